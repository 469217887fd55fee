"""Hostile servers: every response raises a YunbindError, and memory is bounded."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from yunbind_runtime.base.errors import (
    ConnectFailed,
    ConnectionLost,
    TimedOut,
    UnreadableResponse,
    YunbindError,
)
from yunbind_runtime.base.http import HttpRequest, Timeout
from yunbind_runtime.transport.options import MAX_RESPONSE_SIZE

from tests.runtime.transport.raw_server import EitherTransport, Peer, listen, make_request

MIB = 1024 * 1024
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n"


def send_pieces(*pieces: bytes) -> Callable[[Peer], None]:
    """Read a request, send the pieces, close the connection."""

    def handle(peer: Peer) -> None:
        peer.read()
        for piece in pieces:
            peer.send(piece)

    return handle


def send_endlessly(head: bytes, piece: bytes) -> Callable[[Peer], None]:
    def handle(peer: Peer) -> None:
        peer.read()
        peer.send(head)
        while True:
            peer.send(piece)

    return handle


HOSTILE: dict[str, tuple[Callable[[Peer], None], type[YunbindError], str]] = {
    "a length that is too large": (
        send_pieces(OK + b"Content-Length: 9\r\n\r\n{}"),
        ConnectionLost,
        "before the response was complete",
    ),
    "a length that is not a number": (
        send_pieces(OK + b"Content-Length: nine\r\n\r\n{}"),
        UnreadableResponse,
        "sent an invalid HTTP response",
    ),
    "a negative length": (
        send_pieces(OK + b"Content-Length: -1\r\n\r\n{}"),
        UnreadableResponse,
        "sent an invalid HTTP response",
    ),
    "two lengths": (
        send_pieces(OK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
        UnreadableResponse,
        "sent an invalid HTTP response",
    ),
    "a length beyond the limit": (
        send_pieces(OK + b"Content-Length: 99999999999999999999\r\n\r\n"),
        UnreadableResponse,
        "has more than",
    ),
    "a chunk size that is not a number": (
        send_pieces(CHUNKED + b"\r\nxyz\r\n"),
        UnreadableResponse,
        "sent an invalid HTTP response",
    ),
    "an endless chunk size": (
        send_endlessly(CHUNKED + b"\r\n", b"1" * 1000),
        UnreadableResponse,
        "sent an invalid HTTP response",
    ),
    "no HTTP": (
        send_pieces(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"),
        UnreadableResponse,
        "sent an invalid HTTP response",
    ),
    "HTTP/0.9": (
        send_pieces(b"<html>hello</html>\r\n\r\n"),
        UnreadableResponse,
        "sent an invalid HTTP response",
    ),
    "a status that is not a number": (
        send_pieces(b"HTTP/1.1 OK\r\n\r\n"),
        UnreadableResponse,
        "sent an invalid HTTP response",
    ),
    "a NUL in a header": (
        send_pieces(OK + b"X: a\x00b\r\n\r\n"),
        UnreadableResponse,
        "sent an invalid HTTP response",
    ),
    "a header without a colon": (
        send_pieces(OK + b"nothing\r\n\r\n"),
        UnreadableResponse,
        "sent an invalid HTTP response",
    ),
    "an endless header": (
        send_endlessly(OK + b"X: ", b"x" * 1000),
        UnreadableResponse,
        "sent an invalid HTTP response",
    ),
    "endless headers": (
        send_endlessly(OK, b"X: y\r\n" * 100),
        UnreadableResponse,
        "sent an invalid HTTP response",
    ),
    "endless interim responses": (
        send_endlessly(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
        UnreadableResponse,
        "sent an invalid HTTP response",
    ),
    "an endless body": (send_endlessly(OK + b"\r\n", b"x" * 1000), UnreadableResponse, "has more than"),
    "endless chunks": (
        send_endlessly(CHUNKED + b"\r\n", b"400\r\n" + b"x" * 1024 + b"\r\n"),
        UnreadableResponse,
        "has more than",
    ),
    "endless empty gzip members": (
        send_endlessly(CHUNKED + b"Content-Encoding: gzip\r\n\r\n", b"14\r\n" + gzip.compress(b"") + b"\r\n"),
        UnreadableResponse,
        "sent an invalid HTTP response",
    ),
    "invalid gzip": (
        send_pieces(OK + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain"),
        UnreadableResponse,
        "is not valid gzip",
    ),
    "incomplete gzip": (
        send_pieces(
            OK + b"Content-Encoding: gzip\r\nContent-Length: 12\r\n\r\n" + gzip.compress(b"x" * 99)[:12]
        ),
        UnreadableResponse,
        "in the middle of its gzip data",
    ),
    "brotli": (
        send_pieces(OK + b"Content-Encoding: br\r\nContent-Length: 6\r\n\r\n\x8b\x00\x80{}\x03"),
        UnreadableResponse,
        "only gzip was",
    ),
    "brotli in gzip": (
        send_pieces(OK + b"Content-Encoding: br, gzip\r\n\r\n" + gzip.compress(b"\x8b\x00\x80{}\x03")),
        UnreadableResponse,
        "only gzip was",
    ),
    "plain text as gzip in gzip": (
        send_pieces(OK + b"Content-Encoding: gzip, gzip\r\nContent-Length: 2\r\n\r\n{}"),
        UnreadableResponse,
        "is not valid gzip",
    ),
    "a broken second member": (
        send_pieces(
            OK + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"{}") + gzip.compress(b"{}")[:-3]
        ),
        UnreadableResponse,
        "in the middle of its gzip data",
    ),
    "a second layer beyond the limit": (
        send_pieces(
            OK + b"Content-Encoding: gzip, gzip\r\n\r\n" + gzip.compress(gzip.compress(bytes(100_001)))
        ),
        UnreadableResponse,
        "has more than",
    ),
    "nothing": (send_pieces(), ConnectionLost, "before the response was complete"),
}


OTHERWISE: dict[tuple[str, str], tuple[type[YunbindError], str]] = {
    ("pyreqwest", "a length beyond the limit"): (UnreadableResponse, "sent an invalid HTTP response"),
    ("pyreqwest", "endless interim responses"): (TimedOut, "sent no data for 0.3 s"),
    ("pyreqwest", "endless empty gzip members"): (UnreadableResponse, "does not end"),
    ("aiohttp", "a length beyond the limit"): (UnreadableResponse, "sent an invalid HTTP response"),
    ("aiohttp", "endless empty gzip members"): (UnreadableResponse, "does not end"),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_response_raises_a_yunbind_error(
    make_transport: Callable[..., EitherTransport], kind: str
) -> None:
    handle, expected, message = HOSTILE[kind]
    transport = make_transport(max_response_size=100_000)
    timeout = Timeout(read=5, total=20)
    if (transport.library, kind) in OTHERWISE:
        expected, message = OTHERWISE[transport.library, kind]
        timeout = Timeout(read=0.3)
    with listen(handle) as server, pytest.raises(expected, match=message) as caught:
        transport.send(make_request(server.host), timeout)
    assert type(caught.value) is expected
    assert "h11" not in str(caught.value)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=60), has_head=st.booleans(), gzipped=st.booleans())
def test_no_bytes_raise_another_error(
    transport: EitherTransport, data: bytes, has_head: bool, gzipped: bool
) -> None:
    """Property: any bytes give a response, ConnectionLost or UnreadableResponse."""
    head = OK + (b"Content-Encoding: gzip\r\n" if gzipped else b"")
    handle = send_pieces((head if has_head else b"") + data)
    with listen(handle) as server:
        try:
            transport.send(make_request(server.host), Timeout(read=5))
        except (ConnectionLost, UnreadableResponse):
            return


def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(MIB)
    return b"".join(packer.compress(zeros) for _ in range(megabytes)) + packer.flush()


@pytest.mark.slow
def test_a_gzip_bomb_needs_no_more_memory_than_the_maximum_response(transport: EitherTransport) -> None:
    """Ten megabytes of gzip expand to ten gigabytes of zeros."""
    packed = bomb(100)
    head = OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % (100 * len(packed))
    with listen(send_pieces(head, *[packed] * 100)) as server:
        tracemalloc.start()
        try:
            with pytest.raises(
                UnreadableResponse,
                match=r"has more than 33,554,432 bytes\. To allow more, pass max_response_size=",
            ):
                transport.send(make_request(server.host))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert len(packed) * 100 > 9 * MIB
    assert peak < MAX_RESPONSE_SIZE * 1.25


def test_a_response_of_exactly_the_maximum_size_is_read(
    make_transport: Callable[..., EitherTransport],
) -> None:
    transport = make_transport(max_response_size=1000)
    sizes = iter([1000, 1001])

    def handle(peer: Peer) -> None:
        while peer.read():
            peer.respond(gzip.compress(b"x" * next(sizes)), "Content-Encoding: gzip")

    with listen(handle) as server:
        assert len(transport.send(make_request(server.host)).body) == 1000
        with pytest.raises(UnreadableResponse) as caught:
            transport.send(make_request(server.host))
    assert caught.value.http_status == 200


@pytest.mark.parametrize(
    ("location", "target"),
    [
        ("https://elsewhere.test:8443/path?Signature=s3cret", "elsewhere.test:8443"),
        ("//user:s3cret@elsewhere.test/", "elsewhere.test"),
        ("/login?token=s3cret", "the same host"),
        ("http://[::1", "an unreadable address"),
        ("https://s3cret%20<script>/", "an unreadable address"),
    ],
)
@pytest.mark.parametrize(
    "status", ["301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"]
)
def test_a_redirect_is_not_followed_and_its_message_shows_only_the_host(
    transport: EitherTransport, status: str, location: str, target: str
) -> None:
    with listen(
        lambda peer: peer.read() and peer.respond(b"", f"Location: {location}", status=status)
    ) as server:
        with pytest.raises(UnreadableResponse, match="redirects are not followed") as caught:
            transport.send(make_request(server.host))
        assert server.accepted == 1
    assert f" to {target}, " in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert caught.value.http_status == int(status[:3])
    assert not caught.value.retryable


@pytest.mark.parametrize("value", ["s3c\nret", "s3c\rret", "s3c\0ret", "\udc80s3c"])
def test_the_error_for_an_invalid_header_does_not_repeat_it(transport: EitherTransport, value: str) -> None:
    request = make_request("127.0.0.1:1").with_headers(("X-Auth-Token", value))
    with listen(send_pieces()) as server:
        request = HttpRequest("POST", "http", server.host, "/", "", request.headers)
        with pytest.raises(ConnectFailed, match="cannot be sent") as caught:
            transport.send(request)
    chain: list[Any] = [caught.value]
    while chain[-1] is not None:
        assert "s3c" not in repr(vars(chain[-1])) + repr(chain[-1]) + str(chain[-1])
        chain.append(chain[-1].__context__)
    assert not caught.value.maybe_sent
