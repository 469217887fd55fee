"""Content encodings: requested, odd, repeated and unknown, and bytes behind gzip data."""

from __future__ import annotations

import asyncio
import gzip

import httpx
import pytest
from yunbind_runtime.base.errors import UnreadableResponse
from yunbind_runtime.base.http import Timeout
from yunbind_runtime.transport.httpx_transport import as_async_transport, as_transport

from tests.runtime.transport.raw_server import EitherTransport, Peer, listen, make_request

TEXT = '{"a": "中"}'.encode()
ZIPPED = gzip.compress(TEXT)


def send(transport: EitherTransport, body: bytes, *headers: str) -> bytes:
    """Return the body that the transport reads. Two calls: odd encodings do not cost the connection."""

    def handle(peer: Peer) -> None:
        while peer.read():
            peer.respond(body, *headers)

    with listen(handle) as server:
        bodies = {transport.send(make_request(server.host)).body for _ in range(2)}
        assert server.accepted == 1
    assert len(bodies) == 1
    return bodies.pop()


@pytest.mark.parametrize(
    "encoding",
    [
        "gzip",
        "GZIP",
        "x-gzip",
        " gzip ",
        "gzip, identity",
        "identity, gzip",
        "identity,gzip,",
        "gzip, none",
        "UTF-8, gzip",
        "gzip, gzip",
        "x-gzip, gzip",
        "gzip, gzip, gzip",
    ],
)
def test_gzip_is_decoded_whatever_is_named_beside_it(transport: EitherTransport, encoding: str) -> None:
    assert send(transport, ZIPPED, f"Content-Encoding: {encoding}") == TEXT


@pytest.mark.parametrize("layers", [1, 2, 3])
def test_gzip_in_gzip_is_decoded_as_often_as_it_is_named(transport: EitherTransport, layers: int) -> None:
    body = TEXT
    for _ in range(layers):
        body = gzip.compress(body)
    assert send(transport, body, f"Content-Encoding: {', '.join(['gzip'] * layers)}") == TEXT


def test_repeated_headers_are_one_list(transport: EitherTransport) -> None:
    assert send(transport, ZIPPED, "Content-Encoding: identity", "Content-Encoding: gzip") == TEXT
    assert send(transport, ZIPPED, "Content-Encoding: gzip", "content-encoding: gzip") == TEXT
    assert send(transport, TEXT, "Content-Encoding: identity", "Content-Encoding: UTF-8") == TEXT


@pytest.mark.parametrize(
    "encoding",
    [
        "",
        "identity",
        "none",
        "UTF-8",
        "utf8",
        "binary",
        "8bit",
        "br",
        "deflate",
        "gzip2",
        "identity, identity",
    ],
)
def test_text_under_another_encoding_is_read(transport: EitherTransport, encoding: str) -> None:
    assert send(transport, TEXT, f"Content-Encoding: {encoding}") == TEXT


@pytest.mark.parametrize(
    "rest", [b"\0", bytes(512), b"\r\n", b"garbage", b"\x1f", b"\x1f\x8b", b"\x1f\x8b\x08\xff"]
)
def test_bytes_behind_gzip_data_are_ignored(transport: EitherTransport, rest: bytes) -> None:
    assert send(transport, ZIPPED + rest, "Content-Encoding: gzip") == TEXT


def test_several_gzip_members_are_one_body(transport: EitherTransport) -> None:
    body = gzip.compress(TEXT[:3]) + gzip.compress(b"") + gzip.compress(TEXT[3:])
    assert send(transport, body + b"rest", "Content-Encoding: gzip") == TEXT


def test_bytes_behind_gzip_data_in_pieces_are_ignored(transport: EitherTransport) -> None:
    def handle(peer: Peer) -> None:
        peer.read()
        peer.send(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n")
        for byte in ZIPPED + b"rest" + ZIPPED:
            peer.send(b"1\r\n%c\r\n" % byte)
        peer.send(b"0\r\n\r\n")

    with listen(handle) as server:
        assert transport.send(make_request(server.host)).body == TEXT


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("encoding", ["identity, gzip", "gzip, gzip"])
def test_transports_of_the_caller_follow_the_same_rules(kind: str, encoding: str) -> None:
    def respond(_request: httpx.Request) -> httpx.Response:
        stream = httpx.ByteStream(ZIPPED + b"rest")
        return httpx.Response(200, headers={"Content-Encoding": encoding}, stream=stream)

    mock, request = httpx.MockTransport(respond), make_request("tke.test")
    if kind == "sync":
        assert as_transport(mock).send(request, Timeout()).body == TEXT
    else:
        assert asyncio.run(as_async_transport(mock).send(request, Timeout())).body == TEXT


def test_bytes_that_are_no_text_under_an_unknown_encoding_are_unreadable(transport: EitherTransport) -> None:
    with pytest.raises(UnreadableResponse, match="only gzip was"):
        send(transport, b"\x8b\x00\x80{}\x03", "Content-Encoding: br")
