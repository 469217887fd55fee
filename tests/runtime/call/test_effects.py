"""Effects: their deadline, and the two drivers that run them."""

from __future__ import annotations

import asyncio
import threading
from typing import Any

import pytest
from yunbind_runtime.base.errors import (
    ConnectionLost,
    DeadlineExceeded,
    TimedOut,
    TransportError,
    YunbindError,
)
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.base.single_flight import Flight, Join
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

from ..scripted import OK, AsyncScript, Script

GET = HttpRequest("GET", "http", "h", "/")
both_drivers = pytest.mark.parametrize("is_async", [False, True], ids=["sync", "async"])


class Stage:
    """A transport that uses up the timeout of each request, on a clock of its own."""

    def __init__(self, error: TransportError | None = None) -> None:
        self.now = 0.0
        self.error = error or TimedOut("words")
        self.timeouts: list[Timeout] = []

    def clock(self) -> float:
        return self.now

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        self.timeouts.append(timeout)
        self.now += timeout.total or 0.0
        raise self.error

    def close(self) -> None: ...


def collect(*effects: Any) -> Effects[list[Any]]:
    """Yield effects and return their results."""
    results: list[Any] = []
    for effect in effects:
        results.append((yield effect))
    return results


def run_either(effects: Effects[Any], transport: Any, is_async: bool) -> Any:
    """Run effects with one of the drivers. Pauses take no time."""
    if not is_async:
        return drive(effects, transport, lambda _: None)

    class Waiting:
        async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
            return transport.send(request, timeout)

        async def aclose(self) -> None: ...

    async def sleep(_: float) -> None: ...

    return asyncio.run(drive_async(effects, Waiting(), sleep))


@both_drivers
def test_a_request_ends_at_the_deadline(is_async: bool) -> None:
    stage = Stage()
    effects = limit_effects(collect(Send(GET, Timeout(9, 9, 9))), Deadline.within(2, stage.clock))
    with pytest.raises(DeadlineExceeded, match=r"The deadline of the call ended\. words") as caught:
        run_either(effects, stage, is_async)
    assert stage.now == 2
    assert caught.value.maybe_sent


@both_drivers
def test_a_request_that_was_not_sent_before_the_deadline_may_be_repeated(is_async: bool) -> None:
    stage = Stage(TimedOut("words", maybe_sent=False))
    effects = limit_effects(collect(Send(GET, Timeout(9, 9, 9))), Deadline.within(2, stage.clock))
    with pytest.raises(DeadlineExceeded) as caught:
        run_either(effects, stage, is_async)
    assert not caught.value.maybe_sent


@both_drivers
@pytest.mark.parametrize("total", [0.5, 1.999])
def test_an_error_before_the_deadline_is_raised_unchanged(is_async: bool, total: float) -> None:
    stage = Stage()
    effects = limit_effects(collect(Send(GET, Timeout(total=total))), Deadline.within(2, stage.clock))
    with pytest.raises(TimedOut, match=r"^words$") as caught:
        run_either(effects, stage, is_async)
    assert caught.value is stage.error


@both_drivers
def test_a_pause_up_to_the_deadline_is_made_and_a_longer_one_is_not(is_async: bool) -> None:
    deadline = Deadline.within(2, lambda: 0.0)
    assert run_either(limit_effects(collect(Sleep(2)), deadline), None, is_async) == [None]
    with pytest.raises(DeadlineExceeded, match=r"in 2\.0 s, before the end of a pause of 2\.1 s") as caught:
        run_either(limit_effects(collect(Sleep(2.1)), deadline), None, is_async)
    assert not caught.value.maybe_sent


@both_drivers
@pytest.mark.parametrize("now", [2.0, 3.0])
def test_nothing_begins_at_the_deadline(is_async: bool, now: float) -> None:
    stage = Stage()
    deadline = Deadline.within(2, stage.clock)
    stage.now = now
    for effect in (Run(lambda: pytest.fail("ran")), Send(GET, Timeout()), Sleep(0)):
        with pytest.raises(DeadlineExceeded, match="Nothing was sent") as caught:
            run_either(limit_effects(collect(effect), deadline), stage, is_async)
        assert not caught.value.maybe_sent
    assert stage.timeouts == []


def test_the_time_left_is_never_negative() -> None:
    """It counts down to 0."""
    now = 10.0
    deadline = Deadline.within(2, lambda: now)
    assert (deadline.at, deadline.left) == (12, 2)
    now = 11.75
    assert deadline.left == 0.25
    deadline.check()
    now = 12.0
    assert deadline.left == 0
    now = 12.5
    assert deadline.left == 0


@both_drivers
def test_a_timeout_limits_requests_and_nothing_else(is_async: bool) -> None:
    """Each limit is the smaller one of both timeouts. The total is at most the longest time of the other."""
    stage = Stage()
    limit = Timeout(1, 2, 3)
    assert run_either(limit_effects(collect(Sleep(60)), None, limit), stage, is_async) == [None]
    with pytest.raises(TimedOut):
        run_either(limit_effects(collect(Send(GET, Timeout(9, 1, 9))), None, limit), stage, is_async)
    assert stage.timeouts == [Timeout(1, 1, 3, 6)]


@both_drivers
def test_without_limits_effects_run_unchanged(is_async: bool) -> None:
    script = Script(OK)
    timeout = Timeout(1, 2, 3)
    effects = limit_effects(collect(Send(GET, timeout), Sleep(1), Run(lambda: 5)), None)
    assert run_either(effects, script, is_async) == [OK, None, 5]
    assert script.timeouts == [timeout]


@both_drivers
def test_results_within_the_deadline_are_passed_on(is_async: bool) -> None:
    """A function that returns False has not missed the deadline."""
    script, landed = Script(OK), Flight()
    landed.land()
    effects = limit_effects(
        collect(Send(GET, Timeout()), Sleep(1), Run(lambda: False), Join(landed)),
        Deadline.within(2, lambda: 0.0),
    )
    assert run_either(effects, script, is_async) == [OK, None, False, True]


@pytest.mark.parametrize(("timeout", "expected"), [(None, 2), (1, 1), (2, 2), (3, 2)])
def test_functions_and_flights_end_at_the_earlier_limit(timeout: float | None, expected: float) -> None:
    for effect in (Run(lambda: None, timeout=timeout), Join(Flight(), timeout)):
        limited: Any = next(limit_effects(collect(effect), Deadline.within(2, lambda: 0.0)))
        assert type(limited) is type(effect)
        assert limited.timeout == expected


def test_a_flight_that_does_not_end_in_time_is_an_error() -> None:
    """Nothing was sent for the caller that waited."""
    effects = limit_effects(collect(Join(Flight())), Deadline.within(2, lambda: 0.0))
    next(effects)
    with pytest.raises(DeadlineExceeded, match="while another call fetched the value") as caught:
        effects.send(False)
    assert not caught.value.maybe_sent


@both_drivers
def test_errors_are_raised_where_the_effect_was_yielded(is_async: bool) -> None:
    """The generator can handle them and go on."""
    lost = ConnectionLost("words")

    def fail() -> Any:
        raise lost

    def ask() -> Effects[list[Any]]:
        caught: list[Any] = []
        for effect in (Run(fail), Send(GET, Timeout())):
            try:
                yield effect
            except YunbindError as error:
                caught.append(error)
        caught.append((yield Sleep(1)))
        return caught

    for effects in (ask(), limit_effects(ask(), None), limit_effects(ask(), Deadline.within(2, lambda: 0.0))):
        assert run_either(effects, Script(lost), is_async) == [lost, lost, None]


@both_drivers
def test_a_driver_closes_the_effects_of_a_call_that_ends_early(is_async: bool) -> None:
    """At once, although something else still refers to the generator."""
    ended: list[str] = []

    def ask(error: BaseException) -> Effects[None]:
        def fail() -> Any:
            raise error

        try:
            yield Run(fail)
        finally:
            ended.append(type(error).__name__)

    for error in (KeyError("words"), ConnectionLost("words")):
        effects = ask(error)
        limited = limit_effects(effects, None)
        with pytest.raises(type(error)):
            run_either(limited, None, is_async)
        assert effects.gi_frame is None
    assert ended == ["KeyError", "ConnectionLost"]


@both_drivers
def test_a_closed_limit_closes_the_limited_effects(is_async: bool) -> None:
    ended: list[bool] = []

    def ask() -> Effects[None]:
        try:
            yield Sleep(1)
        finally:
            ended.append(True)

    inner = ask()
    effects = limit_effects(inner, None)
    next(effects)
    effects.close()
    assert ended == [True]


@both_drivers
def test_the_driver_passes_pauses_to_the_sleep_function(is_async: bool) -> None:
    made: list[float] = []

    async def sleep(seconds: float) -> None:
        made.append(seconds)

    effects = collect(Sleep(3), Sleep(0.5))
    if is_async:
        assert asyncio.run(drive_async(effects, AsyncScript(), sleep)) == [None, None]
    else:
        assert drive(effects, Script(), made.append) == [None, None]
    assert made == [3, 0.5]


def test_pauses_default_to_those_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    """``time.sleep`` blocks, and ``asyncio.sleep`` does not."""
    made: list[tuple[str, float]] = []

    async def sleep(seconds: float) -> None:
        made.append(("asyncio", seconds))

    monkeypatch.setattr("time.sleep", lambda seconds: made.append(("time", seconds)))
    monkeypatch.setattr("asyncio.sleep", sleep)
    drive(collect(Sleep(3)), Script())
    asyncio.run(drive_async(collect(Sleep(4)), AsyncScript()))
    assert made == [("time", 3), ("asyncio", 4)]


@both_drivers
def test_a_flight_is_waited_for_until_its_timeout(is_async: bool) -> None:
    """The result is whether it ended."""
    flights: list[Flight] = []
    thread = threading.Thread(target=lambda: flights.extend([Flight(), Flight()]))
    thread.start()
    thread.join()
    flights[1].land()
    assert run_either(collect(*(Join(each, 0.001) for each in flights)), None, is_async) == [False, True]


async def test_a_function_that_takes_too_long_is_given_up() -> None:
    """The error says the limit. A blocking driver cannot interrupt a function."""

    async def hang() -> None:
        await asyncio.Event().wait()

    with pytest.raises(DeadlineExceeded, match=r"did not return within 0\.0 s\. Nothing was sent") as caught:
        await drive_async(collect(Run(lambda: None, hang, timeout=0.001)), AsyncScript())
    assert not caught.value.maybe_sent


@pytest.mark.parametrize("error", [TimedOut("words"), TimeoutError("words")], ids=["own", "builtin"])
@pytest.mark.parametrize("timeout", [None, 60])
async def test_the_timeout_error_of_a_function_is_its_own(error: Exception, timeout: float | None) -> None:
    async def fail() -> None:
        raise error

    with pytest.raises(type(error), match=r"words$") as caught:
        await drive_async(collect(Run(lambda: None, fail, timeout=timeout)), AsyncScript())
    assert caught.value is error


def test_the_result_of_a_run_effect_is_its_return_value() -> None:
    def ask() -> Any:
        first = yield Run(lambda: 20)
        second = yield Run(lambda: first + 1)
        return second

    assert drive(ask(), Script()) == 21
    assert asyncio.run(drive_async(ask(), AsyncScript())) == 21


def test_in_an_event_loop_a_run_effect_uses_a_thread_or_a_coroutine() -> None:
    async def respond() -> str:
        return "coroutine"

    def ask() -> Any:
        thread = yield Run(threading.get_ident)
        expected = yield Run(lambda: "blocking", respond)
        return thread, expected

    thread, expected = asyncio.run(drive_async(ask(), AsyncScript()))
    assert thread != threading.get_ident()
    assert expected == "coroutine"
    assert drive(ask(), Script()) == (threading.get_ident(), "blocking")
