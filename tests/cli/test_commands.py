"""The command line, run as users run it."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
"""Each test starts the command line as a process."""

YUNBIND = [sys.executable, "-m", "yunbind_cli"]


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*YUNBIND, *arguments],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
        env=os.environ | environment,
    )


@pytest.fixture
def start(tmp_path: Path) -> Iterator:
    """Start emulators, and kill those that a test leaves running."""
    started: list[subprocess.Popen[str]] = []

    def start(*arguments: str, **environment: str) -> tuple[subprocess.Popen[str], Path]:
        info = tmp_path / f"info-{len(started)}.json"
        process = subprocess.Popen(
            [*YUNBIND, "emulator", "--info", str(info), *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=os.environ | environment,
        )
        started.append(process)
        deadline = time.monotonic() + 20
        while not info.exists():
            assert process.poll() is None, process.communicate()
            assert time.monotonic() < deadline
            time.sleep(0.01)
        return process, info

    yield start
    for process in started:
        process.kill()
        process.communicate()


def modules_of(*arguments: str) -> set[str]:
    """Return the modules that a command imports."""
    result = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "yunbind_cli", *arguments],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
    )
    return {line.rpartition("|")[2].strip() for line in result.stderr.splitlines()}


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["emulator", "--help"]])
def test_help_and_version_import_no_heavy_module(arguments: list[str]):
    modules = modules_of(*arguments)
    assert "click" in modules
    for heavy in ("httpx", "pydantic", "starlette", "uvicorn", "rich", "ssl", "asyncio", "yunbind"):
        assert heavy not in modules


def test_the_version_is_that_of_the_package():
    from yunbind_runtime import __version__

    result = run("--version")
    assert (result.returncode, result.stdout) == (0, f"yunbind {__version__}\n")


def test_help_names_the_commands():
    result = run("--help")
    assert result.returncode == 0
    assert "emulator" in result.stdout


def test_wrong_usage_exits_with_2():
    assert run("emulator", "--port", "70000").returncode == 2
    assert run("nothing").returncode == 2


def test_the_emulator_prints_and_writes_its_endpoint(start):
    """It prints one line. The info file is complete as soon as it exists."""
    process, info = start()
    document = json.loads(info.read_text())
    assert document["pid"] == process.pid
    assert document["endpoint"] in (process.stdout.readline())
    assert document["credentials"].keys() == {"tencent", "alibaba", "huawei"}
    assert {"secret_id", "secret_key"} == document["credentials"]["tencent"].keys()
    assert {"access_key_id", "access_key_secret"} == document["credentials"]["alibaba"].keys()
    assert {"ak", "sk", "project_id"} <= document["credentials"]["huawei"].keys()
    assert stat.S_IMODE(info.stat().st_mode) == 0o600


def test_the_emulator_responds_once_the_info_file_exists(start):
    _, info = start()
    request = urllib.request.Request(
        json.loads(info.read_text())["endpoint"], method="POST", data=b"{}", headers={"X-TC-Action": "X"}
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=10) as response:
        assert json.load(response)["Response"]["Error"]["Code"] == "MissingParameter"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_the_emulator_cleanly(start, number: signal.Signals):
    """Exit status 0, nothing on stderr, and not an info file left."""
    process, info = start()
    process.send_signal(number)
    output, errors = process.communicate(timeout=10)
    assert (process.returncode, errors) == (0, "")
    assert output.count("\n") == 1
    assert not info.exists()


def test_a_connected_client_does_not_delay_the_end(start):
    process, info = start()
    port = int(json.loads(info.read_text())["endpoint"].rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\nabc")
        process.terminate()
        process.communicate(timeout=10)
    assert process.returncode == 0


def test_a_port_in_use_is_an_error_without_a_traceback(start):
    _, info = start()
    port = json.loads(info.read_text())["endpoint"].rpartition(":")[2]
    result = run("emulator", "--port", port)
    assert result.returncode == 1
    assert port in result.stderr
    assert "in use" in result.stderr
    assert "Traceback" not in result.stderr


def test_state_and_info_cannot_be_the_same_file(tmp_path: Path):
    """The info file would replace the state, which would then be lost at the end."""
    place = tmp_path / "emulator.json"
    result = run("emulator", "--state", str(place), "--info", str(place))
    assert result.returncode == 1
    assert "not an info file" in result.stderr
    assert place.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize("place", ["none/info.json", "."])
def test_an_info_file_that_cannot_be_written_is_an_error_without_a_traceback(tmp_path: Path, place: str):
    result = run("emulator", "--info", str(tmp_path / place))
    assert result.returncode in (1, 2)
    assert "yunbind: " in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("by_option", [True, False])
def test_keys_can_be_fixed_by_a_file(start, tmp_path: Path, by_option: bool):
    keys = tmp_path / "keys.json"
    keys.write_text('{"tencent": {"secret_id": "fixed-id", "secret_key": "fixed-key"}}')
    if by_option:
        _, info = start("--credentials", str(keys))
    else:
        _, info = start(YUNBIND_EMULATOR_CREDENTIALS=str(keys))
    found = json.loads(info.read_text())["credentials"]
    assert found["tencent"] == {"secret_id": "fixed-id", "secret_key": "fixed-key"}
    assert found["alibaba"]["access_key_id"]


@pytest.mark.parametrize(("option", "text"), [("--credentials", "[]"), ("--catalog", "{}")])
def test_a_file_of_the_wrong_shape_is_an_error_without_a_traceback(tmp_path: Path, option: str, text: str):
    path = tmp_path / "file.json"
    path.write_text(text)
    result = run("emulator", option, str(path))
    assert result.returncode == 1
    assert result.stderr.startswith("yunbind: ")


@pytest.mark.parametrize(
    ("missing", "arguments", "requirement"),
    [
        ("click", ["--help"], "yunbind-cli"),
        ("starlette", ["emulator"], "yunbind[emulator]"),
        ("uvicorn", ["emulator"], "yunbind[emulator]"),
        ("httptools", ["emulator"], "yunbind[emulator]"),
    ],
)
def test_a_missing_dependency_is_named(tmp_path: Path, missing: str, arguments: list[str], requirement: str):
    """The command exits with status 3 and names what to install."""
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\n"
        "class Missing:\n"
        "    def find_spec(self, name, path=None, target=None):\n"
        f"        if name.partition('.')[0] == {missing!r}:\n"
        "            raise ModuleNotFoundError(f'No module named {name!r}', name=name)\n"
        "sys.meta_path.insert(0, Missing())\n"
    )
    python_path = os.pathsep.join(filter(None, [str(tmp_path), os.environ.get("PYTHONPATH")]))
    result = run(*arguments, PYTHONPATH=python_path)
    assert result.returncode == 3
    assert f"Install {requirement}:" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_missing_module_of_no_extra_stays_an_error():
    from yunbind_cli.extras import explain_missing

    with pytest.raises(ModuleNotFoundError):
        explain_missing(ModuleNotFoundError("No module named 'x'", name="x"), "yunbind-cli")


def test_state_survives_the_end_of_the_emulator(start, tmp_path: Path):
    """The keys survive too, so clients keep working."""
    state = tmp_path / "state.db"
    process, info = start("--state", str(state))
    first = json.loads(info.read_text())["credentials"]
    process.kill()
    process.communicate()
    _, info = start("--state", str(state))
    assert json.loads(info.read_text())["credentials"] == first
    assert state.read_bytes().startswith(b"SQLite format 3")


def test_a_damaged_state_file_is_an_error_and_stays_as_it_is(tmp_path: Path):
    state = tmp_path / "state.db"
    state.write_text("{")
    result = run("emulator", "--state", str(state))
    assert (result.returncode, state.read_text()) == (1, "{")
    assert "damaged" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_fresh_start_writes_a_damaged_state_file_over(start, tmp_path: Path):
    state = tmp_path / "state.db"
    state.write_text("{")
    start("--state", str(state), "--fresh")
    assert state.read_bytes().startswith(b"SQLite format 3")


def test_a_start_that_fails_leaves_the_state_file_alone(start, tmp_path: Path):
    _, info = start()
    port = json.loads(info.read_text())["endpoint"].rpartition(":")[2]
    state = tmp_path / "state.db"
    state.write_text("{")
    assert run("emulator", "--state", str(state), "--fresh", "--port", port).returncode == 1
    assert state.read_text() == "{"


def test_a_state_file_that_cannot_be_written_is_an_error(tmp_path: Path):
    result = run("emulator", "--state", str(tmp_path / "none" / "state.db"))
    assert result.returncode == 1
    assert "Traceback" not in result.stderr


def test_the_info_file_says_where_the_admin_api_is(start):
    _, info = start()
    admin = json.loads(info.read_text())["admin"]
    request = urllib.request.Request(
        f"{admin['endpoint']}/clock", headers={"X-Yunbind-Token": admin["token"]}
    )
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=10) as response:
        assert json.load(response)["frozen"] is False


@pytest.mark.parametrize(
    ("vendor", "name"),
    [
        ("tencent", "TENCENTCLOUD_SECRET_ID"),
        ("alibaba", "ALIBABA_CLOUD_ACCESS_KEY_ID"),
        ("huawei", "HUAWEICLOUD_SDK_AK"),
    ],
)
def test_env_prints_the_settings_of_a_running_emulator(start, vendor: str, name: str):
    _, info = start()
    result = run("emulator", "env", vendor, "--info", str(info))
    assert (result.returncode, result.stderr) == (0, "")
    assert f"export {name}=" in result.stdout
    assert json.loads(info.read_text())["endpoint"] in result.stdout


def test_env_without_an_emulator_says_what_to_start(tmp_path: Path):
    result = run("emulator", "env", "tencent", "--info", str(tmp_path / "info.json"))
    assert result.returncode == 1
    assert "yunbind emulator --info" in result.stderr


@pytest.mark.parametrize("pace", ["never", "reads=0", "-1"])
def test_a_pace_that_makes_no_sense_is_wrong_usage(pace: str):
    assert run("emulator", f"--pace={pace}").returncode == 2


def has_ipv6() -> bool:
    """Return whether this machine has the loopback address of IPv6."""
    try:
        with socket.create_server(("::1", 0), family=socket.AF_INET6):
            return True
    except OSError:
        return False


NEEDS_IPV6 = pytest.mark.skipif(not has_ipv6(), reason="this machine has no IPv6")


@pytest.mark.parametrize("host", ["0.0.0.0", pytest.param("::", marks=NEEDS_IPV6)])
def test_a_host_that_others_can_reach_closes_the_admin_api_and_warns(start, host: str):
    process, info = start("--host", host)
    document = json.loads(info.read_text())
    assert "admin" not in document
    port = int(document["endpoint"].rpartition(":")[2])
    process.terminate()
    output, errors = process.communicate(timeout=10)
    assert (process.returncode, output.count("\n")) == (0, 1)
    assert errors.startswith("Warning: other machines can reach the emulator")
    assert document["endpoint"] == f"http://{'[::1]' if ':' in host else '127.0.0.1'}:{port}"


def test_a_host_that_others_can_reach_serves_the_clouds_only(start):
    """Every open port of the process is the clouds'."""
    process, info = start("--host", "0.0.0.0")
    endpoint = json.loads(info.read_text())["endpoint"]
    request = urllib.request.Request(endpoint, method="POST", data=b"{}", headers={"X-TC-Action": "X"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=10) as response:
        assert json.load(response)["Response"]["Error"]["Code"] == "MissingParameter"
    assert count_listeners(process.pid) in (1, None)


def count_listeners(pid: int) -> int | None:
    """Return the number of listening TCP sockets of a process, or None where /proc does not show them."""
    table = Path(f"/proc/{pid}/net/tcp")
    if not table.exists():
        return None
    rows = [
        line.split() for name in ("tcp", "tcp6") for line in table.with_name(name).read_text().splitlines()
    ]
    listening = {f"socket:[{row[9]}]" for row in rows if row[3] == "0A"}
    files = Path(f"/proc/{pid}/fd").iterdir()
    return len({str(file.readlink()) for file in files} & listening)


@pytest.mark.parametrize("host", ["127.0.0.2", pytest.param("::1", marks=NEEDS_IPV6), "localhost"])
def test_another_address_of_this_machine_keeps_the_admin_api(start, host: str):
    process, info = start("--host", host)
    document = json.loads(info.read_text())
    assert document["admin"]["endpoint"].startswith("http://127.0.0.1:")
    process.terminate()
    assert process.communicate(timeout=10)[1] == ""


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (["--host", "emulator.example"], "--host"),
        (["--host", ""], "--host"),
        (["--host", "0.0.0.0", "--admin-port", "0"], "--admin-port"),
    ],
)
def test_a_host_that_cannot_be_is_wrong_usage(arguments: list[str], named: str):
    result = run("emulator", *arguments)
    assert result.returncode == 2
    assert named in result.stderr
