"""The schemes: how a request becomes a draft, and a draft its texts, keys and signature.

The formulas take every part from the draft. Without a change they give what
:mod:`yunbind_runtime.wire.signing` gives, which a test holds.
"""

from __future__ import annotations

import base64
import hmac
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol

from yunbind_facts.protocols import alibaba_rpc, huawei_rest, tencent_api3
from yunbind_runtime.wire.signing import (
    acs3_hmac_sha256,
    percent,
    sdk_hmac_sha256,
    tc3_hmac_sha256,
)
from yunbind_runtime.wire.signing.canonical import list_headers, sha256_hex

from .draft import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable

    from yunbind_runtime.base.http import Headers

    from .signed_request import Pairs, SignedRequest

Keys = tuple[tuple[str, bytes], ...]


class Scheme(Protocol):
    """A signing scheme.

    Attributes:
        TIME: The name of the header or parameter with the time.
        TOKEN: The name of the header or parameter with the token of temporary keys.
    """

    TIME: str
    TOKEN: str

    def draft(self, seen: SignedRequest, secret: str) -> Draft:
        """Return the parts of the signature that the server expects for a request."""
        ...

    def render_query(self, pairs: Pairs) -> str:
        """Return decoded parameters in their signed form."""
        ...

    def canonical_request(self, draft: Draft) -> str | None:
        """Return the canonical request. None for the schemes over parameters."""
        ...

    def string_to_sign(self, draft: Draft) -> str:
        """Return the string to sign."""
        ...

    def list_keys(self, draft: Draft) -> Keys:
        """Return the derived keys with their names. The last one signs."""
        ...

    def read_time(self, seen: SignedRequest) -> datetime | None:
        """Return the time that was sent. None: it is missing or has another form."""
        ...


class _HeaderScheme:
    ALGORITHM: str

    def render_query(self, pairs: Pairs) -> str:
        return percent.encode_pairs(list(pairs))

    def canonical_request(self, draft: Draft) -> str | None:
        lines = [draft.method, draft.path, draft.query]
        lines += [f"{name}:{value}" for name, value in draft.headers]
        if draft.skipped_lines != "behind-headers":
            lines.append("")
        lines += [draft.names, draft.payload]
        if draft.skipped_lines == "empty":
            lines = [line for line in lines if line]
        return draft.newline.join(lines)

    def _digest(self, draft: Draft) -> str:
        canonical = self.canonical_request(draft) or ""
        if draft.digest == "none":
            return canonical
        digest = sha256_hex(canonical.encode())
        return digest.upper() if draft.digest == "upper" else digest

    def string_to_sign(self, draft: Draft) -> str:
        raise NotImplementedError

    def list_keys(self, draft: Draft) -> Keys:
        return (("secret", draft.secret.encode()),)


class _Tc3(_HeaderScheme):
    ALGORITHM = tc3_hmac_sha256.ALGORITHM
    TIME = tencent_api3.SIGNING_TC3_HMAC_SHA256_NAMES["time"]
    TOKEN = tencent_api3.SIGNING_TC3_HMAC_SHA256_NAMES["token"]
    _TERMINATOR = tencent_api3.SIGNING_TC3_HMAC_SHA256_TERMINATOR

    def draft(self, seen: SignedRequest, secret: str) -> Draft:
        request = seen.request
        block = [(name, value.lower()) for name, value in seen.signed_headers]
        headers, names = _split_block(block)
        time = seen.header(self.TIME).strip()
        payload = tc3_hmac_sha256.hash_payload(request.body, request.header("X-TC-Content-SHA256"))
        date = tc3_hmac_sha256.format_date(int(time)) if _is_seconds(time) else "".join(seen.scope[:1])
        return Draft(
            request.method,
            request.host,
            "/",
            request.query,
            headers,
            names,
            payload,
            secret,
            time,
            date,
            find_service(seen),
        )

    def render_query(self, pairs: Pairs) -> str:
        return "&".join(f"{percent.encode(name)}={percent.encode(value)}" for name, value in pairs)

    def string_to_sign(self, draft: Draft) -> str:
        scope = f"{draft.date}/{draft.service}/{self._TERMINATOR}"
        time = () if draft.time is None else (draft.time,)
        return draft.outer_newline.join((self.ALGORITHM, *time, scope, self._digest(draft))) + draft.suffix

    def list_keys(self, draft: Draft) -> Keys:
        if draft.key == "plain":
            return (("secret", draft.secret.encode()),)
        prefix = "" if draft.key == "no-affix" else tencent_api3.SIGNING_TC3_HMAC_SHA256_KEY_PREFIX
        key = f"{prefix}{draft.secret}".encode()
        keys: list[tuple[str, bytes]] = []
        for name, text in (("date", draft.date), ("service", draft.service), ("signing", self._TERMINATOR)):
            key = hmac.digest(key, text.encode(), "sha256")
            if draft.key == "hex":
                key = key.hex().encode()
            keys.append((name, key))
        return tuple(keys)

    def read_time(self, seen: SignedRequest) -> datetime | None:
        return _read_seconds(seen.header(self.TIME))


class _Acs3(_HeaderScheme):
    ALGORITHM = acs3_hmac_sha256.ALGORITHM
    TIME = alibaba_rpc.SIGNING_ACS3_HMAC_SHA256_NAMES["time"]
    TOKEN = alibaba_rpc.SIGNING_ACS3_HMAC_SHA256_NAMES["token"]

    def draft(self, seen: SignedRequest, secret: str) -> Draft:
        request = seen.request
        headers, names = _split_block(seen.signed_headers)
        payload = acs3_hmac_sha256.hash_payload(request.body)
        query = self.render_query(seen.pairs)
        path = request.path or "/"
        return Draft(request.method, request.host, path, query, headers, names, payload, secret)

    def string_to_sign(self, draft: Draft) -> str:
        return f"{self.ALGORITHM}{draft.outer_newline}{self._digest(draft)}{draft.suffix}"

    def read_time(self, seen: SignedRequest) -> datetime | None:
        return _read_form(seen.header(self.TIME), "%Y-%m-%dT%H:%M:%SZ")


class _SdkHmac(_HeaderScheme):
    ALGORITHM = sdk_hmac_sha256.ALGORITHM
    TIME = huawei_rest.SIGNING_SDK_HMAC_SHA256_NAMES["time"]
    TOKEN = huawei_rest.SIGNING_SDK_HMAC_SHA256_NAMES["token"]

    def draft(self, seen: SignedRequest, secret: str) -> Draft:
        request = seen.request
        headers, names = _split_block(seen.signed_headers)
        payload = sdk_hmac_sha256.hash_payload(
            request.body, request.header(huawei_rest.SIGNING_SDK_HMAC_SHA256_NAMES["payload_hash"])
        )
        path, query = sdk_hmac_sha256.canonical_path(request.path), self.render_query(seen.pairs)
        time = seen.header(self.TIME)
        return Draft(request.method, request.host, path, query, headers, names, payload, secret, time)

    def string_to_sign(self, draft: Draft) -> str:
        time = () if draft.time is None else (draft.time,)
        return draft.outer_newline.join((self.ALGORITHM, *time, self._digest(draft))) + draft.suffix

    def read_time(self, seen: SignedRequest) -> datetime | None:
        return _read_form(seen.header(self.TIME), "%Y%m%dT%H%M%SZ")


class _TencentHmac:
    TIME = tencent_api3.SIGNING_HMAC_SHA1_NAMES["time"]
    TOKEN = tencent_api3.SIGNING_HMAC_SHA1_NAMES["token"]

    def __init__(self, function: str) -> None:
        self._function = function

    def draft(self, seen: SignedRequest, secret: str) -> Draft:
        return Draft(
            seen.request.method,
            seen.request.host,
            "/",
            self.render_query(seen.pairs),
            secret=secret,
            hash=self._function,
            encoding="base64",
        )

    def render_query(self, pairs: Pairs) -> str:
        return "&".join(f"{name}={value}" for name, value in sorted(pairs))

    def canonical_request(self, draft: Draft) -> str | None:  # noqa: ARG002 - a scheme over parameters
        return None

    def string_to_sign(self, draft: Draft) -> str:
        return f"{draft.method}{draft.host}{draft.path}?{draft.query}{draft.suffix}"

    def list_keys(self, draft: Draft) -> Keys:
        return (("secret", draft.secret.encode()),)

    def read_time(self, seen: SignedRequest) -> datetime | None:
        return _read_seconds(seen.parameter(self.TIME))


class _AlibabaHmac:
    TIME = alibaba_rpc.SIGNING_HMAC_SHA1_NAMES["time"]
    TOKEN = alibaba_rpc.SIGNING_HMAC_SHA1_NAMES["token"]

    def draft(self, seen: SignedRequest, secret: str) -> Draft:
        return Draft(
            seen.request.method,
            seen.request.host,
            percent.encode("/"),
            self.render_query(seen.pairs),
            secret=secret,
            hash=alibaba_rpc.SIGNING_HMAC_SHA1_HASH,
            encoding="base64",
        )

    def render_query(self, pairs: Pairs) -> str:
        return percent.encode_pairs(list(pairs))

    def canonical_request(self, draft: Draft) -> str | None:  # noqa: ARG002 - a scheme over parameters
        return None

    def string_to_sign(self, draft: Draft) -> str:
        query = percent.encode(draft.query) if draft.outer else draft.query
        return f"{draft.method}&{draft.path}&{query}{draft.suffix}"

    def list_keys(self, draft: Draft) -> Keys:
        suffix = "" if draft.key == "no-affix" else alibaba_rpc.SIGNING_HMAC_SHA1_KEY_SUFFIX
        return (("secret", f"{draft.secret}{suffix}".encode()),)

    def read_time(self, seen: SignedRequest) -> datetime | None:
        return _read_form(seen.parameter(self.TIME), "%Y-%m-%dT%H:%M:%SZ")


SCHEMES: dict[str, Scheme] = {
    "tc3-hmac-sha256": _Tc3(),
    "acs3-hmac-sha256": _Acs3(),
    "sdk-hmac-sha256": _SdkHmac(),
    "tencent-hmac-sha1": _TencentHmac(tencent_api3.SIGNING_HMAC_SHA1_HASH),
    "tencent-hmac-sha256": _TencentHmac(tencent_api3.SIGNING_HMAC_SHA256_HASH),
    "alibaba-hmac-sha1": _AlibabaHmac(),
}
"""The schemes by name."""


def compute_signature(scheme: Scheme, draft: Draft) -> str:
    """Return the signature of a draft."""
    key = scheme.list_keys(draft)[-1][1]
    digest = hmac.digest(key, scheme.string_to_sign(draft).encode(), draft.hash)
    if draft.encoding == "base64":
        return base64.b64encode(digest).decode()
    return digest.hex().upper() if draft.encoding == "HEX" else digest.hex()


def find_service(seen: SignedRequest) -> str:
    """Return the service of Tencent that the host names, or the one of the scope for other hosts."""
    host = seen.request.host.partition(":")[0]
    if ".tencentcloudapi." in host:
        return host.partition(".")[0]
    return "".join(seen.scope[1:2])


def _split_block(headers: Iterable[tuple[str, str]]) -> tuple[Headers, str]:
    block, names = list_headers(headers)
    lines = (line.partition(":") for line in block.split("\n") if line)
    return tuple((name, value) for name, _, value in lines), names


def _is_seconds(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 11


def _read_seconds(text: str) -> datetime | None:
    return datetime.fromtimestamp(int(text), UTC) if _is_seconds(text.strip()) else None


def _read_form(text: str, form: str) -> datetime | None:
    try:
        return datetime.strptime(text.strip(), form).replace(tzinfo=UTC)
    except ValueError:
        return None
