"""State that survives the emulator, and files that it refuses."""

from __future__ import annotations

import http.client
import json
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from yunbind_emulator.assembly import Assembly, assemble
from yunbind_emulator.statefile import StateFile, StateFileError

from .conftest import Clock
from .wire import KEYS, NOW, tencent, tencent_error

IMAGE = {"Images": ["nginx:latest"], "VpcId": "vpc-1", "SubnetId": "subnet-1"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.json"


def start(path: Path, **options: Any) -> Assembly:
    return assemble(clock=Clock(NOW), credentials=KEYS, rates=False, state_file=path, **options)


def create(assembly: Assembly, name: str) -> str:
    moment = assembly.application.control.clock.now()
    request = tencent("CreateImageCache", {**IMAGE, "ImageCacheName": name}, moment=moment)
    return json.loads(assembly.application.answer(request).body)["Response"]["ImageCacheId"]


def names(assembly: Assembly) -> list[str]:
    request = tencent(moment=assembly.application.control.clock.now())
    content = json.loads(assembly.application.answer(request).body)["Response"]
    return sorted(each["ImageCacheName"] for each in content["ImageCaches"])


def test_the_next_start_has_what_this_one_acknowledged(path: Path):
    first = start(path)
    create(first, "one")
    create(first, "two")
    assert names(start(path)) == ["one", "two"]


def test_a_fresh_start_has_nothing(path: Path):
    create(start(path), "one")
    assert names(start(path, fresh=True)) == []


def test_keys_are_kept_so_that_clients_find_the_same_account(path: Path):
    first = assemble(state_file=path)
    create_nothing(first)
    assert assemble(state_file=path).credentials == first.credentials


def create_nothing(assembly: Assembly) -> None:
    assembly.application.control.save()


def test_given_keys_win_over_kept_ones(path: Path):
    create_nothing(assemble(state_file=path))
    assert start(path).credentials == KEYS


def test_the_file_is_its_owners_alone(path: Path):
    create_nothing(start(path))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_clock_goes_on_where_it_was_set(path: Path):
    first = start(path)
    first.application.control.clock.set(datetime(2030, 1, 1, tzinfo=UTC))
    first.application.control.save_clock()
    assert start(path).application.control.clock.now() == datetime(2030, 1, 1, tzinfo=UTC)


def test_a_reset_empties_the_file_too(path: Path):
    first = start(path)
    create(first, "one")
    first.application.control.reset()
    assert names(start(path)) == []


def test_reading_writes_nothing(path: Path):
    first = start(path)
    create(first, "one")
    before = path.stat().st_ino
    names(first)
    assert path.stat().st_ino == before


def damage_byte(data: bytes) -> bytes:
    return data.replace(b'"one"', b'"eno"')


@pytest.mark.parametrize(
    "damage",
    [
        damage_byte,
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: b"\xff" + data,
        lambda data: b"[" * 100_000,
        lambda data: b"[]",
        lambda data: b"{}",
        lambda data: b'{"format": 1, "sha256": "", "content": {}}',
        lambda data: data + b"x",
    ],
    ids=["changed", "half", "empty", "no text", "deep", "list", "object", "no hash", "more"],
)
def test_a_damaged_file_is_refused_and_left_as_it_is(path: Path, damage: Any):
    create(start(path), "one")
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    with pytest.raises(StateFileError, match="damaged"):
        start(path)
    assert path.read_bytes() == damaged


def test_a_file_of_another_format_is_refused(path: Path):
    path.write_text('{"format": 99, "sha256": "0", "content": {}}')
    with pytest.raises(StateFileError, match="format 99"):
        start(path)


def test_a_file_that_holds_something_else_is_refused(path: Path):
    StateFile(path).write({"state": {"format": 7}, "clock": {}})
    with pytest.raises(StateFileError, match="does not hold"):
        start(path)


def test_what_cannot_be_written_is_not_acknowledged(path: Path, monkeypatch: pytest.MonkeyPatch):
    first = start(path)
    create(first, "one")

    def fail(self: StateFile, content: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(StateFile, "write", fail)
        request = tencent("CreateImageCache", {**IMAGE, "ImageCacheName": "two"})
        assert tencent_error(first.application.answer(request)) == "InternalError"
    assert names(start(path)) == ["one"]


@pytest.fixture
def victim(tmp_path: Path, path: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """An emulator in a process of its own, and its endpoint."""
    keys, info = tmp_path / "keys.json", tmp_path / "info.json"
    keys.write_text(json.dumps(KEYS))
    options = ["--state", str(path), "--credentials", str(keys), "--info", str(info), "--no-rates"]
    process = subprocess.Popen([sys.executable, "-m", "yunbind_cli", "emulator", *options])
    deadline = time.monotonic() + 20
    while not info.exists():
        assert process.poll() is None
        assert time.monotonic() < deadline
        time.sleep(0.01)
    yield process, json.loads(info.read_text())["endpoint"]
    process.kill()
    process.communicate()


def test_a_killed_emulator_comes_back_with_all_it_acknowledged(
    path: Path, victim: tuple[subprocess.Popen[bytes], str]
):
    """It is killed while it is written to, so it dies at any point of a write."""
    process, endpoint = victim
    host = endpoint.removeprefix("http://")
    timer = threading.Timer(0.4, process.kill)
    timer.start()
    acknowledged: set[str] = set()
    try:
        while True:
            parameters = {**IMAGE, "ImageCacheName": f"cache-{len(acknowledged)}"}
            request = tencent("CreateImageCache", parameters, host=host, moment=datetime.now(UTC))
            connection = http.client.HTTPConnection(host, timeout=10)
            connection.request("POST", "/", request.body, dict(request.headers))
            content = json.loads(connection.getresponse().read())["Response"]
            connection.close()
            acknowledged.add(content["ImageCacheId"])
    except (OSError, http.client.HTTPException):
        pass
    timer.join()
    assert acknowledged
    kept = json.dumps(start(path).application.control.state.export())
    assert all(cache in kept for cache in acknowledged)
