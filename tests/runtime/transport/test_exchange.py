"""One exchange without a connection: heads, sizes, encodings and redirects."""

from __future__ import annotations

import gzip
import math

import pytest
from yunbind_runtime.base.errors import ConnectFailed, UnreadableResponse
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.transport.exchange import Exchange, InvalidBody
from yunbind_runtime.transport.gzip_decoder import GzipDecoder, InvalidGzip
from yunbind_runtime.transport.network import ConnectionStats
from yunbind_runtime.transport.options import MAX_RESPONSE_SIZE

REQUEST = HttpRequest("GET", "https", "tke.test", "/")
Header = tuple[bytes, bytes]
GZIP: Header = (b"Content-Encoding", b"gzip")
NOISE = bytes(range(256))


def make(limit: int = 1000, timeout: Timeout | None = None) -> Exchange:
    return Exchange(REQUEST, timeout or Timeout(), limit=limit, monotonic=lambda: 100.0)


def read(*pieces: bytes, headers: tuple[Header, ...] = (), status: int = 200, limit: int = 1000) -> bytes:
    """Return the body of a response that arrives in pieces."""
    exchange = make(limit)
    exchange.receive_head(status, headers)
    for piece in pieces:
        exchange.receive(piece)
    return exchange.finish().body


def test_an_exchange_is_complete_after_its_last_piece() -> None:
    exchange = make()
    assert (exchange.status, exchange.stats, exchange.is_complete) == (0, None, False)
    exchange.receive_head(201, [(b"X-Name", b"\xe4")])
    exchange.receive(b"a")
    exchange.receive(b"b")
    assert (exchange.status, exchange.is_complete) == (201, False)
    assert exchange.finish() == HttpResponse(201, (("X-Name", "\u00e4"),), b"ab")
    assert exchange.is_complete


def test_the_peer_is_the_host_unless_it_is_given() -> None:
    assert make().peer == "https://tke.test"
    assert Exchange(REQUEST, Timeout(), "the route").peer == "the route"


def test_a_body_defaults_to_32_mib() -> None:
    exchange = Exchange(REQUEST, Timeout())
    size = str(32 * 1024 * 1024).encode()
    exchange.receive_head(200, [(b"Content-Length", size)])
    assert int(size) == MAX_RESPONSE_SIZE
    with pytest.raises(InvalidBody, match="more than 33,554,432 bytes"):
        exchange.receive_head(200, [(b"Content-Length", b"33554433")])


def test_the_time_limits_of_an_attempt_are_finite_and_never_negative() -> None:
    """Sockets and locks accept neither infinity nor negative numbers."""
    assert [make().trim(seconds) for seconds in (math.inf, 2e9, 1e9, 5, -1)] == [1e9, 1e9, 1e9, 5, 0]
    limited = make(timeout=Timeout(total=3))
    assert [limited.trim(seconds) for seconds in (math.inf, 3, 2)] == [3, 3, 2]
    assert not make().is_overdue


def test_a_connection_counts_until_the_end_of_the_attempt() -> None:
    stats = ConnectionStats(lambda: 100.0, 10, is_secure=True)
    for timeout, deadline in ((Timeout(total=3), 103.0), (Timeout(), None)):
        exchange = make(timeout=timeout)
        assert exchange.start(stats) is exchange
        assert exchange.stats is stats
        assert stats.deadline == deadline


def test_a_proxy_that_requires_a_password_is_no_connection() -> None:
    """The statuses beside 407 are the service's."""
    with pytest.raises(ConnectFailed, match=r"https://tke\.test: the proxy refused to connect \(HTTP 407\)"):
        read(status=407)
    assert [read(b"x", status=status) for status in (406, 408)] == [b"x", b"x"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_unreadable(status: int) -> None:
    with pytest.raises(UnreadableResponse, match=rf"redirect \(HTTP {status}\) to other\.test") as caught:
        read(headers=((b"Location", b"https://other.test/a?b"),), status=status)
    assert caught.value.http_status == status
    assert read(b"x", status=status) == b"x", "without a target"


@pytest.mark.parametrize("status", [200, 300, 304, 305, 306, 309])
def test_other_statuses_with_a_location_are_read(status: int) -> None:
    assert read(b"x", headers=((b"Location", b"https://other.test"),), status=status) == b"x"


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        (b"https://user:s3cret@other.test:8443/a", "other.test:8443"),
        (b"/path?s3cret", "the same host"),
        (b"", "the same host"),
        (b"https://[::1]:80/", r"\[::1\]:80"),
        (b"https://[s3cret/", r"an unreadable address"),
        (b"https://a b/", "an unreadable address"),
        (b"https://" + b"a" * 255 + b"/", "a" * 255),
        (b"https://" + b"a" * 256 + b"/", "an unreadable address"),
    ],
)
def test_the_message_shows_the_host_of_a_redirect_only(location: bytes, shown: str) -> None:
    with pytest.raises(UnreadableResponse, match=f" to {shown}, and redirects") as caught:
        read(headers=((b"Location", location),), status=302)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("declared", [b"1001", b"0001001", b"9" * 19, b"9" * 25, b"1" + b"0" * 5000])
def test_a_declared_size_above_the_limit_is_refused_before_it_is_read(declared: bytes) -> None:
    """Whatever the number of its digits."""
    with pytest.raises(
        InvalidBody, match=r"has more than 1,000 bytes. To allow more, pass max_response_size="
    ):
        read(headers=((b"Content-Length", declared),))


@pytest.mark.parametrize(
    "declared", [b"1000", b"0", b"999", b"0" * 40 + b"1000", b"", b"many", b"-1", b"1e9"]
)
def test_other_declared_sizes_are_not_refused(declared: bytes) -> None:
    assert read(b"x", headers=((b"content-length", declared),)) == b"x"


def test_the_size_limit_counts_all_pieces() -> None:
    assert read(b"x" * 999, b"y") == b"x" * 999 + b"y"
    for pieces in ((b"x" * 1001,), (b"x" * 1000, b"y"), (b"x" * 999, b"yz")):
        with pytest.raises(InvalidBody, match="more than 1,000"):
            read(*pieces)


def test_the_size_limit_counts_the_decoded_pieces() -> None:
    """Although they arrive one by one."""
    for size in (1000, 1001):
        zipped = gzip.compress(b"x" * size)
        pieces = [zipped[index : index + 1] for index in range(len(zipped))]
        if size == 1000:
            assert read(*pieces, headers=(GZIP,)) == b"x" * size
        else:
            with pytest.raises(InvalidBody, match="more than 1,000"):
                read(*pieces, headers=(GZIP,))


@pytest.mark.parametrize(
    ("headers", "is_decoded"),
    [
        ((), False),
        (((b"Content-Encoding", b"identity"),), False),
        (((b"Content-Encoding", b""),), False),
        ((GZIP,), True),
        (((b"content-encoding", b"X-GZIP"),), True),
        (((b"Content-Encoding", b"utf-8"), GZIP), True),
    ],
)
def test_only_gzip_is_decoded(headers: tuple[Header, ...], is_decoded: bool) -> None:
    """Here a text in gzip, which is no text itself."""
    zipped = gzip.compress(b"text")
    assert read(zipped, headers=headers) == (b"text" if is_decoded else zipped)


def test_a_body_that_the_library_has_decoded_is_not_decoded_again() -> None:
    exchange = make()
    exchange.receive_head(200, [GZIP, (b"Content-Encoding", b"br")], is_decoded=True)
    exchange.receive(NOISE)
    assert exchange.finish().body == NOISE


@pytest.mark.parametrize("layers", [1, 2, 3, 4, 5])
def test_at_most_three_layers_are_decoded(layers: int) -> None:
    body = b"text"
    bodies = [body]
    for _ in range(layers):
        body = gzip.compress(body)
        bodies.append(body)
    named = (b"Content-Encoding", b", ".join([b"gzip"] * layers))
    assert read(body, headers=(named,)) == bodies[max(0, layers - 3)]


TWICE: tuple[Header, ...] = ((b"Content-Encoding", b"gzip, gzip"),)


@pytest.mark.parametrize(
    "inner",
    [b"text", b"\x1f\x8b\x08 but no gzip", gzip.compress(b"text")[:-4], gzip.compress(NOISE)[:-1]],
    ids=["text", "start", "cut", "cut at the end"],  # gzip data contains the time
)
def test_an_inner_layer_that_is_not_gzip_is_kept(inner: bytes) -> None:
    """Often a body was encoded once and only named twice."""
    assert read(gzip.compress(inner), headers=TWICE) == inner


def test_the_size_limit_counts_an_inner_layer() -> None:
    for size in (1000, 1001):
        body = gzip.compress(gzip.compress(b"x" * size))
        if size == 1000:
            assert read(body, headers=TWICE) == b"x" * size
        else:
            with pytest.raises(InvalidBody, match="more than 1,000"):
                read(body, headers=TWICE)


def test_an_unknown_encoding_is_readable_if_the_body_is_text() -> None:
    """Some servers name a character set as the content encoding."""
    unknown: tuple[Header, ...] = ((b"Content-Encoding", b"br"),)
    assert read("中".encode(), headers=unknown) == "中".encode()
    for body in (NOISE, "中".encode()[:-1]):
        with pytest.raises(InvalidBody, match="content encoding that was not requested"):
            read(body, headers=unknown)


def test_a_cut_gzip_body_is_refused_and_an_empty_one_is_not() -> None:
    assert read(headers=(GZIP,)) == read(b"", headers=(GZIP,)) == b""
    for cut in (1, 10, 15):
        with pytest.raises(InvalidBody, match="ends in the middle of its gzip data"):
            read(gzip.compress(b"text")[:cut], headers=(GZIP,))
    with pytest.raises(InvalidBody, match="is not valid gzip"):
        read(b"plain", headers=(GZIP,))


def decode(*pieces: bytes, limit: int = 1000) -> bytes:
    decoder = GzipDecoder()
    return b"".join(chunk for piece in pieces for chunk in decoder.decode(piece, limit))


def test_decoding_stops_after_the_first_byte_beyond_the_limit() -> None:
    """The caller sees that there is more, and nothing more is decoded."""
    bomb = gzip.compress(b"x" * 5_000_000)
    assert [len(decode(bomb, limit=limit)) for limit in (0, 1, 300_000)] == [1, 2, 300_001]
    members = gzip.compress(b"a") * 2000
    assert decode(members, limit=5) == b"a" * 6


def test_a_piece_is_decoded_in_chunks_of_256_kib() -> None:
    sizes = [len(chunk) for chunk in GzipDecoder().decode(gzip.compress(b"x" * 600_000), 1_000_000)]
    assert [size for size in sizes if size] == [262_144, 262_144, 75_712]


def test_a_body_is_complete_at_the_end_of_a_member() -> None:
    """Bytes behind it that are no gzip are ignored, and a part of another member is a cut body."""
    member = gzip.compress(b"text")
    for rest, is_complete in (
        (b"", True),
        (b"rest", True),
        (b"\x1f\x8b", True),
        (gzip.compress(b"more"), True),
        *((gzip.compress(b"more")[:size], False) for size in (3, 4, 10, 15, -1)),
    ):
        for pieces in ((member, rest), (member + rest,), [b"%c" % byte for byte in member + rest]):
            decoder = GzipDecoder()
            for piece in pieces:
                list(decoder.decode(piece, 1000))
            assert decoder.is_complete is is_complete
    assert not GzipDecoder().is_complete


def test_bytes_that_are_no_gzip_are_refused_at_the_begin_and_in_a_member() -> None:
    member = gzip.compress(NOISE * 2000)
    damaged = member[:-8] + b"\0" * 8  # a wrong checksum
    for pieces in ((b"plain",), (damaged,), (gzip.compress(b"text"), damaged)):
        with pytest.raises(InvalidGzip):
            decode(*pieces, limit=1_000_000)
    assert decode(gzip.compress(b"text"), b"plain", b"more") == b"text"


@pytest.mark.parametrize("damaged_at", [10, 11, -8, -1])
@pytest.mark.parametrize("data", [b"", b"more"])
def test_a_damaged_member_behind_another_is_refused(data: bytes, damaged_at: int) -> None:
    """It is not taken for bytes behind the body, even if it is damaged before its first decoded byte."""
    damaged = bytearray(gzip.compress(data))
    damaged[damaged_at] ^= 0xFF
    body = gzip.compress(b"text") + damaged
    for size in (1, len(body)):
        pieces = [body[at : at + size] for at in range(0, len(body), size)]
        with pytest.raises(InvalidBody, match=r"is not valid gzip|ends in the middle"):
            read(*pieces, headers=(GZIP,))


@pytest.mark.parametrize("flags", range(0x20, 0x100, 0x20))
def test_bytes_with_flags_that_no_member_has_are_not_a_member(flags: int) -> None:
    assert decode(gzip.compress(b"text"), b"\x1f\x8b\x08" + bytes([flags]) + bytes(20)) == b"text"
