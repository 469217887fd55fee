"""A real Redis on loopback, as a child of the tests."""

from __future__ import annotations

import os
import secrets
import shutil
import socket
import subprocess
import time

import pytest

_REMEDY = "redis-server is not installed. Run: make redis"


def find_redis() -> str:
    """Return the path of ``redis-server``; without it, skip the test, or fail it where the variable ``CI`` is set."""
    program = shutil.which("redis-server")
    if program:
        return program
    if os.environ.get("CI"):
        pytest.fail(_REMEDY)
    pytest.skip(_REMEDY)


class RedisServer:
    """A server with a password. It stores nothing on disk."""

    def __init__(self) -> None:
        self.password = f"p4ss-{secrets.token_hex(8)}"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port: int = free.getsockname()[1]
        self._child: subprocess.Popen[bytes] | None = None
        self.start()

    @property
    def url(self) -> str:
        return f"redis://:{self.password}@127.0.0.1:{self.port}/0"

    @property
    def place(self) -> str:
        return f"127.0.0.1:{self.port}"

    def start(self) -> None:
        command = [find_redis(), "--port", str(self.port), "--bind", "127.0.0.1"]
        command += ["--save", "", "--appendonly", "no", "--requirepass", self.password]
        self._child = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        for _ in range(500):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                assert self._child.poll() is None, "redis-server ended at its start"
                time.sleep(0.01)
            else:
                return
        raise AssertionError("redis-server does not listen")

    def kill(self) -> None:
        """Kill the server, as a crash would."""
        assert self._child is not None
        self._child.kill()
        self._child.wait(10)
