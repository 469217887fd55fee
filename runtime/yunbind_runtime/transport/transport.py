"""The transport interface: it sends a request and returns the whole response."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

if TYPE_CHECKING:
    from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout


@runtime_checkable
class Transport(Protocol):
    """A blocking transport. Threads can share it."""

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        """Send a request and return the whole response.

        Args:
            request: The signed request, sent exactly as it is.
            timeout: Limits of this attempt.

        Raises:
            TransportError: No complete response arrived.
            UnreadableResponse: The response is too large, wrongly encoded or a redirect.
        """
        ...

    def close(self) -> None:
        """Close the connections."""
        ...


@runtime_checkable
class AsyncTransport(Protocol):
    """An asyncio transport. Tasks can share it."""

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        """Send a request and return the whole response. See :meth:`Transport.send`."""
        ...

    async def aclose(self) -> None:
        """Close the connections."""
        ...
