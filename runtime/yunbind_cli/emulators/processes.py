"""Starts and ends emulators in processes of their own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from typing import TYPE_CHECKING, Any, Final

from yunbind_cli.emulators.admin_client import AdminClient, AdminUnreachable
from yunbind_cli.emulators.info import Info, read_info
from yunbind_cli.exits import ExitCode
from yunbind_cli.failures import Failure
from yunbind_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_START_SECONDS: Final = 60.0
_STOP_SECONDS: Final = 10.0
_PAUSE: Final = 0.02


def start(path: Path, options: Sequence[str]) -> Info:
    """Start an emulator that goes on when this process ends. Returns as soon as it is ready.

    Args:
        path: Its info file.
        options: Options of ``yunbind emulator``.

    Raises:
        Failure: It cannot start. The message is its own.
    """
    command = [sys.executable, "-m", "yunbind_cli", "emulator", "--info", str(path), *options]
    detached: dict[str, Any] = (
        {"creationflags": getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0) | 0x00000008}  # detached
        if os.name == "nt"
        else {"start_new_session": True}  # a Ctrl-C of the terminal does not reach it
    )
    with tempfile.TemporaryFile() as errors:
        process = subprocess.Popen(  # noqa: S603 - the program is this one
            command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=errors, **detached
        )
        deadline = time.monotonic() + _START_SECONDS
        try:
            while time.monotonic() < deadline:
                info = read_info(path)
                if info is not None and info.pid == process.pid:
                    return info
                if process.poll() is not None:
                    errors.seek(0)
                    _raise_failed_start(errors.read().decode("utf-8", "replace"), process.returncode)
                time.sleep(_PAUSE)
        except BaseException:
            process.terminate()
            raise
        process.kill()
    message = say(
        f"The emulator was not ready within {_START_SECONDS:.0f} s.",
        f"模拟器在 {_START_SECONDS:.0f} 秒内未就绪。",
    )
    raise Failure(message, ExitCode.SETUP)


def _raise_failed_start(text: str, code: int) -> None:
    lines = [line.removeprefix("yunbind: ") for line in text.strip().splitlines()]
    message = "\n".join(lines) or say("The emulator ended at once.", "模拟器立即退出。")
    is_known = code in (ExitCode.USAGE, ExitCode.SETUP)
    raise Failure(message, ExitCode(code) if is_known else ExitCode.SETUP)


def is_running(info: Info) -> bool:
    """Return whether the emulator of an info file still runs. Its process id alone may be that of another."""
    if info.admin is None:
        return _exists(info.pid)
    try:
        AdminClient(info).get("/clock")
    except AdminUnreachable:
        return False
    except Failure:
        return False  # another emulator has its port
    return True


def stop(info: Info) -> bool:
    """End an emulator. Returns False if it had ended before.

    Raises:
        Failure: It does not end, or belongs to another user.
    """
    if not is_running(info):
        info.path.unlink(missing_ok=True)
        return False
    try:
        os.kill(info.pid, signal.SIGTERM)
    except ProcessLookupError:
        info.path.unlink(missing_ok=True)
        return False
    except PermissionError:
        message = say(f"The process {info.pid} belongs to another user.", f"进程 {info.pid} 属于其他用户。")
        raise Failure(message, ExitCode.SETUP) from None
    deadline = time.monotonic() + _STOP_SECONDS
    while time.monotonic() < deadline:
        left = read_info(info.path)
        if (left is None or left.pid != info.pid) and not (info.admin and is_running(info)):
            return True
        if os.name == "nt" and not is_running(info):
            info.path.unlink(missing_ok=True)  # it was ended without a chance to do so
            return True
        time.sleep(_PAUSE)
    message = say(
        f"The emulator with the process id {info.pid} did not end within {_STOP_SECONDS:.0f} s.",
        f"进程号为 {info.pid} 的模拟器在 {_STOP_SECONDS:.0f} 秒内未结束。",
    )
    raise Failure(message, ExitCode.UNEXPECTED)


def _exists(pid: int) -> bool:
    if os.name == "nt":
        return True  # a signal would end the process
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
