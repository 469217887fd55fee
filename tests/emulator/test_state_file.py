"""State that survives the emulator."""

from __future__ import annotations

import errno
import json
import sqlite3
import stat
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from yunbind_emulator.state import database, state_file
from yunbind_emulator.state.state_file import StateFile

from .kept_state import IMAGE, ROLE, Start, create, create_nothing, names, read_files
from .signed_requests import (
    KEYS,
    NOW,
    alibaba,
    alibaba_error,
    huawei,
    tencent,
    tencent_content,
    tencent_error,
    without,
)


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


def test_given_keys_win_over_kept_ones(start: Start):
    create_nothing(start(credentials=None))
    assert start().credentials == KEYS


def test_only_its_owner_can_read_the_file(start: Start, state_path: Path):
    create_nothing(start())
    assert stat.S_IMODE(state_path.stat().st_mode) == 0o600


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


def test_a_read_writes_nothing(start: Start, state_path: Path):
    """Also after secrets were issued and saved."""
    first = start()
    create(first, "one")
    sts = tencent("AssumeRole", ROLE, service="sts", version="2018-08-13")
    assert tencent_content(first.application.respond(sts))["Credentials"]
    before = read_files(state_path)
    names(first)
    assert read_files(state_path) == before


def test_a_change_that_cannot_be_written_is_not_acknowledged(
    start: Start, state_path: Path, monkeypatch: pytest.MonkeyPatch
):
    first = start()
    create(first, "one")

    def fail(self: StateFile, *content: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(StateFile, "save", fail)
        request = tencent("CreateImageCache", {**IMAGE, "ImageCacheName": "two"})
        assert tencent_error(first.application.respond(request)) == "InternalError"
    kept = b"".join(read_files(state_path))
    assert b'"one"' in kept
    assert b'"two"' not in kept
    first.application.control.close()
    assert names(start()) == ["one"]


def test_after_a_failure_the_next_change_is_written_with_the_lost_one(
    start: Start, state_path: Path, monkeypatch: pytest.MonkeyPatch
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


def test_after_a_failure_everything_is_written_again(start: Start, monkeypatch: pytest.MonkeyPatch):
    """A disk can fail after the change is in the file, so the next save does not rely on what was written."""
    first = start()
    create(first, "one")

    def fail(*_: object) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patched:
        patched.setattr(StateFile, "_remember", fail)
        request = tencent("CreateImageCache", {**IMAGE, "ImageCacheName": "two"})
        assert tencent_error(first.application.respond(request)) == "InternalError"
    first.application.control.state.records("main", "ap-guangzhou", "tke.caches").clear()
    first.application.control.state.touch()
    create(first, "three")
    assert names(first) == names(start()) == ["three"]


def test_a_failed_change_is_not_kept(start: Start, state_path: Path, monkeypatch: pytest.MonkeyPatch):
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


def test_a_change_is_added_and_not_everything_written_again(start: Start, state_path: Path):
    """Of 200 caches, one more adds a few pages of 4 KiB."""
    first = start()
    for number in range(200):
        create(first, f"cache-{number}")
    wal = state_path.with_name(f"{state_path.name}-wal")
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
    start: Start, state_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """After some pages they move to the main file, which contains each record once."""
    monkeypatch.setattr(database, "_CHECKPOINT_PAGES", 10)
    first = start()
    create(first, "one")
    for number in range(100):
        first.application.control.clock.set(NOW + timedelta(seconds=number))
        first.application.control.save()
        assert sum(len(data) for data in read_files(state_path)) < 40 * 4096
    assert names(start()) == ["one"]


def test_a_link_to_the_file_stays_a_link(start: Start, state_path: Path):
    target = state_path.with_name("real.db")
    state_path.symlink_to(target)
    create(start(), "one")
    assert state_path.is_symlink()
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
