"""Full disks, interrupts, and what a killed run left: all files change, or none."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from yunbind_codegen import write as write_module
from yunbind_codegen.lock_file import LOCK
from yunbind_codegen.owned_folders import is_staged
from yunbind_codegen.write import State, WriteError, compare, write

from .emitted import CHANGED, FILES, HEADER, snapshot, with_lock


def fail_at(
    count: int, original: Callable[..., object], error: BaseException | None = None
) -> Callable[..., object]:
    """A function that works until it is called for the given time, and then finds the disk full."""
    calls = 0

    def call(*args: object, **kwargs: object) -> object:
        nonlocal calls
        calls += 1
        if calls == count:
            raise error or OSError(errno.ENOSPC, "No space left on device", "somewhere")
        return original(*args, **kwargs)

    return call


@pytest.mark.parametrize(
    ("target", "name", "count"),
    [
        (write_module.tempfile, "mkstemp", 1),
        (write_module.tempfile, "mkstemp", 3),
        (Path, "mkdir", 2),
        (Path, "chmod", 2),
        (Path, "hardlink_to", 1),
        (Path, "replace", 1),
        (Path, "replace", 3),
        (Path, "replace", 5),
    ],
    ids=lambda value: str(getattr(value, "__name__", value)),
)
def test_a_disk_that_fails_leaves_everything_as_it_was(
    root: Path, monkeypatch: pytest.MonkeyPatch, target: object, name: str, count: int
) -> None:
    """Wherever the disk fails, the files, folders and permissions are those from before."""
    before = snapshot(root)
    wanted = with_lock(root, CHANGED)
    monkeypatch.setattr(target, name, fail_at(count, getattr(target, name)))
    if name == "hardlink_to":  # is not needed, and its failure alone is none
        monkeypatch.setattr(Path, "replace", fail_at(5, Path.replace))
    with pytest.raises(WriteError, match="Nothing was changed"):
        write(root, wanted)
    monkeypatch.undo()
    assert snapshot(root) == before
    write(root, wanted)
    assert compare(root, wanted) == ()


def test_an_interrupt_leaves_everything_as_it_was(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody who stops the writing half-way finds the tree as it was."""
    before = snapshot(root)
    monkeypatch.setattr(Path, "replace", fail_at(4, Path.replace, KeyboardInterrupt()))
    with pytest.raises(KeyboardInterrupt):
        write(root, with_lock(root, CHANGED))
    assert snapshot(root) == before


def test_a_file_that_changes_is_never_missing(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that reads the tree meanwhile finds each file, the old or the new one."""
    wanted = with_lock(root, CHANGED)
    lasting = [root / path for path in wanted if (root / path).exists()]
    looks: list[bool] = []
    for name in ("replace", "rename", "unlink", "hardlink_to"):
        real = getattr(Path, name)

        def look(self: Path, *args: object, real: Callable[..., object] = real, **kwargs: object) -> object:
            done = real(self, *args, **kwargs)
            looks.append(all(each.exists() for each in lasting))
            return done

        monkeypatch.setattr(Path, name, look)
    write(root, wanted)
    assert len(lasting) >= 2
    assert looks
    assert all(looks)


def test_what_a_killed_run_left_is_no_hindrance(root: Path) -> None:
    """Backups and files that were never put in their place are replaced and removed."""
    wanted = with_lock(root, CHANGED)
    for path in (LOCK, "generated/yunbind/acme/__init__.py"):
        (root / path).with_name(f".{Path(path).name}.old").write_text(HEADER, encoding="utf-8")
    (root / "generated/.abc.new").write_text(HEADER, encoding="utf-8")
    write(root, wanted)
    assert compare(root, wanted) == ()


@pytest.mark.parametrize(
    "content", [b"", b"#", HEADER.encode()[:10]], ids=["empty", "one byte", "half a header"]
)
def test_an_unfinished_file_of_a_killed_run_does_not_block(root: Path, content: bytes) -> None:
    """A kill can come before the first byte of a staged file is written. The next run removes the file."""
    staged = root / "generated/yunbind/.k3_x9qab.new"
    staged.write_bytes(content)
    write(root, with_lock(root, FILES))
    assert not staged.exists()


def test_files_are_staged_under_a_name_that_the_next_run_knows(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name of a staged file is one of those that a later run removes without a header."""
    names: list[str] = []
    real = tempfile.mkstemp

    def make(*args: object, **kwargs: Any) -> tuple[int, str]:
        handle, name = real(*args, **kwargs)
        names.append(Path(name).name)
        return handle, name

    monkeypatch.setattr(write_module.tempfile, "mkstemp", make)
    write(root, with_lock(root, CHANGED))
    assert len(names) == 4
    assert all(map(is_staged, names))


@pytest.mark.parametrize("name", ["notes.new", ".notes.new", ".k3_x9qab.old", "k3_x9qab.new"])
def test_a_file_that_only_looks_staged_is_left_alone(root: Path, name: str) -> None:
    """Only names that the generator itself gives are removed without a header."""
    (root / "generated" / name).write_text("mine", encoding="utf-8")
    with pytest.raises(WriteError, match="does not carry the header"):
        write(root, with_lock(root, FILES))
    assert (root / "generated" / name).read_text(encoding="utf-8") == "mine"


def test_what_cannot_be_removed_is_removed_by_the_next_run(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is already replaced, but cannot be deleted, is no failure and does not stay for ever."""
    wanted = with_lock(root, CHANGED)
    monkeypatch.setattr(Path, "unlink", fail_at(1, Path.unlink))
    write(root, wanted)
    monkeypatch.undo()
    assert [each.state for each in compare(root, wanted)] == [State.STRAY]
    write(root, wanted)
    assert compare(root, wanted) == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_is_read_only_leaves_everything_as_it_was(root: Path) -> None:
    """Permissions are found out before anything changed."""
    folder = root / "generated/reference"
    folder.chmod(0o555)
    before = snapshot(root)
    try:
        with pytest.raises(WriteError, match="Nothing was changed"):
            write(root, with_lock(root, CHANGED))
        assert snapshot(root) == before
    finally:
        folder.chmod(0o755)
