"""The credential provider chain of Tencent Cloud. Evidence: documented (the vendor's SDK and tccli)."""

from __future__ import annotations

import json

import pytest
from yunbind.errors import CredentialsError

from .world import World, list_outcomes, make_json, make_text

METADATA = "GET metadata.tencentyun.com/latest/meta-data/cam/security-credentials/"
STS = "POST sts.tencentcloudapi.com/"
FILE = ".tencentcloud/credentials"
PAIR = "[default]\nsecret_id = file-id\nsecret_key = file-key\n"


def give_role(world: World, *, seconds: int = 7200, name: str = "role") -> None:
    """Make the metadata service return keys, in the format of the vendor's page."""
    keys = {
        "TmpSecretId": f"{name}-id",
        "TmpSecretKey": f"{name}-key",
        "ExpiredTime": int(world.now.timestamp()) + seconds,
        "Expiration": world.in_(seconds=seconds),
        "Token": f"{name}-token",
        "Code": "Success",
    }
    world.net.on(METADATA, make_text(name))
    world.net.on(METADATA + name, make_json(keys))


def give_sts(world: World, *, seconds: int = 7200, name: str = "sts") -> None:
    keys = {"TmpSecretId": f"{name}-id", "TmpSecretKey": f"{name}-key", "Token": f"{name}-token"}
    until = int(world.now.timestamp()) + seconds
    response = {"Credentials": keys, "ExpiredTime": until, "Expiration": world.in_(seconds=seconds)}
    world.net.on(STS, make_json({"Response": {**response, "RequestId": "id"}}))


def set_pod(world: World) -> None:
    token = world.write("token", "pod-token\n")
    world.environ |= {
        "TKE_REGION": "ap-beijing",
        "TKE_PROVIDER_ID": "provider",
        "TKE_WEB_IDENTITY_TOKEN_FILE": str(token),
        "TKE_ROLE_ARN": "qcs::cam::uin/1:roleName/pod",
    }


def test_the_provider_order_is_that_of_the_sdk_with_tccli_before_the_cvm_role(world: World) -> None:
    """Each provider supplies the credentials once the providers before it have none."""
    world.environ |= {
        "TENCENTCLOUD_SECRET_ID": "env-id",
        "TENCENTCLOUD_SECRET_KEY": "env-key",
        "TENCENTCLOUD_TOKEN": "env-token",
    }
    file = world.write(FILE, PAIR)
    profile = world.write_json(".tccli/default.credential", {"secretId": "cli-id", "secretKey": "cli-key"})
    give_role(world)
    set_pod(world)
    give_sts(world)
    assert world.call_tke() == ("env-id", "env-token")
    del world.environ["TENCENTCLOUD_SECRET_KEY"]
    assert world.call_tke() == ("file-id", None)
    file.unlink()
    assert world.call_tke() == ("cli-id", None)
    profile.unlink()
    assert world.call_tke() == ("role-id", "role-token")
    world.net.on(METADATA, make_text("", 404))
    client = world.tke()
    assert world.call_tke(client) == ("sts-id", "sts-token")
    assert list_outcomes(client) == [
        ("environment", "skipped"),
        ("file ~/.tencentcloud/credentials", "skipped"),
        ("tccli profile", "skipped"),
        ("CVM role", "skipped"),
        ("TKE pod identity", "used"),
    ]


def test_pod_identity_uses_an_unsigned_call(world: World) -> None:
    """Documented: Authorization SKIP, the region, the values from the environment, the current token."""
    set_pod(world)
    give_sts(world)
    world.call_tke()
    (request,) = world.net.find(STS)
    assert request.header("Authorization") == "SKIP"
    assert request.header("X-TC-Region") == "ap-beijing"
    assert request.header("X-TC-Action") == "AssumeRoleWithWebIdentity"
    body = json.loads(request.body)
    assert body.pop("RoleSessionName").startswith("yunbind-")
    assert body == {
        "ProviderId": "provider",
        "WebIdentityToken": "pod-token",
        "RoleArn": "qcs::cam::uin/1:roleName/pod",
        "DurationSeconds": 7200,
    }


def test_renewal_reads_the_pod_token_again(world: World) -> None:
    set_pod(world)
    give_sts(world, seconds=3600)
    client = world.tke()
    world.call_tke(client)
    world.write("token", "new-token")
    world.advance(minutes=59)
    world.call_tke(client)
    tokens = [json.loads(each.body)["WebIdentityToken"] for each in world.net.find(STS)]
    assert tokens == ["pod-token", "new-token"]


@pytest.mark.parametrize("missing", ["TKE_REGION", "TKE_ROLE_ARN"])
def test_an_incomplete_pod_environment_raises_an_error_with_the_missing_variable(
    world: World, missing: str
) -> None:
    set_pod(world)
    del world.environ[missing]
    with pytest.raises(CredentialsError, match=f"TKE pod identity: {missing} must be set"):
        world.call_tke()


def test_absent_metadata_is_asked_once_and_its_absence_is_cached_for_60_s(world: World) -> None:
    client = world.tke()
    for _ in range(3):
        with pytest.raises(CredentialsError, match=r"metadata\.tencentyun\.com cannot be reached"):
            world.call_tke(client)
    assert world.net.count(METADATA) == 1
    assert world.net.timeouts[0].connect == world.net.timeouts[0].total == 1
    world.advance(seconds=61)
    with pytest.raises(CredentialsError):
        world.call_tke(client)
    assert world.net.count(METADATA) == 2


def test_metadata_can_be_disabled(world: World) -> None:
    world.environ["YUNBIND_METADATA_DISABLED"] = "true"
    with pytest.raises(CredentialsError, match="CVM role: disabled by YUNBIND_METADATA_DISABLED"):
        world.call_tke()
    assert not world.net.sent


def test_cvm_role_keys_are_renewed_five_minutes_early(world: World) -> None:
    """Documented: the SDK's margin is 300 s."""
    give_role(world, seconds=7200)
    client = world.tke()
    world.call_tke(client)
    world.advance(seconds=7200 - 301)
    world.call_tke(client)
    assert world.net.count(METADATA) == 1
    world.advance(seconds=2)
    give_role(world, name="next")
    assert world.call_tke(client) == ("next-id", "next-token")
    assert world.net.count(METADATA) == 2


def test_old_keys_are_used_until_they_expire_while_renewal_fails(world: World) -> None:
    give_role(world, seconds=3600)
    client = world.tke()
    world.call_tke(client)
    world.net.on(METADATA, make_text("", 503))
    world.advance(seconds=3500)
    assert world.call_tke(client) == ("role-id", "role-token")
    world.advance(seconds=101)
    with pytest.raises(CredentialsError, match="HTTP 503"):
        world.call_tke(client)


def test_the_shared_file_is_read_if_the_user_has_none(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documented: /etc/tencentcloud/credentials is read only if the user has no file."""
    shared = world.write("etc/credentials", PAIR.replace("file", "shared"))
    monkeypatch.setattr("yunbind_runtime.auth.providers.tencent.SHARED_FILE", shared)
    assert world.call_tke() == ("shared-id", None)
    world.write(FILE, "[default]\nsecret_id = only-id\n")
    client = world.tke()
    with pytest.raises(CredentialsError):
        world.call_tke(client)
    assert client.report_credentials()[1].reason == (
        "section [default] of ~/.tencentcloud/credentials (line 1) has no secret_key"
    )


def test_a_file_named_by_a_variable_must_have_keys(world: World) -> None:
    """Documented for the vendor's Go SDK."""
    give_role(world)
    file = world.write("mine", PAIR)
    world.environ["TENCENTCLOUD_CREDENTIALS_FILE"] = str(file)
    assert world.call_tke() == ("file-id", None)
    for content in ("[default]\n", None):
        file.write_text(content) if content else file.unlink()
        with pytest.raises(CredentialsError, match="but TENCENTCLOUD_CREDENTIALS_FILE names it"):
            world.call_tke()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("secret_id = MARKED\n", "the file ~/.tencentcloud/credentials is not valid INI in line 1"),
        ("[default]\nMARKED\n", "the file ~/.tencentcloud/credentials is not valid INI in line 2"),
        ("[default]\nsecret_id=a\nsecret_id=MARKED\n", "is not valid INI in line 3"),
        ("[other]\nsecret_id = MARKED\n", "the file ~/.tencentcloud/credentials has no section [default]"),
        ("[default]\nsecret_id = a\nsecret_key = MAR\tKED\n", "(line 1) contains an invalid key"),
    ],
)
def test_a_malformed_file_raises_an_error_with_file_and_line(
    world: World, content: str, expected: str
) -> None:
    """The vendor's SDK also fails here. Skipping the file could send the call with another identity."""
    give_role(world)
    world.write(FILE, content)
    with pytest.raises(CredentialsError) as caught:
        world.call_tke()
    assert expected in str(caught.value)
    assert "The credentials are unusable.\n- environment: TENCENTCLOUD_SECRET_ID and" in str(caught.value)
    assert "MAR" not in str(caught.value) + repr(caught.value.__context__)
    assert not world.net.sent


def test_quotes_are_part_of_the_key_and_are_reported(world: World) -> None:
    """Documented: the SDK keeps the quotes, although its own example contains them."""
    world.write(FILE, '[default]\nsecret_id="file-id"\nsecret_key="file-key"\n')
    client = world.tke()
    assert world.call_tke(client) == ('"file-id"', None)
    assert "the quotes around secret_id and secret_key" in client.report_credentials()[1].reason
    assert "file-key" not in str(client.report_credentials())


def test_the_tccli_variable_selects_the_profile(world: World) -> None:
    world.environ["TCCLI_PROFILE"] = "work"
    give_role(world)
    with pytest.raises(CredentialsError, match="profile 'work' was requested by name"):
        world.call_tke()
    content = {"secretId": "work-id", "secretKey": "work-key", "token": "work-token", "type": "default"}
    world.write_json(".tccli/work.credential", content)
    assert world.call_tke() == ("work-id", "work-token")


def test_a_tccli_profile_with_a_role_assumes_it(world: World) -> None:
    content = {
        "secretId": "cli-id",
        "secretKey": "cli-key",
        "role-arn": "qcs::cam::uin/1:roleName/r",
        "role-session-name": "me",
    }
    world.write_json(".tccli/default.credential", content)
    give_sts(world)
    assert world.call_tke() == ("sts-id", "sts-token")
    (request,) = world.net.find(STS)
    assert "Credential=cli-id/" in str(request.header("Authorization"))
    assert json.loads(request.body) == {"RoleArn": "qcs::cam::uin/1:roleName/r", "RoleSessionName": "me"}


def test_a_tccli_profile_with_a_cvm_role_uses_it(world: World) -> None:
    world.write_json(".tccli/default.credential", {"type": "cvm-role"})
    give_role(world)
    client = world.tke()
    assert world.call_tke(client) == ("role-id", "role-token")
    assert ("tccli profile", "used") in list_outcomes(client)


def test_keys_that_the_service_reports_as_expired_are_renewed_once(world: World) -> None:
    """Documented: AuthFailure.TokenFailure."""
    give_role(world)
    client = world.tke()
    world.call_tke(client)
    give_role(world, name="next")
    refusal = {"Response": {"Error": {"Code": "AuthFailure.TokenFailure", "Message": "m"}, "RequestId": "id"}}
    success = {"Response": {"TotalCount": 0, "RequestId": "id"}}
    world.net.on(
        "POST tke.tencentcloudapi.com/",
        lambda request: make_json(refusal if request.header("X-TC-Token") == "role-token" else success),
    )
    assert world.call_tke(client) == ("next-id", "next-token")
    assert world.net.count(METADATA) == 2
