"""Image caches of TKE: Pending to Ready or Failed; Updating to Ready or UpdateFailed.

https://cloud.tencent.com/document/api/457/70859. The names of the statuses give their
order. Only a cache that is Ready or UpdateFailed can be updated, as on the other clouds.
Times have the form of the newest sample.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

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
    from collections.abc import Mapping, Sequence

    from yunbind_emulator.state.records import Record, Records

_CACHES = "tke.caches"
_FOREVER = 36524
"""Days until the expiry of a cache that is kept for ever, in the newest sample: a hundred years."""
_FILTER = "image-cache-name"
_CHANGEABLE = ("Ready", "UpdateFailed")
_CREATED = "A new cache is Pending, then Ready"
_CHANGED = "The cache is Updating, then Ready; members that are not given stay"
_ASSUMED_STATUSES = {
    "Pending": _CREATED,
    "Ready": _CREATED,
    "Failed": "A cache with an image that cannot be pulled is Failed",
    "Updating": _CHANGED,
    "UpdateFailed": _CHANGED,
}
"""The assumed behaviour behind each status."""


def create_image_cache(call: Call) -> ResponseBody:
    """Create a cache with the status Pending."""
    given = call.parameters
    cache_id = call.make_id("imc")
    shown: dict[str, Any] = {
        "ImageCacheId": cache_id,
        "ImageCacheName": given.get("ImageCacheName") or cache_id,
        "ImageCacheSize": given.get("ImageCacheSize") or 20,
        "Images": given["Images"],
        "CreationTime": _write(call.moment),
        "LastMatchedTime": "",
        "SnapshotId": "",
        "Status": "Pending",
        "RetentionDays": given.get("RetentionDays") or 0,
        "ImageCacheType": "manual",
        "Snapshotter": "overlay",
        "ImageRegistryCredentials": _hide_passwords(given.get("ImageRegistryCredentials")),
        "Tags": given.get("Tags") or [],
        "Events": [],
    }
    record: Record = {"shown": shown, "created": call.moment.isoformat()}
    for what, reason in (("eksci", "EksciCreated"), ("disk", "DiskCreated")):
        _add_event(shown, call.moment, reason, f"{what.capitalize()} {call.make_id(what)} created")
    _set_expiry(record)
    start_change(record, call.moment, _choose_goal(shown, "Failed"))
    call.records(_CACHES)[cache_id] = record
    return {"ImageCacheId": cache_id}


def describe_image_caches(call: Call) -> ResponseBody:
    """List the caches that meet all of the ids, names and filters."""
    given = call.parameters
    _check_filters(call)
    if sum(1 for name in ("ImageCacheIds", "ImageCacheNames", "Filters") if given.get(name)) > 1:
        call.assume("A cache must meet ids, names and filters")
    found = [record for record in _list_current(call).values() if _matches(call, record["shown"])]
    offset, limit = given.get("Offset") or 0, given.get("Limit")
    page = found[offset : offset + (20 if limit is None else limit)]
    return {"TotalCount": len(found), "ImageCaches": [_show(call, record) for record in page]}


def get_most_suitable_image_cache(call: Call) -> ResponseBody:
    """Return the ready cache with most of the images; of equals the smallest, then the oldest."""
    wanted = set(call.parameters["Images"])
    snapshotter = call.parameters.get("Snapshotter")
    candidates = [
        (len(wanted & set(record["shown"]["Images"])), -len(record["shown"]["Images"]), record)
        for record in _list_current(call).values()
        if record["shown"]["Status"] == "Ready" and snapshotter in (None, record["shown"]["Snapshotter"])
    ]
    best = max(candidates, key=lambda each: each[:2], default=None)
    if best is None or best[0] == 0:
        return {"Found": False, "ImageCache": None}
    call.assume("The result is the cache with most of the images")
    best[2]["shown"]["LastMatchedTime"] = _write(call.moment)
    return {"Found": True, "ImageCache": _copy(best[2]["shown"])}


def update_image_cache(call: Call) -> None:
    """Change the given members; the cache is Updating for a while."""
    record = _find(call, call.parameters["ImageCacheId"])
    shown = record["shown"]
    if shown["Status"] not in _CHANGEABLE:
        raise call.error(
            "UnsupportedOperation",
            f"The image cache {shown['ImageCacheId']} is {shown['Status']}; wait until it is Ready.",
            assumed="A cache that is Pending is refused: `UnsupportedOperation`",
        )
    if shown["Status"] == "UpdateFailed":
        call.assume("A cache that is UpdateFailed can be updated again")
    for name in ("ImageCacheName", "Images", "ImageCacheSize", "RetentionDays", "Tags"):
        if call.parameters.get(name) is not None:
            shown[name] = call.parameters[name]
    if call.parameters.get("ImageRegistryCredentials") is not None:
        shown["ImageRegistryCredentials"] = _hide_passwords(call.parameters["ImageRegistryCredentials"])
    _set_expiry(record)
    shown["Status"] = "Updating"
    start_change(record, call.moment, _choose_goal(shown, "UpdateFailed"))


def delete_image_caches(call: Call) -> None:
    """Delete caches at once; either all of them, or none if one is unknown."""
    wanted = list(dict.fromkeys(call.parameters["ImageCacheIds"]))
    for cache_id in wanted:
        _find(call, cache_id, "Nothing is deleted if one id is unknown" if wanted[1:] else None)
    call.assume("A deleted cache is gone at once")
    for cache_id in wanted:
        del call.records(_CACHES)[cache_id]


def _list_current(call: Call) -> Records:
    """Return the records of the caches, with due changes applied."""
    records = call.records(_CACHES)
    for cache_id, record in list(records.items()):
        _finish_due_change(call, record)
        if is_over(record["expires"], call.moment):
            call.assume("A cache is deleted when its retention days end")
            del records[cache_id]
    return records


def _find(call: Call, cache_id: str, assumed: str | None = None) -> Record:
    record = _list_current(call).get(cache_id)
    if record is None:
        message = f"There is no image cache {cache_id} in {call.region}."
        raise call.error("ResourceNotFound", message, assumed=assumed)
    return record


def _show(call: Call, record: Record) -> dict[str, Any]:
    count_read(record)
    _finish_due_change(call, record)
    shown = record["shown"]
    call.assume(_ASSUMED_STATUSES[shown["Status"]])
    if shown["ImageRegistryCredentials"]:
        call.assume("Passwords of registries are empty in responses")
    return _copy(shown)


def _finish_due_change(call: Call, record: Record) -> None:
    if "change" not in record:
        return
    share, end = measure_change(record["change"], call.moment, call.pace)
    if share < 1:
        return
    call.state.touch()
    shown = record["shown"]
    shown["Status"] = record.pop("change")["goal"]
    if shown["Status"] != "Ready":
        _add_event(shown, end, "Failed", "An image could not be pulled", kind="Warning")
        return
    shown["SnapshotId"] = call.make_id("snap")
    _add_event(shown, end, "SnapCreated", f"Snap {shown['SnapshotId']} created")


def _check_filters(call: Call) -> None:
    for condition in call.parameters.get("Filters") or ():
        if condition["Name"] != _FILTER:
            message = f"There is no filter {condition['Name']}; use {_FILTER}."
            assumed = "An unknown filter is refused: `InvalidParameter`"
            raise call.error("InvalidParameter", message, assumed=assumed)


def _matches(call: Call, shown: Mapping[str, Any]) -> bool:
    ids, names = call.parameters.get("ImageCacheIds"), call.parameters.get("ImageCacheNames")
    filters: Sequence[Mapping[str, Any]] = call.parameters.get("Filters") or ()
    return (
        (not ids or shown["ImageCacheId"] in ids)
        and (not names or shown["ImageCacheName"] in names)
        and all(shown["ImageCacheName"] in condition["Values"] for condition in filters)
    )


def _choose_goal(shown: Mapping[str, Any], failed: str) -> str:
    return "Ready" if all(can_pull(image) for image in shown["Images"]) else failed


def _set_expiry(record: Record) -> None:
    """Set when a cache expires, counted from its creation."""
    shown = record["shown"]
    created = datetime.fromisoformat(record["created"])
    ends = add_time(created, days=shown["RetentionDays"] or _FOREVER)
    shown["ExpireDateTime"] = _write(ends)
    record["expires"] = ends.isoformat()


def _add_event(
    shown: dict[str, Any], moment: datetime, reason: str, message: str, kind: str = "Normal"
) -> None:
    """Add an event before the others, as the sample shows them."""
    event = {
        "ImageCacheId": shown["ImageCacheId"],
        "Type": kind,
        "Reason": reason,
        "Message": message,
        "FirstTimestamp": _write(moment),
        "LastTimestamp": _write(moment),
    }
    shown["Events"].insert(0, event)


def _hide_passwords(credentials: Sequence[Mapping[str, Any]] | None) -> list[dict[str, Any]]:
    """Remove the caller's passwords."""
    return [{**each, "Password": ""} for each in credentials or ()]


def _copy(shown: Mapping[str, Any]) -> dict[str, Any]:
    return {**shown, "Events": list(shown["Events"])}


def _write(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%d %H:%M:%S +0000 UTC")


HANDLERS = ServiceHandlers(
    reads={
        "DescribeImageCaches": describe_image_caches,
    },
    writes={
        "GetMostSuitableImageCache": get_most_suitable_image_cache,
        "CreateImageCache": create_image_cache,
        "UpdateImageCache": update_image_cache,
        "DeleteImageCaches": delete_image_caches,
    },
)
