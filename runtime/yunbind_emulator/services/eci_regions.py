"""Regions of ECI, as the vendor's metadata lists them.

https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeregions.
The page shows one region with its zones. The zones of the others, and that RegionId
filters the list, are assumed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from yunbind_emulator.services.handlers import Call, ResponseBody, ServiceHandlers

if TYPE_CHECKING:
    from yunbind_emulator.base.catalog import Json

_ENDPOINT = "eci.aliyuncs.com"
"""The endpoint that every sample names, whatever the region."""


def describe_regions(call: Call) -> ResponseBody:
    """List all regions, or the given one."""
    shown = {
        str(region["RegionId"]): region
        for example in call.action.examples
        for region in cast("list[dict[str, Json]]", (example.response or {}).get("Regions", []))
    }
    wanted = (call.region,) if call.region else call.service.regions
    if call.region:
        call.assume("RegionId limits the list to one region")
    if any(region not in shown for region in wanted):
        call.assume("Zones of regions without a sample are assumed")
    return {"Regions": [shown.get(region) or _assume(region) for region in wanted]}


def _assume(region: str) -> dict[str, Json]:
    gap = "" if region[-1].isdigit() else "-"
    zones: list[Json] = [f"{region}{gap}a", f"{region}{gap}b"]
    return {
        "RegionId": region,
        "RegionEndpoint": _ENDPOINT,
        "Zones": zones,
        "RecommendZones": zones[:1],
        "UnavailableZones": [],
    }


HANDLERS = ServiceHandlers(reads={"DescribeRegions": describe_regions}, writes={})
