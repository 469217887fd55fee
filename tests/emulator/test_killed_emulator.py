"""An emulator that is killed keeps every acknowledged change."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import threading
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from yunbind_emulator.state.state_file import StateFile

from .kept_state import IMAGE
from .signed_requests import KEYS, tencent


@contextmanager
def run(state_path: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """Run an emulator in its own process; return the process and its host."""
    keys, info = state_path.with_name("keys.json"), state_path.with_name("info.json")
    keys.write_text(json.dumps(KEYS))
    info.unlink(missing_ok=True)
    options = ["--state", str(state_path), "--credentials", str(keys), "--info", str(info), "--no-rates"]
    command = [sys.executable, "-m", "yunbind_cli", "emulator", *options]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        try:
            deadline = time.monotonic() + 20
            while not info.exists():
                assert process.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.01)
            yield process, json.loads(info.read_text())["endpoint"].removeprefix("http://")
        finally:
            process.kill()


def ask(host: str, action: str, **parameters: Any) -> Any:
    request = tencent(action, parameters, host=host, moment=datetime.now(UTC))
    connection = http.client.HTTPConnection(host, timeout=10)
    try:
        connection.request("POST", "/", request.body, dict(request.headers))
        return json.loads(connection.getresponse().read())["Response"]
    finally:
        connection.close()


def test_a_killed_emulator_comes_back_with_all_it_acknowledged(state_path: Path):
    """It is killed while it is written to, so it dies at any point of a write."""
    acknowledged: set[str] = set()
    with run(state_path) as (process, host):
        timer = threading.Timer(0.4, process.kill)
        timer.start()
        with suppress(OSError, http.client.HTTPException):
            while True:
                name = f"cache-{len(acknowledged)}"
                acknowledged.add(ask(host, "CreateImageCache", **IMAGE, ImageCacheName=name)["ImageCacheId"])
        timer.join()
    assert acknowledged
    assert acknowledged <= set(read_caches(state_path))


def read_caches(state_path: Path) -> Mapping[str, Any]:
    """Return the caches in the file of a stopped emulator."""
    with closing(StateFile(state_path)) as file:
        file.open()
        stored = file.read()
    assert stored
    return stored.accounts["main"]["ap-guangzhou"]["tke.caches"]


@pytest.mark.slow
def test_a_change_is_kept_if_the_emulator_is_killed_right_after_the_response(state_path: Path):
    """Twenty times: create or delete a cache, kill the emulator right after the response, and check the list."""
    held: list[str] = []
    for number in range(20):
        with run(state_path) as (process, host):
            shown = ask(host, "DescribeImageCaches", Limit=50)
            assert [each["ImageCacheId"] for each in shown["ImageCaches"]] == held
            if number % 4 == 3:
                ask(host, "DeleteImageCaches", ImageCacheIds=[held.pop(0)])
            else:
                held.append(ask(host, "CreateImageCache", **IMAGE)["ImageCacheId"])
            process.kill()
    assert len(held) == 10


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="The program forks each emulator.")
def test_100_kills_amid_concurrent_writes_lose_no_acknowledged_change(state_path: Path):
    """Caches that were created, caches that were deleted, and temporary keys."""
    times = 100
    command = [sys.executable, "-m", "tests.emulator.killed_emulator", str(state_path), str(times)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    rounds = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rounds) == times
    created: set[str] = set()
    issued: set[str] = set()
    for each in rounds:
        acknowledged: dict[str, set[str]] = defaultdict(set)
        for kind, name in each["reports"]:
            acknowledged[kind].add(name)
        # A deletion that was begun may have been done, whether or not it was acknowledged.
        created = (created | acknowledged["created"]) - acknowledged["deleting"]
        issued |= acknowledged["issued"]
        assert created <= set(each["caches"])
        assert acknowledged["deleted"].isdisjoint(each["caches"])
        assert issued <= set(each["keys"])
    assert len(created) > times
    assert len(issued) > 10
