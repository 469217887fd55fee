"""Emitted files on disk: what differs, what is replaced, and never a file of somebody else."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from yunbind_codegen.headers import MARK
from yunbind_codegen.lock_file import LOCK
from yunbind_codegen.write import Difference, State, WriteError, compare, write

from .emitted import FILES, HEADER, snapshot, with_lock


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
