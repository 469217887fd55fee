"""State that survives the emulator."""

from __future__ import annotations

import http.client
import json
import os
import re
import sqlite3
import stat
import subprocess
import sys
import threading
import time
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from yunbind_emulator.base.errors import StateFileError
from yunbind_emulator.factory import EmulatorParts, build_parts
from yunbind_emulator.state import database, state_file
from yunbind_emulator.state.state_file import StateFile

from .conftest import Clock
from .signed_requests import KEYS, NOW, alibaba, alibaba_error, huawei, tencent, tencent_error, without

Start = Callable[..., EmulatorParts]
ROLE = {"RoleArn": "qcs::cam::uin/1:roleName/r", "RoleSessionName": "me"}
IMAGE = {"Images": ["nginx:latest"], "VpcId": "vpc-1", "SubnetId": "subnet-1"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "state.db"


@pytest.fixture
def start(path: Path) -> Iterator[Callable[..., EmulatorParts]]:
    """Start an emulator with the file, after closing the one before."""
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


def test_the_next_start_has_every_acknowledged_change(start: Start):
    first = start()
    create(first, "one")
    create(first, "two")
    assert names(start()) == ["one", "two"]


def test_a_fresh_start_has_no_state(start: Start):
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


def test_only_its_owner_can_read_the_file(start: Start, path: Path):
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


def test_a_read_writes_nothing(start: Start, path: Path):
    first = start()
    create(first, "one")
    before = read_files(path)
    names(first)
    assert read_files(path) == before


def read_files(path: Path) -> list[bytes]:
    """Return the bytes of the database, and of the file with its newest changes."""
    return [each.read_bytes() for each in (path, path.with_name(f"{path.name}-wal")) if each.exists()]


def damage_byte(data: bytes) -> bytes:
    assert b'"one"' in data
    return data.replace(b'"one"', b'"eno"')


def change_record(data: bytes) -> bytes:
    """Move a record to another id: its checksum is that of the old key."""
    found = re.search(rb'"imc-[0-9a-z]{8}"', data)
    assert found
    return data.replace(found[0], b'"imc-00000000"')


@pytest.mark.parametrize(
    "damage",
    [
        damage_byte,
        change_record,
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: b"\xff" + data,
        lambda data: b"[" * 100_000,
        lambda data: b"[]",
        lambda data: b"{}",
        lambda data: b"SQLite format 3\0",
        lambda data: data[:100] + b"\0" * (len(data) - 100),
        lambda data: data + b"x",
        lambda data: data[:-1],
        lambda data: data[:4096] + data[4096 + 128 :],
    ],
    ids=[
        "changed",
        "other id",
        "half",
        "empty",
        "no database",
        "deep",
        "list",
        "object",
        "start only",
        "zeros",
        "more",
        "less",
        "hole",
    ],
)
def test_a_damaged_file_is_refused_and_not_changed(start: Start, path: Path, damage: Any):
    first = start()
    create(first, "one")
    first.application.control.close()
    damaged = damage(path.read_bytes())
    path.write_bytes(damaged)
    with pytest.raises(StateFileError, match=r"damaged.*--fresh"):
        start()
    assert path.read_bytes() == damaged


@pytest.mark.parametrize("content", [b"", b"notes", b'{"format": 2, "sha256": "0", "length": 3}\n{}\n'])
def test_a_fresh_start_replaces_a_file_that_cannot_be_read(start: Start, path: Path, content: bytes):
    path.write_bytes(content)
    create(start(fresh=True), "one")
    assert names(start()) == ["one"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_file_of_the_old_format_is_refused_with_the_remedy(start: Start, path: Path):
    old = b'{"format": 2, "length": 3, "sha256": "0"}'.ljust(127) + b"\n{}\n"
    path.write_bytes(old)
    with pytest.raises(StateFileError, match=r"format 2, .*--fresh.*GET /state.*PUT /state"):
        start()
    assert path.read_bytes() == old


def test_a_file_of_a_newer_format_is_refused(start: Start, path: Path):
    create_nothing(start())
    start().application.control.close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    with pytest.raises(StateFileError, match="format 99"):
        start()


def test_a_database_of_another_program_is_refused_and_not_changed(start: Start, path: Path):
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE mine (x)")
    before = path.read_bytes()
    with pytest.raises(StateFileError, match="not a state file of the emulator"):
        start()
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("settings", ["clock", {"offset": "x"}]),
        ("records", ["main", "ap-guangzhou", "tke.caches", "imc-1", 1]),
    ],
)
def test_a_row_of_another_shape_is_refused(start: Start, path: Path, table: str, row: list[Any]):
    """Also with a correct checksum."""
    first = start()
    create(first, "one")
    first.application.control.close()
    texts = [json.dumps(value) for value in row]
    marks = ", ".join("?" * (len(row) + 1))
    with closing(sqlite3.connect(path)) as connection, connection:
        checksum = zlib.crc32("\0".join(texts).encode())
        connection.execute(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", (*texts, checksum))
    with pytest.raises(StateFileError, match="does not hold"):
        start()


def test_a_change_that_cannot_be_written_is_not_acknowledged(
    start: Start, path: Path, monkeypatch: pytest.MonkeyPatch
):
    first = start()
    create(first, "one")

    def fail(self: StateFile, *content: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(StateFile, "save", fail)
        request = tencent("CreateImageCache", {**IMAGE, "ImageCacheName": "two"})
        assert tencent_error(first.application.respond(request)) == "InternalError"
    kept = b"".join(read_files(path))
    assert b'"one"' in kept
    assert b'"two"' not in kept
    first.application.control.close()
    assert names(start()) == ["one"]


def test_after_a_failure_the_next_change_is_written_with_the_lost_one(
    start: Start, path: Path, monkeypatch: pytest.MonkeyPatch
):
    """The disk was full for a while. Afterwards nothing that the emulator shows is missing."""
    first = start()
    create(first, "one")
    write = state_file._write_rows
    written: list[str] = []

    def fail_at_second(connection: sqlite3.Connection, put: str, *more: Any) -> None:
        """Write the settings and the records, then fail as SQLite does."""
        if "secrets" in put:
            raise sqlite3.OperationalError("database or disk is full")
        written.append(put)
        write(connection, put, *more)

    with monkeypatch.context() as patched:
        patched.setattr(state_file, "_write_rows", fail_at_second)
        request = tencent("CreateImageCache", {**IMAGE, "ImageCacheName": "two"})
        assert tencent_error(first.application.respond(request)) == "InternalError"
    assert written
    create(first, "three")
    assert names(first) == names(start()) == ["one", "three", "two"]


def test_a_failed_change_is_not_kept(start: Start, path: Path, monkeypatch: pytest.MonkeyPatch):
    """SQLite takes back the rows that were written before the failure."""
    first = start()
    create(first, "one")
    with monkeypatch.context() as patched:
        patched.setattr(state_file, "_PUT_SECRET", "INSERT INTO nowhere VALUES (?, ?, ?, ?)")
        sts = tencent("AssumeRole", ROLE, service="sts", version="2018-08-13")
        first.application.control.state.records("main", "ap-guangzhou", "tke.caches").clear()
        first.application.control.state.touch()
        assert tencent_error(first.application.respond(sts)) == "InternalError"
    first.application.control.close()
    assert names(start()) == ["one"]


def test_a_change_is_added_and_not_everything_written_again(start: Start, path: Path):
    """Of 200 caches, one more adds a few pages of 4 KiB."""
    first = start()
    for number in range(200):
        create(first, f"cache-{number}")
    wal = path.with_name(f"{path.name}-wal")
    before = wal.stat().st_size
    create(first, "one more")
    assert 0 < wal.stat().st_size - before <= 6 * (4096 + 24)


def test_records_come_back_in_their_order(start: Start):
    """An updated record keeps its place."""
    control = start().application.control
    records = control.state.records("main", "ap-guangzhou", "cce.orders")
    for name in ("c", "a", "b", "d"):
        records[name] = {"number": 1}
    control.state.touch()
    control.save()
    records["c"]["number"] = 2
    del records["a"]
    records["a"] = {"number": 3}
    control.state.touch()
    control.save()
    kept = start().application.control.state.export()["accounts"]["main"]["ap-guangzhou"]["cce.orders"]
    assert kept == {"c": {"number": 2}, "b": {"number": 1}, "d": {"number": 1}, "a": {"number": 3}}


def test_secrets_come_back_oldest_first(start: Start):
    """So the oldest go first after a restart too."""
    control = start().application.control
    table = control.issued_secrets.table("keys", limit=3)
    for name in ("a", "b", "c", "a", "d"):
        table.put(name, {"name": name})
    control.save()
    assert [*start().application.control.issued_secrets.export()["keys"]] == ["c", "a", "d"]


@pytest.mark.parametrize("name", ["\ud800", "\0", "'); DROP TABLE records; --", "图像"])
def test_any_name_can_be_kept(start: Start, name: str):
    control = start().application.control
    control.state.records("main", name, "kind")[name] = {name: name}
    control.issued_secrets.table(name).put(name, {name: name})
    control.state.touch()
    control.save()
    control = start().application.control
    assert control.state.export()["accounts"] == {"main": {name: {"kind": {name: {name: name}}}}}
    assert control.issued_secrets.export()[name] == {name: {name: name}}


def test_the_file_of_newest_changes_does_not_grow_for_ever(
    start: Start, path: Path, monkeypatch: pytest.MonkeyPatch
):
    """After some pages they move to the main file, which contains each record once."""
    monkeypatch.setattr(database, "_CHECKPOINT_PAGES", 10)
    first = start()
    create(first, "one")
    for number in range(100):
        first.application.control.clock.set(NOW + timedelta(seconds=number))
        first.application.control.save()
        assert sum(len(data) for data in read_files(path)) < 40 * 4096
    assert names(start()) == ["one"]


def test_a_second_emulator_is_refused_with_the_reason(start: Start, path: Path):
    create(start(), "one")
    before = read_files(path)
    with pytest.raises(StateFileError, match="in use by another emulator: stop that one"):
        build_parts(state_file=path)
    with pytest.raises(StateFileError, match="in use by another emulator"):
        build_parts(state_file=path, fresh=True)
    assert read_files(path) == before


def test_a_refused_file_is_free_for_the_next_try(start: Start, path: Path):
    path.write_bytes(b"damaged")
    with pytest.raises(StateFileError, match="damaged") as kept:
        start()
    path.unlink()
    create(start(), "one")
    assert kept


def test_a_link_to_the_file_stays_a_link(start: Start, path: Path):
    target = path.with_name("real.db")
    path.symlink_to(target)
    create(start(), "one")
    assert path.is_symlink()
    assert target.stat().st_size


def test_used_nonces_survive(start: Start):
    """``documented``: a nonce is valid once, also after a restart of the emulator."""
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
    """Run an emulator in its own process; return the process and its host."""
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
    assert acknowledged <= set(read_caches(path))


def read_caches(path: Path) -> Mapping[str, Any]:
    """Return the caches in the file of a stopped emulator."""
    with closing(StateFile(path)) as file:
        file.open()
        stored = file.read()
    assert stored
    return stored.accounts["main"]["ap-guangzhou"]["tke.caches"]


@pytest.mark.slow
def test_a_change_is_kept_if_the_emulator_is_killed_right_after_the_response(path: Path):
    """Twenty times: create or delete a cache, kill the emulator right after the response, and check the list."""
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


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="The program forks each emulator.")
def test_100_kills_amid_concurrent_writes_lose_no_acknowledged_change(path: Path):
    """Caches that were created, caches that were deleted, and temporary keys."""
    times = 100
    command = [sys.executable, "-m", "tests.emulator.killed_emulator", str(path), str(times)]
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


def test_the_command_says_that_the_file_is_in_use(start: Start, path: Path):
    start()
    command = [sys.executable, "-m", "yunbind_cli", "emulator", "--state", str(path)]
    result = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
    assert result.returncode == 1
    assert "in use by another emulator" in result.stderr
