"""Whatever a server sends, only errors of ours come out, in bounded memory."""

from __future__ import annotations

import gzip
import tracemalloc
import zlib
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from yunbind_runtime.base.errors import ConnectFailed, ConnectionLost, UnreadableResponse, YunbindError
from yunbind_runtime.base.http import HttpRequest, Timeout
from yunbind_runtime.transport.options import MAX_RESPONSE_SIZE

from tests.runtime.transport.raw_server import Carrier, Peer, ask, listen

MIB = 1024 * 1024
OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n"


def say(*pieces: bytes) -> Callable[[Peer], None]:
    """Read a request, send the pieces, hang up."""

    def talk(peer: Peer) -> None:
        peer.read()
        for piece in pieces:
            peer.send(piece)

    return talk


def endlessly(head: bytes, piece: bytes) -> Callable[[Peer], None]:
    def talk(peer: Peer) -> None:
        peer.read()
        peer.send(head)
        while True:
            peer.send(piece)

    return talk


HOSTILE: dict[str, tuple[Callable[[Peer], None], type[YunbindError], str]] = {
    "a length that is too large": (
        say(OK + b"Content-Length: 9\r\n\r\n{}"),
        ConnectionLost,
        "before the whole",
    ),
    "a length that is no number": (
        say(OK + b"Content-Length: nine\r\n\r\n{}"),
        UnreadableResponse,
        "not HTTP",
    ),
    "a negative length": (say(OK + b"Content-Length: -1\r\n\r\n{}"), UnreadableResponse, "not HTTP"),
    "two lengths": (
        say(OK + b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"),
        UnreadableResponse,
        "not HTTP",
    ),
    "a length beyond the limit": (
        say(OK + b"Content-Length: 99999999999999999999\r\n\r\n"),
        UnreadableResponse,
        "has more than",
    ),
    "a chunk that is no number": (say(CHUNKED + b"\r\nxyz\r\n"), UnreadableResponse, "not HTTP"),
    "an endless chunk number": (endlessly(CHUNKED + b"\r\n", b"1" * 1000), UnreadableResponse, "not HTTP"),
    "no HTTP": (say(b"SSH-2.0-OpenSSH_9.6\r\n\r\n"), UnreadableResponse, "not HTTP"),
    "HTTP/0.9": (say(b"<html>hello</html>\r\n\r\n"), UnreadableResponse, "not HTTP"),
    "a status that is no number": (say(b"HTTP/1.1 OK\r\n\r\n"), UnreadableResponse, "not HTTP"),
    "a NUL in a header": (say(OK + b"X: a\x00b\r\n\r\n"), UnreadableResponse, "not HTTP"),
    "a header without a colon": (say(OK + b"nothing\r\n\r\n"), UnreadableResponse, "not HTTP"),
    "a header without end": (endlessly(OK + b"X: ", b"x" * 1000), UnreadableResponse, "not HTTP"),
    "headers without end": (endlessly(OK, b"X: y\r\n" * 100), UnreadableResponse, "not HTTP"),
    "interim answers without end": (
        endlessly(b"", b"HTTP/1.1 100 Continue\r\n\r\n" * 100),
        UnreadableResponse,
        "not HTTP",
    ),
    "a body without end": (endlessly(OK + b"\r\n", b"x" * 1000), UnreadableResponse, "has more than"),
    "chunks without end": (
        endlessly(CHUNKED + b"\r\n", b"400\r\n" + b"x" * 1024 + b"\r\n"),
        UnreadableResponse,
        "has more than",
    ),
    "empty gzips without end": (
        endlessly(CHUNKED + b"Content-Encoding: gzip\r\n\r\n", b"14\r\n" + gzip.compress(b"") + b"\r\n"),
        UnreadableResponse,
        "not HTTP",
    ),
    "gzip that is none": (
        say(OK + b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain"),
        UnreadableResponse,
        "not the gzip",
    ),
    "half a gzip": (
        say(OK + b"Content-Encoding: gzip\r\nContent-Length: 12\r\n\r\n" + gzip.compress(b"x" * 99)[:12]),
        UnreadableResponse,
        "in the middle of its gzip",
    ),
    "brotli": (
        say(OK + b"Content-Encoding: br\r\nContent-Length: 2\r\n\r\n{}"),
        UnreadableResponse,
        "only gzip was",
    ),
    "gzip in gzip": (
        say(OK + b"Content-Encoding: gzip, gzip\r\nContent-Length: 2\r\n\r\n{}"),
        UnreadableResponse,
        "only gzip was",
    ),
    "nothing": (say(), ConnectionLost, "before the whole"),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_answer_is_an_error_of_ours(make_carrier: Callable[..., Carrier], kind: str) -> None:
    talk, expected, message = HOSTILE[kind]
    carrier = make_carrier(max_response_size=100_000)
    with listen(talk) as server, pytest.raises(expected, match=message) as caught:
        carrier.send(ask(server.host), Timeout(read=5, total=20))
    assert type(caught.value) is expected
    assert "h11" not in str(caught.value)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=60), has_head=st.booleans(), gzipped=st.booleans())
def test_no_bytes_bring_out_another_error(
    carrier: Carrier, data: bytes, has_head: bool, gzipped: bool
) -> None:
    """Property: any bytes give an answer or an error of ours."""
    head = OK + (b"Content-Encoding: gzip\r\n" if gzipped else b"")
    talk = say((head if has_head else b"") + data)
    with listen(talk) as server:
        try:
            carrier.send(ask(server.host), Timeout(read=5))
        except (ConnectionLost, UnreadableResponse):
            return


def bomb(megabytes: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    zeros = bytes(MIB)
    return b"".join(packer.compress(zeros) for _ in range(megabytes)) + packer.flush()


@pytest.mark.slow
def test_a_bomb_takes_no_more_memory_than_an_answer_may_have(carrier: Carrier) -> None:
    """Ten megabytes of gzip that stand for ten gigabytes of zeros."""
    packed = bomb(100)
    head = OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % (100 * len(packed))
    with listen(say(head, *[packed] * 100)) as server:
        tracemalloc.start()
        try:
            with pytest.raises(
                UnreadableResponse, match="has more than 33,554,432 bytes; pass max_response_size="
            ):
                carrier.send(ask(server.host))
            _, peak = tracemalloc.get_traced_memory()
        finally:
            tracemalloc.stop()
    assert len(packed) * 100 > 9 * MIB
    assert peak < MAX_RESPONSE_SIZE * 1.25


def test_an_answer_may_have_exactly_as_many_bytes_as_allowed(make_carrier: Callable[..., Carrier]) -> None:
    carrier = make_carrier(max_response_size=1000)
    sizes = iter([1000, 1001])

    def talk(peer: Peer) -> None:
        while peer.read():
            peer.answer(gzip.compress(b"x" * next(sizes)), "Content-Encoding: gzip")

    with listen(talk) as server:
        assert len(carrier.send(ask(server.host)).body) == 1000
        with pytest.raises(UnreadableResponse) as caught:
            carrier.send(ask(server.host))
    assert caught.value.http_status == 200


@pytest.mark.parametrize("encoding", ["gzip", "GZIP", "x-gzip", "identity", ""])
def test_encodings_that_were_asked_for_are_decoded(carrier: Carrier, encoding: str) -> None:
    body = gzip.compress(b'{"a":') + gzip.compress(b" 1}") if "gzip" in encoding.lower() else b'{"a": 1}'

    def talk(peer: Peer) -> None:
        while peer.read():
            peer.answer(body, f"Content-Encoding: {encoding}")

    with listen(talk) as server:
        assert carrier.send(ask(server.host)).body == b'{"a": 1}'


@pytest.mark.parametrize(
    ("location", "told"),
    [
        ("https://elsewhere.test:8443/path?Signature=s3cret", "elsewhere.test:8443"),
        ("//user:s3cret@elsewhere.test/", "elsewhere.test"),
        ("/login?token=s3cret", "the same host"),
        ("http://[::1", "an address that cannot be read"),
        ("https://s3cret%20<script>/", "an address that cannot be read"),
    ],
)
@pytest.mark.parametrize(
    "status", ["301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"]
)
def test_a_redirect_is_not_followed_and_told_by_its_host_alone(
    carrier: Carrier, status: str, location: str, told: str
) -> None:
    with listen(
        lambda peer: peer.read() and peer.answer(b"", f"Location: {location}", status=status)
    ) as server:
        with pytest.raises(UnreadableResponse, match="redirects are not followed") as caught:
            carrier.send(ask(server.host))
        assert server.accepted == 1
    assert f" to {told}, " in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert caught.value.http_status == int(status[:3])
    assert not caught.value.retryable


@pytest.mark.parametrize("value", ["s3c\nret", "s3c\rret", "s3c\0ret", "\udc80s3c"])
def test_a_header_that_cannot_be_sent_is_refused_without_repeating_it(carrier: Carrier, value: str) -> None:
    request = ask("127.0.0.1:1").with_headers(("X-Auth-Token", value))
    with listen(say()) as server:
        request = HttpRequest("POST", "http", server.host, "/", "", request.headers)
        with pytest.raises(ConnectFailed, match="cannot be sent") as caught:
            carrier.send(request)
    chain: list[Any] = [caught.value]
    while chain[-1] is not None:
        assert "s3c" not in repr(vars(chain[-1])) + repr(chain[-1]) + str(chain[-1])
        chain.append(chain[-1].__context__)
    assert not caught.value.maybe_sent
