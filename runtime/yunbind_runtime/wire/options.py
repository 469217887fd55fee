"""The ways in which a request may travel, and which of them each protocol knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yunbind_runtime.base.errors import ConfigurationError

if TYPE_CHECKING:
    from yunbind_runtime.model.operation import Service

    from .signing import SignatureLocation

METHODS: Mapping[str, tuple[str, ...]] = {
    "tencent-api3": ("POST", "GET"),
    "alibaba-rpc": ("POST", "GET"),
    "huawei-rest": (),
}
"""HTTP methods that a client may choose, by protocol, the default first; none where actions say theirs."""

RESPONSE_FORMATS: Mapping[str, tuple[str, ...]] = {
    "tencent-api3": (),
    "alibaba-rpc": ("json", "xml"),
    "huawei-rest": (),
}
"""Formats of answers that a client may choose, by protocol, the default first."""


@dataclass(frozen=True, slots=True)
class WireOptions:
    """How a request travels.

    Attributes:
        method: of HTTP, where the protocol leaves the choice.
        place: where the signing scheme wants what all calls have in common.
        response_format: ``json`` or ``xml``.
    """

    method: str = "POST"
    place: SignatureLocation = "headers"
    response_format: str = "json"


DEFAULT_WIRE_OPTIONS = WireOptions()
"""How requests travel unless a client chooses."""


def check_wire_options(service: Service, method: str | None, response_format: str | None) -> None:
    """Refuse what a service's protocol does not leave to the client; None chooses nothing.

    Raises:
        ConfigurationError: says what may be chosen.
    """
    _check_choice(service, "method", method, METHODS[service.protocol])
    _check_choice(service, "response_format", response_format, RESPONSE_FORMATS[service.protocol])


def _check_choice(service: Service, option: str, choice: str | None, choices: tuple[str, ...]) -> None:
    if choice is None or choice in choices:
        return
    remedy = (
        f"choose one of: {', '.join(choices)}" if choices else "it is not a choice there, so leave it out"
    )
    raise ConfigurationError(f"{service.title} cannot be called with {option}={choice!r}; {remedy}.")
