"""The clouds on loopback: every documented action, with signatures verified.

``yunbind emulator`` serves them to any program; :class:`Emulator` does so from a
test. Requests are told apart by themselves, so one endpoint serves all clouds.

A documented error can be asked for by an id or a name in the request:
``image_cache_names=["error:InternalError"]`` (see :mod:`yunbind_emulator.faults`).
"""

from yunbind_emulator.application import create_application
from yunbind_emulator.server import Emulator

__all__ = ["Emulator", "create_application"]
