"""What a forked child must begin anew: locks and calls under way belong to threads that it does not have."""

from __future__ import annotations

import os
import threading
from typing import Protocol
from weakref import WeakSet


class ForkAware(Protocol):
    """What is renewed in a child before anything else runs there."""

    def reset_after_fork(self) -> None: ...


_RENEWED: WeakSet[ForkAware] = WeakSet()


def reset_in_children(each: ForkAware) -> None:
    """Have ``reset_after_fork`` called in each forked child."""
    _RENEWED.add(each)


class Lock:
    """A lock that is free in a forked child, whoever holds it in the parent."""

    def __init__(self) -> None:
        self.reset_after_fork()
        reset_in_children(self)

    def reset_after_fork(self) -> None:
        """Be free."""
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        self._lock.acquire()

    def __exit__(self, *error: object) -> None:
        self._lock.release()


def _renew_all() -> None:
    for each in list(_RENEWED):
        each.reset_after_fork()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_renew_all)
