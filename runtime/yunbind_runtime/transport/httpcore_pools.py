"""Pools of httpcore with one connection each, whose bytes are counted. They replace those of httpx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .network import CountingBackend
from .pool import KEEPALIVE_SECONDS

if TYPE_CHECKING:
    import ssl

    import httpcore

    from .httpcore_library import HttpcoreLibrary
    from .network import ConnectionStats
    from .proxies import Proxy
    from .routes import Route


def make_pool(route: Route, stats: ConnectionStats, tls: ssl.SSLContext | None) -> httpcore.ConnectionPool:
    """Return a pool with one blocking connection."""
    return stats.library.connection_pool(
        ssl_context=tls,
        proxy=_make_proxy(stats.library, route.proxy, tls),
        max_connections=1,
        keepalive_expiry=KEEPALIVE_SECONDS,
        network_backend=CountingBackend(stats),
    )


def make_async_pool(
    route: Route, stats: ConnectionStats, tls: ssl.SSLContext | None
) -> httpcore.AsyncConnectionPool:
    """Return a pool with one asyncio connection."""
    from .async_network import AsyncCountingBackend  # imports asyncio

    return stats.library.async_connection_pool(
        ssl_context=tls,
        proxy=_make_proxy(stats.library, route.proxy, tls),
        max_connections=1,
        keepalive_expiry=KEEPALIVE_SECONDS,
        network_backend=AsyncCountingBackend(stats),
    )


def _make_proxy(
    library: HttpcoreLibrary, proxy: Proxy | None, tls: ssl.SSLContext | None
) -> httpcore.Proxy | None:
    if proxy is None:
        return None
    return library.proxy(
        library.url(scheme=proxy.scheme, host=proxy.host, port=proxy.port, target="/"),
        auth=(proxy.username.encode(), proxy.password.encode()) if proxy.username or proxy.password else None,
        ssl_context=tls if proxy.scheme == "https" else None,
    )
