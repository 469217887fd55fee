"""Options of the wire format: HTTP method, signature location and response format.

Their choices are facts of the protocols.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias, cast

from yunbind_runtime.base.errors import ConfigurationError

if TYPE_CHECKING:
    from yunbind_runtime.model.operation import Service

SignatureLocation: TypeAlias = Literal["headers", "parameters"]
"""The place of a signature and of the common parameters, such as the action's name."""


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


@dataclass(frozen=True, slots=True)
class WireOptions:
    """Options of the wire format.

    Attributes:
        method: The HTTP method. Empty for a protocol without a choice.
        location: The location of the signature and of the common parameters.
        response_format: ``json`` or ``xml``. Empty for a protocol without a choice.
    """

    method: str = ""
    location: SignatureLocation = "headers"
    response_format: str = ""


@cache
def complete_wire_options(
    protocol: str,
    method: str = "",
    location: SignatureLocation = "headers",
    response_format: str = "",
) -> WireOptions:
    """Return wire options. Empty ones are the first choice of a protocol, if it has one."""
    protocol_facts = find_protocol_facts(protocol)
    return WireOptions(
        method or next(iter(protocol_facts.METHODS), ""),
        location,
        response_format or next(iter(protocol_facts.RESPONSE_FORMATS), ""),
    )


def check_wire_options(service: Service, method: str | None, response_format: str | None) -> None:
    """Check the options that a client chose. None means the default.

    Raises:
        ConfigurationError: The service's protocol does not have this choice.
    """
    if method is None and response_format is None:
        return
    protocol_facts = find_protocol_facts(service.protocol)
    _check_choice(service, "method", method, protocol_facts.METHODS)
    _check_choice(service, "response_format", response_format, protocol_facts.RESPONSE_FORMATS)


def _check_choice(service: Service, option: str, choice: str | None, choices: tuple[str, ...]) -> None:
    if choice is None or choice in choices:
        return
    remedy = f"Choose one of: {', '.join(choices)}" if choices else "Leave the option out"
    raise ConfigurationError(f"{service.title} does not support {option}={choice!r}. {remedy}.")
