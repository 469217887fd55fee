"""A handler of a port for the tests of the runner. Its first argument is its behaviour."""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

BEHAVIOUR = sys.argv[1]


def say(message: object) -> None:
    print(json.dumps(message), flush=True)


def greet(world: dict[str, Any]) -> None:
    if BEHAVIOUR == "silent-end":
        sys.exit(7)
    if BEHAVIOUR == "no-json":
        print("Welcome!", flush=True)
    say(
        {
            "type": "greeting" if BEHAVIOUR == "wrong-type" else "hello",
            "format": 99 if BEHAVIOUR == "wrong-format" else 1,
            "name": world["greeting"],
            "version": "1",
            "files": "all" if BEHAVIOUR == "wrong-files" else ["time", "redact"],
        }
    )


def answer(message: dict[str, Any]) -> None:
    case_id, output = message["id"], message["input"]["output"]
    odd = message["id"] == "odd"
    if BEHAVIOUR == "crash" and odd:
        os._exit(3)
    if BEHAVIOUR == "hang" and odd:
        time.sleep(60)
    if BEHAVIOUR == "chatter" and odd:
        print("debug: reading the case", flush=True)
    if BEHAVIOUR == "twice" and odd:
        print(f"{json.dumps({'id': case_id, 'output': output})}\n{json.dumps({'more': 1})}", flush=True)
        return
    if BEHAVIOUR == "endless" and odd:
        print("x" * (5 * 2**20), flush=True)
    if BEHAVIOUR == "other-id" and odd:
        say({"id": "even", "output": output})
    elif BEHAVIOUR == "list" and odd:
        say({"id": case_id, "output": [1]})
    elif BEHAVIOUR == "wrong" and odd:
        say({"id": case_id, "output": {**output, "text": "something else"}})
    elif BEHAVIOUR == "skip" and odd:
        say({"id": case_id, "skip": "not yet"})
    elif BEHAVIOUR == "error" and odd:
        say({"id": case_id, "error": "IndexError: 3"})
    elif BEHAVIOUR == "stderr" and odd:
        print("a warning", file=sys.stderr, flush=True)
        say({"id": case_id, "output": output})
    else:
        say({"id": case_id, "output": output})


for line in sys.stdin:
    received = json.loads(line)
    if received["type"] == "hello":
        greet(received["world"])
    else:
        answer(received)
