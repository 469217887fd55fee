"""The spec language: ``behavior.yaml``, the behaviour that is the same on every cloud."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from pydantic import Field

from .language import Node

Seconds: TypeAlias = Annotated[float, Field(gt=0, le=86_400, allow_inf_nan=False)]
Factor: TypeAlias = Annotated[float, Field(gt=1, le=100, allow_inf_nan=False)]
Count: TypeAlias = Annotated[int, Field(ge=1, le=1_000_000)]
Status: TypeAlias = Annotated[int, Field(ge=100, le=599)]


class Retries(Node):
    """Attempts of a call, and the pauses between them."""

    attempts: Count = Field(description="Maximum number of attempts, including the first.")
    recovery_attempts: Count = Field(
        description="Maximum number of attempts if the cause of an error was removed before the next one."
    )
    first: Seconds = Field(description="Bound of the first pause, in seconds.")
    cap: Seconds = Field(description="Maximum bound of a pause, in seconds.")
    growth: Factor = Field(description="Factor by which the bound grows after each attempt.")
    deadline: Seconds = Field(description="Maximum seconds of a call, with its pauses.")
    throttled_first: Seconds = Field(description="Minimum of first after throttling, in seconds.")
    throttled_cap: Seconds = Field(description="Minimum of cap after throttling, in seconds.")
    longest_pause: Seconds = Field(description="Longest pause that a service can request, in seconds.")
    throttled_statuses: list[Status] = Field(
        description="HTTP statuses of responses that count as throttling whatever their body says."
    )
    refused_statuses: list[Status] = Field(
        description="HTTP statuses with which the vendor's pause header proves that the call did not run."
    )
    paused_statuses: list[Status] = Field(
        description="HTTP statuses after which a idempotent call is repeated if the service requests a pause."
    )
    final_statuses: list[Status] = Field(
        description="HTTP statuses after which the call is never repeated with the same credentials."
    )
    transient_statuses: list[Status] = Field(
        description="HTTP statuses after which an unreadable response can be followed by a readable one."
    )


class RetryBudget(Node):
    """The retries that a client can spend on failing calls."""

    capacity: Count = Field(description="Initial and maximum budget.")
    cost: Count = Field(description="Cost of a retry.")
    timeout_cost: Count = Field(description="Cost of a retry after a timeout.")
    earning: Count = Field(description="Gain of a call that succeeds without a retry.")


class Waiters(Node):
    """Pauses and limits of waiters."""

    growth: Factor = Field(description="Factor by which each pause is longer than the one before.")
    longest: Factor = Field(description="Longest pause, as a multiple of the first.")
    shortest: Seconds = Field(
        description="Minimum seconds between polls of an action without a documented rate."
    )
    missing_after: Seconds = Field(
        description="Seconds for which a resource can be missing, because services list new resources late."
    )
    last_poll: Seconds = Field(
        description="Minimum seconds for a poll. The last one begins at the end of the wait."
    )
    only_poll: Seconds = Field(description="Maximum seconds of the poll of a wait with the timeout 0.")


class BehaviorFile(Node):
    """``behavior.yaml``: facts that every client shares, in any language."""

    retries: Retries
    budget: RetryBudget
    waiters: Waiters
