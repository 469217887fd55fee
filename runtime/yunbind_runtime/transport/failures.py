"""Errors for requests without a complete response, and the translation of httpx's exceptions.

httpx's exceptions are recognised by the names of their classes, which httpx, httpcore and httpx's successors
share. So this module imports none of them.
"""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from yunbind_runtime.base.errors import ConnectFailed, ConnectionLost, TimedOut, UnreadableResponse

from .exchange import InvalidBody
from .tls import explain

if TYPE_CHECKING:
    from yunbind_runtime.base.errors import YunbindError

    from .exchange import Exchange

_PROXY_AUTHENTICATION_REQUIRED = 407
_UNSENDABLE = {"LocalProtocolError", "UnicodeError"}
_CONNECT_ERRORS = {"ConnectError", "UnsupportedProtocol", "InvalidURL", "ProxyError"}
_CONNECT_TIMEOUTS = {"ConnectTimeout", "PoolTimeout"}


def translate(error: Exception, exchange: Exchange) -> YunbindError:
    """Return the YunbindError for an exception of the HTTP library."""
    names = {kind.__name__ for kind in type(error).__mro__}
    peer = exchange.peer
    if isinstance(error, InvalidBody):
        return make_unreadable(error, exchange)
    if "DecodingError" in names:
        return UnreadableResponse(
            f"The response of {peer} does not match its content encoding.", http_status=exchange.status
        )
    if names & _UNSENDABLE:
        return make_unsendable(exchange)
    if "TimeoutException" in names:
        return _translate_timeout(names, exchange)
    if names & _CONNECT_ERRORS:
        return make_connect_failed(exchange, _find_reason(error))
    if "RemoteProtocolError" in names and exchange.stats is not None and not exchange.stats.has_ended:
        return make_invalid(exchange, quote(error))
    return make_connection_lost(exchange, quote(error))


def make_unreadable(error: InvalidBody, exchange: Exchange) -> UnreadableResponse:
    """Return the error for a body that is too large or wrongly encoded."""
    return UnreadableResponse(f"The response of {exchange.peer} {error}.", http_status=exchange.status)


def make_unsendable(exchange: Exchange) -> ConnectFailed:
    """Return the error for a request that HTTP does not allow."""
    return ConnectFailed(
        f"The request to {exchange.peer} cannot be sent. Its URL or a header, for example one with a key or "
        "a token, contains characters that HTTP does not allow."
    )


def make_connect_failed(exchange: Exchange, reason: str) -> ConnectFailed:
    """Return the error for a connection that was not established. The reason has no full stop."""
    return ConnectFailed(f"No connection to {exchange.peer}: {reason}.")


def make_invalid(exchange: Exchange, quoted: str) -> UnreadableResponse:
    """Return the error for a response that is not HTTP."""
    return UnreadableResponse(
        f"{exchange.peer} sent an invalid HTTP response: {quoted}.", http_status=exchange.status
    )


def make_connect_timeout(exchange: Exchange) -> TimedOut:
    """Return the error for a connection that took too long."""
    return TimedOut(
        f"No connection to {exchange.peer} within {exchange.timeout.connect:g} s. Check the network, "
        "endpoint= and the proxy, or pass a longer Timeout.connect.",
        maybe_sent=False,
    )


def make_write_timeout(exchange: Exchange) -> TimedOut:
    """Return the error for a piece of the request that took too long."""
    return TimedOut(
        f"{exchange.peer} accepted no data for {exchange.timeout.write:g} s. If it is only slow, pass a "
        "longer Timeout.write.",
        maybe_sent=_may_be_sent(exchange),
    )


def make_read_timeout(exchange: Exchange) -> TimedOut:
    """Return the error for a response, or a piece of it, that took too long."""
    return TimedOut(
        f"{exchange.peer} sent no data for {exchange.timeout.read:g} s. If it is only slow, pass a longer "
        "Timeout.read.",
        maybe_sent=_may_be_sent(exchange),
    )


def make_overdue(exchange: Exchange) -> TimedOut:
    """Return the error for an attempt that exceeded its total timeout."""
    return TimedOut(
        f"{exchange.peer} sent no complete response within {exchange.timeout.total:.3g} s. If it is only "
        "slow, pass a longer Timeout.total or Retries.deadline, whichever ended the attempt.",
        maybe_sent=_may_be_sent(exchange),
    )


def make_connection_lost(exchange: Exchange, quoted: str = "") -> ConnectionLost:
    """Return the error for a connection that ended before the response was complete.

    Args:
        exchange: The exchange.
        quoted: The words of the HTTP library, for a connection without statistics.
    """
    message, stats = f"The connection to {exchange.peer} ended before the response", exchange.stats
    if stats is None:
        return ConnectionLost(f"{message} was complete{f': {quoted}' if quoted else ''}.")
    if stats.died_idle:
        message += " began. It was kept open after an earlier call, and servers close idle connections."
    else:
        message += " was complete."
    return ConnectionLost(message, maybe_sent=stats.is_sent, reused=stats.died_idle)


def make_proxy_refusal(status: int) -> str:
    """Return the reason for a connection that a proxy refused, and its remedy, without the last full stop."""
    remedy = ". Write user and password into its URL" if status == _PROXY_AUTHENTICATION_REQUIRED else ""
    return f"the proxy refused to connect (HTTP {status}){remedy}"


def _translate_timeout(names: set[str], exchange: Exchange) -> TimedOut:
    if exchange.is_overdue:
        return make_overdue(exchange)
    if names & _CONNECT_TIMEOUTS:
        return make_connect_timeout(exchange)
    return make_write_timeout(exchange) if "WriteTimeout" in names else make_read_timeout(exchange)


def _may_be_sent(exchange: Exchange) -> bool:
    return exchange.stats is None or exchange.stats.is_sent


def _find_reason(error: BaseException) -> str:
    """Return the reason for a failed connection and its remedy, without the last full stop."""
    if type(error).__name__ == "ProxyError" and str(error)[:3].isdigit():
        return make_proxy_refusal(int(str(error)[:3]))
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return explain(cause)
        cause = cause.__cause__ or cause.__context__
    return f"{quote(error)}. Check the network, endpoint=, region= and the proxy"


def quote(error: BaseException) -> str:
    """Return an exception's text up to a colon, behind which it quotes the response."""
    return str(error).partition(":")[0].rstrip(".") or type(error).__name__
