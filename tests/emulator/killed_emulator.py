"""A program that runs an emulator amid concurrent writes, kills it, reads its state file, and repeats.

``python -m tests.emulator.killed_emulator FILE TIMES`` prints a line of JSON a round:
``reports``, the acknowledged changes as pairs of a kind and a name, and the names of the
``caches`` and ``keys`` that the file holds. Each emulator is forked from this program,
which has imported everything, so that a round takes little time.
"""

from __future__ import annotations

import itertools
import json
import os
import random
import signal
import sys
import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from yunbind_emulator.factory import EmulatorParts, build_parts
from yunbind_emulator.state.state_file import StateFile

from .signed_requests import KEYS, tencent

WRITERS = 3
LONGEST_WAIT = 0.06
"""Maximum number of seconds from the first acknowledged change to the kill."""
CACHE = {"Images": ["nginx:latest"], "VpcId": "vpc-1", "SubnetId": "subnet-1"}
ROLE = {"RoleArn": "qcs::cam::uin/1:roleName/r", "RoleSessionName": "me"}


def call(parts: EmulatorParts, action: str, parameters: dict[str, Any], **more: Any) -> dict[str, Any]:
    request = tencent(action, parameters, moment=datetime.now(UTC), **more)
    content = json.loads(parts.application.respond(request).body)["Response"]
    assert "Error" not in content, content
    return content


def write(parts: EmulatorParts, output: int) -> None:
    """Create and delete caches and issue keys without end; report what is acknowledged or begun."""

    def report(kind: str, name: str) -> None:
        os.write(output, f"{kind} {name}\n".encode())

    own: list[str] = []
    for number in itertools.count():
        own.append(call(parts, "CreateImageCache", CACHE)["ImageCacheId"])
        report("created", own[-1])
        if number % 3 == 2:
            report("deleting", own[0])
            call(parts, "DeleteImageCaches", {"ImageCacheIds": [own[0]]})
            report("deleted", own.pop(0))
        if number % 5 == 4:
            key = call(parts, "AssumeRole", ROLE, service="sts", version="2018-08-13")["Credentials"]
            report("issued", key["TmpSecretId"])


def run(path: Path, output: int) -> None:
    """Serve several writers at the same time, until the process is killed."""
    parts = build_parts(state_file=path, credentials=KEYS, rates=False)
    for _ in range(WRITERS):
        threading.Thread(target=write, args=(parts, output), daemon=True).start()
    time.sleep(60)


def run_and_kill(path: Path, seconds: float) -> list[list[str]]:
    """Kill an emulator some seconds after its first acknowledged change; return its reports."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        run(path, writer)
        os._exit(1)
    os.close(writer)
    with os.fdopen(reader, "rb") as reports:
        first = reports.readline()
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return [line.decode().split() for line in [first, *reports]]


def main(path: Path, times: int) -> None:
    dice = random.Random(10)
    for _ in range(times):
        reports = run_and_kill(path, dice.uniform(0, LONGEST_WAIT))
        with closing(StateFile(path)) as file:
            file.open()
            stored = file.read()
        assert stored is not None
        caches = [*stored.accounts["main"]["ap-guangzhou"]["tke.caches"]]
        keys = [*stored.secrets.get("tencent.keys", {})]
        sys.stdout.write(json.dumps({"reports": reports, "caches": caches, "keys": keys}) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
