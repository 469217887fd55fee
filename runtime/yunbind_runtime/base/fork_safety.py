"""Locks and other objects that work in a forked child process."""

from __future__ import annotations

import os
import threading
from typing import Protocol
from weakref import WeakSet


class ForkAware(Protocol):
    """An object with state that belongs to threads, which a forked child does not have."""

    def reset_after_fork(self) -> None:
        """Drop that state. Called in the child before any other code."""


_FORK_AWARE: WeakSet[ForkAware] = WeakSet()


def reset_in_children(item: ForkAware) -> None:
    """Call ``reset_after_fork`` of an object in each forked child. The object is referenced weakly."""
    _FORK_AWARE.add(item)


class ForkSafeLock:
    """A lock that is free in a forked child, even if a thread of the parent holds it."""

    def __init__(self) -> None:
        self.reset_after_fork()
        reset_in_children(self)

    def reset_after_fork(self) -> None:
        """Replace the lock with a free one."""
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *error: object) -> None:
        self._lock.release()


def _reset_all() -> None:
    for item in list(_FORK_AWARE):
        item.reset_after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_reset_all)
