"""Lay the emitted code out with ruff, in one pass over all modules."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ruff import find_ruff_bin  # pyright: ignore[reportMissingTypeStubs]

LINE_LENGTH = 110


class FormatError(Exception):
    """The emitted code is not Python, which is a bug of the generator, or the disk is full."""


def format_modules(modules: Mapping[str, str]) -> dict[str, str]:
    """Return the modules with sorted and used imports, formatted."""
    if not modules:
        return {}
    try:
        with tempfile.TemporaryDirectory(prefix="yunbind-codegen-") as folder:
            return _format_below(Path(folder), modules)
    except OSError as error:
        place = error.filename or tempfile.gettempdir()
        raise FormatError(f"Nothing was written: {place}: {error.strerror}.") from error


def _format_below(root: Path, modules: Mapping[str, str]) -> dict[str, str]:
    places = {path: root / path for path in sorted(modules)}
    for path, place in places.items():
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(modules[path], encoding="utf-8", newline="\n")
    rules = ["--select=F401,I", "--fix", "--quiet"]
    packages = ["--config=lint.isort.known-first-party=['yunbind']"]
    _run(root, "check", *rules, *packages)
    _run(root, "format", "--quiet")
    return {path: place.read_text(encoding="utf-8") for path, place in places.items()}


def _run(root: Path, command: str, *options: str) -> None:
    fixed = [f"--config=line-length={LINE_LENGTH}", "--isolated", "--no-cache", "--target-version=py311"]
    done = subprocess.run(  # noqa: S603
        [find_ruff_bin(), command, *fixed, *options, "."],
        cwd=root,
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode != 0:
        raise FormatError(f"ruff {command} rejected the emitted code:\n{done.stdout}{done.stderr}")
