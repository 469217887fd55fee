"""Child processes that take the place of a command: its streams, its signals, its exit code."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from yunbind_cli.exits import ExitCode
from yunbind_cli.failures import Failure
from yunbind_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence

_PASSED_ON = ("SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGWINCH")


def run_child(command: Sequence[str], environ: Mapping[str, str]) -> int:
    """Run a program, and return its exit code. A program that a signal ended has 128 and its number.

    Signals that reach this process are passed on. Those of the terminal reach the program by themselves.

    Args:
        command: The program and its arguments.
        environ: Environment variables of the program.

    Raises:
        Failure: The program cannot be started.
    """
    sys.stdout.flush()
    try:
        process = subprocess.Popen(list(command), env=dict(environ))  # noqa: S603 - the command is the user's
    except OSError as error:
        raise describe_failed_start(command[0], error) from None
    with _pass_signals_on(process):
        code = process.wait()
    return 128 - code if code < 0 else code


def describe_failed_start(program: str, error: OSError) -> Failure:
    """Return the failure for a program that cannot be started."""
    reason = error.strerror or str(error)
    message = say(f"{program} cannot be started: {reason}.", f"无法启动 {program}：{reason}。")
    return Failure(message, ExitCode.SETUP)


@contextmanager
def _pass_signals_on(process: subprocess.Popen[bytes]) -> Generator[None]:
    def forward(number: int, frame: object) -> None:  # noqa: ARG001
        process.send_signal(number)

    def leave_to_child(number: int, frame: object) -> None:
        """Do nothing: the terminal sends the signal to the whole group."""

    numbers = [getattr(signal, name) for name in _PASSED_ON if hasattr(signal, name)]
    handlers: dict[int, Callable[[int, object], None]] = dict.fromkeys(numbers, forward)
    handlers[signal.SIGINT] = leave_to_child if sys.stdin.isatty() else forward
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def replace_process(command: Sequence[str], environ: Mapping[str, str]) -> int:
    """Let a program take the place of this process. On Windows, it runs as a child.

    Raises:
        Failure: The program cannot be started.
    """
    if os.name == "nt":
        return run_child(command, environ)
    sys.stdout.flush()
    try:
        os.execvpe(command[0], list(command), dict(environ))  # noqa: S606 - the command is the user's
    except OSError as error:
        raise describe_failed_start(command[0], error) from None
