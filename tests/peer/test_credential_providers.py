"""Our clients find the same keys as the vendors' SDKs in variables, files, metadata services and STS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from yunbind.alibaba.eci import EciClient
from yunbind.alibaba.eci.v20180808 import operations as eci
from yunbind.errors import CredentialsError, YunbindError
from yunbind.huawei.cce import CceClient
from yunbind.huawei.cce.v5 import operations as cce
from yunbind.tencent.tke import TkeClient
from yunbind.tencent.tke.v20180525 import operations as tke
from yunbind_runtime.call.effects import drive
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.transport.httpx_transport import HttpxTransport

from tests.runtime.loopback import CannedResponse as Response
from tests.runtime.loopback import Received, Server, make_json

from .credential_cases import CASES, Case
from .process import Sdk

pytestmark = [pytest.mark.peer, pytest.mark.xdist_group("peer")]

END = "2099-01-01T00:00:00Z"
OPERATIONS: dict[str, tuple[Any, Any, str]] = {
    "tencent": (TkeClient, tke.DESCRIBE_IMAGE_CACHES, "ap-guangzhou"),
    "alibaba": (EciClient, eci.DESCRIBE_IMAGE_CACHES, "cn-hangzhou"),
    "huawei": (CceClient, cce.LIST_IMAGE_CACHES, "cn-north-4"),
}


@pytest.fixture(scope="module")
def find_theirs() -> Iterator[Callable[..., Any]]:
    """Return a function that finds keys with a vendor's SDK."""
    with (
        Sdk("credentials_tencent") as tencent,
        Sdk("credentials_alibaba") as alibaba,
        Sdk("credentials_huawei") as huawei,
    ):
        sdks = {"tencent": tencent, "alibaba": alibaba, "huawei": huawei}
        yield lambda cloud, **more: sdks[cloud].run("find", **more)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_same_keys_are_found(
    case: Case, find_theirs: Callable[..., Any], cloud: Server, tmp_path: Path
) -> None:
    """On the same machine, our client and the SDK send the same requests and find the same keys."""
    server = cloud.endpoint.removeprefix("http://")

    def fill(text: str) -> str:
        return text.replace("{home}", str(tmp_path)).replace("{server}", server)

    for path, text in case.files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(fill(text))
        file.chmod(0o600)
    environ = {"HOME": str(tmp_path), **{name: fill(value) for name, value in case.environ.items()}}
    cloud.respond = lambda request: _respond(request, case.cloud, case.has_role)

    cloud.received.clear()
    more = {"section": case.section} if case.cloud == "huawei" else {}
    theirs = find_theirs(case.cloud, environ=environ, server=server, **more)
    requested = {_outline(request) for request in cloud.received}
    cloud.received.clear()
    ours = _find_ours(case.cloud, environ, cloud.endpoint)

    if case.keys is None:
        assert isinstance(theirs, str)
        assert isinstance(ours, CredentialsError)
    else:
        assert theirs == ours == case.keys
        assert {_outline(request) for request in cloud.received} == requested


def _find_ours(cloud: str, environ: dict[str, str], endpoint: str) -> list[str | None] | YunbindError:
    kind, operation, region = OPERATIONS[cloud]
    environ = {"YUNBIND_METADATA_ENDPOINT": endpoint, **environ}
    if cloud != "huawei":  # Huawei has its own variables
        environ["YUNBIND_ENDPOINT"] = endpoint
    client = kind(region=region, environ=environ, endpoint=endpoint)
    transport = HttpxTransport()
    try:
        call = client._session.prepare(operation, {})
        keys = drive(call.authenticator.authenticate(call), transport).credentials
    except YunbindError as error:
        return error
    finally:
        transport.close()
    assert isinstance(keys, Credentials)
    return [keys.key_id, keys.key_secret, keys.session_token]


def _outline(request: Received) -> tuple[str, ...]:
    """Return the compared parts of a request: method, path, action and the headers for metadata services."""
    parts = urlsplit(request.target)
    headers = {name.lower(): value for name, value in request.headers.items()}
    fields = parse_qs(parts.query) | parse_qs(request.body.decode())
    action = headers.get("x-tc-action") or headers.get("x-acs-action") or "".join(fields.get("Action", []))
    read = [
        f"{name}: {headers[name]}"
        for name in (
            "x-aliyun-ecs-metadata-token",
            "x-aliyun-ecs-metadata-token-ttl-seconds",
            "x-metadata-token",
            "x-metadata-token-ttl-seconds",
            "x-idp-id",
        )
        if name in headers
    ]
    return ("" if action else request.method, parts.path, action, *read)


def _respond(request: Received, cloud: str, has_role: bool) -> Response:
    path = urlsplit(request.target).path
    if path.endswith("/api/token"):
        return Response(body=b"metadata-token")
    if "metadata" in path or "meta-data" in path or path.startswith("/openstack"):
        if not has_role:
            return Response(404)
        return (
            Response(body=b"role")
            if path.endswith("security-credentials/")
            else make_json(_keys(cloud, "role"))
        )
    if path == "/cloud-credentials":
        return make_json({"CloudCredential": _keys(cloud, "sso")})
    if path == "/keys":
        return make_json(_keys(cloud, "uri"))
    if path == "/v3.0/OS-AUTH/id-token/tokens":
        return Response(201, b"{}", {"X-Subject-Token": "iam-token", "Content-Type": "application/json"})
    return make_json(_sts(cloud))


def _keys(cloud: str, name: str) -> dict[str, Any]:
    values = [f"{name}-id", f"{name}-key", f"{name}-token"]
    if cloud == "tencent":
        return {
            **dict(zip(("TmpSecretId", "TmpSecretKey", "Token"), values, strict=True)),
            "ExpiredTime": 4070908800,
            "Code": "Success",
        }
    if cloud == "alibaba":
        pairs = zip(("AccessKeyId", "AccessKeySecret", "SecurityToken"), values, strict=True)
        return {**dict(pairs), "Expiration": END, "Code": "Success"}
    pairs = zip(("access", "secret", "securitytoken"), values, strict=True)
    return {"credential": {**dict(pairs), "expires_at": END.replace("Z", ".000000Z")}}


def _sts(cloud: str) -> dict[str, Any]:
    keys = _keys(cloud, "sts")
    if cloud == "tencent":
        return {"Response": {"Credentials": keys, "ExpiredTime": keys["ExpiredTime"], "RequestId": "id"}}
    return {"Credentials": keys, "RequestId": "id"} if cloud == "alibaba" else keys
