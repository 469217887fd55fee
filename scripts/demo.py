"""Run the image-cache life cycle on every cloud against the emulator, sync and async, and print one table."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Generator
from concurrent import futures
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from yunbind import Credentials
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.errors import ApiError
from yunbind.huawei.cce import AsyncCceClient, CceClient, ImageCacheBuildingConfig
from yunbind.tencent.ecm import AsyncEcmClient, EcmClient, TaskInput
from yunbind.tencent.tke import AsyncTkeClient, Filter, TkeClient

START_LIMIT = 20.0
"""Seconds that the emulator has to become ready."""

Place = tuple[str, str, str]
"""Cloud, service and signing scheme."""


@dataclass(frozen=True)
class Cloud:
    """A running emulator and the keys that it knows."""

    endpoint: str
    tencent: Credentials
    alibaba: Credentials
    huawei: Credentials


@dataclass(frozen=True)
class Row:
    place: Place
    action: str
    status: str
    response: str
    milliseconds: float


@dataclass
class Report:
    """The rows so far; each call adds one, whether it succeeds or not."""

    rows: list[Row] = field(default_factory=list[Row])

    def call(self, place: Place, action: str, run: Callable[[], str]) -> None:
        """Make a call and note how it ended."""
        began = time.perf_counter()
        try:
            status, response = "OK", run()
        except ApiError as error:
            status, response = _describe_error(error)
        self._add(place, action, status, response, began)

    async def acall(self, place: Place, action: str, run: Callable[[], Awaitable[str]]) -> None:
        """Make an asynchronous call and note how it ended."""
        began = time.perf_counter()
        try:
            status, response = "OK", await run()
        except ApiError as error:
            status, response = _describe_error(error)
        self._add(place, f"{action} (async)", status, response, began)

    def _add(self, place: Place, action: str, status: str, response: str, began: float) -> None:
        self.rows.append(Row(place, action, status, response, (time.perf_counter() - began) * 1000))

    def show(self) -> None:
        """Print the table."""
        table = Table(title="yunbind on the emulator", title_justify="left")
        for title in ("cloud", "service", "action", "signing", "status", "result"):
            table.add_column(title, overflow="fold")
        table.add_column("ms", justify="right")
        for row in self.rows:
            cloud, service, scheme = row.place
            took = f"{row.milliseconds:.1f}"
            table.add_row(cloud, service, row.action, scheme, row.status, row.response, took)
        Console(width=150 if not sys.stdout.isatty() else None).print(table)


def _describe_error(error: ApiError) -> tuple[str, str]:
    kinds = " < ".join(each.__name__ for each in type(error).__mro__[:3])
    return str(error.http_status), f"{kinds}: {error.message}"


@contextmanager
def run_emulator() -> Generator[Cloud, None, None]:
    """Start the emulator as a process of its own, and stop it whatever happens."""
    with tempfile.TemporaryDirectory(prefix="yunbind-demo-") as folder:
        info = Path(folder) / "emulator.json"
        command = [sys.executable, "-m", "yunbind_cli", "emulator", "--pace", "1", "--info", str(info)]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
            try:
                deadline = time.monotonic() + START_LIMIT
                while not info.exists():
                    if process.poll() is not None or time.monotonic() > deadline:
                        raise SystemExit("The emulator did not start.")
                    time.sleep(0.02)
                yield _read_cloud(json.loads(info.read_text(encoding="utf-8")))
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


def watch(wait: Callable[[], object], look: Callable[[], str]) -> str:
    """Run a client's waiter and meanwhile show, on a terminal, what ``look`` sees; return all of it.

    What is seen begins with a status; the rest of it, such as a percentage, may grow.
    """
    seen: list[str] = []
    with Console(stderr=True).status("waiting") as shown, futures.ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(wait)
        while True:
            done = waiting.done()
            now = look()
            if seen and seen[-1].split()[0] == now.split()[0]:
                seen[-1] = now
            else:
                seen.append(now)
            shown.update(" > ".join(seen))
            if done:
                break
            futures.wait([waiting], timeout=0.2)
    waiting.result()
    return " > ".join(seen)


def live_on_tencent(cloud: Cloud, report: Report) -> None:
    """Create, wait, list, update and delete a cache on TKE; make an image on ECM."""
    with (
        TkeClient(region="ap-guangzhou", credentials=cloud.tencent, endpoint=cloud.endpoint) as tke,
        EcmClient(credentials=cloud.tencent, endpoint=cloud.endpoint) as ecm,
        EcmClient(credentials=Credentials("unknown-key", "any-secret"), endpoint=cloud.endpoint) as stranger,
    ):
        place = ("Tencent", "TKE", tke.signing)
        made = ""

        def create() -> str:
            nonlocal made
            response = tke.create_image_cache(
                image_cache_name="web", images=["nginx:latest"], vpc_id="vpc-1", subnet_id="subnet-1"
            )
            made = response.image_cache_id or ""
            return f"made {made}"

        def wait() -> str:
            return watch(lambda: tke.wait_until_image_cache_ready(image_cache_ids=[made], delay=0.2), look)

        def look() -> str:
            caches = tke.describe_image_caches(image_cache_ids=[made]).image_caches or []
            return ", ".join(f"{each.status}" for each in caches) or "gone"

        def list_pages() -> str:
            wanted = [Filter(name="image-cache-name", values=["web"])]
            caches = list(tke.image_caches(filters=wanted, limit=10))
            return f"{len(caches)}: {', '.join(f'made {each.creation_time}' for each in caches)}"

        report.call(place, "CreateImageCache", create)
        report.call(place, "wait until ready", wait)
        report.call(place, "DescribeImageCaches, all pages", list_pages)
        report.call(
            place,
            "UpdateImageCache",
            lambda: f"request {tke.update_image_cache(image_cache_id=made, retention_days=7).request_id}",
        )
        report.call(place, "wait until updated", wait)
        report.call(
            place,
            "DeleteImageCaches",
            lambda: f"request {tke.delete_image_caches(image_cache_ids=[made]).request_id}",
        )
        report.call(
            place,
            "wait until deleted",
            lambda: watch(lambda: tke.wait_until_image_cache_deleted(image_cache_ids=[made]), look),
        )
        place = ("Tencent", "ECM", ecm.signing)
        task = ""

        def create_image() -> str:
            nonlocal task
            task = ecm.create_image(image_name="web", instance_id="ein-gwht9ek2").task_id or ""
            return f"task {task}"

        def wait_task() -> str:
            wanted = [TaskInput(operation="CreateImage", task_id=task)]

            def look_task() -> str:
                return ", ".join(
                    f"{each.status}" for each in ecm.describe_task_status(task_set=wanted).task_set or []
                )

            return watch(lambda: ecm.wait_until_task_finished(task_set=wanted, delay=0.2), look_task)

        report.call(place, "CreateImage", create_image)
        report.call(place, "wait until finished", wait_task)
        report.call(
            place,
            "DescribeImage",
            lambda: ", ".join(
                f"{each.image_id} {each.image_name}" for each in ecm.describe_image().image_set or []
            ),
        )
        report.call(place, "DescribeImage, wrong key", lambda: str(stranger.describe_image().total_count))


def live_on_alibaba(cloud: Cloud, report: Report) -> None:
    """Create, wait, list, update and delete a cache on ECI."""
    with EciClient(region="cn-hangzhou", credentials=cloud.alibaba, endpoint=cloud.endpoint) as eci:
        place = ("Alibaba", "ECI", eci.signing)
        made = ""

        def create() -> str:
            nonlocal made
            response = eci.create_image_cache(image_cache_name="web", image=["nginx:1.27"])
            made = response.image_cache_id or ""
            return f"made {made}"

        def wait() -> str:
            return watch(lambda: eci.wait_until_image_cache_ready(image_cache_id=made, delay=0.2), look)

        def look() -> str:
            caches = eci.describe_image_caches(image_cache_id=made).image_caches or []
            return ", ".join(f"{each.status} {each.progress}" for each in caches) or "gone"

        def list_pages() -> str:
            caches = list(eci.image_caches(limit=20))
            shown = ", ".join(f"{each.image_cache_name} {each.image_cache_size} GiB" for each in caches)
            return f"{len(caches)}: {shown}"

        report.call(place, "CreateImageCache", create)
        report.call(place, "wait until ready", wait)
        report.call(place, "DescribeImageCaches, all pages", list_pages)
        report.call(
            place,
            "UpdateImageCache",
            lambda: f"request {eci.update_image_cache(image_cache_id=made, image=['nginx:1.28']).request_id}",
        )
        report.call(place, "wait until updated", wait)
        report.call(
            place,
            "DeleteImageCache",
            lambda: f"request {eci.delete_image_cache(image_cache_id=made).request_id}",
        )
        report.call(
            place,
            "wait until deleted",
            lambda: watch(lambda: eci.wait_until_image_cache_deleted(image_cache_id=made), look),
        )
        report.call(
            place,
            "DescribeImageCaches, sub-user",
            lambda: str(eci.describe_image_caches(image_cache_id="error:Forbidden.SubUser").total_count),
        )


def live_on_huawei(cloud: Cloud, report: Report) -> None:
    """Create, wait, list and delete a cache on CCE, which has no update."""
    with CceClient(region="cn-north-4", credentials=cloud.huawei, endpoint=cloud.endpoint) as cce:
        place = ("Huawei", "CCE", cce.signing)
        made = ""

        def create() -> str:
            nonlocal made
            config = ImageCacheBuildingConfig(cluster="c271e39f-1a6e-4d3d-8fa8-2a36329c68d2")
            response = cce.create_image_cache(name="web", images=["busybox:latest"], building_config=config)
            made = (response.image_cache and response.image_cache.id) or ""
            return f"made {made}"

        def wait() -> str:
            return watch(lambda: cce.wait_until_image_cache_ready(image_cache_id=made, delay=0.2), look)

        def look() -> str:
            try:
                shown = cce.show_image_cache(image_cache_id=made).image_cache
            except ApiError as error:
                return f"{error.http_status}"
            return f"{shown and shown.status}"

        def list_all() -> str:
            caches = cce.list_image_caches().image_caches or []
            shown = ", ".join(f"{each.name} {each.status}, made {each.created_at}" for each in caches)
            return f"{len(caches)}: {shown}"

        def delete() -> str:
            gone = cce.delete_image_cache(image_cache_id=made).image_cache
            return f"{gone.id} {gone.status}" if gone else "accepted"

        report.call(place, "CreateImageCache", create)
        report.call(place, "wait until ready", wait)
        report.call(place, "ListImageCaches", list_all)
        report.call(place, "DeleteImageCache", delete)
        report.call(
            place,
            "wait until deleted",
            lambda: watch(lambda: cce.wait_until_image_cache_deleted(image_cache_id=made, delay=0.2), look),
        )
        report.call(
            place,
            "ListImageCaches, no such cache",
            lambda: str(cce.list_image_caches(name="error:CCE.01404001").image_caches),
        )


async def live_async(cloud: Cloud, report: Report) -> None:
    """Make and wait for a cache, and list what there is, asynchronously."""
    async with (
        AsyncTkeClient(region="ap-guangzhou", credentials=cloud.tencent, endpoint=cloud.endpoint) as tke,
        AsyncEcmClient(credentials=cloud.tencent, endpoint=cloud.endpoint) as ecm,
        AsyncEciClient(region="cn-hangzhou", credentials=cloud.alibaba, endpoint=cloud.endpoint) as eci,
        AsyncCceClient(region="cn-north-4", credentials=cloud.huawei, endpoint=cloud.endpoint) as cce,
    ):
        made = ""

        async def create() -> str:
            nonlocal made
            response = await tke.create_image_cache(
                images=["nginx:latest"], vpc_id="vpc-1", subnet_id="subnet-1"
            )
            made = response.image_cache_id or ""
            return f"made {made}"

        async def wait() -> str:
            response = await tke.wait_until_image_cache_ready(image_cache_ids=[made], delay=0.2)
            return ", ".join(str(each.status) for each in response.image_caches or [])

        async def list_tke() -> str:
            return ", ".join([f"{cache.image_cache_name}" async for cache in tke.image_caches()])

        async def list_ecm() -> str:
            return ", ".join(f"{each.image_id}" for each in (await ecm.describe_image()).image_set or [])

        async def list_eci() -> str:
            return ", ".join([f"{cache.image_cache_name}" async for cache in eci.image_caches()])

        async def list_cce() -> str:
            return ", ".join(f"{each.name}" for each in (await cce.list_image_caches()).image_caches or [])

        await report.acall(("Tencent", "TKE", tke.signing), "CreateImageCache", create)
        await report.acall(("Tencent", "TKE", tke.signing), "wait until ready", wait)
        await report.acall(("Tencent", "TKE", tke.signing), "DescribeImageCaches, all pages", list_tke)
        await report.acall(("Tencent", "ECM", ecm.signing), "DescribeImage", list_ecm)
        await report.acall(("Alibaba", "ECI", eci.signing), "DescribeImageCaches, all pages", list_eci)
        await report.acall(("Huawei", "CCE", cce.signing), "ListImageCaches", list_cce)


def main() -> None:
    """Run the demo; exit with 1 when a call ended otherwise than it should."""
    report = Report()
    with run_emulator() as cloud:
        live_on_tencent(cloud, report)
        live_on_alibaba(cloud, report)
        live_on_huawei(cloud, report)
        asyncio.run(live_async(cloud, report))
    report.show()
    refused = [row.action for row in report.rows if row.status != "OK"]
    wanted = ["DescribeImage, wrong key", "DescribeImageCaches, sub-user", "ListImageCaches, no such cache"]
    if refused != wanted:
        raise SystemExit(f"These calls were refused: {refused}; these should have been: {wanted}.")


if __name__ == "__main__":
    main()
