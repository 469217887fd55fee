from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from .loopback import Server, serve
from .transport.raw_server import EitherTransport


@pytest.fixture
def cloud() -> Iterator[Server]:
    """A loopback server. Its responses are ``{}`` unless a test changes them."""
    with serve() as server:
        yield server


@pytest.fixture(params=["sync", "async"])
def make_transport(request: pytest.FixtureRequest) -> Iterator[Callable[..., EitherTransport]]:
    """Return a function that makes a transport. The test runs with a blocking and an asyncio transport."""
    made: list[EitherTransport] = []

    def make(**options: Any) -> EitherTransport:
        made.append(EitherTransport(request.param, **options))
        return made[-1]

    yield make
    for transport in made:
        transport.close()


@pytest.fixture
def transport(make_transport: Callable[..., EitherTransport]) -> EitherTransport:
    """A transport with default options, blocking in one run of the test and asyncio in the other."""
    return make_transport()
