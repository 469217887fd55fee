"""Write the emitted files, all or nothing, and compare them with the files on disk."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path

from .headers import MARK
from .lock_file import hash_bytes, read_hashes
from .owned_folders import OWNED, STAGED, WriteError, is_staged, lock, refuse_links


class State(StrEnum):
    """The difference between a file on disk and the emitted one."""

    MISSING = "missing"
    DRIFTED = "drifted"
    EDITED = "edited by hand"
    STRAY = "stray"


@dataclass(frozen=True, order=True)
class Difference:
    """A file that differs from the emitted one."""

    path: str
    state: State

    def __str__(self) -> str:
        return f"{self.path}: {self.state.value}"


def compare(root: Path, files: Mapping[str, str]) -> tuple[Difference, ...]:
    """Return the files under ``root`` that are missing, drifted, edited by hand or stray."""
    with lock(root):
        return _compare(root, files)


def _compare(root: Path, files: Mapping[str, str]) -> tuple[Difference, ...]:
    refuse_links(root)
    recorded = read_hashes(root)
    found: list[Difference] = []
    for path, text in files.items():
        place = root / path
        if not place.is_file():
            found.append(Difference(path, State.MISSING))
            continue
        content = place.read_bytes()
        if content == text.encode():
            continue
        # A file that the last run wrote is out of date. Any other was edited.
        written = recorded.get(path) in (None, hash_bytes(content))
        found.append(Difference(path, State.DRIFTED if written else State.EDITED))
    found += [Difference(path, State.STRAY) for path in _list_strays(root, files)]
    return tuple(sorted(found))


def write(root: Path, files: Mapping[str, str]) -> tuple[Difference, ...]:
    """Write ``files`` and remove all others; WriteError, without any change, if that is impossible.

    A file without the header is never replaced or removed.
    """
    with lock(root):
        differences = _compare(root, files)
        refuse_foreign(root, files, differences)
        _replace(root, {each.path: files.get(each.path) for each in differences})
    return differences


def replace(root: Path, texts: Mapping[str, str | None]) -> None:
    """Write files, or remove those without a text, all or nothing; WriteError if that is impossible."""
    with lock(root):
        _replace(root, texts)


def _replace(root: Path, texts: Mapping[str, str | None]) -> None:
    undo: list[Callable[[], object]] = []
    outdated: list[Path] = []
    try:
        pending = [
            (_stage(root / path, text, undo), root / path) for path, text in texts.items() if text is not None
        ]
        for path, text in texts.items():
            place = root / path
            if place.exists():
                backup = place.with_name(f".{place.name}.old")
                if backup.exists():  # from a killed run
                    backup.unlink()
                undo.append(partial(_take_back, backup, place))
                _set_aside(place, backup, stays=text is not None)
                outdated.append(backup)
        for staged, place in pending:
            if not place.exists():
                undo.append(partial(place.unlink, missing_ok=True))
            staged.replace(place)
    except BaseException as error:  # an interrupt, too, must undo everything
        for step in reversed(undo):
            step()
        if not isinstance(error, OSError):
            raise
        raise WriteError(f"Nothing was changed: {error.filename or root}: {error.strerror}.") from error
    for backup in outdated:
        _remove(root, backup)


def refuse_foreign(root: Path, files: Mapping[str, str], differences: tuple[Difference, ...]) -> None:
    """Raise WriteError if a file to replace or remove does not carry the header."""
    foreign = [each.path for each in differences if not _is_ours(root / each.path)]
    if foreign:
        raise WriteError(
            f"{foreign[0]} does not carry the header ({MARK}), so it is not "
            f"{'replaced' if foreign[0] in files else 'removed'}. Move it away, then generate again."
        )


def _stage(place: Path, text: str, undo: list[Callable[[], object]]) -> Path:
    """Write a file beside its place. ``undo`` gets the steps that undo it."""
    for folder in reversed([place.parent, *place.parent.parents]):
        if not folder.exists():
            folder.mkdir()
            undo.append(folder.rmdir)
    handle, name = tempfile.mkstemp(prefix=STAGED[0], suffix=STAGED[1], dir=place.parent)
    staged = Path(name)
    undo.append(partial(staged.unlink, missing_ok=True))
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:  # the error names only the handle
        raise OSError(error.errno, error.strerror, str(place)) from error
    staged.chmod(0o644)
    return staged


def _set_aside(place: Path, backup: Path, *, stays: bool) -> None:
    """Keep a file under another name. A copy would need space on a full disk.

    A file that ``stays`` is never missing: readers find the old one or the new one.
    """
    if stays:
        with suppress(OSError):  # some file systems have no hard links
            backup.hardlink_to(place)
            return
    place.replace(backup)


def _take_back(backup: Path, place: Path) -> None:
    if backup.exists():
        backup.replace(place)
        backup.unlink(missing_ok=True)  # both names of a hard-linked file remain


def _remove(root: Path, place: Path) -> None:
    """Remove a file, and the folders that are then empty."""
    with suppress(OSError):  # a file that remains is stray in the next run
        place.unlink()
        folder = place.parent
        while folder != root and not any(folder.iterdir()):
            folder.rmdir()
            folder = folder.parent


def _list_strays(root: Path, files: Mapping[str, str]) -> Iterator[str]:
    for owned in OWNED:
        for path in sorted((root / owned).rglob("*")):
            below = path.relative_to(root).as_posix()
            if path.is_file() and below not in files and "__pycache__" not in path.parts:
                yield below


def _is_ours(place: Path) -> bool:
    """Return whether a file carries the header on one of its first lines, or does not exist.

    A killed run can leave an empty or cut file under a name that only this module gives.
    """
    if is_staged(place.name):
        return True
    if not place.is_file():
        return not place.exists()
    with place.open("rb") as stream:
        return MARK.encode() in stream.read(400)
