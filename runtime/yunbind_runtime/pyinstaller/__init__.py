"""Hooks for PyInstaller, which finds them by an entry point.

PyInstaller follows import statements. Packages load their members by name at the first use, so it would leave
most modules out.
"""

from __future__ import annotations

from pathlib import Path


def list_hook_folders() -> list[str]:
    """Return the folders with hooks. PyInstaller calls it."""
    return [str(Path(__file__).parent)]
