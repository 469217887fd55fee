"""Lists over several pages: all of them, some of them, and the rest later."""

from __future__ import annotations

import json
import re

import pytest
from yunbind_emulator import Emulator

from .faults import add_fault
from .program import run_here

DESCRIBE = ("tencent", "tke", "DescribeImageCaches", "--page-items", "4")
COUNT = 11


@pytest.fixture
def caches(cloud: Emulator, account: dict[str, str]) -> dict[str, str]:
    """The account with eleven caches."""
    with cloud.tencent.tke() as tke:
        for index in range(COUNT):
            tke.create_image_cache(
                images=["nginx"], vpc_id="vpc-1", subnet_id="subnet-1", image_cache_name=f"c{index:02}"
            )
    return account


def read_names(text: str) -> list[str]:
    return [item["ImageCacheName"] for item in json.loads(text)["ImageCaches"]]


def test_one_page_is_read_and_a_notice_says_that_there_are_more(caches: dict[str, str]):
    done = run_here(*DESCRIBE, "-o", "json", **caches)
    assert (done.code, len(read_names(done.output))) == (0, 4)
    assert "--pages all" in done.errors
    assert run_here(*DESCRIBE, "-o", "json", "--quiet", **caches).errors == ""


def test_all_pages_are_one_document(caches: dict[str, str]):
    done = run_here(*DESCRIBE, "-o", "json", "--pages", "all", **caches)
    document = json.loads(done.output)
    assert (len(set(read_names(done.output))), document["TotalCount"], done.errors) == (COUNT, COUNT, "")


@pytest.mark.parametrize(
    "stop", [("--pages", "1"), ("--max-items", "3"), ("--max-items", "4"), ("--max-items", "6")]
)
def test_a_token_goes_on_where_a_command_stopped(caches: dict[str, str], stop: tuple[str, str]):
    names: list[str] = []
    resume: tuple[str, ...] = ()
    for _ in range(COUNT):
        done = run_here(*DESCRIBE, "-o", "json", *stop, *resume, **caches)
        assert done.code == 0
        names += read_names(done.output)
        found = re.search(r"--resume (\S+)", done.errors)
        if not found:
            break
        resume = ("--resume", found[1])
    whole = read_names(run_here(*DESCRIBE, "-o", "json", "--pages", "all", **caches).output)
    assert names == whole


def test_lines_come_page_by_page(caches: dict[str, str], cloud: Emulator):
    """The rows of the first pages are printed although a later page fails."""
    add_fault(cloud, kind="error", code="InternalError", match={"Offset": 8})
    done = run_here(*DESCRIBE, "-o", "ndjson", "--pages", "all", "--retries", "0", **caches)
    assert (done.code, len(done.output.splitlines())) == (5, 8)


def test_a_document_of_several_pages_is_whole_or_nothing(caches: dict[str, str], cloud: Emulator):
    add_fault(cloud, kind="error", code="InternalError", match={"Offset": 8})
    done = run_here(*DESCRIBE, "-o", "json", "--pages", "all", "--retries", "0", **caches)
    assert (done.code, done.output) == (5, "")


@pytest.mark.parametrize("name", ["table", "json", "text", "csv", "ndjson"])
def test_a_query_sees_all_pages_once(caches: dict[str, str], name: str):
    done = run_here(*DESCRIBE, "-o", name, "--pages", "all", "--query", "length(ImageCaches)", **caches)
    assert (done.code, done.output.split()[-1]) == (0, str(COUNT))


def test_csv_has_one_heading(caches: dict[str, str]):
    done = run_here(*DESCRIBE, "-o", "csv", "--pages", "all", "--columns", "ImageCacheName", **caches)
    lines = done.output.splitlines()
    assert (lines[0], len(lines), lines.count("ImageCacheName")) == ("ImageCacheName", COUNT + 1, 1)


@pytest.mark.parametrize("token", ["x", "e30", "eyJvZiI6ImEiLCJhdCI6e30sInNraXAiOjB9", "中"])
def test_a_damaged_token_is_wrong_usage(account: dict[str, str], token: str):
    done = run_here(*DESCRIBE, "--resume", token, **account)
    assert (done.code, done.output) == (2, "")
    assert "--resume: the token" in done.errors


@pytest.mark.parametrize("pages", ["0", "-1", "many", "1.5"])
def test_a_wrong_number_of_pages_is_wrong_usage(account: dict[str, str], pages: str):
    assert run_here(*DESCRIBE, f"--pages={pages}", **account).code == 2


def test_the_size_of_a_page_is_given_once(account: dict[str, str]):
    done = run_here(*DESCRIBE, "--limit", "5", **account)
    assert (done.code, "--page-items and --limit" in done.errors) == (2, True)


def test_an_action_without_pages_has_no_options_for_them():
    done = run_here("alibaba", "eci", "DescribeRegions", "--pages", "all", "--emulator")
    assert (done.code, "--pages: no such member" in done.errors) == (2, True)


def test_a_list_by_token_is_read_to_its_end(account: dict[str, str], cloud: Emulator):
    with cloud.alibaba.eci() as eci:
        for index in range(5):
            eci.create_image_cache(
                image=["nginx"],
                image_cache_name=f"c{index}",
                security_group_id="sg-1",
                v_switch_id="vsw-1",
            )
    words = ("alibaba", "eci", "DescribeImageCaches", "--region", "cn-hangzhou", "--page-items", "2")
    done = run_here(*words, "--pages", "all", "-o", "text", "--columns", "ImageCacheName", **account)
    assert sorted(done.output.split()) == [f"c{index}" for index in range(5)]
