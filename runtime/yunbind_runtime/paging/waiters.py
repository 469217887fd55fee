"""Waiters as data, written by the generator. :mod:`yunbind_runtime.paging.wait_loop` carries them out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias, TypeVar

if TYPE_CHECKING:
    from .pages import Paginate

ResponseT = TypeVar("ResponseT")

PollListener: TypeAlias = Callable[[ResponseT], object]
"""A function that gets the response of each poll. In asyncio clients it can be asynchronous."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptor:
    """A condition on the outcome of a poll.

    Attributes:
        path: Response members, by Python name. ``[]`` means each item of a list.
        all: All values at the path equal this value, and there is at least one.
        any: At least one value at the path equals this value.
        empty: There is no value at the path: the list is empty, absent or null.
        error: The poll failed with this code.
        status: The poll failed with this HTTP status.
        count: With ``all``: a request member. There must be a value for each of its different items.
    """

    path: tuple[str, ...] = ()
    all: str | None = None
    any: str | None = None
    empty: bool = False
    error: str | None = None
    status: int | None = None
    count: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiter:
    """The conditions that end a wait.

    Attributes:
        name: Name of the goal, such as ``image_cache_ready``.
        success: The wait succeeds if one of these holds.
        failure: The wait fails if one of these holds.
        delay: Seconds before the second poll.
        timeout: Maximum number of seconds to wait.
        paginate: How the polled action pages. Each poll reads all pages.
    """

    name: str
    success: tuple[Acceptor, ...]
    failure: tuple[Acceptor, ...]
    delay: float
    timeout: float
    paginate: Paginate | None = None
