"""The rules of slots, which the local limiter and the script in Redis share."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from redis import Redis
from yunbind_runtime.call.limits import Limiter

from .redis_server import RedisServer
from .simulation import KEY, Caller, LocalWorld, RedisWorld, World, next_sleep, simulate

TICK = 1 / 64  # sums of it are exact, so that comparisons are

PROCESSES = {"local": 1, "one process": 1, "three processes": 3, "one process a caller": 60}


@pytest.fixture(scope="module")
def shared(server: RedisServer) -> Iterator[RedisWorldMaker]:
    with Redis.from_url(server.url) as redis:
        maker = RedisWorldMaker(redis, server.url)
        yield maker
        maker.close()


class RedisWorldMaker:
    def __init__(self, redis: Redis, url: str) -> None:
        self._redis = redis
        self._url = url
        self._worlds: list[RedisWorld] = []

    def make(self) -> RedisWorld:
        self.close()
        self._worlds.append(RedisWorld(self._redis, self._url))
        return self._worlds[-1]

    def close(self) -> None:
        while self._worlds:
            self._worlds.pop().close()


class Setting:
    """Makes a fresh world for each example."""

    def __init__(self, name: str, shared: RedisWorldMaker | None) -> None:
        self.processes = PROCESSES[name]
        self._shared = shared

    def make(self) -> World:
        return self._shared.make() if self._shared else LocalWorld()

    def play(self, callers: list[Caller], rate: tuple[int, float], pauses: Any = ()) -> None:
        simulate(self.make(), callers, rate, pauses, processes=self.processes)


@pytest.fixture(scope="module", params=list(PROCESSES))
def setting(request: pytest.FixtureRequest) -> Setting:
    name: str = request.param
    return Setting(name, None if name == "local" else request.getfixturevalue("shared"))


@pytest.fixture(scope="module", params=["local", "one process", "one process a caller"])
def orderly(request: pytest.FixtureRequest) -> Setting:
    """Without several callers in each of several processes, which take turns among themselves first."""
    name: str = request.param
    return Setting(name, None if name == "local" else request.getfixturevalue("shared"))


def begin(callers: list[Caller]) -> list[float]:
    return sorted(caller.begins for caller in callers if caller.begins is not None)


def assert_kept(begun: list[float], rate: tuple[int, float]) -> None:
    """No window as long as the period holds more calls than allowed."""
    calls, period = rate
    assert all(later - earlier >= period for earlier, later in zip(begun, begun[calls:], strict=False))


def ticks(most: int) -> st.SearchStrategy[float]:
    return st.integers(0, most).map(lambda count: count * TICK)


def callers(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[list[Caller]]:
    return st.lists(st.builds(Caller, comes=ticks(512), **fields), max_size=60)


PATIENTLY = settings(
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    deadline=None,
    max_examples=60,
)
RATES = st.tuples(st.integers(1, 6), st.sampled_from([0.25, 1.0, 2.0]))


@pytest.mark.slow
@PATIENTLY
@given(
    rate=RATES,
    crowd=callers(
        late=st.one_of(st.just(0.0), ticks(300)),
        patience=st.one_of(st.none(), ticks(400)),
        leaves=st.one_of(st.none(), ticks(700)),
    ),
    pauses=st.lists(st.tuples(ticks(512), ticks(200)), max_size=3),
)
def test_no_window_holds_more_calls_than_allowed(
    setting: Setting, rate: tuple[int, float], crowd: list[Caller], pauses: list[tuple[float, float]]
) -> None:
    """This holds however callers come, oversleep and give up, and whenever the vendor throttles."""
    setting.play(crowd, rate, pauses)
    assert_kept(begin(crowd), rate)
    stayed = [caller for caller in crowd if caller.leaves is None and caller.patience is None]
    assert all(caller.begins is not None for caller in stayed)


@pytest.mark.slow
@PATIENTLY
@given(rate=RATES, crowd=callers(patience=st.one_of(st.none(), ticks(256))))
def test_slots_come_in_order_and_as_soon_as_the_rate_allows(
    orderly: Setting, rate: tuple[int, float], crowd: list[Caller]
) -> None:
    """A caller that would have to wait too long is refused at once and takes no slot."""
    orderly.play(crowd, rate)
    calls, period = rate
    due: list[float] = []
    for caller in sorted(crowd, key=lambda caller: caller.comes):
        slot = max(caller.comes, due[-calls] + period) if len(due) >= calls else caller.comes
        if caller.patience is not None and slot - caller.comes > caller.patience:
            assert (caller.begins, caller.refused) == (None, caller.comes)
        else:
            due.append(slot)
            assert (caller.begins, caller.refused) == (slot, None)


@pytest.mark.slow
@PATIENTLY
@given(
    rate=RATES,
    crowd=callers(late=ticks(8), patience=st.one_of(st.none(), ticks(128))),
    pause=st.tuples(ticks(512), ticks(200)),
)
def test_no_call_begins_in_a_pause_or_after_its_patience(
    setting: Setting, rate: tuple[int, float], crowd: list[Caller], pause: tuple[float, float]
) -> None:
    setting.play(crowd, rate, [pause])
    start, seconds = pause
    for caller in crowd:
        if caller.begins is not None:
            assert not start < caller.begins < start + seconds
            assert caller.patience is None or caller.begins <= caller.comes + caller.patience + caller.late


class Process:
    """Callers that come one after the other; each in a process of its own where processes share the rate."""

    def __init__(self, world: World) -> None:
        self.clock = world.clock
        self._world = world

    def acquire(self, rate: tuple[int, float] = (2, 1.0)) -> Any:
        return self.limiter.acquire(KEY, rate, None)

    @property
    def limiter(self) -> Limiter:
        return self._world.join()

    def ask(self, rate: tuple[int, float] = (2, 1.0)) -> float:
        """Return the seconds that a caller must wait. It then leaves without waiting."""
        effects = self.acquire(rate)
        seconds = next_sleep(effects)
        effects.close()
        return seconds or 0


@pytest.fixture
def local() -> Process:
    return Process(LocalWorld())


class OneProcess(RedisWorld):
    """A world of one process, whose cancelled callers give their slots in Redis back."""

    def __init__(self, redis: Redis, url: str) -> None:
        super().__init__(redis, url)
        self._released = self._limiter._released

    def join(self) -> Any:
        limiter = super().join()
        limiter._released = self._released  # the local limiters differ, so that callers meet in Redis
        return limiter


@pytest.fixture(params=["local", "redis"])
def process(request: pytest.FixtureRequest, server: RedisServer) -> Iterator[Process]:
    if request.param == "local":
        yield Process(LocalWorld())
        return
    with Redis.from_url(server.url) as redis:
        world = OneProcess(redis, server.url)
        yield Process(world)
        world.close()


def test_a_crowd_that_gives_up_leaves_no_trace(process: Process) -> None:
    """A program that cancels a hundred calls, in any order, can make the next one at once."""
    waiting = [process.acquire() for _ in range(100)]
    waits = [next_sleep(effects) or 0 for effects in waiting]
    assert waits[:6] == [0, 0, 1, 1, 2, 2]
    for effects in [*waiting[:50], *reversed(waiting[50:])]:
        effects.close()
    assert process.ask() == 1


def test_the_next_caller_uses_a_slot_that_was_given_back(process: Process) -> None:
    waiting = [process.acquire() for _ in range(4)]
    assert [next_sleep(effects) or 0 for effects in waiting] == [0, 0, 1, 1]
    waiting[2].close()
    assert process.ask() == 1


def test_waiting_callers_keep_their_times_when_a_slot_is_given_back(process: Process) -> None:
    waiting = [process.acquire() for _ in range(6)]
    assert [next_sleep(effects) or 0 for effects in waiting] == [0, 0, 1, 1, 2, 2]
    waiting[2].close()
    assert process.ask() == 3
    process.clock.now = 1.0
    assert next_sleep(waiting[3]) is None
    process.clock.now = 2.0
    assert [next_sleep(effects) for effects in waiting[4:]] == [None, None]


def test_a_caller_that_overslept_gets_another_slot_if_its_own_was_used(process: Process) -> None:
    """A program that blocks its event loop does this."""
    rate = (1, 1.0)
    assert process.ask(rate) == 0
    sleeper, successor = (process.acquire(rate) for _ in range(2))
    assert [next_sleep(sleeper), next_sleep(successor)] == [1, 2]
    process.clock.now = 2.0
    assert next_sleep(successor) is None
    process.clock.now = 2.5
    assert next_sleep(sleeper) == 0.5
    process.clock.now = 3.0
    assert next_sleep(sleeper) is None


def test_a_late_caller_delays_those_behind_it(process: Process) -> None:
    """The limiter counts the time at which a call began and not the time of its slot."""
    rate = (1, 1.0)
    assert process.ask(rate) == 0
    late, successor = (process.acquire(rate) for _ in range(2))
    assert [next_sleep(late), next_sleep(successor)] == [1, 2]
    process.clock.now = 1.75
    assert next_sleep(late) is None
    process.clock.now = 2.0
    assert next_sleep(successor) == 0.75
    assert process.ask(rate) == 1.75


def test_a_lower_rate_counts_earlier_calls(process: Process) -> None:
    assert [process.ask((4, 1.0)) for _ in range(4)] == [0] * 4
    assert process.ask((2, 1.0)) == 1


def test_callers_that_wake_at_once_are_told_different_times(process: Process) -> None:
    """After one late call, each waiting caller asks once more and not once for each caller before it."""
    rate = (5, 1.0)
    first = [process.acquire(rate) for _ in range(5)]
    assert [next_sleep(effects) for effects in first] == [None] * 5
    second = [process.acquire(rate) for _ in range(5)]
    third = [process.acquire(rate) for _ in range(5)]
    assert [next_sleep(effects) for effects in itertools.chain(second, third)] == [1] * 5 + [2] * 5
    for index, effects in enumerate(second):
        process.clock.now = 1 + (index + 1) * TICK
        assert next_sleep(effects) is None
    process.clock.now = 2.0
    assert [next_sleep(effects) for effects in third] == [(index + 1) * TICK for index in range(5)]
