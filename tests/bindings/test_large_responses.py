"""Any response within the size limit is read or refused within 2 s and 300 MB, on every cloud."""

from __future__ import annotations

import gzip
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

SECONDS = 2.0
"""Processor time of a call."""
SIZE = 32 * 1024 * 1024
"""The default of ``max_response_size``."""
VALUES = 99_000
"""A number of values just below the limit."""

CHILD = """
import asyncio, gc, json, resource, sys, time
from yunbind import Credentials
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.errors import YunbindError
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.tencent.tke import AsyncTkeClient, TkeClient

cloud, endpoint = sys.argv[1:]
kind, asynchronous, method, region = {
    "tencent": (TkeClient, AsyncTkeClient, "describe_image_caches", "ap-guangzhou"),
    "alibaba": (EciClient, AsyncEciClient, "describe_image_caches", "cn-hangzhou"),
    "huawei": (CceClient, AsyncCceClient, "list_image_caches", "cn-north-4"),
}[cloud]
options = {
    "credentials": Credentials("id", "a-long-secret", project_id="p"),
    "region": region, "endpoint": endpoint, "environ": {}, "retries": 0,
}

def limit_memory():
    used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + 300_000_000,) * 2)

def call():
    with kind(**options) as client:
        begun = time.process_time()
        try:
            outcome = type(getattr(client, method)()).__name__
        except YunbindError as error:
            outcome = type(error).__name__
            len(str(error))
        return outcome, time.process_time() - begun, 0

async def call_async():
    ticks = 0

    async def tick():
        nonlocal ticks
        while True:
            await asyncio.sleep(0.005)
            ticks += 1

    async with asynchronous(**options) as client:
        ticking = asyncio.create_task(tick())
        begun = time.process_time()
        try:
            outcome = type(await getattr(client, method)()).__name__
        except YunbindError as error:
            outcome = type(error).__name__
        ticking.cancel()
        return outcome, time.process_time() - begun, ticks

from yunbind_runtime.model.models import ResponseMetadata, read_response
from yunbind_runtime.wire.protocols import codec, xml  # modules that the first response imports
from yunbind_runtime.model import lenient

limit_memory()
print(json.dumps(call()))
print(json.dumps(asyncio.run(call_async())))
"""


def fill(head: bytes, piece: bytes, tail: bytes) -> bytes:
    """Return a body of the maximum size."""
    return head + piece * ((SIZE - len(head) - len(tail)) // len(piece)) + tail


def wrap(cloud: str, items: bytes) -> bytes:
    """Return a list of the cloud with these items, in its envelope."""
    if cloud == "tencent":
        return b'{"Response":{"RequestId":"r","TotalCount":1,"ImageCaches":[' + items + b"]}}"
    name = b"ImageCaches" if cloud == "alibaba" else b"image_caches"
    return b'{"RequestId":"r","' + name + b'":[' + items + b"]}"


def repeat(item: bytes, values: int) -> bytes:
    """Return as many items as the limit of values allows."""
    return b",".join([item] * (VALUES // values))


ITEMS = {
    "a million empty structures": b",".join([b"{}"] * 1_000_000),
    "18 MB of empty structures": b",".join([b"{}"] * 6_000_000),
    "the most empty structures": repeat(b"{}", 2),
    "the most structures that do not fit": repeat(b'{"Events":1,"images":{"a":"b"}}', 5),
    "the most wrong scalars": repeat(b"1", 1),
    "wrong scalars of 31 MB": repeat(b'"' + b"x" * 320 + b'"', 1),
    "wrong times": repeat(b'{"CreationTime":"2021-12-06 22:52:2x","created_at":"x"}', 3),
    "nested structures": repeat(b'{"Events":[{"FirstTimestamp":"x"}],"building_config":{"cluster":[]}}', 8),
    "one structure with many nested ones": b'{"Events":[' + repeat(b'{"FirstTimestamp":"x"}', 2) + b"]}",
    "one structure with many unknown members": b"{%s}" % b",".join(b'"a%d":1' % n for n in range(VALUES)),
    "one text": fill(b'{"Message":"', b",", b'"}')[:-100] + b'"}',
    "one text of lone surrogates": fill(b'{"Message":"', rb"\ud800", b'"}')[:-120].rpartition(b"\\")[0]
    + b'"}',
    "numbers of 4300 digits": b",".join([b"9" * 4300] * (SIZE // 4301 - 1)),
}
BODIES = {
    "brackets": b"[" * SIZE,
    "an open text of escapes": fill(b'{"a":"', rb"\"", b",,,") + b"," * 0,
    "an error with a code of dots": fill(b'{"Response":{"Error":{"Code":"a', b".a", b'"}},"code":"x"}'),
    "an error with 31 MB": fill(b'{"Response":{"Error":{"Code":"a","Message":"', b"x", b'"}},"code":"x"}'),
    "XML of empty elements": fill(b"<r>", b"<i/>", b"</r>"),
    "XML of the most elements": b"<r><ImageCaches>%s</ImageCaches></r>" % (b"<ImageCache/>" * VALUES),
    "XML of one text": fill(b"<r><a>", b"\n", b"</a></r>"),
    "XML of attributes": b"<r %s/>" % b" ".join(b'a%d=""' % number for number in range(2_000_000)),
}


class Large(ThreadingHTTPServer):
    """Responds to every request with one body, in gzip."""

    daemon_threads = True
    body = b""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Large  # pyright: ignore[reportIncompatibleVariableOverride]

    def _respond(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(200)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(self.server.body)))
        self.end_headers()
        self.wfile.write(self.server.body)

    do_GET = do_POST = _respond  # noqa: N815 - names of the library

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Print nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[Large]:
    with Large() as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server
        server.shutdown()


def check(server: Large, cloud: str, body: bytes) -> None:
    assert len(body) <= SIZE
    server.body = gzip.compress(body, 1)
    endpoint = f"http://127.0.0.1:{server.server_port}"
    result = subprocess.run(
        [sys.executable, "-c", CHILD, cloud, endpoint],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "MALLOC_ARENA_MAX": "1"},
        check=False,
    )
    assert result.returncode == 0, result.stderr
    for line in result.stdout.splitlines():
        outcome, seconds = line.strip("[]").split(", ")[:2]
        assert outcome.strip('"').endswith(("Response", "ApiError", "NotFound", "InvalidRequest")), line
        assert float(seconds) < SECONDS, line


@pytest.mark.slow
@pytest.mark.parametrize("cloud", ["tencent", "alibaba", "huawei"])
@pytest.mark.parametrize("items", ITEMS)
def test_a_list_of_any_items_takes_two_seconds_and_300_mb_at_most(
    server: Large, cloud: str, items: str
) -> None:
    """Both clients end with a response or an error of the library, in a process without more memory."""
    check(server, cloud, wrap(cloud, ITEMS[items]))


@pytest.mark.slow
@pytest.mark.parametrize("cloud", ["tencent", "alibaba", "huawei"])
@pytest.mark.parametrize("body", BODIES)
def test_a_body_of_any_content_takes_two_seconds_and_300_mb_at_most(
    server: Large, cloud: str, body: str
) -> None:
    """The same for bodies that are not a list, in JSON and XML."""
    check(server, cloud, BODIES[body])
