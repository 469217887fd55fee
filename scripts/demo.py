"""Call every action against the emulator, sync and async, and print one table."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from yunbind import Credentials
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.alibaba.eci import DescribeImageCachesResponse as EciCaches
from yunbind.errors import ApiError
from yunbind.huawei.cce import AsyncCceClient, CceClient, ListImageCachesResponse
from yunbind.tencent.ecm import AsyncEcmClient, DescribeImageResponse, EcmClient
from yunbind.tencent.tke import AsyncTkeClient, CreateImageCacheResponse, Filter, TkeClient
from yunbind.tencent.tke import DescribeImageCachesResponse as TkeCaches

START_LIMIT = 20.0
"""Seconds that the emulator has to become ready."""


@dataclass(frozen=True)
class Cloud:
    """A running emulator and the clients that know it."""

    endpoint: str
    tencent: Credentials
    alibaba: Credentials
    huawei: Credentials


@dataclass(frozen=True)
class Row:
    cloud: str
    service: str
    action: str
    scheme: str
    status: str
    answer: str
    milliseconds: float


@contextmanager
def run_emulator() -> Generator[Cloud, None, None]:
    """Start the emulator as a process of its own, and stop it whatever happens."""
    with tempfile.TemporaryDirectory(prefix="yunbind-demo-") as folder:
        info = Path(folder) / "emulator.json"
        command = [sys.executable, "-m", "yunbind_cli", "emulator", "--port", "0", "--info", str(info)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            try:
                deadline = time.monotonic() + START_LIMIT
                while not info.exists():
                    if process.poll() is not None or time.monotonic() > deadline:
                        raise SystemExit("The emulator did not start.")
                    time.sleep(0.02)
                said = json.loads(info.read_text(encoding="utf-8"))
                yield _read_cloud(said)
            finally:
                process.terminate()
                process.wait(timeout=10)


def _read_cloud(said: dict[str, Any]) -> Cloud:
    keys = said["credentials"]
    return Cloud(
        said["endpoint"],
        Credentials(keys["tencent"]["secret_id"], keys["tencent"]["secret_key"]),
        Credentials(keys["alibaba"]["access_key_id"], keys["alibaba"]["access_key_secret"]),
        Credentials(keys["huawei"]["ak"], keys["huawei"]["sk"], project_id=keys["huawei"]["project_id"]),
    )


class Report:
    """The rows so far; each call adds one, whether it succeeds or not."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def call(self, place: tuple[str, str, str, str], run: Callable[[], str]) -> None:
        """Make a call and note how it ended."""
        began = time.perf_counter()
        try:
            answer, status = run(), "OK"
        except ApiError as error:
            answer, status = _describe_error(error), str(error.http_status)
        self._add(place, status, answer, began)

    async def acall(self, place: tuple[str, str, str, str], run: Callable[[], Awaitable[str]]) -> None:
        """Make an asynchronous call and note how it ended."""
        began = time.perf_counter()
        try:
            answer, status = await run(), "OK"
        except ApiError as error:
            answer, status = _describe_error(error), str(error.http_status)
        self._add(place, status, answer, began)

    def _add(self, place: tuple[str, str, str, str], status: str, answer: str, began: float) -> None:
        self.rows.append(Row(*place, status, answer, (time.perf_counter() - began) * 1000))

    def show(self) -> None:
        """Print the table."""
        table = Table(title="yunbind on the emulator (documented samples)", title_justify="left")
        for title in ("cloud", "service", "action", "signing", "status", "what came back"):
            table.add_column(title, overflow="fold")
        table.add_column("ms", justify="right")
        for row in self.rows:
            shown = (row.cloud, row.service, row.action, row.scheme, row.status, row.answer)
            table.add_row(*shown, f"{row.milliseconds:.1f}")
        Console(width=150 if not sys.stdout.isatty() else None).print(table)


def _describe_error(error: ApiError) -> str:
    kinds = [each.__name__ for each in type(error).__mro__[:3]]
    return f"{' < '.join(kinds)}: {error.message}"


def _tell_tke(answer: TkeCaches) -> str:
    caches = [f"{each.image_cache_id} {each.status}" for each in answer.image_caches or []]
    made = [str(each.creation_time) for each in answer.image_caches or []]
    return f"{answer.total_count} cache: {', '.join(caches)}, made {', '.join(made)}"


def _tell_made(answer: CreateImageCacheResponse) -> str:
    return f"made {answer.image_cache_id}"


def _tell_ecm(answer: DescribeImageResponse) -> str:
    return ", ".join(f"{each.image_id} {each.image_name}" for each in answer.image_set or [])


def _tell_eci(answer: EciCaches) -> str:
    return ", ".join(
        f"{each.image_cache_name} {each.status} {each.progress}, {each.image_cache_size} GiB"
        for each in answer.image_caches or []
    )


def _tell_cce(answer: ListImageCachesResponse) -> str:
    return ", ".join(
        f"{each.name} {each.status}, made {each.created_at}" for each in answer.image_caches or []
    )


def call_all(cloud: Cloud, report: Report) -> None:
    """Call the five actions, and meet one error on each cloud."""
    with (
        TkeClient(region="ap-guangzhou", credentials=cloud.tencent, endpoint=cloud.endpoint) as tke,
        EcmClient(credentials=cloud.tencent, endpoint=cloud.endpoint) as ecm,
        EciClient(region="cn-hangzhou", credentials=cloud.alibaba, endpoint=cloud.endpoint) as eci,
        CceClient(region="cn-north-4", credentials=cloud.huawei, endpoint=cloud.endpoint) as cce,
        EcmClient(credentials=Credentials("unknown-key", "any-secret"), endpoint=cloud.endpoint) as stranger,
    ):
        tc3, acs3, sdk = tke.signing, eci.signing, cce.signing
        wanted = [Filter(name="image-cache-name", values=["imc-nginx"])]
        report.call(
            ("Tencent", "TKE", "DescribeImageCaches", tc3),
            lambda: _tell_tke(tke.describe_image_caches(filters=wanted, limit=10)),
        )
        report.call(
            ("Tencent", "TKE", "CreateImageCache", tc3),
            lambda: _tell_made(
                tke.create_image_cache(images=["nginx:latest"], vpc_id="vpc-1", subnet_id="subnet-1")
            ),
        )
        report.call(("Tencent", "ECM", "DescribeImage", tc3), lambda: _tell_ecm(ecm.describe_image(limit=10)))
        report.call(
            ("Alibaba", "ECI", "DescribeImageCaches", acs3), lambda: _tell_eci(eci.describe_image_caches())
        )
        report.call(("Huawei", "CCE", "ListImageCaches", sdk), lambda: _tell_cce(cce.list_image_caches()))
        report.call(
            ("Tencent", "ECM", "DescribeImage", tc3),
            lambda: _tell_ecm(stranger.describe_image()),
        )
        report.call(
            ("Alibaba", "ECI", "DescribeImageCaches", acs3),
            lambda: _tell_eci(eci.describe_image_caches(image_cache_id="error:Forbidden.SubUser")),
        )
        report.call(
            ("Huawei", "CCE", "ListImageCaches", sdk),
            lambda: _tell_cce(cce.list_image_caches(name="error:CCE.01404001")),
        )


async def call_all_async(cloud: Cloud, report: Report) -> None:
    """Call the five actions again, asynchronously."""
    async with (
        AsyncTkeClient(region="ap-guangzhou", credentials=cloud.tencent, endpoint=cloud.endpoint) as tke,
        AsyncEcmClient(credentials=cloud.tencent, endpoint=cloud.endpoint) as ecm,
        AsyncEciClient(region="cn-hangzhou", credentials=cloud.alibaba, endpoint=cloud.endpoint) as eci,
        AsyncCceClient(region="cn-north-4", credentials=cloud.huawei, endpoint=cloud.endpoint) as cce,
    ):
        tc3, acs3, sdk = tke.signing, eci.signing, cce.signing

        async def describe_caches() -> str:
            return _tell_tke(await tke.describe_image_caches(image_cache_ids=["imc-xxx"]))

        async def create_cache() -> str:
            made = await tke.create_image_cache(images=["nginx:latest"], vpc_id="vpc-1", subnet_id="subnet-1")
            return _tell_made(made)

        async def describe_images() -> str:
            return _tell_ecm(await ecm.describe_image(limit=10))

        async def describe_eci() -> str:
            return _tell_eci(await eci.describe_image_caches())

        async def list_caches() -> str:
            return _tell_cce(await cce.list_image_caches())

        calls: list[tuple[tuple[str, str, str, str], Callable[[], Awaitable[str]]]] = [
            (("Tencent", "TKE", "DescribeImageCaches (async)", tc3), describe_caches),
            (("Tencent", "TKE", "CreateImageCache (async)", tc3), create_cache),
            (("Tencent", "ECM", "DescribeImage (async)", tc3), describe_images),
            (("Alibaba", "ECI", "DescribeImageCaches (async)", acs3), describe_eci),
            (("Huawei", "CCE", "ListImageCaches (async)", sdk), list_caches),
        ]
        for place, run in calls:
            await report.acall(place, run)


def main() -> None:
    """Run the demo; exit with 1 when a call that should succeed did not."""
    report = Report()
    with run_emulator() as cloud:
        call_all(cloud, report)
        asyncio.run(call_all_async(cloud, report))
    report.show()
    succeeded = sum(row.status == "OK" for row in report.rows)
    if succeeded != 10 or len(report.rows) != 13:
        raise SystemExit(
            f"{succeeded} of {len(report.rows)} calls succeeded; 10 of 13 should have, and 3 fail."
        )


if __name__ == "__main__":
    main()
