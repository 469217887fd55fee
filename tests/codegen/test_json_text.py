"""JSON that people review."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from yunbind_codegen.catalog_schema import render_catalog_schema
from yunbind_codegen.conformance.kit import render_case_schema
from yunbind_codegen.json_text import WIDTH, json_text
from yunbind_codegen.spec_schemas import render_schemas


@pytest.mark.parametrize(
    "value",
    [{}, [], None, "a", {"a": []}, [[1, {"b": "云" * WIDTH}]], {"a" * WIDTH: {"b": [1, 2.5, True]}}],
)
def test_the_text_has_the_value(value: object) -> None:
    """Wide and nested values, empty ones and Chinese texts are read back as they were."""
    assert json.loads(json_text(value)) == value


def test_a_list_that_fits_is_one_line() -> None:
    """A line as wide as allowed stays, and one more column breaks it."""
    assert json_text(["a" * (WIDTH - 4)]) == f'["{"a" * (WIDTH - 4)}"]'
    assert json_text(["a" * (WIDTH - 3)]) == f'[\n "{"a" * (WIDTH - 3)}"\n]'


def test_members_are_indented_by_their_depth() -> None:
    """Each level adds one space, and the closing bracket has the indent of its parent."""
    long = "x" * WIDTH
    assert json_text({"a": {"b": long}, "c": 1}) == f'{{\n "a": {{\n  "b": "{long}"\n }},\n "c": 1\n}}'


@pytest.mark.parametrize(
    "render", [render_catalog_schema, render_case_schema, lambda: render_schemas()["schema/action.json"]]
)
def test_schemas_have_the_indent_of_all_emitted_json(render: Callable[[], str]) -> None:
    """One space for each level, and a line end at the end."""
    text = render()
    assert text == json.dumps(json.loads(text), indent=1, ensure_ascii=False) + "\n"
