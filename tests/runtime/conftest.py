from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from .loopback import Server, serve
from .transport.raw_server import Carrier


@pytest.fixture
def cloud() -> Iterator[Server]:
    """A server on loopback that answers ``{}`` until a test says otherwise."""
    with serve() as server:
        yield server


@pytest.fixture(params=["sync", "async"])
def make_carrier(request: pytest.FixtureRequest) -> Iterator[Callable[..., Carrier]]:
    """Make a transport, blocking in one run of the test and for asyncio in the other; closed at the end."""
    made: list[Carrier] = []

    def make(**options: Any) -> Carrier:
        made.append(Carrier(request.param, **options))
        return made[-1]

    yield make
    for carrier in made:
        carrier.close()


@pytest.fixture
def carrier(make_carrier: Callable[..., Carrier]) -> Carrier:
    """A transport as it comes, blocking in one run of the test and for asyncio in the other."""
    return make_carrier()
