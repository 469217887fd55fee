"""Redaction: secrets in any spelling are masked, other text stays, and the work is bounded."""

from __future__ import annotations

import base64
import copy
import json
import pickle
import time
from collections.abc import Callable
from html import escape
from typing import Any
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yunbind_facts.behavior import SECRETS_TEXT_SIZE
from yunbind_runtime.base.errors import ApiError, ConnectionLost, UnreadableResponse
from yunbind_runtime.model.redaction import redact, redact_request_id
from yunbind_runtime.model.unescaping import unescape

SECRET = "pA/ss+w0rd&\"k'\\é镜😀="
PLAIN = "AKsecretKEY0123/456+789="


def mask(text: str, *secrets: str) -> str:
    """Return a text as redaction leaves it in an error."""
    error = ApiError(code="Code", message=text)
    redact(error, secrets or (SECRET, PLAIN))
    return error.message


def _all(write: Callable[[str], str]) -> Callable[[str], str]:
    return lambda text: "".join(map(write, text))


def _utf16(character: str) -> list[str]:
    content = character.encode("utf-16-be").hex()
    return [content[index : index + 4] for index in range(0, len(content), 4)]


SPELLINGS: dict[str, Callable[[str], str]] = {
    "plain": lambda text: text,
    "json": lambda text: json.dumps(text)[1:-1],
    "json as utf-8": lambda text: json.dumps(text, ensure_ascii=False)[1:-1],
    "json with a slash": lambda text: json.dumps(text)[1:-1].replace("/", "\\/"),
    "json of each character": _all(lambda each: "".join(f"\\u{part}" for part in _utf16(each))),
    "json in capitals": _all(lambda each: "".join(f"\\u{part.upper()}" for part in _utf16(each))),
    "json for HTML": lambda text: json.dumps(text)[1:-1].replace("&", "\\u0026").replace("+", "\\u002b"),
    "javascript": _all(lambda each: f"\\u{{{ord(each):x}}}"),
    "python": lambda text: repr(text.encode())[2:-1],
    "percent": lambda text: quote(text, safe="~"),
    "percent with slash": quote,
    "percent in lower case": _all(lambda each: "".join(f"%{byte:02x}" for byte in each.encode())),
    "percent of each byte": _all(lambda each: "".join(f"%{byte:02X}" for byte in each.encode())),
    "percent u": _all(lambda each: "".join(f"%u{part}" for part in _utf16(each))),
    "form": quote_plus,
    "html": escape,
    "html decimal": _all(lambda each: f"&#{ord(each)};"),
    "html hexadecimal": _all(lambda each: f"&#x{ord(each):X};"),
    "html without semicolon": _all(lambda each: f"&#{ord(each):07};"),
    "html names": lambda text: (
        escape(text).replace("/", "&sol;").replace("+", "&plus;").replace("&#x27;", "&apos;")
    ),
    "base64": lambda text: base64.b64encode(text.encode()).decode(),
    "base64 after one byte": lambda text: base64.b64encode(b":" + text.encode() + b":").decode(),
    "base64 after two bytes": lambda text: base64.b64encode(b"u:" + text.encode() + b"::").decode(),
    "base64 for URLs": lambda text: base64.urlsafe_b64encode(b"u:" + text.encode()).decode(),
    "base64 in a form": lambda text: quote_plus(base64.b64encode(text.encode()).decode()),
    "hexadecimal": lambda text: text.encode().hex(),
    "hexadecimal in capitals": lambda text: text.encode().hex().upper(),
}
LAYERS = {
    name: SPELLINGS[name] for name in ("plain", "json", "percent", "percent in lower case", "form", "html")
}


@pytest.mark.parametrize("secret", [SECRET, PLAIN, "12345678", "a%2Fb&amp;c\\n", "with space+plus"])
@pytest.mark.parametrize("outer", LAYERS.values(), ids=LAYERS)
@pytest.mark.parametrize("spelling", SPELLINGS)
def test_a_secret_is_masked_in_every_spelling(
    spelling: str, outer: Callable[[str], str], secret: str
) -> None:
    written = outer(SPELLINGS[spelling](secret))
    masked = mask(f"before <{written}> after", secret)
    assert "***" in masked
    assert masked.startswith("before <")
    assert masked.endswith("> after")
    around = len(masked) - len("before <*** after>")
    assert around <= (len(outer("YQ==")) + len(outer("YQ==")) if "base64" in spelling else 0)


@given(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=16, max_size=24),
    st.lists(st.sampled_from(list(SPELLINGS.values())[:20]), max_size=3),
)
def test_no_layer_of_a_masked_text_contains_the_secret(secret: str, spellings: list[Any]) -> None:
    written = secret
    for spell in spellings:
        written = spell(written)
    masked = mask(f"{{{written}}}", secret)
    assert "***" in masked
    layer: Any = masked
    while layer is not None:
        assert secret not in layer
        unescaped = unescape(layer)
        layer = unescaped.text if unescaped else None


@given(st.text(max_size=60))
def test_other_text_stays_as_it_is(text: str) -> None:
    assert mask(text, "0123456789-a-secret") == text


@pytest.mark.parametrize("secret", ["wrong", "is", "1234567", ""])
def test_short_secrets_are_not_masked(secret: str) -> None:
    """Masking them would hide the problem."""
    text = "The signature is wrong: 1234567"
    assert mask(text, secret) == text
    assert redact_request_id(secret, (secret,)) == secret


def test_a_secret_of_eight_characters_is_masked() -> None:
    assert mask("a 12345678 b", "12345678") == "a *** b"


def test_only_the_secret_is_masked() -> None:
    text = f'{{"Error": "denied \\u4e2d\\/x", "Key": "{SPELLINGS["json of each character"](PLAIN)}", "Z": 1}}'
    assert mask(text) == '{"Error": "denied \\u4e2d\\/x", "Key": "***", "Z": 1}'


def test_secrets_in_secrets_are_masked() -> None:
    assert mask("x inner-secret y outer-inner-secret-outer", "inner-secret", "outer-inner-secret-outer") == (
        "x *** y ***"
    )


def test_lone_surrogates_do_not_prevent_masking() -> None:
    assert mask("\ud800 secret-\ud800-secret é", "secret-\ud800-secret") == "\ud800 *** é"


def test_all_texts_of_an_error_are_masked() -> None:
    details = {PLAIN: [{"a": (PLAIN, PLAIN.encode())}], "n": 1, "none": None}
    error = ApiError(
        code=PLAIN, message=PLAIN, request_id=PLAIN, body=PLAIN.encode(), details=details, action=PLAIN
    )
    error.add_note(f"a note with {PLAIN}")
    error.place = PLAIN
    redact(error, (PLAIN,))
    for shown in (repr(error), str(error), str(vars(error)), str(error.args)):
        assert PLAIN not in shown
    for other in (pickle.loads(pickle.dumps(error)), copy.copy(error), copy.deepcopy(error)):
        assert PLAIN not in str(vars(other))
    assert error.details == {"***": [{"a": ("***", b"***")}], "n": 1, "none": None}


class _Foreign(Exception):
    """The exception of a library."""

    def __init__(self, message: str, line: bytes = b"") -> None:
        super().__init__(message)
        self.line = line


class _Stubborn(Exception):
    """An exception whose text does not depend on its arguments."""

    def __str__(self) -> str:
        return PLAIN


class _Broken(Exception):
    def __str__(self) -> str:
        raise ValueError


def _raise_chain(*causes: BaseException, is_explicit: bool) -> ConnectionLost:
    error: BaseException = ConnectionLost("lost")
    first = error
    for cause in causes:
        if is_explicit:
            error.__cause__ = cause
        else:
            error.__context__ = cause
        error = cause
    assert isinstance(first, ConnectionLost)
    return first


def _list_chain(error: BaseException | None) -> list[BaseException]:
    chain: list[BaseException] = []
    while error is not None:
        chain.append(error)
        error = error.__cause__ or error.__context__
    return chain


@pytest.mark.parametrize("is_explicit", [True, False])
def test_causes_of_an_error_are_masked(*, is_explicit: bool) -> None:
    line = f"illegal header line: X: {PLAIN}"
    causes = (
        _Foreign(line, PLAIN.encode()),
        ValueError(line.encode()),
        ConnectionLost(line),
    )
    error = _raise_chain(*causes, is_explicit=is_explicit)
    redact(error, (PLAIN,))
    chain = _list_chain(error)
    assert len(chain) == 4
    for each in chain:
        assert PLAIN not in f"{each} {each!r} {vars(each)}"
    assert str(chain[1]) == "illegal header line: X: ***"


@pytest.mark.parametrize(
    "cause", [_Stubborn(), _Broken(), OSError(1, PLAIN), ValueError("x" * (SECRETS_TEXT_SIZE + 1))]
)
def test_a_cause_that_cannot_be_masked_is_removed(cause: Exception) -> None:
    for is_explicit in (True, False):
        error = _raise_chain(cause, is_explicit=is_explicit)
        redact(error, (PLAIN,))
        if isinstance(cause, ValueError):
            assert len(f"{error.__cause__} {error.__context__}") < SECRETS_TEXT_SIZE + 99
        else:
            assert (error.__cause__, error.__context__) == (None, None)


def test_a_cause_is_masked_in_the_cause_that_repeats_it() -> None:
    """As httpcore repeats the exceptions of h11."""
    inner = ValueError(f"illegal header line: {PLAIN}")
    outer = RuntimeError(inner)
    outer.__cause__ = outer.__context__ = inner
    error = _raise_chain(outer, is_explicit=False)
    redact(error, (PLAIN,))
    assert PLAIN not in f"{outer!r} {outer} {inner!r}"


def test_a_removed_cause_is_removed_everywhere() -> None:
    outer = RuntimeError("the reason")
    outer.__cause__ = outer.__context__ = _Stubborn()
    error = _raise_chain(outer, is_explicit=True)
    redact(error, (PLAIN,))
    assert (error.__cause__, outer.__cause__, outer.__context__) == (outer, None, None)


def test_causes_without_secrets_stay_as_they_are() -> None:
    cause = _Foreign("the reason", b"line")
    error = _raise_chain(cause, is_explicit=True)
    redact(error, (PLAIN,))
    assert error.__cause__ is cause
    assert (cause.args, cause.line) == (("the reason",), b"line")


def test_circular_causes_end() -> None:
    first, second = ConnectionLost(PLAIN), ValueError(PLAIN)
    first.__context__, second.__context__ = second, first
    redact(first, (PLAIN,))
    assert PLAIN not in f"{first} {second}"


UUID = "0f8fad5b-d9cb-469f-a165-70867728950e"


@pytest.mark.parametrize("request_id", [None, "", "id", UUID, UUID.upper(), UUID.replace("-", ""), "req 1/2"])
def test_the_request_ids_of_vendors_stay_as_they_are(request_id: str | None) -> None:
    assert redact_request_id(request_id, (SECRET, PLAIN)) == request_id


@pytest.mark.parametrize("secret", [SECRET, PLAIN, "12345678", "abcdef01-2345"])
@pytest.mark.parametrize("spell", SPELLINGS.values(), ids=SPELLINGS)
def test_a_secret_as_request_id_is_masked(spell: Callable[[str], str], secret: str) -> None:
    shown = redact_request_id(spell(secret), (secret,))
    assert shown is not None
    assert "***" in shown
    assert len(shown) <= 11  # the ends of the Base64 around it


LARGE: dict[str, bytes] = {
    "plain": b"x" * (31 << 20),
    "backslashes": b"\\" * (31 << 20),
    "json": b"\\u0041" * (5 << 20),
    "percent": b"%41" * (10 << 20),
    "percent of percent": b"%25" * (10 << 20),
    "references": b"&amp;" * (6 << 20),
    "secrets": PLAIN.encode() * (1 << 20),
    "secrets in percent": quote(PLAIN).encode() * (1 << 20),
    "zeros": bytes(31 << 20),
}


@pytest.mark.parametrize("body", LARGE.values(), ids=LARGE)
def test_a_large_body_is_searched_in_bounded_time(body: bytes) -> None:
    error = UnreadableResponse("m", http_status=500, body=body)
    started = time.process_time()
    redact(error, (PLAIN, SECRET, "x" * 4000, *(f"password-{number}" for number in range(10))))
    assert time.process_time() - started < 2
    assert len(error.body) <= SECRETS_TEXT_SIZE
    assert PLAIN.encode() not in error.body


def test_a_large_document_is_searched_in_bounded_time() -> None:
    nested: Any = PLAIN
    for _ in range(2000):
        nested = [nested]
    details = {"deep": nested, **{f"k{number}": PLAIN for number in range(300_000)}}
    error = ApiError(code="c", message="m" * (31 << 20), details=details)
    started = time.process_time()
    redact(error, (PLAIN, SECRET))
    assert time.process_time() - started < 2
    assert len(error.message) == SECRETS_TEXT_SIZE
    assert not [value for value in error.details.values() if value == PLAIN]


@pytest.mark.parametrize("spell", [SPELLINGS["plain"], SPELLINGS["json of each character"]])
def test_a_secret_at_the_cut_is_masked(spell: Callable[[str], str]) -> None:
    """The part before the cut would show its beginning."""
    written = spell(PLAIN)
    for shift in range(0, len(written) + 2, 5):
        body = b"x" * (SECRETS_TEXT_SIZE - shift) + written.encode() + b"y" * SECRETS_TEXT_SIZE
        error = UnreadableResponse("m", http_status=500, body=body)
        redact(error, (PLAIN,))
        assert error.body[SECRETS_TEXT_SIZE - shift :].startswith((b"***", b"y")) or not shift
        assert PLAIN[:5].encode() not in error.body


def test_a_cut_within_a_character_leaves_text() -> None:
    assert mask("é" * SECRETS_TEXT_SIZE, PLAIN).startswith("é" * (SECRETS_TEXT_SIZE // 2 - 1))
