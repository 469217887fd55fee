"""Emitted files on disk: all or nothing, and never anybody else's."""

from __future__ import annotations

import errno
import json
import os
import socket
import stat
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from yunbind_codegen import write as write_module
from yunbind_codegen.headers import MARK
from yunbind_codegen.owned_folders import is_staged, lock
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
            stat.S_IMODE(path.lstat().st_mode),
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


LINKED = [
    "generated",
    "generated/yunbind",
    "generated/yunbind/acme",
    "generated/yunbind/__init__.py",
    "specs/schema",
]


@pytest.mark.parametrize("path", LINKED)
@pytest.mark.parametrize("asked", [True, False], ids=["a link to files", "a link to nothing"])
def test_a_link_is_refused_and_nothing_is_written_through_it(root: Path, path: str, asked: bool) -> None:
    """A link below an emitted folder can lead outside the project, so it is not followed."""
    wanted = with_lock(root, CHANGED)
    outside = root / "outside"
    (root / path).rename(outside)
    (root / path).symlink_to(outside if asked else root / "missing")
    before = snapshot(root)
    for act in (write, compare):
        with pytest.raises(
            WriteError, match=rf"^{path} is a symbolic link, which is not followed\. Remove it"
        ):
            act(root, wanted)
    assert snapshot(root) == before


@pytest.mark.parametrize("name", ["__init__.py", "more.py"])
@pytest.mark.parametrize("kind", ["pipe", "socket", "link to a device", "link to a loop"])
def test_a_device_is_refused_and_never_read(
    root: Path, kind: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading a device or a pipe can take for ever."""
    place = root / "generated/yunbind" / name
    place.unlink(missing_ok=True)
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "socket":
        # The address of a socket has at most 108 bytes, which a temporary folder can exceed.
        monkeypatch.chdir(place.parent)
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(name)
    else:
        place.symlink_to("/dev/zero" if kind == "link to a device" else place)
    what = "symbolic link" if kind.startswith("link") else "device, pipe or socket"
    with pytest.raises(WriteError, match=rf"^generated/yunbind/{name} is a {what}, which is not followed"):
        write(root, with_lock(root, FILES))


@pytest.mark.slow
def test_two_processes_at_once_both_end_well(root: Path) -> None:
    """Processes that write at once wait for each other, and the last one's files remain."""
    program = (
        "import json, sys\nfrom pathlib import Path\nfrom yunbind_codegen.write import write\n"
        "for at in range(40):\n"
        "    files = {f'generated/yunbind/m{n}.py': sys.argv[2] + f'A = {at}\\n' for n in range(20)}\n"
        "    write(Path(sys.argv[1]), files)\n"
    )
    command = [sys.executable, "-c", program, str(root), HEADER]
    running = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    assert [process.communicate(timeout=60)[1] for process in running] == [""] * 3
    found = {path.relative_to(root).as_posix() for path in (root / "generated").rglob("*") if path.is_file()}
    assert found == {f"generated/yunbind/m{n}.py" for n in range(20)}


def test_a_writer_waits_for_the_writer_before_it(root: Path) -> None:
    """The lock is held from the comparison to the last file, and is released at the end."""
    began = threading.Event()

    def run() -> None:
        began.set()
        write(root, with_lock(root, CHANGED))

    second = threading.Thread(target=run)
    with lock(root):
        second.start()
        began.wait()
        second.join(0.05)
        assert second.is_alive()
        assert not (root / "generated/yunbind/zenith").exists()
    second.join(10)
    assert (root / "generated/yunbind/zenith").exists()


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
