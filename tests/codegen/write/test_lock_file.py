"""The lock describes the emitted files, and a later run uses again what it describes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from yunbind_codegen.headers import MARK
from yunbind_codegen.load import load
from yunbind_codegen.lock_file import LOCK, MadePart, make_lock, read_hashes, read_parts

from .emitted import FILES

PARTS = {
    "yunbind": MadePart("1", {"generated/yunbind/__init__.py": FILES["generated/yunbind/__init__.py"]}),
    "yunbind/acme": MadePart("2", {path: text for path, text in FILES.items() if "acme" in path}),
    "schemas": MadePart("3", {path: text for path, text in FILES.items() if "schema" in path}),
}
ACME = "generated/reference/acme.md"


def lock(root: Path) -> Any:
    return json.loads(make_lock(load(root / "specs"), FILES, PARTS))


@pytest.fixture
def described(root: Path) -> Path:
    """A folder with emitted files whose lock describes the parts."""
    (root / LOCK).write_text(json.dumps(lock(root)), encoding="utf-8")
    return root


def test_the_lock_names_everything_that_the_output_depends_on(root: Path) -> None:
    """The lock holds the hashes of specs and files, of the generator, and the versions of its tools."""
    (root / "specs/acme").mkdir()
    (root / "specs/acme/provider.yaml").write_text("a: 1\n", encoding="utf-8")
    before = lock(root)
    assert set(before["files"]) == set(FILES)
    assert set(before["specs"]) == {"specs/acme/provider.yaml"}
    assert {"jinja2", "pydantic", "ruff"} <= set(before["tools"])
    assert MARK in before["//"]
    (root / "specs/acme/provider.yaml").write_text("a: 2\n", encoding="utf-8")
    assert lock(root)["specs"] != before["specs"]


def test_the_parts_of_an_earlier_run_are_read(described: Path) -> None:
    """Each has its inputs and the texts of its files."""
    assert read_parts(described) == PARTS
    assert set(read_hashes(described)) == set(FILES)


@pytest.mark.parametrize("content", [None, b"", b"\xff", f"<!-- {MARK} -->\n".encode()])
def test_a_part_with_a_changed_file_is_not_read(described: Path, content: bytes | None) -> None:
    """A file that is missing, cut or edited is not the one that the generator wrote. Other parts are read."""
    (described / ACME).unlink()
    if content is not None:
        (described / ACME).write_bytes(content)
    assert read_parts(described).keys() == PARTS.keys() - {"yunbind/acme"}


def test_a_folder_in_the_place_of_a_file_is_not_read(described: Path) -> None:
    (described / ACME).unlink()
    (described / ACME).mkdir()
    assert read_parts(described).keys() == PARTS.keys() - {"yunbind/acme"}


@pytest.mark.parametrize("path", ["secret", "specs/a.yaml", "generated/../secret", "/etc/hostname", "specs/schema/../../secret"])  # fmt: skip
def test_only_files_of_the_generator_are_read(described: Path, path: str) -> None:
    """A lock that names another file, with its hash, does not make it an emitted file."""
    for place in ("secret", "specs/a.yaml"):
        (described / place).write_text("", encoding="utf-8")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    said = {"files": {path: empty}, "parts": {"yunbind": {"inputs": "1", "files": [path]}}}
    (described / LOCK).write_text(json.dumps(said), encoding="utf-8")
    assert read_hashes(described) == {path: empty}
    assert read_parts(described) == {}


@pytest.mark.parametrize("parts", [1, [], {"yunbind": 1}, {"yunbind": {"inputs": "1"}}, {"yunbind": {"inputs": "1", "files": 1}}])  # fmt: skip
def test_a_lock_with_other_parts_says_nothing(described: Path, parts: object) -> None:
    said = lock(described) | {"parts": parts}
    (described / LOCK).write_text(json.dumps(said), encoding="utf-8")
    assert read_parts(described) == {}
