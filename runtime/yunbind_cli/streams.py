"""Standard output and standard error: UTF-8, closed pipes, full disks, terminals."""

from __future__ import annotations

import io
import os
import shutil
import sys
from typing import TYPE_CHECKING, Final

from yunbind_cli.failures import OutputFailed
from yunbind_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TextIO

PROGRAM: Final = "yunbind"


class ClosedPipe(Exception):
    """The reader of standard output has ended."""


def use_utf8() -> None:
    """Write UTF-8 whatever the locale, and ``\\n`` at the end of lines."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def write_data(text: str) -> None:
    """Write data to standard output.

    Raises:
        ClosedPipe: The reader has ended.
        OutputFailed: The text cannot be written, for example because the disk is full.
    """
    _write(text.encode("utf-8", "surrogateescape"))


def write_bytes(content: bytes) -> None:
    """Write bytes to standard output unchanged; see :func:`write_data`."""
    _write(content)


def _write(content: bytes) -> None:
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        abandon_output()
        raise ClosedPipe from None
    except OSError as error:
        raise describe_failed_output(error) from None


def describe_failed_output(error: OSError) -> OutputFailed:
    """Return the failure for an output that cannot be written. The rest of the output is given up."""
    abandon_output()
    reason = error.strerror or str(error)
    return OutputFailed(say(f"The output cannot be written: {reason}.", f"无法写出结果：{reason}。"))


def abandon_output() -> None:
    """Lead what is still buffered into nowhere, so that the end of the process reports no second error."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):
        pass  # the output is not a file of the system


def write_notice(text: str) -> None:
    """Write a line for people to standard error."""
    try:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()
    except OSError:
        pass  # nobody reads it


def ask(question: str) -> str:
    """Ask on the terminal, and return the answer. It is empty at the end of the input."""
    sys.stderr.write(question)
    sys.stderr.flush()
    return sys.stdin.readline()


def is_terminal(stream: TextIO) -> bool:
    """Return whether a stream is a terminal."""
    try:
        return stream.isatty()
    except ValueError:  # it is closed
        return False


def find_width(environ: Mapping[str, str]) -> int | None:
    """Return the columns of the terminal at standard output. None without one: nothing is cut then."""
    if not is_terminal(sys.stdout):
        return None
    given = environ.get("COLUMNS", "")
    if given.isdecimal() and int(given) > 0:
        return int(given)
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns or 80
    except OSError:
        return shutil.get_terminal_size().columns
