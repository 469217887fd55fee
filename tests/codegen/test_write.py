"""Emitted files on disk: all or nothing, and never anybody else's."""

from __future__ import annotations

import errno
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from yunbind_codegen import write as write_module
from yunbind_codegen.headers import MARK
from yunbind_codegen.write import LOCK, Difference, State, WriteError, compare, make_lock, write

HEADER = f"# {MARK} from a test.\n"

FILES = {
    "generated/yunbind/__init__.py": f"{HEADER}",
    "generated/yunbind/acme/__init__.py": f"{HEADER}A = 1\n",
    "generated/reference/acme.md": f"<!-- {MARK} -->\n# 顶点\n",
    "specs/schema/action.json": f'{{"//": "{MARK}"}}\n',
}

Snapshot = dict[str, tuple[bytes | None, int]]


def snapshot(root: Path) -> Snapshot:
    """Every file and folder below ``root``, with its content and permissions."""
    return {
        path.relative_to(root).as_posix(): (
            path.read_bytes() if path.is_file() else None,
            stat.S_IMODE(path.stat().st_mode),
        )
        for path in sorted(root.rglob("*"))
    }


def with_lock(root: Path, files: dict[str, str]) -> dict[str, str]:
    """The files and their lock."""
    (root / "specs").mkdir(exist_ok=True)
    return {**files, LOCK: make_lock(root, files)}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A folder in which the files have been written."""
    write(tmp_path, with_lock(tmp_path, FILES))
    return tmp_path


def test_files_are_written_as_they_are(root: Path) -> None:
    """Bytes are UTF-8 with plain line ends, readable by everybody, with no file left beside them."""
    for path, text in FILES.items():
        assert (root / path).read_bytes() == text.encode()
        assert stat.S_IMODE((root / path).stat().st_mode) == 0o644
    found = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    assert found == {*FILES, LOCK}


def test_what_is_as_it_should_be_is_not_touched(root: Path) -> None:
    """A second run changes nothing, not even the time of a file."""
    times = {path: (root / path).stat().st_mtime_ns for path in FILES}
    assert write(root, with_lock(root, FILES)) == ()
    assert {path: (root / path).stat().st_mtime_ns for path in FILES} == times


def test_differences_are_told_apart(root: Path) -> None:
    """Missing, drifted, hand-edited and stray files are each named as what they are."""
    (root / "generated/yunbind/__init__.py").unlink()
    (root / "generated/reference/acme.md").write_text(f"<!-- {MARK} -->\nby hand\n", encoding="utf-8")
    (root / "generated/yunbind/more.py").write_text("", encoding="utf-8")
    wanted = with_lock(root, {**FILES, "generated/yunbind/acme/__init__.py": f"{HEADER}A = 2\n"})
    assert compare(root, wanted) == (
        Difference(LOCK, State.DRIFTED),
        Difference("generated/reference/acme.md", State.EDITED),
        Difference("generated/yunbind/__init__.py", State.MISSING),
        Difference("generated/yunbind/acme/__init__.py", State.DRIFTED),
        Difference("generated/yunbind/more.py", State.STRAY),
    )


def test_a_file_edited_by_hand_is_told_from_one_that_is_out_of_date(root: Path) -> None:
    """What nobody touched has drifted; what somebody touched was edited, also when the specs changed too."""
    wanted = with_lock(root, {**FILES, "generated/yunbind/acme/__init__.py": f"{HEADER}A = 2\n"})
    path = "generated/yunbind/acme/__init__.py"
    assert Difference(path, State.DRIFTED) in compare(root, wanted)
    (root / path).write_text(f"{HEADER}A = 3\n", encoding="utf-8")
    assert Difference(path, State.EDITED) in compare(root, wanted)


@pytest.mark.parametrize("lock", ["", "no json", "[]", '{"files": 1}', '{"files": []}', "null"])
def test_a_lock_that_says_nothing_is_no_crash(root: Path, lock: str) -> None:
    """Without a lock that can be read, differences are still found and mended."""
    (root / LOCK).write_text(lock or "{}", encoding="utf-8")
    wanted = with_lock(root, {**FILES, "generated/reference/acme.md": f"<!-- {MARK} -->\n"})
    assert {each.path for each in compare(root, wanted)} == {LOCK, "generated/reference/acme.md"}


def test_a_file_that_is_no_longer_asked_for_is_removed(root: Path) -> None:
    """A stray file of ours goes, with the folders that it leaves empty."""
    fewer = {path: text for path, text in FILES.items() if "acme" not in path}
    write(root, with_lock(root, fewer))
    assert not (root / "generated/yunbind/acme").exists()
    assert not (root / "generated/reference").exists()
    assert (root / "generated/yunbind/__init__.py").is_file()


def test_caches_are_no_strays(root: Path) -> None:
    """What Python puts beside a module is nobody's concern."""
    cache = root / "generated/yunbind/__pycache__"
    cache.mkdir()
    (cache / "acme.pyc").write_bytes(b"\0")
    assert compare(root, with_lock(root, FILES)) == ()


@pytest.mark.parametrize(
    ("path", "verb"), [("generated/yunbind/acme/__init__.py", "replace"), ("generated/notes.md", "remove")]
)
def test_a_file_without_our_header_is_left_alone(root: Path, path: str, verb: str) -> None:
    """A file of somebody else's in our place is an error that changes nothing at all."""
    (root / path).write_text("# mine\n", encoding="utf-8")
    (root / "generated/yunbind/__init__.py").unlink()
    before = snapshot(root)
    with pytest.raises(WriteError, match=f"{path} does not carry the header .*it is not {verb}"):
        write(root, with_lock(root, FILES))
    assert snapshot(root) == before


@pytest.mark.parametrize("content", ["", f"{'#' * 500}\n{HEADER}"], ids=["empty", "header far below"])
def test_a_header_is_on_the_first_lines(root: Path, content: str) -> None:
    """An empty file, or one that mentions the mark somewhere, is not ours."""
    (root / "generated/reference/acme.md").write_text(content, encoding="utf-8")
    with pytest.raises(WriteError, match="does not carry the header"):
        write(root, with_lock(root, FILES))


def test_a_folder_in_the_place_of_a_file_is_left_alone(root: Path) -> None:
    """A folder where a file belongs is not ours to replace, and no crash."""
    (root / "generated/reference/acme.md").unlink()
    (root / "generated/reference/acme.md").mkdir()
    before = snapshot(root)
    with pytest.raises(WriteError, match=r"generated/reference/acme\.md"):
        write(root, with_lock(root, FILES))
    assert snapshot(root) == before


def test_a_file_in_the_place_of_a_folder_is_left_alone(tmp_path: Path) -> None:
    """A file where a folder belongs stops the writing before anything changed."""
    files = with_lock(tmp_path, FILES)
    (tmp_path / "generated").mkdir()
    (tmp_path / "generated/yunbind").write_text(HEADER, encoding="utf-8")
    before = snapshot(tmp_path)
    with pytest.raises(WriteError, match="Nothing was changed"):
        write(tmp_path, files)
    assert snapshot(tmp_path) == before


CHANGED = {
    "generated/yunbind/__init__.py": f"{HEADER}B = 1\n",
    "generated/yunbind/zenith/deep/__init__.py": f"{HEADER}",
    "generated/yunbind/zenith/__init__.py": f"{HEADER}",
    "specs/schema/action.json": FILES["specs/schema/action.json"],
}
"""Another set of files: one changed, two new in new folders, two gone."""


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


def test_the_lock_names_everything_that_the_output_depends_on(root: Path) -> None:
    """The lock holds the hashes of specs and files, of the generator, and the versions of its tools."""
    (root / "specs/acme").mkdir()
    (root / "specs/acme/provider.yaml").write_text("a: 1\n", encoding="utf-8")
    lock = json.loads(make_lock(root, FILES))
    assert set(lock["files"]) == set(FILES)
    assert set(lock["specs"]) == {"specs/acme/provider.yaml"}
    assert {"datamodel-code-generator", "jinja2", "pydantic", "ruff"} <= set(lock["tools"])
    assert MARK in lock["//"]
    (root / "specs/acme/provider.yaml").write_text("a: 2\n", encoding="utf-8")
    assert json.loads(make_lock(root, FILES))["specs"] != lock["specs"]
