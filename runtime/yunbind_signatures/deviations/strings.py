"""Mistakes about the time, the string to sign, the key and the form of the signature."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from yunbind_signatures.draft import Draft
from yunbind_signatures.schemes import SCHEMES
from yunbind_signatures.signed_request import SignedRequest
from yunbind_signatures.texts import Text

from .deviation import (
    ALIBABA,
    ALL_SCHEMES,
    HEADER_SCHEMES,
    PARAMETER_SCHEMES,
    SDK,
    TC3,
    TENCENT,
    Change,
    Deviation,
    set_each,
    set_parts,
    with_header,
)


def _shift_time(seconds: Iterable[int]) -> Change:
    """Return a change of the time by each of some seconds, with the date of the scope."""
    shifts = tuple(seconds)

    def change(draft: Draft, seen: SignedRequest) -> Iterator[Draft]:
        moment = SCHEMES[seen.scheme].read_time(seen)
        if moment is None:
            return
        for shift in shifts:
            other = moment + timedelta(seconds=shift)
            yield from _with_time(draft, seen, other)

    return change


def _with_time(draft: Draft, seen: SignedRequest, moment: datetime) -> Iterator[Draft]:
    scheme = SCHEMES[seen.scheme]
    if seen.scheme == "tc3-hmac-sha256":
        yield replace(draft, time=str(int(moment.timestamp())), date=moment.strftime("%Y-%m-%d"))
        return
    form = "%Y%m%dT%H%M%SZ" if seen.scheme == "sdk-hmac-sha256" else "%Y-%m-%dT%H:%M:%SZ"
    text = moment.strftime(form)
    if seen.scheme in HEADER_SCHEMES:
        name = scheme.TIME.lower()
        if name in dict(draft.headers):
            yield with_header(replace(draft, time=text if draft.time else draft.time), name, text)
        return
    if seen.scheme in TENCENT:
        text = str(int(moment.timestamp()))
    pairs = tuple((name, text if name == scheme.TIME else value) for name, value in seen.pairs)
    yield replace(draft, query=scheme.render_query(pairs))


def _other_times(draft: Draft, seen: SignedRequest) -> Iterator[Draft]:
    moment = SCHEMES[seen.scheme].read_time(seen)
    if moment is None:
        return
    seconds = int(moment.timestamp())
    for text in (
        f"{seconds}000",
        moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        moment.strftime("%Y%m%dT%H%M%SZ"),
        "",
    ):
        if text != draft.time:
            yield replace(draft, time=text)


def _other_dates(draft: Draft, seen: SignedRequest) -> Iterator[str]:
    yield "".join(seen.scope[:1])
    try:
        day = datetime.strptime(draft.date, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError:
        return
    for days in (1, -1):
        yield (day + timedelta(days=days)).strftime("%Y-%m-%d")
    yield day.strftime("%Y%m%d")


def _other_secrets(draft: Draft, seen: SignedRequest) -> Iterator[str]:
    secret = draft.secret
    yield from (secret.strip(), f"{secret}\n", f"{secret}\r\n", f"{secret} ", f" {secret}", f'"{secret}"')
    with suppress(ValueError):  # binascii.Error and UnicodeError are ValueErrors
        yield base64.b64decode(secret, validate=True).decode()
    yield base64.b64encode(secret.encode()).decode()
    yield seen.key_id


STRINGS: tuple[Deviation, ...] = (
    Deviation(
        "time-clock",
        "time",
        ALL_SCHEMES,
        _shift_time((*range(-15, 0), *range(1, 16), 8 * 3600, -8 * 3600)),
        Text(
            "The signed time is not the time that was sent: the clock was read twice, or in local time.",
            "签名的时间与发送的时间不同：时钟读取了两次，或使用了本地时间。",
        ),
        Text(
            "Read the clock once, in UTC, and use this time everywhere.",
            "请只读取一次 UTC 时间，并在各处使用它。",
        ),
    ),
    Deviation(
        "time-form",
        "time",
        (*TC3, *SDK),
        _other_times,
        Text("The time in the string to sign has another form.", "待签名字符串中的时间形式不同。"),
        Text(
            "TC3 takes seconds since 1970, and SDK-HMAC-SHA256 the text of X-Sdk-Date.",
            "TC3 使用 Unix 秒，SDK-HMAC-SHA256 使用 X-Sdk-Date 的内容。",
        ),
    ),
    Deviation(
        "scope-date",
        "scope",
        TC3,
        set_each("date", _other_dates),
        Text(
            "The date of the scope is not the UTC date of X-TC-Timestamp.",
            "凭证范围中的日期不是 X-TC-Timestamp 对应的 UTC 日期。",
        ),
        Text(
            "Take the date from the timestamp in UTC, like 2026-11-29.",
            "请按 UTC 从时间戳取日期，例如 2026-11-29。",
        ),
    ),
    Deviation(
        "scope-service",
        "scope",
        TC3,
        set_each("service", lambda _draft, seen: ["".join(seen.scope[1:2]), "cvm", ""]),
        Text(
            "The service of the scope is not the service of the host.", "凭证范围中的服务与主机的服务不同。"
        ),
        Text(
            "Use the first part of the host as the service, such as tke of tke.tencentcloudapi.com.",
            "请使用主机名的第一段作为服务，例如 tke.tencentcloudapi.com 的 tke。",
        ),
    ),
    Deviation(
        "not-hashed",
        "string_to_sign",
        HEADER_SCHEMES,
        set_each("digest", lambda _draft, _seen: ["none", "upper"]),
        Text(
            "The canonical request itself was signed, or its hash in capitals.",
            "直接对规范请求签名，或其哈希使用了大写。",
        ),
        Text(
            "Put the SHA-256 of the canonical request into the string to sign, in lower-case digits.",
            "请在待签名字符串中使用规范请求的小写十六进制 SHA-256。",
        ),
    ),
    Deviation(
        "line-feed-at-end",
        "string_to_sign",
        ALL_SCHEMES,
        set_parts(suffix=lambda _draft, _seen: "\n"),
        Text("The string to sign ends with a line feed.", "待签名字符串末尾多了换行。"),
        Text("End the string to sign without a line feed.", "待签名字符串末尾不要换行。"),
    ),
    Deviation(
        "hash-function",
        "algorithm",
        PARAMETER_SCHEMES,
        set_each("hash", lambda _draft, _seen: ["sha1", "sha256"]),
        Text(
            "The signature was made with another hash function than SignatureMethod names.",
            "签名使用的哈希函数与 SignatureMethod 不一致。",
        ),
        Text(
            "Send the SignatureMethod that is used. Tencent's default without it is HmacSHA1.",
            "请发送实际使用的 SignatureMethod。腾讯云不发送时默认为 HmacSHA1。",
        ),
    ),
    Deviation(
        "key-affix",
        "key",
        (*TC3, *ALIBABA),
        set_parts(key=lambda _draft, _seen: "no-affix"),
        Text(
            "The key lacks the text that the scheme adds: TC3 before the secret, or & behind it.",
            "密钥缺少规定的附加内容：TC3 前缀或末尾的 &。",
        ),
        Text(
            "Use TC3 and the secret, or the secret and &, as the key.",
            "TC3 请在密钥前加 TC3，阿里云 RPC 请在密钥后加 &。",
        ),
    ),
    Deviation(
        "key-derivation",
        "key",
        TC3,
        set_each("key", lambda _draft, _seen: ["hex", "plain"]),
        Text(
            "The signing key was derived otherwise: from hexadecimal texts, or not at all.",
            "签名密钥的派生方式不同：使用了十六进制文本，或没有派生。",
        ),
        Text(
            "Use the bytes of each HMAC as the key of the next.",
            "请用每一步 HMAC 的原始字节作为下一步的密钥。",
        ),
    ),
    Deviation(
        "secret-form",
        "key",
        ALL_SCHEMES,
        set_each("secret", _other_secrets),
        Text(
            "The secret had another form: with white space or quotes, in Base64, or the id in its place.",
            "使用的密钥形式不同：带有空格、换行或引号，做了 Base64，或误用了密钥 ID。",
        ),
        Text(
            "Strip the secret after you read it from a file or a variable.",
            "从文件或变量读取密钥后，请去掉两端的空白。",
        ),
    ),
    Deviation(
        "signature-form",
        "signature",
        ALL_SCHEMES,
        set_each("encoding", lambda _draft, _seen: ["hex", "HEX", "base64"]),
        Text("The signature has another form.", "签名的形式不同。"),
        Text(
            "Write it in lower-case hexadecimal digits, or in Base64 for the schemes over parameters.",
            "请使用小写十六进制；参数签名方式请使用 Base64。",
        ),
    ),
)
