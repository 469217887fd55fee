"""Commands that the release scripts run, and the error that stops a release."""

from __future__ import annotations

import os
import subprocess
import tarfile
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NoReturn


class ReleaseError(Exception):
    """The release stops. The message gives the reasons."""


def git(root: Path, *arguments: str) -> str:
    """Run git in the project's folder."""
    return run(["git", *arguments], "This folder is not a git clone", cwd=root)


def run(command: list[str], failure: str, *, cwd: Path | None = None, **environment: str) -> str:
    """Run a command and return its output without the last line break.

    Without ``cwd``, the command runs in the folder for temporary files, and its environment
    leads neither to the sources nor to an emulator.
    """
    settings = {**(os.environ if cwd else clean_environment()), **environment}
    folder = cwd or Path(tempfile.gettempdir())
    try:
        done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)
    except OSError as error:
        _fail(failure, command, str(error))
    if done.returncode:
        _fail(failure, command, done.stderr.strip() or done.stdout.strip())
    return done.stdout.rstrip("\n")


def _fail(failure: str, command: Iterable[str], output: str) -> NoReturn:
    raise ReleaseError(f"{failure}: {' '.join(command)[:200]}\n{output}")


def clean_environment() -> Mapping[str, str]:
    """Return the environment without variables that lead to the sources or to an emulator."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "YUNBIND_", "VIRTUAL_"))
    }


def unpack(archive: Path, folder: Path) -> None:
    """Unpack a tar file that contains only plain files and folders."""
    with tarfile.open(archive) as content:
        content.extractall(folder, filter="data")


def say(text: str) -> None:
    """Print progress at once, even if the output is a file."""
    print(text, flush=True)
