"""Writing drafts to files: all or nothing, without overwriting the work of others."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..owned_folders import WriteError
from ..write import replace
from .compose import Draft


class OutputError(Exception):
    """Nothing was written; the message names the reason and the remedy."""


@dataclass(frozen=True)
class WrittenFile:
    """A file that was written."""

    path: Path
    verb: str
    """``wrote``, ``replaced`` or ``added to``."""


def write_file(path: Path, draft: Draft, *, force: bool) -> list[WrittenFile]:
    """Write only the spec of the action, to a file."""
    return _write({path: draft.action.text}, {}, force=force)


def write_folder(folder: Path, drafts: Sequence[Draft], *, force: bool) -> list[WrittenFile]:
    """Write actions, types and errors to their places below a folder of specs.

    New types and errors are appended to existing files, whose content does not change.
    """
    files: dict[Path, str] = {}
    added: dict[Path, str] = {}
    for draft in drafts:
        files[folder / draft.action.path] = draft.action.text
        for key, file in (("types", draft.types), ("errors", draft.errors)):
            if file is None:
                continue
            place = folder / file.path
            before = added.get(place) or files.get(place)
            definitions = _body(file.text, key)
            if before is not None:
                (added if place in added else files)[place] = before + definitions
            elif place.exists():
                added[place] = _append(place, key, definitions)
            else:
                files[place] = file.text
    return _write(files, added, force=force)


def _body(text: str, key: str) -> str:
    """Return the definitions of a draft without the lines above them."""
    return text.partition(f"\n{key}:\n")[2]


def _append(place: Path, key: str, definitions: str) -> str:
    """Return the text of an existing file with definitions appended to its last key."""
    try:
        text = place.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise OutputError(
            f"Nothing was written: {place} cannot be read. Repair the file, or give another --out."
        ) from error
    keys = [line.rstrip() for line in text.split("\n") if re.match(r"[^\s#-]", line)]
    if not keys or keys[-1] != f"{key}:":
        raise OutputError(
            f"Nothing was written: {place} does not end with the key `{key}`, to which the draft adds {key}. "
            f"Move `{key}:` to the end of the file, or give another --out."
        )
    return f"{text.rstrip()}\n{definitions}"


def _write(files: Mapping[Path, str], added: Mapping[Path, str], *, force: bool) -> list[WrittenFile]:
    taken = [path for path in files if path.exists()]
    if taken and not force:
        shown = ", ".join(map(str, taken[:3])) + (f" and {len(taken) - 3} more" if len(taken) > 3 else "")
        raise OutputError(
            f"Nothing was written: {shown} exists. Give --force to replace it, or another --out."
        )
    not_file = next((path for path in taken if not path.is_file()), None)
    if not_file is not None:
        raise OutputError(f"Nothing was written: {not_file} is not a file. Give another --out.")
    try:
        replace(Path(), {str(path): text for path, text in {**files, **added}.items()})
    except WriteError as error:
        raise OutputError(str(error)) from error
    verbs = {path: "replaced" if path in taken else "wrote" for path in files} | dict.fromkeys(
        added, "added to"
    )
    return [WrittenFile(path, verbs[path]) for path in sorted(verbs)]
