"""The YAML of drafts: it means the data, fits its width, and has comments where they belong."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from yunbind_codegen.draft.yaml_text import WIDTH, render_comment, render_yaml

texts = st.text(st.characters(min_codepoint=32, max_codepoint=0x9FFF, exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp")), max_size=30)  # fmt: skip
scalars = st.none() | st.booleans() | st.integers(-(10**9), 10**9) | texts
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)


@given(st.dictionaries(texts, values, max_size=4))
def test_rendered_data_is_read_as_itself(data: dict[str, Any]) -> None:
    """Whatever the data holds, the YAML means it."""
    assert (yaml.safe_load(render_yaml(data, {})) or {}) == data


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (True, "true"),
        (False, "false"),
        (None, "null"),
        (0, "0"),
        (1.5, "1.5"),
        (2.0, "2.0"),
        (1e-7, "0.0000001"),
        (100.25, "100.25"),
        ("plain text", "plain text"),
        ("20/s", "20/s"),
        ("", '""'),
        ("true", '"true"'),
        ("No", '"No"'),
        ("y", '"y"'),
        ("1", '"1"'),
        ("a: b", '"a: b"'),
        ("a #b", '"a #b"'),
        ("-a", '"-a"'),
        ("a\tb", '"a\\tb"'),
        ("缓存", '"缓存"'),
        ("a" * 199, "a" * 199),
        ("a" * 200, f'"{"a" * 200}"'),
        ([], "[]"),
        ({}, "{}"),
        ([1, "a", None], "[1, a, null]"),
        ({"a": 1, "b": []}, "{a: 1, b: []}"),
        ([[], {}], "[[], {}]"),
    ],
)
def test_a_short_value_is_on_one_line(value: object, shown: str) -> None:
    """Texts that YAML would read otherwise are quoted; numbers have no exponent."""
    assert render_yaml({"key": value}, {}) == f"key: {shown}\n"


def test_a_list_is_broken_beyond_the_width() -> None:
    """A list of exactly the width stays on its line."""
    assert WIDTH == 90
    fitting = ["a" * 43, "b" * 43]
    assert len(f"[{', '.join(fitting)}]") == WIDTH
    assert render_yaml({"key": fitting}, {}) == f"key: [{fitting[0]}, {fitting[1]}]\n"
    wider = ["a" * 43, "b" * 44]
    assert render_yaml({"key": wider}, {}) == f"key:\n  - {wider[0]}\n  - {wider[1]}\n"


def test_nested_values_are_blocks() -> None:
    """A mapping with a mapping inside has a line for each key, and an item begins beside its dash."""
    data = {"a": {"b": {"c": 1}}, "d": [{"e": {"f": 1}, "g": 2}, [[1]]]}
    assert render_yaml(data, {}) == "a:\n  b: {c: 1}\nd:\n  - e: {f: 1}\n    g: 2\n  - - [1]\n"


def test_comments_are_above_their_keys_and_items() -> None:
    """A comment on a nested place breaks the mappings and lists around it; spaces are collapsed."""
    data = {"a": {"b": 1, "c": 2}, "d": [{"e": 1, "f": 2}, {"g": 3}]}
    comments: dict[tuple[str | int, ...], str] = {
        ("a",): "first",
        ("a", "c"): "of\n  c",
        ("d", 0, "e"): "of e",
        ("d", 1): "second",
    }
    assert render_yaml(data, comments) == (
        "# first\na:\n  b: 1\n  # of c\n  c: 2\n"
        "d:\n  -\n    # of e\n    e: 1\n    f: 2\n  # second\n  - {g: 3}\n"
    )
    assert render_comment(" a \n b ") == "# a b"


@pytest.mark.parametrize(
    ("text", "is_block"),
    [
        ("a\nb", True),
        ("a\n\n  b", True),
        ("a\nb\n", True),
        ("a\n", False),
        ("\na\nb", False),
        (" a\nb", False),
        ("a \nb", False),
        ("a\nb ", False),
    ],
)
def test_a_text_of_several_lines_is_a_block_if_nothing_is_lost(text: str, is_block: bool) -> None:
    """Blocks lose leading line ends and hide spaces at the ends of lines, so such texts are quoted."""
    direct = render_yaml({"key": text}, {})
    assert direct.startswith("key: |\n") is is_block
    if is_block:
        assert direct == "key: |\n" + "".join(
            f"  {line}\n" if line else "\n" for line in text.rstrip("\n").split("\n")
        )
    else:
        assert yaml.safe_load(direct) == {"key": text}
