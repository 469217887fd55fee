"""Each kind of client, for the tests of pages and waiters."""

from __future__ import annotations

import pytest

from .lists import Listing, list_async, list_blocking
from .polls import (
    Wait,
    wait_async,
    wait_blocking,
)


@pytest.fixture(params=[wait_blocking, wait_async], ids=["blocking", "async"])
def wait_for(request: pytest.FixtureRequest) -> Wait:
    """Wait, with each driver."""
    return request.param


@pytest.fixture(params=[list_blocking, list_async], ids=["blocking", "async"])
def list_all(request: pytest.FixtureRequest) -> Listing:
    """List all items, with each kind of iterator."""
    return request.param
