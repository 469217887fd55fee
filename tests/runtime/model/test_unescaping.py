"""Unescaping, and the places that characters had before."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yunbind_runtime.model.unescaping import as_bytes_text, unescape


def plain(text: str) -> str:
    layer = unescape(as_bytes_text(text))
    assert layer is not None
    return layer.text.encode("latin-1").decode("utf-8", "surrogatepass")


@pytest.mark.parametrize(
    ("escape", "character"),
    [
        (r"\/", "/"),
        (r"\"", '"'),
        (r"\\", "\\"),
        (r"\b", "\b"),
        (r"\f", "\f"),
        (r"\n", "\n"),
        (r"\r", "\r"),
        (r"\t", "\t"),
        ("\\\n", "\n"),
        (r"\u002F", "/"),
        (r"\u4e2d", "中"),
        (r"\u{2f}", "/"),
        (r"\u{1f600}", "\U0001f600"),
        (r"\u{10ffff}", "\U0010ffff"),
        (r"\U0000002f", "/"),
        (r"\U0010FFFF", "\U0010ffff"),
        (r"\x2f", "/"),
        (r"\xe4\xb8\xad", "中"),
        (r"\ud83d\ude00", "\U0001f600"),
        (r"\uD800\uDC00", "\U00010000"),
        (r"\uDBFF\uDFFF", "\U0010ffff"),
        ("%2F", "/"),
        ("%2f", "/"),
        ("%e4%b8%ad", "中"),
        ("%u4e2d", "中"),
        ("%ud83d%ude00", "\U0001f600"),
        ("&#47;", "/"),
        ("&#47", "/"),
        ("&#x2F;", "/"),
        ("&#X2f", "/"),
        ("&#1114111;", "\U0010ffff"),
        ("&#x10FFFF;", "\U0010ffff"),
        ("&sol;", "/"),
        ("&amp;", "&"),
    ],
)
def test_an_escape_becomes_its_character(escape: str, character: str) -> None:
    assert plain(f"a{escape}z") == f"a{character}z"


@pytest.mark.parametrize(
    "text",
    ["", "plain", "100 %", "%zz", "&", "&;", "a & b", "&zzz;", "&#1114112;", "&#x110000;", "\\U00110000"],
)
def test_other_texts_have_no_layer(text: str) -> None:
    """Among them, escapes of no character."""
    assert unescape(as_bytes_text(text)) is None


def test_one_layer_is_removed_at_a_time() -> None:
    assert plain("%252F") == "%2F"
    assert plain(r"\\u002f") == r"\u002f"
    assert plain("&amp;sol;") == "&sol;"


def test_a_character_has_the_place_of_its_escape() -> None:
    """A part that begins or ends in an escape has the whole escape."""
    layer = unescape("ab%2Fcd&#47;e")
    assert layer is not None
    assert layer.text == "ab/cd/e"
    places = {
        (0, 1): (0, 1),
        (1, 3): (1, 5),
        (2, 3): (2, 5),
        (3, 5): (5, 7),
        (5, 6): (7, 12),
        (6, 7): (12, 13),
    }
    for span, expected in places.items():
        assert layer.locate(*span) == expected
    assert layer.locate(0, 7) == (0, 13)


def test_an_escape_of_several_bytes_has_one_place() -> None:
    layer = unescape(r"a\u4e2db")
    assert layer is not None
    assert layer.text.encode("latin-1") == "a中b".encode()
    assert [layer.locate(index, index + 1) for index in range(5)] == [(0, 1), *[(1, 7)] * 3, (7, 8)]


@given(st.lists(st.sampled_from(["a", "/", "%2F", r"\u002f", "&#x2f;", "&sol;", r"\/"]), min_size=1))
def test_the_place_of_each_character_spells_it(pieces: list[str]) -> None:
    """The parts of a text are in order and cover it."""
    text = "".join(pieces)
    layer = unescape(text)
    if layer is None:
        assert set(pieces) <= {"a", "/"}
        return
    assert layer.text == "".join("a" if piece == "a" else "/" for piece in pieces)
    position = 0
    for index, piece in enumerate(pieces):
        assert layer.locate(index, index + 1) == (position, position + len(piece))
        position += len(piece)
