"""Commands of shells, one option a line if they are long."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WIDTH = 88


def write_command(*words: str, groups: Sequence[Sequence[str]] = ()) -> str:
    """Return a command with a line feed at its end.

    Args:
        words: The first words, which stay together.
        groups: Options with their values. Each group has a line of its own if the command is long.
    """
    parts = [" ".join(map(shlex.quote, group)) for group in (words, *groups) if group]
    line = " ".join(parts)
    return f"{line if len(line) <= _WIDTH else _join(parts)}\n"


def _join(parts: Sequence[str]) -> str:
    return " \\\n  ".join(parts)
