"""A documented rate is kept in this process."""

from __future__ import annotations

import gc

import pytest
from yunbind_facts.behavior import LIMITS_MARGIN
from yunbind_runtime.base.errors import RateLimitTimedOut, YunbindError
from yunbind_runtime.call.effects import Sleep
from yunbind_runtime.call.limits import LOCAL, UNLIMITED, Limiter, LocalLimiter, RateKey

from .simulation import KEY, Clock

OTHER = RateKey("tencent", "the-key-id", "ap-shanghai", "tke.DescribeImageCaches")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def limiter(clock: Clock) -> LocalLimiter:
    return LocalLimiter(margin=0, clock=clock)


def ask(limiter: Limiter, key: RateKey = KEY, rate: tuple[int, float] = (2, 1.0)) -> float:
    """Return the seconds that a caller must wait. It then leaves without waiting."""
    effects = limiter.acquire(key, rate, None)
    effect = next(effects, Sleep(0))
    effects.close()
    assert isinstance(effect, Sleep)
    return effect.seconds


def test_a_pause_keeps_the_order_and_the_distances_of_waiting_callers(
    limiter: LocalLimiter, clock: Clock
) -> None:
    """They do not all ask again when it ends."""
    waiting = [limiter.acquire(KEY, (2, 1.0), None) for _ in range(6)]
    assert [next(effects, Sleep(0)) for effects in waiting[:4]] == [Sleep(0), Sleep(0), Sleep(1), Sleep(1)]
    assert [next(effects) for effects in waiting[4:]] == [Sleep(2), Sleep(2)]
    limiter.pause(KEY, 10)
    clock.now = 1.0
    assert [next(effects) for effects in waiting[2:4]] == [Sleep(9), Sleep(9)]
    clock.now = 2.0
    assert [next(effects) for effects in waiting[4:]] == [Sleep(9), Sleep(9)]


def test_keys_do_not_wait_for_each_other(limiter: LocalLimiter) -> None:
    assert [ask(limiter), ask(limiter), ask(limiter)] == [0, 0, 1]
    limiter.pause(KEY, 60)
    assert ask(limiter, OTHER) == 0


def test_a_pause_shortens_no_earlier_one(limiter: LocalLimiter) -> None:
    limiter.pause(KEY, 5)
    limiter.pause(KEY, 1)
    assert ask(limiter) == 5


def test_the_margin_lengthens_the_period(clock: Clock) -> None:
    """It defaults to 50 ms, because a call may travel faster than an earlier one."""
    usual, long = LocalLimiter(clock=clock), LocalLimiter(clock=clock, margin=0.25)
    assert [ask(usual), ask(usual), ask(usual)] == [0, 0, pytest.approx(1.05)]
    assert [ask(long), ask(long), ask(long)] == [0, 0, 1.25]
    assert LOCAL.margin == LIMITS_MARGIN == 0.05


def test_idle_keys_are_forgotten(limiter: LocalLimiter, clock: Clock) -> None:
    """A key is kept while it is paused or was used within the period. A caller that oversleeps is still served."""
    paused, used, waited_for = (RateKey("tencent", "id", None, action) for action in "abc")
    limiter.pause(paused, 1e9)
    ask(limiter, used, (1, 1e6))
    sleeper = limiter.acquire(waited_for, (1, 1.0), None)
    assert [ask(limiter, waited_for, (1, 1.0)), next(sleeper)] == [0, Sleep(1)]
    for number in range(10_000):
        clock.now += 0.5
        ask(limiter, RateKey("alibaba", f"id-{number}", None, "eci.CreateImageCache"))
    assert len(limiter._schedules) <= 200
    assert next(sleeper, "begins") == "begins"
    assert ask(limiter, waited_for, (1, 1.0)) == 1
    assert ask(limiter, paused) > 9e8
    assert ask(limiter, used, (1, 1e6)) > 9e5


def test_giving_a_slot_back_takes_no_lock(limiter: LocalLimiter) -> None:
    """The garbage collector may close an abandoned call in a thread that holds the lock."""
    for _ in range(2):
        ask(limiter)
    effects = limiter.acquire(KEY, (2, 1.0), None)
    assert next(effects) == Sleep(1)
    with limiter._lock:
        del effects
        gc.collect()
    assert ask(limiter) == 1


def test_unlimited_never_waits_and_ignores_pauses() -> None:
    UNLIMITED.pause(KEY, 60)
    assert [ask(UNLIMITED) for _ in range(100)] == [0] * 100


def test_a_timeout_of_zero_means_at_once_or_not_at_all() -> None:
    limiter = LocalLimiter()
    assert list(limiter.acquire(KEY, (1, 60.0), 0)) == []
    with pytest.raises(RateLimitTimedOut):
        next(limiter.acquire(KEY, (1, 60.0), 0))


@pytest.mark.parametrize(("patience", "is_in_time"), [(0.999, False), (1.0, True), (1.001, True)])
def test_a_slot_at_the_deadline_is_in_time(limiter: LocalLimiter, patience: float, is_in_time: bool) -> None:
    assert list(limiter.acquire(KEY, (1, 1.0), None)) == []
    effects = limiter.acquire(KEY, (1, 1.0), patience)
    if is_in_time:
        assert next(effects) == Sleep(1)
    else:
        with pytest.raises(RateLimitTimedOut):
            next(effects)


@pytest.mark.parametrize(("elapsed", "wait"), [(0.999, 0.001), (1.0, 0), (1.001, 0)])
def test_a_slot_is_free_exactly_one_period_later(
    limiter: LocalLimiter, clock: Clock, elapsed: float, wait: float
) -> None:
    assert ask(limiter, rate=(1, 1.0)) == 0
    clock.now = elapsed
    assert ask(limiter, rate=(1, 1.0)) == pytest.approx(wait)


@pytest.mark.parametrize(("elapsed", "wait"), [(2.999, 0.001), (3.0, 0)])
def test_a_pause_ends_exactly_after_its_seconds(
    limiter: LocalLimiter, clock: Clock, elapsed: float, wait: float
) -> None:
    limiter.pause(KEY, 3)
    clock.now = elapsed
    assert limiter.is_paused(KEY) is (wait > 0)
    assert ask(limiter) == pytest.approx(wait)


def test_the_error_names_action_rate_and_wait_but_not_the_account(limiter: LocalLimiter) -> None:
    limiter.pause(KEY, 3.25)
    with pytest.raises(RateLimitTimedOut) as caught:
        next(limiter.acquire(KEY, (20, 1.0), 2.0))
    error = caught.value
    assert isinstance(error, TimeoutError)
    assert isinstance(error, YunbindError)
    assert error.wait == 3.25
    assert str(error) == (
        "tencent tke.DescribeImageCaches in ap-guangzhou: Rate limited: the next slot is 3.25 s away, past the deadline. "
        "The limit is 20 calls in 1 s. Nothing was sent. Allow more time or call less often."
    )
    with pytest.raises(RateLimitTimedOut, match="The limit is 1 call in 60 s"):
        next(limiter.acquire(KEY, (1, 60.0), 2.0))
    assert "the-key-id" not in repr(KEY) + repr(error)
