"""Any response body gives members, a service error or UnreadableResponse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yunbind_runtime.base.errors import ApiError, UnreadableResponse
from yunbind_runtime.base.http import HttpResponse
from yunbind_runtime.wire.protocols import PROTOCOLS, find_protocol
from yunbind_runtime.wire.protocols.codec import Unreadable, read_object

from tests.runtime.fakes.services import FIND_IMAGES, LIST_IMAGES, SHOW_CACHE

OPERATIONS = {"tencent-api3": LIST_IMAGES, "alibaba-rpc": FIND_IMAGES, "huawei-rest": SHOW_CACHE}

WEIRD = {
    "an HTML page": b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>",
    "an HTML 5 page": b"<!DOCTYPE html>\n<html lang=en><p>no</html>",
    "nothing": b"",
    "white space": b" \r\n\t",
    "truncated JSON": b'{"Response": {"Total": 1, "Ima',
    "an array": b'[{"Response": {}}]',
    "a number": b"42",
    "a text": b'"error"',
    "null": b"null",
    "NaN": b'{"Response": {"Total": NaN}}',
    "Infinity": b'{"Response": {"Total": -Infinity}}',
    "invalid UTF-8": b'{"Response": {"Name": "\xff\xfe"}}',
    "UTF-16": '{"Response": {}}'.encode("utf-16"),
    "two objects": b'{"Response": {}} {"Response": {}}',
    "single quotes": b"{'Response': {}}",
    "a deep array": b"[" * 100_000,
    "a deep object": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "members deeper than Python's recursion limit": b'{"a":' * 400 + b"1" + b"}" * 400,
    "a service error with details as deep": b'{"Response": {"Error": {"Code": "X", "D": '
    + b"[" * 400
    + b"]" * 400
    + b"}}}",
    "more values than are read": b'{"Response": {"A": [' + b"0," * 100_000 + b"0]}}",
    "an endless number": b'{"Response": ' + b"9" * 100_000 + b"}",
    "binary": bytes(range(256)),
    "a NUL": b"\x00",
    "a comment": b'/* hi */ {"Response": {}}',
    "JavaScript": b"callback({})",
}


@pytest.mark.parametrize("status", [200, 302, 400, 404, 500, 502])
@pytest.mark.parametrize("body", WEIRD.values(), ids=WEIRD)
@pytest.mark.parametrize("protocol", sorted(PROTOCOLS))
def test_a_weird_body_is_unreadable_and_kept_in_the_error(protocol: str, body: bytes, status: int) -> None:
    response = HttpResponse(status, (("Content-Type", "text/html"),), body)
    with pytest.raises(UnreadableResponse) as caught:
        find_protocol(protocol).parse(OPERATIONS[protocol], response)
    error = caught.value
    assert (error.http_status, error.body) == (status, body)
    assert f"HTTP {status}" in str(error)
    assert error.__cause__ is None


@pytest.mark.parametrize("protocol", sorted(PROTOCOLS))
def test_the_maximum_nesting_is_read(protocol: str) -> None:
    body = b'{"Response": {"Total": 1, "More": ' + b"[" * 62 + b"]" * 62 + b"}}"
    assert find_protocol(protocol).parse(OPERATIONS[protocol], HttpResponse(200, (), body))


@pytest.mark.parametrize("protocol", sorted(PROTOCOLS))
def test_a_byte_order_mark_is_ignored(protocol: str) -> None:
    body = b'\xef\xbb\xbf{"Response": {"Total": 1}}'
    assert find_protocol(protocol).parse(OPERATIONS[protocol], HttpResponse(200, (), body))


@pytest.mark.parametrize("protocol", sorted(PROTOCOLS))
@given(body=st.binary(max_size=40), status=st.sampled_from([200, 202, 301, 400, 500]))
def test_no_bytes_raise_another_error(protocol: str, body: bytes, status: int) -> None:
    """Property: any bytes with any status give members, a service error, or UnreadableResponse."""
    try:
        payload = find_protocol(protocol).parse(OPERATIONS[protocol], HttpResponse(status, (), body))
    except (ApiError, UnreadableResponse):
        return
    assert isinstance(payload, dict)


@pytest.mark.parametrize("protocol", sorted(PROTOCOLS))
def test_the_message_does_not_repeat_the_body(protocol: str) -> None:
    """A gateway can repeat the request, with its passwords."""
    with pytest.raises(UnreadableResponse) as caught:
        find_protocol(protocol).parse(OPERATIONS[protocol], HttpResponse(502, (), b"<html>s3cret</html>"))
    assert "s3cret" not in str(caught.value) + repr(caught.value)


def test_an_unknown_protocol_raises_a_key_error() -> None:
    assert set(OPERATIONS) == set(PROTOCOLS)
    with pytest.raises(KeyError):
        find_protocol("soap")


@pytest.mark.parametrize("name", OPERATIONS)
@pytest.mark.parametrize("page", ["an HTML page", "an HTML 5 page"])
def test_the_message_names_the_html_page_of_a_gateway_on_every_cloud(name: str, page: str) -> None:
    with pytest.raises(UnreadableResponse, match="HTML page"):
        find_protocol(name).parse(OPERATIONS[name], HttpResponse(502, (), WEIRD[page]))


SPREAD = {
    "numbers": b"0,",
    "texts with commas": b'"a,b",',
    "texts with escaped quotes": rb'"\",[{\\",',
    "texts that end in a backslash": b'"\\\\",',
    "members": b'{"a":0},',
}


@pytest.mark.parametrize("piece", SPREAD.values(), ids=SPREAD)
def test_values_are_counted_and_commas_in_texts_are_not(piece: bytes) -> None:
    """The limit is exact: 100,000 commas and opening brackets outside of texts."""
    cost = 2 if piece.startswith(b"{") else 1
    most = (100_000 - 2) // cost  # the outer structure and the list count too
    filler = b"0," * (100_000 - 2 - most * cost)
    assert read_object(b'{"a":[' + filler + piece * most + b"0]}")
    with pytest.raises(Unreadable, match="more than 100,000 values"):
        read_object(b'{"a":[' + filler + b"0," + piece * most + b"0]}")


def test_a_text_of_a_million_commas_is_one_value() -> None:
    assert read_object(b'{"a": "' + b"," * 1_000_000 + b'"}') == {"a": "," * 1_000_000}


ESCAPES = {
    r'"\ud800"': "\N{REPLACEMENT CHARACTER}",
    r'"a\uDFFFb"': "a\N{REPLACEMENT CHARACTER}b",
    r'"\udc00\ud800"': "\N{REPLACEMENT CHARACTER}" * 2,
    r'"\ud83d\ude00"': "\N{GRINNING FACE}",
    r'"\ud83d\ud83d\ude00"': "\N{REPLACEMENT CHARACTER}\N{GRINNING FACE}",
    r'"\\ud800"': r"\ud800",
    r'"\uD7FF\uE000"': "\ud7ff\ue000",
}


@pytest.mark.parametrize("padding", [0, 2 * 1024 * 1024], ids=["small", "large"])
@pytest.mark.parametrize("text", ESCAPES)
def test_lone_surrogates_are_replaced_in_texts_and_names(text: str, padding: int) -> None:
    """They are not Unicode, so no text with them can be written or printed."""
    expected = ESCAPES[text]
    body = f'{{{text}: [{{"a": {text}}}]{" " * padding}}}'.encode()
    assert read_object(body) == {expected: [{"a": expected}]}


@pytest.mark.parametrize("body", WEIRD.values(), ids=WEIRD)
def test_a_large_body_is_judged_like_a_small_one(body: bytes) -> None:
    """Two parsers share the work. One decides."""
    outcomes = [_judge(body), _judge(body + b" " * 2 * 1024 * 1024)]
    assert outcomes[0] == outcomes[1]


@pytest.mark.parametrize(
    "text", ["1e999", "-0", "1E5", "0.1", "18446744073709551616", '"\\u0000"', '"a" , "a": 2', "[]", "true"]
)
def test_a_large_body_has_the_same_values(text: str) -> None:
    body = f'{{"a": {text}}}'.encode()
    small, large = read_object(body), read_object(body + b" " * 2 * 1024 * 1024)
    assert (small, type(small["a"])) == (large, type(large["a"]))


def _judge(body: bytes) -> str:
    try:
        return str(read_object(body))
    except Unreadable as problem:
        return str(problem)


@pytest.mark.parametrize("status", [200, 400])
def test_a_null_error_is_no_member(status: int) -> None:
    body = b'{"Response": {"Error": null, "Total": 1}}'
    response = HttpResponse(status, (), body)
    if status == 200:
        assert find_protocol("tencent-api3").parse(LIST_IMAGES, response) == {"Total": 1}
    else:
        with pytest.raises(UnreadableResponse, match="contains no error"):
            find_protocol("tencent-api3").parse(LIST_IMAGES, response)
