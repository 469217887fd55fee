"""The generator's own sources keep to the rules that make them reviewable."""

from __future__ import annotations

import ast
import re
import shutil
from pathlib import Path

import pytest
from yunbind_codegen.pipeline import generate, read_api

from .specfolder import SpecFolder

PROJECT = Path(__file__).parents[2]
PACKAGE = PROJECT / "codegen" / "yunbind_codegen"
TEMPLATES = PACKAGE / "templates"
PRINTED = sorted(TEMPLATES.rglob("*.j2"))
WRITTEN = sorted(
    path
    for folder in (PACKAGE.parent, PROJECT / "runtime")
    for path in folder.rglob("*.py")
    if "__pycache__" not in path.parts
)


def name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


@pytest.mark.parametrize("path", PRINTED, ids=name)
def test_a_template_prints_and_decides_nothing(path: Path) -> None:
    """A template loops, tests a name and prints: no filters, joins, assignments, macros or arithmetic."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) < 120
    for kind, inner in re.findall(r"\{(\{|%)-?(.*?)-?[%}]\}", text, re.DOTALL):
        words = inner.strip()
        if kind == "{":
            assert re.fullmatch(r"[a-z_.]+", words), words
        else:
            assert re.fullmatch(
                r"for [a-z_, ]+ in [a-z_.]+|if (not )?[a-z_.]+|else|endfor|endif|include \"[a-zA-Z_/.]+\.j2\"",
                words,
            ), words
    assert "{#" not in text


def test_a_template_stands_where_its_output_goes(specs: SpecFolder) -> None:
    """The path of a template is the path of what it prints, but for parts that others include."""
    places = {
        "acme-box-v20200102": "SERVICE",
        "acme": "PROVIDER",
        "acme_clients": "PROVIDER_clients",
        "box": "SERVICE",
        "describe_boxes": "ACTION",
        "behavior": "facts",
        "v20200102": "VERSION",
    }
    shutil.copy(PROJECT / "specs/behavior.yaml", specs.specs)
    shutil.copytree(PROJECT / "specs/protocols", specs.specs / "protocols")
    printed: set[str] = set()
    for path in generate(read_api(specs.specs)):
        below, dot, suffix = path.removeprefix("generated/").partition(".")
        printed.add("/".join(places.get(part, part) for part in below.split("/")) + dot + suffix)
    texts = "".join(path.read_text(encoding="utf-8") for path in PRINTED)
    for path in PRINTED:
        below = path.relative_to(TEMPLATES).as_posix()
        if re.match(r"_[^_]", path.name):
            assert f'include "{below}"' in texts
        else:
            assert below.removesuffix(".j2") in printed


@pytest.mark.parametrize("path", WRITTEN, ids=name)
def test_a_module_is_short_enough_to_read(path: Path) -> None:
    """No hand-written module is longer than 400 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 400


def test_modules_are_short_on_the_whole() -> None:
    """Half of the hand-written modules have at most 160 lines."""
    lengths = sorted(len(path.read_text(encoding="utf-8").splitlines()) for path in WRITTEN)
    assert lengths[len(lengths) // 2] <= 160


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=name)
def test_code_is_never_a_bare_value(path: Path) -> None:
    """Outside of the module that escapes, nothing that a spec says is called code as it stands."""
    calls = [
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Code"
    ]
    for call in calls if path.name != "safe_code.py" else ():
        (argument,) = call.args
        assert not isinstance(argument, ast.Name | ast.Attribute | ast.Subscript), ast.unparse(call)
