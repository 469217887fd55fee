"""The library's sentences about arguments, in the names of the command line."""

from __future__ import annotations

import re

_BOTH_NAMES = re.compile(r"\b[a-z_][A-Za-z0-9_.\[\]]* \(([A-Za-z_][A-Za-z0-9_.\[\]-]*)\)")


def rename_members(problem: str) -> str:
    """Return a sentence with wire names alone: ``Limit`` for ``limit (Limit)``."""
    return _BOTH_NAMES.sub(r"\1", problem)
