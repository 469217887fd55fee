"""The transport on aiohttp: options that it refuses, and requests that aiohttp would repeat."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from yunbind_runtime.base.errors import (
    ConfigurationError,
    ConnectFailed,
    ConnectionLost,
    UnreadableResponse,
)
from yunbind_runtime.base.http import HttpRequest, Timeout
from yunbind_runtime.transport.aiohttp_connection import _find_head_size
from yunbind_runtime.transport.options import TransportOptions

from tests.runtime.transport.raw_server import EitherTransport, Peer, listen, make_request

for_aiohttp = pytest.mark.parametrize("make_transport", ["aiohttp async"], indirect=True)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "POST"])
@for_aiohttp
def test_a_request_is_sent_once(transport: EitherTransport, method: str) -> None:
    """aiohttp repeats idempotent methods after the end of a kept connection, with the same signature."""
    received: list[bytes] = []

    def handle(peer: Peer) -> None:
        while request := peer.read():
            received.append(request)
            if len(received) > 1:
                return
            peer.respond()

    with listen(handle) as server:
        request = HttpRequest(method, "http", server.host, "/")
        transport.send(request)
        with pytest.raises(ConnectionLost, match="kept open after an earlier call") as caught:
            transport.send(request)
        assert (caught.value.reused, caught.value.maybe_sent) == (True, True)
        assert len(received) == 2


@for_aiohttp
def test_a_socks_proxy_is_refused(make_transport: Callable[..., EitherTransport]) -> None:
    url, message = "socks5://user:s3cret@proxy.test", "is a SOCKS proxy, which aiohttp does not support"
    with pytest.raises(ConfigurationError, match=f"^proxy= {message}") as given:
        TransportOptions(library="aiohttp", proxy=url)
    transport = make_transport(environ={"ALL_PROXY": url})
    with pytest.raises(ConfigurationError, match=f"^ALL_PROXY {message}") as found:
        transport.send(make_request("tke.test", scheme="https"))
    assert "s3cret" not in f"{given.value} {found.value}"


@for_aiohttp
def test_a_lone_surrogate_in_a_header_is_not_sent(transport: EitherTransport) -> None:
    """aiohttp would send another character, which was not signed."""
    received: list[bytes] = []
    with (
        listen(lambda peer: received.append(peer.read())) as server,
        pytest.raises(ConnectFailed, match="cannot be sent"),
    ):
        transport.send(make_request(server.host).with_headers(("X-A", "\udc80")))
    assert received in ([], [b""])


@for_aiohttp
def test_an_invalid_chunk_after_a_valid_one_ends_the_call(transport: EitherTransport) -> None:
    """aiohttp itself would wait for the rest of the body, without a time limit."""

    def handle(peer: Peer) -> None:
        peer.read()
        peer.send(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n")
        time.sleep(0.05)
        peer.send(b"1" * 1000)
        peer.wait_for_end()

    with listen(handle) as server:
        begun = time.monotonic()
        with pytest.raises(UnreadableResponse, match="sent an invalid HTTP response"):
            transport.send(make_request(server.host), Timeout(read=5, total=10))
        assert time.monotonic() - begun < 4


def test_the_size_of_a_head_includes_interim_responses() -> None:
    interim, head = b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", b"HTTP/1.1 200 OK\r\n\r\n"
    assert _find_head_size(head + b"{}") == len(head)
    assert _find_head_size(interim * 2 + head + b"\r\n\r\n") == len(interim * 2 + head)
    for incomplete in (b"", interim, interim + head[:-1], head[:-1], b"HTTP/1.1 200 OK\n\n"):
        assert _find_head_size(incomplete) == 0
