"""Faults of a signed request that can be seen without its secret."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from yunbind_facts.protocols import alibaba_rpc, huawei_rest, tencent_api3
from yunbind_runtime.base.http import FORM
from yunbind_runtime.wire.signing.canonical import sha256_hex

from .evidence import Refusal
from .schemes import SCHEMES, find_service
from .signed_request import SignedRequest
from .texts import Text

MAX_SKEW = 900
"""Maximum difference of a signed time from the server's, in seconds. Tencent's is 300."""
_MAX_SKEWS = {"tc3-hmac-sha256": 300, "tencent-hmac-sha1": 300, "tencent-hmac-sha256": 300}
_REQUIRED = {
    "tc3-hmac-sha256": ("content-type", "host"),
    "acs3-hmac-sha256": (
        "host",
        "x-acs-action",
        "x-acs-content-sha256",
        "x-acs-date",
        "x-acs-signature-nonce",
        "x-acs-version",
    ),
    "sdk-hmac-sha256": ("x-sdk-date",),
}
_PARAMETERS = {
    "tencent-hmac-sha1": ("SecretId", "Timestamp", "Nonce"),
    "tencent-hmac-sha256": ("SecretId", "Timestamp", "Nonce"),
    "alibaba-hmac-sha1": (
        "AccessKeyId",
        "SignatureMethod",
        "SignatureVersion",
        "SignatureNonce",
        "Timestamp",
    ),
}
_TERMINATOR = tencent_api3.SIGNING_TC3_HMAC_SHA256_TERMINATOR
_ACS3_HASH = alibaba_rpc.SIGNING_ACS3_HMAC_SHA256_NAMES["payload_hash"]
_HUAWEI_TOKEN = huawei_rest.SIGNING_SDK_HMAC_SHA256_NAMES["token"]


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault of a request.

    Attributes:
        name: A stable name.
        text: The fault and its remedy.
    """

    name: str
    text: Text


def list_problems(seen: SignedRequest, refusal: Refusal) -> list[Problem]:
    """Return the faults that can be seen without the secret."""
    return [
        *_check_names(seen),
        *_check_time(seen, refusal),
        *_check_scope(seen),
        *_check_body(seen),
        *_check_token(seen),
    ]


def _check_names(seen: SignedRequest) -> Iterator[Problem]:
    sent = {"host", *(name.lower() for name, _ in seen.request.headers)}
    for name in seen.signed_names:
        if name not in sent:
            yield Problem(
                "header-not-sent",
                Text(
                    f"SignedHeaders names {name}, which was not sent. Send it, or do not sign it.",
                    f"SignedHeaders 中的 {name} 没有发送。请发送该请求头，或不要对它签名。",
                ),
            )
    for name in _REQUIRED.get(seen.scheme, ()):
        if name not in seen.signed_names:
            yield Problem(
                "header-not-signed",
                Text(
                    f"The signature must cover the header {name}. Add it to SignedHeaders.",
                    f"签名必须包含请求头 {name}。请把它加入 SignedHeaders。",
                ),
            )
    for name in _PARAMETERS.get(seen.scheme, ()):
        if not seen.parameter(name):
            yield Problem(
                "parameter-missing",
                Text(f"The parameter {name} is missing.", f"缺少参数 {name}。"),
            )


def _check_time(seen: SignedRequest, refusal: Refusal) -> Iterator[Problem]:
    scheme = SCHEMES[seen.scheme]
    moment = scheme.read_time(seen)
    if moment is None:
        sent = seen.header(scheme.TIME) or seen.parameter(scheme.TIME)
        yield Problem(
            "time-form",
            Text(
                f"{scheme.TIME} is {sent!r}, which is not a time of this scheme.",
                f"{scheme.TIME} 的值是 {sent!r}，不是该签名方式的时间格式。",
            ),
        )
        return
    try:
        answered = parsedate_to_datetime(refusal.date)
    except (ValueError, IndexError):
        return
    limit = _MAX_SKEWS.get(seen.scheme, MAX_SKEW)
    offset = round((moment - answered).total_seconds())
    if abs(offset) > limit:
        way, way_zh = ("ahead of", "快") if offset > 0 else ("behind", "慢")
        yield Problem(
            "clock",
            Text(
                f"The signed time is {abs(offset)} s {way} the server's, and {limit} s are allowed. "
                "Set the clock, and sign in UTC.",
                f"签名时间比服务器{way_zh} {abs(offset)} 秒，允许 {limit} 秒。请校准时钟，并使用 UTC。",
            ),
        )


def _check_scope(seen: SignedRequest) -> Iterator[Problem]:
    if seen.scheme != "tc3-hmac-sha256":
        return
    if len(seen.scope) != 3 or seen.scope[2] != _TERMINATOR:
        yield Problem(
            "scope-form",
            Text(
                f"Credential must read <SecretId>/<date>/<service>/{_TERMINATOR}.",
                f"Credential 的形式必须是 <SecretId>/<日期>/<服务>/{_TERMINATOR}。",
            ),
        )
        return
    moment = SCHEMES[seen.scheme].read_time(seen)
    if moment is not None and seen.scope[0] != moment.strftime("%Y-%m-%d"):
        yield Problem(
            "scope-date",
            Text(
                f"The date of the scope is {seen.scope[0]}, and X-TC-Timestamp is on {moment:%Y-%m-%d}.",
                f"凭证范围中的日期是 {seen.scope[0]}，而 X-TC-Timestamp 的 UTC 日期是 {moment:%Y-%m-%d}。",
            ),
        )
    service = find_service(seen)
    if service and seen.scope[1] != service:
        yield Problem(
            "scope-service",
            Text(
                f"The service of the scope is {seen.scope[1]}, and the host is one of {service}.",
                f"凭证范围中的服务是 {seen.scope[1]}，而主机属于 {service}。",
            ),
        )


def _check_body(seen: SignedRequest) -> Iterator[Problem]:
    if seen.scheme == "acs3-hmac-sha256":
        given, expected = seen.header(_ACS3_HASH), sha256_hex(seen.request.body)
        if given and given != expected:
            yield Problem(
                "body-hash",
                Text(
                    f"{_ACS3_HASH} is {given[:12]}..., and the body has the hash {expected[:12]}...",
                    f"{_ACS3_HASH} 是 {given[:12]}...，而请求体的哈希是 {expected[:12]}...",
                ),
            )
    content_type = (seen.request.header("Content-Type") or "").partition(";")[0].strip().lower()
    if seen.scheme == "tc3-hmac-sha256" and seen.request.method == "POST" and content_type == FORM:
        yield Problem(
            "form",
            Text(
                "TC3-HMAC-SHA256 takes JSON in a POST, and the Content-Type is the one of a form. "
                "curl -d sends it if no header names another.",
                "TC3-HMAC-SHA256 的 POST 请求须使用 JSON，而 Content-Type 是表单类型。"
                "未指定请求头时 curl -d 会发送它。",
            ),
        )


def _check_token(seen: SignedRequest) -> Iterator[Problem]:
    token = SCHEMES[seen.scheme].TOKEN
    sent = seen.header(token) or seen.parameter(token)
    if not sent and seen.key_id.startswith("STS."):
        yield Problem(
            "token-missing",
            Text(
                f"The key {seen.key_id[:8]}... is temporary, and its token is missing. Send {token}.",
                f"密钥 {seen.key_id[:8]}... 是临时密钥，但缺少令牌。请发送 {token}。",
            ),
        )
    if sent and seen.scheme == "sdk-hmac-sha256" and _HUAWEI_TOKEN.lower() not in seen.signed_names:
        yield Problem(
            "token-not-signed",
            Text(
                f"{_HUAWEI_TOKEN} was sent and not signed. Add it to SignedHeaders.",
                f"{_HUAWEI_TOKEN} 已发送但没有签名。请把它加入 SignedHeaders。",
            ),
        )
