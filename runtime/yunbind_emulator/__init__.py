"""An emulator of the clouds on loopback. It serves every documented action.

``yunbind emulator`` serves any program; :class:`Emulator` serves a test. One endpoint
serves all clouds: the emulator recognises the cloud by the request. It verifies
signatures.

An id or a name in a request can ask for a documented error:
``image_cache_names=["error:InternalError"]`` (see :mod:`yunbind_emulator.faults.fault_triggers`).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yunbind_emulator.application import create_application
    from yunbind_emulator.server import Emulator

__all__ = ["Emulator", "create_application"]

# Pytest loads the plugin also if starlette and uvicorn are missing, so they are imported on use.
_HOMES = {"Emulator": "server", "create_application": "application"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
