"""Every place where text of a spec ends up: named in one table, and each proved to hold nothing but that text."""

from __future__ import annotations

import ast
import inspect
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from yunbind_codegen import pipeline, safe_code

from . import test_hostile_specs, test_problem_reports, test_safe_code
from .hostile import FREE, PAYLOADS, Field, Key, shape_files, spoil
from .specfolder import ACTION, COMMON, ERRORS, SERVICE, TYPES, SpecFolder, Tree, read_tree

VERSION = "generated/yunbind/acme/box/v20200102"
PAGE = "generated/reference/acme-box-v20200102.md"
CATALOG = "generated/catalog.json"


@dataclass(frozen=True)
class Sink:
    """A kind of place in the output, what makes text safe for it, and the tests that try it."""

    made_by: tuple[str, ...]
    """Functions of ``safe_code``; none where a library writes the file."""
    tests: tuple[object, ...]


def sinks() -> Mapping[str, Sink]:
    here = (test_any_text_is_emitted_as_itself, test_nothing_runs)
    names = (test_hostile_specs.test_a_limited_place_refuses_or_takes_only_tame_words,)
    return {
        "identifiers": Sink(("identifier", "dotted_name"), (test_safe_code.test_an_identifier_is_one_or_is_refused, *names)),
        "annotations": Sink(
            ("annotation", "literal_type", "python_type"),
            (
                test_safe_code.test_an_annotation_refuses_what_could_run,
                test_hostile_specs.test_values_of_parameters_are_themselves_or_any_text,
            ),
        ),
        "literals": Sink(("literal", "joined"), (test_safe_code.test_a_literal_evaluates_to_its_value, *here)),
        "docstrings": Sink(
            ("docstring",), (test_safe_code.test_a_docstring_is_one_text_with_the_same_words, *here)
        ),
        "comments, with the header that names a spec": Sink(
            ("comment",),
            (
                test_safe_code.test_a_comment_never_leaves_its_line,
                test_hostile_specs.test_a_folder_with_a_strange_name_is_refused,
            ),
        ),
        "paths of files": Sink((), (test_hostile_specs.test_a_folder_with_a_strange_name_is_refused, *names)),
        "paths of requests": Sink((), (test_hostile_specs.test_a_path_of_http_is_refused_or_tame,)),
        "regular expressions": Sink((), (test_hostile_specs.test_patterns_are_refused_or_themselves,)),
        "Markdown": Sink(
            ("markdown", "markdown_code", "markdown_block", "url"),
            (
                test_safe_code.test_prose_in_markdown_is_nothing_but_text,
                test_safe_code.test_a_code_span_cannot_be_closed,
                test_safe_code.test_a_block_cannot_be_closed,
                test_safe_code.test_an_address_that_could_leave_its_place_is_refused,
                *here,
            ),
        ),
        "JSON Schema for the models": Sink((), here),
        "the catalog's JSON": Sink((), here),
        "a terminal and a workflow's log": Sink(
            (), (test_problem_reports.test_no_text_leaves_its_annotation, test_hostile_specs.test_hidden_characters_are_refused_at_every_place)
        ),
    }  # fmt: skip


def test_the_table_names_everything_that_makes_code() -> None:
    """A new way to make code belongs to a sink, and each sink has a test."""
    public = {
        name
        for name, each in inspect.getmembers(safe_code, inspect.isfunction)
        if each.__module__ == safe_code.__name__ and not name.startswith("_")
    }
    made_by = [name for sink in sinks().values() for name in sink.made_by]
    assert sorted(made_by) == sorted(public)
    assert all(sink.tests for sink in sinks().values())


ALPHABET = "'\"\\`*_{}[]<>()#+-.!|~=&$%@:;,/?^ \nabZ09é中😀ﷺ"

PIECES = st.one_of(
    st.sampled_from(sorted(PAYLOADS.values(), key=len)[:-2]),
    st.text(st.sampled_from(ALPHABET), min_size=1, max_size=12),
    st.text(
        st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), min_size=1, max_size=8
    ),
)
TEXTS = st.lists(PIECES, min_size=1, max_size=4).map(" ".join).filter(str.strip)


def letters(number: int) -> str:
    """A word of its own for each place, so that values and keys never become the same constant."""
    return f"q{chr(97 + number // 26)}{chr(97 + number % 26)}q"


@pytest.fixture(scope="module")
def shapes(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, object]:
    """What is emitted where every free place says plain words."""
    return shape_files(
        emit(SpecFolder(tmp_path_factory.mktemp("plain")), spoil(read_tree(), FREE, "plain words"))
    )


def emit(specs: SpecFolder, tree: Tree) -> dict[str, str]:
    """Every file, not yet laid out, which would only take time."""
    specs.put(tree)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "format_modules", dict)
        return pipeline.generate(pipeline.read_api(specs.specs))


def texts_of(module: str) -> list[str]:
    """Every text of a module: literals and docstrings."""
    return [
        node.value
        for node in ast.walk(ast.parse(module))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def words_of(page: str) -> str:
    """Every word of a page as a reader sees it."""

    def walk(tokens: list[Any]) -> Iterator[str]:
        for token in tokens:
            if token.type in ("text", "text_special", "code_inline", "fence"):
                yield token.content
            elif token.type in ("softbreak", "paragraph_close", "td_close", "th_close"):
                yield " "
            yield from walk(token.children or [])

    return squeeze("".join(walk(MarkdownIt("commonmark").enable("table").parse(page))))


def squeeze(text: str) -> str:
    return " ".join(text.split())


DOCSTRINGS: Mapping[Field, str] = {
    Field(ACTION, ("summary", "en")): "client",
    Field(ACTION, ("doc", "en")): "client",
    Field(ACTION, ("request", "BoxIds", "doc")): "describe_boxes",
    Field(ACTION, ("response", "TotalCount", "doc")): "describe_boxes",
    Field(ACTION, ("request", "Filters", "filters", "box-name")): "describe_boxes",
    Field(ACTION, ("waiters", 0, "doc")): "client",
    Field(TYPES, ("types", "Box", "doc", "en")): "types",
    Field(TYPES, ("types", "Box", "members", "BoxId", "doc")): "types",
    Field(TYPES, ("types", "Colour", "doc")): "enums",
    Field(TYPES, ("types", "Box", "members", "Status", "enum", "Open", "en")): "enums",
    Field(ERRORS, ("errors", "BoxNotFound", "doc")): "errors",
    Field(SERVICE, ("summary", "en")): "client",
}
"""Texts that come to stand in docstrings, and the modules where."""

LITERALS: Mapping[Field, str] = {
    Field(TYPES, ("types", "Colour", "enum", 1)): "enums",
    Field(TYPES, ("types", "Box", "members", "Status", "enum", Key("Shut"))): "enums",
    Field(ACTION, ("waiters", 0, "success", 0, "all")): "operations",
    Field(ACTION, ("waiters", 0, "failure", 0, "any")): "operations",
}
"""Texts that are data of a module."""

PROSE = [
    Field(ACTION, ("summary", "en")),
    Field(ACTION, ("summary", "zh")),
    Field(ACTION, ("request", "BoxIds", "doc")),
    Field(TYPES, ("types", "Box", "doc", "zh")),
    Field(ACTION, ("quirks", 0, "en")),
    Field(COMMON, ("errors", "InvalidParameter", "doc", "en")),
]
"""Texts that a reader of the reference sees."""


@pytest.mark.slow
@settings(
    max_examples=20,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_any_text_is_emitted_as_itself(
    tmp_path_factory: pytest.TempPathFactory, shapes: Mapping[str, object], data: st.DataObject
) -> None:
    """Another text at each free place: every file has the shape of plain words, and says each text where it belongs."""
    tree = read_tree()
    said: dict[Field, str] = {}
    for number, field in enumerate(FREE):
        said[field] = f"{letters(number)} {data.draw(TEXTS, label=str(field))} {letters(number)}"
    for field in sorted(
        said, key=lambda each: isinstance(each.keys[-1], Key)
    ):  # keys last: they are ways to others
        tree = spoil(tree, [field], said[field])
    files = emit(SpecFolder(tmp_path_factory.mktemp("any")), tree)
    found = shape_files(files)
    assert {path for path in shapes if found[path] != shapes[path]} == set()
    for field, module in LITERALS.items():
        places = texts_of(files[f"{VERSION}/{module}.py"]) + texts_of(files[f"{VERSION}/client.py"])
        assert said[field] in places, field
    for field, module in DOCSTRINGS.items():
        places = [squeeze(text) for text in texts_of(files[f"{VERSION}/{module}.py"])]
        shown = squeeze(said[field])
        assert any(shown in place for place in places), (field, shown)
    page = words_of(files[PAGE])
    for field in PROSE:
        assert squeeze(said[field]) in page, field
    catalog = set(_strings(json.loads(files[CATALOG])))
    lines = {squeeze(text) for text in catalog}
    for field, text in said.items():
        assert squeeze(text) in lines, field


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


CANARIES = (
    "open('canary', 'w')",
    "\"; open('canary', 'w'); \"",
    "'; open('canary', 'w'); '",
    '""";open("canary", "w");"""',
    '\\"""\nopen(\'canary\', \'w\')\n"""',
    "'''\nopen('canary', 'w')\n'''",
    "\nopen('canary', 'w')\n",
    "# \nopen('canary', 'w')",
    "\\\nopen('canary', 'w')",
    "{open('canary', 'w')}",
    "{{ open('canary', 'w') }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}{% for a in b %}",
    "${open('canary', 'w')} $(touch canary) `touch canary`",
    "__import__('os').system('touch canary')",
    "%(a)s {0.__class__} %n",
    "]; open('canary', 'w'); [",
    "): open('canary', 'w') #",
    "<script>fetch('canary')</script>",
    '", default_factory=lambda: open("canary", "w"), x="',
    "']] = open('canary', 'w') #",
)

IMPORT = """
import builtins, importlib, pkgutil, pydoc, warnings
import yunbind
from pydantic import BaseModel
for found in pkgutil.walk_packages(yunbind.__path__, "yunbind."):
    module = importlib.import_module(found.name)
    pydoc.plaintext.document(module)
    for each in vars(module).values():
        if isinstance(each, type) and issubclass(each, BaseModel) and each.__module__ == found.name:
            each.model_rebuild(), each.model_json_schema(), repr(each.model_fields)
"""


@pytest.mark.slow
def test_nothing_runs(specs: SpecFolder, tmp_path: Path) -> None:
    """Texts that would leave a file behind if anything ran them: generated, laid out, imported and documented, none does."""
    tree = read_tree()
    for number, field in enumerate(sorted(FREE, key=lambda each: isinstance(each.keys[-1], Key))):
        tree = spoil(tree, [field], f"{letters(number)} {CANARIES[number % len(CANARIES)]}")
    specs.put(tree)
    sources = str(Path(safe_code.__file__).parents[1])
    away = tmp_path / "away"
    away.mkdir()
    generated = subprocess.run(
        [sys.executable, "-m", "yunbind_codegen", "generate", "--root", str(specs.root)],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": sources},
        cwd=away,
        capture_output=True,
        text=True,
        check=False,
    )
    assert generated.returncode == 0, generated.stdout + generated.stderr
    runtime = str(Path(sources).parent / "runtime")
    imported = subprocess.run(
        [sys.executable, "-c", IMPORT],
        env={"PYTHONPATH": f"{specs.root / 'generated'}:{runtime}"},
        cwd=away,
        capture_output=True,
        text=True,
        check=False,
    )
    assert imported.returncode == 0, imported.stderr[-2000:]
    assert list(away.iterdir()) == []
    assert not list(tmp_path.rglob("canary"))


def test_a_canary_that_runs_would_be_seen(tmp_path: Path) -> None:
    """The proof above is worth something: the texts do leave a file behind where they are run."""
    ran = 0
    for number, text in enumerate(CANARIES):
        folder = tmp_path / str(number)
        folder.mkdir()
        subprocess.run([sys.executable, "-c", text], cwd=folder, capture_output=True, check=False)
        ran += (folder / "canary").exists()
    assert ran >= 7
