"""HTTP requests, responses and timeouts, independent of any HTTP library.

Protocols build requests, signers sign them, and transports send them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from yunbind_facts.behavior import (
    SECRETS_HEADER_NAMES,
    SECRETS_MASK,
    SECRETS_SHORTEST,
    STATUSES_SUCCESS_FROM,
    STATUSES_SUCCESS_TO,
    TIMEOUTS_CONNECT,
    TIMEOUTS_READ,
    TIMEOUTS_WRITE,
)

from .option_checks import check_seconds
from .unpicklable import Unpicklable

if TYPE_CHECKING:
    from collections.abc import Iterable

Headers: TypeAlias = tuple[tuple[str, str], ...]

FORM = "application/x-www-form-urlencoded"
"""Media type of form parameters in a body."""

SECRET_HEADERS = "|".join(SECRETS_HEADER_NAMES)
"""Part of a regular expression that matches names of headers with secret values."""

_HARMLESS_VALUE = re.compile(
    r"(?:application|text)/(?:json|xml|html|plain)(?:; ?charset=(?:utf-8|gbk))?|[0-9]{1,7}"
    r"|gzip|identity|chunked|close|keep-alive"
    r"|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT",
    re.IGNORECASE,
)
_SECRET_HEADER = re.compile(SECRET_HEADERS, re.IGNORECASE)


def is_success(status: int) -> bool:
    """Return whether an HTTP status is a success."""
    return STATUSES_SUCCESS_FROM <= status <= STATUSES_SUCCESS_TO


@dataclass(frozen=True, slots=True)
class HttpRequest(Unpicklable):
    """A request, exactly as it is sent. It can be signed, so it cannot be pickled.

    Attributes:
        method: The HTTP method in capitals.
        scheme: ``http`` or ``https``.
        host: The ``Host`` header. It has a port unless it is the scheme's default port.
        path: The percent-encoded path. It starts with ``/``.
        query: The raw query without the question mark. Defaults to none.
        headers: Names and values in order, without ``Host`` and ``Content-Length``.
        body: The body. Defaults to none.
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
        """The path and query of the request line."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def url(self) -> str:
        """The URL."""
        return f"{self.scheme}://{self.host}{self.target}"

    def header(self, name: str) -> str | None:
        """Return the first header with a name, ignoring case, or None."""
        return _find_header(self.headers, name)

    def with_headers(self, *headers: tuple[str, str]) -> HttpRequest:
        """Return a copy of the request with more headers."""
        return HttpRequest(
            self.method, self.scheme, self.host, self.path, self.query, self.headers + headers, self.body
        )

    def __repr__(self) -> str:
        # The query and the body can contain passwords, so the repr shows only their sizes.
        query = f"?({len(self.query)} characters)" if self.query else ""
        return (
            f"HttpRequest({self.method} {self.scheme}://{self.host}{self.path}{query}, "
            f"headers={_show_headers(self.headers)}, body={len(self.body)} bytes)"
        )


@dataclass(frozen=True, slots=True)
class HttpResponse:
    """A response, fully read and decoded.

    Attributes:
        status: The HTTP status.
        headers: Names and values in order.
        body: The body after content decoding.
    """

    status: int
    headers: Headers = ()
    body: bytes = b""

    def header(self, name: str) -> str | None:
        """Return the first header with a name, ignoring case, or None."""
        return _find_header(self.headers, name)

    def __repr__(self) -> str:
        # A service can repeat the request in any header, so the repr shows values of harmless forms only.
        headers = {
            name: value if _HARMLESS_VALUE.fullmatch(value) else SECRETS_MASK
            for name, value in _show_headers(self.headers).items()
        }
        return f"HttpResponse({self.status}, headers={headers}, body={len(self.body)} bytes)"


_NUMBERS = (float, int)


@dataclass(frozen=True, slots=True)
class Timeout:
    """Time limits of an attempt, in seconds.

    Attributes:
        connect: Limit for each of waiting for a free connection, connecting, and the TLS handshake. Defaults
            to 5.
        read: Limit between two pieces of the response. Defaults to 30.
        write: Limit between two pieces of the request. Defaults to 30.
        total: Limit for the whole attempt, from requesting a connection to the last byte of the response.
            Blocking clients cannot interrupt a DNS lookup. Defaults to None, no limit.

    Raises:
        ConfigurationError: A number is not greater than zero.
    """

    connect: float = TIMEOUTS_CONNECT
    read: float = TIMEOUTS_READ
    write: float = TIMEOUTS_WRITE
    total: float | None = None

    def __post_init__(self) -> None:
        for name in ("connect", "read", "write", "total"):
            seconds = getattr(self, name)
            # Each attempt makes a timeout, so valid numbers pass without the full check.
            if type(seconds) not in _NUMBERS or not seconds > 0:
                if name == "total" and seconds is None:
                    continue
                check_seconds(seconds, f"Timeout({name}=)")

    @property
    def longest(self) -> float:
        """Seconds that an attempt can take if each phase takes its time."""
        return self.connect + self.write + self.read if self.total is None else self.total

    def limit(self, other: Timeout) -> Timeout:
        """Return a timeout that is at most this one and at most another one as a whole."""
        total = other.longest if self.total is None else min(self.total, other.longest)
        return Timeout(
            min(self.connect, other.connect),
            min(self.read, other.read),
            min(self.write, other.write),
            total,
        )

    def end_within(self, seconds: float) -> Timeout:
        """Return a timeout whose total is at most some seconds."""
        seconds = max(seconds, 0.001)
        total = seconds if self.total is None else min(self.total, seconds)
        return Timeout(self.connect, self.read, self.write, total)

    @classmethod
    def of(cls, value: float | Timeout | None) -> Timeout:
        """Return a timeout. A number sets connect, read and write. None means the default.

        Raises:
            ConfigurationError: The value is neither a timeout nor such a number.
        """
        if value is None:
            return cls()
        if isinstance(value, Timeout):
            return value
        check_seconds(value, "timeout=", hint=", or Timeout(...)")
        return cls(value, value, value)


def _find_header(headers: Headers, name: str) -> str | None:
    wanted = name.lower()
    for key, value in headers:
        if key.lower() == wanted:
            return value
    return None


def _show_headers(headers: Headers) -> dict[str, str]:
    return {name: SECRETS_MASK if _SECRET_HEADER.search(name) else value for name, value in headers}


USUAL_ID = re.compile(r"[0-9A-Fa-f-]{1,64}")
"""The form of the vendors' request ids. No escape and, except by chance, no Base64 has this form."""


def may_repeat_secret(request_id: str, secrets: Iterable[str]) -> bool:
    """Return whether a request id may repeat a secret. A usual id is checked completely, and fast."""
    if not USUAL_ID.fullmatch(request_id):
        return True
    digits = request_id.replace("-", "").lower()
    return any(
        len(secret) >= SECRETS_SHORTEST
        and (secret in request_id or secret.encode("utf-8", "surrogatepass").hex() in digits)
        for secret in secrets
    )
