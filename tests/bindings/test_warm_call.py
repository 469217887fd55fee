"""The number of source files that a call passes through once everything is imported and connected."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import yunbind
import yunbind_runtime
from yunbind import Credentials
from yunbind.tencent.tke import TkeClient
from yunbind_emulator import Emulator

PACKAGES = [Path(package.__file__ or "").parent for package in (yunbind, yunbind_runtime)]
LIMIT = 20


def make_client(emulator: Emulator) -> TkeClient:
    """Return a client with the clock of the machine, as programs make them."""
    keys = emulator.credentials["tencent"]
    credentials = Credentials(keys["secret_id"], keys["secret_key"])
    return TkeClient(region="ap-guangzhou", credentials=credentials, endpoint=emulator.endpoint, environ={})


def trace_files(call: Any) -> Counter[str]:
    """Return the source files whose functions run, with the number of calls of their functions."""
    files: Counter[str] = Counter()

    def note(frame: FrameType, event: str, _argument: object) -> None:
        if event == "call":
            files[frame.f_code.co_filename] += 1

    earlier = sys.getprofile()
    sys.setprofile(note)
    try:
        call()
    finally:
        sys.setprofile(earlier)
    own = [name for name in files if any(package in Path(name).parents for package in PACKAGES)]
    return Counter({name: files[name] for name in own})


def test_a_warm_call_visits_at_most_twenty_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a program that does not import httpx."""
    monkeypatch.delitem(sys.modules, "httpx", raising=False)
    with Emulator() as emulator, make_client(emulator) as client:
        for _ in range(2):
            client.describe_image_caches()
        files = trace_files(client.describe_image_caches)
    assert 0 < len(files) <= LIMIT, "\n".join(f"{count:3} {name}" for name, count in files.most_common())
