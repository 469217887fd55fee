"""The process of a port's handler: starting it, asking it, and its failures."""

from __future__ import annotations

import json
import queue
import subprocess
import sys
import threading
from collections.abc import Mapping
from typing import IO, TYPE_CHECKING, Any, cast

from .kit import FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence

MAX_LINE = 4 * 2**20
"""Maximum size of an answer, in characters."""
MAX_STDERR = 64 * 2**10
"""Maximum number of bytes of a process's stderr that are shown."""
START_SECONDS = 60.0
"""Maximum seconds until the handler answers the greeting. Some languages compile first."""
_TOO_LONG = ""


class HandlerError(Exception):
    """The handler did not answer as the protocol says. The message says how."""


class StartError(HandlerError):
    """The handler did not start, or its greeting is wrong."""


class HandlerProcess:
    """A running handler.

    Args:
        command: Program and arguments.
        world: The constants of the kit's world.
        timeout: Maximum seconds for each answer.

    Raises:
        StartError: The handler did not start, or its greeting is wrong.
    """

    def __init__(self, command: Sequence[str], world: Mapping[str, Any], timeout: float) -> None:
        self._timeout = timeout
        try:
            self._process = subprocess.Popen(  # noqa: S603 - the user's own command
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
            )
        except OSError as error:
            raise StartError(f"{command[0]} cannot be started: {error.strerror}.") from error
        self._lines: queue.Queue[list[str]] = queue.Queue()
        _start_thread(_read_lines, self._process.stdout, self._lines)
        _start_thread(_pass_on, self._process.stderr)
        try:
            hello = self._exchange({"type": "hello", "format": FORMAT, "world": dict(world)}, START_SECONDS)
            self.name, self.version, self.files = _read_hello(hello)
        except HandlerError as error:
            self.stop()
            raise StartError(f"The handler's greeting is wrong. {error}") from error

    def ask(self, file: str, case_id: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the answer to a case: an object with ``output``, ``skip`` or ``error``.

        Raises:
            HandlerError: The handler crashed, hung, or printed something else. It must be stopped then.
        """
        message = {"type": "case", "file": file, "id": case_id, "input": given}
        answer = self._exchange(message, self._timeout)
        if answer.get("id") != case_id:
            raise HandlerError(f"The answer has the id {answer.get('id')!r}, and the case is {case_id!r}.")
        if len({"output", "skip", "error"} & answer.keys()) != 1:
            raise HandlerError(f"The answer must have one of output, skip and error: {_cut(answer)}")
        if "output" in answer and not isinstance(answer["output"], Mapping):
            raise HandlerError(f"The output must be an object: {_cut(answer)}")
        return answer

    def stop(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            if stream is not None:
                try:
                    stream.close()
                except OSError:
                    continue  # a pipe of a killed process

    def _exchange(self, message: Mapping[str, object], timeout: float) -> Mapping[str, Any]:
        stdin = cast("IO[bytes]", self._process.stdin)
        try:
            stdin.write(json.dumps(message, ensure_ascii=False).encode() + b"\n")
            stdin.flush()
        except OSError:
            raise HandlerError(self._describe_end()) from None
        try:
            line, *more = self._lines.get(timeout=timeout)
        except queue.Empty:
            raise HandlerError(f"The handler hung: there was no answer within {timeout:g} s.") from None
        except ValueError:  # an empty list
            raise HandlerError(self._describe_end()) from None
        if line == _TOO_LONG:
            raise HandlerError(f"The handler printed a line of more than {MAX_LINE} characters.")
        try:
            answer = json.loads(line)
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise HandlerError(f"The handler printed a line that is not a JSON object: {_cut(line)}")
        if more:
            raise HandlerError(f"The handler printed more than its answer: {_cut(more[0])}")
        return cast("Mapping[str, Any]", answer)

    def _describe_end(self) -> str:
        try:
            status = self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:
            return "The handler closed its output."
        cause = f"by signal {-status}" if status < 0 else f"with status {status}"
        return f"The handler crashed: it ended {cause}."


def _start_thread(target: Any, *arguments: object) -> None:
    threading.Thread(target=target, args=arguments, daemon=True).start()


def _read_lines(stream: IO[bytes], lines: queue.Queue[list[str]]) -> None:
    """Put the lines of each read into a queue, and an empty list at the end.

    Lines that were written together stay together, so that a second line counts as part of its answer. So
    does the beginning of one: an unbuffered handler writes the end of the line apart.
    """
    rest = b""
    try:
        while chunk := stream.read1(2**16):  # type: ignore[attr-defined] # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType, reportAttributeAccessIssue]
            *whole, rest = (rest + bytes(chunk)).split(b"\n")  # pyright: ignore[reportUnknownArgumentType]
            if len(rest) > MAX_LINE or (whole and rest):
                whole.append(rest)
            if whole:
                lines.put([_decode_line(line) for line in whole])
            if len(rest) > MAX_LINE:
                break
        else:
            if rest:
                lines.put([_decode_line(rest)])
    except ValueError:
        pass  # the stream was closed
    lines.put([])


def _decode_line(line: bytes) -> str:
    if len(line) > MAX_LINE:
        return _TOO_LONG
    return line.decode("utf-8", "replace").rstrip("\r") or "(an empty line)"


def _pass_on(stream: IO[bytes]) -> None:
    """Show the start of stderr, and read the rest so that the handler does not block."""
    left = MAX_STDERR
    try:
        while chunk := stream.read1(2**16):  # type: ignore[attr-defined] # pyright: ignore[reportUnknownVariableType, reportUnknownMemberType, reportAttributeAccessIssue]
            shown = bytes(chunk)[:left]  # pyright: ignore[reportUnknownArgumentType]
            sys.stderr.write(shown.decode("utf-8", "replace"))
            left -= len(shown)
    except ValueError:
        pass  # the stream was closed


def _read_hello(hello: Mapping[str, Any]) -> tuple[str, str, tuple[str, ...]]:
    if hello.get("type") != "hello":
        raise HandlerError(f"The first line must have the type hello: {_cut(hello)}")
    if hello.get("format", FORMAT) != FORMAT:
        raise HandlerError(f"The handler speaks format {hello['format']}, and the kit has format {FORMAT}.")
    files: object = hello.get("files")
    if not isinstance(files, list) or not all(isinstance(file, str) for file in cast("list[object]", files)):
        raise HandlerError(f"files must be a list of names of files: {_cut(hello)}")
    return str(hello.get("name", "")), str(hello.get("version", "")), tuple(cast("list[str]", files))


def _cut(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else f"{text[:200]}..."
