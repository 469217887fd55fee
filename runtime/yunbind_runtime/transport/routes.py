"""Where connections lead: to a host, perhaps through a proxy, over TLS of some kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .proxies import Proxy, find_proxy
from .tls import find_context

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from yunbind_runtime.base.http import HttpRequest

    from .options import TransportOptions


class Route(NamedTuple):
    """Where a connection leads."""

    scheme: str
    host: str
    proxy: Proxy | None

    def __str__(self) -> str:
        through = f" through the proxy {self.proxy}" if self.proxy else ""
        return f"{self.scheme}://{self.host}{through}"


class Routes:
    """Finds routes, each once.

    Args:
        options: says how.
        make_tls: makes the TLS context that trusts the usual authorities.
    """

    def __init__(self, options: TransportOptions, make_tls: Callable[[], ssl.SSLContext]) -> None:
        self._wiring = options
        self._make_tls = make_tls
        self._known: dict[tuple[str, str], Route] = {}

    def find(self, request: HttpRequest) -> Route:
        """Return the route of a request."""
        key = (request.scheme, request.host)
        route = self._known.get(key)
        if route is None:
            options = self._wiring
            route = Route(*key, find_proxy(options.proxy, options.environ, *key))
            self._known[key] = route
        return route

    def find_tls(self, route: Route) -> ssl.SSLContext | None:
        """Return the TLS context that a route needs; None where all of it is plain."""
        if route.scheme != "https" and (route.proxy is None or route.proxy.scheme != "https"):
            return None
        options = self._wiring
        return options.tls_context or find_context(options.ca_bundle, options.environ, self._make_tls)
