"""Values on the wire: texts, parameters, headers, and the limits of JSON bodies."""

from __future__ import annotations

import codecs
from typing import Any

import pytest
from yunbind_runtime.base.errors import InvalidArguments
from yunbind_runtime.base.http import HttpResponse
from yunbind_runtime.model.operation import WireMember
from yunbind_runtime.wire.protocols import codec
from yunbind_runtime.wire.protocols.codec import (
    Unreadable,
    flatten,
    is_empty_success,
    name_argument,
    place_members,
    read_object,
    write_header,
    write_json,
    write_text,
)

from tests.runtime.fakes.services import ALIBABA, FIND_IMAGES, HUAWEI, LIST_IMAGES, TENCENT, define

DELETE = define(TENCENT, "DeleteImages", access="write")


def test_json_is_compact_and_not_escaped() -> None:
    assert write_json({"a": [1, "中", None, True]}) == '{"a":[1,"中",null,true]}'
    for number in (float("nan"), float("inf")):
        with pytest.raises(ValueError, match="not JSON compliant"):
            write_json(number)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a b", "a b"),
        ("", ""),
        (True, "true"),
        (False, "false"),
        (1, "1"),
        (1.5, "1.5"),
        (["a", 1], '["a",1]'),
    ],
)
def test_a_value_as_text(value: Any, text: str) -> None:
    assert write_text(value) == text


def test_parameters_have_the_path_of_their_value() -> None:
    value = {"A": [{"B": 1}, {"B": True, "C": None}], "D": "x"}
    for first in (0, 1):
        assert dict(flatten(LIST_IMAGES, "F", value, first)) == {
            f"F.A.{first}.B": "1",
            f"F.A.{first + 1}.B": "true",
            "F.D": "x",
        }
    assert list(flatten(LIST_IMAGES, "F", None, 0)) == []


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([], r"image_ids \(ImageIds\) is an empty list"),
        ({}, r"image_ids \(ImageIds\) is an empty structure"),
        (["a", []], r"image_ids\[1\] \(ImageIds\[1\]\) is an empty list"),
    ],
)
@pytest.mark.parametrize("first", [0, 1])
def test_an_empty_value_is_no_parameter(value: Any, message: str, first: int) -> None:
    """The message counts from zero, as Python does."""
    with pytest.raises(InvalidArguments, match=message):
        list(flatten(LIST_IMAGES, "ImageIds", value, first))


def test_an_argument_is_found_by_its_name_on_the_wire() -> None:
    """Which the operation can change."""
    assert name_argument(LIST_IMAGES, "ImageIds.1", 1) == "image_ids[0] (ImageIds[0])"
    assert name_argument(LIST_IMAGES, "ImageIds.1") == "image_ids[1] (ImageIds[1])"
    assert name_argument(FIND_IMAGES, "ImageId.2", 1) == "image_ids[1] (ImageIds[1])"


def test_members_have_the_location_and_encoding_of_the_operation() -> None:
    operation = define(
        ALIBABA,
        "ListImages",
        members={
            "J": WireMember("query", "Json", encode="json"),
            "C": WireMember("query", "Comma", encode="comma"),
            "H": WireMember("header", "X-H"),
        },
    )
    members = {"J": {"a": [1]}, "C": ["a", 1, True], "H": ["b"], "O": [2]}
    assert list(place_members(operation, members, "body")) == [
        ("query", "Json", '{"a":[1]}'),
        ("query", "Comma", "a,1,true"),
        ("header", "X-H", ["b"]),
        ("body", "O", [2]),
    ]
    assert list(place_members(operation, {"C": "one"}, "body")) == [("query", "Comma", "one")]


def test_a_header_has_printable_characters_only() -> None:
    assert write_header(LIST_IMAGES, "X-A", True) == ("X-A", "true")
    with pytest.raises(InvalidArguments, match="printable characters, because it is sent in the header X-A"):
        write_header(LIST_IMAGES, "X-A", "a\nX-B: b")


@pytest.mark.parametrize("status", [200, 202, 204])
@pytest.mark.parametrize(
    "body", [b"", b"null", b" null\n", codecs.BOM_UTF8, codecs.BOM_UTF8 + b" null", b" " * 1000]
)
def test_a_delete_can_succeed_without_words(status: int, body: bytes) -> None:
    by_method = define(HUAWEI, "RemoveCache", access="write", http=("DELETE", "/v5/caches"))
    for operation in (DELETE, by_method):
        assert is_empty_success(operation, HttpResponse(status, (), body)) is True


@pytest.mark.parametrize(
    ("status", "body"),
    [(201, b""), (203, b""), (205, b""), (400, b""), (200, b"{}"), (200, b"nulls"), (200, b" " * 1001)],
)
def test_other_responses_to_a_delete_are_read(status: int, body: bytes) -> None:
    assert not is_empty_success(DELETE, HttpResponse(status, (), body))


def test_other_actions_do_not_succeed_without_words() -> None:
    for operation in (LIST_IMAGES, define(HUAWEI, "MakeCache", access="write", http=("POST", "/v5/caches"))):
        assert not is_empty_success(operation, HttpResponse(200, (), b""))


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "its body is empty"),
        (b" \r\n", "its body is empty"),
        (b"[1]", "its JSON is not an object"),
        (b"1", "its JSON is not an object"),
        (b"{", "its body is not complete JSON"),
        (b'{"a": NaN}', "its body is not complete JSON"),
        (b'{"a": -Infinity}', "its body is not complete JSON"),
        (b'{"a": "\xff"}', "its body is not complete JSON"),
        (b"<!DOCTYPE html><p>", "it is an HTML page"),
        (b"\n <!doctype  HTML>", "it is an HTML page"),
        (b"<HTML lang='en'>", "it is an HTML page"),
        (b"<error/>", "its body is not complete JSON"),
        (b"busy <html>", "its body is not complete JSON"),
    ],
)
def test_an_unreadable_body_says_why(body: bytes, reason: str) -> None:
    """The error has no cause, which would hold the body."""
    with pytest.raises(Unreadable, match=f"^{reason}$") as caught:
        read_object(body)
    assert caught.value.__context__ is None


def nest(depth: int, text: str = "") -> bytes:
    return b'{"a":' + b"[" * (depth - 1) + text.encode() + b"]" * (depth - 1) + b"}"


@pytest.mark.parametrize("depth", [1, 63, 64, 65, 66, 5000, 100_000])
def test_a_body_can_be_sixty_four_levels_deep(depth: int) -> None:
    body = nest(depth, '"x"')
    if depth <= 64:
        assert read_object(body)["a"]
    else:
        with pytest.raises(Unreadable, match=r"too deeply|more than 100,000"):
            read_object(body)


def test_brackets_side_by_side_are_not_deep() -> None:
    assert len(read_object(b'{"a": [' + b"{}," * 500 + b"[]]}")["a"]) == 501


@pytest.mark.parametrize("count", [99_999, 100_000])
def test_a_body_can_have_a_hundred_thousand_values(count: int) -> None:
    """The object and the list follow a bracket each. Commas in texts do not count."""
    for item in (b"1", b'",,,[[{{\\","'):
        body = b'{"a":[' + b",".join([item] * (count - 1)) + b"]}"
        if count == 99_999:
            assert len(read_object(body)["a"]) == count - 1
        elif item == b"1":
            assert len(read_object(body)["a"]) == count - 1
            with pytest.raises(Unreadable, match="it has more than 100,000 values"):
                read_object(body[:-2] + b",1]}")


@pytest.mark.parametrize("brackets", [1, 64, 65, 5000])
def test_the_faster_parser_reads_what_is_json(brackets: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Python's parser reads the rest, and looks at each value once more."""
    monkeypatch.delattr(codec, "_DECODER")
    body = b'{"a": [' + b"[]," * (brackets - 1) + b"0]}"
    assert len(read_object(body)["a"]) == brackets


@pytest.mark.parametrize("inner", [b"]", b"],[", b"}]", b"]" * 200, b"]" * 136 + b"," + b"[" * 136, b'"],["'])
def test_brackets_that_close_nothing_are_no_json(inner: bytes) -> None:
    """The depth is limited by brackets around the body, which a body must not reach."""
    for body in (b"{}" + inner + b"{}", b"{}" + inner, inner + b"{}", b'{"a":{}' + inner + b"}"):
        for many in (b"", b'{"b":[' + b"[]," * 100 + b"0]}"):
            with pytest.raises(Unreadable, match="its body is not complete JSON"):
                read_object(body.replace(b"{}", many or b"{}", 1))


def test_lone_surrogates_are_replaced_everywhere() -> None:
    """Other characters beyond the basic plane are kept."""
    value = read_object(b'{"a\\ud800": ["\\uDFFF", "\\ud83d\\ude00", {"b": "x\\udc00y"}], "c": 1}')
    assert value == {"a\ufffd": ["\ufffd", "\U0001f600", {"b": "x\ufffdy"}], "c": 1}
    assert read_object(b'{"a": "\\ud7ff\\ue000"}') == {"a": "\ud7ff\ue000"}
