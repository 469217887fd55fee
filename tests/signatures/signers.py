"""Signers written from the vendors' pages, each with mistakes that can be planted.

They share no code with the package, so that a mistake of one does not hide a mistake of the other.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, quote_plus

from yunbind_runtime.base.http import HttpRequest

SECRET = "Secret0123456789abcdefEXAMPLE"
MOMENT = datetime(2026, 11, 29, 23, 30, tzinfo=UTC)


def encode(text: str) -> str:
    return quote(text, safe="-_.~")


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


Change = Callable[[Any], Any] | str | bytes


def _hash_text(text: str) -> str:
    return sha256(text.encode())


class Plan(dict[str, Any]):
    """The parts that a signer signs in place of the right ones."""

    def pick(self, name: str, right: Any) -> Any:
        change = self.get(name)
        if change is None:
            return right
        return change(right) if callable(change) else change

    def digest(self, canonical: str) -> str:
        change: Callable[[str], str] = self.get("digest", _hash_text)
        return change(canonical)


def sign_tc3(plan: Plan) -> HttpRequest:
    """https://cloud.tencent.com/document/api/213/30654"""
    host, body = (
        plan.get("sent_host", "tke.tencentcloudapi.com"),
        plan.get("sent_body", b'{"Limit": 5, "Name": "a<b"}'),
    )
    content_type = plan.get("sent_type", "application/json")
    time = str(int(MOMENT.timestamp()))
    signed_time = plan.pick("time", time)
    date = plan.pick("date", "2026-11-29")
    service = plan.pick("service", "tke")
    headers = plan.pick(
        "headers", [("content-type", plan.pick("type", content_type)), ("host", plan.pick("host", host))]
    )
    block = "".join(f"{name}:{value}\n" for name, value in headers)
    names = plan.pick("names", ";".join(name for name, _ in headers))
    payload = plan.pick("payload", sha256(plan.pick("body", body)))
    canonical = plan.pick(
        "canonical",
        f"{plan.pick('method', 'POST')}\n{plan.pick('path', '/')}\n{plan.pick('query', '')}\n{block}\n{names}\n{payload}",
    )
    digest = plan.digest(canonical)
    scope = f"{date}/{service}/tc3_request"
    to_sign = plan.pick("to_sign", f"TC3-HMAC-SHA256\n{signed_time}\n{scope}\n{digest}")
    key = f"{plan.pick('prefix', 'TC3')}{plan.pick('secret', SECRET)}".encode()
    for part in (date, service, "tc3_request"):
        key = plan.pick("key", hmac.new(key, part.encode(), hashlib.sha256).digest())
    signature = plan.pick("signature", hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest())
    authorization = (
        f"TC3-HMAC-SHA256 Credential=AKIDexample/{scope}, SignedHeaders={names}, Signature={signature}"
    )
    sent = (
        ("Content-Type", content_type),
        ("X-TC-Action", "DescribeImageCaches"),
        ("X-TC-Region", "ap-guangzhou"),
        ("X-TC-Timestamp", time),
        ("Authorization", authorization),
    )
    return HttpRequest("POST", "https", host, "/", "", sent, body)


def sign_acs3(plan: Plan) -> HttpRequest:
    """https://www.alibabacloud.com/help/en/sdk/product-overview/v3-request-structure-and-signature"""
    host, body = "eci.cn-hangzhou.aliyuncs.com", plan.get("sent_body", b"")
    pairs = plan.get("pairs", [("RegionId", "cn-hangzhou"), ("Limit", "5"), ("Name", "a b*~/x")])
    payload = plan.pick("payload", sha256(plan.pick("body", body)))
    time = MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ")
    sent = {
        "host": host,
        "x-acs-action": "DescribeImageCaches",
        "x-acs-content-sha256": payload,
        "x-acs-date": time,
        "x-acs-signature-nonce": "nonce1",
        "x-acs-version": "2018-08-08",
    }
    headers = plan.pick("headers", sorted(sent.items()))
    block = "".join(f"{name}:{value}\n" for name, value in headers)
    names = plan.pick("names", ";".join(name for name, _ in headers))
    right = "&".join(f"{encode(name)}={encode(value)}" for name, value in sorted(pairs))
    query = plan.pick("query", right)
    canonical = plan.pick(
        "canonical",
        f"{plan.pick('method', 'POST')}\n{plan.pick('path', '/')}\n{query}\n{block}\n{names}\n{payload}",
    )
    to_sign = plan.pick("to_sign", f"ACS3-HMAC-SHA256\n{plan.digest(canonical)}")
    key = plan.pick("secret", SECRET).encode()
    signature = plan.pick("signature", hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest())
    authorization = f"ACS3-HMAC-SHA256 Credential=LTAIexample,SignedHeaders={names},Signature={signature}"
    kept = tuple((name, value) for name, value in sent.items() if name != "host")
    raw = "&".join(f"{encode(name)}={encode(value)}" for name, value in pairs)
    return HttpRequest("POST", "https", host, "/", raw, (*kept, ("Authorization", authorization)), body)


def sign_sdk(plan: Plan) -> HttpRequest:
    """https://support.huaweicloud.com/intl/en-us/devg-apisign/api-sign-algorithm.html"""
    host, body = "cce.cn-north-4.myhuaweicloud.com", plan.get("sent_body", '{"name": "缓存"}'.encode())
    path = plan.get("sent_path", "/v5/imagecaches")
    pairs = plan.get("pairs", [("limit", "5"), ("name", "a b")])
    time = MOMENT.strftime("%Y%m%dT%H%M%SZ")
    sent = [
        ("content-type", "application/json"),
        ("host", host),
        ("x-project-id", "p1"),
        ("x-sdk-date", time),
    ]
    headers = plan.pick("headers", sent)
    block = "".join(f"{name}:{value}\n" for name, value in headers)
    names = plan.pick("names", ";".join(name for name, _ in headers))
    query = plan.pick("query", "&".join(f"{encode(name)}={encode(value)}" for name, value in sorted(pairs)))
    payload = plan.pick("payload", sha256(plan.pick("body", body)))
    canonical = plan.pick(
        "canonical",
        f"{plan.pick('method', 'POST')}\n{plan.pick('path', path + '/')}\n{query}\n{block}\n{names}\n{payload}",
    )
    to_sign = plan.pick("to_sign", f"SDK-HMAC-SHA256\n{plan.pick('time', time)}\n{plan.digest(canonical)}")
    key = plan.pick("secret", SECRET).encode()
    signature = plan.pick("signature", hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest())
    authorization = f"SDK-HMAC-SHA256 Access=HPUAexample, SignedHeaders={names}, Signature={signature}"
    kept = tuple((name, value) for name, value in sent if name != "host")
    raw = "&".join(f"{encode(name)}={encode(value)}" for name, value in pairs)
    return HttpRequest("POST", "https", host, path, raw, (*kept, ("Authorization", authorization)), body)


def _sign_tencent(plan: Plan, method: str | None) -> HttpRequest:
    host = "tke.tencentcloudapi.com"
    pairs = {
        "Action": "DescribeImageCaches",
        "Filters.0.Name": "a b",
        "Version": "2018-05-25",
        "SecretId": "AKIDexample",
        "Timestamp": str(int(MOMENT.timestamp())),
        "Nonce": "11886",
    }
    if method:
        pairs["SignatureMethod"] = method
    signed = plan.pick("pairs", pairs)
    encoder: Callable[[str], str] = plan.get("encode", str)
    order = plan.get("order", sorted)
    text = "&".join(f"{name}={encoder(value)}" for name, value in order(signed.items()))
    to_sign = plan.pick(
        "to_sign", f"{plan.pick('method', 'GET')}{plan.pick('host', host)}{plan.pick('path', '/')}?{text}"
    )
    function = plan.get("hash", hashlib.sha256 if method else hashlib.sha1)
    digest = hmac.new(plan.pick("secret", SECRET).encode(), to_sign.encode(), function).digest()
    pairs["Signature"] = plan.pick("signature", base64.b64encode(digest).decode())
    query = "&".join(f"{encode(name)}={encode(value)}" for name, value in pairs.items())
    return HttpRequest("GET", "https", host, "/", query)


def sign_tencent_sha1(plan: Plan) -> HttpRequest:
    """https://cloud.tencent.com/document/api/213/30654"""
    return _sign_tencent(plan, None)


def sign_tencent_sha256(plan: Plan) -> HttpRequest:
    """https://cloud.tencent.com/document/api/213/30654"""
    return _sign_tencent(plan, "HmacSHA256")


def sign_alibaba_sha1(plan: Plan) -> HttpRequest:
    """https://www.alibabacloud.com/help/en/sdk/product-overview/rpc-mechanism"""
    pairs = {
        "Action": "DescribeImageCaches",
        "Name": "a b*~",
        "RegionId": "cn-hangzhou",
        "Version": "2018-08-08",
        "AccessKeyId": "LTAIexample",
        "SignatureMethod": "HMAC-SHA1",
        "SignatureVersion": "1.0",
        "SignatureNonce": "nonce1",
        "Timestamp": MOMENT.strftime("%Y-%m-%dT%H:%M:%SZ"),
    }
    signed = plan.pick("pairs", pairs)
    encoder: Callable[[str], str] = plan.get("encode", encode)
    order = plan.get("order", sorted)
    text = "&".join(f"{encoder(name)}={encoder(value)}" for name, value in order(signed.items()))
    to_sign = plan.pick(
        "to_sign",
        f"{plan.pick('method', 'GET')}&{plan.pick('path', '%2F')}&{plan.get('outer', encode)(text)}",
    )
    key = f"{plan.pick('secret', SECRET)}{plan.pick('suffix', '&')}".encode()
    digest = hmac.new(key, to_sign.encode(), hashlib.sha1).digest()
    pairs["Signature"] = plan.pick("signature", base64.b64encode(digest).decode())
    query = "&".join(f"{encode(name)}={encode(value)}" for name, value in pairs.items())
    return HttpRequest("GET", "https", "eci.aliyuncs.com", "/", query)


SIGNERS = {
    "tc3-hmac-sha256": sign_tc3,
    "acs3-hmac-sha256": sign_acs3,
    "sdk-hmac-sha256": sign_sdk,
    "tencent-hmac-sha1": sign_tencent_sha1,
    "tencent-hmac-sha256": sign_tencent_sha256,
    "alibaba-hmac-sha1": sign_alibaba_sha1,
}
"""A signer for each scheme."""


def _upper(text: str) -> str:
    return text.upper()


def _replace(old: str, new: str) -> Callable[[str], str]:
    return lambda text: text.replace(old, new)


def _without(*names: str) -> Callable[[dict[str, str]], dict[str, str]]:
    return lambda pairs: {name: value for name, value in pairs.items() if name not in names}


MISTAKES: list[tuple[str, str, dict[str, Change]]] = [
    # scheme, expected name of the deviation, plan
    ("tc3-hmac-sha256", "content-type", {"type": "application/json; charset=utf-8"}),
    (
        "tc3-hmac-sha256",
        "host",
        {"host": "tke.ap-guangzhou.tencentcloudapi.com", "sent_host": "tke.tencentcloudapi.com"},
    ),
    ("tc3-hmac-sha256", "host-port", {"host": "127.0.0.1", "sent_host": "127.0.0.1:8080"}),
    ("tc3-hmac-sha256", "body-json", {"body": b'{"Limit":5,"Name":"a<b"}'}),
    ("tc3-hmac-sha256", "body-json", {"body": b'{"Limit": 5, "Name": "a\\u003cb"}'}),
    ("tc3-hmac-sha256", "body-line-feeds", {"body": lambda body: body + b"\n"}),
    ("tc3-hmac-sha256", "body-empty", {"body": b""}),
    ("tc3-hmac-sha256", "header-case", {"type": "Application/JSON", "sent_type": "Application/JSON"}),
    ("tc3-hmac-sha256", "blank-line", {"canonical": _replace("\n\n", "\n")}),
    ("tc3-hmac-sha256", "line-feeds", {"canonical": _replace("\n", "\r\n")}),
    ("tc3-hmac-sha256", "scope-date", {"date": "2026-11-30"}),
    ("tc3-hmac-sha256", "scope-service", {"service": "cvm"}),
    ("tc3-hmac-sha256", "time-form", {"time": lambda text: f"{text}000"}),
    ("tc3-hmac-sha256", "time-clock", {"time": lambda text: str(int(text) + 1)}),
    ("tc3-hmac-sha256", "key-affix", {"prefix": ""}),
    ("tc3-hmac-sha256", "key-derivation", {"key": lambda key: key.hex().encode()}),
    ("tc3-hmac-sha256", "not-hashed", {"digest": lambda text: sha256(text.encode()).upper()}),
    ("acs3-hmac-sha256", "parameters-plus", {"query": _replace("%20", "+")}),
    ("acs3-hmac-sha256", "parameters-asterisk", {"query": _replace("%2A", "*")}),
    (
        "acs3-hmac-sha256",
        "parameters-escapes",
        {"query": lambda text: text.replace("%2F", "%2f").replace("%2A", "%2a")},
    ),
    (
        "acs3-hmac-sha256",
        "parameters-order",
        {"query": lambda text: "&".join([text.split("&")[2], text.split("&")[0], text.split("&")[1]])},
    ),
    ("acs3-hmac-sha256", "query-missing", {"query": ""}),
    ("acs3-hmac-sha256", "body-changed", {"sent_body": b"changed", "payload": sha256(b"before")}),
    ("acs3-hmac-sha256", "method", {"method": "GET"}),
    ("acs3-hmac-sha256", "header-missing", {"canonical": _replace("x-acs-signature-nonce:nonce1\n", "")}),
    ("acs3-hmac-sha256", "secret-form", {"secret": f"{SECRET}\n"}),
    ("acs3-hmac-sha256", "signature-form", {"signature": _upper}),
    ("sdk-hmac-sha256", "path-slash", {"path": "/v5/imagecaches"}),
    ("sdk-hmac-sha256", "path-encoding", {"sent_path": "/v5/a%20b", "path": "/v5/a b/"}),
    ("sdk-hmac-sha256", "body-charset", {"body": '{"name": "缓存"}'.encode("gb18030")}),
    ("sdk-hmac-sha256", "body-unsigned", {"payload": "UNSIGNED-PAYLOAD"}),
    ("sdk-hmac-sha256", "header-order", {"headers": lambda headers: headers[::-1]}),
    ("sdk-hmac-sha256", "time-form", {"time": ""}),
    ("sdk-hmac-sha256", "not-hashed", {"digest": str}),
    ("sdk-hmac-sha256", "line-feed-at-end", {"to_sign": lambda text: f"{text}\n"}),
    ("tencent-hmac-sha1", "parameters-encoded", {"encode": encode}),
    ("tencent-hmac-sha1", "parameters-order", {"order": lambda items: list(items)}),
    ("tencent-hmac-sha1", "parameters-missing", {"pairs": _without("Version")}),
    ("tencent-hmac-sha1", "method", {"method": "POST"}),
    ("tencent-hmac-sha256", "hash-function", {"hash": hashlib.sha1}),
    ("tencent-hmac-sha256", "host", {"host": "tencentcloudapi.com"}),
    ("tencent-hmac-sha256", "slash", {"path": ""}),
    ("alibaba-hmac-sha1", "key-affix", {"suffix": ""}),
    ("alibaba-hmac-sha1", "parameters-plus", {"encode": quote_plus}),
    ("alibaba-hmac-sha1", "parameters-asterisk", {"encode": lambda text: quote(text, safe="-_.~*")}),
    ("alibaba-hmac-sha1", "parameters-encoded-once", {"outer": lambda text: text}),
    ("alibaba-hmac-sha1", "slash", {"path": "/"}),
    ("alibaba-hmac-sha1", "parameters-missing", {"pairs": _without("SignatureVersion")}),
    (
        "alibaba-hmac-sha1",
        "time-clock",
        {"pairs": lambda pairs: {**pairs, "Timestamp": "2026-11-29T23:30:01Z"}},
    ),
]
"""Planted mistakes: the scheme, the cause that must be found, and the changed parts."""
