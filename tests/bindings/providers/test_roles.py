"""Credential providers that the caller passes, and how long their credentials are cached."""

from __future__ import annotations

import asyncio
import functools
import json
import threading
import time
from typing import Any
from urllib.parse import parse_qs

import pytest
from yunbind import (
    AssumeRole,
    AuthToken,
    CredentialChain,
    Credentials,
    CredentialsUri,
    MetadataRole,
    PasswordLogin,
    WebIdentity,
)
from yunbind.errors import ApiError, ConfigurationError, CredentialsError, TransportError
from yunbind.tencent.sts import errors as sts_errors
from yunbind.tencent.tke import TkeClient
from yunbind_runtime.base.http import HttpRequest, HttpResponse

from . import test_alibaba as alibaba
from . import test_huawei as huawei
from . import test_tencent as tencent
from .world import ECI, TKE, World, make_json, make_text, read_keys

OWN = Credentials("own-id", "own-key")
TENCENT_ROLE = "qcs::cam::uin/1:roleName/r"


def test_a_role_is_assumed_with_the_documented_members_on_tencent(world: World) -> None:
    """Documented: the caller must percent-encode the policy."""
    tencent.give_sts(world)
    role = AssumeRole(
        TENCENT_ROLE, credentials=OWN, session_name="me", duration=900, external_id="ext", policy='{"a": 1}'
    )
    assert world.call_tke(world.tke(role)) == ("sts-id", "sts-token")
    (request,) = world.net.find(tencent.STS)
    assert read_keys(request) == ("own-id", None)
    assert request.header("X-TC-Region") == "ap-guangzhou"
    assert json.loads(request.body) == {
        "RoleArn": TENCENT_ROLE,
        "RoleSessionName": "me",
        "DurationSeconds": 900,
        "Policy": "%7B%22a%22%3A%201%7D",
        "ExternalId": "ext",
    }


def test_a_role_is_assumed_with_the_documented_members_on_alibaba(world: World) -> None:
    alibaba.give_sts(world)
    role = AssumeRole(alibaba.ROLE, credentials=OWN, session_name="me", policy='{"a": 1}')
    assert world.call_eci(world.eci(role)) == ("sts-id", "sts-token")
    (request,) = world.net.find(alibaba.STS)
    assert read_keys(request) == ("own-id", None)
    assert parse_qs(request.query) == {
        "RoleArn": [alibaba.ROLE],
        "RoleSessionName": ["me"],
        "Policy": ['{"a": 1}'],
    }


def test_a_role_without_credentials_uses_the_default_chain(world: World) -> None:
    world.write(tencent.FILE, tencent.PAIR)
    tencent.give_sts(world)
    world.call_tke(world.tke(AssumeRole(TENCENT_ROLE)))
    assert read_keys(world.net.find(tencent.STS)[0]) == ("file-id", None)


def test_a_role_can_be_assumed_with_the_keys_of_another_role(world: World) -> None:
    def respond(request: HttpRequest) -> HttpResponse:
        tencent.give_sts(world, name=json.loads(request.body)["RoleArn"])
        made = world.net.responses[tencent.STS]
        world.net.on(tencent.STS, respond)
        assert isinstance(made, HttpResponse)
        return made

    world.net.on(tencent.STS, respond)
    outer = AssumeRole("outer", credentials=AssumeRole("inner", credentials=OWN))
    assert world.call_tke(world.tke(outer)) == ("outer-id", "outer-token")
    assert [read_keys(each)[0] for each in world.net.find(tencent.STS)] == ["own-id", "inner-id"]


@pytest.mark.parametrize(
    ("options", "environ", "host"),
    [
        ({}, {}, "sts.tencentcloudapi.com"),
        ({"region": "ap-shanghai-fsi"}, {}, "sts.ap-shanghai-fsi.tencentcloudapi.com"),
        ({"endpoint": "sts.own.test"}, {"YUNBIND_ENDPOINT": "x.test"}, "sts.own.test"),
    ],
)
def test_sts_calls_do_not_use_the_endpoint_of_the_client(
    world: World, options: dict[str, str], environ: dict[str, str], host: str
) -> None:
    world.environ |= environ
    tencent.give_sts(world)
    response = world.net.responses[tencent.STS]
    world.net.on(f"POST {host}/", response)
    client = world.tke(AssumeRole(TENCENT_ROLE, credentials=OWN, **options), endpoint=TKE)
    assert world.call_tke(client) == ("sts-id", "sts-token")


def test_a_rejected_role_raises_the_vendors_error_with_the_role(world: World) -> None:
    error = {"Code": "InvalidParameter.RoleNotExist", "Message": "no"}
    world.net.on(tencent.STS, make_json({"Response": {"Error": error, "RequestId": "sts-request"}}))
    client = world.tke(AssumeRole(TENCENT_ROLE, credentials=OWN))
    with pytest.raises(ApiError) as caught:
        world.call_tke(client)
    assert (caught.value.service, caught.value.action) == ("STS", "AssumeRole")
    assert caught.value.request_id == "sts-request"
    assert f"role {TENCENT_ROLE}" in str(caught.value.__notes__)
    assert client.report_credentials()[0].outcome == "failed"
    assert isinstance(caught.value, sts_errors.InvalidParameter)


def test_an_unreachable_sts_is_a_transport_error(world: World) -> None:
    client = world.tke(AssumeRole(TENCENT_ROLE, credentials=OWN), retries=0)
    with pytest.raises(TransportError, match="STS AssumeRole"):
        world.call_tke(client)


def test_a_cloud_without_sts_rejects_roles(world: World) -> None:
    for role in (AssumeRole("r", credentials=OWN), WebIdentity("r", provider="p", token_file="t")):
        with pytest.raises(ConfigurationError, match="CCE has no Security Token Service"):
            world.call_cce(world.cce(role))


@pytest.mark.parametrize(
    "make",
    [
        lambda: AssumeRole(""),
        lambda: AssumeRole("r", duration=0),
        lambda: AssumeRole("r", endpoint="https://h/path"),
        lambda: MetadataRole("../x"),
        lambda: MetadataRole(host="http://h/path"),
        lambda: CredentialsUri("ftp://h/"),
        lambda: CredentialsUri("http://[h/"),
        lambda: CredentialsUri("http://user:password@h/"),
        lambda: CredentialChain(),
        lambda: CredentialChain("key"),  # type: ignore[arg-type]
        lambda: AssumeRole("r", credentials=PasswordLogin("u", "p", "d")),  # type: ignore[arg-type]
    ],
)
def test_invalid_arguments_are_rejected_immediately(make: Any) -> None:
    with pytest.raises(ConfigurationError):
        make()


def test_a_function_is_called_for_every_call(world: World) -> None:
    given = iter([Credentials("one", "s"), Credentials("two", "s", "t")])
    client = world.tke(lambda: next(given))
    assert [world.call_tke(client), world.call_tke(client)] == [("one", None), ("two", "t")]


def test_a_function_that_raises_stop_iteration_raises_an_error(world: World) -> None:
    with pytest.raises(RuntimeError, match="raised StopIteration"):
        world.call_tke(world.tke(lambda: next(iter(()))))


def test_a_function_can_return_a_token_and_the_scheme_follows(world: World) -> None:
    client = world.cce(lambda: AuthToken("given-token", "project"))
    client.list_image_caches()
    assert world.net.sent[-1].header("X-Auth-Token") == "given-token"


def test_a_function_that_returns_another_type_raises_an_error(world: World) -> None:
    with pytest.raises(ConfigurationError, match="not str"):
        world.call_tke(world.tke(lambda: "key"))


def test_an_exception_of_a_function_reaches_the_caller_unchanged(world: World) -> None:
    def provide() -> Credentials:
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        world.call_tke(world.tke(provide))


async def test_asynchronous_clients_call_a_function_in_a_thread(world: World) -> None:
    threads: list[int] = []

    def provide() -> Credentials:
        threads.append(threading.get_ident())
        return OWN

    await world.async_tke(provide).describe_image_caches()
    assert threads != [threading.get_ident()]


class _Asynchronous:
    async def __call__(self) -> Credentials:
        return OWN


async def _provide(credentials: Credentials = OWN) -> Credentials:
    await asyncio.sleep(0)
    return credentials


ASYNCHRONOUS = {
    "function": _provide,
    "object": _Asynchronous(),
    "partial": functools.partial(_provide, OWN),
    "lambda": lambda: _provide(),
}


@pytest.mark.parametrize("function", ASYNCHRONOUS.values(), ids=ASYNCHRONOUS)
@pytest.mark.parametrize("is_chained", [False, True])
async def test_asynchronous_clients_await_an_asynchronous_function(
    world: World, function: Any, *, is_chained: bool
) -> None:
    credentials = CredentialChain(function) if is_chained else function
    await world.async_tke(credentials).describe_image_caches()
    await world.async_eci(credentials).describe_image_caches()
    assert [read_keys(request)[0] for request in world.net.sent] == [OWN.key_id] * 2


async def test_an_asynchronous_function_runs_in_the_event_loop(world: World) -> None:
    loops: list[object] = []

    async def provide() -> Credentials:
        loops.append(asyncio.get_running_loop())
        return OWN

    await world.async_tke(provide).describe_image_caches()
    assert loops == [asyncio.get_running_loop()]


async def test_a_role_can_be_assumed_with_an_asynchronous_function(world: World) -> None:
    alibaba.give_sts(world)
    await world.async_eci(AssumeRole(alibaba.ROLE, credentials=_provide)).describe_image_caches()
    assert read_keys(world.net.sent[-1]) == ("sts-id", "sts-token")


async def test_an_exception_of_an_asynchronous_function_reaches_the_caller_unchanged(world: World) -> None:
    async def provide() -> Credentials:
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        await world.async_tke(provide).describe_image_caches()


async def test_an_asynchronous_function_that_returns_another_type_raises_an_error(world: World) -> None:
    async def provide() -> str:
        return "key"

    with pytest.raises(ConfigurationError, match="not str"):
        await world.async_tke(provide).describe_image_caches()


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("function", ASYNCHRONOUS.values(), ids=ASYNCHRONOUS)
def test_blocking_clients_reject_an_asynchronous_function(world: World, function: Any) -> None:
    with pytest.raises(ConfigurationError, match="Use an asynchronous client"):
        world.call_tke(world.tke(function))


def test_other_types_of_credentials_are_rejected_immediately(world: World) -> None:
    with pytest.raises(ConfigurationError, match="not str"):
        world.tke("key")


def test_a_chain_of_the_caller_is_tried_in_order(world: World) -> None:
    world.net.on("GET helper.test/", make_json({"AccessKeyId": "uri-id", "AccessKeySecret": "s"}))
    chain = CredentialChain(MetadataRole(host="127.0.0.1:1"), CredentialsUri("http://helper.test/"), OWN)
    client = world.tke(chain)
    assert [each.outcome for each in chain.report()] == ["not tried"] * 3
    assert world.call_tke(client) == ("uri-id", None)
    assert [each.outcome for each in client.report_credentials()] == ["skipped", "used", "not tried"]
    assert client.report_credentials()[1].provider == "URI at http://helper.test"


def test_the_report_shows_given_keys_without_their_secret(world: World) -> None:
    client = world.tke(Credentials("ABCD-0123456789-WXYZ", "the-secret", "the-token"))
    (line,) = client.report_credentials()
    assert (line.provider, line.outcome) == ("credentials=", "used")
    assert "ABCD***WXYZ" in line.reason
    assert "the-" not in line.reason


def test_nothing_is_read_before_the_first_call(world: World) -> None:
    """The client reads no variable, no file and no network before the first call."""
    client = world.tke()
    world.environ |= {"TENCENTCLOUD_SECRET_ID": "late-id", "TENCENTCLOUD_SECRET_KEY": "late-key"}
    assert not world.net.sent
    assert {each.outcome for each in client.report_credentials()} == {"not tried"}
    assert world.call_tke(client) == ("late-id", None)


def test_copies_of_a_client_share_their_credentials(world: World) -> None:
    tencent.give_role(world)
    client = world.tke()
    world.call_tke(client.with_options(timeout=3))
    world.call_tke(client)
    assert world.net.count(tencent.METADATA) == 1
    assert client.report_credentials() == client.with_options(retries=1).report_credentials()


def test_clients_with_the_same_provider_share_its_keys(world: World) -> None:
    tencent.give_role(world)
    role = MetadataRole()
    world.call_tke(world.tke(role))
    world.call_tke(world.tke(role))
    assert world.net.count(tencent.METADATA) == 1


@pytest.mark.parametrize(("life", "early"), [(3600, 360), (36000, 900), (600, 60)])
def test_role_keys_are_renewed_a_tenth_of_their_life_or_15_minutes_early(
    world: World, life: int, early: int
) -> None:
    alibaba.give_sts(world, seconds=life)
    client = world.eci(AssumeRole(alibaba.ROLE, credentials=OWN))
    world.call_eci(client)
    world.advance(seconds=life - early - 1)
    world.call_eci(client)
    assert world.net.count(alibaba.STS) == 1
    world.advance(seconds=1)
    world.call_eci(client)
    assert world.net.count(alibaba.STS) == 2


def test_keys_that_look_expired_by_a_wrong_clock_are_not_renewed_for_every_call(world: World) -> None:
    alibaba.give_sts(world, seconds=-7200)
    client = world.eci(AssumeRole(alibaba.ROLE, credentials=OWN))
    for _ in range(5):
        world.call_eci(client)
    assert world.net.count(alibaba.STS) == 1


def test_an_expired_session_is_renewed_once_before_the_error_is_raised(world: World) -> None:
    """Documented: InvalidSecurityToken.Expired."""
    alibaba.give_sts(world)
    world.net.on(f"POST {ECI}/", make_json({"Code": "InvalidSecurityToken.Expired", "Message": "m"}, 403))
    client = world.eci(AssumeRole(alibaba.ROLE, credentials=OWN))
    with pytest.raises(ApiError, match=r"InvalidSecurityToken\.Expired"):
        world.call_eci(client)
    assert world.net.count(alibaba.STS) == 2
    assert world.net.count(f"POST {ECI}/") == 2


def test_expired_keys_of_the_caller_are_not_retried(world: World) -> None:
    world.net.on(f"POST {ECI}/", make_json({"Code": "InvalidSecurityToken.Expired", "Message": "m"}, 403))
    with pytest.raises(ApiError):
        world.call_eci(world.eci(Credentials("i", "s", "t")))
    assert world.net.count(f"POST {ECI}/") == 1


def test_a_failed_chain_lists_every_provider_and_the_remedy(world: World) -> None:
    with pytest.raises(CredentialsError) as caught:
        world.call_tke()
    text = str(caught.value)
    for expected in (
        "TKE DescribeImageCaches: No credentials were found. Set TENCENTCLOUD_SECRET_ID and",
        "- environment: TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY must be set",
        "- file ~/.tencentcloud/credentials: the file ~/.tencentcloud/credentials does not exist",
        "- tccli profile: the file ~/.tccli/default.credential does not exist",
        "- CVM role: the metadata service at http://metadata.tencentyun.com cannot be reached",
        "- TKE pod identity: TKE_REGION and TKE_PROVIDER_ID and",
    ):
        assert expected in text


def test_files_are_skipped_without_a_home_directory(world: World) -> None:
    del world.environ["HOME"]
    with pytest.raises(CredentialsError, match="the home directory is unknown: HOME is not set"):
        world.call_tke()


def slow(response: HttpResponse) -> Any:
    def reply(_: HttpRequest) -> HttpResponse:
        time.sleep(0.02)
        return response

    return reply


@pytest.mark.parametrize("fails", [False, True])
def test_32_threads_send_one_request(world: World, fails: bool) -> None:
    """This applies to the first lookup and to renewal. Threads share failures too."""
    tencent.give_role(world)
    response = make_text("", 404) if fails else make_text("role")
    world.net.on(tencent.METADATA, slow(response))
    client, barrier = world.tke(), threading.Barrier(32)
    outcomes: list[object] = []

    def call() -> None:
        barrier.wait()
        try:
            outcomes.append(client.describe_image_caches().total_count)
        except CredentialsError:
            outcomes.append("no credentials")

    for turn in (1, 2):
        threads = [threading.Thread(target=call) for _ in range(32)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        assert world.net.count(tencent.METADATA) == turn
        world.advance(hours=1.95)
        tencent.give_role(world)
        world.net.on(tencent.METADATA, slow(response))
    assert outcomes == ["no credentials" if fails else 0] * 64


@pytest.mark.parametrize("cloud", ["tencent", "alibaba", "huawei"])
async def test_100_tasks_send_one_request(world: World, cloud: str) -> None:
    """This applies to the first lookup and to renewal, on every cloud."""
    huawei.give_project(world)
    module: Any = {"tencent": tencent, "alibaba": alibaba, "huawei": huawei}[cloud]
    asked = {"tencent": tencent.METADATA, "alibaba": alibaba.ROLES, "huawei": huawei.KEYS}[cloud]
    module.give_role(world, seconds=3600)
    calls = {
        "tencent": world.async_tke().describe_image_caches,
        "alibaba": world.async_eci().describe_image_caches,
        "huawei": world.async_cce().list_image_caches,
    }
    for turn in (1, 2):
        await asyncio.gather(*(calls[cloud]() for _ in range(100)))
        assert world.net.count(asked) == turn
        world.advance(minutes=59)
        module.give_role(world, seconds=3600)


async def test_a_cancelled_lookup_does_not_fail_the_other_tasks(world: World) -> None:
    tencent.give_role(world)
    client = world.async_tke()
    first = asyncio.ensure_future(client.describe_image_caches())
    others = [asyncio.ensure_future(client.describe_image_caches()) for _ in range(5)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    first.cancel()
    await asyncio.gather(*others)
    assert world.net.count(f"POST {TKE}/") == 5


def test_one_provider_works_with_threads_and_event_loops(world: World) -> None:
    tencent.give_role(world)
    role = MetadataRole()
    world.call_tke(world.tke(role))

    async def call() -> None:
        await world.async_tke(role).describe_image_caches()

    asyncio.run(call())
    assert world.net.count(tencent.METADATA) == 1


def test_a_client_reads_the_process_environment_by_default(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    world.write(tencent.FILE, tencent.PAIR)
    for name in ("TENCENTCLOUD_SECRET_ID", "TENCENTCLOUD_SECRET_KEY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(world.home))
    client = TkeClient(region="ap-guangzhou", transport=world.net)
    assert world.call_tke(client) == ("file-id", None)


def test_asynchronous_clients_use_the_same_chain(world: World) -> None:
    tencent.give_role(world)
    world.call_tke()
    paths = world.net.list_addresses()
    world.net.sent.clear()

    async def call() -> None:
        await world.async_tke().describe_image_caches()

    asyncio.run(call())
    assert world.net.list_addresses() == paths
