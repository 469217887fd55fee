"""The expected files of the base specs. A person reads them when they change: no command of the project does.

``python -m tests.codegen.golden --write`` writes them again.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from yunbind_codegen.pipeline import generate, read_api

from .specfolder import BASE

FOLDER = Path(__file__).parent / "golden_files"

SUFFIX = ".txt"
"""Keeps formatters and type checkers away."""


def emit() -> Mapping[str, str]:
    """Return the files that the base specs become, without those that no spec changes."""
    files = generate(read_api(BASE))
    kept = ("generated/yunbind/acme/", "generated/reference/", "generated/catalog.json")
    return {path.removeprefix("generated/"): text for path, text in files.items() if path.startswith(kept)}


def read() -> Mapping[str, str]:
    """Return the expected files."""
    return {
        path.relative_to(FOLDER).as_posix().removesuffix(SUFFIX): path.read_text(encoding="utf-8")
        for path in sorted(FOLDER.rglob(f"*{SUFFIX}"))
    }


def write() -> None:
    """Write the expected files again."""
    for path in FOLDER.rglob(f"*{SUFFIX}"):
        path.unlink()
    for path, text in emit().items():
        place = FOLDER / f"{path}{SUFFIX}"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    if sys.argv[1:] != ["--write"]:
        sys.exit(__doc__)
    write()
