"""State that survives the emulator, and files that it refuses."""

from __future__ import annotations

import http.client
import json
import os
import stat
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from yunbind_emulator.factory import EmulatorParts, build_parts
from yunbind_emulator.state.state_file import StateFile, StateFileError

from .conftest import Clock
from .signed_requests import KEYS, NOW, alibaba, alibaba_error, huawei, tencent, tencent_error, without

Start = Callable[..., EmulatorParts]
ROLE = {"RoleArn": "qcs::cam::uin/1:roleName/r", "RoleSessionName": "me"}
IMAGE = {"Images": ["nginx:latest"], "VpcId": "vpc-1", "SubnetId": "subnet-1"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.json"


@pytest.fixture
def start(path: Path) -> Iterator[Callable[..., EmulatorParts]]:
    """Starts an emulator on the file, after the one before it has ended."""
    running: list[EmulatorParts] = []

    def start(**options: Any) -> EmulatorParts:
        for each in running:
            each.application.control.close()
        standard: dict[str, Any] = {"clock": Clock(NOW), "credentials": KEYS, "rates": False}
        running.append(build_parts(state_file=path, **(standard | options)))
        return running[-1]

    yield start
    for each in running:
        each.application.control.close()


def create(parts: EmulatorParts, name: str) -> str:
    moment = parts.application.control.clock.now()
    request = tencent("CreateImageCache", {**IMAGE, "ImageCacheName": name}, moment=moment)
    return json.loads(parts.application.respond(request).body)["Response"]["ImageCacheId"]


def names(parts: EmulatorParts) -> list[str]:
    request = tencent(moment=parts.application.control.clock.now())
    content = json.loads(parts.application.respond(request).body)["Response"]
    return sorted(each["ImageCacheName"] for each in content["ImageCaches"])


def test_the_next_start_has_what_this_one_acknowledged(start: Start):
    first = start()
    create(first, "one")
    create(first, "two")
    assert names(start()) == ["one", "two"]


def test_a_fresh_start_has_nothing(start: Start):
    create(start(), "one")
    assert names(start(fresh=True)) == []


def test_keys_are_kept_so_that_clients_find_the_same_account(start: Start):
    first = start(credentials=None)
    create_nothing(first)
    assert start(credentials=None).credentials == first.credentials


def create_nothing(parts: EmulatorParts) -> None:
    parts.application.control.save()


def test_given_keys_win_over_kept_ones(start: Start):
    create_nothing(start(credentials=None))
    assert start().credentials == KEYS


def test_the_file_is_its_owners_alone(start: Start, path: Path):
    create_nothing(start())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_the_clock_goes_on_where_it_was_set(start: Start):
    first = start()
    first.application.control.clock.set(datetime(2030, 1, 1, tzinfo=UTC))
    first.application.control.save()
    assert start().application.control.clock.now() == datetime(2030, 1, 1, tzinfo=UTC)


def test_a_reset_empties_the_file_too(start: Start):
    first = start()
    create(first, "one")
    first.application.control.reset()
    assert names(start()) == []


def test_reading_writes_nothing(start: Start, path: Path):
    first = start()
    create(first, "one")
    before = path.read_bytes()
    names(first)
    assert path.read_bytes() == before


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
        lambda data: b'{"format": 2, "sha256": "", "length": 3}\n{}\n',
        lambda data: data + b"x",
        lambda data: data[:-1],
        lambda data: data[:128] + data[256:],
    ],
    ids=["changed", "half", "empty", "no text", "deep", "list", "object", "no hash", "more", "less", "hole"],
)
def test_a_damaged_file_is_refused_and_left_as_it_is(start: Start, path: Path, damage: Any):
    create(start(), "one")
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    with pytest.raises(StateFileError, match="damaged"):
        start()
    assert path.read_bytes() == damaged


def test_a_file_of_another_format_is_refused(start: Start, path: Path):
    path.write_text('{"format": 99, "sha256": "0", "content": {}}')
    with pytest.raises(StateFileError, match="format 99"):
        start()


def test_a_file_that_holds_something_else_is_refused(start: Start, path: Path):
    with closing(StateFile(path)) as file:
        file.write({"credentials": {}, "state": {"format": 7}, "issued_secrets": {}, "clock": {}})
    with pytest.raises(StateFileError, match="does not hold"):
        start()


def test_what_cannot_be_written_is_not_acknowledged(
    start: Start, path: Path, monkeypatch: pytest.MonkeyPatch
):
    first = start()
    create(first, "one")

    def fail(self: StateFile, content: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(StateFile, "append", fail)
        request = tencent("CreateImageCache", {**IMAGE, "ImageCacheName": "two"})
        assert tencent_error(first.application.respond(request)) == "InternalError"
    kept = path.read_bytes()
    assert b"one" in kept
    assert b"two" not in kept


def test_after_a_failure_the_next_change_is_written_with_what_was_not(
    start: Start, monkeypatch: pytest.MonkeyPatch
):
    """The disk had no room for a while; nothing that the emulator shows may be missing afterwards."""
    first = start()
    create(first, "one")

    def fail(file: object, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("yunbind_emulator.state.state_file._write_all", fail)
        request = tencent("CreateImageCache", {**IMAGE, "ImageCacheName": "two"})
        assert tencent_error(first.application.respond(request)) == "InternalError"
    create(first, "three")
    assert names(first) == names(start()) == ["one", "three", "two"]


def test_a_change_is_added_and_not_everything_written_again(start: Start, path: Path):
    """Of 50 caches, one more adds the room of one."""
    first = start()
    for number in range(50):
        create(first, f"cache-{number}")
    before = path.stat()
    create(first, "one more")
    after = path.stat()
    assert after.st_ino == before.st_ino
    assert after.st_size - before.st_size < 3000


def test_the_file_is_written_anew_before_its_changes_outgrow_it(
    start: Start, path: Path, monkeypatch: pytest.MonkeyPatch
):
    """Changes may take twice the room of everything."""
    monkeypatch.setattr("yunbind_emulator.state.state_file._LEAST_CHANGES", 0)
    first = start()
    create(first, "one")
    most = 3 * path.stat().st_size
    for number in range(100):
        first.application.control.clock.set(NOW + timedelta(seconds=number))
        first.application.control.save()
        assert path.stat().st_size < most
    assert names(start()) == ["one"]


def test_what_was_being_written_when_it_died_does_not_count(start: Start, path: Path):
    create(start(), "one")
    with path.open("ab") as file:
        file.write(b'{"state":[["main","ap-gua')
    assert names(start()) == ["one"]


def test_a_second_emulator_is_kept_away_and_told_why(start: Start, path: Path):
    create(start(), "one")
    before = path.read_bytes()
    with pytest.raises(StateFileError, match=f"in use by another emulator .process {os.getpid()}."):
        build_parts(state_file=path)
    assert path.read_bytes() == before


def test_a_refused_file_is_free_for_the_next_try(start: Start, path: Path):
    path.write_bytes(b"damaged")
    with pytest.raises(StateFileError, match="damaged") as kept:
        start()
    path.unlink()
    create(start(), "one")
    assert kept


def test_a_link_to_the_file_stays_a_link(start: Start, path: Path):
    target = path.with_name("real.json")
    path.symlink_to(target)
    create(start(), "one")
    assert path.is_symlink()
    assert target.stat().st_size


def test_used_nonces_survive(start: Start):
    """``documented``: a nonce is good once, whatever became of the emulator in between."""
    assert start().application.respond(alibaba()).status == 200
    assert alibaba_error(start().application.respond(alibaba())) == (400, "SignatureNonceUsed")


def test_temporary_keys_survive(start: Start):
    sts = tencent("AssumeRole", ROLE, service="sts", version="2018-08-13")
    issued = json.loads(start().application.respond(sts).body)["Response"]["Credentials"]
    key = {"key_id": issued["TmpSecretId"], "secret": issued["TmpSecretKey"]}
    request = tencent(**key, headers={"x-tc-token": issued["Token"]})
    assert b"ImageCaches" in start().application.respond(request).body


def test_tokens_of_iam_survive(start: Start):
    user = {"name": "huawei-user", "password": "huawei-password", "domain": {"name": "huawei-domain"}}
    auth = {"identity": {"methods": ["password"], "password": {"user": user}}}
    sign_in = huawei("POST", "/v3/auth/tokens", body=json.dumps({"auth": auth}).encode())
    token = start().application.respond(sign_in).header("X-Subject-Token")
    request = without(huawei(headers={"x-auth-token": token or ""}), "authorization")
    assert start().application.respond(request).status == 200


@contextmanager
def run(path: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """An emulator in a process of its own, and its host."""
    keys, info = path.with_name("keys.json"), path.with_name("info.json")
    keys.write_text(json.dumps(KEYS))
    info.unlink(missing_ok=True)
    options = ["--state", str(path), "--credentials", str(keys), "--info", str(info), "--no-rates"]
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


def test_a_killed_emulator_comes_back_with_all_it_acknowledged(path: Path):
    """It is killed while it is written to, so it dies at any point of a write."""
    acknowledged: set[str] = set()
    with run(path) as (process, host):
        timer = threading.Timer(0.4, process.kill)
        timer.start()
        with suppress(OSError, http.client.HTTPException):
            while True:
                name = f"cache-{len(acknowledged)}"
                acknowledged.add(ask(host, "CreateImageCache", **IMAGE, ImageCacheName=name)["ImageCacheId"])
        timer.join()
    assert acknowledged
    entries = StateFile(path).read()
    kept = json.dumps(entries)
    assert all(cache in kept for cache in acknowledged)


@pytest.mark.slow
def test_what_was_answered_is_kept_however_soon_it_is_killed_and_however_often(path: Path):
    """Twenty times: make a cache and delete an earlier one, kill right after the answer, look."""
    held: list[str] = []
    for number in range(20):
        with run(path) as (process, host):
            shown = ask(host, "DescribeImageCaches", Limit=50)
            assert [each["ImageCacheId"] for each in shown["ImageCaches"]] == held
            if number % 4 == 3:
                ask(host, "DeleteImageCaches", ImageCacheIds=[held.pop(0)])
            else:
                held.append(ask(host, "CreateImageCache", **IMAGE)["ImageCacheId"])
            process.kill()
    assert len(held) == 10


def test_the_command_says_that_the_file_is_in_use(start: Start, path: Path):
    start()
    command = [sys.executable, "-m", "yunbind_cli", "emulator", "--state", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert result.returncode == 1
    assert "in use by another emulator" in result.stderr
