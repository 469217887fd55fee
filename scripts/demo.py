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
"""Maximum number of seconds for the start of the emulator."""

Place = tuple[str, str, str]
"""Cloud, service and signing scheme of a call."""


@dataclass(frozen=True)
class Cloud:
    """The endpoint of a running emulator and its credentials."""

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
    """One row per call, successful or not."""

    rows: list[Row] = field(default_factory=list[Row])

    def call(self, place: Place, action: str, run: Callable[[], str]) -> None:
        """Make a call and add its row."""
        began = time.perf_counter()
        try:
            status, response = "OK", run()
        except ApiError as error:
            status, response = _describe_error(error)
        self._add(place, action, status, response, began)

    async def acall(self, place: Place, action: str, run: Callable[[], Awaitable[str]]) -> None:
        """Make an asynchronous call and add its row."""
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
    kinds = " < ".join(kind.__name__ for kind in type(error).__mro__[:3])
    return str(error.http_status), f"{kinds}: {error.message}"


@contextmanager
def run_emulator() -> Generator[Cloud, None, None]:
    """Run the emulator in a process of its own."""
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


def _read_cloud(info: dict[str, Any]) -> Cloud:
    keys = info["credentials"]
    return Cloud(
        info["endpoint"],
        Credentials(keys["tencent"]["secret_id"], keys["tencent"]["secret_key"]),
        Credentials(keys["alibaba"]["access_key_id"], keys["alibaba"]["access_key_secret"]),
        Credentials(keys["huawei"]["ak"], keys["huawei"]["sk"], project_id=keys["huawei"]["project_id"]),
    )


def watch(wait: Callable[[], object], show_status: Callable[[], str]) -> str:
    """Run a waiter, show the status in the terminal meanwhile, and return all statuses.

    Args:
        wait: Runs the waiter.
        show_status: Returns the status, with details such as a percentage after the first word.
    """
    seen: list[str] = []
    with Console(stderr=True).status("waiting") as shown, futures.ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(wait)
        while True:
            done = waiting.done()
            now = show_status()
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


def run_tke(cloud: Cloud, report: Report) -> None:
    """Create, wait for, list, update and delete an image cache on TKE."""
    with TkeClient(region="ap-guangzhou", credentials=cloud.tencent, endpoint=cloud.endpoint) as tke:
        place = ("Tencent", "TKE", tke.signing)
        cache_id = ""

        def create() -> str:
            nonlocal cache_id
            response = tke.create_image_cache(
                image_cache_name="web", images=["nginx:latest"], vpc_id="vpc-1", subnet_id="subnet-1"
            )
            cache_id = response.image_cache_id
            return f"created {cache_id}"

        def show_status() -> str:
            caches = tke.describe_image_caches(image_cache_ids=[cache_id]).image_caches
            return ", ".join(f"{cache.status}" for cache in caches) or "deleted"

        def wait_until_ready() -> str:
            return watch(
                lambda: tke.wait_until_image_cache_ready(image_cache_ids=[cache_id], delay=0.2), show_status
            )

        def list_pages() -> str:
            filters = [Filter(name="image-cache-name", values=["web"])]
            caches = list(tke.image_caches(filters=filters, limit=10))
            return f"{len(caches)}: {', '.join(f'created {cache.creation_time}' for cache in caches)}"

        def update() -> str:
            response = tke.update_image_cache(image_cache_id=cache_id, retention_days=7)
            return f"request {response.request_id}"

        def delete() -> str:
            return f"request {tke.delete_image_caches(image_cache_ids=[cache_id]).request_id}"

        def wait_until_deleted() -> str:
            return watch(lambda: tke.wait_until_image_cache_deleted(image_cache_ids=[cache_id]), show_status)

        report.call(place, "CreateImageCache", create)
        report.call(place, "wait until ready", wait_until_ready)
        report.call(place, "DescribeImageCaches, all pages", list_pages)
        report.call(place, "UpdateImageCache", update)
        report.call(place, "wait until updated", wait_until_ready)
        report.call(place, "DeleteImageCaches", delete)
        report.call(place, "wait until deleted", wait_until_deleted)


def run_ecm(cloud: Cloud, report: Report) -> None:
    """Create and list an image on ECM, and show the error for a wrong key."""
    with (
        EcmClient(credentials=cloud.tencent, endpoint=cloud.endpoint) as ecm,
        EcmClient(credentials=Credentials("unknown-key", "any-secret"), endpoint=cloud.endpoint) as stranger,
    ):
        place = ("Tencent", "ECM", ecm.signing)
        task_id = ""

        def create_image() -> str:
            nonlocal task_id
            task_id = ecm.create_image(image_name="web", instance_id="ein-gwht9ek2").task_id or ""
            return f"task {task_id}"

        def wait_until_finished() -> str:
            tasks = [TaskInput(operation="CreateImage", task_id=task_id)]

            def show_status() -> str:
                task_set = ecm.describe_task_status(task_set=tasks).task_set or []
                return ", ".join(f"{task.status}" for task in task_set)

            return watch(lambda: ecm.wait_until_task_finished(task_set=tasks, delay=0.2), show_status)

        def list_images() -> str:
            images = ecm.describe_image().image_set or []
            return ", ".join(f"{image.image_id} {image.image_name}" for image in images)

        report.call(place, "CreateImage", create_image)
        report.call(place, "wait until finished", wait_until_finished)
        report.call(place, "DescribeImage", list_images)
        report.call(place, "DescribeImage, wrong key", lambda: str(stranger.describe_image().total_count))


def run_eci(cloud: Cloud, report: Report) -> None:
    """Create, wait for, list, update and delete an image cache on ECI."""
    with EciClient(region="cn-hangzhou", credentials=cloud.alibaba, endpoint=cloud.endpoint) as eci:
        place = ("Alibaba", "ECI", eci.signing)
        cache_id = ""

        def create() -> str:
            nonlocal cache_id
            response = eci.create_image_cache(image_cache_name="web", image=["nginx:1.27"])
            cache_id = response.image_cache_id
            return f"created {cache_id}"

        def wait_until_ready() -> str:
            return watch(
                lambda: eci.wait_until_image_cache_ready(image_cache_id=cache_id, delay=0.2), show_status
            )

        def show_status() -> str:
            caches = eci.describe_image_caches(image_cache_id=cache_id).image_caches
            return ", ".join(f"{cache.status} {cache.progress}" for cache in caches) or "deleted"

        def list_pages() -> str:
            caches = list(eci.image_caches(limit=20))
            shown = ", ".join(f"{cache.image_cache_name} {cache.image_cache_size} GiB" for cache in caches)
            return f"{len(caches)}: {shown}"

        report.call(place, "CreateImageCache", create)
        report.call(place, "wait until ready", wait_until_ready)
        report.call(place, "DescribeImageCaches, all pages", list_pages)
        report.call(
            place,
            "UpdateImageCache",
            lambda: (
                f"request {eci.update_image_cache(image_cache_id=cache_id, image=['nginx:1.28']).request_id}"
            ),
        )
        report.call(place, "wait until updated", wait_until_ready)
        report.call(
            place,
            "DeleteImageCache",
            lambda: f"request {eci.delete_image_cache(image_cache_id=cache_id).request_id}",
        )
        report.call(
            place,
            "wait until deleted",
            lambda: watch(lambda: eci.wait_until_image_cache_deleted(image_cache_id=cache_id), show_status),
        )
        report.call(
            place,
            "DescribeImageCaches, sub-user",
            lambda: str(eci.describe_image_caches(image_cache_id="error:Forbidden.SubUser").total_count),
        )


def run_cce(cloud: Cloud, report: Report) -> None:
    """Create, wait for, list and delete an image cache on CCE, which has no update."""
    with CceClient(region="cn-north-4", credentials=cloud.huawei, endpoint=cloud.endpoint) as cce:
        place = ("Huawei", "CCE", cce.signing)
        cache_id = ""

        def create() -> str:
            nonlocal cache_id
            config = ImageCacheBuildingConfig(cluster="c271e39f-1a6e-4d3d-8fa8-2a36329c68d2")
            response = cce.create_image_cache(name="web", images=["busybox:latest"], building_config=config)
            cache_id = response.image_cache.id or "" if response.image_cache else ""
            return f"created {cache_id}"

        def wait_until_ready() -> str:
            return watch(
                lambda: cce.wait_until_image_cache_ready(image_cache_id=cache_id, delay=0.2), show_status
            )

        def show_status() -> str:
            try:
                shown = cce.show_image_cache(image_cache_id=cache_id).image_cache
            except ApiError as error:
                return f"{error.http_status}"
            return f"{shown and shown.status}"

        def list_all() -> str:
            caches = cce.list_image_caches().image_caches
            shown = ", ".join(f"{cache.name} {cache.status}, created {cache.created_at}" for cache in caches)
            return f"{len(caches)}: {shown}"

        def delete() -> str:
            deleted = cce.delete_image_cache(image_cache_id=cache_id).image_cache
            return f"{deleted.id} {deleted.status}" if deleted else "accepted"

        report.call(place, "CreateImageCache", create)
        report.call(place, "wait until ready", wait_until_ready)
        report.call(place, "ListImageCaches", list_all)
        report.call(place, "DeleteImageCache", delete)
        report.call(
            place,
            "wait until deleted",
            lambda: watch(
                lambda: cce.wait_until_image_cache_deleted(image_cache_id=cache_id, delay=0.2), show_status
            ),
        )
        report.call(
            place,
            "ListImageCaches, no such cache",
            lambda: str(cce.list_image_caches(name="error:CCE.01404001").image_caches),
        )


async def run_async(cloud: Cloud, report: Report) -> None:
    """Create and wait for an image cache, and list the caches of each cloud, with asyncio."""
    async with (
        AsyncTkeClient(region="ap-guangzhou", credentials=cloud.tencent, endpoint=cloud.endpoint) as tke,
        AsyncEcmClient(credentials=cloud.tencent, endpoint=cloud.endpoint) as ecm,
        AsyncEciClient(region="cn-hangzhou", credentials=cloud.alibaba, endpoint=cloud.endpoint) as eci,
        AsyncCceClient(region="cn-north-4", credentials=cloud.huawei, endpoint=cloud.endpoint) as cce,
    ):
        cache_id = ""

        async def create() -> str:
            nonlocal cache_id
            response = await tke.create_image_cache(
                images=["nginx:latest"], vpc_id="vpc-1", subnet_id="subnet-1"
            )
            cache_id = response.image_cache_id
            return f"created {cache_id}"

        async def wait_until_ready() -> str:
            response = await tke.wait_until_image_cache_ready(image_cache_ids=[cache_id], delay=0.2)
            return ", ".join(str(cache.status) for cache in response.image_caches)

        async def list_tke() -> str:
            return ", ".join([f"{cache.image_cache_name}" async for cache in tke.image_caches()])

        async def list_ecm() -> str:
            return ", ".join(f"{image.image_id}" for image in (await ecm.describe_image()).image_set or [])

        async def list_eci() -> str:
            return ", ".join([f"{cache.image_cache_name}" async for cache in eci.image_caches()])

        async def list_cce() -> str:
            return ", ".join(f"{cache.name}" for cache in (await cce.list_image_caches()).image_caches)

        await report.acall(("Tencent", "TKE", tke.signing), "CreateImageCache", create)
        await report.acall(("Tencent", "TKE", tke.signing), "wait until ready", wait_until_ready)
        await report.acall(("Tencent", "TKE", tke.signing), "DescribeImageCaches, all pages", list_tke)
        await report.acall(("Tencent", "ECM", ecm.signing), "DescribeImage", list_ecm)
        await report.acall(("Alibaba", "ECI", eci.signing), "DescribeImageCaches, all pages", list_eci)
        await report.acall(("Huawei", "CCE", cce.signing), "ListImageCaches", list_cce)


def main() -> None:
    """Run the demo. Exit with 1 if a call has an unexpected result."""
    report = Report()
    with run_emulator() as cloud:
        run_tke(cloud, report)
        run_ecm(cloud, report)
        run_eci(cloud, report)
        run_cce(cloud, report)
        asyncio.run(run_async(cloud, report))
    report.show()
    failed = [row.action for row in report.rows if row.status != "OK"]
    expected = ["DescribeImage, wrong key", "DescribeImageCaches, sub-user", "ListImageCaches, no such cache"]
    if failed != expected:
        raise SystemExit(f"These calls failed: {failed}. Expected failures: {expected}.")


if __name__ == "__main__":
    main()
