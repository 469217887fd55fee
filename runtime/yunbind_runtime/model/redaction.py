"""Removal of secrets from errors and request ids.

Responses of services and gateways can repeat the request, or the string that was signed. So the secrets of a
call are masked in what is shown of its responses. The text is unescaped, layer by layer, and each layer is
searched: so it does not matter how and how often a secret was escaped. Secrets in Base64 and in hexadecimal
are found as well. Shorter secrets than eight characters are not masked, because they occur by chance.
"""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING, Any, cast

from yunbind_facts.behavior import SECRETS_LAYERS, SECRETS_MASK, SECRETS_SHORTEST, SECRETS_TEXT_SIZE

from yunbind_runtime.base.errors import YunbindError
from yunbind_runtime.base.http import USUAL_ID, may_repeat_secret

from .unescaping import as_bytes_text, unescape

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from .unescaping import Unescaped

_MIN_UNESCAPED = 5
_MAX_VALUES = 10_000
"""Maximum number of values in the details of an error."""
_MAX_DEPTH = 50
_MAX_CAUSES = 20
_GROWTH = 12
"""An escape has up to so many characters, such as ``\\\\u002f`` in JSON in JSON."""

_BASE64 = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+ /-_")
"""Characters of Base64, with the space that a plus is searched as."""


def redact(error: YunbindError, secrets: Iterable[str]) -> None:
    """Mask secrets in all texts of an error and of its causes, however they are escaped."""
    _Redactor(secrets).redact(error, set())


def redact_request_id(request_id: str | None, secrets: Collection[str]) -> str | None:
    """Return a request id with secrets masked."""
    if not request_id or not may_repeat_secret(request_id, secrets):
        return request_id
    masked = _Redactor(secrets).mask(request_id)
    is_split = masked == request_id and USUAL_ID.fullmatch(request_id)  # by the hyphens of a UUID
    return SECRETS_MASK if is_split else masked


class _Redactor:
    """Masks the secrets of a call.

    Args:
        secrets: The secrets.
    """

    def __init__(self, secrets: Iterable[str]) -> None:
        long = {secret for secret in secrets if len(secret) >= SECRETS_SHORTEST}
        self._needles = _list_needles(long)
        self._margin = min(_GROWTH * max(map(len, long), default=0), SECRETS_TEXT_SIZE)
        self._values_left = _MAX_VALUES
        self._shown: set[int] = set()

    def redact(self, error: YunbindError, seen: set[int]) -> None:
        """Mask the secrets in an error and its causes."""
        seen.add(id(error))
        error.args = tuple(self.mask_value(argument) for argument in error.args)
        for name, value in vars(error).items():
            if isinstance(value, (str, bytes, dict, list, tuple)):
                self._values_left = _MAX_VALUES
                setattr(error, name, self.mask_value(cast("object", value)))
        self._redact_causes(error, seen)

    def _redact_causes(self, error: BaseException, seen: set[int]) -> None:
        for name in ("__cause__", "__context__"):
            cause: BaseException | None = getattr(error, name)
            if cause is None:
                continue
            if id(cause) not in seen and not (len(seen) < _MAX_CAUSES and self._redact_cause(cause, seen)):
                self._shown.add(id(cause))
            if id(cause) not in self._shown:
                continue
            is_suppressed = error.__suppress_context__
            setattr(error, name, None)
            error.__suppress_context__ = is_suppressed

    def _redact_cause(self, cause: BaseException, seen: set[int]) -> bool:
        """Mask the secrets in a cause. Return False if it shows them nevertheless."""
        if isinstance(cause, YunbindError):
            self.redact(cause, seen)
            return True
        seen.add(id(cause))
        if self._is_shown_by(cause):
            # The exception of a library, such as one that quotes a malformed header.
            cause.args = tuple(self.mask_value(argument) for argument in cause.args)
            vars(cause).clear()
            if self._is_shown_by(cause):
                return False
        self._redact_causes(cause, seen)
        return True

    def _is_shown_by(self, cause: BaseException) -> bool:
        """Return whether an exception may show a secret."""
        try:
            texts = [str(cause), repr(cause), *map(str, vars(cause).values())]
        except Exception:  # noqa: BLE001 - it lost an attribute that its text needs
            return True
        return any(len(text) > SECRETS_TEXT_SIZE or self.mask(text) != text for text in texts)

    def mask_value(self, value: object, depth: int = 0) -> Any:
        """Return a value with the secrets in its texts masked."""
        self._values_left -= 1
        if self._values_left < 0 or depth > _MAX_DEPTH:
            return SECRETS_MASK
        if isinstance(value, str):
            return self.mask(value)
        if isinstance(value, (bytes, bytearray)):
            return self._mask_bytes(value)
        if isinstance(value, BaseException):
            return SECRETS_MASK if self._is_shown_by(value) else value
        if isinstance(value, dict):
            members = cast("dict[object, object]", value)
            return {
                self.mask_value(key, depth + 1): self.mask_value(item, depth + 1)
                for key, item in members.items()
            }
        if isinstance(value, (list, tuple)):
            items = [self.mask_value(item, depth + 1) for item in cast("list[object]", value)]
            return tuple(items) if isinstance(value, tuple) else items
        return value

    def _mask_bytes(self, content: bytes | bytearray) -> bytes:
        text = content[: SECRETS_TEXT_SIZE + self._margin].decode("latin-1")
        return self._mask_bytes_text(text).encode("latin-1")

    def mask(self, text: str) -> str:
        """Return a text with the secrets masked, and cut."""
        if len(text) < SECRETS_SHORTEST:
            return text
        masked = self._mask_bytes_text(as_bytes_text(text[: SECRETS_TEXT_SIZE + self._margin]))
        if masked.isascii():
            return masked
        content = masked.encode("latin-1")
        try:
            return content.decode("utf-8", "surrogatepass")
        except UnicodeDecodeError:
            return content.decode("utf-8", "replace")  # it was cut within a character

    def _mask_bytes_text(self, text: str) -> str:
        """Return a text of bytes with the secrets masked, and cut."""
        pieces: list[str] = []
        position = 0
        for start, end in _join(self._find(text)):
            if start >= SECRETS_TEXT_SIZE:
                break
            pieces += (text[position:start], SECRETS_MASK)
            position = end
        return "".join((*pieces, text[position:SECRETS_TEXT_SIZE]))

    def _find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the parts of a text that spell a secret."""
        layers: list[Unescaped] = []
        for _ in range(SECRETS_LAYERS):
            plain = text.replace("+", " ")  # as in forms
            for needle, is_encoded in self._needles:
                for span in _find_all(plain, needle, is_encoded=is_encoded):
                    for layer in reversed(layers):
                        span = layer.locate(*span)
                    yield span
            inner = unescape(text)
            if inner is None:
                return
            layers.append(inner)
            text = inner.text


def _find_all(text: str, needle: str, *, is_encoded: bool) -> Iterator[tuple[int, int]]:
    """Yield the places of a needle. In Base64, its neighbours share characters with it, which are added."""
    start = text.find(needle)
    while start >= 0:
        end = start + len(needle)
        is_first = not is_encoded or start == 0 or text[start - 1] not in _BASE64
        is_last = not is_encoded or end == len(text) or text[end] not in _BASE64
        yield start if is_first else start - 1, end if is_last else end + 1
        start = text.find(needle, end)


def _list_needles(secrets: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """Return the texts to search for, and whether each is in Base64."""
    needles: dict[str, bool] = {}
    for secret in secrets:
        layer: Unescaped | None = None
        text = as_bytes_text(secret)
        for _ in range(SECRETS_LAYERS):
            # A secret can look like an escape, such as a%2Fb, and is then unescaped with the text around it.
            if len(text) >= _MIN_UNESCAPED:
                needles[text] = False
            layer = unescape(text)
            if layer is None:
                break
            text = layer.text
        content = _encode(secret)
        needles |= dict.fromkeys((content.hex(), content.hex().upper()), False)
        for offset in range(3):
            # The bytes before and after the secret share its first and its last character.
            encoded = b64encode(bytes(offset) + content).decode().rstrip("=")
            core = encoded[(8 * offset + 5) // 6 : (8 * (offset + len(content))) // 6]
            needles[core] = needles[core.replace("+", "-").replace("/", "_")] = True
    return tuple((needle.replace("+", " "), is_encoded) for needle, is_encoded in needles.items())


def _join(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans in order, joined where they overlap."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start < joined[-1][1]:
            joined[-1] = joined[-1][0], max(end, joined[-1][1])
        else:
            joined.append((start, end))
    return joined


def _encode(secret: str) -> bytes:
    return secret.encode("utf-8", "surrogatepass")
