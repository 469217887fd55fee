"""Flights, lifetimes and cached errors at their limits."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Generator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from yunbind_runtime.base.errors import AuthFailed, ConnectFailed, CredentialsError, YunbindError
from yunbind_runtime.base.single_flight import CachedValue, Flight, Join, SingleFlightCache

START = datetime(2026, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class Play:
    """A cache with a clock, whose fetches play values and errors."""

    def __init__(self, **options: Any) -> None:
        self.cache: SingleFlightCache[str] = SingleFlightCache(**options)
        self.now = START
        self.outcomes: list[CachedValue[str] | YunbindError] = []
        self.fetches = 0

    def fetch(self) -> Generator[Any, Any, CachedValue[str]]:
        self.fetches += 1
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, YunbindError):
            raise outcome
        yield from ()
        return outcome

    def get(self, key: str = "a") -> str:
        try:
            next(self.cache.get(key, self.fetch, lambda: self.now))
        except StopIteration as end:
            return end.value
        raise AssertionError("the cache waits")


def refuse() -> AuthFailed:
    return AuthFailed(code="401")


def test_a_value_is_renewed_and_expires_at_its_times() -> None:
    """At the time itself, and not before."""
    play = Play()
    play.outcomes = [CachedValue("1", START + MINUTE, START + 2 * MINUTE), CachedValue("2"), CachedValue("3")]
    assert play.get() == "1"
    play.now += MINUTE - timedelta(microseconds=1)
    assert play.get() == "1"
    play.now = START + MINUTE
    assert (play.get(), play.fetches) == ("2", 2)
    play.now += timedelta(days=365)
    assert (play.get(), play.fetches) == ("2", 2)


@pytest.mark.parametrize(("early", "expected"), [(timedelta(microseconds=1), "1"), (timedelta(0), None)])
def test_a_failed_renewal_keeps_a_value_until_it_expires(early: timedelta, expected: str | None) -> None:
    play = Play()
    play.outcomes = [CachedValue("1", START + MINUTE, START + 2 * MINUTE), ConnectFailed("words")]
    play.get()
    play.now = START + 2 * MINUTE - early
    if expected:
        assert play.get() == expected
    else:
        with pytest.raises(ConnectFailed):
            play.get()


def test_a_renewal_that_failed_is_tried_again_after_a_minute() -> None:
    play = Play()
    play.outcomes = [
        CachedValue("1", START, START + timedelta(hours=1)),
        ConnectFailed("words"),
        CachedValue("2"),
    ]
    play.get()
    assert (play.get(), play.fetches) == ("1", 2)
    play.now += MINUTE - timedelta(microseconds=1)
    assert (play.get(), play.fetches) == ("1", 2)
    play.now = START + MINUTE
    assert (play.get(), play.fetches) == ("2", 3)


def test_a_refused_renewal_is_not_repeated_for_the_time_of_the_error() -> None:
    play = Play(error_ttl=5 * MINUTE)
    play.outcomes = [CachedValue("1", START, START + timedelta(hours=1)), refuse(), CachedValue("2")]
    play.get()
    play.get()
    play.now += 5 * MINUTE - timedelta(microseconds=1)
    assert (play.get(), play.fetches) == ("1", 2)
    play.now = START + 5 * MINUTE
    assert (play.get(), play.fetches) == ("2", 3)


def test_a_refusal_is_repeated_from_memory_until_its_time() -> None:
    """Each caller gets an error of its own."""
    play = Play(error_ttl=MINUTE)
    play.outcomes = [refuse(), CachedValue("1")]
    raised: list[AuthFailed] = []
    for _ in range(3):
        with pytest.raises(AuthFailed) as caught:
            play.get()
        raised.append(caught.value)
    assert (play.fetches, len({id(error) for error in raised})) == (1, 3)
    play.now += MINUTE - timedelta(microseconds=1)
    with pytest.raises(AuthFailed):
        play.get()
    play.now = START + MINUTE
    assert (play.get(), play.fetches) == ("1", 2)


def test_errors_are_remembered_by_key_and_kind() -> None:
    """By default, none is. A success forgets the error."""
    play = Play()
    play.outcomes = [refuse(), CachedValue("1")]
    with pytest.raises(AuthFailed):
        play.get()
    assert play.get() == "1"
    play = Play(error_ttl=MINUTE)
    play.outcomes = [ConnectFailed("words"), CredentialsError("words"), CachedValue("1")]
    with pytest.raises(ConnectFailed):
        play.get()
    for _ in range(2):
        with pytest.raises(CredentialsError):
            play.get()
    assert (play.get("b"), play.fetches) == ("1", 3)
    play = Play(error_ttl=MINUTE, cached_errors=(ConnectFailed,))
    play.outcomes = [ConnectFailed("words")]
    for _ in range(2):
        with pytest.raises(ConnectFailed):
            play.get()


def test_a_cleared_cache_forgets_values_and_errors() -> None:
    play = Play(error_ttl=MINUTE)
    play.outcomes = [CachedValue("1"), refuse(), CachedValue("2"), CachedValue("3")]
    play.get()
    with pytest.raises(AuthFailed):
        play.get("b")
    assert (play.cache.peek("a"), play.cache.peek("b")) == ("1", None)
    play.cache.clear()
    assert (play.cache.peek("a"), play.get(), play.get("b")) == (None, "2", "3")


def test_a_caller_that_waited_for_an_error_gets_a_copy_of_it() -> None:
    """And one that waited for a value gets the value, with one fetch."""
    for outcome in (ConnectFailed("words"), CachedValue("1")):
        play = Play()
        play.outcomes = [outcome]

        def fetch(play: Play = play) -> Generator[Any, Any, CachedValue[str]]:
            yield "request"
            return (yield from play.fetch())

        first, second = (play.cache.get("a", fetch, lambda: START) for _ in range(2))
        assert next(first) == "request"
        joined = next(second)
        assert isinstance(joined, Join)
        assert not joined.flight.has_landed
        ends: list[Any] = []
        for caller, sent in ((first, None), (second, True)):
            try:
                caller.send(sent)
            except StopIteration as end:
                ends.append(end.value)
            except ConnectFailed as error:
                ends.append(error)
        assert play.fetches == 1
        if isinstance(outcome, YunbindError):
            assert ends[0] is outcome
            assert ends[1] is not outcome
            assert str(ends[1]) == "words"
        else:
            assert ends == ["1", "1"]


def make_in_thread() -> Flight:
    """Return a flight of another thread."""
    made: list[Flight] = []
    thread = threading.Thread(target=lambda: made.append(Flight()))
    thread.start()
    thread.join()
    return made[0]


def test_waiting_for_a_flight_says_whether_it_ended() -> None:
    """A thread does not wait for itself."""
    flight = make_in_thread()
    assert flight.wait(0.001) is False
    assert asyncio.run(flight.wait_async(0.001)) is False
    assert Flight().wait() is True
    error = ConnectFailed("words")
    flight.land(error)
    assert (flight.has_landed, flight.error) == (True, error)
    assert flight.wait() is True
    assert asyncio.run(flight.wait_async()) is True


async def test_a_task_that_waits_sees_the_end_of_the_flight() -> None:
    """A waiter that is cancelled does not end it."""
    flight = Flight()
    lost = asyncio.create_task(flight.wait_async())
    waiting = asyncio.create_task(flight.wait_async(20))
    await asyncio.sleep(0)
    lost.cancel()
    await asyncio.sleep(0)
    assert not flight.has_landed
    flight.land()
    assert await waiting is True
    assert flight.error is None
