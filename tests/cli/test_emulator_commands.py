"""The commands about running emulators."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from yunbind_cli.emulators.durations import parse_duration
from yunbind_emulator import Emulator

from .program import YUNBIND, make_environment, run_here, run_process

RULE = '{"action": "DescribeImageCaches", "kind": "throttle", "times": 2}'


@pytest.fixture
def running(cloud: Emulator, tmp_path: Path) -> dict[str, str]:
    """The variable that leads to an emulator in this process. Never stop it by its process id."""
    info = {
        "endpoint": cloud.endpoint,
        "credentials": cloud.credentials,
        "pid": os.getpid(),
        "admin": cloud.admin,
    }
    (tmp_path / "info.json").write_text(json.dumps(info))
    return {"YUNBIND_EMULATOR_INFO": str(tmp_path / "info.json")}


@pytest.fixture
def user(tmp_path: Path) -> Iterator[dict[str, str]]:
    """A user with a folder for running programs, whose emulator is stopped at the end."""
    variables = {"XDG_RUNTIME_DIR": str(tmp_path), "HOME": str(tmp_path)}
    yield variables
    run_here("emulator", "stop", **variables)


@pytest.mark.slow
def test_an_emulator_is_started_used_and_stopped(user: dict[str, str]) -> None:
    """The second start finds the first one. After the end, neither process nor file is left."""
    assert run_here("emulator", "status", **user).code == 8
    first = run_process("emulator", "start", "--", "--pace", "immediate", **user)
    path = Path(first.output.strip())
    assert first.code == 0
    pid = json.loads(path.read_text())["pid"]
    again = run_process("emulator", "start", **user)
    assert (again.code, again.output) == (0, first.output)
    assert json.loads(path.read_text())["pid"] == pid
    shown = json.loads(run_here("emulator", "status", "-o", "json", **user).output)
    assert (shown["running"], shown["pid"]) == (True, pid)
    variables = {"YUNBIND_EMULATOR": "1", "YUNBIND_EMULATOR_INFO": str(path)}
    assert run_here("tencent", "tke", "DescribeImageCaches", **variables).code == 0
    stopped = run_here("emulator", "stop", **user)
    assert "Stopped" in stopped.errors
    assert not path.exists()
    assert "No emulator runs" in run_here("emulator", "stop", **user).errors


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="there are no such signals")
def test_the_file_of_a_killed_emulator_is_no_obstacle(user: dict[str, str]) -> None:
    path = Path(run_process("emulator", "start", **user).output.strip())
    os.kill(json.loads(path.read_text())["pid"], signal.SIGKILL)
    deadline = time.monotonic() + 10
    while run_here("emulator", "status", **user).code == 0:
        assert time.monotonic() < deadline
    assert run_here("emulator", "clock", "now", **user).code == 6
    assert run_process("emulator", "start", **user).code == 0


@pytest.mark.slow
def test_an_emulator_that_cannot_start_says_why(user: dict[str, str]) -> None:
    done = run_process("emulator", "start", "--", "--pace", "never", **user)
    assert (done.code, done.output) == (2, "")
    assert "pace" in done.errors


@pytest.mark.skipif(os.name != "posix", reason="the system has no such rights")
def test_a_folder_that_others_can_use_is_refused(tmp_path: Path) -> None:
    """Another user could put an info file there."""
    (tmp_path / "yunbind").mkdir(mode=0o755)
    done = run_here("emulator", "status", XDG_RUNTIME_DIR=str(tmp_path))
    assert done.code == 3
    assert "can be used by others" in done.errors


@pytest.mark.skipif(os.name != "posix", reason="the system has no such rights")
def test_the_folder_of_this_user_is_private(tmp_path: Path) -> None:
    run_here("emulator", "status", XDG_RUNTIME_DIR=str(tmp_path))
    assert stat.S_IMODE((tmp_path / "yunbind").stat().st_mode) == 0o700


@pytest.mark.slow
def test_run_gives_a_command_an_emulator_and_its_exit_code(tmp_path: Path) -> None:
    """Keys of the environment do not reach the command, and nothing is left behind."""
    program = (
        "import os, subprocess, sys\n"
        "from yunbind.tencent.tke import TkeClient\n"
        "from yunbind.huawei.cce import CceClient\n"
        "TkeClient().describe_image_caches()\n"
        "CceClient(region='cn-north-4').list_image_caches()\n"
        "print(os.environ['YUNBIND_EMULATOR_INFO'])\n"
        "sys.exit(37)"
    )
    real = {"TENCENTCLOUD_TOKEN": "real", "HTTP_PROXY": "http://proxy.invalid:1", "TMPDIR": str(tmp_path)}
    done = run_process("emulator", "run", "--pace", "immediate", "--", sys.executable, "-c", program, **real)
    assert done.code == 37, done.errors
    assert not Path(done.output.strip()).exists()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="there are no such signals")
def test_a_signal_ends_the_command_and_its_emulator(tmp_path: Path) -> None:
    program = f"import os, pathlib, time; pathlib.Path({str(tmp_path / 'pid')!r}).touch(); time.sleep(60)"
    environment = make_environment({"TMPDIR": str(tmp_path)})
    command = [*YUNBIND, "emulator", "run", "--", sys.executable, "-c", program]
    process = subprocess.Popen(command, env=environment)
    deadline = time.monotonic() + 30
    while not (tmp_path / "pid").exists():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    process.send_signal(signal.SIGTERM)
    assert process.wait(timeout=20) == 128 + signal.SIGTERM
    assert [path.name for path in tmp_path.iterdir()] == ["pid"]


def test_run_without_a_command_is_wrong_usage() -> None:
    assert run_here("emulator", "run", "--pace", "immediate", "--").code == 2


@pytest.mark.parametrize(
    ("text", "seconds"),
    [("90", 90), ("1.5h", 5400), ("1h30m", 5400), ("-2d", -172800), ("250ms", 0.25), ("1w", 604800)],
)
def test_durations_are_read(text: str, seconds: float) -> None:
    assert parse_duration(text) == seconds


@pytest.mark.parametrize("text", ["", "h", "1y", "1h 30m", "1h-30m", "--1h", "nan", "1e3"])
def test_other_texts_are_no_durations(text: str) -> None:
    assert parse_duration(text) is None


def test_the_clock_is_frozen_moved_and_set(running: dict[str, str]) -> None:
    def move(*words: str) -> str:
        done = run_here("emulator", "clock", *words, **running)
        assert done.code == 0, done.errors
        return done.output

    move("freeze")
    assert move("set", "2026-01-31T12:00:00Z") == "2026-01-31T12:00:00+00:00 frozen\n"
    assert move("advance", "1h30m") == "2026-01-31T13:30:00+00:00 frozen\n"
    assert move("advance", "-2d") == "2026-01-29T13:30:00+00:00 frozen\n"
    assert "frozen" not in move("thaw")
    assert move("now").startswith("2026-01-29T13:30:0")


@pytest.mark.parametrize(("words", "code"), [(("advance", "soon"), 2), (("set", "tomorrow"), 4)])
def test_a_wrong_time_is_refused(running: dict[str, str], words: tuple[str, ...], code: int) -> None:
    assert run_here("emulator", "clock", *words, **running).code == code


@pytest.mark.parametrize("way", ["words", "json", "file", "input"])
def test_a_fault_is_added_listed_and_removed(running: dict[str, str], tmp_path: Path, way: str) -> None:
    (tmp_path / "rule.json").write_text(RULE)
    forms = {
        "words": ("action=DescribeImageCaches", "kind=throttle", "times=2"),
        "json": (RULE,),
        "file": (f"@{tmp_path / 'rule.json'}",),
        "input": ("-",),
    }
    given = RULE if way == "input" else ""
    (added,) = json.loads(run_here("emulator", "fault", "add", *forms[way], given=given, **running).output)
    assert json.loads(RULE).items() <= added.items()
    assert json.loads(run_here("emulator", "fault", "list", **running).output) == [added]
    assert run_here("emulator", "fault", "clear", "no-such-rule", **running).code == 4
    assert run_here("emulator", "fault", "clear", added["id"], **running).code == 0
    assert json.loads(run_here("emulator", "fault", "list", **running).output) == []


@pytest.mark.parametrize(
    ("words", "code"), [(("kind",), 2), (("{",), 2), (("kind=never",), 4), (("@none",), 2)]
)
def test_a_wrong_rule_is_refused(running: dict[str, str], words: tuple[str, ...], code: int) -> None:
    assert run_here("emulator", "fault", "add", *words, **running).code == code


def test_rates_are_switched(running: dict[str, str], cloud: Emulator) -> None:
    assert run_here("emulator", "rates", "on", **running).output == "on\n"
    assert cloud.control.rates.enabled
    assert run_here("emulator", "rates", "off", **running).output == "off\n"
    assert run_here("emulator", "rates", **running).output == "off\n"


def test_the_state_survives_an_export_a_reset_and_an_import(
    running: dict[str, str], cloud: Emulator, tmp_path: Path
) -> None:
    def count() -> int:
        with cloud.tencent.tke() as tke:
            return tke.describe_image_caches().total_count or 0

    with cloud.tencent.tke() as tke:
        tke.create_image_cache(images=["nginx"], vpc_id="vpc-1", subnet_id="subnet-1")
    (tmp_path / "state.json").write_text(run_here("emulator", "state", "export", **running).output)
    assert run_here("emulator", "state", "reset", **running).code == 0
    assert count() == 0
    assert run_here("emulator", "state", "import", str(tmp_path / "state.json"), **running).code == 0
    assert count() == 1
    assert run_here("emulator", "state", "import", "-", given="{", **running).code == 2


def test_seeded_ids_repeat(running: dict[str, str], cloud: Emulator) -> None:
    def create() -> str:
        assert run_here("emulator", "state", "seed", "-7", **running).code == 0
        with cloud.tencent.tke() as tke:
            answer = tke.create_image_cache(images=["nginx"], vpc_id="vpc-1", subnet_id="subnet-1")
        return str(answer.image_cache_id)

    first = create()
    run_here("emulator", "state", "reset", **running)
    assert create() == first


def test_the_journal_shows_calls_of_any_client_and_is_cleared(
    running: dict[str, str], cloud: Emulator
) -> None:
    with cloud.tencent.tke() as tke:
        tke.describe_image_caches()
    done = run_here("emulator", "journal", **running)
    assert done.output.split()[2:] == ["tencent.tke.DescribeImageCaches", "200", "ok"]
    (line,) = run_here("emulator", "journal", "-o", "json", **running).output.splitlines()
    assert json.loads(line)["action"] == "DescribeImageCaches"
    run_here("emulator", "journal", "--clear", **running)
    assert run_here("emulator", "journal", **running).output == ""


@pytest.mark.slow
def test_a_followed_journal_shows_new_calls_until_the_emulator_ends(user: dict[str, str]) -> None:
    info = run_process("emulator", "start", **user).output.strip()
    variables = {"YUNBIND_EMULATOR": "1", "YUNBIND_EMULATOR_INFO": info}
    command = [*YUNBIND, "emulator", "journal", "--follow"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=make_environment(user))
    assert process.stdout is not None
    for name in ("DescribeImageCaches", "GetMostSuitableImageCache"):
        run_here(
            "tencent", "tke", name, "--set", "Images.0=nginx", "--checks", "warn", "-o", "none", **variables
        )
        assert f"tencent.tke.{name}" in process.stdout.readline()
    run_here("emulator", "stop", **user)
    assert process.wait(timeout=10) == 0
    process.stdout.close()


@pytest.mark.parametrize(
    "words", [("clock", "now"), ("fault", "list"), ("journal",), ("rates",), ("state", "export")]
)
def test_without_an_emulator_the_commands_say_what_to_start(tmp_path: Path, words: tuple[str, ...]) -> None:
    done = run_here("emulator", *words, "--info", str(tmp_path / "none.json"))
    assert (done.code, done.output) == (8, "")
    assert "yunbind emulator start" in done.errors


def test_another_file_is_not_taken_for_an_info_file(tmp_path: Path) -> None:
    (tmp_path / "other.json").write_text("[]")
    done = run_here("emulator", "status", "--info", str(tmp_path / "other.json"), "--lang", "zh")
    assert done.code == 3
    assert "不是模拟器的信息文件" in done.errors


def test_an_emulator_without_an_admin_api_says_so(tmp_path: Path) -> None:
    (tmp_path / "info.json").write_text('{"endpoint": "http://127.0.0.1:9", "pid": 1, "credentials": {}}')
    done = run_here("emulator", "rates", "--info", str(tmp_path / "info.json"))
    assert done.code == 3
    assert "The admin API of this emulator is closed" in done.errors
