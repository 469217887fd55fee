"""The classes of httpcore, or of httpcore2, its successor, which has the same."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

from .exchange import InvalidBody

if TYPE_CHECKING:
    import httpcore


class HttpcoreLibrary:
    """The classes that transports need.

    Args:
        name: ``httpcore`` or ``httpcore2``.

    Attributes:
        failures: The exceptions of a request. Sockets that were closed during a call raise OSError.
        quoting: The exceptions that quote a header, a reason phrase or a URL, and so perhaps a token.
    """

    def __init__(self, name: str) -> None:
        module: Any = import_module(name)
        self.connection_pool: type[httpcore.ConnectionPool] = module.ConnectionPool
        self.async_connection_pool: type[httpcore.AsyncConnectionPool] = module.AsyncConnectionPool
        self.backend: type[httpcore.SyncBackend] = module.SyncBackend
        self.proxy: type[httpcore.Proxy] = module.Proxy
        self.request: type[httpcore.Request] = module.Request
        self.url: type[httpcore.URL] = module.URL
        self.connect_error: type[Exception] = module.ConnectError
        self.connect_timeout: type[Exception] = module.ConnectTimeout
        self.read_error: type[Exception] = module.ReadError
        self.read_timeout: type[Exception] = module.ReadTimeout
        self.remote_protocol_error: type[Exception] = module.RemoteProtocolError
        self.write_error: type[Exception] = module.WriteError
        self.write_timeout: type[Exception] = module.WriteTimeout
        self.quoting: tuple[type[Exception], ...]
        self.quoting = (module.LocalProtocolError, module.ProxyError, UnicodeError)
        self.failures: tuple[type[Exception], ...] = (  # they have no base class
            module.ConnectionNotAvailable,
            module.NetworkError,
            module.ProtocolError,
            module.ProxyError,
            module.TimeoutException,
            module.UnsupportedProtocol,
            OSError,
            UnicodeError,
            InvalidBody,
        )


@cache
def find_httpcore(name: str = "httpcore") -> HttpcoreLibrary:
    """Return the classes of a library. It is imported at the first call."""
    return HttpcoreLibrary(name)
