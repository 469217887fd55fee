"""Environment variables that are on or off."""

from __future__ import annotations

from collections.abc import Mapping


def is_on(environ: Mapping[str, str], name: str) -> bool:
    """Return whether an environment variable is ``true``, in any case of letters."""
    return environ.get(name, "").lower() == "true"
