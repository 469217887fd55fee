"""The specs of a git revision, read from the object store; nothing is checked out."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory

from ..check import check
from ..documents import Specs
from ..ir import Api
from ..load import load
from ..problems import Problem, SpecError
from ..resolve import resolve

_REGULAR = ("100644", "100755")


class RevisionError(Exception):
    """The specs of a revision cannot be had; the message says what helps."""


@dataclass(frozen=True)
class SpecState:
    """The specs at some time, with the places of what they say."""

    api: Api
    specs: Specs


@dataclass(frozen=True)
class Revision:
    """A commit that was asked for by some name of it."""

    root: Path
    """Folder that holds ``specs``."""
    name: str
    commit: str

    def __str__(self) -> str:
        short = self.commit[:12]
        return self.name if self.commit.startswith(self.name) else f"{self.name} ({short})"

    def read_file(self, path: str) -> str | None:
        """The text of a file, by its path from the root; None where there is none."""
        content = _run(self.root, "show", f"{self.commit}:./{path}", allow_failure=True)
        return None if content is None else content.decode("utf-8", "replace")


def read_specs(specs: Path) -> SpecState:
    """Load, check and resolve a folder of specs; SpecError holds every problem of every file."""
    loaded = load(specs)
    problems = check(loaded)
    if problems:
        raise SpecError(problems)
    return SpecState(resolve(loaded), loaded)


def find_revision(root: Path, name: str) -> Revision:
    """The commit that ``name`` stands for: a hash, a branch, a tag, ``HEAD~3``.

    Raises:
        RevisionError: git is missing, ``root`` is in no repository, or there is no such commit.
    """
    if _run(root, "rev-parse", "--git-dir", allow_failure=True) is None:
        raise RevisionError(
            f"{root.resolve()} is in no git repository, so it has no revisions. "
            "Run this in a clone, or give --root."
        )
    found = _run(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", allow_failure=True
    )
    if found is None:
        raise RevisionError(
            f"There is no revision {name}. `git log --oneline` and `git branch --all` list what there is; "
            "in a shallow clone, fetch it first: git fetch --unshallow."
        )
    return Revision(root, name, found.decode().strip())


def read_revision(revision: Revision) -> SpecState:
    """The specs as a revision has them.

    Raises:
        RevisionError: it has none, or today's spec language cannot read them.
    """
    with TemporaryDirectory(prefix="yunbind-") as folder:
        specs = Path(folder) / "specs"
        for path, content in _list_files(revision):
            parts = PurePosixPath(path).parts
            if ".." in parts:  # git refuses to make such a tree, but not to read one
                raise RevisionError(f"{revision} has a file outside of its own folders: {path!r}.")
            place = specs.joinpath(*parts)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
        if not specs.is_dir():
            raise RevisionError(
                f"{revision} has no specs. Compare with a revision that has the folder specs/."
            )
        try:
            return read_specs(specs)
        except SpecError as error:
            raise RevisionError(_describe_unreadable(revision, error.problems)) from error


def has_uncommitted_specs(root: Path) -> bool:
    """Whether the specs of the working tree differ from the last commit."""
    return bool(_run(root, "status", "--porcelain", "--", "specs", allow_failure=True))


def _list_files(revision: Revision) -> Iterator[tuple[str, bytes]]:
    """Path below ``specs`` and content of each regular file; links and submodules are no specs."""
    root = revision.root
    listed = _run(root, "ls-tree", "-r", "-z", revision.commit, "--", "specs/") or b""
    entries: list[tuple[str, str]] = []
    for entry in listed.split(b"\0"):
        facts, _, path = entry.decode("utf-8", "surrogateescape").partition("\t")
        if path and facts.split()[0] in _REGULAR and not path.startswith("specs/schema/"):
            entries.append((path.removeprefix("specs/"), facts.split()[2]))
    asked = "".join(f"{digest}\n" for _, digest in entries).encode()
    stream = _run(root, "cat-file", "--batch", given=asked) or b""
    at = 0
    for path, _ in entries:
        line = stream.index(b"\n", at)
        start, size = line + 1, int(stream[at:line].split()[2])
        yield path, stream[start : start + size]
        at = start + size + 1


def _describe_unreadable(revision: Revision, problems: tuple[Problem, ...]) -> str:
    count = len(problems)
    return (
        f"The specs of {revision} cannot be read by today's spec language: {count} "
        f"problem{'' if count == 1 else 's'}, first {problems[0]}\n"
        "Compare with a later revision, or run the yunbind-codegen of that time on both."
    )


def _run(root: Path, *arguments: str, given: bytes = b"", allow_failure: bool = False) -> bytes | None:
    """What git prints; None where it fails and may."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise RevisionError("git is not installed or not in PATH; the revisions are read with it.") from error
    if done.returncode == 0:
        return done.stdout
    said = done.stderr.decode("utf-8", "replace").strip()
    if "dubious ownership" in said or not allow_failure:
        raise RevisionError(f"git {arguments[0]} failed. It said: {said or 'nothing'}")
    return None
