"""Image caches of CCE: Creating to Available or Failed; Unavailable when expired; Deleting until gone.

https://support.huaweicloud.com/api-cce-autopilot/CreateImageCache.html. No page
shows the responses of creating, reading or deleting, nor the error codes for a duplicate
name and for a fifty-first cache. These are assumed.
"""

from __future__ import annotations

import uuid
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
    from datetime import datetime

    from yunbind_emulator.state.records import Record, Records

MAX_CACHES = 50
"""Maximum number of image caches of an account."""
MAX_IMAGES = 20
"""Maximum number of images in a cache, from the user guide."""
_CACHES = "cce.caches"
_CREATED = "A cache is Creating, then Available"
_ASSUMED_STATUSES = {
    "Creating": _CREATED,
    "Available": _CREATED,
    "Failed": "A cache with an image that cannot be pulled is Failed",
    "Deleting": "The cache is Deleting, then missing",
}
"""The assumed behaviour behind each status."""


def create_image_cache(call: Call) -> ResponseBody:
    """Create a cache with the status Creating."""
    given = call.parameters
    caches = _list_current(call)
    if len(given["images"]) > MAX_IMAGES:
        message = f"Invalid request. An image cache holds at most {MAX_IMAGES} images."
        assumed = "A cache holds at most 20 images, from the user guide"
        raise call.error("CCE.01400001", message, assumed=assumed)
    if any(record["shown"]["name"] == given["name"] for record in caches.values()):
        message = f"An image cache named {given['name']} already exists."
        assumed = "A duplicate name is refused: `CCE.01409001`"
        raise call.error("CCE.01409001", message, assumed=assumed)
    if len(caches) >= MAX_CACHES:
        message = f"The quota of {MAX_CACHES} image caches is used up."
        assumed = "A fifty-first cache is refused: `CCE.01400019`"
        raise call.error("CCE.01400019", message, assumed=assumed)
    retention_days = given.get("retention_days") or 0
    shown: dict[str, Any] = {
        "name": given["name"],
        "id": str(uuid.UUID(int=call.new_id().int)),
        "created_at": _write(call.moment),
        "images": given["images"],
        "image_cache_size": given.get("image_cache_size") or 20,
        "retention_days": retention_days,
        "building_config": given["building_config"],
        "status": "Creating",
    }
    ends = add_time(call.moment, days=retention_days) if retention_days else None
    record: Record = {"shown": shown, "expires": ends.isoformat() if ends else None}
    start_change(record, call.moment, "Available" if all(map(can_pull, given["images"])) else "Failed")
    caches[shown["id"]] = record
    call.assume("The response is 200 with the whole cache")
    return {"image_cache": dict(shown)}


def list_image_caches(call: Call) -> ResponseBody:
    """List all caches, or the one with a given name."""
    name = call.parameters.get("name")
    found = [record for record in _list_current(call).values() if name in (None, record["shown"]["name"])]
    shown_caches = [_show(call, record) for record in found]
    if name is not None and not found:
        call.assume("An unknown name gives an empty list")
    return {"image_caches": [dict(shown) for shown in shown_caches if shown["status"] != ""]}


def show_image_cache(call: Call) -> ResponseBody:
    """Return a cache."""
    record = _find(call)
    shown = _show(call, record)
    if shown["status"] == "":
        raise _missing(call)
    call.assume("The response is the whole cache")
    return {"image_cache": dict(shown)}


def delete_image_cache(call: Call) -> ResponseBody:
    """Start to delete a cache; a second call changes nothing."""
    record = _find(call)
    if record["shown"]["status"] != "Deleting":
        _delete(record, call.moment)
        call.assume("The cache is Deleting, then missing")
    else:
        call.assume("A second deletion changes nothing")
    return {"image_cache": dict(record["shown"])}


def _list_current(call: Call) -> Records:
    """Return the records of the caches, with due changes applied."""
    records = call.records(_CACHES)
    for cache_id, record in list(records.items()):
        _finish_due_change(call, record)
        if record["shown"]["status"] == "":
            del records[cache_id]
    return records


def _find(call: Call) -> Record:
    record = _list_current(call).get(call.parameters["image_cache_id"])
    if record is None:
        raise _missing(call)
    return record


def _missing(call: Call) -> Exception:
    message = f"There is no image cache {call.parameters['image_cache_id']}."
    return call.error("CCE.01404001", message, assumed="An unknown id is refused with 404: `CCE.01404001`")


def _show(call: Call, record: Record) -> dict[str, Any]:
    """Count a read, and return the cache; its status is empty if it is gone with this read."""
    count_read(record)
    _finish_due_change(call, record)
    assumed = _ASSUMED_STATUSES.get(record["shown"]["status"])
    if assumed:
        call.assume(assumed)
    shown: dict[str, Any] = record["shown"]
    return shown


def _finish_due_change(call: Call, record: Record) -> None:
    """Apply what is due: a change, then the expiry and its consequences."""
    shown = record["shown"]
    while "change" in record:
        share, end = measure_change(record["change"], call.moment, call.pace)
        if share < 1:
            return
        call.state.touch()
        shown["status"] = record.pop("change")["goal"]
        if shown["status"] == "Failed":
            shown["message"] = "An image could not be pulled."
        elif shown["status"] == "Deleting":
            _delete(record, end)
    if shown["status"] not in ("", "Unavailable") and is_over(record["expires"], call.moment):
        call.state.touch()
        shown["status"] = "Unavailable"
        shown["message"] = "The image cache has expired."
        start_change(record, call.moment, "Deleting")


def _delete(record: Record, moment: datetime) -> None:
    record["shown"]["status"] = "Deleting"
    record["expires"] = None
    start_change(record, moment, "")


def _write(moment: datetime) -> str:
    """Write a time as Go does, without zeros at the end of the fraction."""
    fraction = f".{moment.microsecond:06d}".rstrip("0").rstrip(".")
    return f"{moment.strftime('%Y-%m-%d %H:%M:%S')}{fraction} +0000 UTC"


HANDLERS = ServiceHandlers(
    reads={"ListImageCaches": list_image_caches, "ShowImageCache": show_image_cache},
    writes={"CreateImageCache": create_image_cache, "DeleteImageCache": delete_image_cache},
)
