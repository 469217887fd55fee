"""Metadata services and credentials URIs that fail: a fault is not the absence of a role."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from yunbind import CredentialChain, Credentials, CredentialsUri, MetadataRole, Retries, Timeout
from yunbind.errors import ConnectFailed, ConnectionLost, CredentialsError, TimedOut, UnreadableResponse
from yunbind_runtime.base.http import HttpResponse

from . import test_alibaba as alibaba
from . import test_huawei as huawei
from . import test_tencent as tencent
from .world import AsyncNet, Outcome, World, make_json, make_text

CLOUDS = ("tencent", "alibaba", "huawei")
MODULES: dict[str, Any] = {"tencent": tencent, "alibaba": alibaba, "huawei": huawei}
# The first request for each cloud's role or keys.
ROLE = {"tencent": tencent.METADATA, "alibaba": alibaba.ROLES, "huawei": huawei.KEYS}
NEXT = Credentials("next-id", "next-secret", project_id="project")

Call = Callable[..., None]


@pytest.fixture(params=CLOUDS)
def cloud(request: pytest.FixtureRequest, world: World) -> str:
    MODULES[request.param].give_role(world)
    if request.param == "huawei":
        huawei.give_project(world)
    return request.param


@pytest.fixture(params=["sync", "async"])
def call(request: pytest.FixtureRequest, world: World, cloud: str) -> Call:
    """Return a function that calls the cloud with a credential provider, without pauses."""
    name = {"tencent": "tke", "alibaba": "eci", "huawei": "cce"}[cloud]
    method = "list_image_caches" if cloud == "huawei" else "describe_image_caches"

    def call_blocking(provider: Any, **options: Any) -> None:
        client = getattr(world, name)(provider, sleep=lambda _: None, **options)
        getattr(client, method)()

    async def wait(_: float) -> None: ...

    async def call_async(provider: Any, **options: Any) -> None:
        made = getattr(world, name)(provider)
        kind = {"tencent": "AsyncTkeClient", "alibaba": "AsyncEciClient", "huawei": "AsyncCceClient"}[cloud]
        from . import world as module

        settings = world.options(transport=AsyncNet(world.net), sleep=wait, **options)
        client = getattr(module, kind)(region=made.region, credentials=provider, **settings)
        await getattr(client, method)()

    if request.param == "sync":
        return call_blocking
    return lambda *arguments, **options: asyncio.run(call_async(*arguments, **options))


def play(world: World, what: str, *outcomes: Outcome) -> None:
    """Respond to a request with each outcome once, then as before."""
    normal, left = world.net.responses[what], list(outcomes)

    def respond(request: Any) -> HttpResponse:
        outcome = left.pop(0) if left else normal
        if isinstance(outcome, Exception):
            raise outcome
        return outcome(request) if callable(outcome) else outcome

    world.net.on(what, respond)


FAULTS: dict[str, Outcome] = {
    "500": make_text("", 500),
    "502": make_text("<html>", 502),
    "503": make_text("", 503),
    "504": make_text("", 504),
    "429": make_text("", 429),
    "408": make_text("", 408),
    "silent": TimedOut("silent"),
    "lost": ConnectionLost("lost"),
    "no HTTP": UnreadableResponse("no HTTP", http_status=0),
    "a page": make_text("<html>please log in</html>"),
}
fault = pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)


@fault
def test_a_passing_fault_is_overcome(world: World, cloud: str, call: Call, fault: Outcome) -> None:
    play(world, ROLE[cloud], fault, fault)
    call(CredentialChain(MetadataRole(), NEXT))
    assert world.net.count(ROLE[cloud]) >= 3


@fault
def test_a_lasting_fault_is_an_error_and_no_absence(
    world: World, cloud: str, call: Call, fault: Outcome
) -> None:
    """The next provider may belong to another account. The next call asks again."""
    chain = CredentialChain(MetadataRole(), NEXT)
    play(world, ROLE[cloud], *[fault] * 3)
    with pytest.raises(CredentialsError, match=r"in 3 attempts.*YUNBIND_METADATA_DISABLED"):
        call(chain)
    assert [report.outcome for report in chain.report()] == ["failed", "not tried"]
    call(chain)  # the fault was not cached
    assert [report.outcome for report in chain.report()] == ["used", "not tried"]


@pytest.mark.parametrize("cloud", ["alibaba", "huawei"], indirect=True)
@fault
def test_a_token_service_that_fails_does_not_lead_to_the_older_protocol(
    world: World, cloud: str, call: Call, fault: Outcome
) -> None:
    if isinstance(fault, HttpResponse) and fault.status == 200:
        pytest.skip("any text is a token")
    world.net.on(MODULES[cloud].TOKEN, fault)
    with pytest.raises(CredentialsError, match="in 3 attempts"):
        call(CredentialChain(MetadataRole(), NEXT))
    assert world.net.count(ROLE[cloud]) == 0


@pytest.mark.parametrize(
    ("absence", "requests"),
    [
        (ConnectFailed("refused"), 1),
        (make_text("", 404), 1),
        (TimedOut("no connection", maybe_sent=False), 3),
    ],
    ids=["refused", "404", "unroutable"],
)
def test_absence_leads_to_the_next_provider(
    world: World, cloud: str, call: Call, absence: Outcome, requests: int
) -> None:
    play(world, ROLE[cloud], *[absence] * 3)
    chain = CredentialChain(MetadataRole(), NEXT)
    call(chain)
    assert [report.outcome for report in chain.report()] == ["skipped", "used"]
    assert world.net.count(ROLE[cloud]) == requests


def test_a_connection_that_fails_once_is_no_absence(world: World, cloud: str, call: Call) -> None:
    play(world, ROLE[cloud], TimedOut("no connection", maybe_sent=False), make_text("", 503))
    chain = CredentialChain(MetadataRole(attempts=2), NEXT)
    with pytest.raises(CredentialsError, match="HTTP 503 in 2 attempts"):
        call(chain)


@pytest.mark.parametrize("attempts", [1, 2])
def test_the_attempts_and_the_timeout_can_be_set(world: World, cloud: str, call: Call, attempts: int) -> None:
    play(world, ROLE[cloud], *[make_text("", 503)] * attempts)
    with pytest.raises(CredentialsError, match="HTTP 503 in"):
        call(MetadataRole(attempts=attempts, timeout=0.25))
    assert world.net.count(ROLE[cloud]) == attempts
    assert {timeout.total for timeout in world.net.timeouts} == {0.25}


def test_a_shorter_timeout_of_the_client_counts(world: World, cloud: str, call: Call) -> None:
    call(MetadataRole(timeout=5), timeout=2)
    assert world.net.timeouts[0] == Timeout(2, 2, 2, 2)


def test_no_request_of_a_provider_outlives_the_call(world: World, cloud: str, call: Call) -> None:
    call(MetadataRole(timeout=50), retries=Retries(deadline=0.5))
    assert all(timeout.total is not None and timeout.total <= 0.5 for timeout in world.net.timeouts)


def test_a_call_with_a_long_timeout_is_not_cut_by_the_default_deadline(
    world: World, cloud: str, call: Call
) -> None:
    call(NEXT, timeout=600, retries=0)
    assert world.net.timeouts[-1].read == 600
    assert world.net.timeouts[-1].total == 1800


@fault
def test_a_credentials_uri_that_fails_is_asked_again(
    world: World, cloud: str, call: Call, fault: Outcome
) -> None:
    keys = {"AccessKeyId": "uri-id", "AccessKeySecret": "s"}
    uri = "GET helper.test/keys"
    world.net.on(uri, make_json(keys))
    play(world, uri, fault, fault)
    call(CredentialsUri("http://helper.test/keys"))
    assert world.net.count(uri) == 3
    play(world, uri, *[fault] * 3)
    with pytest.raises(CredentialsError, match="in 3 attempts"):
        call(CredentialsUri("http://helper.test/keys"))
