"""Input that the system has received and nobody has read."""

from __future__ import annotations

import select


def has_input(descriptor: int) -> bool:
    """Return whether a socket has input or an error, or was closed (a negative descriptor)."""
    if descriptor < 0:
        return True
    if not hasattr(select, "poll"):
        return bool(select.select([descriptor], [], [], 0)[0])
    poll = select.poll()
    poll.register(descriptor, select.POLLIN)
    return bool(poll.poll(0))
