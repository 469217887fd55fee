"""Documented samples that the vendors' SDKs read differently."""

from __future__ import annotations

from typing import Any

SAMPLES_READ_DIFFERENTLY: dict[tuple[str, str], tuple[str, dict[str, tuple[Any, Any]]]] = {
    ("tencent.ecm.DescribeTaskStatus", "look up a task that failed"): (
        "The sample has a number where the page says text; the SDK hands it over as a number.",
        {"answer.TaskSet[0].TaskId": ("1528600", 1528600)},
    ),
    ("tencent.tke.DescribeImageCaches", "look up image caches"): (
        "An empty text is no time; the SDK has no type for times and hands it over.",
        {"answer.ImageCaches[0].ExpireDateTime": (None, "")},
    ),
    ("alibaba.eci.DescribeImageCaches", "sample in JSON"): (
        "The sample has texts where the page says numbers, and a text where it says list; the SDK hands them over.",
        {
            "answer.ImageCaches[0].Events[0].Count": (1, "1"),
            "answer.ImageCaches[0].ImageCacheSize": (20, "20"),
            "answer.ImageCaches[0].Images": (
                None,
                "registry-vpc.cn-hangzhou.aliyuncs.com/eci_open/nginx:1.15.10-perl",
            ),
            "answer.ImageCaches[0].Images[0]": (
                "registry-vpc.cn-hangzhou.aliyuncs.com/eci_open/nginx:1.15.10-perl",
                None,
            ),
        },
    ),
    ("alibaba.eci.DescribeRegions", "sample in JSON"): (
        "The member is newer than the SDK.",
        {"answer.Regions[0].UnavailableZones[0]": ("cn-hangzhou-e", None)},
    ),
}
"""Documented samples by action and name: what is different, ours and theirs by path, and why."""
