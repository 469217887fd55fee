"""Closed pipes, full disks, missing terminals, interrupts and damaged files: a sentence and an exit code."""

from __future__ import annotations

import gzip
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from yunbind_emulator import Emulator

from .faults import add_fault
from .program import YUNBIND, make_environment, run_here, run_process

pytestmark = pytest.mark.slow

DESCRIBE = ("tencent", "tke", "DescribeImageCaches")
CREATE = (
    *("tencent", "tke", "CreateImageCache", "--images", "nginx"),
    *("--vpc-id", "vpc-1", "--subnet-id", "subnet-1"),
)


def run_shell(script: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    program = f"{sys.executable} -m yunbind_cli"
    return subprocess.run(
        ["bash", "-c", script.replace("yunbind", program)],
        capture_output=True,
        timeout=60,
        check=False,
        env=make_environment(environment),
    )


@pytest.mark.parametrize(
    "words", ["--help", "tencent tke DescribeImageCaches -o json", "tencent tke CreateImageCache --skeleton"]
)
def test_a_closed_pipe_ends_quietly(words: str, account: dict[str, str]):
    done = run_shell(f"yunbind {words} | true; echo ${{PIPESTATUS[0]}}", **account)
    assert (done.stdout, done.stderr) == (b"0\n", b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize(
    "words",
    ["--version", "--help", "tencent tke DescribeImageCaches", "tencent tke DescribeImageCaches -o ndjson"],
)
def test_a_full_disk_is_a_sentence(words: str, account: dict[str, str], cloud: Emulator):
    with cloud.tencent.tke() as tke:
        tke.create_image_cache(images=["nginx"], vpc_id="vpc-1", subnet_id="subnet-1")
    done = run_shell(f"yunbind {words} > /dev/full", **account)
    assert done.returncode == 1
    assert "The output cannot be written: No space left on device." in done.stderr.decode()
    assert done.stderr.count(b"\n") == 1


def test_the_output_is_utf8_in_any_locale(account: dict[str, str]):
    done = run_process("tencent", "--help", "--lang", "zh", LC_ALL="C", PYTHONIOENCODING="ascii", **account)
    assert "容器服务" in done.output


def interrupt(words: tuple[str, ...], environment: dict[str, str], cloud: Emulator) -> tuple[int, str, str]:
    """Start a command, and interrupt it when its request has arrived."""
    process = subprocess.Popen(
        [*YUNBIND, *words],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=make_environment(environment),
    )
    deadline = time.monotonic() + 30
    while not cloud.control.journal.export():
        assert time.monotonic() < deadline
        time.sleep(0.02)
    time.sleep(0.2)
    process.send_signal(signal.SIGINT)
    output, errors = process.communicate(timeout=20)
    return process.returncode, output, errors


def test_an_interrupted_read_says_so(account: dict[str, str], cloud: Emulator):
    add_fault(cloud, kind="delay", latency=20)
    code, output, errors = interrupt(DESCRIBE, account, cloud)
    assert (code, output, errors) == (130, "", "Interrupted.\n")


def test_an_interrupt_ends_the_calls_of_all_regions(account: dict[str, str], cloud: Emulator):
    add_fault(cloud, kind="delay", latency=20)
    begun = time.monotonic()
    code, output, _ = interrupt((*DESCRIBE, "--region", "ap-guangzhou,ap-beijing"), account, cloud)
    assert (code, output) == (130, "")
    assert time.monotonic() - begun < 15


def test_an_interrupted_write_may_have_run(account: dict[str, str], cloud: Emulator):
    add_fault(cloud, kind="delay", latency=20)
    code, output, errors = interrupt(CREATE, account, cloud)
    assert (code, output) == (130, "")
    assert "It is unknown whether CreateImageCache was carried out." in errors


def test_an_interrupted_wait_prints_what_was_made(account: dict[str, str], cloud: Emulator):
    add_fault(cloud, kind="delay", latency=20, action="DescribeImageCaches")
    code, output, _ = interrupt((*CREATE, "--wait", "-o", "json"), account, cloud)
    assert (code, "ImageCacheId" in output) == (130, True)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b'{"format": 1}', b'{"format": 2}', b'{"format": 2, "providers": []}', b"\xff\xfe"],
)
@pytest.mark.parametrize("is_wheel", [True, False])
def test_a_damaged_catalog_is_a_sentence(
    content: bytes, is_wheel: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    folder = tmp_path / ("site-packages" if is_wheel else "generated") / "yunbind"
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    path = folder / "catalog.json.gz" if is_wheel else folder.parent / "catalog.json"
    path.write_bytes(gzip.compress(content) if is_wheel else content)
    done = run_process(*DESCRIBE, PYTHONPATH=str(folder.parent))
    assert (done.code, done.output) == (3, "")
    assert "Traceback" not in done.errors
    assert run_process("--version", PYTHONPATH=str(folder.parent)).code == 0


def test_a_truncated_catalog_is_a_sentence(tmp_path: Path):
    folder = tmp_path / "site-packages" / "yunbind"
    folder.mkdir(parents=True)
    (folder / "__init__.py").touch()
    (folder / "catalog.json.gz").write_bytes(gzip.compress(os.urandom(5000))[:2000])
    done = run_process(*DESCRIBE, PYTHONPATH=str(folder.parent))
    assert (done.code, done.output, "Traceback" in done.errors) == (3, "", False)


def test_no_command_writes_a_file(tmp_path: Path, account: dict[str, str]):
    """Neither logs nor history nor settings."""
    home = tmp_path / "home"
    home.mkdir()
    environment = {**account, "HOME": str(home), "XDG_CONFIG_HOME": str(home), "XDG_STATE_HOME": str(home)}
    done = subprocess.run(
        [*YUNBIND, *CREATE, "--debug"],
        cwd=home,
        env=make_environment({}) | environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert list(home.rglob("*")) == []


def test_an_emulator_without_its_dependencies_names_their_extra(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "yunbind_emulator.factory", None)
    monkeypatch.setitem(sys.modules, "starlette", None)
    monkeypatch.setitem(sys.modules, "starlette.requests", None)
    for name in [name for name in sys.modules if name.startswith("yunbind_emulator.a")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "yunbind_emulator.factory")
    done = run_here(*DESCRIBE, "--emulator")
    assert (done.code, "pip install 'yunbind[emulator]'" in done.errors) == (3, True)


def test_a_missing_dependency_names_its_extra(account: dict[str, str], monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "jmespath", None)
    done = run_here(*DESCRIBE, "--query", "a", **account)
    assert (done.code, "pip install 'yunbind-cli'" in done.errors) == (3, True)
