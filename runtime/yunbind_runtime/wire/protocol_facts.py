"""Facts of the protocols, by name."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Protocol, cast


class ProtocolFacts(Protocol):
    """The constants that each protocol has.

    Attributes:
        METHODS: HTTP methods that a client can choose, the default first.
        RESPONSE_FORMATS: Response formats that a client can choose, the default first.
    """

    METHODS: tuple[str, ...]
    RESPONSE_FORMATS: tuple[str, ...]


@cache
def find_protocol_facts(name: str) -> ProtocolFacts:
    """Return the facts of a protocol. Its module is imported at the first use."""
    return cast("ProtocolFacts", import_module(f"yunbind_facts.protocols.{name.replace('-', '_')}"))
