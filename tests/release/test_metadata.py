"""All distributions describe themselves alike and require what they import."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

from .project import ROOT


def read_project(folder: str) -> dict[str, Any]:
    """The table ``project`` of a distribution."""
    return tomllib.loads((ROOT / folder / "pyproject.toml").read_text(encoding="utf-8"))["project"]


CLIENTS, COMMANDS = read_project("."), read_project("cli")
GENERATOR, KIT = read_project("codegen"), read_project("conformance")


def name_requirements(requirements: list[str]) -> set[str]:
    """The names of the required distributions."""
    return {re.split(r"[^A-Za-z0-9._-]", each)[0] for each in requirements}


def test_users_need_httpx_and_pydantic() -> None:
    """httpcore and certifi come with httpx. All else is an extra; the generator is another distribution."""
    assert name_requirements(CLIENTS["dependencies"]) == {"httpx", "httpcore", "certifi", "pydantic"}
    http_libraries = {"aiohttp", "fast", "httpx2"}
    assert CLIENTS["optional-dependencies"].keys() - http_libraries == {"otel", "redis", "emulator"}


@pytest.mark.parametrize("project", [CLIENTS, COMMANDS, GENERATOR, KIT], ids=lambda project: project["name"])
def test_the_package_index_shows_what_the_package_is(project: dict[str, Any]) -> None:
    """Author, licence, keywords and classifiers are given; the version comes from the code."""
    assert all(project[key] for key in ("authors", "description", "keywords", "classifiers", "readme"))
    assert (project["license"], project["license-files"]) == ("Apache-2.0", ["LICENSE"])
    assert project["dynamic"] == ["version"]
    assert "Typing :: Typed" in project["classifiers"]


def test_all_distributions_agree() -> None:
    """Author, licence, Python versions and URLs are the same."""
    for key in ("authors", "license", "requires-python", "urls"):
        assert CLIENTS.get(key) == COMMANDS.get(key) == GENERATOR.get(key) == KIT.get(key)
    pythons = [
        [each for each in project["classifiers"] if each.startswith("Programming Language")]
        for project in (CLIENTS, COMMANDS, GENERATOR, KIT)
    ]
    assert pythons[0] == pythons[1] == pythons[2] == pythons[3]
    for folder in ("cli", "codegen", "conformance"):
        assert (ROOT / "LICENSE").read_bytes() == (ROOT / folder / "LICENSE").read_bytes()


@cache
def list_imports(folder: Path) -> list[set[str]]:
    """Return the distributions that bring an imported package, for each package of other projects."""
    modules: set[str] = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                modules |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                modules.add(node.module.partition(".")[0])
    distributions = {**packages_distributions(), **BROUGHT}
    others = {module for module in modules - sys.stdlib_module_names if not module.startswith("yunbind")}
    return [{re.sub(r"[-_.]+", "-", each).lower() for each in distributions[module]} for module in others]


BROUGHT = {"pydantic_core": ["pydantic"], "PyInstaller": ["pyinstaller"]}
"""Packages that this environment does not show: one comes with pydantic, one is in an environment of its own."""


def test_the_generator_requires_what_it_imports() -> None:
    """Pydantic included, which other dependencies would bring too."""
    required = name_requirements(GENERATOR["dependencies"])
    assert [each for each in list_imports(ROOT / "codegen" / "yunbind_codegen") if not each & required] == []


def test_the_kit_requires_the_clients_and_the_emulator() -> None:
    """All else that it imports comes with them."""
    assert KIT["dependencies"] == ["yunbind[emulator]", "yunbind-cli"]
    required = name_requirements(CLIENTS["dependencies"])
    assert [
        each for each in list_imports(ROOT / "conformance" / "yunbind_conformance") if not each & required
    ] == []


@pytest.mark.parametrize(
    ("folder", "extras"),
    [
        ("generated/yunbind", []),
        ("runtime/yunbind_emulator", ["emulator"]),
        ("runtime/yunbind_runtime", sorted(CLIENTS["optional-dependencies"].keys() - {"emulator"})),
    ],
)
def test_the_extras_bring_what_a_package_imports(folder: str, extras: list[str]) -> None:
    """Every other import is of the packages that users always get, or of what runs a plugin or a hook."""
    required = name_requirements(CLIENTS["dependencies"]) | {"pytest", "pyinstaller"}
    for extra in extras:
        required |= name_requirements(CLIENTS["optional-dependencies"][extra])
    assert [each for each in list_imports(ROOT / folder) if not each & required] == []


def test_the_command_line_requires_what_it_imports() -> None:
    """The emulator comes with it, so that every command works."""
    assert COMMANDS["dependencies"][0] == "yunbind[emulator]"
    required = name_requirements(COMMANDS["dependencies"]) | name_requirements(CLIENTS["dependencies"])
    for folder in ("yunbind_cli", "yunbind_signatures"):
        assert [each for each in list_imports(ROOT / "runtime" / folder) if not each & required] == []


def test_no_extra_brings_a_package_that_is_not_imported() -> None:
    imported = set[str]().union(*list_imports(ROOT / "runtime"))
    # uvicorn imports httptools. The transport of httpx imports httpx2 by a name that it computes.
    for extra, requirements in CLIENTS["optional-dependencies"].items():
        assert name_requirements(requirements) - {"httptools", "httpx2"} <= imported, extra
