"""Documented samples that the vendors' SDKs read differently."""

from __future__ import annotations

from typing import Any

SAMPLES_READ_DIFFERENTLY: dict[tuple[str, str], tuple[str, dict[str, tuple[Any, Any]]]] = {
    ("tencent.ecm.DescribeTaskStatus", "look up a task that failed"): (
        "The sample has a number for a string. The SDK returns the number.",
        {"response.TaskSet[0].TaskId": ("1528600", 1528600)},
    ),
    ("tencent.tke.DescribeImageCaches", "look up image caches"): (
        "An empty string is not a time. The SDK has no type for times and returns the string.",
        {"response.ImageCaches[0].ExpireDateTime": (None, "")},
    ),
    ("alibaba.eci.DescribeImageCaches", "sample in JSON"): (
        "The sample has strings for numbers and a string for a list. The SDK returns the strings.",
        {
            "response.ImageCaches[0].Events[0].Count": (1, "1"),
            "response.ImageCaches[0].ImageCacheSize": (20, "20"),
            "response.ImageCaches[0].Images": (
                None,
                "registry-vpc.cn-hangzhou.aliyuncs.com/eci_open/nginx:1.15.10-perl",
            ),
            "response.ImageCaches[0].Images[0]": (
                "registry-vpc.cn-hangzhou.aliyuncs.com/eci_open/nginx:1.15.10-perl",
                None,
            ),
        },
    ),
    ("alibaba.eci.DescribeRegions", "sample in JSON"): (
        "The member is newer than the SDK.",
        {"response.Regions[0].UnavailableZones[0]": ("cn-hangzhou-e", None)},
    ),
}
"""Reason and differences (our value and theirs by path) of documented samples, by action and name."""
