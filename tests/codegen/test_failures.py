"""Failures of the system while specs are written or read: one sentence, and nothing is changed."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NoReturn

import pytest
import watchfiles
from click.testing import CliRunner
from yunbind_codegen import lock_file, watch, write
from yunbind_codegen.commands import main
from yunbind_codegen.headers import MARK
from yunbind_codegen.incremental import IncrementalGenerator
from yunbind_codegen.owned_folders import WriteError
from yunbind_codegen.verify import VerifyError, verify_facts
from yunbind_codegen.watch import PACKAGE, Sources, regenerate

from .specfolder import SpecFolder


def test_a_file_that_vanishes_while_it_is_compared_is_a_failure(
    specs: SpecFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The next look finds it gone or whole."""

    def fail(*_arguments: object) -> NoReturn:
        raise FileNotFoundError(2, "No such file or directory", "generated/yunbind/errors.py")

    monkeypatch.setattr(watch, "write", fail)
    found = regenerate(specs.root, IncrementalGenerator())
    assert found.failure == "generated/yunbind/errors.py: No such file or directory."
    assert found.differences == ()
    assert not (specs.root / "generated").exists()


@pytest.mark.parametrize(
    ("name", "counts"),
    [("watch.py", True), ("views/errors.py", True), ("templates/a.py.j2", True), ("py.typed", False), ("a.pyc", False)],
)  # fmt: skip
def test_changes_of_the_generator_count_if_they_are_code(specs: SpecFolder, name: str, counts: bool) -> None:
    """Modules and templates count; caches and marks do not."""
    assert Sources(specs.specs)(watchfiles.Change.modified, str(PACKAGE / name)) is counts
    assert watch.is_generator(str(PACKAGE / name)) is True
    assert watch.is_generator(str(specs.specs / name)) is False


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (shutil.Error([("a", "b", "Permission denied")]), "Permission denied."),
        (OSError(28, "No space left on device", "/x"), "/x: No space left on device."),
    ],
)
def test_a_copy_that_fails_is_one_sentence(
    specs: SpecFolder, monkeypatch: pytest.MonkeyPatch, error: OSError, text: str
) -> None:
    """A new service is checked in a copy of the specs, which can fail in many files at once."""

    def fail(*_arguments: object) -> NoReturn:
        raise error

    monkeypatch.setattr("yunbind_codegen.skeleton.shutil.copytree", fail)
    result = CliRunner().invoke(main, ["new-service", "acme", "crate", "v2", "--root", str(specs.root)])
    assert result.exit_code == 1
    assert result.output.startswith("Error: Nothing was written: ")
    assert result.output.endswith(f"{text}\n")


def test_the_hash_of_the_generator_is_that_of_its_code(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A changed or renamed module or template changes it; other files do not."""
    monkeypatch.setattr(lock_file, "__file__", str(tmp_path / "lock_file.py"))
    (tmp_path / "a.py").write_text("1", encoding="utf-8")
    first = lock_file.hash_generator()
    assert len(first) == 64
    (tmp_path / "notes.md").write_text("1", encoding="utf-8")
    assert lock_file.hash_generator() == first
    (tmp_path / "b.j2").write_text("1", encoding="utf-8")
    second = lock_file.hash_generator()
    (tmp_path / "a.py").rename(tmp_path / "c.py")
    third = lock_file.hash_generator()
    assert len({first, second, third}) == 3
    assert set(lock_file.list_tools()) == {"jinja2", "pydantic", "ruff"}
    assert all(version[0].isdecimal() for version in lock_file.list_tools().values())


@pytest.mark.parametrize(("before", "is_owned"), [(400 - len(MARK), True), (401 - len(MARK), False)])
def test_the_header_is_in_the_first_400_bytes(tmp_path: Path, before: int, is_owned: bool) -> None:
    """A file that carries the mark later belongs to somebody else."""
    path = "generated/yunbind/a.py"
    place = tmp_path / path
    place.parent.mkdir(parents=True)
    place.write_text("x" * before + MARK, encoding="utf-8")
    if is_owned:
        write.write(tmp_path, {path: f"# {MARK}\n"})
        assert place.read_text(encoding="utf-8") == f"# {MARK}\n"
    else:
        with pytest.raises(WriteError, match="does not carry the header"):
            write.write(tmp_path, {path: f"# {MARK}\n"})


@pytest.mark.parametrize(
    ("source", "is_plain"),
    [
        ("A: int = 1\nB: str = 'x'\n", True),
        ("A: tuple[int, ...] = (1, 2, (3,))\n", True),
        ("A: dict[str, int] = {'x': 1, 'y': (1, 'z')}\n", True),
        ("'''Doc.'''\nfrom typing import Final\nA: int = 1\n'''It.'''\n", True),
        ("A: int = f()\n", False),
        ("A: tuple[int, ...] = (1, f())\n", False),
        ("A: dict[str, int] = {'x': f()}\n", False),
        ("A: dict[str, int] = {f(): 1}\n", False),
        ("A: dict[str, int] = {**B}\n", False),
        ("A: list[int] = [1]\n", False),
        ("a: int = 1\n", False),
        ("A: int = 1\nA: int = 2\n", False),
        ("A: int\n", False),
        ("A = 1\n", False),
        ("import os\n", False),
        ("def f(): pass\n", False),
    ],
)
def test_a_module_of_facts_holds_only_constants(source: str, is_plain: bool) -> None:
    """Each constant has a name in capitals, once, and a value without calls."""
    if is_plain:
        verify_facts({"a.py": source})
        return
    line = source.count("\n") if "A: int = 2" in source else 1
    with pytest.raises(VerifyError, match=rf"^a\.py:{line} holds .* Nothing was written\.$"):
        verify_facts({"b.py": "A: int = 1\n", "a.py": source})
