"""Reading the specs of a git revision from the object store, without a checkout."""

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
    """The specs of a revision cannot be read; the message names the remedy."""


@dataclass(frozen=True)
class SpecState:
    """The specs at one point in time: resolved, and as loaded with their line numbers."""

    api: Api
    specs: Specs


@dataclass(frozen=True)
class Revision:
    """A commit, and the name that the caller used for it."""

    root: Path
    """The folder that contains ``specs``."""
    name: str
    commit: str

    def __str__(self) -> str:
        short = self.commit[:12]
        return self.name if self.commit.startswith(self.name) else f"{self.name} ({short})"

    def read_file(self, path: str) -> str | None:
        """Return the text of a file by its path from the root.

        Return None if there is no such file.
        """
        content = _run(self.root, "show", f"{self.commit}:./{path}", allow_failure=True)
        return None if content is None else content.decode("utf-8", "replace")


def read_specs(specs: Path) -> SpecState:
    """Load, check and resolve a folder of specs.

    Raises:
        SpecError: The specs have problems; it contains all of them.
    """
    loaded = load(specs)
    problems = check(loaded)
    if problems:
        raise SpecError(problems)
    return SpecState(resolve(loaded), loaded)


def find_revision(root: Path, name: str) -> Revision:
    """Return the commit for a hash, a branch, a tag or ``HEAD~3``.

    Raises:
        RevisionError: Git is missing, ``root`` is not in a repository, or there is no such commit.
    """
    if _run(root, "rev-parse", "--git-dir", allow_failure=True) is None:
        raise RevisionError(
            f"{root.resolve()} is not in a git repository. Run this command in a clone, or give --root."
        )
    found = _run(
        root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}", allow_failure=True
    )
    if found is None:
        raise RevisionError(
            f"There is no revision {name}. "
            "List the revisions with `git log --oneline` and `git branch --all`. "
            "In a shallow clone, first run `git fetch --unshallow`."
        )
    return Revision(root, name, found.decode().strip())


def read_revision(revision: Revision) -> SpecState:
    """Read the specs of a revision.

    Raises:
        RevisionError: The revision has no specs, or the current spec language cannot read them.
    """
    with TemporaryDirectory(prefix="yunbind-") as folder:
        specs = Path(folder) / "specs"
        for path, content in _list_files(revision):
            parts = PurePosixPath(path).parts
            if ".." in parts:  # git does not create such a tree, but reads it
                raise RevisionError(f"{revision} contains a file outside its own folders: {path!r}.")
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
    """Return whether the specs of the working tree differ from the last commit."""
    return bool(_run(root, "status", "--porcelain", "--", "specs", allow_failure=True))


def _list_files(revision: Revision) -> Iterator[tuple[str, bytes]]:
    """Yield the path below ``specs`` and the content of each regular file.

    Skip links and submodules.
    """
    root = revision.root
    listed = _run(root, "ls-tree", "-r", "-z", revision.commit, "--", "specs/") or b""
    entries: list[tuple[str, str]] = []
    for entry in listed.split(b"\0"):
        facts, _, path = entry.decode("utf-8", "surrogateescape").partition("\t")
        if path and facts.split()[0] in _REGULAR and not path.startswith("specs/schema/"):
            entries.append((path.removeprefix("specs/"), facts.split()[2]))
    request = "".join(f"{digest}\n" for _, digest in entries).encode()
    stream = _run(root, "cat-file", "--batch", stdin=request) or b""
    position = 0
    for path, _ in entries:
        line = stream.index(b"\n", position)
        start, size = line + 1, int(stream[position:line].split()[2])
        yield path, stream[start : start + size]
        position = start + size + 1


def _describe_unreadable(revision: Revision, problems: tuple[Problem, ...]) -> str:
    count = len(problems)
    return (
        f"The specs of {revision} cannot be read by the current spec language. They have {count} "
        f"problem{'' if count == 1 else 's'}, the first of which is:\n{problems[0]}\n"
        "Compare with a later revision, or run the yunbind-codegen of that revision on both."
    )


def _run(root: Path, *arguments: str, stdin: bytes = b"", allow_failure: bool = False) -> bytes | None:
    """Run git and return its output; None if it fails and ``allow_failure`` is set."""
    command = ["git", "-C", str(root), "-c", "core.quotePath=false", *arguments]
    try:
        done = subprocess.run(command, input=stdin, capture_output=True, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise RevisionError(
            "git is not installed or not in PATH. Install it: diff reads revisions with git."
        ) from error
    if done.returncode == 0:
        return done.stdout
    message = done.stderr.decode("utf-8", "replace").strip()
    if "dubious ownership" in message or not allow_failure:
        raise RevisionError(f"git {arguments[0]} failed: {message or 'it printed no message'}")
    return None
