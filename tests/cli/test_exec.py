"""The command exec: the key reaches the child only."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from yunbind_cli.accounts.variables import set_variables
from yunbind_cli.catalog.reader import read_clouds
from yunbind_runtime.model.credentials import Credentials

from .program import YUNBIND, make_environment, run_here, run_process

pytestmark = pytest.mark.slow

DUMP = "import json, os; print(json.dumps(dict(os.environ)))"
KEY = {"access_key_id": "key-id-of-process", "access_key_secret": "very-secret", "sts_token": "very-token"}


@pytest.fixture
def home(tmp_path: Path) -> dict[str, str]:
    """A user with the profile ``work``, whose key a program prints."""
    (tmp_path / "key.json").write_text(json.dumps(KEY))
    variables = {"HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    process = f"cat {tmp_path / 'key.json'}"
    words = ("profiles", "set", "work", "--cloud", "tencent", "--region", "ap-beijing", "--process", process)
    assert run_here(*words, **variables).code == 0
    return variables


def test_the_child_has_the_key_and_the_region_and_no_other_key(home: dict[str, str]) -> None:
    other = {"TENCENTCLOUD_SECRET_ID": "other", "TENCENTCLOUD_SECRET_KEY": "other", "TCCLI_PROFILE": "other"}
    done = run_process("exec", "work", "--", sys.executable, "-c", DUMP, **home, **other, UNRELATED="kept")
    environ: dict[str, Any] = json.loads(done.output)
    assert environ["TENCENTCLOUD_SECRET_ID"] == "key-id-of-process"
    assert environ["TENCENTCLOUD_SECRET_KEY"] == "very-secret"
    assert environ["TENCENTCLOUD_TOKEN"] == environ["TENCENTCLOUD_SECURITY_TOKEN"] == "very-token"
    assert environ["TENCENTCLOUD_REGION"] == "ap-beijing"
    assert "TCCLI_PROFILE" not in environ
    assert environ["UNRELATED"] == "kept"
    assert (done.code, done.errors) == (0, "")


def test_the_exit_code_and_the_streams_are_those_of_the_child(home: dict[str, str]) -> None:
    program = "import sys; sys.stdout.write(sys.stdin.read()); sys.stderr.write('e'); sys.exit(37)"
    done = run_process("exec", "work", "--", sys.executable, "-c", program, given=b"text", **home)
    assert (done.code, done.output, done.errors) == (37, "text", "e")


def test_options_behind_the_command_belong_to_it(home: dict[str, str]) -> None:
    done = run_process("exec", "work", "echo", "--lang", "zh", "-h", **home)
    assert (done.code, done.output) == (0, "--lang zh -h\n")


@pytest.mark.skipif(os.name != "posix", reason="there are no such signals")
def test_a_signal_reaches_the_child(home: dict[str, str], tmp_path: Path) -> None:
    ready = tmp_path / "ready"
    program = (
        "import pathlib, signal, sys, time\n"
        "signal.signal(signal.SIGTERM, lambda *_: sys.exit(41))\n"
        f"pathlib.Path({str(ready)!r}).touch()\n"
        "time.sleep(30)"
    )
    command = [*YUNBIND, "exec", "work", "--", sys.executable, "-c", program]
    process = subprocess.Popen(command, env=make_environment(home))
    deadline = time.monotonic() + 30
    while not ready.exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=10) == 41


def test_a_program_that_does_not_exist_is_a_sentence(home: dict[str, str]) -> None:
    done = run_process("exec", "work", "--", "no-such-program", **home)
    assert (done.code, done.output) == (3, "")
    assert done.errors.startswith("yunbind: no-such-program cannot be started")


def test_a_profile_without_a_key_runs_nothing(home: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "key.json").unlink()
    done = run_process("exec", "work", "--", "touch", str(tmp_path / "ran"), **home)
    assert done.code == 3
    assert "very" not in done.errors
    assert not (tmp_path / "ran").exists()


def test_each_cloud_has_its_variables_and_a_key_without_a_token_removes_the_old_one() -> None:
    keys = Credentials("key-id", "key-secret", project_id="project")
    old = {"HW_SECURITY_TOKEN": "old", "HUAWEICLOUD_SDK_SECURITY_TOKEN": "old", "OTHER": "kept"}
    assert set_variables(read_clouds()["huawei"], keys, "cn-north-4", old) == {
        "HUAWEICLOUD_SDK_AK": "key-id",
        "CLOUD_SDK_AK": "key-id",
        "HW_ACCESS_KEY": "key-id",
        "HUAWEICLOUD_SDK_SK": "key-secret",
        "CLOUD_SDK_SK": "key-secret",
        "HW_SECRET_KEY": "key-secret",
        "HUAWEICLOUD_SDK_PROJECT_ID": "project",
        "HW_PROJECT_ID": "project",
        "HW_REGION_NAME": "cn-north-4",
        "OTHER": "kept",
    }
