"""Facts: each is emitted, each is in the catalog, and the files are complete or absent."""

from __future__ import annotations

import ast
import json
from functools import cache
from typing import Any

import pytest
from pydantic import BaseModel
from yunbind_codegen.behavior import BehaviorFile
from yunbind_codegen.catalog import render_catalog
from yunbind_codegen.changes.comparison import compare
from yunbind_codegen.check.limits import SCHEMES
from yunbind_codegen.field_types import INTEGER_RANGES, RETRYABLE_KINDS
from yunbind_codegen.ir import Api, Provider
from yunbind_codegen.pipeline import emit_parts, generate, list_parts, read_api
from yunbind_codegen.problems import ProblemCode
from yunbind_codegen.protocol import ProtocolFile
from yunbind_codegen.provider import ProviderFile
from yunbind_codegen.render import render
from yunbind_codegen.verify import VerifyError, verify_facts
from yunbind_codegen.views import facts

from .fact_files import CLOUDS, FILES, SPECS, Place, edit, list_leaves, read_data, read_model
from .specfolder import SpecFolder

LEAVES = [
    *((path, place) for path in FILES for place in list_leaves(read_data(path))),
    *(
        (path, place)
        for path in CLOUDS
        for place in list_leaves(read_data(path)["credential_sources"], ("credential_sources",))
        if place[-1] != "kind"  # another kind has other facts
    ),
]


def emit(content: BaseModel) -> str:
    """Return the emitted module of a fact file."""
    if isinstance(content, BehaviorFile):
        view = facts.view_behavior(content)
    elif isinstance(content, ProviderFile):
        view = facts.view_cloud(content)
    else:
        assert isinstance(content, ProtocolFile)
        view = facts.view_protocol(content)
    return render("yunbind_facts/facts.py.j2", view)


def make_api(content: BaseModel) -> Api:
    """Return an API that consists of one fact file."""
    if isinstance(content, BehaviorFile):
        return Api((), content)
    if isinstance(content, ProviderFile):
        return Api((Provider(content, None, None, (), (), ()),))
    assert isinstance(content, ProtocolFile)
    return Api((), None, (content,))


@cache
def emit_old(path: str) -> str:
    """Return the emitted module of a fact file as it is."""
    return emit(read_model(path))


@cache
def render_old(path: str) -> str:
    """Return the catalog of a fact file as it is."""
    return render_catalog(make_api(read_model(path)))


@pytest.mark.parametrize(
    ("path", "place"),
    LEAVES,
    ids=lambda value: "-".join(map(str, value)) if isinstance(value, tuple) else value,
)
def test_an_edit_of_a_leaf_changes_the_emitted_module_the_catalog_and_the_report(
    path: str, place: Place
) -> None:
    """No fact is dropped on its way to the runtime, to the catalog or to ``diff``."""
    old = read_model(path)
    new = edit(type(old), read_data(path), place)
    if isinstance(old, ProtocolFile) and place == ("protocol",):
        return  # another file
    assert emit_old(path) != emit(new)
    assert render_old(path) != render_catalog(make_api(new))
    assert compare(make_api(old), make_api(new))
    assert compare(make_api(new), make_api(old))


def test_the_generator_resolves_retryable_by_the_same_kinds() -> None:
    """A project without facts of its own resolves errors as the installed bindings read them."""
    assert set(read_data("behavior.yaml")["errors"]["retryable_kinds"]) == RETRYABLE_KINDS


def test_the_generator_compares_integers_by_the_same_ranges() -> None:
    """A project without facts of its own gets a report about the ranges that the installed bindings check."""
    ranges = read_data("behavior.yaml")["integers"]
    assert ranges == {
        name: {"minimum": minimum, "maximum": maximum} for name, (minimum, maximum) in INTEGER_RANGES.items()
    }


def test_the_generator_knows_the_schemes_of_each_protocol() -> None:
    """In the same order, so that a new cloud gets the same default."""
    schemes = {
        data["protocol"]: tuple(data["signing"])
        for data in (read_data(path) for path in FILES if path.startswith("protocols/"))
    }
    assert schemes == SCHEMES


def add_facts(specs: SpecFolder) -> None:
    """Add the facts of this project to the base specs."""
    for path in FILES:
        specs.write(path, (SPECS / path).read_bytes())


def test_specs_without_facts_emit_none(specs: SpecFolder) -> None:
    """A project for a cloud of its own uses the facts of the installed bindings."""
    assert not [path for path in generate(read_api(specs.specs)) if "yunbind_facts" in path]


def test_specs_with_facts_emit_them_as_constants(specs: SpecFolder) -> None:
    """An emitted module evaluates to the values of its file."""
    add_facts(specs)
    api = read_api(specs.specs)
    assert api.behavior is not None
    parts = [part for part in list_parts(api) if part.facts]
    modules = emit_parts(parts)[("yunbind_facts",)]
    values = read_constants(modules["generated/yunbind_facts/behavior.py"])
    data = read_data("behavior.yaml")
    assert values["RETRIES_ATTEMPTS"] == data["retries"]["attempts"]
    assert values["RETRIES_FINAL_STATUSES"] == tuple(data["retries"]["final_statuses"])
    assert values["WAITERS_GROWTH"] == data["waiters"]["growth"]
    values = read_constants(modules["generated/yunbind_facts/protocols/alibaba_rpc.py"])
    assert values["PAUSE_HEADER"] == "x-acs-retry-after"
    assert json.loads(render_catalog(api))["protocols"].keys() == {
        "tencent-api3",
        "alibaba-rpc",
        "huawei-rest",
    }


def read_constants(source: str) -> dict[str, Any]:
    """Return the constants of an emitted module, without executing it."""
    return {
        node.target.id: ast.literal_eval(node.value)
        for node in ast.parse(source).body
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value
    }


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ("behavior.yaml", "specs/behavior.yaml"),
        ("protocols/tencent-api3.yaml", "specs/protocols/tencent-api3.yaml"),
    ],
)
def test_half_of_the_facts_is_a_problem(specs: SpecFolder, missing: str, expected: str) -> None:
    """The emitted package would hide the installed one, and lack a module."""
    add_facts(specs)
    assert specs.lint() == ()
    (specs.specs / missing).unlink()
    problems = specs.lint()
    assert [(problem.code, problem.path) for problem in problems] == [(ProblemCode.MISSING_FILE, expected)]


def test_a_protocol_must_have_the_name_of_its_file(specs: SpecFolder) -> None:
    add_facts(specs)
    specs.edit("protocols/huawei-rest.yaml", "protocol: huawei-rest", "protocol: alibaba-rpc")
    (problem,) = specs.lint()
    assert (problem.code, problem.line) == (ProblemCode.PLACE, 2)


@pytest.mark.parametrize(
    "source",
    [
        "A: int = f()",
        "A: int = B",
        "a: int = 1",
        "A: int = 1\nA: int = 2",
        "A = 1",
        "def a(): ...",
        "A: int",
        "A: dict[str, int] = {**B}",
        "A: tuple[int, ...] = (b,)",
    ],
)
def test_a_module_of_facts_holds_constants_only(source: str) -> None:
    with pytest.raises(VerifyError):
        verify_facts({"generated/yunbind_facts/a.py": source})


def test_hostile_text_of_a_fact_is_a_constant(specs: SpecFolder) -> None:
    """A quote in a text cannot end its literal."""
    add_facts(specs)
    specs.edit("protocols/tencent-api3.yaml", "pause_header: null", "pause_header: 'x\"; import os'")
    assert [problem.code for problem in specs.lint()] == [ProblemCode.VALUE]
