"""Keep drafts in files: all or none, and never over what somebody wrote."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..write import WriteError, replace
from .compose import Draft


class OutputError(Exception):
    """Nothing was written; the message says why and what helps."""


@dataclass(frozen=True)
class WrittenFile:
    """A file that was written."""

    path: Path
    how: str
    """``wrote``, ``replaced`` or ``added to``."""


def write_file(path: Path, draft: Draft, *, force: bool) -> list[WrittenFile]:
    """Write the action alone into a file."""
    return _write({path: draft.action.text}, {}, force=force)


def write_folder(folder: Path, drafts: Sequence[Draft], *, force: bool) -> list[WrittenFile]:
    """Write actions, types and errors to where they stand below the specs.

    Types and errors that a file there lacks are added at its end; what it says stays as it is.
    """
    files: dict[Path, str] = {}
    added: dict[Path, str] = {}
    for draft in drafts:
        files[folder / draft.action.path] = draft.action.text
        for key, part in (("types", draft.types), ("errors", draft.errors)):
            if part is None:
                continue
            place = folder / part.path
            before = added.get(place) or files.get(place)
            more = _body(part.text, key)
            if before is not None:
                (added if place in added else files)[place] = before + more
            elif place.exists():
                added[place] = _join(place, key, more)
            else:
                files[place] = part.text
    return _write(files, added, force=force)


def _body(text: str, key: str) -> str:
    """The definitions of a draft without the lines above them."""
    return text.partition(f"\n{key}:\n")[2]


def _join(place: Path, key: str, more: str) -> str:
    """A file with definitions added at its end, where those that it has end, too."""
    try:
        text = place.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(
            f"Nothing was written: {place} cannot be read. Mend it, or give another --out."
        ) from error
    keys = [line.rstrip() for line in text.split("\n") if re.match(r"[^\s#-]", line)]
    if not keys or keys[-1] != f"{key}:":
        raise OutputError(
            f"Nothing was written: {place} does not end with its {key}, to which {key} were to be added. "
            f"Move `{key}:` to its end, or give another --out."
        )
    return f"{text.rstrip()}\n{more}"


def _write(files: Mapping[Path, str], added: Mapping[Path, str], *, force: bool) -> list[WrittenFile]:
    taken = [path for path in files if path.exists()]
    if taken and not force:
        shown = ", ".join(map(str, taken[:3])) + (f" and {len(taken) - 3} more" if len(taken) > 3 else "")
        raise OutputError(
            f"Nothing was written: {shown} exists. Give --force to replace it, or another --out."
        )
    wrong = next((path for path in taken if not path.is_file()), None)
    if wrong is not None:
        raise OutputError(f"Nothing was written: {wrong} is no file. Give another --out.")
    try:
        replace(Path(), {str(path): text for path, text in {**files, **added}.items()})
    except WriteError as error:
        raise OutputError(str(error)) from error
    how = {path: "replaced" if path in taken else "wrote" for path in files} | dict.fromkeys(
        added, "added to"
    )
    return [WrittenFile(path, how[path]) for path in sorted(how)]
