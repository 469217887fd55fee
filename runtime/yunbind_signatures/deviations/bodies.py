"""Mistakes about the body and its hash."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from contextlib import suppress

from yunbind_facts.protocols import alibaba_rpc
from yunbind_runtime.wire.signing.canonical import sha256_hex

from yunbind_signatures.draft import Draft
from yunbind_signatures.signed_request import SignedRequest
from yunbind_signatures.texts import Text

from .deviation import HEADER_SCHEMES, Deviation, set_each, set_parts

_ACS3_HASH = alibaba_rpc.SIGNING_ACS3_HMAC_SHA256_NAMES["payload_hash"]
_MAX_BODY = 2**20
"""Maximum size of a body that is parsed as JSON, in bytes."""


def _reformat_json(_: Draft, seen: SignedRequest) -> Iterator[str]:
    """Hashes of the same JSON with other white space, escapes and order of keys."""
    if len(seen.request.body) > _MAX_BODY:
        return
    try:
        value = json.loads(seen.request.body)
    except (ValueError, RecursionError):
        return
    for separators in ((",", ":"), (", ", ": "), None):
        for ascii_only in (False, True):
            for sort in (False, True):
                text = json.dumps(
                    value,
                    separators=separators or (",", ": "),
                    ensure_ascii=ascii_only,
                    sort_keys=sort,
                    indent=None if separators else 2,
                )
                yield sha256_hex(text.encode("utf-8", "surrogatepass"))
                escaped = text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")
                yield sha256_hex(escaped.encode("utf-8", "surrogatepass"))


def _change_line_feeds(_: Draft, seen: SignedRequest) -> Iterator[str]:
    body = seen.request.body
    for changed in (
        body + b"\n",
        body + b"\r\n",
        body.strip(),
        body.replace(b"\r\n", b"\n"),
        body.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"),
        body.replace(b"\r", b"").replace(b"\n", b""),
    ):
        yield sha256_hex(changed)


def _recode_body(_: Draft, seen: SignedRequest) -> Iterator[str]:
    for sent, signed in (
        ("utf-8", "gb18030"),
        ("gb18030", "utf-8"),
        ("utf-8", "latin-1"),
        ("latin-1", "utf-8"),
    ):
        try:
            yield sha256_hex(seen.request.body.decode(sent).encode(signed))
        except UnicodeError:
            continue


def _hash_otherwise(draft: Draft, seen: SignedRequest) -> Iterator[str]:
    yield draft.payload.upper()
    with suppress(ValueError):
        yield base64.b64encode(bytes.fromhex(draft.payload)).decode()
    yield seen.request.body.decode("utf-8", "replace")
    yield ""


BODIES: tuple[Deviation, ...] = (
    Deviation(
        "body-json",
        "body",
        HEADER_SCHEMES,
        set_each("payload", _reformat_json),
        Text(
            "The body was serialised twice: the signed JSON has other spaces, escapes or order.",
            "请求体被序列化了两次：签名的 JSON 与发送的空格、转义或顺序不同。",
        ),
        Text(
            "Serialise once, sign these bytes, and send the same bytes.",
            "请只序列化一次，用这些字节签名并发送。",
        ),
    ),
    Deviation(
        "body-line-feeds",
        "body",
        HEADER_SCHEMES,
        set_each("payload", _change_line_feeds),
        Text("Line feeds or spaces of the signed body differ.", "签名的请求体与发送的换行或空格不同。"),
        Text(
            "Sign the bytes that are sent. curl -d @file removes line feeds: use --data-binary.",
            "请用实际发送的字节签名。curl -d @file 会去掉换行，请使用 --data-binary。",
        ),
    ),
    Deviation(
        "body-empty",
        "body",
        HEADER_SCHEMES,
        set_parts(payload=lambda _draft, _seen: sha256_hex(b"")),
        Text("The signer hashed an empty body.", "签名时对空请求体做了哈希。"),
        Text("Hash the body that is sent.", "请对实际发送的请求体做哈希。"),
    ),
    Deviation(
        "body-changed",
        "body",
        ("acs3-hmac-sha256",),
        set_each("payload", lambda _draft, seen: [seen.header(_ACS3_HASH)]),
        Text("The body was changed after it was hashed and signed.", "请求体在计算哈希并签名之后被改动。"),
        Text("Send the bytes whose hash was signed.", "请发送签名时计算哈希的那些字节。"),
    ),
    Deviation(
        "body-charset",
        "body",
        HEADER_SCHEMES,
        set_each("payload", _recode_body),
        Text(
            "The body was signed in another character set than UTF-8.",
            "签名的请求体使用了 UTF-8 之外的字符集。",
        ),
        Text(
            "Encode the body as UTF-8, sign these bytes and send them.",
            "请用 UTF-8 编码请求体，用这些字节签名并发送。",
        ),
    ),
    Deviation(
        "body-unsigned",
        "body",
        HEADER_SCHEMES,
        set_each("payload", lambda _draft, _seen: ["UNSIGNED-PAYLOAD", sha256_hex(b"UNSIGNED-PAYLOAD")]),
        Text(
            "The signature leaves the body out, and no header declares it.",
            "签名时省略了请求体，但没有相应的请求头。",
        ),
        Text(
            "Send the vendor's header for an unsigned body, or sign the body.",
            "请发送厂商规定的不签名请求体的请求头，或对请求体签名。",
        ),
    ),
    Deviation(
        "body-hash-form",
        "body",
        HEADER_SCHEMES,
        set_each("payload", _hash_otherwise),
        Text("The hash of the body has another form.", "请求体哈希的形式不同。"),
        Text("Write the SHA-256 in lower-case hexadecimal digits.", "SHA-256 请写成小写十六进制。"),
    ),
)
