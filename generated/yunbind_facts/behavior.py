# @generated from specs/behavior.yaml by yunbind-codegen. Do not edit: change the spec and run "make generate".
"""The behaviour that is the same on every cloud."""

from __future__ import annotations

RETRIES_ATTEMPTS: int = 4
"""Maximum number of attempts, including the first."""

RETRIES_RECOVERY_ATTEMPTS: int = 2
"""Maximum number of attempts if the cause of an error was removed before the next one."""

RETRIES_FIRST: float = 0.5
"""Bound of the first pause, in seconds."""

RETRIES_CAP: float = 20.0
"""Maximum bound of a pause, in seconds."""

RETRIES_GROWTH: float = 2.0
"""Factor by which the bound grows after each attempt."""

RETRIES_DEADLINE: float = 120.0
"""Maximum seconds of a call, with its pauses."""

RETRIES_THROTTLED_FIRST: float = 2.0
"""Minimum of first after throttling, in seconds."""

RETRIES_THROTTLED_CAP: float = 60.0
"""Minimum of cap after throttling, in seconds."""

RETRIES_LONGEST_PAUSE: float = 3600.0
"""Longest pause that a service can request, in seconds."""

RETRIES_THROTTLED_STATUSES: tuple[int, ...] = (429,)
"""HTTP statuses of responses that count as throttling whatever their body says."""

RETRIES_REFUSED_STATUSES: tuple[int, ...] = (400, 429)
"""HTTP statuses with which the vendor's pause header proves that the call did not run."""

RETRIES_PAUSED_STATUSES: tuple[int, ...] = (400, 429, 503)
"""HTTP statuses after which a idempotent call is repeated if the service requests a pause."""

RETRIES_FINAL_STATUSES: tuple[int, ...] = (401,)
"""HTTP statuses after which the call is never repeated with the same credentials."""

RETRIES_TRANSIENT_STATUSES: tuple[int, ...] = (429,)
"""HTTP statuses after which an unreadable response can be followed by a readable one."""

BUDGET_CAPACITY: int = 500
"""Initial and maximum budget."""

BUDGET_COST: int = 5
"""Cost of a retry."""

BUDGET_TIMEOUT_COST: int = 10
"""Cost of a retry after a timeout."""

BUDGET_EARNING: int = 1
"""Gain of a call that succeeds without a retry."""

WAITERS_GROWTH: float = 1.5
"""Factor by which each pause is longer than the one before."""

WAITERS_LONGEST: float = 6.0
"""Longest pause, as a multiple of the first."""

WAITERS_SHORTEST: float = 0.05
"""Minimum seconds between polls of an action without a documented rate."""

WAITERS_MISSING_AFTER: float = 60.0
"""Seconds for which a resource can be missing, because services list new resources late."""

WAITERS_LAST_POLL: float = 1.0
"""Minimum seconds for a poll. The last one begins at the end of the wait."""

WAITERS_ONLY_POLL: float = 10.0
"""Maximum seconds of the poll of a wait with the timeout 0."""
