"""Logins of the vendors' command lines. Evidence: the sources of the aliyun CLI, its SDK, and tccli."""

from __future__ import annotations

import json
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from yunbind import CliProfile
from yunbind.errors import ConnectFailed, ConnectionLost, CredentialsError, UnreadableResponse, YunbindError
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from . import test_alibaba as alibaba
from . import test_tencent as tencent
from .world import World, list_outcomes, make_json, read_keys

CLOUD_SSO = "POST signin.test/cloud-credentials"
OAUTH = "POST oauth.aliyun.com/v1/exchange"
TEMP = "POST cli.cloud.tencent.com/get_temp_cred"
SAML = "POST cli.cloud.tencent.com/api/org/gen_saml_response"
ASSUME = "POST cli.cloud.tencent.com/api/sts/assume_role_with_saml"
SSO = {
    "uin": "100",
    "roleConfigurationId": "rc",
    "roleConfigurationName": "admin",
    "zoneId": "z",
    "site": "cn",
    "loginUrl": "u",
}


@dataclass(frozen=True)
class Kind:
    """A kind of login.

    Attributes:
        client: Makes a client.
        write: Writes the profile: seconds until its keys and its token expire, 0 for absent ones.
        address: Address that exchanges the token.
        keys: Response with new keys, by name and seconds.
        command: Command that logs in again.
        variable: Variable that names the profile.
        profile: Name of the profile.
    """

    client: str
    write: Callable[[World, int, int], object]
    address: str
    keys: Callable[[World, str, int], HttpResponse]
    command: str
    variable: str
    profile: str

    def give(self, world: World, name: str = "new", seconds: int = 3600) -> None:
        """Let the service issue keys."""
        world.net.on(SAML, make_json({"SAMLResponse": "assertion"}))
        world.net.on(self.address, self.keys(world, name, seconds))

    def make(self, world: World, credentials: Any = None) -> Any:
        return getattr(world, self.client)(credentials)

    def call(self, world: World, client: Any = None) -> tuple[str, str | None]:
        return getattr(world, f"call_{self.client}")(client)


def _at(world: World, seconds: int) -> int:
    return int(world.now.timestamp()) + seconds


def _write_aliyun(world: World, keys: int, **fields: Any) -> None:
    if keys:
        fields |= {"access_key_id": "kept-id", "access_key_secret": "s", "sts_token": "kept-token"}
        fields["sts_expiration"] = _at(world, keys)
    alibaba.write_profile(world, **fields)


def _write_cloud_sso(world: World, keys: int, token: int) -> None:
    fields: dict[str, Any] = {
        "cloud_sso_sign_in_url": "https://signin.test/device/login",
        "cloud_sso_account_id": "account",
        "cloud_sso_access_config": "ac",
    }
    if token:
        fields |= {"access_token": "the-login-token", "cloud_sso_access_token_expire": _at(world, token)}
    _write_aliyun(world, keys, mode="CloudSSO", **fields)


def _write_oauth(world: World, keys: int, token: int) -> None:
    fields: dict[str, Any] = {"oauth_refresh_token": "the-refresh-token", "oauth_site_type": "CN"}
    if token:
        fields |= {"oauth_access_token": "the-login-token", "oauth_access_token_expire": _at(world, token)}
    _write_aliyun(world, keys, mode="OAuth", **fields)


def _write_tccli(kind: str) -> Callable[[World, int, int], None]:
    def write(world: World, keys: int, token: int) -> None:
        content: dict[str, Any] = {"type": kind}
        if keys:
            content |= {"secretId": "kept-id", "secretKey": "k", "token": "kept-token"}
            content["expiresAt"] = _at(world, keys)
        if token and kind == "sso":
            content["sso"] = {**SSO, "token": "the-login-token", "expiresAt": _at(world, token)}
        elif token:
            login = {"openId": "o", "refreshToken": "the-refresh-token", "site": "cn"}
            content["oauth"] = {**login, "accessToken": "the-login-token", "expiresAt": _at(world, token)}
        world.write_json(".tccli/default.credential", content)

    return write


def _tencent_keys(world: World, name: str, seconds: int) -> HttpResponse:
    keys = {"SecretId": f"{name}-id", "SecretKey": "k", "Token": f"{name}-token"}
    return make_json({**keys, "ExpiresAt": _at(world, seconds), "RequestId": "id"})


def _tencent_role_keys(world: World, name: str, seconds: int) -> HttpResponse:
    keys = {"TmpSecretId": f"{name}-id", "TmpSecretKey": "k", "Token": f"{name}-token"}
    return make_json({**keys, "ExpiredTime": _at(world, seconds)})


KINDS = {
    "CloudSSO": Kind(
        "eci",
        _write_cloud_sso,
        CLOUD_SSO,
        lambda world, name, s: make_json({"CloudCredential": alibaba.keys_document(world, name, s)}),
        "aliyun configure --profile p --mode CloudSSO",
        "ALIBABA_CLOUD_PROFILE",
        "p",
    ),
    "OAuth": Kind(
        "eci",
        _write_oauth,
        OAUTH,
        lambda world, name, s: make_json(alibaba.keys_document(world, name, s)),
        "aliyun configure --profile p --mode OAuth",
        "ALIBABA_CLOUD_PROFILE",
        "p",
    ),
    "oauth": Kind(
        "tke",
        _write_tccli("oauth"),
        TEMP,
        _tencent_keys,
        "tccli auth login --profile default",
        "TCCLI_PROFILE",
        "default",
    ),
    "sso": Kind(
        "tke",
        _write_tccli("sso"),
        ASSUME,
        _tencent_role_keys,
        "tccli sso login --profile default",
        "TCCLI_PROFILE",
        "default",
    ),
}
every = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
NEW = ("new-id", "new-token")
KEPT = ("kept-id", "kept-token")


@every
def test_the_keys_of_a_profile_are_used_while_they_are_valid(world: World, kind: Kind) -> None:
    kind.write(world, 3600, 7200)
    assert kind.call(world) == KEPT
    assert not world.net.count(kind.address)


@every
@pytest.mark.parametrize("keys", [0, -1, 299])
def test_a_valid_token_is_exchanged_for_keys(world: World, kind: Kind, keys: int) -> None:
    kind.write(world, keys, 7200)
    kind.give(world)
    client = kind.make(world)
    assert kind.call(world, client) == NEW
    assert kind.call(world, client) == NEW
    assert world.net.count(kind.address) == 1


@every
async def test_asynchronous_clients_exchange_a_token_too(world: World, kind: Kind) -> None:
    kind.write(world, 0, 7200)
    kind.give(world)
    await getattr(world, f"async_{kind.client}")().describe_image_caches()
    assert read_keys(world.net.sent[-1]) == NEW


@every
def test_keys_are_valid_to_their_end_if_the_token_has_ended(world: World, kind: Kind) -> None:
    kind.write(world, 10, -1)
    assert kind.call(world) == KEPT


@every
@pytest.mark.parametrize(("keys", "token"), [(0, 0), (-1, -1), (0, -1), (-1, 0)])
def test_a_login_that_has_ended_says_which_command_renews_it(
    world: World, kind: Kind, keys: int, token: int
) -> None:
    kind.write(world, keys, token)
    with pytest.raises(CredentialsError, match=f"has ended; run: {kind.command}"):
        kind.call(world, kind.make(world, CliProfile(kind.profile)))


@every
def test_a_chain_goes_on_after_a_login_that_has_ended(world: World, kind: Kind) -> None:
    """The vendor's chain does so."""
    kind.write(world, -1, -1)
    (alibaba if kind.client == "eci" else tencent).give_role(world)
    client = kind.make(world)
    assert kind.call(world, client) == ("role-id", "role-token")
    (report,) = [each for each in client.report_credentials() if "profile" in each.provider]
    assert report.outcome == "skipped"
    assert kind.command in report.reason


@every
def test_a_chain_goes_on_after_a_login_that_is_refused(world: World, kind: Kind) -> None:
    kind.write(world, 0, 7200)
    kind.give(world)
    world.net.on(kind.address, make_json({"error": "invalid_token", "Error": {"Code": "Invalid"}}, 401))
    (alibaba if kind.client == "eci" else tencent).give_role(world)
    client = kind.make(world)
    assert kind.call(world, client) == ("role-id", "role-token")


@every
@pytest.mark.parametrize("status", [200, 400, 401, 403])
def test_a_refused_login_that_was_named_says_which_command_renews_it(
    world: World, kind: Kind, status: int
) -> None:
    kind.write(world, 0, 7200)
    kind.give(world)
    content = {"error": "invalid", "Error": {"Code": "Invalid", "Message": "the-login-token"}}
    world.net.on(kind.address, make_json(content, status))
    (alibaba if kind.client == "eci" else tencent).give_role(world)
    world.environ[kind.variable] = kind.profile
    with pytest.raises(CredentialsError, match=f"was refused by .*; run: {kind.command}") as caught:
        kind.call(world)
    assert "the-login-token" not in str(caught.value)


@every
def test_a_token_that_a_refusal_repeats_as_code_or_id_is_masked(world: World, kind: Kind) -> None:
    kind.write(world, 0, 7200)
    kind.give(world)
    content = {"error": "the-login-token", "Error": {"Code": "the-login-token"}}
    ids = {"X-Request-Id": "the-login-token"}
    world.net.on(SAML if kind.address == ASSUME else kind.address, make_json(content, 401, **ids))
    with pytest.raises(CredentialsError, match=r"\(HTTP 401, \*\*\*, \*\*\*\)") as caught:
        kind.call(world, kind.make(world, CliProfile(kind.profile)))
    assert "the-login-token" not in str(caught.value)


@every
@pytest.mark.parametrize("is_readable", [False, True])
def test_a_token_that_a_malformed_response_repeats_is_masked(
    world: World, kind: Kind, *, is_readable: bool
) -> None:
    kind.write(world, 0, 7200)
    text = "illegal header line: the-login-token"
    error = UnreadableResponse(text, http_status=200) if is_readable else ConnectionLost(text)
    error.__cause__ = ValueError(text)
    world.net.on(SAML if kind.address == ASSUME else kind.address, error)
    with pytest.raises(YunbindError) as caught:
        kind.call(world)
    assert "the-login-token" not in "".join(traceback.format_exception(caught.value))
    assert "illegal header line: ***" in str(caught.value)


@every
@pytest.mark.parametrize(
    "response", [ConnectFailed("No connection."), make_json({}, 503), make_json({}, 429)]
)
def test_a_broken_service_is_an_error_and_not_an_absence(world: World, kind: Kind, response: Any) -> None:
    kind.write(world, 0, 7200)
    kind.give(world)
    world.net.on(kind.address, response)
    (alibaba if kind.client == "eci" else tencent).give_role(world)
    with pytest.raises((CredentialsError, ConnectFailed)):
        kind.call(world)


@every
def test_keys_are_renewed_while_the_login_is_valid(world: World, kind: Kind) -> None:
    kind.write(world, 0, 36000)
    kind.give(world, "one")
    client = kind.make(world)
    assert kind.call(world, client)[0] == "one-id"
    world.advance(seconds=3500)
    kind.give(world, "two")
    assert kind.call(world, client)[0] == "two-id"


@every
def test_a_new_login_is_read_by_a_running_client(world: World, kind: Kind) -> None:
    kind.write(world, 600, -1)
    client = kind.make(world)
    assert kind.call(world, client) == KEPT
    world.advance(seconds=601)
    with pytest.raises(CredentialsError, match=kind.command):
        kind.call(world, client)
    kind.give(world)
    kind.write(world, 0, 7200)
    assert kind.call(world, client) == NEW


@every
@pytest.mark.parametrize(
    "body", [b"", b"{}", b"[]", b'{"CloudCredential": {}}', b'{"token": "the-login-token"}']
)
def test_a_response_without_keys_is_an_error_that_does_not_quote_it(
    world: World, kind: Kind, body: bytes
) -> None:
    kind.write(world, 0, 7200)
    kind.give(world)
    world.net.on(kind.address, HttpResponse(200, (), body))
    with pytest.raises(CredentialsError) as caught:
        kind.call(world)
    assert "the-login-token" not in repr(caught.value)


@every
def test_no_login_is_written(world: World, kind: Kind) -> None:
    kind.write(world, 0, 7200)
    kind.give(world)
    before = {path: path.read_bytes() for path in world.home.rglob("*") if path.is_file()}
    kind.call(world)
    assert {path: path.read_bytes() for path in world.home.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    "url", ["signin.test", "http://[x", "ftp://signin.test/", "https://user:pw@signin.test/"]
)
def test_an_invalid_sign_in_url_is_an_error_without_it(world: World, url: str) -> None:
    config = {"cloud_sso_sign_in_url": url, "cloud_sso_account_id": "a", "cloud_sso_access_config": "c"}
    alibaba.write_profile(world, mode="CloudSSO", **config)
    with pytest.raises(CredentialsError, match="invalid cloud_sso_sign_in_url") as caught:
        world.call_eci()
    assert url not in str(caught.value)


def test_cloud_sso_sends_what_the_sdk_sends(world: World) -> None:
    KINDS["CloudSSO"].write(world, 0, 7200)
    KINDS["CloudSSO"].give(world)
    KINDS["CloudSSO"].call(world)
    (request,) = world.net.find(CLOUD_SSO)
    assert request.header("Authorization") == "Bearer the-login-token"
    assert json.loads(request.body) == {"AccountId": "account", "AccessConfigurationId": "ac"}


@pytest.mark.parametrize(
    ("site", "host"),
    [("CN", "oauth.aliyun.com"), ("intl", "oauth.alibabacloud.com"), (None, "oauth.aliyun.com")],
)
def test_oauth_calls_the_host_of_its_site(world: World, site: str | None, host: str) -> None:
    fields = {"oauth_site_type": site} if site else {}
    token = {"oauth_access_token": "the-login-token", "oauth_access_token_expire": _at(world, 99)}
    alibaba.write_profile(world, mode="OAuth", **token, **fields)
    world.net.on(f"POST {host}/v1/exchange", make_json(alibaba.keys_document(world, "new")))
    assert world.call_eci() == NEW
    (request,) = world.net.find(f"POST {host}/v1/exchange")
    assert request.header("Authorization") == "Bearer the-login-token"


def test_tccli_sso_assumes_the_role_of_the_login(world: World) -> None:
    KINDS["sso"].write(world, 0, 7200)
    KINDS["sso"].give(world)
    KINDS["sso"].call(world)
    (saml,), (assume,) = world.net.find(SAML), world.net.find(ASSUME)
    assert json.loads(saml.body) | {"TraceId": ""} == {
        "TraceId": "",
        "Site": "cn",
        "LoginToken": "the-login-token",
        "LoginType": "RoleSAML",
        "TargetUin": "100",
        "UserId": "",
        "RoleConfigurationId": "rc",
    }
    assert json.loads(assume.body) | {"TraceId": "", "RoleSessionName": ""} == {
        "TraceId": "",
        "Site": "cn",
        "SAMLAssertion": "assertion",
        "PrincipalArn": "qcs::cam::uin/100:saml-provider/TencentReservedSSO-z",
        "RoleArn": "qcs::cam::uin/100:roleName/TencentCloudSSO-admin",
        "RoleSessionName": "",
        "DurationSeconds": 7200,
    }


def test_tccli_oauth_sends_its_access_token(world: World) -> None:
    KINDS["oauth"].write(world, 0, 7200)
    KINDS["oauth"].give(world)
    KINDS["oauth"].call(world)
    (request,) = world.net.find(TEMP)
    expected = {"TraceId": "", "AccessToken": "the-login-token", "Site": "cn"}
    assert json.loads(request.body) | {"TraceId": ""} == expected


@pytest.mark.parametrize("mode", ["CloudSSO", "OAuth"])
def test_a_profile_can_assume_a_role_with_a_login(world: World, mode: str) -> None:
    KINDS[mode].write(world, 0, 7200)
    KINDS[mode].give(world)
    config = json.loads((world.home / alibaba.CONFIG).read_text())
    role = {"name": "r", "mode": "ChainableRamRoleArn", "source_profile": "p", "ram_role_arn": alibaba.ROLE}
    world.write_json(alibaba.CONFIG, {"current": "r", "profiles": [*config["profiles"], role]})
    alibaba.give_sts(world)
    assert world.call_eci() == ("sts-id", "sts-token")
    assert read_keys(world.net.find(alibaba.STS)[-1]) == NEW


def test_keys_of_a_login_that_the_service_refuses_are_replaced_from_the_profile(world: World) -> None:
    kind = KINDS["OAuth"]
    kind.write(world, 3600, 7200)
    client = world.eci()
    assert world.call_eci(client) == KEPT
    keys = {"access_key_id": "next-id", "access_key_secret": "s", "sts_token": "next-token"}
    alibaba.write_profile(world, mode="OAuth", **keys, sts_expiration=_at(world, 3600))
    refusal, success = make_json({"Code": "InvalidAccessKeyId.NotFound"}, 404), make_json({"ImageCaches": []})

    def respond(request: HttpRequest) -> HttpResponse:
        return success if read_keys(request)[0] == "next-id" else refusal

    world.net.on("POST eci.cn-hangzhou.aliyuncs.com/", respond)
    assert world.call_eci(client) == ("next-id", "next-token")
    assert ("aliyun CLI profile", "used") in list_outcomes(client)
