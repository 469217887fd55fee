"""One request on its way: all that has to be known and checked, but no input and output."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from yunbind_runtime.base.errors import ConnectFailed, UnreadableResponse
from yunbind_runtime.base.http import HttpResponse

from .bodies import Body
from .options import MAX_RESPONSE_SIZE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from yunbind_runtime.base.http import Headers, HttpRequest, Timeout

    from .network import ConnectionStats

_PROXY_LOGIN = 407
_REDIRECTS = (301, 302, 303, 307, 308)
_LONGEST = 1e9
"""Seconds that sockets and locks can wait; an infinity is beyond them."""
_HOST = re.compile(r"[A-Za-z0-9._:\[\]-]{1,255}")


class Exchange:
    """A request on its way.

    Args:
        request: what is sent.
        timeout: how long it may take.
        where: names the other side, in messages.
        limit: bytes that the answer may have, content-decoded.
        monotonic: a clock that never goes back.

    Attributes:
        status: of the answer; 0 until it comes.
        traffic: of the connection that carries it; None over a caller's own transport.
        is_settled: whether the answer came whole and its connection can carry another call.
    """

    def __init__(
        self,
        request: HttpRequest,
        timeout: Timeout,
        where: object = None,
        limit: int = MAX_RESPONSE_SIZE,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.request = request
        self.timeout = timeout
        self.status = 0
        self.stats: ConnectionStats | None = None
        self._where = where
        self._limit = limit
        self._monotonic = monotonic
        self._deadline = None if timeout.total is None else monotonic() + timeout.total
        self.is_settled = False
        self._is_chunked = False
        self._headers: Headers = ()

    @property
    def where(self) -> str:
        """The other side, without path and query."""
        return str(self._where or f"{self.request.scheme}://{self.request.host}")

    @property
    def is_overdue(self) -> bool:
        """Whether the time of the whole attempt is over."""
        return self._deadline is not None and self._monotonic() >= self._deadline

    def shorten(self, seconds: float) -> float:
        """Return a limit that does not outlast the attempt's; never less than zero."""
        left = _LONGEST if self._deadline is None else self._deadline - self._monotonic()
        return max(0.0, min(seconds, left, _LONGEST))

    def start(self, stats: ConnectionStats) -> Exchange:
        """Start, over a connection with that traffic."""
        self.stats = stats
        stats.begin(self._deadline)
        return self

    def open(self, status: int, headers: Iterable[tuple[bytes, bytes]], *, is_decoded: bool = False) -> Body:
        """Take the head of the answer; return what gathers its body.

        Args:
            status: of the answer.
            headers: as they came.
            is_decoded: whether the body will come content-decoded.

        Raises:
            ConnectFailed: it is a proxy's, which wants a password.
            UnreadableResponse: it is a redirect.
            BodyRefused: the body is too large or strangely encoded.
        """
        self.status = status
        self._headers = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers)
        known = {name.lower(): value for name, value in self._headers}
        if status == _PROXY_LOGIN:
            raise ConnectFailed(
                f"No connection to {self.where}: the proxy refuses to connect (HTTP {status}); "
                "write user and password into its URL."
            )
        if status in _REDIRECTS and "location" in known:
            raise self._make_redirect(known["location"])
        self._is_chunked = "transfer-encoding" in known
        encoding = "" if is_decoded else known.get("content-encoding", "")
        return Body(encoding, self._limit, known.get("content-length", ""))

    def _make_redirect(self, location: str) -> UnreadableResponse:
        return UnreadableResponse(
            f"{self.where} answered with a redirect (HTTP {self.status}) to {_read_target(location)}, "
            "and redirects are not followed; check endpoint= and region=.",
            http_status=self.status,
        )

    def close(self, body: Body) -> HttpResponse:
        """Return the whole answer, with its body.

        Raises:
            BodyRefused: what was encoded is not complete.
        """
        response = HttpResponse(self.status, self._headers, body.read())
        # What came beyond the answer would be taken for the start of the next one.
        surplus = self.stats is not None and self.stats.has_surplus(body.raw_size)
        self.is_settled = self._is_chunked or not surplus
        return response


def _read_target(location: str) -> str:
    """Return the host of a redirect; not the whole address, which may repeat what was sent."""
    try:
        host = urlsplit(location).netloc.rpartition("@")[2]
    except ValueError:
        host = "?"
    if not host:
        return "the same host"
    return host if _HOST.fullmatch(host) else "an address that cannot be read"
