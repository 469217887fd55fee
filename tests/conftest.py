"""The time limit of each test, so that a test that hangs costs a minute and not the whole run."""

from __future__ import annotations

import pytest

FAST_LIMIT = 60
"""Seconds for a test that is not marked slow. It takes less than one on a machine with nothing else to do."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Limit each fast test that has no limit of its own."""
    for item in items:
        if not (item.get_closest_marker("slow") or item.get_closest_marker("timeout")):
            item.add_marker(pytest.mark.timeout(FAST_LIMIT))
