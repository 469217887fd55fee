"""Translation of aiohttp's exceptions.

They can quote the URL and the response, so errors do not repeat them.
"""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from aiohttp import (
    ClientConnectorError,
    ClientHttpProxyError,
    ClientPayloadError,
    ClientResponseError,
    ConnectionTimeoutError,
    ServerTimeoutError,
)

from .exchange import InvalidBody
from .failures import (
    make_connect_failed,
    make_connect_timeout,
    make_connection_lost,
    make_invalid,
    make_proxy_refusal,
    make_read_timeout,
    make_unreadable,
    make_unsendable,
)
from .tls import explain

if TYPE_CHECKING:
    from yunbind_runtime.base.errors import YunbindError

    from .exchange import Exchange


def translate(error: Exception, exchange: Exchange, *, is_endless: bool) -> YunbindError:
    """Return the YunbindError for an exception.

    Args:
        error: An exception of aiohttp, or one that the exchange raised.
        exchange: The exchange.
        is_endless: Whether the connection was closed because the response does not end.
    """
    if isinstance(error, InvalidBody):
        return make_unreadable(error, exchange)
    if is_endless:
        return make_invalid(exchange, "it does not end")
    if isinstance(error, ConnectionTimeoutError):
        return make_connect_timeout(exchange)
    if isinstance(error, ServerTimeoutError):
        return make_read_timeout(exchange)
    if isinstance(error, ClientHttpProxyError):
        return make_connect_failed(exchange, make_proxy_refusal(error.status))
    if isinstance(error, ClientConnectorError):
        return make_connect_failed(exchange, _find_reason(error))
    has_ended = exchange.stats is not None and exchange.stats.has_ended
    if isinstance(error, ClientResponseError) or (isinstance(error, ClientPayloadError) and not has_ended):
        return make_invalid(exchange, "it could not be read")
    if isinstance(error, ValueError):  # an InvalidURL is one too
        return make_unsendable(exchange)
    return make_connection_lost(exchange)


def _find_reason(error: ClientConnectorError) -> str:
    """Return the reason for a failed connection and its remedy, without the last full stop."""
    cause = error.__cause__ or error.__context__  # aiohttp's own class for TLS has no details
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return explain(cause)
        if isinstance(cause, ConnectionResetError) and not cause.args:  # asyncio's, during a handshake
            return explain(ssl.SSLEOFError())
        cause = cause.__cause__ or cause.__context__
    reason = error.os_error.strerror or type(error.os_error).__name__
    return f"{reason.partition(':')[0]}. Check the network, endpoint=, region= and the proxy"
