"""What a failure of the HTTP library means to a caller.

Failures are told by the names of their classes, which httpx, httpcore and
httpx's successors share; so this module imports none of them.
"""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

from yunbind_runtime.base.errors import ConnectFailed, ConnectionLost, TimedOut, UnreadableResponse

from .bodies import BodyRefused
from .tls import explain

if TYPE_CHECKING:
    from yunbind_runtime.base.errors import YunbindError

    from .exchange import Exchange

_UNWRITABLE = {"LocalProtocolError", "UnicodeError"}
_UNREACHED = {"ConnectError", "UnsupportedProtocol", "InvalidURL", "ProxyError"}
_UNCONNECTED = {"ConnectTimeout", "PoolTimeout"}


def translate(error: Exception, exchange: Exchange) -> YunbindError:
    """Return the error of ours for a failure."""
    kinds = {kind.__name__ for kind in type(error).__mro__}
    where, stats = exchange.where, exchange.stats
    if isinstance(error, BodyRefused):
        return UnreadableResponse(f"The answer of {where} {error}.", http_status=exchange.status)
    if "DecodingError" in kinds:
        return UnreadableResponse(
            f"The answer of {where} is not encoded as it says.", http_status=exchange.status
        )
    if kinds & _UNWRITABLE:
        return ConnectFailed(
            f"The request to {where} cannot be sent: its address or a header, such as one that holds a key "
            "or a token, has characters that HTTP does not allow there."
        )
    if "TimeoutException" in kinds:
        return _translate_timeout(kinds, exchange)
    if kinds & _UNREACHED:
        return ConnectFailed(f"No connection to {where}: {_find_reason(error)}.")
    if stats is None:
        return ConnectionLost(
            f"The connection to {where} ended before the whole answer came: {_quote(error)}."
        )
    if "RemoteProtocolError" in kinds and not stats.has_ended:
        return UnreadableResponse(
            f"What {where} answered is not HTTP as it should be: {_quote(error)}.",
            http_status=exchange.status,
        )
    when = "the whole answer came"
    if stats.died_idle:
        when = (
            "any of the answer came; it was kept open after an earlier call, and idle connections get closed"
        )
    return ConnectionLost(
        f"The connection to {where} ended before {when}.",
        maybe_sent=stats.is_sent,
        reused=stats.died_idle,
    )


def make_overdue(exchange: Exchange) -> TimedOut:
    """Return the error for an attempt that took longer than allowed in all."""
    return TimedOut(
        f"{exchange.where} did not answer in whole within {exchange.timeout.total:.3g} s; "
        "if it is only slow, pass a longer Timeout.total or Retries.deadline, whichever ended it.",
        maybe_sent=_may_be_sent(exchange),
    )


def _translate_timeout(kinds: set[str], exchange: Exchange) -> TimedOut:
    where, timeout = exchange.where, exchange.timeout
    if exchange.is_overdue:
        return make_overdue(exchange)
    if kinds & _UNCONNECTED:
        return TimedOut(
            f"No connection to {where} within {timeout.connect:g} s; check the network, endpoint= and any "
            "proxy, or pass a longer Timeout.connect.",
            maybe_sent=False,
        )
    if "WriteTimeout" in kinds:
        return TimedOut(
            f"{where} took no data for {timeout.write:g} s; if it is only slow, pass a longer Timeout.write.",
            maybe_sent=_may_be_sent(exchange),
        )
    return TimedOut(
        f"{where} sent no data for {timeout.read:g} s; if it is only slow, pass a longer Timeout.read.",
        maybe_sent=_may_be_sent(exchange),
    )


def _may_be_sent(exchange: Exchange) -> bool:
    return exchange.stats is None or exchange.stats.is_sent


def _find_reason(error: BaseException) -> str:
    if type(error).__name__ == "ProxyError" and str(error)[:3].isdigit():
        status = str(error)[:3]
        remedy = "; write user and password into its URL" if status == "407" else ""
        return f"the proxy refuses to connect (HTTP {status}){remedy}"
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return explain(cause)
        cause = cause.__cause__ or cause.__context__
    return f"{_quote(error)}; check the network, endpoint=, region= and any proxy"


def _quote(error: BaseException) -> str:
    return str(error).rstrip(".") or type(error).__name__
