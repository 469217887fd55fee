"""The info file."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from yunbind_emulator.info_file import InfoFile

from .signed_requests import KEYS

ENDPOINT = "http://127.0.0.1:18080"


def test_it_names_the_endpoint_and_the_keys(tmp_path: Path):
    path = tmp_path / "info.json"
    InfoFile(path).write(ENDPOINT, KEYS)
    said = json.loads(path.read_text())
    assert said.pop("metadata").keys() == {"tencent", "alibaba", "huawei", "alibaba_credentials_uri", "role"}
    assert said == {"endpoint": ENDPOINT, "credentials": KEYS, "pid": os.getpid()}


def test_it_is_written_for_people_too(tmp_path: Path):
    """One member on a line, with two spaces for each level."""
    path = tmp_path / "info.json"
    InfoFile(path).write(ENDPOINT, KEYS)
    lines = path.read_text().splitlines()
    assert lines[1] == f'  "endpoint": "{ENDPOINT}",'
    assert '      "secret_id": "tencent-id",' in lines


def test_only_its_owner_may_read_it(tmp_path: Path):
    path = tmp_path / "info.json"
    path.touch(0o644)
    InfoFile(path).write(ENDPOINT, KEYS)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_nothing_else_is_left_beside_it(tmp_path: Path):
    info = InfoFile(tmp_path / "info.json")
    info.write(ENDPOINT, KEYS)
    assert [path.name for path in tmp_path.iterdir()] == ["info.json"]
    info.remove()
    assert list(tmp_path.iterdir()) == []


def test_the_file_of_an_earlier_run_is_removed(tmp_path: Path):
    path = tmp_path / "info.json"
    InfoFile(path).write(ENDPOINT, KEYS)
    InfoFile(path).clear()
    assert not path.exists()


def test_an_empty_file_may_be_in_its_place(tmp_path: Path):
    """As ``mktemp`` creates one."""
    path = tmp_path / "info.json"
    path.touch()
    InfoFile(path).clear()
    assert not path.exists()


@pytest.mark.parametrize("text", ["precious", "{}", "[]", '{"endpoint": "x"}', "[" * 100_000])
def test_a_file_of_another_program_is_not_changed(tmp_path: Path, text: str):
    path = tmp_path / "info.json"
    path.write_text(text)
    with pytest.raises(FileExistsError, match="not an info file"):
        InfoFile(path).clear()
    assert path.read_text() == text


def test_a_device_or_pipe_is_not_changed(tmp_path: Path):
    """A read of a pipe would wait for ever."""
    path = tmp_path / "info.json"
    os.mkfifo(path)
    with pytest.raises(FileExistsError, match="not an info file"):
        InfoFile(path).clear()
    assert path.exists()


def test_the_file_of_another_emulator_is_not_removed(tmp_path: Path):
    first, second = InfoFile(tmp_path / "info.json"), InfoFile(tmp_path / "info.json")
    first.write(ENDPOINT, KEYS)
    second.write(ENDPOINT, KEYS)
    first.remove()
    assert (tmp_path / "info.json").exists()
    second.remove()
    second.remove()
    assert not (tmp_path / "info.json").exists()


def test_a_folder_that_is_missing_is_an_error(tmp_path: Path):
    with pytest.raises(FileNotFoundError):
        InfoFile(tmp_path / "none" / "info.json").write(ENDPOINT, KEYS)
