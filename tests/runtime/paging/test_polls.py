"""Single polls of a waiter: errors that pass, pages, listeners, logs and limits."""

from __future__ import annotations

import asyncio
import gc
import logging
import weakref
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from yunbind_runtime.base import errors
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.call.effects import Effects, Run, Send, drive, drive_async
from yunbind_runtime.paging.observations import KEPT_ITEMS
from yunbind_runtime.paging.wait_loop import wait
from yunbind_runtime.paging.waiters import Acceptor, Waiter

from ..fakes.services import LIST_IMAGES
from .lists import KINDS, Service
from .polls import GONE, NO_TRANSPORT, NOTHING, READY, STATUS, Polls, Time, Wait, respond, service_error


def damage(status: int, pause: float | None = None) -> errors.UnreadableResponse:
    error = errors.UnreadableResponse("It was damaged.", http_status=status)
    error.requested_pause = pause
    return error


def run(effects: Effects[object], time: Time, transport: Any, *, is_async: bool) -> object:
    """Run a wait with one of the drivers."""
    if is_async:
        return asyncio.run(drive_async(effects, transport, time.sleep_async))
    return drive(effects, transport, time.sleep)


def refuse(status: int, pause: float) -> errors.ApiError:
    error = service_error(errors.InvalidRequest, "Busy", status)
    error.requested_pause = pause
    return error


@pytest.mark.parametrize(
    "error",
    [
        damage(200),
        damage(201),
        damage(429),
        damage(502),
        damage(400, 1.0),
        refuse(400, 1.0),
        refuse(503, 0.0),
        errors.RateLimitTimedOut("The next slot is 3 s away.", wait=3.0),
    ],
    ids=str,
)
@pytest.mark.parametrize("waiter", [READY, GONE], ids=["ready", "gone"])
def test_a_poll_that_a_read_would_repeat_does_not_end_the_wait(
    wait_for: Wait, waiter: Waiter, error: Exception
):
    polls = Polls(error, respond("Pending"), error, error, respond("Ready") if waiter is READY else NOTHING)
    wait_for(polls, waiter)
    assert polls.count == 5


@pytest.mark.parametrize("error", [damage(404), damage(302), damage(401), service_error(status=400)], ids=str)
def test_a_poll_that_a_read_would_not_repeat_ends_the_wait_with_the_last_state(
    wait_for: Wait, error: Exception
):
    with pytest.raises(type(error)) as caught:
        wait_for(polls := Polls(respond("Pending"), error))
    assert polls.count == 2
    assert "While waiting for thing_ready: 2 polls. Last seen: Pending." in caught.value.__notes__


def test_an_error_outside_the_poll_reports_the_last_state(wait_for: Wait):
    with pytest.raises(errors.CredentialsError) as caught:
        wait_for(Polls(respond("Pending", "Pending"), errors.CredentialsError("None.")))
    assert "Last seen: 2 Pending." in caught.value.__notes__[-1]


def test_a_failure_reports_the_last_state(wait_for: Wait):
    with pytest.raises(
        errors.WaiterFailed, match=r"things\[\]\.status is Failed\. Last seen: Failed, 2 Ready\."
    ):
        wait_for(Polls(respond("Ready", "Failed", "Ready")))
    with pytest.raises(errors.WaiterFailed, match=r"AuthFailure\. Last seen: Pending\."):
        wait_for(Polls(respond("Pending"), service_error(code="AuthFailure")))


def test_a_pause_that_the_service_requests_is_kept(wait_for: Wait):
    time = Time()
    wait_for(Polls(refuse(503, 42.0), respond("Pending"), respond("Ready")), time=time)
    assert time.pauses == [42.0, 15.0]


def test_a_requested_pause_beyond_the_end_is_cut(wait_for: Wait):
    time = Time()
    with pytest.raises(errors.WaiterTimedOut):
        wait_for(Polls(refuse(503, 4200.0)), time=time)
    assert time.pauses == [100.0]


# Listeners and logs.


def test_a_listener_gets_each_response(wait_for: Wait):
    """Not the errors of polls."""
    responses = [respond("Pending"), respond("Pending"), respond("Ready")]
    heard: list[object] = []
    wait_for(Polls(responses[0], errors.ConnectionLost("x"), *responses[1:]), on_poll=heard.append)
    assert heard == responses


def test_a_listener_gets_the_response_of_a_failure(wait_for: Wait):
    heard: list[object] = []
    with pytest.raises(errors.WaiterFailed):
        wait_for(Polls(failed := respond("Failed")), on_poll=heard.append)
    assert heard == [failed]


@pytest.mark.parametrize("error", [KeyError("enough"), errors.ConnectionLost("mine")])
def test_an_error_of_a_listener_ends_the_wait(wait_for: Wait, error: Exception):
    def stop(_response: object) -> None:
        raise error

    with pytest.raises(type(error)) as caught:
        wait_for(polls := Polls(respond("Pending")), on_poll=stop)
    assert caught.value is error
    assert polls.count == 1


def wait_with(on_poll: Callable[[object], object]) -> Effects[object]:
    def fetch(_arguments: Mapping[str, object]) -> Effects[object]:
        return (yield Run(lambda: respond("Ready")))

    return wait(READY, LIST_IMAGES, {}, fetch, now=Time(), on_poll=on_poll)


def test_an_asynchronous_listener_is_awaited_by_asyncio_clients_only():
    heard: list[object] = []

    async def listen(response: object) -> None:
        await asyncio.sleep(0)
        heard.append(response)

    asyncio.run(drive_async(wait_with(listen), NO_TRANSPORT))
    assert len(heard) == 1
    with pytest.raises(errors.InvalidArguments, match="on_poll= is asynchronous"):
        drive(wait_with(listen), NO_TRANSPORT)


def test_each_change_of_state_is_logged_once(wait_for: Wait, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO, "yunbind")
    lost = errors.ConnectionLost("It ended.")
    polls = [NOTHING, NOTHING, respond("Pending", "Pending"), lost, respond("Pending", "Pending")]
    wait_for(Polls(*polls, respond("Pending", "Ready"), respond("Ready", "Ready")), timeout=1800)
    start = "PIC ListImages waiter=thing_ready"
    assert [record.getMessage() for record in caplog.records] == [
        f'{start} state="nothing" before="-" polls=1 s=0',
        f'{start} state="2 Pending" before="nothing" polls=3 s=25',
        f'{start} state="Pending, Ready" before="2 Pending" polls=6 s=132',
        f'{start} state="2 Ready" before="Pending, Ready" polls=7 s=192',
    ]
    assert {(record.name, record.levelname) for record in caplog.records} == {("yunbind", "INFO")}


def test_a_resource_that_is_gone_is_logged(wait_for: Wait, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO, "yunbind")
    gone = service_error(errors.NotFound, "ResourceNotFound")
    wait_for(Polls(respond("Deleting"), gone), GONE)
    states = [record.getMessage().split(" polls=")[0].split("state=")[1] for record in caplog.records]
    assert states == ['"1 still listed" before="-"', '"not found" before="1 still listed"']


def test_text_of_the_service_cannot_break_a_line_of_the_log(wait_for: Wait, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO, "yunbind")
    with pytest.raises(errors.WaiterTimedOut):
        wait_for(Polls(respond("Pending\nTKE forged" + "x" * 500)))
    (record,) = caplog.records
    assert "\n" not in record.getMessage()
    assert len(record.getMessage()) < 250


# Pages.


def fetch_from(service: Callable[[Mapping[str, Any]], object]) -> Callable[..., Effects[Any]]:
    def effects(arguments: Mapping[str, object]) -> Effects[Any]:
        return (yield Run(lambda: service(arguments)))

    return effects


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("state", ["Ready", "Failed"])
def test_all_pages_are_judged_as_one_response(kind: str, state: str):
    """The response holds the items of all pages. The response of the first page is unchanged."""
    service = Service(7)
    for thing in service.things:
        thing.state = "Ready"
    service.things[-1].state = state
    waiter = Waiter(
        name="things_ready",
        success=(Acceptor(path=("items", "[]", "state"), all="Ready"),),
        failure=(Acceptor(path=("items", "[]", "state"), any="Failed"),),
        delay=1,
        timeout=9,
        paginate=KINDS[kind],
    )
    effects = wait(waiter, LIST_IMAGES, {}, fetch_from(service), now=Time())
    if state == "Failed":
        with pytest.raises(errors.WaiterFailed, match=r"Last seen: Failed, 6 Ready\."):
            drive(effects, NO_TRANSPORT)
    else:
        response: Any = drive(effects, NO_TRANSPORT)
        assert response.items == service.things
    assert len(service.requests) >= 3


class Thing:
    """An item that can be watched."""

    def __init__(self, name: str) -> None:
        self.id = name
        self.state = "Ready"


class Endless:
    """A service whose pages with tokens never end. The clock advances with each page."""

    def __init__(self, time: Time, seconds: float) -> None:
        self.time = time
        self.seconds = seconds
        self.count = 0
        self.pages: list[weakref.ref[Thing]] = []
        self.most_alive = 0

    def __call__(self, _arguments: Mapping[str, Any]) -> object:
        self.time.now += self.seconds
        self.count += 1
        items = [Thing(f"{self.count}-{number}") for number in range(50)]
        self.pages.append(weakref.ref(items[0]))
        if self.count % 20 == 0:
            gc.collect(1)
            self.most_alive = max(self.most_alive, sum(page() is not None for page in self.pages))
        return SimpleNamespace(items=items, total=None, next_token=str(self.count))


@pytest.mark.parametrize("is_async", [False, True], ids=["blocking", "async"])
def test_pages_that_never_end_do_not_outlast_the_wait_nor_fill_the_memory(is_async: bool):
    time = Time()
    service = Endless(time, 0.1)
    waiter = Waiter(
        name="things_ready",
        success=(Acceptor(path=("items", "[]", "state"), all="Ready"),),
        failure=(),
        delay=1,
        timeout=60,
        paginate=KINDS["token"],
    )
    effects = wait(waiter, LIST_IMAGES, {}, fetch_from(service), now=time)
    with pytest.raises(errors.WaiterTimedOut, match="The deadline of the call ended"):
        run(effects, time, NO_TRANSPORT, is_async=is_async)
    assert 590 <= service.count <= 650
    assert service.most_alive <= 3 * KEPT_ITEMS / 50, "a thread keeps some for a moment"


def test_a_response_holds_the_first_items_only_and_counts_the_others():
    items = [SimpleNamespace(id=str(number), state="Ready") for number in range(1500)]
    pages = [SimpleNamespace(items=items[start : start + 500], total=1500) for start in range(0, 1500, 500)]
    waiter = Waiter(
        name="things_ready",
        success=(Acceptor(path=("items", "[]", "state"), all="Ready"),),
        failure=(),
        delay=1,
        timeout=9,
        paginate=KINDS["offset"],
    )
    fetch = fetch_from(lambda arguments: pages[int(arguments.get("offset", 0)) // 500])
    response: Any = drive(wait(waiter, LIST_IMAGES, {}, fetch, now=Time()), NO_TRANSPORT)
    assert response.items == items[:KEPT_ITEMS]
    assert [len(page.items) for page in pages] == [500] * 3


def test_many_different_states_do_not_fill_the_memory_nor_the_message(wait_for: Wait):
    states = [f"state-{number}" for number in range(5000)]
    with pytest.raises(errors.WaiterTimedOut) as caught:
        wait_for(Polls(respond(*states, "Ready", "Ready")))
    assert "4990 others" in str(caught.value)
    assert "2 Ready" in str(caught.value)
    assert len(str(caught.value)) < 500


# Limits of time.


class Hanging:
    """A transport that never answers, and keeps the limits that it was given."""

    def __init__(self, time: Time) -> None:
        self.time = time
        self.totals: list[float | None] = []

    def send(self, _request: HttpRequest, timeout: Timeout) -> HttpResponse:
        self.totals.append(timeout.total)
        assert timeout.total is not None
        self.time.now += timeout.total
        raise errors.TimedOut("No response.")

    def close(self) -> None: ...


class AsyncHanging(Hanging):
    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:  # type: ignore[override]
        return Hanging.send(self, request, timeout)

    async def aclose(self) -> None: ...


def fetch_by_sending(_arguments: Mapping[str, object]) -> Effects[object]:
    return (yield Send(HttpRequest("GET", "http", "h", "/", "", (), b""), Timeout()))


@pytest.mark.parametrize("is_async", [False, True], ids=["blocking", "async"])
@pytest.mark.parametrize(("timeout", "longest"), [(2, 3.1), (60, 61.1), (0, 10.1)])
def test_a_poll_that_hangs_does_not_outlast_the_wait(timeout: float, longest: float, is_async: bool):
    time = Time()
    start = time.now
    effects = wait(replace(GONE, delay=0.5), LIST_IMAGES, {}, fetch_by_sending, now=time, timeout=timeout)
    with pytest.raises(errors.WaiterTimedOut, match="No response"):
        run(effects, time, (AsyncHanging if is_async else Hanging)(time), is_async=is_async)
    assert time.now - start <= longest


def test_an_outcome_without_any_value_is_nothing(wait_for: Wait):
    waiter = replace(READY, success=(Acceptor(path=STATUS, all="Ready"),))
    with pytest.raises(errors.WaiterTimedOut, match=r"Last seen: nothing\."):
        wait_for(Polls(SimpleNamespace()), waiter)
