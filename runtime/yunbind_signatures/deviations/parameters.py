"""Mistakes about the query and the parameters."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from urllib.parse import quote, quote_plus

from yunbind_runtime.base.http import FORM
from yunbind_runtime.wire.signing import percent
from yunbind_runtime.wire.signing.canonical import sha256_hex

from yunbind_signatures.draft import Draft
from yunbind_signatures.schemes import SCHEMES
from yunbind_signatures.signed_request import SignedRequest
from yunbind_signatures.texts import Text

from .deviation import ALIBABA, ALL_SCHEMES, HEADER_SCHEMES, TENCENT, Deviation, set_each, set_parts


def _requote(function: Callable[[str], str]) -> Callable[[Draft, SignedRequest], str]:
    """Return the query with names and values encoded by a function."""

    def render(_: Draft, seen: SignedRequest) -> str:
        pairs = seen.pairs if seen.scheme == "tc3-hmac-sha256" else sorted(seen.pairs)
        return "&".join(f"{function(name)}={function(value)}" for name, value in pairs)

    return render


def _encode_lower(text: str) -> str:
    return "".join(part if not part.startswith("%") else part.lower() for part in _split_escapes(text))


def _split_escapes(text: str) -> Iterator[str]:
    encoded = percent.encode(text)
    place = 0
    while place < len(encoded):
        size = 3 if encoded[place] == "%" else 1
        yield encoded[place : place + size]
        place += size


def _join(pairs: Iterable[tuple[str, str]], seen: SignedRequest) -> str:
    """Return decoded pairs in their given order, encoded as the scheme encodes them."""
    encode: Callable[[str], str] = str if seen.scheme in TENCENT else percent.encode
    return "&".join(f"{encode(name)}={encode(value)}" for name, value in pairs)


def _drop_parameters(_: Draft, seen: SignedRequest) -> Iterator[str]:
    render = SCHEMES[seen.scheme].render_query
    for index in range(len(seen.pairs)):
        yield render(seen.pairs[:index] + seen.pairs[index + 1 :])


def _query_of_body(draft: Draft, seen: SignedRequest) -> Iterator[Draft]:
    """The body as the query, or the query as the body: the place of members of the other method."""
    body, query = seen.request.body.decode("utf-8", "replace"), seen.request.query
    content_type = (seen.request.header("Content-Type") or "").partition(";")[0].strip().lower()
    if content_type == FORM and body:
        yield replace(draft, query=SCHEMES[seen.scheme].render_query(tuple(percent.decode_pairs(body))))
    if query:
        yield replace(draft, query="", payload=sha256_hex(query.encode()))


PARAMETERS: tuple[Deviation, ...] = (
    Deviation(
        "parameters-plus",
        "query",
        (*HEADER_SCHEMES, *ALIBABA),
        set_parts(query=_requote(quote_plus)),
        Text("A space was signed as +.", "空格被签成了 +。"),
        Text("Encode a space as %20.", "请把空格编码为 %20。"),
    ),
    Deviation(
        "parameters-escapes",
        "query",
        (*HEADER_SCHEMES, *ALIBABA),
        set_parts(query=_requote(_encode_lower)),
        Text("Percent escapes were signed in lower case.", "百分号转义使用了小写。"),
        Text("Use capitals in escapes, such as %3A.", "转义请使用大写，例如 %3A。"),
    ),
    Deviation(
        "parameters-asterisk",
        "query",
        (*HEADER_SCHEMES, *ALIBABA),
        set_each(
            "query",
            lambda draft, seen: [
                _requote(lambda text: quote(text, safe="*~"))(draft, seen),
                _requote(lambda text: quote(text, safe="").replace("~", "%7E"))(draft, seen),
                _requote(lambda text: quote(text, safe="/~"))(draft, seen),
                _requote(lambda text: quote(text, safe="!'()*~"))(draft, seen),
                _requote(lambda text: quote(text, safe="~/:,[]"))(draft, seen),
            ],
        ),
        Text(
            "A character such as *, ~, / or : was encoded otherwise.",
            "*、~、/ 或 : 等字符的编码方式不同。",
        ),
        Text(
            "Encode all characters but letters, digits, -, _, . and ~.",
            "除字母、数字、-、_、. 和 ~ 之外的字符都要编码。",
        ),
    ),
    Deviation(
        "parameters-encoded",
        "query",
        TENCENT,
        set_each(
            "query",
            lambda draft, seen: [
                _requote(function)(draft, seen) for function in (percent.encode, quote_plus, quote)
            ],
        ),
        Text("The signed parameters are percent-encoded.", "签名中的参数做了百分号编码。"),
        Text(
            "Sign the decoded values, and encode them when they are sent.",
            "请用未编码的值签名，发送时再编码。",
        ),
    ),
    Deviation(
        "parameters-decoded",
        "query",
        (*HEADER_SCHEMES, *ALIBABA),
        set_parts(query=_requote(lambda text: text)),
        Text("The signed parameters are not percent-encoded.", "签名中的参数没有做百分号编码。"),
        Text("Percent-encode names and values before you sign.", "签名前请对参数名和值做百分号编码。"),
    ),
    Deviation(
        "parameters-encoded-twice",
        "query",
        (*HEADER_SCHEMES, *ALIBABA),
        set_parts(query=_requote(lambda text: percent.encode(percent.encode(text)))),
        Text("The signed parameters are percent-encoded twice.", "签名中的参数做了两次百分号编码。"),
        Text("Percent-encode names and values once.", "参数名和值只做一次百分号编码。"),
    ),
    Deviation(
        "parameters-encoded-once",
        "query",
        ALIBABA,
        set_parts(outer=lambda _draft, _seen: False),
        Text("The joined parameters were not encoded a second time.", "拼接后的参数没有再编码一次。"),
        Text(
            "Encode each name and value, join them, and encode the whole once more.",
            "先编码每个参数名和值，拼接后再整体编码一次。",
        ),
    ),
    Deviation(
        "parameters-order",
        "query",
        ALL_SCHEMES,
        set_each(
            "query",
            lambda _, seen: [
                _join(seen.pairs, seen),
                seen.request.query,
                _join(sorted(seen.pairs), seen),
                _join(sorted(seen.pairs, key=lambda pair: pair[0].lower()), seen),
                _join(reversed(seen.pairs), seen),
            ],
        ),
        Text("The signed parameters are in another order.", "签名中的参数顺序不同。"),
        Text(
            "Sort the parameters by the code points of their names. For TC3, sign the query as it is sent.",
            "请按参数名的码位排序。TC3 则按实际发送的查询串签名。",
        ),
    ),
    Deviation(
        "parameters-missing",
        "query",
        ALL_SCHEMES,
        set_each("query", _drop_parameters),
        Text("A parameter was added after signing.", "有参数是在签名之后添加的。"),
        Text(
            "Add all parameters, then sign, then add only the signature.",
            "请先添加全部参数再签名，之后只添加签名。",
        ),
    ),
    Deviation(
        "query-missing",
        "query",
        HEADER_SCHEMES,
        set_parts(query=lambda _draft, _seen: ""),
        Text("The query was not signed.", "查询串没有参与签名。"),
        Text("Put the query into the canonical request.", "请把查询串放入规范请求。"),
    ),
    Deviation(
        "query-or-body",
        "query",
        HEADER_SCHEMES,
        _query_of_body,
        Text(
            "The members were signed in another place than they were sent: query or body.",
            "参数签名的位置与发送的位置（查询串或请求体）不一致。",
        ),
        Text("Sign the members where they are sent.", "参数在哪里发送，就在哪里签名。"),
    ),
)
