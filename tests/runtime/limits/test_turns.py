"""Calls wait for their turn, so that a documented rate is kept in this process."""

from __future__ import annotations

import gc
import heapq
import itertools
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from yunbind_runtime.base.errors import RateLimitTimedOut, YunbindError
from yunbind_runtime.call.effects import Sleep
from yunbind_runtime.call.limits import LOCAL, MARGIN, UNLIMITED, Limiter, LocalLimiter, RateKey

KEY = RateKey("tencent", "the-key-id", "ap-guangzhou", "tke.DescribeImageCaches")
OTHER = RateKey("tencent", "the-key-id", "ap-shanghai", "tke.DescribeImageCaches")
TICK = 1 / 64  # sums of it are exact, so that comparisons are


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class Caller:
    """Somebody who wants to call.

    Attributes:
        comes: when it asks.
        late: by how much it oversleeps each time.
        patience: seconds it is ready to wait.
        leaves: when it is cancelled.
        begins: when it may call, as the limiter said.
        refused: when it was told that its turn comes too late.
    """

    comes: float
    late: float = 0.0
    patience: float | None = None
    leaves: float | None = None
    begins: float | None = field(default=None, init=False)
    refused: float | None = field(default=None, init=False)


def play(
    limiter: LocalLimiter,
    clock: Clock,
    callers: list[Caller],
    rate: tuple[int, float],
    pauses: Sequence[tuple[float, float]] = (),
) -> None:
    """Let the callers come, wait, oversleep and leave, in simulated time."""
    order = itertools.count()
    agenda: list[tuple[float, int, Any]] = []

    def plan(moment: float, act: Any) -> None:
        heapq.heappush(agenda, (moment, next(order), act))

    def go_on(caller: Caller, steps: Generator[Any, Any, None]) -> None:
        try:
            step = next(steps)
        except StopIteration:
            caller.begins = caller.begins if caller.begins is not None else clock.now
            return
        except RateLimitTimedOut:
            caller.refused = clock.now
            return
        assert isinstance(step, Sleep)
        assert step.seconds > 0
        wakes = clock.now + step.seconds + caller.late
        if caller.leaves is not None and caller.leaves < wakes:
            plan(max(caller.leaves, clock.now), steps.close)
        else:
            plan(wakes, lambda: go_on(caller, steps))

    for caller in callers:
        steps = limiter.acquire(KEY, rate, caller.patience)
        plan(caller.comes, lambda caller=caller, steps=steps: go_on(caller, steps))
    for moment, seconds in pauses:
        plan(moment, lambda seconds=seconds: limiter.pause(KEY, seconds))
    while agenda:
        clock.now, _, act = heapq.heappop(agenda)
        act()


def begin(callers: list[Caller]) -> list[float]:
    return sorted(caller.begins for caller in callers if caller.begins is not None)


def assert_kept(begun: list[float], rate: tuple[int, float]) -> None:
    """No window as long as the period holds more than the calls allowed."""
    calls, period = rate
    assert all(later - earlier >= period for earlier, later in zip(begun, begun[calls:], strict=False))


def ticks(most: int) -> st.SearchStrategy[float]:
    return st.integers(0, most).map(lambda count: count * TICK)


def callers(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Caller]]:
    return st.lists(st.builds(Caller, comes=ticks(512), **fields), max_size=60)


PATIENTLY = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
RATES = st.tuples(st.integers(1, 6), st.sampled_from([0.25, 1.0, 2.0]))


@PATIENTLY
@given(
    RATES,
    callers(
        late=st.one_of(st.just(0.0), ticks(300)),
        patience=st.one_of(st.none(), ticks(400)),
        leaves=st.one_of(st.none(), ticks(700)),
    ),
    st.lists(st.tuples(ticks(512), ticks(200)), max_size=3),
)
def test_no_window_holds_more_calls_than_allowed(
    rate: tuple[int, float], crowd: list[Caller], pauses: list[tuple[float, float]]
) -> None:
    """However they come, oversleep, give up, and whenever the vendor throttles."""
    clock = Clock()
    play(LocalLimiter(margin=0, clock=clock), clock, crowd, rate, pauses)
    assert_kept(begin(crowd), rate)
    stayed = [caller for caller in crowd if caller.leaves is None and caller.patience is None]
    assert all(caller.begins is not None for caller in stayed)


@PATIENTLY
@given(RATES, callers(patience=st.one_of(st.none(), ticks(256))))
def test_turns_come_in_order_and_as_soon_as_the_rate_allows(
    rate: tuple[int, float], crowd: list[Caller]
) -> None:
    """And whoever would have to wait too long is told so at once, and takes nobody's place."""
    clock = Clock()
    play(LocalLimiter(margin=0, clock=clock), clock, crowd, rate)
    calls, period = rate
    due: list[float] = []
    for caller in sorted(crowd, key=lambda caller: caller.comes):
        turn = max(caller.comes, due[-calls] + period) if len(due) >= calls else caller.comes
        if caller.patience is not None and turn - caller.comes > caller.patience:
            assert (caller.begins, caller.refused) == (None, caller.comes)
        else:
            due.append(turn)
            assert (caller.begins, caller.refused) == (turn, None)


@PATIENTLY
@given(
    RATES,
    callers(late=ticks(8), patience=st.one_of(st.none(), ticks(128))),
    st.tuples(ticks(512), ticks(200)),
)
def test_nobody_begins_in_a_pause_or_after_its_patience(
    rate: tuple[int, float], crowd: list[Caller], pause: tuple[float, float]
) -> None:
    clock = Clock()
    play(LocalLimiter(margin=0, clock=clock), clock, crowd, rate, [pause])
    start, seconds = pause
    for caller in crowd:
        if caller.begins is not None:
            assert not start < caller.begins < start + seconds
            assert caller.patience is None or caller.begins <= caller.comes + caller.patience + caller.late


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limiter(clock: Clock) -> LocalLimiter:
    return LocalLimiter(margin=0, clock=clock)


def ask(limiter: Limiter, key: RateKey = KEY, rate: tuple[int, float] = (2, 1.0)) -> float:
    """Return the seconds that a caller is told to wait; it then goes away without waiting."""
    steps = limiter.acquire(key, rate, None)
    step = next(steps, Sleep(0))
    steps.close()
    assert isinstance(step, Sleep)
    return step.seconds


def test_a_crowd_that_gives_up_leaves_no_trace(limiter: LocalLimiter) -> None:
    """In whatever order it goes: a program that cancels a hundred calls can make the next at once."""
    waiting = [limiter.acquire(KEY, (2, 1.0), None) for _ in range(100)]
    waits = [next(steps, Sleep(0)).seconds for steps in waiting]
    assert waits[:6] == [0, 0, 1, 1, 2, 2]
    for steps in [*waiting[:50], *reversed(waiting[50:])]:
        steps.close()
    assert ask(limiter) == 1


def test_a_place_given_up_amid_others_serves_the_next_who_comes(limiter: LocalLimiter) -> None:
    waiting = [limiter.acquire(KEY, (2, 1.0), None) for _ in range(4)]
    assert [next(steps, Sleep(0)).seconds for steps in waiting] == [0, 0, 1, 1]
    waiting[2].close()
    assert ask(limiter) == 1


def test_a_place_given_up_may_be_used_before_those_behind_it(limiter: LocalLimiter, clock: Clock) -> None:
    """Nobody loses by it."""
    assert ask(limiter) == 0
    clock.now = 0.5
    assert ask(limiter) == 0
    waiting = [limiter.acquire(KEY, (2, 1.0), None) for _ in range(2)]
    assert [next(steps).seconds for steps in waiting] == [0.5, 1.0]
    waiting[0].close()
    assert ask(limiter) == 0.5


def test_those_behind_a_place_given_up_keep_their_times(limiter: LocalLimiter, clock: Clock) -> None:
    """They sleep already; the place passes unused."""
    waiting = [limiter.acquire(KEY, (2, 1.0), None) for _ in range(6)]
    assert [next(steps, Sleep(0)).seconds for steps in waiting] == [0, 0, 1, 1, 2, 2]
    waiting[2].close()
    assert ask(limiter) == 3
    clock.now = 1.0
    assert next(waiting[3], "begins") == "begins"
    clock.now = 2.0
    assert [next(steps, "begins") for steps in waiting[4:]] == ["begins", "begins"]


def test_a_caller_that_slept_through_its_turn_gets_another(limiter: LocalLimiter, clock: Clock) -> None:
    """Its place was needed again meanwhile; a program that blocks its event loop does this."""
    rate = (1, 1.0)
    assert ask(limiter, rate=rate) == 0
    sleeper, successor = (limiter.acquire(KEY, rate, None) for _ in range(2))
    assert [next(sleeper), next(successor)] == [Sleep(1), Sleep(2)]
    clock.now = 2.0
    assert next(successor, "begins") == "begins"
    clock.now = 2.5
    assert next(sleeper) == Sleep(0.5)
    clock.now = 3.0
    assert next(sleeper, "begins") == "begins"


def test_keys_do_not_wait_for_each_other(limiter: LocalLimiter) -> None:
    assert [ask(limiter), ask(limiter), ask(limiter)] == [0, 0, 1]
    limiter.pause(KEY, 60)
    assert ask(limiter, OTHER) == 0


def test_a_pause_shortens_no_earlier_one(limiter: LocalLimiter) -> None:
    limiter.pause(KEY, 5)
    limiter.pause(KEY, 1)
    assert ask(limiter) == 5


def test_a_lower_rate_counts_what_went_before(limiter: LocalLimiter) -> None:
    assert [ask(limiter, rate=(4, 1.0)) for _ in range(4)] == [0] * 4
    assert ask(limiter, rate=(2, 1.0)) == 1


def test_the_margin_lengthens_the_period(clock: Clock) -> None:
    """By 50 ms unless told otherwise, as calls that leave in time may come early."""
    usual, long = LocalLimiter(clock=clock), LocalLimiter(clock=clock, margin=0.25)
    assert [ask(usual), ask(usual), ask(usual)] == [0, 0, pytest.approx(1.05)]
    assert [ask(long), ask(long), ask(long)] == [0, 0, 1.25]
    assert LOCAL.margin == MARGIN == 0.05


def test_idle_keys_are_forgotten(limiter: LocalLimiter, clock: Clock) -> None:
    """But not those that are paused, used within the period, or waited for, be it by one who oversleeps."""
    paused, used, waited_for = (RateKey("tencent", "id", None, action) for action in "abc")
    limiter.pause(paused, 1e9)
    ask(limiter, used, (1, 1e6))
    sleeper = limiter.acquire(waited_for, (1, 1.0), None)
    assert [ask(limiter, waited_for, (1, 1.0)), next(sleeper)] == [0, Sleep(1)]
    for number in range(10_000):
        clock.now += 0.5
        ask(limiter, RateKey("alibaba", f"id-{number}", None, "eci.CreateImageCache"))
    assert len(limiter._queues) <= 200
    assert next(sleeper, "begins") == "begins"
    assert ask(limiter, waited_for, (1, 1.0)) == 1
    assert ask(limiter, paused) > 9e8
    assert ask(limiter, used, (1, 1e6)) > 9e5


def test_giving_up_waits_for_no_lock(limiter: LocalLimiter) -> None:
    """The garbage collector may close an abandoned call in a thread that holds it."""
    for _ in range(2):
        ask(limiter)
    steps = limiter.acquire(KEY, (2, 1.0), None)
    assert next(steps) == Sleep(1)
    with limiter._lock:
        del steps
        gc.collect()
    assert ask(limiter) == 1


def test_no_limit_waits_for_nothing_and_minds_no_pause() -> None:
    UNLIMITED.pause(KEY, 60)
    assert [ask(UNLIMITED) for _ in range(100)] == [0] * 100


def test_who_has_no_time_to_wait_may_call_at_once_or_not_at_all() -> None:
    limiter = LocalLimiter()
    assert list(limiter.acquire(KEY, (1, 60.0), 0)) == []
    with pytest.raises(RateLimitTimedOut):
        next(limiter.acquire(KEY, (1, 60.0), 0))


def test_the_error_names_place_rate_and_wait_and_not_the_account(limiter: LocalLimiter) -> None:
    limiter.pause(KEY, 3.25)
    with pytest.raises(RateLimitTimedOut) as caught:
        next(limiter.acquire(KEY, (20, 1.0), 2.0))
    error = caught.value
    assert isinstance(error, TimeoutError)
    assert isinstance(error, YunbindError)
    assert error.wait == 3.25
    assert str(error) == (
        "tencent tke.DescribeImageCaches in ap-guangzhou: No turn to call comes in time: calls are kept at 20 in "
        "1 s, and the next turn is 3.25 s away. Nothing was sent; allow more time or call less often."
    )
    assert "the-key-id" not in repr(KEY) + repr(error)
