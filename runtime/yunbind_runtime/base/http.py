"""HTTP as the runtime sees it: a request and a response of plain bytes, and timeouts.

Protocols build requests, signers add headers to them and transports carry
them. None of the three knows the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TypeAlias

from .errors import ConfigurationError
from .unpicklable import Unpicklable

Headers: TypeAlias = tuple[tuple[str, str], ...]

FORM = "application/x-www-form-urlencoded"
"""Media type of parameters in a body."""

SECRET_HEADERS = "authorization|cookie|location|signature|secret|token|access-?key"  # noqa: S105 - names
"""Part of a regular expression: what the names of headers hold whose values are secrets.

A redirect's location may repeat a query.
"""

_SECRET_HEADER = re.compile(SECRET_HEADERS, re.IGNORECASE)


@dataclass(frozen=True, slots=True, repr=False)
class HttpRequest(Unpicklable):
    """A request exactly as it is sent. It may be signed, so it cannot be pickled.

    Attributes:
        method: in capitals.
        scheme: ``http`` or ``https``.
        host: the ``Host`` header, with the port where it is not the scheme's own.
        path: percent-encoded, starting with ``/``.
        query: raw, without the question mark; empty when there is none.
        headers: names and values in order, without ``Host`` and ``Content-Length``.
        body: empty when there is none.
    """

    method: str
    scheme: str
    host: str
    path: str
    query: str = ""
    headers: Headers = ()
    body: bytes = b""

    @property
    def target(self) -> str:
        """Path and query, as they stand in the request line."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def url(self) -> str:
        """The whole address."""
        return f"{self.scheme}://{self.host}{self.target}"

    def header(self, name: str) -> str | None:
        """Return the first header of that name, in any letter case; None when there is none."""
        return _find_header(self.headers, name)

    def with_headers(self, *headers: tuple[str, str]) -> HttpRequest:
        """Return the same request with headers appended."""
        return replace(self, headers=self.headers + headers)

    def __repr__(self) -> str:
        # Query and body may carry passwords, so only their size is shown.
        query = f"?({len(self.query)} characters)" if self.query else ""
        return (
            f"HttpRequest({self.method} {self.scheme}://{self.host}{self.path}{query}, "
            f"headers={_show_headers(self.headers)}, body={len(self.body)} bytes)"
        )


@dataclass(frozen=True, slots=True, repr=False)
class HttpResponse:
    """An answer, fully read and content-decoded."""

    status: int
    headers: Headers = ()
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """Return the first header of that name, in any letter case; None when there is none."""
        return _find_header(self.headers, name)

    def __repr__(self) -> str:
        headers = _show_headers(self.headers)
        return f"HttpResponse({self.status}, headers={headers}, body={len(self.body)} bytes)"


@dataclass(frozen=True, slots=True)
class Timeout:
    """Seconds that each step of an attempt may take.

    Attributes:
        connect: to wait for a free connection; and again to open one; and again for its TLS.
        read: between two pieces of the answer.
        write: between two pieces of the request.
        total: for the whole attempt, from asking for a connection to the last byte of the answer. None, the
            default, sets no such limit: an answer that comes in small pieces may then take long. Clients that
            block cannot cut short the look-up of a host name.

    Raises:
        ConfigurationError: a number is not greater than zero.
    """

    connect: float = 5.0
    read: float = 30.0
    write: float = 30.0
    total: float | None = None

    def __post_init__(self) -> None:
        limits = (self.connect, self.read, self.write, 1 if self.total is None else self.total)
        if not all(seconds > 0 for seconds in limits):
            raise ConfigurationError("A timeout is a number of seconds greater than zero.")

    @classmethod
    def of(cls, value: float | Timeout | None) -> Timeout:
        """Return a timeout as it is, a number of seconds as connect, read and write, None as the default."""
        if value is None:
            return cls()
        return value if isinstance(value, Timeout) else cls(value, value, value)


def _find_header(headers: Headers, name: str) -> str | None:
    wanted = name.lower()
    for key, value in headers:
        if key.lower() == wanted:
            return value
    return None


def _show_headers(headers: Headers) -> dict[str, str]:
    return {name: "***" if _SECRET_HEADER.search(name) else value for name, value in headers}
