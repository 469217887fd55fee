from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass

import pytest

from tests.runtime.loopback import Server, serve

from .process import PYTHON, Sdk


@dataclass(frozen=True)
class Sdks:
    """The vendors' own SDKs."""

    tencent: Sdk
    alibaba: Sdk
    alibaba_old: Sdk
    huawei: Sdk


@pytest.fixture(scope="session")
def sdks() -> Iterator[Sdks]:
    """The vendors' SDKs, each in its own process that starts on first use."""
    if not PYTHON.exists():
        pytest.fail(
            "The vendors' SDKs are not installed: run `make peer`, which creates .venv-peer.", pytrace=False
        )
    with ExitStack() as stack:
        names = ("tencent", "alibaba", "alibaba_old", "huawei")
        yield Sdks(*(stack.enter_context(Sdk(name)) for name in names))


@pytest.fixture(scope="session")
def cloud() -> Iterator[Server]:
    """A server on loopback that records the requests."""
    with serve() as server:
        yield server
