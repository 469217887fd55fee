"""Requests as other people's clients send them, signed here from the published steps.

Nothing of the runtime's signing is used, so that the verifier is not proved by itself.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote, urlencode

from yunbind_emulator.base.credentials import EmulatorCredentials
from yunbind_runtime.base.http import HttpRequest, HttpResponse

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
HOST = "127.0.0.1:18080"
KEYS: EmulatorCredentials = {
    "tencent": {"secret_id": "tencent-id", "secret_key": "tencent-secret"},
    "alibaba": {"access_key_id": "alibaba-id", "access_key_secret": "alibaba-secret"},
    "huawei": {
        "ak": "huawei-id",
        "sk": "huawei-secret",
        "project_id": "0" * 32,
        "token": "huawei-token",
        "user": "huawei-user",
        "password": "huawei-password",
        "domain": "huawei-domain",
    },
}

Headers = dict[str, str]


def tencent(
    action: str | None = "DescribeImageCaches",
    parameters: object = None,
    *,
    service: str = "tke",
    version: str | None = "2018-05-25",
    region: str | None = "ap-guangzhou",
    method: str = "POST",
    query: str = "",
    body: bytes | None = None,
    content_type: str = "application/json",
    host: str = HOST,
    path: str = "/",
    key_id: str = "tencent-id",
    secret: str = "tencent-secret",
    moment: datetime = NOW,
    fold: bool = False,
    sign_action: bool = False,
    headers: Headers | None = None,
) -> HttpRequest:
    """Sign a TC3 request; ``fold`` signs values in lower case, as the page says, unlike the vendor's SDK."""
    if body is None:
        body = b"" if method == "GET" else json.dumps(parameters or {}).encode()
    sent: Headers = {"content-type": content_type, "x-tc-timestamp": str(int(moment.timestamp()))}
    for name, value in (("action", action), ("version", version), ("region", region)):
        if value is not None:
            sent[f"x-tc-{name}"] = value
    signed = {"content-type": content_type, "host": host}
    if sign_action:
        signed["x-tc-action"] = sent["x-tc-action"]
    block = "".join(f"{name}:{value.lower() if fold else value}\n" for name, value in signed.items())
    canonical = "\n".join([method, "/", query, block, ";".join(signed), _sha256(body)])
    date = moment.strftime("%Y-%m-%d")
    scope = f"{date}/{service}/tc3_request"
    to_sign = f"TC3-HMAC-SHA256\n{sent['x-tc-timestamp']}\n{scope}\n{_sha256(canonical.encode())}"
    key = f"TC3{secret}".encode()
    for part in (date, service, "tc3_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    signature = hmac.new(key, to_sign.encode(), hashlib.sha256).hexdigest()
    sent["authorization"] = (
        f"TC3-HMAC-SHA256 Credential={key_id}/{scope}, "
        f"SignedHeaders={';'.join(signed)}, Signature={signature}"
    )
    return _request(method, host, path, query, sent | (headers or {}), body)


def alibaba(
    parameters: dict[str, str] | None = None,
    *,
    action: str | None = "DescribeImageCaches",
    version: str | None = "2018-08-08",
    method: str = "POST",
    form: bool = False,
    query: str | None = None,
    host: str = HOST,
    path: str = "/",
    key_id: str = "alibaba-id",
    secret: str = "alibaba-secret",
    date: str = NOW.strftime("%Y-%m-%dT%H:%M:%SZ"),
    nonce: str = "nonce",
    signed_body: bytes | None = None,
    headers: Headers | None = None,
) -> HttpRequest:
    """Sign an ACS3 request; ``headers`` are sent but not signed, ``query`` replaces the signed query."""
    pairs = {"RegionId": "cn-hangzhou"} if parameters is None else parameters
    canonical_query = "&".join(f"{_percent(name)}={_percent(pairs[name])}" for name in sorted(pairs))
    body = canonical_query.encode() if form else b""
    sent: Headers = {
        "x-acs-date": date,
        "x-acs-signature-nonce": nonce,
        "x-acs-content-sha256": _sha256(body if signed_body is None else signed_body),
    }
    for name, value in (("action", action), ("version", version)):
        if value is not None:
            sent[f"x-acs-{name}"] = value
    if form:
        sent["content-type"] = "application/x-www-form-urlencoded"
        canonical_query = ""
    signed = dict(sorted({**sent, "host": host}.items()))
    block = "".join(f"{name}:{value}\n" for name, value in signed.items())
    canonical = "\n".join(
        [method, "/", canonical_query, block, ";".join(signed), sent["x-acs-content-sha256"]]
    )
    to_sign = f"ACS3-HMAC-SHA256\n{_sha256(canonical.encode())}"
    signature = hmac.new(secret.encode(), to_sign.encode(), hashlib.sha256).hexdigest()
    sent["authorization"] = (
        f"ACS3-HMAC-SHA256 Credential={key_id},SignedHeaders={';'.join(signed)},Signature={signature}"
    )
    return _request(
        method, host, path, canonical_query if query is None else query, sent | (headers or {}), body
    )


def tencent_older(
    parameters: dict[str, str] | None = None,
    *,
    action: str = "DescribeImageCaches",
    version: str = "2018-05-25",
    method: str = "GET",
    signature_method: str | None = None,
    host: str = HOST,
    key_id: str = "tencent-id",
    secret: str = "tencent-secret",
    timestamp: str = str(int(NOW.timestamp())),
    nonce: str = "11886",
    common: dict[str, str] | None = None,
    changed: dict[str, str] | None = None,
    headers: Headers | None = None,
) -> HttpRequest:
    """Sign with HmacSHA1 or HmacSHA256; ``changed`` replaces parameters afterwards."""
    pairs = (parameters or {}) | {
        "Action": action,
        "Version": version,
        "Region": "ap-guangzhou",
        "SecretId": key_id,
        "Timestamp": timestamp,
        "Nonce": nonce,
    }
    pairs |= ({"SignatureMethod": signature_method} if signature_method else {}) | (common or {})
    source = f"{method}{host}/?" + "&".join(f"{name}={pairs[name]}" for name in sorted(pairs))
    digest = hashlib.sha256 if signature_method == "HmacSHA256" else hashlib.sha1
    signature = hmac.new(secret.encode(), source.encode(), digest).digest()
    text = urlencode(pairs | {"Signature": base64.b64encode(signature).decode()} | (changed or {}))
    form = {"content-type": "application/x-www-form-urlencoded"}
    query, body = (text, b"") if method == "GET" else ("", text.encode())
    return _request(method, host, "/", query, form | (headers or {}), body)


def alibaba_older(
    parameters: dict[str, str] | None = None,
    *,
    action: str = "DescribeImageCaches",
    version: str = "2018-08-08",
    method: str = "GET",
    form: bool = False,
    response_format: str | None = "JSON",
    key_id: str = "alibaba-id",
    secret: str = "alibaba-secret",
    timestamp: str = NOW.strftime("%Y-%m-%dT%H:%M:%SZ"),
    nonce: str = "nonce",
    common: dict[str, str] | None = None,
    changed: dict[str, str] | None = None,
    headers: Headers | None = None,
) -> HttpRequest:
    """Sign with HMAC-SHA1; ``form`` puts the action's own parameters into the body."""
    own = {"RegionId": "cn-hangzhou"} if parameters is None else parameters
    shared = {
        "Action": action,
        "Version": version,
        "AccessKeyId": key_id,
        "SignatureMethod": "HMAC-SHA1",
        "SignatureVersion": "1.0",
        "SignatureNonce": nonce,
        "Timestamp": timestamp,
    }
    shared |= ({"Format": response_format} if response_format else {}) | (common or {})
    pairs = own | shared
    canonical = "&".join(f"{_percent(name)}={_percent(pairs[name])}" for name in sorted(pairs))
    to_sign = f"{method}&%2F&{_percent(canonical)}"
    signature = hmac.new(f"{secret}&".encode(), to_sign.encode(), hashlib.sha1).digest()
    shared |= {"Signature": base64.b64encode(signature).decode()} | (changed or {})
    sent = (headers or {}) | ({"content-type": "application/x-www-form-urlencoded"} if form else {})
    query, body = (urlencode(shared), urlencode(own).encode()) if form else (urlencode(own | shared), b"")
    return _request(method, HOST, "/", query, sent, body)


def huawei(
    method: str = "GET",
    path: str = "/v5/imagecaches",
    query: str = "",
    body: bytes = b"",
    *,
    host: str = HOST,
    key_id: str = "huawei-id",
    secret: str = "huawei-secret",
    date: str = NOW.strftime("%Y%m%dT%H%M%SZ"),
    signed_headers: Headers | None = None,
    headers: Headers | None = None,
) -> HttpRequest:
    """Sign an SDK-HMAC request; ``query`` must be in canonical order."""
    sent: Headers = {"content-type": "application/json", "x-sdk-date": date} | (signed_headers or {})
    signed = dict(sorted({**sent, "host": host}.items()))
    block = "".join(f"{name}:{value}\n" for name, value in signed.items())
    canonical = "\n".join([method, path + "/", query, block, ";".join(signed), _sha256(body)])
    to_sign = f"SDK-HMAC-SHA256\n{date}\n{_sha256(canonical.encode())}"
    signature = hmac.new(secret.encode(), to_sign.encode(), hashlib.sha256).hexdigest()
    sent["authorization"] = (
        f"SDK-HMAC-SHA256 Access={key_id}, SignedHeaders={';'.join(signed)}, Signature={signature}"
    )
    return _request(method, host, path, query, sent | (headers or {}), body)


def without(request: HttpRequest, *names: str) -> HttpRequest:
    """Return a signed request without some of its headers."""
    kept = {name: value for name, value in request.headers if name not in names}
    return _request(request.method, request.host, request.path, request.query, kept, request.body)


def tencent_content(response: HttpResponse) -> dict[str, Any]:
    """The content of a response that is no error."""
    content = json.loads(response.body)["Response"]
    assert "Error" not in content, content
    return content


def tencent_error(response: HttpResponse) -> str:
    """Return the code of a Tencent response, which must be an error."""
    assert response.status == 200
    content = json.loads(response.body)["Response"]
    assert content.keys() == {"Error", "RequestId"}
    assert content["Error"].keys() == {"Code", "Message"}
    return content["Error"]["Code"]


def alibaba_error(response: HttpResponse) -> tuple[int, str]:
    """Return status and code of an Alibaba response, which must be an error."""
    content = json.loads(response.body)
    assert {"RequestId", "HostId", "Code", "Message"} <= content.keys()
    assert response.header("x-acs-request-id") == content["RequestId"]
    return response.status, content["Code"]


def huawei_error(response: HttpResponse) -> tuple[int, str]:
    """Return status and code of a Huawei response, which must be an error of the gateway or of CCE."""
    content = json.loads(response.body)
    assert response.header("X-Request-Id")
    code = content.get("error_code") or content.get("errorCode")
    assert content.get("error_msg") or content.get("errorMessage")
    return response.status, code


def _request(method: str, host: str, path: str, query: str, headers: Headers, body: bytes) -> HttpRequest:
    return HttpRequest(method, "http", host, path, query, tuple(headers.items()), body)


def _percent(text: str) -> str:
    return quote(text, safe="~")


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
