"""Wire protocols, one module each. A protocol writes requests and reads responses; it knows no signature."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.base.http import HttpRequest, HttpResponse
    from yunbind_runtime.model.endpoints import Endpoint
    from yunbind_runtime.model.operation import AnyOperation
    from yunbind_runtime.wire.options import WireOptions


class WireProtocol(Protocol):
    """The functions of a protocol's module.

    Attributes:
        PAUSE_HEADER: The vendor's header that requests a pause in milliseconds, or None. A refusal with this
            header was a refusal for the rate.
        ENVELOPE: The member of a response that contains the members of the model, or None.
        ERRORS: Members that make a response an error.
    """

    PAUSE_HEADER: str | None
    ENVELOPE: str | None
    ERRORS: tuple[str, ...]

    def serialize(
        self,
        operation: AnyOperation,
        members: Mapping[str, Any],
        *,
        endpoint: Endpoint,
        region: str | None,
        project_id: str | None,
        options: WireOptions,
    ) -> HttpRequest:
        """Return the unsigned request of a call.

        Args:
            operation: The called operation.
            members: JSON values by wire name, without None.
            endpoint: The endpoint of the service.
            region: The client's region.
            project_id: The project of the credentials, if they have one.
            options: The wire options.

        Raises:
            InvalidArguments: A value cannot be sent in its location.
        """
        ...

    def can_fit_model(self, operation: AnyOperation, response: HttpResponse) -> bool:
        """Return whether a response within the limits succeeded, with all members in the body.

        The body may be something else than JSON, and may contain one of ``ERRORS``.
        """
        ...

    def parse(self, operation: AnyOperation, response: HttpResponse) -> dict[str, Any]:
        """Return the members of a response by wire name, without the vendor's envelope.

        Raises:
            ApiError: The response is a service error. Its code selects the class.
            UnreadableResponse: The response is not in the vendor's format.
        """
        ...

    def find_request_id(self, response: HttpResponse, payload: Mapping[str, Any]) -> str | None:
        """Return the vendor's request id, or None."""
        ...


PROTOCOLS = ("tencent-api3", "alibaba-rpc", "huawei-rest")
"""Names of the protocols."""


@cache
def find_protocol(name: str) -> WireProtocol:
    """Return a protocol. Its module is imported at the first use.

    Raises:
        KeyError: There is no protocol with this name.
    """
    if name not in PROTOCOLS:
        raise KeyError(name)
    return cast("WireProtocol", import_module(f"{__name__}.{name.replace('-', '_')}"))
