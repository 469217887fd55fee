"""Our clients find the keys that the vendors' SDKs find: the same variables, files, metadata and STS, the same keys."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
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
from yunbind_runtime.auth.authenticator import complete
from yunbind_runtime.call.effects import drive
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.transport.httpx_transport import HttpxTransport

from tests.runtime.loopback import Answer, Received, Server, make_json

from .process import Sdk

pytestmark = [pytest.mark.peer, pytest.mark.xdist_group("peer")]

END = "2099-01-01T00:00:00Z"
ROLE = ["role-id", "role-key", "role-token"]
STS = ["sts-id", "sts-key", "sts-token"]
OPERATIONS: dict[str, tuple[Any, Any, str]] = {
    "tencent": (TkeClient, tke.DESCRIBE_IMAGE_CACHES, "ap-guangzhou"),
    "alibaba": (EciClient, eci.DESCRIBE_IMAGE_CACHES, "cn-hangzhou"),
    "huawei": (CceClient, cce.LIST_IMAGE_CACHES, "cn-north-4"),
}


@dataclass(frozen=True)
class Case:
    """A machine and what is found on it.

    Attributes:
        files: text by path under the home directory; ``{home}`` and ``{server}`` are replaced, in variables too.
        keys: key id, key secret and session token; None where the SDK fails or finds nothing.
        has_role: whether the metadata service knows a role.
    """

    cloud: str
    name: str
    keys: list[str | None] | None
    environ: dict[str, str] = field(default_factory=dict)
    files: dict[str, str] = field(default_factory=dict)
    has_role: bool = False
    section: str = "BasicCredentials"

    def __str__(self) -> str:
        return f"{self.cloud}-{self.name}"


def config(*profiles: dict[str, Any], current: str = "p") -> dict[str, str]:
    return {".aliyun/config.json": json.dumps({"current": current, "profiles": profiles})}


TENCENT_FILE, INI = ".tencentcloud/credentials", ".alibabacloud/credentials.ini"
HUAWEI_FILE = ".huaweicloud/credentials"
AK = {"name": "p", "mode": "AK", "access_key_id": "i", "access_key_secret": "s"}
POD = {
    "TKE_REGION": "ap-guangzhou",
    "TKE_PROVIDER_ID": "p",
    "TKE_WEB_IDENTITY_TOKEN_FILE": "{home}/token",
    "TKE_ROLE_ARN": "qcs::cam::uin/1:roleName/r",
}
OIDC = {
    "ALIBABA_CLOUD_ROLE_ARN": "acs:ram::1:role/r",
    "ALIBABA_CLOUD_OIDC_PROVIDER_ARN": "acs:ram::1:oidc-provider/p",
    "ALIBABA_CLOUD_OIDC_TOKEN_FILE": "{home}/token",
}
AGENCY = {
    "HUAWEICLOUD_OIDC_PROVIDER_URN": "urn:p",
    "HUAWEICLOUD_OIDC_AGENCY_URN": "urn:a",
    "HUAWEICLOUD_OIDC_TOKEN_FILE": "{home}/token",
    "HUAWEICLOUD_SDK_STS_ENDPOINT": "http://{server}",
}
IDP = {
    "HUAWEICLOUD_SDK_IDP_ID": "idp",
    "HUAWEICLOUD_SDK_ID_TOKEN_FILE": "{home}/token",
    "HUAWEICLOUD_SDK_IAM_ENDPOINT": "http://{server}",
}
TOKEN = {"token": "a.b.c"}

CASES = [
    Case(
        "tencent",
        "variables",
        ["i", "s", None],
        {"TENCENTCLOUD_SECRET_ID": "i", "TENCENTCLOUD_SECRET_KEY": "s"},
    ),
    Case(
        "tencent",
        "half a pair and a file",
        ["f", "k", None],
        {"TENCENTCLOUD_SECRET_ID": "i"},
        {TENCENT_FILE: "[default]\nsecret_id = f\nsecret_key = k\n"},
    ),
    Case(
        "tencent",
        "quotes",
        ['"f"', '"k"', None],
        {},
        {TENCENT_FILE: '[default]\nsecret_id="f"\nsecret_key="k"\n'},
    ),
    Case(
        "tencent",
        "names in capitals and comments",
        ["f", "k;1", None],
        {},
        {TENCENT_FILE: "; mine\n[default]\nSecret_Id = f\nsecret_key: k;1\n# end\n[x]\nsecret_id=x\n"},
    ),
    Case(
        "tencent",
        "percent sign",
        ["f", "%k%%", None],
        {},
        {TENCENT_FILE: "[default]\nsecret_id=f\nsecret_key=%k%%"},
    ),
    Case("tencent", "no section", None, {}, {TENCENT_FILE: "[x]\nsecret_id=f\nsecret_key=k"}, has_role=True),
    Case("tencent", "malformed", None, {}, {TENCENT_FILE: "secret_id=f"}, has_role=True),
    Case("tencent", "incomplete", ROLE, {}, {TENCENT_FILE: "[default]\nsecret_id=f"}, has_role=True),
    Case("tencent", "role before pod", ROLE, POD, TOKEN, has_role=True),
    Case("tencent", "pod", STS, POD, TOKEN),
    Case("tencent", "nothing", None),
    Case(
        "alibaba",
        "variables",
        ["i", "s", "t"],
        {
            "ALIBABA_CLOUD_ACCESS_KEY_ID": "i",
            "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "s",
            "ALIBABA_CLOUD_SECURITY_TOKEN": "t",
            **OIDC,
        },
        TOKEN,
    ),
    Case("alibaba", "openid", STS, OIDC, {**TOKEN, **config(AK)}),
    Case("alibaba", "current profile", ["i", "s", None], {}, config(AK)),
    Case(
        "alibaba",
        "named profile",
        ["j", "s", None],
        {"ALIBABA_CLOUD_PROFILE": "q"},
        config(AK, {**AK, "name": "q", "access_key_id": "j"}),
    ),
    Case(
        "alibaba",
        "temporary profile",
        ["i", "s", "t"],
        {},
        config({**AK, "mode": "StsToken", "sts_token": "t"}),
    ),
    Case(
        "alibaba",
        "role profile",
        STS,
        {},
        config({**AK, "mode": "RamRoleArn", "ram_role_arn": "acs:ram::1:role/r"}),
    ),
    Case(
        "alibaba",
        "chained profile",
        STS,
        {},
        config(
            {
                "name": "p",
                "mode": "ChainableRamRoleArn",
                "source_profile": "q",
                "ram_role_arn": "acs:ram::1:role/r",
            },
            {**AK, "name": "q"},
        ),
    ),
    Case("alibaba", "machine profile", ROLE, {}, config({"name": "p", "mode": "EcsRamRole"}), has_role=True),
    Case(
        "alibaba",
        "openid profile",
        STS,
        {},
        {
            **TOKEN,
            **config(
                {
                    "name": "p",
                    "mode": "OIDC",
                    "ram_role_arn": "acs:ram::1:role/r",
                    "oidc_provider_arn": "acs:ram::1:oidc-provider/p",
                    "oidc_token_file": "{home}/token",
                }
            ),
        },
    ),
    Case(
        "alibaba",
        "file",
        ["f", "k", None],
        {},
        {INI: "[default]\ntype=access_key\naccess_key_id=f # x\naccess_key_secret=k"},
    ),
    Case(
        "alibaba",
        "named section of a named file",
        ["f", "k", None],
        {"ALIBABA_CLOUD_PROFILE": "q", "ALIBABA_CLOUD_CREDENTIALS_FILE": "{home}/own"},
        {"own": "[q]\ntype = access_key\naccess_key_id = f\naccess_key_secret = k\n", **config(AK)},
    ),
    Case(
        "alibaba",
        "profiles switched off",
        ["f", "k", None],
        {"ALIBABA_CLOUD_CLI_PROFILE_DISABLED": "true"},
        {INI: "[default]\ntype=access_key\naccess_key_id=f\naccess_key_secret=k", **config(AK)},
    ),
    Case(
        "alibaba",
        "role of the file",
        STS,
        {},
        {
            INI: "[default]\ntype=ram_role_arn\naccess_key_id=f\naccess_key_secret=k\nrole_arn=acs:ram::1:role/r"
        },
    ),
    Case("alibaba", "machine", ROLE, has_role=True),
    Case(
        "alibaba", "machine with the role's name", ROLE, {"ALIBABA_CLOUD_ECS_METADATA": "role"}, has_role=True
    ),
    Case(
        "alibaba",
        "address",
        ["uri-id", "uri-key", "uri-token"],
        {
            "ALIBABA_CLOUD_CREDENTIALS_URI": "http://{server}/keys?a=b",
            "ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true",
        },
        has_role=True,
    ),
    Case("alibaba", "nothing", None),
    Case(
        "huawei",
        "variables",
        ["i", "s", "t"],
        {"HUAWEICLOUD_SDK_AK": "i", "HUAWEICLOUD_SDK_SK": "s", "HUAWEICLOUD_SDK_SECURITY_TOKEN": "t"},
    ),
    Case(
        "huawei",
        "agency before variables",
        STS,
        {**AGENCY, "HUAWEICLOUD_SDK_AK": "i", "HUAWEICLOUD_SDK_SK": "s"},
        TOKEN,
    ),
    Case(
        "huawei",
        "provider before variables",
        STS,
        {**IDP, "HUAWEICLOUD_SDK_AK": "i", "HUAWEICLOUD_SDK_SK": "s"},
        TOKEN,
    ),
    Case(
        "huawei",
        "implicit section",
        ["f", "k", "t"],
        {},
        {HUAWEI_FILE: "[basiccredentials]\nak=f\nsk=k\nsecurity_token=t"},
    ),
    Case(
        "huawei",
        "explicit section",
        ["f", "k", None],
        {},
        {HUAWEI_FILE: "[basic]\nak=f\nsk=k"},
        section="basic",
    ),
    Case(
        "huawei",
        "named file",
        ["f", "k", None],
        {"HUAWEICLOUD_SDK_CREDENTIALS_FILE": "{home}/own"},
        {"own": "[basiccredentials]\nAK = f\nSK = k"},
    ),
    Case("huawei", "other section", ROLE, {}, {HUAWEI_FILE: "[global]\nak=f\nsk=k"}, has_role=True),
    Case(
        "huawei",
        "provider of the file",
        STS,
        {},
        {
            **TOKEN,
            HUAWEI_FILE: "[basiccredentials]\nidp_id=idp\nid_token_file={home}/token\niam_endpoint=http://{server}",
        },
    ),
    Case("huawei", "machine", ROLE, has_role=True),
    Case(
        "huawei",
        "pod",
        ["uri-id", "uri-key", "uri-token"],
        {
            "HC_CONTAINER_CREDENTIALS_FULL_URI": "http://{server}/keys",
            "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE": "{home}/token",
        },
        TOKEN,
    ),
    Case("huawei", "nothing", None),
]


@pytest.fixture(scope="module")
def find_theirs() -> Iterator[Callable[..., Any]]:
    """Ask a vendor's SDK what it finds."""
    with Sdk("chain_tencent") as tencent, Sdk("chain_alibaba") as alibaba, Sdk("chain_huawei") as huawei:
        sdks = {"tencent": tencent, "alibaba": alibaba, "huawei": huawei}
        yield lambda cloud, **more: sdks[cloud].ask("find", **more)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_same_keys_are_found(
    case: Case, find_theirs: Callable[..., Any], cloud: Server, tmp_path: Path
) -> None:
    """On the same machine, with the same requests to the same metadata service and STS."""
    server = cloud.endpoint.removeprefix("http://")

    def fill(text: str) -> str:
        return text.replace("{home}", str(tmp_path)).replace("{server}", server)

    for path, text in case.files.items():
        file = tmp_path / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(fill(text))
        file.chmod(0o600)
    environ = {"HOME": str(tmp_path), **{name: fill(value) for name, value in case.environ.items()}}
    cloud.answer = lambda request: _answer(request, case.cloud, case.has_role)

    cloud.received.clear()
    more = {"section": case.section} if case.cloud == "huawei" else {}
    theirs = find_theirs(case.cloud, environ=environ, server=server, **more)
    asked = {_outline(each) for each in cloud.received}
    cloud.received.clear()
    ours = _find_ours(case.cloud, environ, cloud.endpoint)

    if case.keys is None:
        assert isinstance(theirs, str)
        assert isinstance(ours, CredentialsError)
    else:
        assert theirs == ours == case.keys
        assert {_outline(each) for each in cloud.received} == asked


def _find_ours(cloud: str, environ: dict[str, str], endpoint: str) -> list[str | None] | YunbindError:
    kind, operation, region = OPERATIONS[cloud]
    environ = {"YUNBIND_METADATA_ENDPOINT": endpoint, **environ}
    if cloud != "huawei":  # which has variables of its own for that
        environ["YUNBIND_ENDPOINT"] = endpoint
    client = kind(region=region, environ=environ, endpoint=endpoint)
    transport = HttpxTransport()
    try:
        keys = drive(complete(client._session.prepare(operation, {})), transport).credentials
    except YunbindError as error:
        return error
    finally:
        transport.close()
    assert isinstance(keys, Credentials)
    return [keys.key_id, keys.key_secret, keys.session_token]


def _outline(request: Received) -> tuple[str, ...]:
    """Return what both must send alike: method, path, action, and the headers that metadata services read."""
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


def _answer(request: Received, cloud: str, has_role: bool) -> Answer:
    path = urlsplit(request.target).path
    if path.endswith("/api/token"):
        return Answer(body=b"metadata-token")
    if "metadata" in path or "meta-data" in path or path.startswith("/openstack"):
        if not has_role:
            return Answer(404)
        return (
            Answer(body=b"role")
            if path.endswith("security-credentials/")
            else make_json(_keys(cloud, "role"))
        )
    if path == "/keys":
        return make_json(_keys(cloud, "uri"))
    if path == "/v3.0/OS-AUTH/id-token/tokens":
        return Answer(201, b"{}", {"X-Subject-Token": "iam-token", "Content-Type": "application/json"})
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
