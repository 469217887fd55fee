"""The credential provider chain of Alibaba Cloud. Evidence: documented (the vendor's SDK and CLI)."""

from __future__ import annotations

import json
import traceback
from typing import Any
from urllib.parse import parse_qs

import pytest
from yunbind import CliProfile
from yunbind.errors import ConfigurationError, ConnectionLost, CredentialsError
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from .world import World, list_outcomes, make_json, make_text

HOST = "100.100.100.200"
TOKEN = f"PUT {HOST}/latest/api/token"
ROLES = f"GET {HOST}/latest/meta-data/ram/security-credentials/"
STS = "POST sts.aliyuncs.com/"
CONFIG = ".aliyun/config.json"
FILE = ".alibabacloud/credentials.ini"
ROLE = "acs:ram::1:role/r"


def keys_document(world: World, name: str, seconds: int = 3600) -> dict[str, str]:
    return {
        "AccessKeyId": f"{name}-id",
        "AccessKeySecret": f"{name}-secret",
        "SecurityToken": f"{name}-token",
        "Expiration": world.in_(seconds=seconds),
    }


def give_role(world: World, *, seconds: int = 3600, name: str = "role", needs_token: bool = True) -> None:
    def guard(response: HttpResponse) -> Any:
        def reply(request: HttpRequest) -> HttpResponse:
            is_known = request.header("X-aliyun-ecs-metadata-token") == "metadata-token"
            return response if is_known or not needs_token else make_text("", 401)

        return reply

    world.net.on(TOKEN, make_text("metadata-token"))
    world.net.on(ROLES, guard(make_text(name)))
    content = {**keys_document(world, name, seconds), "Code": "Success", "LastUpdated": world.in_()}
    world.net.on(ROLES + name, guard(make_json(content)))


def give_sts(world: World, *, seconds: int = 3600, name: str = "sts", what: str = STS) -> None:
    world.net.on(what, make_json({"Credentials": keys_document(world, name, seconds), "RequestId": "id"}))


def set_oidc(world: World) -> None:
    world.environ |= {
        "ALIBABA_CLOUD_OIDC_TOKEN_FILE": str(world.write("token", "oidc-token\n")),
        "ALIBABA_CLOUD_ROLE_ARN": ROLE,
        "ALIBABA_CLOUD_OIDC_PROVIDER_ARN": "acs:ram::1:oidc-provider/p",
    }


def write_profile(world: World, **fields: Any) -> None:
    world.write_json(CONFIG, {"current": "p", "profiles": [{"name": "p", **fields}], "meta_path": ""})


AK = {"mode": "AK", "access_key_id": "cli-id", "access_key_secret": "cli-secret"}


def test_the_provider_order_is_that_of_the_sdk(world: World) -> None:
    """Each provider supplies the credentials once the providers before it have none."""
    world.environ |= {
        "ALIBABA_CLOUD_ACCESS_KEY_ID": "env-id",
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": "env-secret",
        "ALIBABA_CLOUD_SECURITY_TOKEN": "env-token",
        "ALIBABA_CLOUD_CREDENTIALS_URI": "http://helper.test:8080/keys",
    }
    set_oidc(world)
    give_sts(world)
    write_profile(world, **AK)
    world.write(
        FILE, "[default]\ntype=access_key\naccess_key_id=ini-id\naccess_key_secret=ini-secret # mine\n"
    )
    give_role(world)
    world.net.on("GET helper.test:8080/keys", make_json({"Code": "Success", **keys_document(world, "uri")}))
    assert world.call_eci() == ("env-id", "env-token")
    del world.environ["ALIBABA_CLOUD_ACCESS_KEY_ID"]
    assert world.call_eci() == ("sts-id", "sts-token")
    del world.environ["ALIBABA_CLOUD_ROLE_ARN"]
    assert world.call_eci() == ("cli-id", None)
    world.environ["ALIBABA_CLOUD_CLI_PROFILE_DISABLED"] = "true"
    assert world.call_eci() == ("ini-id", None)
    (world.home / FILE).unlink()
    assert world.call_eci() == ("role-id", "role-token")
    world.environ["ALIBABA_CLOUD_ECS_METADATA_DISABLED"] = "TRUE"
    client = world.eci()
    assert world.call_eci(client) == ("uri-id", "uri-token")
    assert list_outcomes(client) == [
        ("environment", "skipped"),
        ("OpenID Connect", "skipped"),
        ("aliyun CLI profile", "skipped"),
        ("file ~/.alibabacloud/credentials.ini", "skipped"),
        ("ECS role", "skipped"),
        ("credentials URI", "used"),
    ]


def test_the_oidc_token_is_sent_unsigned_in_the_body(world: World) -> None:
    set_oidc(world)
    world.environ["ALIBABA_CLOUD_ROLE_SESSION_NAME"] = "me"
    give_sts(world)
    assert world.call_eci() == ("sts-id", "sts-token")
    (request,) = world.net.find(STS)
    assert request.header("Authorization") is None
    assert "oidc-token" not in request.url
    sent = {name: values[0] for name, values in parse_qs(request.body.decode()).items()}
    assert sent == {
        "OIDCProviderArn": "acs:ram::1:oidc-provider/p",
        "OIDCToken": "oidc-token",
        "RoleArn": ROLE,
        "RoleSessionName": "me",
    }


@pytest.mark.parametrize(
    ("environ", "host"),
    [
        ({}, "sts.aliyuncs.com"),
        ({"ALIBABA_CLOUD_STS_REGION": "cn-beijing"}, "sts.cn-beijing.aliyuncs.com"),
        ({"ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED": "true"}, "sts.aliyuncs.com"),
        (
            {"ALIBABA_CLOUD_STS_REGION": "cn-beijing", "ALIBABA_CLOUD_VPC_ENDPOINT_ENABLED": "true"},
            "sts-vpc.cn-beijing.aliyuncs.com",
        ),
    ],
)
def test_the_sts_endpoint_is_that_of_the_sdk(world: World, environ: dict[str, str], host: str) -> None:
    set_oidc(world)
    world.environ |= environ
    give_sts(world, what=f"POST {host}/")
    assert world.call_eci() == ("sts-id", "sts-token")


def test_the_named_profile_wins_over_the_current_one(world: World) -> None:
    profiles = [{"name": "p", **AK}, {"name": "q", **AK, "access_key_id": "q-id"}]
    world.write_json(CONFIG, {"current": "p", "profiles": profiles})
    assert world.call_eci() == ("cli-id", None)
    world.environ["ALIBABA_CLOUD_PROFILE"] = "q"
    assert world.call_eci() == ("q-id", None)


def test_a_named_profile_can_be_in_the_sdks_file_and_must_exist(world: World) -> None:
    write_profile(world, **AK)
    give_role(world)
    world.environ["ALIBABA_CLOUD_PROFILE"] = "work"
    with pytest.raises(CredentialsError, match="ALIBABA_CLOUD_PROFILE names profile 'work'"):
        world.call_eci()
    world.write(FILE, "[work]\ntype=access_key\naccess_key_id=ini-id\naccess_key_secret=s\n")
    assert world.call_eci() == ("ini-id", None)


def test_a_profile_with_temporary_keys_sends_their_token(world: World) -> None:
    write_profile(world, **{**AK, "mode": "StsToken", "sts_token": "cli-token"})
    assert world.call_eci() == ("cli-id", "cli-token")


def test_a_profile_with_a_role_assumes_it_with_its_options(world: World) -> None:
    write_profile(
        world,
        **{**AK, "mode": "RamRoleArn"},
        ram_role_arn=ROLE,
        ram_session_name="me",
        expired_seconds=900,
        external_id="ext",
        sts_region="cn-beijing",
        policy="{}",
    )
    give_sts(world, what="POST sts.cn-beijing.aliyuncs.com/")
    assert world.call_eci() == ("sts-id", "sts-token")
    (request,) = world.net.find("POST sts.cn-beijing.aliyuncs.com/")
    assert "Credential=cli-id," in str(request.header("Authorization"))
    assert {name: values[0] for name, values in parse_qs(request.query).items()} == {
        "RoleArn": ROLE,
        "RoleSessionName": "me",
        "DurationSeconds": "900",
        "ExternalId": "ext",
        "Policy": "{}",
    }


def test_a_chained_profile_assumes_its_role_with_the_keys_of_another(world: World) -> None:
    chained = {"name": "p", "mode": "ChainableRamRoleArn", "source_profile": "q", "ram_role_arn": ROLE}
    world.write_json(CONFIG, {"current": "p", "profiles": [chained, {"name": "q", **AK}]})
    give_sts(world)
    assert world.call_eci() == ("sts-id", "sts-token")
    assert "Credential=cli-id," in str(world.net.find(STS)[0].header("Authorization"))


def test_circular_profiles_raise_an_error(world: World) -> None:
    """The vendor's SDK recurses until Python raises RecursionError."""
    chained = {"mode": "ChainableRamRoleArn", "ram_role_arn": ROLE}
    profiles = [
        {"name": "p", "source_profile": "q", **chained},
        {"name": "q", "source_profile": "p", **chained},
    ]
    world.write_json(CONFIG, {"current": "p", "profiles": profiles})
    with pytest.raises(CredentialsError, match="refer to each other: p -> q -> p"):
        world.call_eci()


def test_an_ecs_role_profile_requests_its_named_role(world: World) -> None:
    write_profile(world, mode="EcsRamRole", ram_role_name="named")
    give_role(world, name="named")
    assert world.call_eci() == ("named-id", "named-token")
    assert not world.net.count(ROLES)


def test_an_oidc_profile_sends_its_session_name(world: World) -> None:
    write_profile(
        world,
        mode="OIDC",
        ram_role_arn=ROLE,
        oidc_provider_arn="acs:ram::1:oidc-provider/p",
        oidc_token_file=str(world.write("token", "oidc-token")),
        ram_session_name="me",
    )
    give_sts(world)
    assert world.call_eci() == ("sts-id", "sts-token")
    assert parse_qs(world.net.find(STS)[0].body.decode())["RoleSessionName"] == ["me"]


def test_the_credentials_uri_of_a_profile_is_requested(world: World) -> None:
    write_profile(world, mode="CredentialsURI", credentials_uri="http://helper.test/keys?secret=hidden")
    response = make_json({"Code": "Success", **keys_document(world, "uri")})
    world.net.on("GET helper.test/keys", response)
    assert world.call_eci() == ("uri-id", "uri-token")


@pytest.mark.parametrize("mode", ["RsaKeyPair", "Anonymous", "BearerToken", ""])
def test_an_unsupported_mode_raises_an_error_with_the_command_to_run(world: World, mode: str) -> None:
    write_profile(world, mode=mode)
    give_role(world)
    with pytest.raises(CredentialsError, match="is not supported; run: aliyun configure --profile p"):
        world.call_eci()
    assert not world.net.sent


def test_an_external_process_runs_only_if_the_caller_allows_it(world: World) -> None:
    mark = world.home / "ran"
    output = json.dumps({"mode": "AK", "access_key_id": "program-id", "access_key_secret": "s"})
    program = world.write("program", f"#!/bin/sh\ntouch {mark}\necho '{output}'\n", mode=0o700)
    write_profile(world, mode="External", process_command=str(program))
    with pytest.raises(CredentialsError, match=r"pass credentials=CliProfile\('p', external_process=True\)"):
        world.call_eci()
    assert not mark.exists()
    assert world.call_eci(world.eci(CliProfile("p", external_process=True))) == ("program-id", None)
    assert mark.exists()
    mark.unlink()
    world.environ["ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS"] = "true"
    with pytest.raises(CredentialsError):
        world.call_eci(world.eci(CliProfile("p", external_process=True)))
    assert not mark.exists()


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"mode": "AK", "access_key_id": "i"}, "has no access_key_secret"),
        ({**AK, "mode": "StsToken"}, "has no sts_token"),
        ({**AK, "mode": "RamRoleArn"}, "has no ram_role_arn"),
        ({"mode": "CredentialsURI", "credentials_uri": "file:///etc/passwd"}, "is unusable"),
    ],
)
def test_an_incomplete_profile_raises_an_error_with_the_missing_field(
    world: World, fields: dict[str, str], expected: str
) -> None:
    write_profile(world, **fields)
    with pytest.raises(CredentialsError, match=f"profile 'p' in ~/.aliyun/config.json {expected}"):
        world.call_eci()


def test_an_incomplete_profile_is_skipped_unless_named(world: World) -> None:
    write_profile(world, mode="AK", access_key_id="i")
    give_role(world)
    assert world.call_eci() == ("role-id", "role-token")
    world.environ["ALIBABA_CLOUD_PROFILE"] = "p"
    with pytest.raises(CredentialsError, match="has no access_key_secret, but ALIBABA_CLOUD_PROFILE names"):
        world.call_eci()


@pytest.mark.parametrize("content", ["{", "[]", '{"current": MARKED}', "{" * 100_000, '"MARKED"'])
def test_a_malformed_config_raises_an_error_with_file_and_line(world: World, content: str) -> None:
    world.write(CONFIG, content)
    give_role(world)
    with pytest.raises(
        CredentialsError, match=r"~/.aliyun/config.json is not a JSON object, see line 1"
    ) as caught:
        world.call_eci()
    assert "MARKED" not in str(caught.value)


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("type=access_key\naccess_key_id=i", "has no access_key_secret"),
        ("type=ram_role_arn\nrole_arn=r", "has no access_key_id"),
        ("type=oidc_role_arn\nrole_arn=r", "has no oidc_provider_arn and no oidc_token_file_path"),
        ("access_key_id=i", "has no type"),
        ("type=rsa_key_pair", "has the type rsa_key_pair, which is not supported"),
        ("type=other", "has an unknown type"),
    ],
)
def test_an_incomplete_section_raises_an_error_with_the_missing_field(
    world: World, section: str, expected: str
) -> None:
    world.write(FILE, f"; mine\n[default]\n{section}\n")
    place = r"section \[default\] of ~/.alibabacloud/credentials.ini \(line 2\)"
    with pytest.raises(CredentialsError, match=f"{place} {expected}"):
        world.call_eci()


def test_a_role_in_the_sdks_file_is_assumed(world: World) -> None:
    world.environ["ALIBABA_CLOUD_CREDENTIALS_FILE"] = str(
        world.write(
            "own.ini",
            "[default]\ntype=ram_role_arn\naccess_key_id=ini-id\naccess_key_secret=s\nrole_arn=" + ROLE,
        )
    )
    give_sts(world)
    assert world.call_eci() == ("sts-id", "sts-token")


def test_metadata_requests_use_a_token(world: World) -> None:
    """Documented: a PUT for a token valid for six hours, then the name of the role, then its keys."""
    give_role(world)
    assert world.call_eci() == ("role-id", "role-token")
    assert world.net.list_addresses()[:3] == [TOKEN, ROLES, ROLES + "role"]
    assert world.net.sent[0].header("X-aliyun-ecs-metadata-token-ttl-seconds") == "21600"


def test_metadata_requests_need_no_token_unless_imdsv1_is_disabled(world: World) -> None:
    give_role(world, needs_token=False)
    world.net.on(TOKEN, make_text("", 404))
    assert world.call_eci() == ("role-id", "role-token")
    world.environ["ALIBABA_CLOUD_IMDSV1_DISABLED"] = "true"
    with pytest.raises(CredentialsError, match="issued no token"):
        world.call_eci()


def test_a_token_that_expired_early_is_renewed(world: World) -> None:
    give_role(world)
    tokens = iter(["old-token", "metadata-token"])
    world.net.on(TOKEN, lambda _: make_text(next(tokens)))
    world.environ["ALIBABA_CLOUD_ECS_METADATA"] = "role"
    assert world.call_eci() == ("role-id", "role-token")


@pytest.mark.parametrize("role", ["../../secret", "a b", "<html>", ""])
def test_an_invalid_role_name_is_not_requested(world: World, role: str) -> None:
    give_role(world)
    world.net.on(ROLES, make_text(role))
    with pytest.raises(CredentialsError, match=r"valid name of a role|lists no role"):
        world.call_eci()
    assert world.net.list_addresses() == [TOKEN, *[ROLES] * (3 if role else 1)]


@pytest.mark.parametrize(
    "response",
    [
        make_json({"Code": "Failed"}),
        make_json({"Code": "Success", "AccessKeyId": "i"}),
        make_json({"Code": "Success", "AccessKeyId": 1, "AccessKeySecret": "MARKED"}),
        make_json(
            {"Code": "Success", "AccessKeyId": "i", "AccessKeySecret": "MARKED", "Expiration": "MARKED"}
        ),
        make_json({"Code": "Success", "AccessKeyId": "i", "AccessKeySecret": "MAR\nKED"}),
        make_text("MARKED"),
        make_json(["MARKED"]),
        make_text("{" * 100_000),
    ],
)
def test_an_invalid_response_raises_an_error_without_its_content(
    world: World, response: HttpResponse
) -> None:
    give_role(world)
    world.net.on(ROLES + "role", response)
    with pytest.raises(CredentialsError) as caught:
        world.call_eci()
    assert "MAR" not in str(caught.value)


def test_a_failed_credentials_uri_raises_an_error_without_its_path(world: World) -> None:
    world.environ |= {
        "ALIBABA_CLOUD_CREDENTIALS_URI": "http://helper.test/hidden?key=hidden",
        "ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true",
    }
    for response in (make_text("", 500), make_json({"Code": "Failed"}), make_text("hidden")):
        world.net.on("GET helper.test/hidden", response)
        client = world.eci()
        with pytest.raises(CredentialsError, match=r"http://helper\.test") as caught:
            world.call_eci(client)
        assert "hidden" not in str(caught.value) + str(client.report_credentials())


def test_a_malformed_response_of_a_credentials_uri_does_not_show_its_query(world: World) -> None:
    world.environ["ALIBABA_CLOUD_CREDENTIALS_URI"] = "http://uri.test/the-path?a=the-uri-secret"
    world.net.on("GET uri.test/the-path", ConnectionLost("illegal header line: the-uri-secret /the-path"))
    with pytest.raises(CredentialsError, match="did not send a complete response") as caught:
        world.call_eci()
    assert "the-uri-secret" not in "".join(traceback.format_exception(caught.value))


def test_an_invalid_credentials_uri_is_a_configuration_error(world: World) -> None:
    world.environ |= {
        "ALIBABA_CLOUD_CREDENTIALS_URI": "file:///etc/passwd",
        "ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true",
    }
    with pytest.raises(ConfigurationError, match="must be http"):
        world.call_eci()
