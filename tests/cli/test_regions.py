"""One command in several regions."""

from __future__ import annotations

import json

from yunbind_cli.catalog.reader import read_clouds
from yunbind_emulator import Emulator

from .faults import add_fault
from .program import run_here

DESCRIBE = ("tencent", "tke", "DescribeImageCaches", "--retries", "0")
TWO = ("--region", "ap-guangzhou,ap-beijing")


def create(cloud: Emulator, region: str, name: str) -> None:
    with cloud.tencent.tke(region=region) as tke:
        tke.create_image_cache(images=["nginx"], vpc_id="vpc-1", subnet_id="subnet-1", image_cache_name=name)


def test_the_outcomes_are_in_the_order_of_the_regions(cloud: Emulator, account: dict[str, str]):
    create(cloud, "ap-beijing", "b")
    done = run_here(*DESCRIBE, *TWO, "-o", "json", **account)
    first, second = json.loads(done.output)
    assert (done.code, first["Region"], first["Response"]["ImageCaches"]) == (0, "ap-guangzhou", [])
    assert second["Response"]["ImageCaches"][0]["ImageCacheName"] == "b"


def test_rows_begin_with_their_region_and_a_failure_is_a_row(cloud: Emulator, account: dict[str, str]):
    create(cloud, "ap-guangzhou", "g")
    add_fault(cloud, kind="error", code="UnauthorizedOperation", region="ap-beijing")
    done = run_here(*DESCRIBE, *TWO, "-o", "csv", "--columns", "ImageCacheName", **account)
    heading, *rows = done.output.splitlines()
    assert (done.code, heading) == (13, "Region,ImageCacheName,Error")
    assert rows[0] == "ap-guangzhou,g,"
    assert rows[1].startswith("ap-beijing,,PermissionDenied (UnauthorizedOperation)")


def test_a_region_without_items_has_no_row(account: dict[str, str]):
    done = run_here(*DESCRIBE, *TWO, "-o", "text", **account)
    assert (done.code, done.output) == (0, "")


def test_all_stands_for_every_documented_region(account: dict[str, str]):
    done = run_here(*DESCRIBE, "--region", "all", "-o", "text", "--query", "[].Region", **account)
    assert done.code == 0
    assert tuple(done.output.split()) == read_clouds()["tencent"].services["tke"].regions


def test_an_unknown_region_names_an_option_and_nothing_of_python(account: dict[str, str]):
    done = run_here(*DESCRIBE, "--region", "ap-mars", **account)
    assert (done.code, done.output) == (2, "")
    assert "--checks=warn sends it" in done.errors
    warned = run_here(*DESCRIBE, "--region", "ap-mars", "--checks", "warn", **account)
    assert warned.code == 4


def test_pages_are_read_in_each_region(cloud: Emulator, account: dict[str, str]):
    for index in range(3):
        create(cloud, "ap-beijing", f"b{index}")
    words = (*TWO, "--pages", "all", "--page-items", "1", "-o", "text", "--columns", "ImageCacheName")
    done = run_here(*DESCRIBE, *words, **account)
    assert sorted(done.output.split()) == sorted(["ap-beijing"] * 3 + ["b0", "b1", "b2"])
