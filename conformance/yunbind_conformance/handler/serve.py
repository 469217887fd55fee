"""The protocol of handlers: one JSON object a line, in on stdin and out on stdout."""

from __future__ import annotations

import json
import sys
import traceback
from typing import IO, TYPE_CHECKING, Any

from yunbind_runtime import __version__

from .files import FILES, run_case

if TYPE_CHECKING:
    from collections.abc import Mapping

FORMAT = 1


def serve(source: IO[str], target: IO[str]) -> None:
    """Answer each line until the input ends."""
    world: Mapping[str, Any] = {}
    for line in source:
        message = json.loads(line)
        if message["type"] == "hello":
            world = message["world"]
            answer = {
                "type": "hello",
                "format": FORMAT,
                "name": "yunbind (Python)",
                "version": __version__,
                "files": list(FILES),
            }
        else:
            answer = {"id": message["id"], **_answer(message, world)}
        target.write(f"{json.dumps(answer, ensure_ascii=False)}\n")
        target.flush()


def _answer(message: Mapping[str, Any], world: Mapping[str, Any]) -> dict[str, Any]:
    if message["file"] not in FILES:
        return {"skip": f"This handler does not know the file {message['file']}."}
    try:
        return {"output": run_case(message["file"], message["input"], world)}
    except Exception:  # noqa: BLE001 - whatever the client raises, the next case can pass
        return {"error": traceback.format_exc(limit=-3)}


def main() -> None:
    """Serve on stdin and stdout. Whatever else is printed goes to stderr."""
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr] # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr] # pyright: ignore[reportAttributeAccessIssue, reportUnknownMemberType]
    target, sys.stdout = sys.stdout, sys.stderr
    serve(sys.stdin, target)
