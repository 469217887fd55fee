"""Any response body gives members, a service error or UnreadableResponse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yunbind_runtime.base.errors import ApiError, UnreadableResponse
from yunbind_runtime.base.http import HttpResponse
from yunbind_runtime.wire.protocols import PROTOCOLS, find_protocol

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
