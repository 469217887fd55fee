from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

import pytest

from .world import World


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A machine whose name server resolves only the names of the metadata services."""

    def look_up(name: str, *_: Any, **__: Any) -> list[str]:
        if name == "metadata.tencentyun.com":
            return ["an address"]
        raise socket.gaierror

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return World(tmp_path)
