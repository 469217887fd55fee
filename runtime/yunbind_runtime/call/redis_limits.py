"""The documented rates of calls, kept by several processes and machines together, through Redis.

Needs the extra: ``pip install 'yunbind[redis]'``.
"""

from __future__ import annotations

import hashlib
import logging
import math
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.fork_safety import Lock

from .effects import Run, Sleep
from .limits import LOCAL, time_out

if TYPE_CHECKING:
    from collections.abc import Generator

    from redis import Redis

    from .effects import Effect
    from .limits import LocalLimiter, Rate, RateKey, Turn

_LOG = logging.getLogger("yunbind.limits")

_MANY = 10_000
"""Connections at most, one for each thread that asks; to run out of them would look like an outage."""

# Counts by the clock of Redis, inside Redis: with clocks of the callers, who ask a moment after they looked
# at theirs, one caller misses what another has just taken.
_NEXT_TURN = """
local turns, calls, span, patience = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local time = redis.call('TIME')
local now = time[1] * 1000000 + time[2]
local same_place = redis.call('LINDEX', turns, calls - 1)
local turn = math.max(now, same_place and same_place + span or 0)
if patience >= 0 and turn - now > patience then
    return {0, turn - now}
end
redis.call('LPUSH', turns, string.format('%.0f', turn))
redis.call('LTRIM', turns, 0, calls - 1)
redis.call('PEXPIRE', turns, math.ceil((turn - now + span) / 1000))
return {1, turn - now}
"""


class RedisLimiter:
    """Keeps rates together with all who use the same Redis, in the order of coming.

    A caller waits for its turn in this process, then reserves one in Redis; one question, and no polling.
    Each process holds at most N such places of a key, so that none can crowd others out, and one that
    dies leaves at most N places that pass unused. So do places in Redis whose callers give up. A caller
    that wakes up late begins late, which the margin forgives up to 50 ms; its process counts it so, Redis
    does not.

    Where Redis cannot be used, each process goes on with its own count, after one warning on the logger
    ``yunbind.limits`` for each outage, and tries Redis again after a while.

    A pause after a vendor's refusal holds for this process; the others learn of it when they are refused.
    Redis holds one list of at most N times for each key, which expires when it no longer matters, under a
    name with a hash of the account instead of the key id.

    Args:
        url: ``redis://[[user]:[password]@]host[:port][/database]``, ``rediss://`` for TLS, or ``unix://``.
        prefix: begins the names of keys in Redis; who shares limits shares it.
        timeout: seconds for connecting to Redis, and for its answer.
        rest: seconds between tries while Redis cannot be used.
        local: keeps the order and the count within this process; also sets margin and clock.

    Raises:
        ConfigurationError: the URL is not one of Redis, or the extra is not installed.
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
        self._redis = _open(url, timeout)
        self._place = _name(self._redis)
        self._next_turn = self._redis.register_script(_NEXT_TURN)
        self._prefix = prefix
        self._rest = rest
        self._local = local
        self._lock = Lock()
        self._try_at = -math.inf
        self._is_down = False

    def __repr__(self) -> str:
        return f"RedisLimiter({self._place})"

    def acquire(self, key: RateKey, rate: Rate, timeout: float | None = None) -> Generator[Effect, Any, None]:
        """Make the steps after which one call may be sent; see :meth:`Limiter.acquire`."""
        clock = self._local.clock
        deadline = math.inf if timeout is None else clock() + timeout
        may_go = False
        while not may_go:
            left = None if timeout is None else max(0.0, deadline - clock())
            turn = yield from self._local.take(key, rate, left)
            try:
                may_go = yield from self._reserve(turn, key, rate, deadline)
            finally:
                if not may_go:
                    turn.give_up()

    def pause(self, key: RateKey, seconds: float) -> None:
        """Let nobody of a key in this process go on before some seconds have passed."""
        self._local.pause(key, seconds)

    def close(self) -> None:
        """Close the connections; they are opened again if need be."""
        self._redis.close()

    def _reserve(self, turn: Turn, key: RateKey, rate: Rate, deadline: float) -> Generator[Effect, Any, bool]:
        """Wait for the turn that Redis gives; False where the vendor refused a call meanwhile."""
        clock = self._local.clock
        answer: tuple[bool, float] | None = yield Run(lambda: self._ask(key, rate, deadline))
        is_granted, wait = answer or (True, 0.0)  # without Redis, the turn in this process is enough
        if not is_granted:
            raise time_out(key, rate, wait)
        if wait:
            turn.at = clock() + wait  # already, so that those who have the place after it come later too
            yield Sleep(wait)
        turn.at = now = clock()
        return not turn.is_held(now)

    def _may_ask(self) -> bool:
        """Whether Redis is to be asked: while it cannot be used, one caller tries it now and then."""
        if not self._is_down:
            return True
        with self._lock:
            now = self._local.clock()
            if now < self._try_at:
                return False
            self._try_at = now + self._rest
            return True

    def _ask(self, key: RateKey, rate: Rate, deadline: float) -> tuple[bool, float] | None:
        """Return whether Redis gave a turn and how far away one is; None where Redis cannot be used."""
        # Looked up here, because others may have failed while this one waited for a thread.
        if not self._may_ask():
            return None
        from redis.exceptions import RedisError

        calls, period = rate
        patience = -1 if deadline == math.inf else _to_microseconds(max(0.0, deadline - self._local.clock()))
        span = _to_microseconds(period + self._local.margin)
        try:
            granted, wait = self._next_turn(keys=[self._name_list(key)], args=[calls, span, patience])
        except (RedisError, OSError) as error:
            self._note_outage(type(error).__name__)
            return None
        self._note_answer()
        return bool(granted), wait / 1_000_000

    def _name_list(self, key: RateKey) -> str:
        account = hashlib.sha256(key.account.encode()).hexdigest()[:16]
        return f"{self._prefix}:turns:{key.provider}:{key.action}:{key.region or ''}:{account}"

    def _note_outage(self, kind: str) -> None:
        with self._lock:
            was_down, self._is_down = self._is_down, True
            self._try_at = self._local.clock() + self._rest
        if not was_down:
            # Only the kind of error is told: its text may repeat what was sent, and so the password.
            _LOG.warning(
                "Redis at %s cannot be used (%s); until it can, this process keeps the rates of calls by "
                "itself. It is tried again every %g s.",
                self._place,
                kind,
                self._rest,
            )

    def _note_answer(self) -> None:
        if not self._is_down:
            return
        with self._lock:
            was_down, self._is_down = self._is_down, False
        if was_down:
            _LOG.info("Redis at %s answers again; the rates of calls are shared again.", self._place)


def _open(url: str, timeout: float) -> Redis:
    try:
        from redis import ConnectionPool, Redis
        from redis.backoff import NoBackoff
        from redis.retry import Retry
    except ImportError:
        raise ConfigurationError(
            "Limits that are shared through Redis need a package that is not installed: "
            "pip install 'yunbind[redis]'."
        ) from None
    options = {
        "socket_timeout": timeout,
        "socket_connect_timeout": timeout,
        "retry": Retry(NoBackoff(), 0),
        "max_connections": _MANY,
    }
    try:
        pool = ConnectionPool.from_url(url, **options)  # pyright: ignore[reportUnknownMemberType]
        pool.connection_class(**pool.connection_kwargs)  # connects to nothing, and checks the options
        return Redis.from_pool(pool)
    except (TypeError, ValueError):
        pass
    # Raised here, outside of the handler: the original may hold a part of the URL, and so the password.
    raise ConfigurationError(
        "The URL of Redis cannot be read: write redis://[[user]:[password]@]host[:port][/database], "
        "rediss:// for TLS, or unix:///path; percent-encode what is neither letter nor digit in the password."
    )


def _name(redis: Redis) -> str:
    """Where it is, without user and password."""
    options = redis.connection_pool.connection_kwargs
    return options.get("path") or f"{options.get('host', 'localhost')}:{options.get('port', 6379)}"


def _to_microseconds(seconds: float) -> int:
    return math.ceil(seconds * 1_000_000)
