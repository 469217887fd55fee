"""The credential provider chain of Huawei Cloud. Evidence: documented (the vendor's SDK)."""

from __future__ import annotations

import json

import pytest
from yunbind import CliProfile
from yunbind.errors import ConfigurationError, CredentialsError
from yunbind.huawei.iam import IamClient
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from .world import CCE, PROJECT, World, list_outcomes, make_json, make_text, read_keys

HOST = "169.254.169.254"
TOKEN = f"PUT {HOST}/meta-data/latest/api/token"
KEYS = f"GET {HOST}/openstack/latest/securitykey"
STS = "POST sts.cn-north-4.myhuaweicloud.com/v5/agencies/assume-with-oidc"
IAM = "iam.cn-north-4.myhuaweicloud.com"
PROJECTS = f"GET {IAM}/v3/projects"
ID_TOKENS = f"POST {IAM}/v3.0/OS-AUTH/id-token/tokens"
TEMPORARY = f"POST {IAM}/v3.0/OS-CREDENTIAL/securitytokens"
FILE = ".huaweicloud/credentials"


def temporary(world: World, name: str, seconds: int = 86400) -> dict[str, dict[str, str]]:
    until = world.in_(seconds=seconds).replace("Z", ".000000Z")
    keys = {"access": f"{name}-ak", "secret": f"{name}-sk", "securitytoken": f"{name}-token"}
    return {"credential": {**keys, "expires_at": until}}


def give_project(world: World) -> None:
    projects = {"projects": [{"id": PROJECT, "name": "cn-north-4"}]}
    world.net.on(PROJECTS, make_json(projects))


def give_role(world: World, name: str = "agency", seconds: int = 86400) -> None:
    world.net.on(TOKEN, make_text("metadata-token"))
    world.net.on(KEYS, make_json(temporary(world, name, seconds)))


def set_oidc(world: World) -> None:
    world.environ |= {
        "HUAWEICLOUD_OIDC_PROVIDER_URN": "urn:provider",
        "HUAWEICLOUD_OIDC_AGENCY_URN": "urn:agency",
        "HUAWEICLOUD_OIDC_TOKEN_FILE": str(world.write("token", "id-token\n")),
    }
    keys = {"access_key_id": "oidc-ak", "secret_access_key": "oidc-sk", "security_token": "oidc-token"}
    until = world.in_(hours=1).replace("Z", ".000Z")
    world.net.on(STS, make_json({"credentials": {**keys, "expiration": until}}))


def set_provider(world: World) -> None:
    world.environ |= {
        "HUAWEICLOUD_SDK_IDP_ID": "idp",
        "HUAWEICLOUD_SDK_ID_TOKEN_FILE": str(world.write("id-token", "federated-token")),
    }
    give_federation(world)


def give_federation(world: World) -> None:
    world.net.on(ID_TOKENS, make_json({"token": {}}, 201, **{"X-Subject-Token": "iam-token"}))
    world.net.on(TEMPORARY, make_json(temporary(world, "federated"), 201))


def test_the_provider_order_is_that_of_the_sdk(world: World) -> None:
    """Each provider supplies the credentials once the providers before it have none."""
    give_project(world)
    set_oidc(world)
    set_provider(world)
    world.environ |= {"HUAWEICLOUD_SDK_AK": "env-ak", "HUAWEICLOUD_SDK_SK": "env-sk"}
    file = world.write(FILE, "[basic]\nak = file-ak\nsk = file-sk\n")
    give_role(world)
    world.environ |= {
        "HC_CONTAINER_CREDENTIALS_FULL_URI": "http://pod.test:8080/v1/credentials?x=1",
        "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE": str(world.write("pod", "pod-token")),
    }
    world.net.on("POST pod.test:8080/v1/credentials", make_json(temporary(world, "pod")))
    assert world.call_cce() == ("oidc-ak", "oidc-token")
    del world.environ["HUAWEICLOUD_OIDC_PROVIDER_URN"]
    assert world.call_cce() == ("federated-ak", "federated-token")
    del world.environ["HUAWEICLOUD_SDK_IDP_ID"]
    assert world.call_cce() == ("env-ak", None)
    del world.environ["HUAWEICLOUD_SDK_SK"]
    assert world.call_cce() == ("file-ak", None)
    file.unlink()
    assert world.call_cce() == ("agency-ak", "agency-token")
    world.net.on(KEYS, make_text("Please configure Cloud Service Agency first", 401))
    client = world.cce()
    assert world.call_cce(client) == ("pod-ak", "pod-token")
    assert list_outcomes(client) == [
        ("OpenID Connect", "skipped"),
        ("identity provider", "skipped"),
        ("environment", "skipped"),
        ("file ~/.huaweicloud/credentials", "skipped"),
        ("ECS agency", "skipped"),
        ("CCE pod identity", "used"),
    ]


def test_an_agency_is_assumed_with_the_documented_members(world: World) -> None:
    set_oidc(world)
    world.environ |= {
        "HUAWEICLOUD_SDK_PROJECT_ID": PROJECT,
        "HUAWEICLOUD_OIDC_DURATION_SECONDS": "900",
        "HUAWEICLOUD_OIDC_SESSION_NAME": "me",
        "HUAWEICLOUD_OIDC_POLICY": "{}",
        "HUAWEICLOUD_OIDC_POLICY_IDS": "a, b",
    }
    world.call_cce()
    (request,) = world.net.find(STS)
    assert request.header("Authorization") is None
    assert json.loads(request.body) == {
        "provider_urn": "urn:provider",
        "agency_urn": "urn:agency",
        "agency_session_name": "me",
        "duration_seconds": 900,
        "policy": "{}",
        "policy_ids": ["a", "b"],
        "id_token": "id-token",
    }
    assert world.net.sent[-1].header("X-Project-Id") == PROJECT


def test_a_token_in_the_environment_wins_over_a_token_file(world: World) -> None:
    give_project(world)
    set_oidc(world)
    world.environ["HUAWEICLOUD_OIDC_ID_TOKEN"] = "given-token"
    world.call_cce()
    assert json.loads(world.net.find(STS)[0].body)["id_token"] == "given-token"


def test_the_variable_sets_the_sts_endpoint(world: World) -> None:
    give_project(world)
    set_oidc(world)
    world.environ["HUAWEICLOUD_SDK_STS_ENDPOINT"] = "https://sts.own.test"
    response = make_json(temporary(world, "own"))
    world.net.on("POST sts.own.test/v5/agencies/assume-with-oidc", response)
    assert world.call_cce() == ("own-ak", "own-token")


def test_a_federated_user_gets_a_token_and_then_keys(world: World) -> None:
    """Documented: X-Idp-Id and the ID token, then the IAM token for six hours, both unsigned."""
    give_project(world)
    set_provider(world)
    world.call_cce()
    first, second = world.net.sent[:2]
    assert first.header("X-Idp-Id") == "idp"
    assert json.loads(first.body) == {"auth": {"id_token": {"id": "federated-token"}}}
    asked = {"id": "iam-token", "duration_seconds": 21600}
    assert json.loads(second.body) == {"auth": {"identity": {"methods": ["token"], "token": asked}}}
    assert (first.header("Authorization"), second.header("Authorization")) == (None, None)


@pytest.mark.parametrize("section", ["basic", "basiccredentials"])
def test_both_names_of_the_section_are_read(world: World, section: str) -> None:
    content = f"[{section}]\nak = file-ak\nsk = file-sk\nsecurity_token = t\nproject_id = {PROJECT}\n"
    world.write(FILE, content)
    assert world.call_cce() == ("file-ak", "t")
    assert world.net.sent[-1].header("X-Project-Id") == PROJECT


def test_the_basiccredentials_section_wins_over_the_basic_section(world: World) -> None:
    give_project(world)
    world.write(FILE, "[basic]\nak = one\nsk = s\n[basiccredentials]\nak = two\nsk = s\n")
    assert world.call_cce() == ("two", None)


def test_a_service_without_projects_takes_the_global_section_first(world: World) -> None:
    world.write(FILE, "[basic]\nak = one\nsk = s\n[global]\nak = two\nsk = s\ndomain_id = d\n")
    world.net.on("GET iam.myhuaweicloud.com/v3/projects", make_json({"projects": []}))
    IamClient(**world.options()).keystone_list_projects()
    assert read_keys(world.net.sent[-1])[0] == "two"


def test_a_section_with_a_federated_user_calls_its_iam(world: World) -> None:
    world.write("jwt", "file-token")
    content = f"[basic]\nidp_id = idp\nid_token_file = {world.home}/jwt\nproject_id = {PROJECT}\n"
    world.write(FILE, content + "iam_endpoint = https://iam.own.test\n")
    token = make_json({}, 201, **{"X-Subject-Token": "iam-token"})
    world.net.on("POST iam.own.test/v3.0/OS-AUTH/id-token/tokens", token)
    keys = make_json(temporary(world, "federated"))
    world.net.on("POST iam.own.test/v3.0/OS-CREDENTIAL/securitytokens", keys)
    assert world.call_cce() == ("federated-ak", "federated-token")


def test_a_file_without_a_section_is_skipped_unless_a_variable_names_it(world: World) -> None:
    give_project(world)
    give_role(world)
    world.write(FILE, "[global]\nak = a\nsk = s\n")
    assert world.call_cce() == ("agency-ak", "agency-token")
    world.environ["HUAWEICLOUD_SDK_CREDENTIALS_FILE"] = str(world.home / FILE)
    with pytest.raises(CredentialsError, match=r"no section \[basic\], but HUAWEICLOUD_SDK_CREDENTIALS_FILE"):
        world.call_cce()


def test_metadata_requests_use_a_token_if_the_machine_supports_it(world: World) -> None:
    """Documented: 404, 405 and 503 mean that this machine does not support tokens."""
    give_project(world)
    give_role(world)
    world.call_cce()
    put, get = world.net.sent[:2]
    assert put.header("X-Metadata-Token-Ttl-Seconds") == "21600"
    assert get.header("X-Metadata-Token") == "metadata-token"
    world.net.on(TOKEN, make_text("", 405))
    assert world.call_cce() == ("agency-ak", "agency-token")
    assert world.net.find(KEYS)[-1].header("X-Metadata-Token") is None


def test_renewed_keys_of_the_machine_keep_the_project(world: World) -> None:
    give_project(world)
    give_role(world, seconds=3600)
    client = world.cce()
    world.call_cce(client)
    world.advance(minutes=55)
    give_role(world, "next")
    assert world.call_cce(client) == ("next-ak", "next-token")
    assert world.net.find(f"GET {CCE}/v5/imagecaches")[-1].header("X-Project-Id") == PROJECT


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (
            make_json({"error_code": "STS5.0005", "error_msg": "MARKED"}, 403),
            "refused to issue credentials (HTTP 403, STS5.0005)",
        ),
        (
            make_json({"error": {"code": "IAM.0007", "message": "MARKED"}}, 401),
            "refused to issue credentials (HTTP 401, IAM.0007)",
        ),
        (make_text("MARKED", 502), "refused to issue credentials (HTTP 502)"),
        (make_json({"credential": {"access": "a", "secret": ""}}), "returned no key id or no key secret"),
        (make_text("MARKED"), "did not return a JSON object"),
    ],
)
def test_an_error_response_raises_an_error_with_its_code_only(
    world: World, response: HttpResponse, expected: str
) -> None:
    set_oidc(world)
    give_role(world)
    world.net.on(STS, response)
    with pytest.raises(CredentialsError) as caught:
        world.call_cce()
    assert expected in str(caught.value)
    assert "MARKED" not in str(caught.value)
    assert world.net.list_addresses() == [STS]


@pytest.mark.parametrize("content", [None, "", " \n"])
def test_an_empty_token_file_raises_an_error(world: World, content: str | None) -> None:
    set_oidc(world)
    (world.home / "token").unlink() if content is None else world.write("token", content)
    with pytest.raises(CredentialsError, match=r"the file ~/token does not exist|the file ~/token is empty"):
        world.call_cce()
    assert not world.net.sent


def test_koocli_profiles_are_not_supported(world: World) -> None:
    with pytest.raises(ConfigurationError, match="because it encrypts their keys"):
        world.call_cce(world.cce(CliProfile("default")))


def test_pod_identity_uses_the_current_token(world: World) -> None:
    world.environ |= {
        "HC_CONTAINER_CREDENTIALS_FULL_URI": "http://pod.test/v1/credentials?x=1",
        "HC_CONTAINER_AUTHORIZATION_TOKEN_FILE": str(world.write("pod", "one")),
    }
    give_project(world)
    tokens: list[str | None] = []

    def respond(request: HttpRequest) -> HttpResponse:
        tokens.append(request.header("Authorization"))
        assert (request.query, request.body) == ("x=1", b"{}")
        return make_json(temporary(world, f"pod{len(tokens)}", 3600))

    world.net.on("POST pod.test/v1/credentials", respond)
    client = world.cce()
    world.call_cce(client)
    world.write("pod", "two")
    world.advance(minutes=59)
    assert world.call_cce(client) == ("pod2-ak", "pod2-token")
    assert tokens == ["one", "two"]
