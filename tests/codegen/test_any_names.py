"""Any name that the spec language allows is a located problem or becomes code that works."""

from __future__ import annotations

import json
import os
import random
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from yunbind_codegen.pipeline import generate, read_api
from yunbind_codegen.problems import Problem, ProblemCode

from .any_names import PLACES, draw_names, list_words, place_actions, spell
from .specfolder import ACTION, COMMON, ERRORS, TYPES, SpecFolder, Tree, read_tree

NAMES = {ProblemCode.RESERVED_NAME, ProblemCode.NAME_COLLISION}

LIMITS = {"actions": 100, "members": 900, "types": 600, "values": 300, "codes": 900}
"""Names in one service. Those of other runs are left out by chance, which a seed decides."""

IMPORT_ALL = """
import importlib, pkgutil, sys
import yunbind
from pydantic import BaseModel
for module in pkgutil.walk_packages(yunbind.__path__, "yunbind."):
    loaded = importlib.import_module(module.name)
    for name in getattr(loaded, "__all__", ()):
        value = getattr(loaded, name)
        if isinstance(value, type) and issubclass(value, BaseModel):
            value.model_json_schema()
"""


def find_name(specs: SpecFolder, problem: Problem) -> str:
    """Return the name that a problem is about."""
    if "/actions/" in problem.path and problem.line == 2:
        return Path(problem.path).stem
    line = (specs.root / problem.path).read_text(encoding="utf-8").split("\n")[problem.line - 1]
    found = re.search(r'"([A-Za-z0-9_.]+)"', line[problem.column - 1 :])
    assert found, problem
    return found[1].removesuffix(".Sub")


def refuse(specs: SpecFolder, place: str, names: list[str]) -> list[str]:
    """Put the names that are no problem into the specs, and return them."""
    while True:
        tree: Tree = read_tree()
        PLACES[place](tree, names)
        shutil.rmtree(specs.specs / Path(ACTION).parent)
        specs.put(tree)
        problems = specs.lint()
        if not problems:
            return names
        assert {problem.code for problem in problems} <= NAMES, problems[:3]
        refused = {find_name(specs, problem) for problem in problems}
        assert refused & set(names), problems[:3]
        names = [name for name in names if name not in refused]


def import_all(root: Path) -> None:
    """Import every emitted module, with warnings as errors."""
    environ = {**os.environ, "PYTHONPATH": str(root / "generated")}
    command = [sys.executable, "-W", "error", "-c", IMPORT_ALL]
    done = subprocess.run(command, cwd=root, env=environ, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def check_types(root: Path, project: Path) -> None:
    """Check every emitted module with pyright in strict mode."""
    settings = {
        "include": ["generated"],
        "extraPaths": ["generated", str(project / "runtime")],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
    }
    (root / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "pyright", "-p", str(root), "--pythonpath", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-4000:]


@pytest.mark.slow
@pytest.mark.parametrize("source", ["words", "random"])
@pytest.mark.parametrize("place", PLACES)
def test_any_name_is_refused_or_becomes_code_that_works(
    specs: SpecFolder, project: Path, place: str, source: str
) -> None:
    """Names that pass lint are generated, imported without warnings and type-checked."""
    chance = random.Random(f"{place} {source}")
    names = spell(list_words(project), chance) if source == "words" else draw_names(chance, 200)
    names = [name for name in names if name not in read_tree()[TYPES]["types"]]
    names = chance.sample(names, min(len(names), LIMITS[place]))
    names = refuse(specs, place, names)
    assert len(names) > 50
    for path, text in generate(read_api(specs.specs)).items():
        (specs.root / path).parent.mkdir(parents=True, exist_ok=True)
        (specs.root / path).write_text(text, encoding="utf-8")
    import_all(specs.root)
    check_types(specs.root, project)


RESERVED_ACTIONS = ["List", "Str", "Bytes", "Dict", "Int", "Float", "Bool", "Object", "Datetime", "DATETIME"]


@pytest.mark.parametrize("name", [*RESERVED_ACTIONS, "Send", "Import", "Client"])
def test_the_hint_for_a_refused_action_passes(specs: SpecFolder, name: str) -> None:
    """An action that would shadow a name of its module has a problem at its name, and the hinted rename fixes it."""
    tree = read_tree()
    place_actions(tree, [name])
    specs.put(tree)
    path = f"{Path(ACTION).parent}/{name}.yaml"
    problems = specs.lint()
    assert {(problem.path, problem.code in NAMES) for problem in problems} == {(f"specs/{path}", True)}
    assert {problem.line for problem in problems} == {
        1 + specs.read(path).split("\n").index(f' "action": "{name}",')
    }
    hint = re.search(r"`rename: (\w+)`", problems[0].hint or "")
    assert hint
    tree[path]["rename"] = hint[1]
    specs.put(tree)
    assert specs.lint() == ()


def test_a_renamed_action_keeps_its_wire_name(specs: SpecFolder) -> None:
    """The rename is the name of the method, its module and its models; the action on the wire stays."""
    tree = read_tree()
    place_actions(tree, ["List"])
    tree[f"{Path(ACTION).parent}/List.yaml"]["rename"] = "ListAll"
    specs.put(tree)
    files = generate(read_api(specs.specs))
    folder = "generated/yunbind/acme/box/v20200102"
    assert "def list_all(" in files[f"{folder}/client.py"]
    assert "class ListAllRequest(RequestModel):" in files[f"{folder}/list_all.py"]
    assert "class ListAllResponse(ResponseModel):" in files[f"{folder}/list_all.py"]
    assert (
        'LIST_ALL: Operation[ListAllRequest, ListAllResponse] = Operation(\n    service=SERVICE,\n    action="List",'
        in (files[f"{folder}/operations.py"])
    )
    catalog = json.loads(files["generated/catalog.json"])
    actions = catalog["providers"]["acme"]["services"]["box"]["2020-01-02"]["actions"]
    assert actions["List"]["names"] == {"python": "list_all"}


@pytest.mark.parametrize(
    "name", ["DESCRIBE_CRATES", "describe_crates", "describeCrates", "Describe_Crates_2"]
)
def test_a_name_in_any_case_is_an_action(specs: SpecFolder, name: str) -> None:
    """Snake case, in small letters or capitals, is generated like the vendors' usual spelling."""
    tree = read_tree()
    place_actions(tree, [name])
    specs.put(tree)
    files = generate(read_api(specs.specs))
    module = "describe_crates_2" if name.endswith("2") else "describe_crates"
    assert f"generated/yunbind/acme/box/v20200102/{module}.py" in files


def edit_reserved(tree: Tree, place: str, word: str, name: str | None = None) -> None:
    if place == "member":
        tree[ACTION]["request"][word] = {"type": "string", "doc": "A word."} | (
            {"rename": name} if name else {}
        )
    elif place == "type":
        tree[TYPES]["types"][name or word] = {"doc": "A thing.", "members": {}}
        tree[ACTION]["request"]["Thing"] = {"type": name or word, "doc": "A thing."}
    else:
        path = ERRORS if place == "own code" else COMMON
        tree[path]["errors"][word] = {"doc": "It failed.", "kind": "conflict"} | (
            {"name": name} if name else {}
        )


def list_reserved() -> Iterator[tuple[str, str]]:
    yield from (("member", word) for word in ("Register", "Mro", "MRO", "Copy", "List", "ModelDump"))
    yield from (("type", word) for word in ("SERVICE", "Service", "True", "Field", "bytes", "int64"))
    for word in ("false.Sub", "None.Sub", "true", "Exception.Sub", "ApiError", "kinds"):
        yield from ((place, word) for place in ("own code", "common code") if word != "kinds")


@pytest.mark.parametrize(("place", "word"), list(list_reserved()))
def test_a_reserved_word_is_located_and_another_name_passes(specs: SpecFolder, place: str, word: str) -> None:
    """A word that emitted code needs is a problem where it is written; with a rename it is none."""
    tree = read_tree()
    edit_reserved(tree, place, word)
    specs.put(tree)
    (problem,) = specs.lint()
    assert problem.code is ProblemCode.RESERVED_NAME
    assert find_name(specs, problem) == word.removesuffix(".Sub")
    tree = read_tree()
    edit_reserved(tree, place, word, "SomethingElse")
    specs.put(tree)
    assert specs.lint() == ()


@pytest.mark.slow
@pytest.mark.parametrize("shape", [{"members": {}}, {"members": {"A": {"type": "Empty", "doc": "It."}}}])
@pytest.mark.parametrize("kind", ["Empty", "list[Empty]", "map[Empty]"])
def test_a_type_without_members_of_its_own_is_a_class(
    specs: SpecFolder, kind: str, shape: dict[str, object]
) -> None:
    """A structure that documents no member, or only itself, is a model like others."""
    tree = read_tree()
    tree[TYPES]["types"]["Empty"] = {"doc": "A thing.", **shape}
    tree[ACTION]["request"]["Thing"] = {"type": kind, "doc": "A thing."}
    tree[ACTION]["response"]["Thing"] = {"type": kind, "doc": "A thing."}
    specs.put(tree)
    assert (
        "class Empty(Shape):"
        in generate(read_api(specs.specs))["generated/yunbind/acme/box/v20200102/types.py"]
    )
