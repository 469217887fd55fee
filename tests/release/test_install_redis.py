"""The version of Redis that the tests use, on machines that have it and on others."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts/install-redis"
PINNED = "redis-server=5:7.0.15-*"


class Machine:
    """A machine with a few programs only. Its apt-get records what it installs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.installed = folder / "installed.txt"
        for name in ("sh", "grep"):
            (folder / name).symlink_to(f"/bin/{name}")
        self.add("id", "echo 0")

    def add(self, name: str, body: str) -> None:
        program = self.folder / name
        program.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        program.chmod(0o755)

    def offer(self, *versions: str) -> None:
        """Let apt offer these versions. Installing makes a redis-server that reports its version."""
        lines = "".join(
            f"echo 'redis-server | {version} | http://deb.example stable/main'\n" for version in versions
        )
        self.add("apt-cache", lines)
        server = self.folder / "redis-server"
        self.add(
            "apt-get",
            f'for last; do :; done; [ "$1" = update ] || {{ echo "$last" >> {self.installed}\n'
            f"echo 'echo version' > {server}; /bin/chmod +x {server}; }}",
        )

    def install(self) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [SCRIPT], env={"PATH": str(self.folder)}, capture_output=True, text=True, timeout=30, check=False
        )

    def list_installed(self) -> list[str]:
        return self.installed.read_text(encoding="utf-8").splitlines() if self.installed.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


@pytest.mark.parametrize("version", ["5:7.0.15-1ubuntu0.24.04.2", "5:7.0.15-1~deb12u7"])
def test_the_pinned_version_is_installed_with_its_security_fixes(machine: Machine, version: str) -> None:
    machine.offer("6:8.0.0-1", version)
    done = machine.install()
    assert (done.returncode, done.stderr) == (0, "")
    assert machine.list_installed() == [PINNED]
    assert done.stdout.endswith("version\n")


@pytest.mark.parametrize("version", ["5:7.0.1-1", "5:7.0.150-1", "6:7.0.15-1", "5:8.0.2-3"])
def test_another_version_is_installed_and_named(machine: Machine, version: str) -> None:
    """A distribution without the pinned version does not stop the tests."""
    machine.offer(version)
    done = machine.install()
    assert done.returncode == 0
    assert machine.list_installed() == ["redis-server"]
    assert "5:7.0.15 is not available" in done.stderr
    assert version in done.stderr


def test_a_failure_to_install_is_a_failure(machine: Machine) -> None:
    machine.offer("5:7.0.15-1")
    machine.add("apt-get", '[ "$1" = update ]')
    assert machine.install().returncode != 0


def test_an_installed_redis_is_left_alone(machine: Machine) -> None:
    machine.offer("5:7.0.15-1")
    machine.add("redis-server", "")
    assert machine.install().returncode == 0
    assert machine.list_installed() == []


def test_a_machine_without_apt_gets_the_remedy(machine: Machine) -> None:
    done = machine.install()
    assert done.returncode == 1
    assert "Install it with your system's package manager" in done.stderr
