"""The route of a connection: its host, its proxy and its TLS context."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from .proxies import Proxy, find_proxy
from .tls import find_context

if TYPE_CHECKING:
    import ssl
    from collections.abc import Callable

    from .options import TransportOptions


class Route(NamedTuple):
    """The destination of a connection, and the proxy on the way.

    Attributes:
        scheme: ``http`` or ``https``.
        host: The host, with a port unless it is the scheme's default port.
        proxy: The proxy. None: a direct connection.
    """

    scheme: str
    host: str
    proxy: Proxy | None

    def __str__(self) -> str:
        through = f" through the proxy {self.proxy}" if self.proxy else ""
        return f"{self.scheme}://{self.host}{through}"


def find_route(options: TransportOptions, scheme: str, host: str) -> Route:
    """Return the route to a host.

    Raises:
        ConfigurationError: The URL of the proxy is invalid, or the library does not support its scheme.
    """
    proxy = find_proxy(options.proxy, options.environ, scheme, host, options.library)
    return Route(scheme, host, proxy)


def find_route_context(
    options: TransportOptions, route: Route, make_default: Callable[[], ssl.SSLContext]
) -> ssl.SSLContext | None:
    """Return the TLS context of a route. None: the route uses no TLS.

    Args:
        options: The transport options.
        route: The route.
        make_default: Makes the context with the default certificate authorities.
    """
    if route.scheme != "https" and (route.proxy is None or route.proxy.scheme != "https"):
        return None
    return options.tls_context or find_context(options.ca_bundle, options.environ, make_default)
