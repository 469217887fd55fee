"""The folders that only the generator writes to: who may write, and where links lead."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

OWNED = ("generated", "specs/schema")
"""Folders that hold only emitted files."""

STAGED = (".", ".new")
"""Prefix and suffix of files that wait to be put in their place."""


class WriteError(Exception):
    """The files could not be written. Nothing was changed."""


def is_staged(name: str) -> bool:
    """Return whether a file has the name of one that waits to be put in its place."""
    return re.fullmatch(r"\.[a-z0-9_]{8}\.new", name) is not None


@contextmanager
def lock(root: Path) -> Generator[None]:
    """Hold the project's folder, so that two processes do not write at once.

    The system releases the lock of a killed process. Windows has no locks of folders.
    """
    try:
        import fcntl
    except ImportError:
        yield
        return
    handle = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def refuse_links(root: Path) -> None:
    """Raise WriteError if an owned folder holds a link, a device or a pipe: what it leads to is not ours."""
    for owned in OWNED:
        places = [root.joinpath(*Path(owned).parts[: depth + 1]) for depth in range(len(Path(owned).parts))]
        for folder, folders, files in os.walk(root / owned, followlinks=False):
            places += [Path(folder, name) for name in (*folders, *files)]
        for place in places:
            kind = _find_kind(place)
            if kind is not None:
                raise WriteError(
                    f"{place.relative_to(root).as_posix()} is a {kind}, which is not followed. "
                    "Remove it, then generate again."
                )


def _find_kind(place: Path) -> str | None:
    try:
        mode = place.lstat().st_mode
    except FileNotFoundError:
        return None
    if stat.S_ISLNK(mode):
        return "symbolic link"
    return None if stat.S_ISREG(mode) or stat.S_ISDIR(mode) else "device, pipe or socket"
