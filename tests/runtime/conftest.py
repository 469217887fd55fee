from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from yunbind_runtime.transport import libraries
from yunbind_runtime.transport.options import TransportOptions
from yunbind_runtime.transport.transport import AsyncTransport, Transport

from .loopback import Server, serve
from .transport.raw_server import KINDS, EitherTransport


@pytest.fixture
def cloud() -> Iterator[Server]:
    """A loopback server. Its responses are ``{}`` unless a test changes them."""
    with serve() as server:
        yield server


@pytest.fixture(params=KINDS)
def make_transport(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., EitherTransport]]:
    """Return a function that makes a transport. The test runs with each library, blocking and with asyncio."""
    made: list[EitherTransport] = []

    def make(**options: Any) -> EitherTransport:
        if "pyreqwest" in request.param and "ca_bundle" in options:  # it reads the environment only
            monkeypatch.delenv("SSL_CERT_DIR", raising=False)
            monkeypatch.setenv("SSL_CERT_FILE", str(options.pop("ca_bundle")))
            options["environ"] = {**options.get("environ", {}), "SSL_CERT_FILE": os.environ["SSL_CERT_FILE"]}
        made.append(EitherTransport(request.param, **options))
        return made[-1]

    yield make
    for transport in made:
        transport.close()


@pytest.fixture
def transport(make_transport: Callable[..., EitherTransport]) -> EitherTransport:
    """A transport with default options, of each library, blocking and with asyncio."""
    return make_transport()


@pytest.fixture(params=["httpx", "httpcore", "pyreqwest", pytest.param("httpx2", marks=pytest.mark.slow)])
def blocking(request: pytest.FixtureRequest) -> Callable[..., Transport]:
    """Return a function that makes a blocking transport. The test runs with each library and closes it."""

    def make(**options: Any) -> Transport:
        return libraries.make_transport(TransportOptions(environ={}, library=request.param, **options))

    return make


@pytest.fixture(
    params=["httpx", "httpcore", "pyreqwest", "aiohttp", pytest.param("httpx2", marks=pytest.mark.slow)]
)
def looping(request: pytest.FixtureRequest) -> Callable[..., AsyncTransport]:
    """Return a function that makes an asyncio transport. The test runs with each library and closes it."""

    def make(**options: Any) -> AsyncTransport:
        return libraries.make_async_transport(TransportOptions(environ={}, library=request.param, **options))

    return make
