"""Exceptions of the HTTP library and their translation, for each state of a connection."""

from __future__ import annotations

import ssl
from typing import Any

import httpx
import pytest
from yunbind_runtime.base.errors import ConnectFailed, ConnectionLost, TimedOut, UnreadableResponse
from yunbind_runtime.base.http import HttpRequest, Timeout
from yunbind_runtime.transport.exchange import Exchange, InvalidBody
from yunbind_runtime.transport.failures import make_overdue, translate
from yunbind_runtime.transport.network import ConnectionStats
from yunbind_runtime.transport.tls import explain

REQUEST = HttpRequest("GET", "https", "tke.test", "/")


def make(
    *, is_sent: bool = True, is_new: bool = True, has_ended: bool = False, received: int = 0, now: float = 0.0
) -> Exchange:
    """Return an exchange on a connection in some state, one second before its end."""
    times = iter([0.0])
    exchange = Exchange(REQUEST, Timeout(1.5, 2.5, 3.5, 1.25), monotonic=lambda: next(times, now))
    exchange.stats = ConnectionStats(lambda: 0.0, 10, is_secure=True)
    stats = exchange.stats
    stats.is_sent, stats.is_new, stats.has_ended, stats.received = is_sent, is_new, has_ended, received
    exchange.status = 207
    return exchange


def fail(error: Exception, exchange: Exchange | None = None) -> Any:
    return translate(error, exchange or make())


class DecodingError(Exception):
    """An exception of another library with the name that httpx uses."""


@pytest.mark.parametrize(
    ("error", "message"),
    [
        (InvalidBody("has more than 9 bytes"), "The response of https://tke.test has more than 9 bytes."),
        (DecodingError("secret"), "The response of https://tke.test does not match its content encoding."),
        (
            httpx.RemoteProtocolError("illegal header line: bytearray(b'secret')"),
            "https://tke.test sent an invalid HTTP response: illegal header line.",
        ),
    ],
)
def test_a_damaged_response_is_unreadable_and_keeps_its_status(error: Exception, message: str) -> None:
    failure = fail(error)
    assert type(failure) is UnreadableResponse
    assert (str(failure), failure.http_status) == (message, 207)


@pytest.mark.parametrize(
    "error", [httpx.LocalProtocolError("secret"), UnicodeEncodeError("ascii", "ä", 0, 1, "secret")]
)
def test_a_request_that_cannot_be_written_was_not_sent(error: Exception) -> None:
    failure = fail(error)
    assert type(failure) is ConnectFailed
    assert "The request to https://tke.test cannot be sent" in str(failure)
    assert "secret" not in str(failure)


@pytest.mark.parametrize("is_sent", [False, True])
@pytest.mark.parametrize(
    ("error", "message", "is_certain"),
    [
        (httpx.ConnectTimeout(""), "No connection to https://tke.test within 1.5 s. ", True),
        (httpx.PoolTimeout(""), "No connection to https://tke.test within 1.5 s. ", True),
        (httpx.WriteTimeout(""), "https://tke.test accepted no data for 3.5 s. ", False),
        (httpx.ReadTimeout(""), "https://tke.test sent no data for 2.5 s. ", False),
    ],
)
def test_a_timeout_says_its_limit_and_whether_the_request_was_sent(
    error: Exception, message: str, is_certain: bool, is_sent: bool
) -> None:
    failure = fail(error, make(is_sent=is_sent))
    assert type(failure) is TimedOut
    assert str(failure).startswith(message)
    assert failure.maybe_sent is (is_sent and not is_certain)
    overdue = fail(error, make(is_sent=is_sent, now=1.25))
    assert str(overdue).startswith("https://tke.test sent no complete response within 1.25 s. ")
    assert overdue.maybe_sent is is_sent


def test_without_statistics_a_request_may_have_been_sent() -> None:
    """A transport of the caller has none."""
    exchange = Exchange(REQUEST, Timeout(total=2))
    assert make_overdue(exchange).maybe_sent
    assert fail(httpx.ReadTimeout(""), exchange).maybe_sent
    lost = fail(httpx.RemoteProtocolError("peer: secret"), exchange)
    assert type(lost) is ConnectionLost
    assert str(lost) == "The connection to https://tke.test ended before the response was complete: peer."
    assert (lost.maybe_sent, lost.reused) == (True, False)
    assert "ReadError." in str(fail(httpx.ReadError(""), exchange))


@pytest.mark.parametrize("is_sent", [False, True])
def test_a_lost_connection_says_whether_it_was_reused(is_sent: bool) -> None:
    """A kept connection that ends before the first byte was closed while it was idle."""
    idle = fail(httpx.RemoteProtocolError("x"), make(is_new=False, has_ended=True, is_sent=is_sent))
    assert "began. It was kept open after an earlier call" in str(idle)
    assert (idle.reused, idle.maybe_sent) == (True, is_sent)
    for received, is_new in ((1, False), (0, True)):
        exchange = make(has_ended=True, is_sent=is_sent, received=received, is_new=is_new)
        lost = fail(httpx.RemoteProtocolError("x"), exchange)
        assert str(lost) == "The connection to https://tke.test ended before the response was complete."
        assert (lost.reused, lost.maybe_sent) == (False, is_sent)
    assert type(fail(httpx.ReadError("x"), make(is_sent=is_sent))) is ConnectionLost


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (httpx.ConnectError("[Errno 111] refused."), "[Errno 111] refused. Check the network, endpoint=, "),
        (httpx.ConnectError("name: secret"), "name. Check the network, endpoint=, region= and the proxy."),
        (httpx.UnsupportedProtocol(""), "UnsupportedProtocol. Check the network"),
        (httpx.InvalidURL("bad"), "bad. Check the network"),
        (httpx.ProxyError("403 Forbidden"), "the proxy refused to connect (HTTP 403)."),
        (
            httpx.ProxyError("407 who?"),
            "the proxy refused to connect (HTTP 407). Write user and password into its URL.",
        ),
        (httpx.ProxyError("the login failed"), "the login failed. Check the network"),
        (httpx.ConnectError("407 rooms"), "407 rooms. Check the network"),
    ],
)
def test_a_failed_connection_says_its_reason(error: Exception, reason: str) -> None:
    failure = fail(error)
    assert type(failure) is ConnectFailed
    assert str(failure).startswith(f"No connection to https://tke.test: {reason}")


def test_the_reason_of_a_failed_handshake_is_found_behind_other_errors() -> None:
    """As a cause or as a context."""
    for link in ("__cause__", "__context__"):
        outer, middle = httpx.ConnectError("x"), OSError("y")
        setattr(outer, link, middle)
        setattr(middle, link, ssl.SSLEOFError())
        assert "the server ended the TLS handshake" in str(fail(outer))


def make_certificate_error(code: int) -> ssl.SSLCertVerificationError:
    error = ssl.SSLCertVerificationError()
    error.verify_code = code
    error.verify_message = "the words of OpenSSL"
    return error


@pytest.mark.parametrize(
    ("codes", "reason"),
    [
        ([9], "is not valid yet. Check the clock"),
        ([10], "has expired. Check the clock"),
        ([62, 64], "is for another host. Check endpoint="),
        ([2, 18, 19, 20, 21], "was issued by an untrusted authority"),
        ([1, 3, 8, 11, 17, 22, 61, 63, 65], "is invalid: the words of OpenSSL"),
    ],
)
def test_a_refused_certificate_says_why(codes: list[int], reason: str) -> None:
    """The codes are those of OpenSSL: https://docs.openssl.org/3.0/man3/X509_STORE_CTX_get_error/"""
    for code in codes:
        assert f"the server's certificate {reason}" in explain(make_certificate_error(code))


@pytest.mark.parametrize(
    ("reason", "expected"),
    [
        ("WRONG_VERSION_NUMBER", "the server does not use TLS on this port"),
        ("HTTP_REQUEST", "the server does not use TLS on this port"),
        ("RECORD_LAYER_FAILURE", "the server does not use TLS on this port"),
        ("PACKET_LENGTH_TOO_LONG", "the server does not use TLS on this port"),
        ("UNSUPPORTED_PROTOCOL", "supports neither TLS 1.2 nor later"),
        ("TLSV1_ALERT_PROTOCOL_VERSION", "supports neither TLS 1.2 nor later"),
        ("NO_PROTOCOLS_AVAILABLE", "supports neither TLS 1.2 nor later"),
        ("NO_SHARED_CIPHER", "the TLS handshake failed (NO_SHARED_CIPHER)"),
        (None, "the TLS handshake failed (unknown reason)"),
    ],
)
def test_a_failed_handshake_says_why(reason: str | None, expected: str) -> None:
    error = ssl.SSLError()
    error.reason = reason  # type: ignore[assignment]
    assert expected in explain(error)
