"""Benchmark: calls and imports of yunbind, a vendor's SDK and a bare HTTP client, against a local server.

The cases take turns in rounds of one run, so that other load on the machine affects all of them. Compare
the lines of one run, not numbers of different runs.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Generator
from contextlib import ExitStack, contextmanager
from importlib.metadata import version
from pathlib import Path

ROOT = Path(__file__).parents[1]
OURS, PEER = ROOT / ".venv/bin/python", ROOT / ".venv-peer/bin/python"

SERVER = """
import asyncio, json, sys
cache = {"ImageCacheId": "imc-1", "ImageCacheName": "web", "Status": "Ready", "Images": ["nginx"],
         "ImageCacheSize": 20, "CreationTime": "2021-12-06 22:52:24", "ExpireDateTime": "", "Events": []}
def pack(n):
    content = {"Response": {"TotalCount": n, "ImageCaches": [cache] * n, "RequestId": "r"}}
    body = json.dumps(content).encode()
    head = "HTTP/1.1 200 OK\\r\\nContent-Type: application/json\\r\\nContent-Length: %d\\r\\n\\r\\n"
    return (head % len(body)).encode() + body
responses = {n: pack(n) for n in (0, 20)}
async def respond(reader, writer):
    try:
        while True:
            head = await reader.readuntil(b"\\r\\n\\r\\n")
            size = [l for l in head.lower().split(b"\\r\\n") if l.startswith(b"content-length:")]
            body = await reader.readexactly(int(size[0].split(b":")[1])) if size else b""
            writer.write(responses[20 if b'20' in body else 0])
            await writer.drain()
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        writer.close()
async def main():
    server = await asyncio.start_server(respond, "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()
asyncio.run(main())
"""

# Each program makes `call(limit)`, and says after each line from stdin how long so many calls took.
FRAME = """
import json, sys, time
for line in sys.stdin:
    calls, limit = json.loads(line)
    wall, busy = time.perf_counter(), time.process_time()
    run(calls, limit)
    taken = time.perf_counter() - wall, time.process_time() - busy
    print(json.dumps([each / calls for each in taken]), flush=True)
"""
LOOP = """
def run(calls, limit):
    for _ in range(calls):
        call(limit)
"""
SYNC = """
import sys
from yunbind import UNLIMITED, Credentials
from yunbind.tencent.tke import TkeClient
keys = Credentials("id", "key")
tke = TkeClient(region="ap-guangzhou", credentials=keys, endpoint=sys.argv[1], limiter=UNLIMITED)
def call(limit):
    tke.describe_image_caches(limit=limit)
"""
ASYNC = """
import asyncio, sys
from yunbind import UNLIMITED, Credentials
from yunbind.tencent.tke import AsyncTkeClient
loop = asyncio.new_event_loop()
keys = Credentials("id", "key")
tke = AsyncTkeClient(region="ap-guangzhou", credentials=keys, endpoint=sys.argv[1], limiter=UNLIMITED)
async def many(calls, limit):
    await asyncio.gather(*(some(calls // TASKS, limit) for _ in range(TASKS)))
async def some(calls, limit):
    for _ in range(calls):
        await tke.describe_image_caches(limit=limit)
def run(calls, limit):
    loop.run_until_complete(many(calls, limit))
"""
BARE = """
import sys, httpx
client = httpx.Client()
def call(limit):
    client.post(sys.argv[1], json={"Limit": limit}).json()
"""
TENCENT = """
import sys
from tencentcloud.common import credential
from tencentcloud.common.profile.client_profile import ClientProfile
from tencentcloud.common.profile.http_profile import HttpProfile
from tencentcloud.tke.v20180525 import tke_client, models
profile = ClientProfile(httpProfile=HttpProfile(protocol="http", endpoint=sys.argv[1].removeprefix("http://")))
tke = tke_client.TkeClient(credential.Credential("id", "key"), "ap-guangzhou", profile)
def call(limit):
    request = models.DescribeImageCachesRequest()
    request.Limit = limit
    tke.DescribeImageCaches(request)
"""
CASES = {
    "yunbind, sync": (OURS, SYNC + LOOP),
    "yunbind, asyncio, 1 task": (OURS, ASYNC.replace("TASKS", "1")),
    "yunbind, asyncio, 64 tasks": (OURS, ASYNC.replace("TASKS", "64")),
    "httpx.Client, no signature, no model": (OURS, BARE + LOOP),
    "tencentcloud-sdk-python": (PEER, TENCENT + LOOP),
}
IMPORTS = {
    "nothing": (OURS, "pass"),
    "from yunbind.tencent.tke import TkeClient": (OURS, "from yunbind.tencent.tke import TkeClient"),
    "import httpx, pydantic": (OURS, "import httpx, pydantic; pydantic.BaseModel"),
    "from tencentcloud.tke.v20180525 import tke_client": (
        PEER,
        "from tencentcloud.tke.v20180525 import tke_client, models",
    ),
}


@contextmanager
def start(python: Path, program: str, *arguments: str) -> Generator[subprocess.Popen[str]]:
    """A program that runs a number of calls for each line of input."""
    process = subprocess.Popen(
        [python, "-c", program, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={name: value for name, value in os.environ.items() if "proxy" not in name.lower()},
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def ask(process: subprocess.Popen[str], calls: int, limit: int) -> tuple[float, float]:
    """Return wall and processor seconds for each of so many calls."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps([calls, limit]) + "\n")
    process.stdin.flush()
    wall, busy = json.loads(process.stdout.readline())
    return wall, busy


def measure_calls(rounds: int, calls: int, limit: int) -> dict[str, list[tuple[float, float]]]:
    """Time every case, round by round."""
    with start(OURS, SERVER) as server:
        assert server.stdout is not None
        endpoint = f"http://127.0.0.1:{int(server.stdout.readline())}"
        taken: dict[str, list[tuple[float, float]]] = {name: [] for name in CASES}
        with ExitStack() as stack:
            running = {
                name: stack.enter_context(start(python, program + FRAME, endpoint))
                for name, (python, program) in CASES.items()
            }
            for process in running.values():
                ask(process, 128, limit)  # connections, models and caches are warm from here on
            for _ in range(rounds):
                for name, process in running.items():
                    taken[name].append(ask(process, calls, limit))
        return taken


def measure_imports(rounds: int) -> dict[str, list[float]]:
    """Time the start of a program, round by round."""
    taken: dict[str, list[float]] = {name: [] for name in IMPORTS}
    for _ in range(rounds + 1):
        for name, (python, program) in IMPORTS.items():
            began = time.perf_counter()
            subprocess.run([python, "-c", program], check=True)
            taken[name].append(time.perf_counter() - began)
    return {name: times[1:] for name, times in taken.items()}


def show(name: str, seconds: list[float], unit: float, word: str) -> None:
    """Print a median with its spread."""
    values = [each * unit for each in seconds]
    print(f"  {name:<52} {statistics.median(values):>8.0f} {word}  ({min(values):.0f} to {max(values):.0f})")


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description="Print how long calls and imports take.")
    parser.add_argument("--rounds", type=int, default=7, help="rounds of each measurement (default 7)")
    parser.add_argument("--calls", type=int, default=640, help="calls of a round (default 640)")
    options = parser.parse_args()
    if not PEER.exists():
        sys.exit('The vendors\' SDKs are not installed: run "make peer".')
    load = os.getloadavg()[0]
    names = ("yunbind", "httpx", "pydantic")
    print(f"{platform.platform()}, {os.cpu_count()} processors, load {load:.1f} before")
    print(f"Python {platform.python_version()}", end=", ")
    print(", ".join(f"{name} {version(name)}" for name in names))
    print(f"Medians of {options.rounds} rounds of {options.calls} calls on loopback (least to most).")
    for limit in (0, 20):
        taken = measure_calls(options.rounds, options.calls, limit)
        for place, word in ((0, "wall"), (1, "processor")):
            print(f"\nMicroseconds of a call that lists {limit} caches, {word}:")
            for name, times in taken.items():
                show(name, [each[place] for each in times], 1e6, "us")
    print("\nMilliseconds to start a program and import, wall:")
    for name, times in measure_imports(options.rounds).items():
        show(name, times, 1e3, "ms")


if __name__ == "__main__":
    main()
