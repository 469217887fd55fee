from __future__ import annotations

from collections.abc import Iterator

import pytest

from .loopback import Server, serve


@pytest.fixture
def cloud() -> Iterator[Server]:
    """A server on loopback that answers ``{}`` until a test says otherwise."""
    with serve() as server:
        yield server
