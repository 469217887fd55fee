"""Conversion of text on the wire to typed values."""

from __future__ import annotations

import pytest
from yunbind_emulator.messages.parameters import (
    UnreadableParameters,
    parse_object,
    parse_pairs,
    read_text,
    unflatten,
)

from .invented_catalog import INVENTED

SERVICE = INVENTED.providers["tencent"].services[0]
MEMBERS = SERVICE.actions["Feed"].request


def read(query: str, first: int = 0) -> dict:
    return unflatten(parse_pairs(query), MEMBERS, SERVICE, first)


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("Keeper=a+b%2B%E4%B8%AD", {"Keeper": "a b+中"}),
        ("Keeper=", {"Keeper": ""}),
        ("Count=", {}),
        ("Count=-5&Weight=1.5", {"Count": -5, "Weight": 1.5}),
        ("Count=x&Weight=nan", {"Count": "x", "Weight": "nan"}),
        ("Wild=True&Tame=false", {"Wild": True, "Tame": False}),
        (
            "Animals.0.Name=a&Animals.1.Name=b&Animals.1.Age=3",
            {"Animals": [{"Name": "a"}, {"Name": "b", "Age": 3}]},
        ),
        ("Grid.0.0=1&Grid.0.1=2&Grid.1.0=3", {"Grid": [[1, 2], [3]]}),
        ("Notes.a=1&Notes.b=2", {"Notes": {"a": "1", "b": "2"}}),
        ("Sizes=1,+2,x", {"Sizes": [1, 2, "x"]}),
        ("Plan=%7B%22Name%22%3A%22a%22%7D", {"Plan": {"Name": "a"}}),
        ("Plan=%7B", {"Plan": "{"}),
        ("Plan.Name=a", {"Plan": {"Name": "a"}}),
        ("Animals=a", {"Animals": "a"}),
        ("Animals.x=a", {"Animals": {"x": "a"}}),
        ("Zebra.0=a", {"Zebra": "Zebra"}),
        ("", {}),
    ],
)
def test_text_is_converted_to_the_type_in_the_catalog(query: str, values: dict):
    """Text of another type stays text, and empty text is not a number."""
    assert read(query) == values


def test_items_have_the_order_of_their_numbers():
    query = "&".join(f"Diets.{number}={number}" for number in (10, 9, 2, 1))
    assert read(query, first=1) == {"Diets": ["1", "2", "9", "10"]}


def test_a_number_before_the_first_is_not_an_item():
    assert read("Diets.0=a", first=1) == {"Diets": {"0": "a"}}


@pytest.mark.parametrize(
    "query", ["Keeper=a&Keeper=b", "Animals=a&Animals.0.Name=b", "Animals.0.Name=b&Animals=a", "Keeper=%ff"]
)
def test_contradictory_parameters_are_unreadable(query: str):
    with pytest.raises(UnreadableParameters):
        read(query)


def test_an_object_is_read_as_it_is():
    assert parse_object('{"a": [1, null, "中"]}'.encode()) == {"a": [1, None, "中"]}


@pytest.mark.parametrize(
    "body", [b"", b"null", b"1", b"[]", b"{", b"\xff", b'{"a": Infinity}', b'{"a":1,"a":2}', b'{"a":' * 5000]
)
def test_anything_but_an_object_is_unreadable(body: bytes):
    with pytest.raises(UnreadableParameters):
        parse_object(body)


@pytest.mark.parametrize(
    ("text", "kind", "encode", "value"),
    [
        ('{"a": 1}', "Cat", "json", {"a": 1}),
        ("{bad", "Cat", "json", "{bad"),
        ("[" * 100_000, "Cat", "json", "[" * 100_000),
        ("1, 2,x", "list[int32]", "comma", [1, 2, "x"]),
        ("1,2", "int32", "comma", "1,2"),
        ("", "int32", None, None),
        ("", "boolean", None, None),
        ("", "float", None, None),
        ("", "string", None, ""),
        ("+5", "int64", None, 5),
        ("9" * 30, "integer", None, int("9" * 30)),
        ("9" * 31, "integer", None, "9" * 31),
        ("1.5", "float", None, 1.5),
        ("1e999", "float", None, "1e999"),
        ("nan", "float", None, "nan"),
        ("x", "float", None, "x"),
        ("TRUE", "boolean", None, True),
        ("False", "boolean", None, False),
        ("yes", "boolean", None, "yes"),
        ("5", "string", None, "5"),
    ],
)
def test_text_has_the_value_of_its_type_or_stays_text(
    text: str, kind: str, encode: str | None, value: object
):
    """Validation reports the text then."""
    assert read_text(text, kind, encode) == value
    assert type(read_text(text, kind, encode)) is type(value)
