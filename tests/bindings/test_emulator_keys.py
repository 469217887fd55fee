"""Keys of an emulator never reach a vendor's host: they begin with ``emulator-``, and the client refuses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from yunbind import AssumeRole, AuthToken, Credentials, PasswordLogin
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.errors import ConfigurationError
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.tencent.tke import AsyncTkeClient, TkeClient

from .scripted import AsyncScript, Script, make_response, tencent

KEYS = Credentials("emulator-any-1", "emulator-secret-1", project_id="project")
LOGIN = PasswordLogin("emulator-user-1", "emulator-password-1", "emulator-domain-1")
LIST: dict[type, Callable[[Any], Any]] = {
    TkeClient: lambda client: client.describe_image_caches(),
    EciClient: lambda client: client.describe_image_caches(),
    CceClient: lambda client: client.list_image_caches(),
}
LIST |= {AsyncTkeClient: LIST[TkeClient], AsyncEciClient: LIST[EciClient], AsyncCceClient: LIST[CceClient]}
REGIONS = {"Tke": "ap-guangzhou", "Eci": "cn-hangzhou", "Cce": "cn-north-4"}
CASES = [
    (TkeClient, AsyncTkeClient, None),
    (TkeClient, AsyncTkeClient, "tke.internal.tencentcloudapi.com"),
    (TkeClient, AsyncTkeClient, "https://TKE.TencentCloudAPI.com:8443"),
    (EciClient, AsyncEciClient, None),
    (EciClient, AsyncEciClient, "http://eci-vpc.cn-beijing.aliyuncs.com"),
    (CceClient, AsyncCceClient, None),
    (CceClient, AsyncCceClient, "cce.eu-west-101.myhuaweicloud.eu"),
]
OWN_HOSTS = ["http://127.0.0.1:9", "http://emulator:8080", "https://nottencentcloudapi.com", "http://[::1]:9"]


def make_options(kind: type, **options: Any) -> dict[str, Any]:
    region = REGIONS[kind.__name__.removeprefix("Async").removesuffix("Client")]
    return {"region": region, "credentials": KEYS, "environ": {}} | options


@pytest.mark.parametrize(("kind", "_async", "endpoint"), CASES)
def test_a_vendors_host_gets_no_key_of_an_emulator(kind: type, _async: type, endpoint: str | None):
    script = Script(make_response({}))
    client = kind(**make_options(kind, endpoint=endpoint, transport=script))
    with pytest.raises(ConfigurationError, match="YUNBIND_ENDPOINT"):
        LIST[kind](client)
    assert script.requests == []


@pytest.mark.parametrize(("_sync", "kind", "endpoint"), CASES)
async def test_a_vendors_host_gets_none_from_an_async_client(_sync: type, kind: type, endpoint: str | None):
    script = AsyncScript(make_response({}))
    client = kind(**make_options(kind, endpoint=endpoint, transport=script))
    with pytest.raises(ConfigurationError, match="YUNBIND_ENDPOINT"):
        await LIST[kind](client)
    assert script.script.requests == []


@pytest.mark.parametrize("variable", ["YUNBIND_ENDPOINT", None])
@pytest.mark.parametrize("endpoint", OWN_HOSTS)
def test_any_other_host_gets_it(endpoint: str, variable: str | None):
    """The emulator can run under any name."""
    script = Script(tencent(TotalCount=0, ImageCaches=[]))
    given = {"environ": {variable: endpoint}} if variable else {"endpoint": endpoint}
    TkeClient(**make_options(TkeClient, transport=script, **given)).describe_image_caches()
    assert len(script.requests) == 1


@pytest.mark.parametrize(
    "credentials",
    [
        lambda: KEYS,
        lambda: AssumeRole("qcs::cam::uin/1:roleName/a", credentials=KEYS),
    ],
    ids=["function", "role"],
)
def test_a_credential_provider_sends_none_either(credentials: Callable[[], Any]):
    """Also not to the STS."""
    script = Script(make_response({}))
    provider = credentials() if isinstance(credentials(), AssumeRole) else credentials
    client = TkeClient(**make_options(TkeClient, credentials=provider, transport=script))
    with pytest.raises(ConfigurationError, match="emulator"):
        client.describe_image_caches()
    assert script.requests == []


@pytest.mark.parametrize("credentials", [AuthToken("emulator-token-1", project_id="p"), LOGIN], ids=repr)
def test_neither_token_nor_password_of_an_emulator_is_sent(credentials: Any):
    script = Script(make_response({}))
    client = CceClient(**make_options(CceClient, credentials=credentials, transport=script))
    with pytest.raises(ConfigurationError, match="emulator"):
        client.list_image_caches()
    assert script.requests == []


@pytest.mark.parametrize("credentials", [AuthToken("emulator-token-1", project_id="p"), LOGIN], ids=repr)
async def test_neither_is_sent_by_an_async_client(credentials: Any):
    script = AsyncScript(make_response({}))
    client = AsyncCceClient(**make_options(AsyncCceClient, credentials=credentials, transport=script))
    with pytest.raises(ConfigurationError, match="emulator"):
        await client.list_image_caches()
    assert script.script.requests == []
