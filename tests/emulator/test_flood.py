"""A flood of calls with faults loses nothing, duplicates nothing and does not use more memory with time."""

from __future__ import annotations

import asyncio
import gc
import json
import os
import subprocess
import sys
import time
import tracemalloc
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from yunbind_emulator.application import create_application
from yunbind_emulator.base.catalog import Catalog
from yunbind_emulator.base.clock import EmulatorClock
from yunbind_emulator.control import Control
from yunbind_runtime.base.http import HttpRequest

from .signed_requests import KEYS, NOW, alibaba, alibaba_older, tencent, tencent_older

CONNECTIONS = 64
CALLS = 20_000
KEPT = 10
"""One in this number of caches is kept; the others are deleted."""
GROWTH = 5_000
"""Maximum growth of memory in the second half, in KiB: caches that are kept, tokens of ECI, and nonces."""
TKE_REGIONS = ("ap-guangzhou", "ap-beijing", "ap-shanghai", "ap-nanjing")
ECI_REGIONS = ("cn-hangzhou", "cn-beijing", "cn-shanghai", "cn-shenzhen")
FAULTS: list[dict[str, Any]] = [
    {"kind": "delay", "latency": 0.02, "probability": 0.02, "seed": 1},
    {"kind": "error", "code": "InternalError", "probability": 0.02, "seed": 2},
    {"kind": "error", "code": "InternalError", "executed": True, "probability": 0.02, "seed": 3},
    {"kind": "throttle", "retry_after": 0, "probability": 0.02, "seed": 4},
    {"kind": "html", "probability": 0.02, "seed": 5},
    {"kind": "malformed", "probability": 0.02, "seed": 6},
    {"kind": "truncated", "probability": 0.02, "seed": 7},
    {"kind": "reset", "probability": 0.02, "seed": 8},
    {"kind": "reset", "executed": True, "probability": 0.02, "seed": 9},
]
REFUSED_UNTOUCHED = {"RequestLimitExceeded", "Throttling.User"}
"""Codes of faults after which nothing was done; after any other fault it is unknown."""
UNKNOWN = {"InternalError"}


class Lost(Exception):
    """There was no readable response, or one that does not say whether the call was executed."""


@dataclass
class Cloud:
    """Run an emulator in its own process."""

    process: int
    endpoint: str
    admin: dict[str, str]

    def steer(self, method: str, path: str, document: Any = None) -> Any:
        request = urllib.request.Request(
            self.admin["endpoint"] + path,
            method=method,
            data=None if document is None else json.dumps(document).encode(),
            headers={"X-Yunbind-Token": self.admin["token"], "Content-Type": "application/json"},
        )
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        with opener.open(request, timeout=30) as response:
            return json.load(response)

    def measure_memory(self) -> int:
        """Return the resident memory of a process in KiB."""
        status = Path(f"/proc/{self.process}/status").read_text()
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmRSS"))


@dataclass
class Tally:
    """The shared knowledge of the callers of a flood."""

    sent: int = 0
    lost: int = 0
    kept: set[tuple[str, str]] = field(default_factory=set)
    """Return region and id of the caches that were acknowledged and not deleted."""
    names: Iterator[int] = field(default_factory=count)


class Connection:
    """A connection that is kept open, and opened again after it was lost."""

    def __init__(self, endpoint: str, tally: Tally) -> None:
        host, _, port = endpoint.removeprefix("http://").partition(":")
        self._address = (host, int(port))
        self._tally = tally
        self._open: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def call(self, request: HttpRequest) -> tuple[str | None, Any]:
        """Send a request once; return the error's code, if any, and the content."""
        self._tally.sent += 1
        try:
            async with asyncio.timeout(20):
                content = json.loads(await self._exchange(request))
        except (OSError, EOFError, ValueError) as error:
            if isinstance(error, TimeoutError):
                raise
            self._tally.lost += 1
            raise Lost from error
        content = content.get("Response", content)
        code = content["Error"]["Code"] if "Error" in content else content.get("Code")
        if code in UNKNOWN:
            self._tally.lost += 1
            raise Lost
        return code, content

    async def insist(self, make: Callable[[], HttpRequest], *, accept: str | None = None) -> Any:
        """Send requests until one gets a response; ``accept`` is a valid error code after a lost response."""
        was_lost = False
        while True:
            try:
                code, content = await self.call(make())
            except Lost:
                was_lost = True
                continue
            if code is None or (was_lost and code == accept):
                return content
            assert code in REFUSED_UNTOUCHED, content

    async def close(self) -> None:
        if self._open is None:
            return
        writer = self._open[1]
        self._open = None
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()

    async def _exchange(self, request: HttpRequest) -> bytes:
        if self._open is None:
            self._open = await asyncio.open_connection(*self._address)
        reader, writer = self._open
        query = f"?{request.query}" if request.query else ""
        lines = [f"{request.method} {request.path}{query} HTTP/1.1", f"host: {request.host}"]
        lines += [f"{name}: {value}" for name, value in request.headers]
        lines += [f"content-length: {len(request.body)}", "", ""]
        try:
            writer.write("\r\n".join(lines).encode() + request.body)
            head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
            return await reader.readexactly(int(head.partition("content-length:")[2].split()[0]))
        except (OSError, EOFError):
            await self.close()
            raise


@pytest.fixture
def cloud(tmp_path: Path) -> Iterator[Cloud]:
    info, keys = tmp_path / "info.json", tmp_path / "keys.json"
    keys.write_text(json.dumps(KEYS))
    command = [sys.executable, "-m", "yunbind_cli", "emulator", "--no-rates", "--pace", "immediate"]
    command += ["--info", str(info), "--credentials", str(keys)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, env=os.environ) as process:
        try:
            deadline = time.monotonic() + 20
            while not info.exists():
                assert process.poll() is None
                assert time.monotonic() < deadline
                time.sleep(0.01)
            said = json.loads(info.read_text())
            yield Cloud(process.pid, said["endpoint"], said["admin"])
        finally:
            process.terminate()
            process.wait(timeout=20)


def ask_tke(action: str, region: str, **parameters: Any) -> HttpRequest:
    return tencent(action, parameters, region=region, moment=datetime.now(UTC))


def ask_eci(action: str, region: str, nonce: int, **parameters: str) -> HttpRequest:
    return alibaba(
        {"RegionId": region, **{name.replace("_", "."): value for name, value in parameters.items()}},
        action=action,
        nonce=f"flood-{nonce}",
        date=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
    )


async def live_on_tke(connection: Connection, tally: Tally, region: str) -> None:
    """Create a cache in one attempt, check whether it exists, and delete it."""
    number = next(tally.names)
    name, wanted = f"flood-{number}", {"Images": ["nginx:latest"], "VpcId": "vpc-1", "SubnetId": "subnet-1"}
    code, made = None, None
    try:
        code, content = await connection.call(
            ask_tke("CreateImageCache", region, ImageCacheName=name, **wanted)
        )
        made = content.get("ImageCacheId")
        expected = [1] if code is None else [0]
        assert code is None or code in REFUSED_UNTOUCHED, content
    except Lost:
        expected = [0, 1]
    seen = await connection.insist(lambda: ask_tke("DescribeImageCaches", region, ImageCacheNames=[name]))
    assert seen["TotalCount"] in expected
    for cache in seen["ImageCaches"]:
        assert made in (None, cache["ImageCacheId"])
        made = cache["ImageCacheId"]
    if made is None:
        return
    if number % KEPT == 0:
        tally.kept.add((region, made))
        return
    await connection.insist(
        lambda: ask_tke("DeleteImageCaches", region, ImageCacheIds=[made]), accept="ResourceNotFound"
    )


async def live_on_eci(connection: Connection, tally: Tally, region: str) -> None:
    """Create a cache in as many attempts as necessary with one token, and delete it in the same way."""
    number = next(tally.names)
    name = f"flood-{number}"

    def ask(action: str, **parameters: str) -> Callable[[], HttpRequest]:
        return lambda: ask_eci(action, region, tally.sent, **parameters)

    create = ask("CreateImageCache", ImageCacheName=name, Image_1="nginx:latest", ClientToken=name)
    made = (await connection.insist(create))["ImageCacheId"]
    seen = await connection.insist(ask("DescribeImageCaches", ImageCacheName=name))
    assert [each["ImageCacheId"] for each in seen["ImageCaches"]] == [made]
    assert (await connection.insist(create))["ImageCacheId"] == made
    if number % KEPT == 0:
        tally.kept.add((region, made))
        return
    await connection.insist(ask("DeleteImageCache", ImageCacheId=made, ClientToken=f"{name}-end"))


async def flood(cloud: Cloud, tally: Tally, calls: int) -> None:
    """Call over all connections until a total of ``calls`` were sent."""

    async def run(place: int) -> None:
        connection = Connection(cloud.endpoint, tally)
        live, regions = ((live_on_tke, TKE_REGIONS), (live_on_eci, ECI_REGIONS))[place % 2]
        try:
            while tally.sent < calls:
                await live(connection, tally, regions[place // 2 % len(regions)])
        finally:
            await connection.close()

    async with asyncio.TaskGroup() as group:
        for place in range(CONNECTIONS):
            group.create_task(run(place))


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
async def test_a_flood_with_faults_loses_and_duplicates_nothing_and_memory_stays_flat(cloud: Cloud):
    cloud.steer("POST", "/faults", FAULTS)
    tally = Tally()
    await flood(cloud, tally, CALLS // 2)
    early = cloud.measure_memory()
    await flood(cloud, tally, CALLS)
    late = cloud.measure_memory()

    accounts = cloud.steer("GET", "/state")["accounts"]
    held = [
        (region, cache_id)
        for regions in accounts.values()
        for region, families in regions.items()
        for family in ("tke.caches", "eci.caches")
        for cache_id in families.get(family, ())
    ]
    assert sorted(held) == sorted(tally.kept)
    assert len(tally.kept) > CALLS / KEPT / 10
    assert tally.sent >= CALLS
    assert tally.lost > CALLS / 20
    assert all(rule["applied"] for rule in cloud.steer("GET", "/faults")["faults"])
    assert late - early < GROWTH


@pytest.mark.slow
def test_calls_that_keep_nothing_take_no_memory(catalog: Catalog, monkeypatch: pytest.MonkeyPatch):
    """After a warm-up that fills the journal and the nonces, which are limited to 500 here."""
    for protocol in ("tencent", "alibaba"):
        monkeypatch.setattr(f"yunbind_emulator.protocols.{protocol}.MAX_NONCES", 500)
    control = Control(clock=EmulatorClock(lambda: NOW), rates=False)
    application = create_application(catalog, KEYS, control=control)

    def call(numbers: range) -> None:
        for number in numbers:
            for request in (
                tencent(),
                tencent(secret="wrong"),
                tencent_older(nonce=str(number + 1)),
                alibaba(nonce=f"acs3-{number}"),
                alibaba_older(nonce=f"rpc-{number}"),
            ):
                application.respond(request)

    tracemalloc.start()
    try:
        call(range(600))
        gc.collect()
        early, _ = tracemalloc.get_traced_memory()
        call(range(600, 1200))
        gc.collect()
        late, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(control.issued_secrets.table("alibaba.nonces").export()) == 500
    assert late - early < early / 20
