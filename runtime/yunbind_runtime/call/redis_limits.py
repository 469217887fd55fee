"""Client-side rate limits that processes and machines share through Redis.

Requires an extra: ``pip install 'yunbind[redis]'``.
"""

from __future__ import annotations

import hashlib
import logging
import math
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.fork_safety import ForkSafeLock
from yunbind_runtime.base.option_checks import check_seconds, check_text

from .effects import Run, Sleep
from .limits import LOCAL, LocalLimiter, time_out
from .redis_connections import TimeLimit, limit_time

if TYPE_CHECKING:
    from redis import Redis

    from .effects import Effects
    from .limits import Rate, RateKey, Slot

_LOG = logging.getLogger("yunbind.limits")

_MAX_CONNECTIONS = 10_000
"""One for each thread that asks. Running out of connections would look like an outage."""

_MAX_RELEASED = 1000
"""Number of released slots to remember. Slots that are not removed expire in Redis."""

_RESERVE = """
-- Follows the rules of _Schedule.reserve in limits.py, by the clock of Redis, in microseconds.
-- Members of the sorted set: "used:NUMBER" and "waiting:NUMBER". Scores: times.
local slots, number, calls, span = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local patience = tonumber(ARGV[4])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
for index = 5, #ARGV do
    redis.call('ZREM', slots, 'used:' .. ARGV[index], 'waiting:' .. ARGV[index])
end
redis.call('ZREMRANGEBYSCORE', slots, '-inf', string.format('%.0f', now - span))
local entries = redis.call('ZRANGE', slots, 0, -1, 'WITHSCORES')
local times, latest = {}, 0
for index = 1, #entries, 2 do
    local kind, other = string.match(entries[index], '(%a+):(%d+)')
    other = tonumber(other)
    latest = math.max(latest, other)
    if kind == 'used' or number == 0 or other < number then
        times[#times + 1] = tonumber(entries[index + 1])
    end
end
table.sort(times)
local at = now
if #times >= calls then
    at = math.max(now, times[#times - calls + 1] + span)
end
if number == 0 then
    number = math.max(now, latest + 1)
end
local member = string.format('%.0f', number)
redis.call('ZREM', slots, 'waiting:' .. member)
if patience >= 0 and at - now > patience then
    return {0, at - now, member}
end
redis.call('ZADD', slots, string.format('%.0f', at), (at == now and 'used:' or 'waiting:') .. member)
local last = redis.call('ZRANGE', slots, -1, -1, 'WITHSCORES')[2]
redis.call('PEXPIRE', slots, math.ceil((last - now + span) / 1000))
return {1, at - now, member}
"""


@dataclass(slots=True)
class _SharedSlot:
    """A slot in Redis.

    Attributes:
        name: Name of the sorted set that holds it.
        number: Position in the order of arrival. 0 before the first reservation.
        is_used: Whether the call began.
    """

    name: str
    number: int = 0
    is_used: bool = False


@dataclass(frozen=True, slots=True)
class _Reply:
    is_granted: bool
    wait: float


class RedisLimiter:
    """A limiter that all users of the same Redis share.

    A caller first waits for a slot in its own process, then for one in Redis, which applies the same rules.
    Each process therefore holds at most N slots of a key in Redis, and no process crowds the others out. If a
    process dies, at most N slots pass unused. A cancelled caller's slot in Redis is given back with the next
    request of its process for the same key.

    If Redis is unavailable, each process applies the limit to its own calls. It logs one warning for each
    outage to the logger ``yunbind.limits`` and tries Redis again later.

    A pause after a throttled call holds for this process only. Other processes pause when they are throttled.
    Redis holds one small sorted set for each key. It expires when it no longer has an effect. Its name
    contains a hash of the account instead of the key ID.

    Args:
        url: ``redis://[[user]:[password]@]host[:port][/database]``, ``rediss://`` for TLS, or ``unix://``.
        prefix: Start of the names of keys in Redis. Limiters with the same prefix share their limits.
        timeout: Maximum seconds of a request to Redis, with connecting. A deadline of the call that comes
            earlier counts. Defaults to 0.5.
        rest: Seconds between attempts while Redis is unavailable. Defaults to 5.
        local: Limiter of this process. Also sets the margin and the clock.

    Raises:
        ConfigurationError: An argument is invalid, or the extra is not installed.
    """

    def __init__(
        self,
        url: str,
        *,
        prefix: str = "yunbind",
        timeout: float = 0.5,
        rest: float = 5.0,
        local: LocalLimiter = LOCAL,
    ) -> None:
        check_text(url, "RedisLimiter(url=)", is_secret=True)
        check_text(prefix, "RedisLimiter(prefix=)")
        check_seconds(timeout, "RedisLimiter(timeout=)", may_be_infinite=False)
        check_seconds(rest, "RedisLimiter(rest=)", may_be_zero=True)
        if not isinstance(local, LocalLimiter):  # pyright: ignore[reportUnnecessaryIsInstance]
            raise ConfigurationError(f"RedisLimiter(local=) must be a LocalLimiter, not {local!r}.")
        self._timeout = timeout
        self._time_limit = TimeLimit()
        self._redis = _open(url, timeout, self._time_limit)
        self._address = _describe_address(self._redis)
        self._script = self._redis.register_script(_RESERVE)
        self._prefix = prefix
        self._rest = rest
        self._local = local
        self._released: deque[_SharedSlot] = deque(maxlen=_MAX_RELEASED)
        self._lock = ForkSafeLock()
        self._retry_at = -math.inf
        self._is_down = False

    def __repr__(self) -> str:
        return f"RedisLimiter({self._address})"

    def acquire(self, key: RateKey, rate: Rate, timeout: float | None = None) -> Effects[None]:
        """Wait for a slot; see :meth:`Limiter.acquire`."""
        clock = self._local.clock
        deadline = math.inf if timeout is None else clock() + timeout
        while True:
            left = None if timeout is None else max(0.0, deadline - clock())
            slot = yield from self._local.acquire(key, rate, left)
            shared = _SharedSlot(self._name_slots(key))
            has_begun = False
            try:
                yield from self._acquire_shared(slot, shared, key, rate, deadline)
                has_begun = not self._local.is_paused(key)
            finally:
                if not has_begun:
                    self._local.release(key, slot)
                    self._released.append(shared)
            if has_begun:
                return

    def pause(self, key: RateKey, seconds: float) -> None:
        """Hold back all calls of a key in this process for some seconds."""
        self._local.pause(key, seconds)

    def close(self) -> None:
        """Close the connections. Later calls open new ones."""
        self._redis.close()

    def _acquire_shared(
        self, slot: Slot, shared: _SharedSlot, key: RateKey, rate: Rate, deadline: float
    ) -> Effects[None]:
        """Wait for a slot in Redis. The slot of this process moves to the same time."""
        clock = self._local.clock
        while not shared.is_used:
            reply: _Reply | None = yield Run(lambda: self._reserve(shared, rate, deadline))
            slot.at = clock() + (reply.wait if reply else 0.0)
            if reply is None:
                return  # without Redis, the slot of this process is enough
            if not reply.is_granted:
                raise time_out(key, rate, reply.wait)
            if reply.wait:
                yield Sleep(reply.wait)

    def _reserve(self, shared: _SharedSlot, rate: Rate, deadline: float) -> _Reply | None:
        """Reserve a slot in Redis. Returns None if Redis is unavailable."""
        # Checked here, because other callers may have failed while this one waited for a thread.
        if not self._may_ask():
            return None
        from redis.exceptions import RedisError

        calls, period = rate
        left = max(0.0, deadline - self._local.clock())
        patience = -1 if left == math.inf else _to_microseconds(left)
        span = _to_microseconds(period + self._local.margin)
        released = self._take_released(shared.name)
        # A caller that does not want to wait for a slot waits for the reply nevertheless.
        seconds = min(self._timeout, left) or self._timeout
        self._time_limit.start(seconds)
        try:
            granted, wait, number = self._script(
                keys=[shared.name],
                args=[shared.number, calls, span, patience, *(slot.number for slot in released)],
            )
        except (RedisError, OSError) as error:
            self._released.extend(released)
            if seconds >= self._timeout:  # otherwise, Redis had too little time to respond
                self._note_outage(type(error).__name__)
            return None
        self._note_recovery()
        shared.number = int(number)
        shared.is_used = bool(granted) and wait == 0
        return _Reply(bool(granted), wait / 1_000_000)

    def _take_released(self, name: str) -> list[_SharedSlot]:
        if not self._released:
            return []
        with self._lock:
            released = [self._released.popleft() for _ in range(len(self._released))]
            self._released.extend(slot for slot in released if slot.name != name)
        return [slot for slot in released if slot.name == name]

    def _may_ask(self) -> bool:
        """Return whether to ask Redis. During an outage, one caller tries from time to time."""
        if not self._is_down:
            return True
        with self._lock:
            now = self._local.clock()
            if now < self._retry_at:
                return False
            self._retry_at = now + self._rest
            return True

    def _name_slots(self, key: RateKey) -> str:
        account = hashlib.sha256(key.account.encode()).hexdigest()[:16]
        return f"{self._prefix}:slots:{key.provider}:{key.action}:{key.region or ''}:{account}"

    def _note_outage(self, kind: str) -> None:
        with self._lock:
            was_down, self._is_down = self._is_down, True
            self._retry_at = self._local.clock() + self._rest
        if not was_down:
            # Logs only the kind of the error: its text may contain the password.
            _LOG.warning(
                "Redis at %s is unavailable (%s); this process applies rate limits to its own calls "
                "and tries Redis every %g s",
                self._address,
                kind,
                self._rest,
            )

    def _note_recovery(self) -> None:
        if not self._is_down:
            return
        with self._lock:
            was_down, self._is_down = self._is_down, False
        if was_down:
            _LOG.info("Redis at %s is available again; rate limits are shared again", self._address)


def _open(url: str, timeout: float, limit: TimeLimit) -> Redis:
    try:
        from redis import ConnectionPool, Redis
        from redis.backoff import NoBackoff
        from redis.retry import Retry
    except ImportError:
        raise ConfigurationError(
            "RedisLimiter requires the package redis: pip install 'yunbind[redis]'."
        ) from None
    options = {
        "socket_timeout": timeout,
        "socket_connect_timeout": timeout,
        "retry": Retry(NoBackoff(), 0),
        "max_connections": _MAX_CONNECTIONS,
    }
    try:
        pool = ConnectionPool.from_url(url, **options)  # pyright: ignore[reportUnknownMemberType]
        pool.connection_class(**pool.connection_kwargs)  # checks the options; does not connect
        limit_time(pool, limit)
        return Redis.from_pool(pool)
    except (TypeError, ValueError):
        pass
    # Raised outside of the handler: the original error may contain a part of the URL, such as the password.
    raise ConfigurationError(
        "The Redis URL is invalid. Use redis://[[user]:[password]@]host[:port][/database], rediss:// for "
        "TLS, or unix:///path. Percent-encode special characters in the password."
    )


def _describe_address(redis: Redis) -> str:
    """Return host and port or the path, without user and password."""
    options = redis.connection_pool.connection_kwargs
    return options.get("path") or f"{options.get('host', 'localhost')}:{options.get('port', 6379)}"


def _to_microseconds(seconds: float) -> int:
    return math.ceil(seconds * 1_000_000)
