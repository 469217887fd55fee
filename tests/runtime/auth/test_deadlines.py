"""The deadline of a call covers all that the call does inside itself."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from yunbind_runtime.auth.providers import CredentialsUri, ExternalProcess, MetadataRole
from yunbind_runtime.auth.providers.bases import IssuedCredentials, RefreshableProvider
from yunbind_runtime.base.errors import (
    DeadlineExceeded,
    TimedOut,
    YunbindError,
)
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.call.effects import (
    Deadline,
    Effects,
    Run,
    Send,
    Sleep,
    drive,
    drive_async,
    limit_effects,
)
from yunbind_runtime.call.perform import perform
from yunbind_runtime.call.retries import Retries
from yunbind_runtime.model.credentials import Credentials

from ..fakes.services import AsyncPicClient, PicClient
from ..loopback import Server
from ..scripted import OK, Script, make_call

LIMIT = 0.5
TOLERANCE = 1.5
"""Seconds that a loaded machine may add."""


@pytest.fixture(params=["drips", "hangs"])
def stuck(request: pytest.FixtureRequest) -> Iterator[str]:
    """Return the address of a server that sends a byte from time to time, or none."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        is_over = threading.Event()

        def serve(connection: socket.socket) -> None:
            with connection, contextlib.suppress(OSError):
                connection.recv(65536)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\n")
                while not is_over.wait(0.05):
                    if request.param == "drips":
                        connection.sendall(b" ")

        def accept() -> None:
            with contextlib.suppress(OSError):
                while True:
                    connection, _ = listener.accept()
                    threading.Thread(target=serve, args=(connection,), daemon=True).start()

        threading.Thread(target=accept, daemon=True).start()
        yield f"127.0.0.1:{listener.getsockname()[1]}"
        is_over.set()


Call = Callable[..., BaseException]


@pytest.fixture(params=["sync", "async"])
def fail(request: pytest.FixtureRequest, cloud: Server) -> Call:
    """Return a function that makes a call which fails in time, and returns its error."""

    def run(provider: Any, **options: Any) -> BaseException:
        settings = {"region": "ap-1", "credentials": provider, "endpoint": cloud.endpoint, "environ": {}}
        started = time.monotonic()

        def call() -> None:
            with PicClient(**settings, **options) as client:
                client.list_images()

        async def call_async() -> None:
            async with AsyncPicClient(**settings, **options) as client:
                await client.list_images()

        with pytest.raises(YunbindError) as caught:
            call() if request.param == "sync" else asyncio.run(call_async())
        assert time.monotonic() - started < LIMIT + TOLERANCE
        assert not cloud.received
        return caught.value

    return run


SLOW_PROGRAM = [sys.executable, "-S", "-c", "import time; time.sleep(20)"]
PROVIDERS: dict[str, Callable[[str], Any]] = {
    "metadata": lambda host: MetadataRole("role", host=host, timeout=60),
    "URI": lambda host: CredentialsUri(f"http://{host}/", timeout=60),
    "program": lambda _: ExternalProcess(SLOW_PROGRAM),
}
providers = pytest.mark.parametrize("make", PROVIDERS.values(), ids=PROVIDERS)


@pytest.mark.slow
@providers
def test_the_deadline_covers_credential_providers(stuck: str, make: Any, fail: Call) -> None:
    assert isinstance(fail(make(stuck), retries=Retries(deadline=LIMIT)), DeadlineExceeded)


@pytest.mark.slow
@providers
def test_a_short_timeout_covers_credential_providers(stuck: str, make: Any, fail: Call) -> None:
    fail(make(stuck), timeout=LIMIT / 4)


async def hang() -> Credentials:
    await asyncio.sleep(20)
    raise AssertionError


@pytest.mark.slow
def test_the_deadline_covers_asynchronous_functions(cloud: Server) -> None:
    async def call() -> None:
        options: dict[str, Any] = {"endpoint": cloud.endpoint, "environ": {}}
        async with AsyncPicClient(
            region="ap-1", credentials=hang, retries=Retries(deadline=0.1), **options
        ) as client:
            await client.list_images()

    with pytest.raises(DeadlineExceeded, match=r"a function did not return within 0\.1 s"):
        asyncio.run(call())


GET = HttpRequest("GET", "http", "h", "/")


def run_either(effects: Effects[Any], transport: Any, is_async: bool) -> Any:
    if not is_async:
        return drive(effects, transport, lambda _: None)

    class Waiting:
        async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            return transport.send(request, timeout)

        async def aclose(self) -> None: ...

    async def sleep(_: float) -> None: ...

    return asyncio.run(drive_async(effects, Waiting(), sleep))


both_drivers = pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])


@both_drivers
def test_a_caller_waits_for_the_flight_of_another_until_its_own_deadline(is_async: bool) -> None:
    """And the other caller goes on."""

    class Slow(RefreshableProvider):
        def __init__(self) -> None:
            super().__init__("slow")
            self.released, self.began = threading.Event(), threading.Event()

        def fetch(self, request: Any) -> Effects[IssuedCredentials]:
            def block() -> None:
                self.began.set()
                self.released.wait(9)

            yield Run(block)
            return IssuedCredentials(Credentials("id", "secret"))

    from yunbind_runtime.auth.authenticator import ProviderAuthenticator
    from yunbind_runtime.auth.providers.chain import CredentialChain

    provider = Slow()
    chain = CredentialChain(provider)
    authenticator = ProviderAuthenticator(provider=provider, default_provider=lambda _: chain, environ={})

    def make(deadline: float | None) -> Any:
        return make_call(
            credentials=None,
            authenticator=authenticator,
            retries=Retries(deadline=deadline),
            monotonic=time.monotonic,
            clock=lambda: datetime(2026, 1, 1, tzinfo=UTC),
        )

    results: list[Any] = []
    first = threading.Thread(target=lambda: results.append(drive(perform(make(None)), Script(OK))))
    first.start()
    assert provider.began.wait(9)
    with pytest.raises(DeadlineExceeded, match="another call fetched the value"):
        run_either(perform(make(0.05)), Script(OK), is_async)
    provider.released.set()
    first.join()
    assert results[0].status == 200


def test_the_deadline_of_one_caller_does_not_fail_another() -> None:
    """The caller that waited fetches the value itself."""
    from yunbind_runtime.base.single_flight import CachedValue, SingleFlightCache

    cache: SingleFlightCache[str] = SingleFlightCache()

    def run_out() -> Effects[CachedValue[str]]:
        yield Sleep(0)
        raise DeadlineExceeded("words")

    def fetch() -> Effects[CachedValue[str]]:
        yield Sleep(0)
        return CachedValue("value")

    def clock() -> datetime:
        return datetime(2026, 1, 1, tzinfo=UTC)

    first, second = cache.get("key", run_out, clock), cache.get("key", fetch, clock)
    next(first)
    joined = next(second)
    with pytest.raises(DeadlineExceeded):
        first.send(None)
    assert joined.flight.has_landed
    second.send(True)
    with pytest.raises(StopIteration) as end:
        second.send(None)
    assert end.value.value == "value"


@both_drivers
def test_a_call_inside_a_call_has_no_deadline_of_its_own(is_async: bool) -> None:
    """Retries inside it give up when the outer call must end."""
    script = Script(
        *[HttpResponse(503, (("Retry-After", "3"),), b'{"Response": {"Error": {"Code": "X"}}}')] * 9
    )
    outer = Deadline.within(2, lambda: 0.0)
    call = replace(make_call(), deadline=outer)
    with pytest.raises(YunbindError) as caught:
        run_either(perform(call), script, is_async)
    assert len(script.sent) == 1
    assert script.timeouts[0].total == 2
    assert "the deadline is in 2.0 s" in caught.value.__notes__[0]


def test_valid_credentials_leave_time_for_the_call() -> None:
    """A renewal that hangs takes half of the time that is left. The call uses the old credentials."""
    now, left = datetime(2026, 1, 1, tzinfo=UTC), [2.0]
    asked: list[float] = []

    class Renewed(RefreshableProvider):
        def fetch(self, request: Any) -> Effects[IssuedCredentials]:
            yield Send(GET, Timeout(60, 60, 60))
            return IssuedCredentials(Credentials("id", "secret"), now + timedelta(hours=1))

    class Transport:
        def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            asked.append(timeout.total or 0)
            if len(asked) == 1:
                return OK
            left[0] -= timeout.total or 0
            raise TimedOut("words")

        def close(self) -> None: ...

    from yunbind_runtime.auth.credential_provider import CredentialRequest

    provider = Renewed("renewed")

    def ask() -> Any:
        call = replace(
            make_call(clock=lambda: now), deadline=Deadline(2.0, lambda: 2.0 - left[0]), timeout=Timeout()
        )
        request = CredentialRequest(call, {}, None, lambda _: provider)
        return drive(limit_effects(provider.get_credentials(request), call.deadline), Transport())

    first = ask()
    now += timedelta(minutes=55)
    assert ask() == first
    assert asked == [2.0, 1.0]


@pytest.mark.parametrize(
    ("timeout", "policy", "seconds"),
    [
        (Timeout(), Retries(), 120),
        (Timeout(40, 40, 40), Retries(), 120),
        (Timeout(41, 40, 40), Retries(), 121),
        (Timeout(600, 600, 600), Retries(attempts=1), 1800),
        (Timeout(total=120), Retries(), 120),
        (Timeout(total=600), Retries(), 600),
        (Timeout(600, 600, 600), Retries(deadline=120), 120),
        (Timeout(600, 600, 600), Retries(deadline=None), None),
        (Timeout(2, 2, 2), Retries(), 120),
    ],
)
def test_only_the_default_deadline_follows_a_longer_timeout(
    timeout: Timeout, policy: Retries, seconds: float | None
) -> None:
    assert policy.find_deadline(timeout) == seconds
    script = Script(OK)
    drive(perform(make_call(timeout=timeout, retries=policy)), script)
    assert script.timeouts[0].total == (seconds if timeout.total is None else timeout.total)


def test_a_limiter_that_ignores_the_deadline_is_stopped() -> None:
    class Lazy:
        def acquire(self, *_: Any) -> Effects[None]:
            yield Sleep(3600)

        def pause(self, *_: Any) -> None: ...

    from ..fakes.services import TENCENT, define

    call = make_call(define(TENCENT, "ListImages", rate_limit=(1, 1.0)), limiter=Lazy())
    with pytest.raises(DeadlineExceeded, match="a pause of 3600"):
        drive(perform(call), Script(OK))
