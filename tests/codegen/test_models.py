"""The emitted models equal those that datamodel-code-generator makes from JSON Schema."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

import pytest
from yunbind_codegen.format import format_modules
from yunbind_codegen.ir import Api, Provider, Service
from yunbind_codegen.pipeline import Part, emit_parts

from .json_schema_models import render_models
from .views.depot import read_depot

CIRCLES = (
    "types:\n",
    """\
types:
  Leaf: {doc: A leaf., members: {Size: {type: uint64, doc: Its size., range: [null, 9]}}}
  Ant: {doc: An ant., members: {Bee: {type: Bee, doc: Below it.}, Leaf: {type: Leaf, doc: Above it.}}}
  Bee: {doc: A bee., members: {Ants: {type: "map[list[Ant]]", doc: Those that refer to it.}}}
  Cow: {doc: A cow., members: {Ant: {type: Ant, doc: One of a circle.}}}
  Dog: {doc: A dog., members: {Dogs: {type: "list[Dog]", doc: Like it., required: true, items: [1, 2]}}}
  Zoo: {doc: A zoo., members: {Cow: {type: Cow, doc: A cow.}, Dog: {type: Dog, doc: A dog.}}}
""",
)
"""Types that refer to themselves, to each other and to those below them."""
SENT = (
    "  Once: {type: string,",
    """\
  Zoo: {type: Zoo, doc: All of it.}
  Numbers: {type: "list[int64]", doc: Numbers., required: true}
  Code: {type: string, doc: Its "code" and \\., pattern: '"?\\w\\.', length: [1, 2], sensitive: true}
  Once: {type: string,""",
)


def assert_same(files: Mapping[str, str], provider: Provider, service: Service) -> None:
    """Compare the syntax of all modules with models; docstrings can break their lines elsewhere."""
    modules = format_modules({f"{name}.py": text for name, text in render_models(provider, service).items()})
    assert {"types.py", f"{service.actions[0].python}.py"} <= modules.keys() or not service.structures
    folder = f"generated/{service.module.replace('.', '/')}"
    for name, text in modules.items():
        found, expected = (list(list_statements(each)) for each in (files[f"{folder}/{name}"], text))
        if name != "types.py":  # a circle of types moves a request below its response
            found, expected = sorted(found), sorted(expected)
        assert found == expected, name


def list_statements(source: str) -> Iterator[str]:
    """Yield each statement of a module, with the words of docstrings on one line."""
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            node.value.value = " ".join(str(node.value.value).split())
    yield from map(ast.unparse, tree.body)


@pytest.mark.parametrize("edits", [(), (CIRCLES, SENT)])
def test_the_models_of_odd_types_are_those_of_datamodel_code_generator(
    edits: tuple[tuple[str, str], ...],
) -> None:
    """Types in circles come in the same order, and the same classes are completed at the end."""
    provider, service = read_depot(*edits)
    place = (provider.name, service.name, service.version)
    assert_same(emit_parts([Part(place, provider, service)])[place], provider, service)


@pytest.mark.slow
def test_the_models_of_all_services_equal_those_of_datamodel_code_generator(
    real_api: Api, real_files: Mapping[str, str]
) -> None:
    """Classes, their order and bases, members, annotations, limits, defaults, texts and imports are the same."""
    for provider in real_api.providers:
        for service in provider.services:
            assert_same(real_files, provider, service)
