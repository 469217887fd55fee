"""One HTTP request and its response: time limits, checks and decoding, without input and output."""

from __future__ import annotations

import re
import time
from io import BytesIO
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from yunbind_facts.behavior import RESPONSES_ENCODINGS

from yunbind_runtime.base.errors import ConnectFailed, UnreadableResponse
from yunbind_runtime.base.http import HttpResponse

from .gzip_decoder import START, GzipDecoder, InvalidGzip
from .options import MAX_RESPONSE_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from yunbind_runtime.base.http import Headers, HttpRequest, Timeout

    from .headers import RawHeaders
    from .network import ConnectionStats

_PROXY_AUTHENTICATION_REQUIRED = 407
_REDIRECTS = (301, 302, 303, 307, 308)
METHODS_WITH_BODY = ("POST", "PUT", "PATCH")
_GZIP = ("gzip", "x-gzip")
_PLAIN = ("", "identity")
_MAX_SECONDS = 1e9
"""The longest time that sockets and locks can wait. They do not accept infinity."""
_HEADROOM = 256 * 1024
_HOST = re.compile(r"[A-Za-z0-9._:\[\]-]{1,255}")


class InvalidBody(ValueError):
    """A body that is too large or wrongly encoded. The message is a clause, such as "has more than 9
    bytes"."""


def find_sent_limit(limit: int) -> int:
    """Return the maximum size of a response as sent, in bytes, for a maximum size of the decoded body.

    Chunks, or data that cannot be compressed, make the sent response larger.
    """
    return 2 * limit + _HEADROOM


class ConnectionState(Protocol):
    """The state of the connection of an exchange.

    Attributes:
        is_sent: Whether a part of the request may have been sent.
        has_ended: Whether the server ended the connection.
        died_idle: Whether a reused connection ended before the first byte of the response.
    """

    is_sent: bool

    @property
    def has_ended(self) -> bool: ...

    @property
    def died_idle(self) -> bool: ...


class Exchange:
    """A request and the response to it.

    Args:
        request: The signed request.
        timeout: The limits of the attempt.
        peer: The server's name in messages. Defaults to the scheme and host of the request.
        limit: Maximum size of the decoded body, in bytes.
        monotonic: A clock that never goes back, in seconds.

    Attributes:
        status: The HTTP status of the response. 0 until it arrives.
        stats: The state of the connection. None if the HTTP library does not show it.
        is_complete: Whether the response is complete.
    """

    def __init__(
        self,
        request: HttpRequest,
        timeout: Timeout,
        peer: object = None,
        limit: int = MAX_RESPONSE_SIZE,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.request = request
        self.timeout = timeout
        self.status = 0
        self.stats: ConnectionState | None = None
        self.is_complete = False
        self._peer = peer
        self._limit = limit
        self._sent_limit = find_sent_limit(limit)
        self._monotonic = monotonic
        self._deadline = None if timeout.total is None else monotonic() + timeout.total
        self._headers: Headers = ()
        self._gzip: GzipDecoder | None = None
        self._encodings: list[str] = []
        self._received = 0
        self._body = BytesIO()

    @property
    def peer(self) -> str:
        """The server's name in messages, without path and query."""
        return str(self._peer or f"{self.request.scheme}://{self.request.host}")

    @property
    def is_overdue(self) -> bool:
        """Whether the total timeout of the attempt is over."""
        return self._deadline is not None and self._monotonic() >= self._deadline

    def trim(self, seconds: float) -> float:
        """Return a time limit, shortened to the end of the attempt. It is never negative."""
        left = _MAX_SECONDS if self._deadline is None else self._deadline - self._monotonic()
        return max(0.0, min(seconds, left, _MAX_SECONDS))

    def list_headers(self, common: RawHeaders) -> list[tuple[bytes, bytes]]:
        """Return the headers of the request as sent, with those of every request."""
        request = self.request
        headers = [(b"Host", request.host.encode()), *common]
        # The signers sign UTF-8.
        headers += [(name.encode(), value.encode()) for name, value in request.headers]
        if request.body or request.method in METHODS_WITH_BODY:
            headers.append((b"Content-Length", str(len(request.body)).encode()))
        return headers

    def list_timeouts(self) -> dict[str, float]:
        """Return the limits of httpx and httpcore, shortened to the end of the attempt."""
        connect = self.trim(self.timeout.connect)
        read, write = self.trim(self.timeout.read), self.trim(self.timeout.write)
        return {"connect": connect, "read": read, "write": write, "pool": connect}

    def start(self, stats: ConnectionStats) -> Exchange:
        """Start the exchange on a connection with these statistics. Return the exchange."""
        self.stats = stats
        stats.begin(self._deadline, has_body=bool(self.request.body))
        return self

    def receive_head(
        self, status: int, headers: Iterable[tuple[bytes, bytes]], *, is_decoded: bool = False
    ) -> None:
        """Check and keep the head of the response.

        Args:
            status: The HTTP status.
            headers: The headers as received.
            is_decoded: Whether the HTTP library has already decoded the body.

        Raises:
            ConnectFailed: A proxy requires authentication.
            UnreadableResponse: The response is a redirect.
            InvalidBody: The body is too large.
        """
        self.status = status
        self._headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers)
        by_name = {name.lower(): value for name, value in self._headers}
        if status == _PROXY_AUTHENTICATION_REQUIRED:
            raise ConnectFailed(
                f"No connection to {self.peer}: the proxy refused to connect (HTTP {status}). "
                "Write user and password into its URL."
            )
        if status in _REDIRECTS and "location" in by_name:
            raise self._make_redirect_error(by_name["location"])
        self._encodings = [] if is_decoded else _read_encodings(self._headers)
        self._gzip = GzipDecoder() if "gzip" in self._encodings else None
        if _exceeds(by_name.get("content-length", ""), self._limit):
            raise self._make_size_error()

    def receive(self, piece: bytes) -> None:
        """Decode and keep the next piece of the body.

        Raises:
            InvalidBody: The body is too large or cannot be decoded.
        """
        self._received += len(piece)
        if self._received > self._sent_limit:
            raise InvalidBody("does not end")
        if self._gzip is None:
            self._keep(piece)
            return
        try:
            for chunk in self._gzip.decode(piece, self._limit - self._body.tell()):
                self._keep(chunk)
        except InvalidGzip:
            raise InvalidBody("is not valid gzip, although its content encoding is gzip") from None

    def _keep(self, decoded: bytes) -> None:
        if self._body.tell() + len(decoded) > self._limit:
            raise self._make_size_error()
        self._body.write(decoded)

    def finish(self) -> HttpResponse:
        """Return the response after the last piece.

        Raises:
            InvalidBody: The encoded body is incomplete, or its encoding is not supported.
        """
        if self._gzip is not None and self._received and not self._gzip.is_complete:
            raise InvalidBody("ends in the middle of its gzip data")
        body = self._body.getvalue()
        for _ in range(min(self._encodings.count("gzip"), RESPONSES_ENCODINGS) - 1):
            if body.startswith(START):  # often it was encoded once and only named twice
                body = self._decode_layer(body)
        if not set(self._encodings) <= {"gzip"} and not _is_text(body):
            raise InvalidBody("has a content encoding that was not requested; only gzip was")
        self.is_complete = True
        return HttpResponse(self.status, self._headers, body)

    def _decode_layer(self, body: bytes) -> bytes:
        decoder, self._body = GzipDecoder(), BytesIO()
        try:
            for chunk in decoder.decode(body, self._limit):
                self._keep(chunk)
        except InvalidGzip:
            return body
        return self._body.getvalue() if decoder.is_complete else body

    def _make_redirect_error(self, location: str) -> UnreadableResponse:
        return UnreadableResponse(
            f"{self.peer} sent a redirect (HTTP {self.status}) to {_read_target(location)}, "
            "and redirects are not followed. Check endpoint= and region=.",
            http_status=self.status,
        )

    def _make_size_error(self) -> InvalidBody:
        return InvalidBody(f"has more than {self._limit:,} bytes. To allow more, pass max_response_size=")


def _exceeds(size: str, limit: int) -> bool:
    """Return whether a declared size is above a limit. Its digits are compared: there can be thousands."""
    digits, most = size.lstrip("0"), str(limit)
    return size.isdecimal() and (len(digits), digits) > (len(most), most)


def _read_encodings(headers: Headers) -> list[str]:
    """Return the content encodings of all headers in lower case, without those that change nothing."""
    values = ",".join(value for name, value in headers if name.lower() == "content-encoding")
    if not values:
        return []
    names = [name.strip().lower() for name in values.split(",")]
    return ["gzip" if name in _GZIP else name for name in names if name not in _PLAIN]


def _is_text(body: bytes) -> bool:
    """Return whether a body is text. Some servers name a character set as its content encoding."""
    try:
        body.decode()
    except UnicodeDecodeError:
        return False
    return True


def _read_target(location: str) -> str:
    """Return the host of a redirect, without the rest of the URL, which can repeat the request."""
    try:
        host = urlsplit(location).netloc.rpartition("@")[2]
    except ValueError:
        host = "?"
    if not host:
        return "the same host"
    return host if _HOST.fullmatch(host) else "an unreadable address"
