"""Programs of the system that tests start."""

from __future__ import annotations

import os
import shutil

import pytest


def find_program(name: str) -> str:
    """Return the path of a program; without it, skip the test, or fail it where the variable ``CI`` is set."""
    found = shutil.which(name)
    if found is not None:
        return found
    remedy = f"{name} is not installed. Run: make programs"
    if os.environ.get("CI"):
        pytest.fail(remedy)
    pytest.skip(remedy)
