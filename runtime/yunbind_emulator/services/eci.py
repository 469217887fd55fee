"""Image caches of ECI: Preparing, Creating, then Ready or Failed; Updating, then Ready or UpdateFailed.

https://help.aliyun.com/zh/eci/developer-reference/api-eci-2018-08-08-describeimagecaches.
Assumed: the error for an unknown id, that deletion is immediate, how MatchImage ranks
caches, the texts of later events, and that an update without images changes no data and
leaves the cache Ready.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from yunbind_emulator.services.eci_tokens import read_limit, read_position, repeat_by_token, write_position
from yunbind_emulator.services.handlers import Call, ResponseBody, ServiceHandlers
from yunbind_emulator.state.lifecycle import (
    add_time,
    can_pull,
    count_read,
    is_over,
    measure_change,
    start_change,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_emulator.state.records import Record, Records

MAX_CACHES = 500
"""Maximum number of image caches of an account in a region, from the sample of ListUsage."""
CACHES = "eci.caches"
PAGE = 20
"""Maximum number of caches on a page."""
_PREPARED = 0.2
"""Finished share of a creation at which the status changes from Preparing to Creating."""
_CHANGEABLE = ("Ready", "UpdateFailed")
_EXACT = ("ImageCacheId", "ImageCacheName", "SnapshotId", "ResourceGroupId")
_CONDITIONS = (*_EXACT, "Image", "Tag")
_SHOWN = ("ImageCacheName", "ImageCacheSize", "ResourceGroupId", "EliminationStrategy")


def create_image_cache(call: Call) -> ResponseBody:
    """Create a cache with the status Preparing. At the quota, a cache that can be eliminated is deleted."""
    given = call.parameters
    caches = list_current(call)
    if len(caches) >= MAX_CACHES:
        _eliminate(call, caches)
    cache_id = call.make_id("imc", 20)
    shown: dict[str, Any] = {
        "ImageCacheId": cache_id,
        "ImageCacheName": given["ImageCacheName"],
        "ImageCacheSize": given.get("ImageCacheSize") or 20,
        "Images": given["Image"],
        "Status": "Preparing",
        "Progress": "0%",
        "CreationTime": _write(call.moment),
        "ContainerGroupId": call.make_id("eci", 20),
        "RegionId": call.region,
        "Tags": given.get("Tag") or [],
        "Events": [],
    }
    for name in ("ResourceGroupId", "EliminationStrategy"):
        if given.get(name):
            shown[name] = given[name]
    number = max((record["number"] for record in caches.values()), default=0) + 1
    record: Record = {"shown": shown, "number": number, "created": call.moment.isoformat()}
    _set_expiry(record, given.get("RetentionDays"))
    _add_event(call, shown, call.moment, "Started", "Successfully check image cache resource.")
    start_change(record, call.moment, _choose_goal(shown, "Failed"))
    caches[cache_id] = record
    return {"ImageCacheId": cache_id, "ContainerGroupId": shown["ContainerGroupId"]}


def describe_image_caches(call: Call) -> ResponseBody:
    """List the caches that meet all conditions. MatchImage ranks those that are ready."""
    given = call.parameters
    found = [record for record in list_current(call).values() if _matches(record["shown"], given)]
    if given.get("ImageCacheName") or sum(1 for name in _CONDITIONS if given.get(name)) > 1:
        call.assume("Names match exactly, and a cache must meet all conditions")
    if given.get("MatchImage"):
        call.assume("MatchImage ranks ready caches by the number of matching images")
        found = _match(call, found)
        return {"ImageCaches": [_show(call, record) for record in found], "TotalCount": len(found)}
    after = read_position(call, given.get("NextToken"))
    size = min(read_limit(call, "Limit"), PAGE)
    rest = [record for record in found if record["number"] > after]
    response: ResponseBody = {
        "ImageCaches": [_show(call, record) for record in rest[:size]],
        "TotalCount": len(found),
    }
    if len(rest) > size:
        response["NextToken"] = write_position(rest[size - 1]["number"])
    return response


def update_image_cache(call: Call) -> None:
    """Update a cache that is Ready or UpdateFailed. Given images are pulled, even if unchanged."""
    given = call.parameters
    record = _find(call)
    shown = record["shown"]
    if shown["Status"] not in _CHANGEABLE:
        message = f"The image cache {shown['ImageCacheId']} is {shown['Status']}; it must be Ready."
        raise call.error("ImageCache.IncorrectStatus", message)
    changes = given.keys() - {"RegionId", "ImageCacheId", "ClientToken"}
    if not any(given[name] is not None for name in changes):
        message = "There are no changes to be updated for current resource."
        raise call.error("NoNeedUpdate", message)
    for name in _SHOWN:
        if given.get(name) is not None:
            shown[name] = given[name]
    if given.get("Tag") is not None:
        shown["Tags"] = given["Tag"]
    if given.get("RetentionDays") is not None:
        _set_expiry(record, given["RetentionDays"])
    if given.get("Image"):
        shown |= {"Images": given["Image"], "Status": "Updating", "Progress": "0%"}
        start_change(record, call.moment, _choose_goal(shown, "UpdateFailed"))
    else:
        call.assume("After an update without images the cache stays Ready")


def delete_image_cache(call: Call) -> None:
    """Delete a cache at once."""
    _find(call)
    call.assume("A deleted cache is gone at once")
    del call.records(CACHES)[call.parameters["ImageCacheId"]]


def list_usage(call: Call) -> ResponseBody:
    """Count the caches; the other numbers are those of the sample, with nothing used."""
    call.assume("The quota is 500 caches, from the sample")
    call.assume("Other resources are unused, with the limits of the sample")
    attributes = {
        "UsedCpu": 0,
        "MaxCpu": 1000,
        "UsedImageCacheCount": len(list_current(call)),
        "MaxImageCacheCount": MAX_CACHES,
        "UsedAutoImageCacheCount": 0,
        "MaxAutoImageCacheCount": 25,
        "UsedDataCacheCount": 0,
        "MaxDataCacheCount": 100,
    }
    return {"Attributes": attributes}


def list_current(call: Call) -> Records:
    """Return the records of the caches, with due changes applied."""
    records = call.records(CACHES)
    for cache_id, record in list(records.items()):
        _finish_due_change(call, record)
        if is_over(record["expires"], call.moment):
            del records[cache_id]
    return records


def _find(call: Call) -> Record:
    cache_id = call.parameters["ImageCacheId"]
    record = list_current(call).get(cache_id)
    if record is None:
        message = f"There is no image cache {cache_id} in {call.region}."
        assumed = "An unknown id is refused: `InvalidParameter.NotFound`"
        raise call.error("InvalidParameter.NotFound", message, http=404, assumed=assumed)
    return record


def _show(call: Call, record: Record) -> dict[str, Any]:
    count_read(record)
    _finish_due_change(call, record)
    shown = record["shown"]
    if len(shown["Events"]) > 1:
        call.assume("There are later events, with assumed texts")
    return dict(shown)


def _finish_due_change(call: Call, record: Record) -> None:
    if "change" not in record:
        return
    shown = record["shown"]
    share, end = measure_change(record["change"], call.moment, call.pace)
    if share < 1:
        shown["Progress"] = f"{int(share * 100)}%"
        if shown["Status"] == "Preparing" and share >= _PREPARED:
            shown["Status"] = "Creating"
        return
    call.state.touch()
    shown["Status"] = record.pop("change")["goal"]
    if shown["Status"] == "Ready":
        shown |= {"Progress": "100%", "SnapshotId": call.make_id("s", 20)}
        _add_event(call, shown, end, "Completed", "Successfully create image cache.")
    else:
        _add_event(call, shown, end, "Failed", "An image could not be pulled.", kind="Warning")
    if shown["Status"] == "Failed":
        ends = add_time(end, days=1)
        record["expires"] = ends.isoformat()
        shown["ExpireDateTime"] = _write(ends)


def _matches(shown: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    return (
        all(not given.get(name) or shown.get(name) == given[name] for name in _EXACT)
        and (not given.get("Image") or given["Image"] in shown["Images"])
        and all(_has_tag(shown, tag) for tag in given.get("Tag") or ())
    )


def _has_tag(shown: Mapping[str, Any], tag: Mapping[str, Any]) -> bool:
    wanted = {name: value for name, value in tag.items() if value}
    return any(wanted.items() <= held.items() for held in shown["Tags"])


def _match(call: Call, records: list[Record]) -> list[Record]:
    """Return the ready caches with at least one of the images, or with all if asked, best first."""
    given = call.parameters
    wanted = set(given["MatchImage"])
    minimum = len(wanted) if given.get("ImageFullMatch") else 1
    maximum = read_limit(call, "ImageMatchCountRequest")

    def count(record: Record) -> int:
        return len(wanted & set(record["shown"]["Images"]))

    candidates = [
        record for record in records if record["shown"]["Status"] == "Ready" and count(record) >= minimum
    ]
    best = sorted(candidates, key=count, reverse=True)[:maximum]
    if best:
        call.state.touch()
    for record in best:
        record["shown"]["LastMatchedTime"] = _write(call.moment)
    return best


def _eliminate(call: Call, caches: Records) -> None:
    """Delete the least recently matched cache that can be eliminated.

    Raises:
        VendorError: ``QuotaExceeded`` if there is none.
    """
    removable = [each for each in caches.values() if each["shown"].get("EliminationStrategy") == "LRU"]
    if not removable:
        raise call.error("QuotaExceeded", "ImageCache quota exceeded.", http=403)
    oldest = min(removable, key=_find_last_use)
    del caches[oldest["shown"]["ImageCacheId"]]


def _find_last_use(record: Record) -> str:
    shown: dict[str, str] = record["shown"]
    return shown.get("LastMatchedTime", shown["CreationTime"])


def _choose_goal(shown: Mapping[str, Any], failed: str) -> str:
    return "Ready" if all(can_pull(image) for image in shown["Images"]) else failed


def _set_expiry(record: Record, days: int | None) -> None:
    """Set when a cache expires, counted from its creation. Without days it does not expire."""
    record["expires"] = None
    record["shown"].pop("ExpireDateTime", None)
    if days is not None and days > 0:
        ends = add_time(datetime.fromisoformat(record["created"]), days=days)
        record["expires"] = ends.isoformat()
        record["shown"]["ExpireDateTime"] = _write(ends)


def _add_event(
    call: Call, shown: dict[str, Any], moment: datetime, reason: str, message: str, kind: str = "Normal"
) -> None:
    event = {
        "Type": kind,
        "Name": f"{shown['ImageCacheName']}.{call.new_id().hex[:16]}",
        "Reason": reason,
        "Message": message,
        "Count": 1,
        "FirstTimestamp": _write(moment),
        "LastTimestamp": _write(moment),
    }
    shown["Events"] = [*shown["Events"], event]


def _write(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


HANDLERS = ServiceHandlers(
    reads={
        "DescribeImageCaches": describe_image_caches,
        "ListUsage": list_usage,
    },
    writes={
        "CreateImageCache": repeat_by_token(create_image_cache),
        "UpdateImageCache": repeat_by_token(update_image_cache),
        "DeleteImageCache": repeat_by_token(delete_image_cache),
    },
)
