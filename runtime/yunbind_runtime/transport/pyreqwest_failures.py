"""Translation of pyreqwest's exceptions.

Their classes do not say how far a request came: a timeout of the response and a lost connection have the
classes ``ConnectTimeoutError`` and ``ConnectError`` too. So the texts of their causes are read, which come
from reqwest, hyper and rustls. They can quote the URL and the response, so errors do not repeat them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pyreqwest.exceptions import (
    BuilderError,
    DecodeError,
    DetailedPyreqwestError,
    PyreqwestError,
    RequestTimeoutError,
)

from yunbind_runtime.base.errors import ConnectFailed

from .exchange import InvalidBody
from .failures import (
    make_connect_failed,
    make_connect_timeout,
    make_connection_lost,
    make_invalid,
    make_overdue,
    make_proxy_refusal,
    make_read_timeout,
    make_unreadable,
    make_unsendable,
)
from .tls import ENDED, EXPIRED, NO_TLS, NOT_YET_VALID, OLD_TLS, OTHER_HOST, UNKNOWN_AUTHORITY

if TYPE_CHECKING:
    from yunbind_runtime.base.errors import YunbindError

    from .exchange import Exchange

_CONNECTING = "client error (Connect)"
_CUT = {"end of file before message length reached", "unexpected EOF during chunk size line"}
_TLS_REASONS = {
    r"certificate.*UnknownIssuer": f"{UNKNOWN_AUTHORITY}. If it is the authority of your proxy or private "
    "cloud, add its certificate to the authorities of the operating system",
    r"certificate.*(?:NotValidForName|not valid for name)": OTHER_HOST,
    r"certificate.*(?:Expired|expired)": EXPIRED,
    r"certificate.*(?:NotValidYet|not valid yet)": NOT_YET_VALID,
    r"received corrupt message": NO_TLS,
    r"received fatal alert: ProtocolVersion|peer is incompatible": OLD_TLS,
    r"tls handshake eof|^(?:(?!tcp connect error).)*reset by peer": ENDED,
    r"certificate": "the server's certificate is invalid",
}
_PROXY_REASONS = {
    r"proxy authorization required": make_proxy_refusal(407),
    r"tunnel error|unsuccessful tunnel": "the proxy refused to connect",
}


class ChangedUrl(ValueError):
    """A URL that pyreqwest would not send as signed."""


def translate(error: Exception, exchange: Exchange) -> YunbindError:
    """Return the YunbindError for an exception of pyreqwest, or for one of the exchange."""
    if isinstance(error, InvalidBody):
        return make_unreadable(error, exchange)
    if isinstance(error, ChangedUrl):
        return ConnectFailed(
            f"The request to {exchange.peer} cannot be sent as signed, because pyreqwest changes its path or "
            "query, for example /a/../b. Use another transport."
        )
    if isinstance(error, BuilderError) or not isinstance(error, PyreqwestError):
        return make_unsendable(exchange)
    causes = _list_causes(error)
    is_connecting = _CONNECTING in causes
    if isinstance(error, RequestTimeoutError):
        if exchange.is_overdue:
            return make_overdue(exchange)
        return make_connect_timeout(exchange) if is_connecting else make_read_timeout(exchange)
    if is_connecting:
        return make_connect_failed(exchange, _find_reason(causes))
    if isinstance(error, DecodeError) and not causes.keys() & _CUT:
        return make_invalid(exchange, "it could not be read")
    return make_connection_lost(exchange)


def _list_causes(error: PyreqwestError) -> dict[str, None]:
    causes = error.details["causes"] if isinstance(error, DetailedPyreqwestError) else None
    return dict.fromkeys(cause["message"] for cause in causes or ())


def _find_reason(causes: dict[str, None]) -> str:
    """Return the reason for a failed connection and its remedy, without the last full stop."""
    text = "\n".join(causes)
    for pattern, reason in (_TLS_REASONS | _PROXY_REASONS).items():
        if re.search(pattern, text, re.DOTALL):
            return reason
    last = next(reversed(causes)).partition(":")[0]
    return f"{last}. Check the network, endpoint=, region= and the proxy"
