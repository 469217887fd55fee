"""The clouds on loopback: every documented action, with signatures verified.

``yunbind emulator`` serves them to any program; :class:`Emulator` does so from a
test. Requests are told apart by themselves, so one endpoint serves all clouds.

A documented error can be asked for by an id or a name in the request:
``image_cache_names=["error:InternalError"]`` (see :mod:`yunbind_emulator.faults.fault_triggers`).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yunbind_emulator.application import create_application
    from yunbind_emulator.server import Emulator

__all__ = ["Emulator", "create_application"]

# The pytest plugin is loaded where starlette and uvicorn may be missing, so they wait to be needed.
_HOMES = {"Emulator": "server", "create_application": "application"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
