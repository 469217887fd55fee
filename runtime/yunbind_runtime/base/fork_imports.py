"""Forks that wait until no other thread imports what a call needs.

A client imports most modules at its first call. A child that is forked at that moment inherits the locks of
the modules that another thread is importing. Nobody releases them in the child, so its first call would hang.
"""

from __future__ import annotations

import _imp
import importlib
import logging as logging  # registers its hook before the one below
import os
import sys
import threading
import time
import warnings
from collections.abc import Callable, Mapping
from typing import Any

_LONGEST_WAIT = 5.0
_PAUSE = 0.001
_NEEDED = sys.stdlib_module_names | {
    "aiohappyeyeballs",
    "aiohttp",
    "aiosignal",
    "annotated_types",
    "anyio",
    "attr",
    "attrs",
    "certifi",
    "click",
    "frozenlist",
    "h11",
    "httpcore",
    "httpcore2",
    "httpx",
    "httpx2",
    "idna",
    "markdown_it",
    "mdurl",
    "multidict",
    "opentelemetry",
    "propcache",
    "pydantic",
    "pydantic_core",
    "pygments",
    "pyreqwest",
    "redis",
    "rich",
    "sniffio",
    "socksio",
    "truststore",
    "typing_extensions",
    "typing_inspection",
    "yarl",
    "yunbind",
    "yunbind_facts",
    "yunbind_runtime",
}
"""Modules that a call can need. Others can be a whole program, whose import does not end."""


def is_needed(name: str) -> bool:
    """Whether a call can need a module: a part of Python, yunbind, or a package that they import."""
    package = name.partition(".")[0]
    return package in _NEEDED or package.startswith("_sysconfigdata_")


def list_imports_elsewhere() -> list[str]:
    """Return the needed modules that other threads are importing.

    Python has no public list of them. Without it, forks do not wait.
    """
    locks: Mapping[str, Callable[[], Any]] = getattr(
        getattr(importlib, "_bootstrap", None), "_module_locks", {}
    )
    here = threading.get_ident()
    living = {name: find() for name, find in dict(locks).items() if is_needed(name)}
    # A lock without owner is about to be taken: it lives as long as a thread uses it.
    return sorted(
        name for name, lock in living.items() if lock is not None and getattr(lock, "owner", None) != here
    )


class ForkGate:
    """What happens around each fork: it waits, and keeps other threads from starting imports meanwhile.

    Args:
        monotonic: A clock that never goes back, in seconds.
        sleep: Waits for a number of seconds.
    """

    def __init__(
        self,
        monotonic: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._monotonic = monotonic
        self._sleep = sleep
        self._held = threading.local()

    def close(self) -> None:
        """Wait until no other thread imports a needed module or builds a model.

        After five seconds it warns, and the process forks.
        """
        end = self._monotonic() + _LONGEST_WAIT
        while True:
            names = self._try()
            if names is None:
                return
            if self._monotonic() >= end:
                break
            self._sleep(_PAUSE)
        self._held.release = []
        work = f"imports {', '.join(names)}" if names else "builds models"
        warnings.warn(
            f"The process forks while another thread {work}. Calls in the child can hang. "
            "Make a call before the threads start, or fork before it.",
            RuntimeWarning,
            stacklevel=2,
        )

    def _try(self) -> list[str] | None:
        """Take both locks if nothing is in progress. Otherwise return the imports in progress."""
        models = _find_model_lock()
        if models is not None and not models.acquire(timeout=_PAUSE):
            return []
        _imp.acquire_lock()  # no import starts while it is held
        self._held.release = [_imp.release_lock, *([models.release] if models is not None else [])]
        names = list_imports_elsewhere()
        if not names:
            return None
        self.open()  # the imports may need a lock
        return names

    def open(self) -> None:
        """Release the locks, in the parent and in the child."""
        held: list[Callable[[], object]] = getattr(self._held, "release", [])
        self._held.release = []
        for release in held:
            release()


def _find_model_lock() -> Any:
    """Return the lock that pydantic holds while it builds a model, or None."""
    lock = getattr(sys.modules.get("pydantic.main"), "_rebuild_lock", None)
    return lock if hasattr(lock, "acquire") and hasattr(lock, "release") else None


# The hook that is registered last runs first. So a waiting fork does not hold logging's lock, which modules
# need to make their loggers.
if hasattr(os, "register_at_fork"):
    _gate = ForkGate()
    os.register_at_fork(before=_gate.close, after_in_parent=_gate.open, after_in_child=_gate.open)
