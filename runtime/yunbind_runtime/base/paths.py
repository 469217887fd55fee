"""Paths of files that variables and settings name."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path

_VARIABLE = re.compile(r"\$(?:(\w+)|\{(\w+)\})", re.ASCII)


def expand_path(path: str | os.PathLike[str], environ: Mapping[str, str]) -> Path:
    """Return a path with ``~`` and variables replaced, as a shell does.

    Shells do not expand a value in quotes, and container platforms and ``.env`` files expand nothing.

    Args:
        path: Path, such as ``~/key``, ``$HOME/key`` or ``${HOME}/key``. Unknown variables stay as they are.
        environ: Environment variables.
    """
    text = _VARIABLE.sub(lambda found: environ.get(found[1] or found[2]) or found[0], os.fspath(path))
    name, separator, rest = text.partition("/")
    if name == "~":
        home = find_home(environ)
        return Path(text) if home is None else Path(f"{home}{separator}{rest}")
    return Path(text).expanduser() if environ is os.environ and _has_home(name) else Path(text)


def find_home(environ: Mapping[str, str]) -> Path | None:
    """Return the home directory in the environment variables. For the process's own, else the account's.

    None if the home directory is unknown.
    """
    home = environ.get("USERPROFILE" if os.name == "nt" else "HOME")
    if home:
        return Path(home)
    if environ is os.environ:
        try:
            return Path.home()
        except RuntimeError:
            pass  # the account has no home directory either
    return None


def _has_home(name: str) -> bool:
    """Return whether a text such as ``~user`` names an account with a home directory."""
    return name.startswith("~") and os.path.expanduser(name) != name  # noqa: PTH111 - raises nothing
