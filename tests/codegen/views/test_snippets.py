"""Programs of the reference: samples written as Python, whatever they hold."""

from __future__ import annotations

import ast
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from yunbind_codegen.ir import Action, Provider, Service
from yunbind_codegen.language import Example
from yunbind_codegen.pipeline import read_api
from yunbind_codegen.views.snippets import WIDTH, ProgramView, view_call, view_listing

SPECS = Path(__file__).parents[3] / "specs"
HOSTILE = [
    "'",
    '"',
    '"""',
    "\\",
    "\\\"; import os; os.system('x')  #",
    "a\nb",
    "```\n# Heading",
    "````",
    "{{ x }} {% raw %} {x} %s",
    "<script>alert(1)</script>",
    "\u202eevil",
    "\u2028",
    "缓存 🎉",
    "x" * 300,
]


@pytest.fixture(scope="module")
def tke() -> tuple[Provider, Service]:
    provider = next(each for each in read_api(SPECS).providers if each.name == "tencent")
    return provider, next(each for each in provider.services if each.name == "tke")


def find(service: Service, wire: str, request: dict[str, Any] | None) -> Action:
    """An action that shows this sample alone."""
    action = next(each for each in service.actions if each.wire == wire)
    examples = [Example(name="one", request=request)] if request is not None else []
    return replace(action, spec=action.spec.model_copy(update={"examples": examples}))


def call(program: str) -> ast.Call:
    """The call inside a fenced program."""
    fence, _, rest = program.partition("python\n")
    assert set(fence) == {"`"}
    assert program.count(fence) == 2
    tree = ast.parse(rest.removesuffix(fence))
    found = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.keywords]
    return next(node for node in found if isinstance(node.func, ast.Attribute))


def both(program: ProgramView) -> list[str]:
    return [str(program.blocking), str(program.asynchronous)]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_of_a_sample_stays_a_text(tke: tuple[Provider, Service], text: str):
    """And cannot close the block that it stands in."""
    provider, service = tke
    action = find(service, "DescribeImageCaches", {"ImageCacheNames": [text, text]})
    for program in both(view_call(provider, service, action)):
        (keyword,) = call(program).keywords
        assert keyword.arg == "image_cache_names"
        assert ast.literal_eval(keyword.value) == [text, text]


def test_a_structure_becomes_its_class_which_is_imported(tke: tuple[Provider, Service]):
    provider, service = tke
    action = find(service, "DescribeImageCaches", {"Filters": [{"Name": "n", "Values": ["v"]}]})
    for program in both(view_call(provider, service, action)):
        assert 'filters=[Filter(name="n", values=["v"])]' in program
        line = next(line for line in program.splitlines() if line.startswith("from "))
        assert "Filter" in line


def test_a_number_that_is_shown_as_text_is_a_number(tke: tuple[Provider, Service]):
    provider, service = tke
    action = find(service, "DescribeImageCaches", {"Limit": "10", "Offset": "many"})
    program = str(view_call(provider, service, action).blocking)
    values = {each.arg: ast.literal_eval(each.value) for each in call(program).keywords}
    assert values == {"limit": 10, "offset": "many"}


def test_without_a_sample_the_required_members_are_given(tke: tuple[Provider, Service]):
    provider, service = tke
    program = str(view_call(provider, service, find(service, "CreateImageCache", None)).blocking)
    assert [each.arg for each in call(program).keywords] == ["images", "subnet_id", "vpc_id"]


def test_a_listing_leaves_out_what_pages(tke: tuple[Provider, Service]):
    provider, service = tke
    action = find(service, "DescribeImageCaches", {"ImageCacheIds": ["a"], "Limit": 1, "Offset": 5})
    program = view_listing(provider, service, action)
    assert program is not None
    for each in both(program):
        assert [keyword.arg for keyword in call(each).keywords] == ["image_cache_ids"]
    assert view_listing(provider, service, find(service, "DeleteImageCaches", None)) is None


def test_no_line_of_a_program_of_the_real_specs_is_too_long(tke: tuple[Provider, Service]):
    """But for a text that is too long by itself."""
    for provider in read_api(SPECS).providers:
        for service in provider.services:
            for action in service.actions:
                for program in both(view_call(provider, service, action)):
                    long = [line for line in program.splitlines() if len(line) > WIDTH + 2]
                    assert all(line.count('"') == 2 for line in long), long
