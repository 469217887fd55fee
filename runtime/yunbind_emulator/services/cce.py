"""Image caches of CCE: Creating to Available or Failed; Unavailable when expired; Deleting until gone.

https://support.huaweicloud.com/api-cce-autopilot/CreateImageCache.html. No page
shows the answers of creating, reading or deleting, nor the codes for a name that
is taken and for a fifty-first cache; these are assumed.
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
"""Image caches that an account may have."""
MAX_IMAGES = 20
"""Images that a cache may hold, by the user guide."""
_CACHES = "cce.caches"
_MADE = "A cache is Creating, then Available"
_MOVES = {
    "Creating": _MADE,
    "Available": _MADE,
    "Failed": "One image that cannot be pulled fails the cache",
    "Deleting": "The cache is Deleting, then missing",
}
"""What is assumed of a cache that is shown, by its status."""


def create_image_cache(call: Call) -> ResponseBody:
    """Make a cache, which is Creating."""
    given = call.parameters
    caches = _list_current(call)
    if len(given["images"]) > MAX_IMAGES:
        message = f"Invalid request. An image cache holds at most {MAX_IMAGES} images."
        assumed = "A cache holds at most 20 images, which the user guide alone says"
        raise call.error("CCE.01400001", message, http=400, assumed=assumed)
    if any(record["shown"]["name"] == given["name"] for record in caches.values()):
        message = f"There is an image cache named {given['name']} already."
        assumed = "A name that is taken is refused: `CCE.01409001`"
        raise call.error("CCE.01409001", message, http=409, assumed=assumed)
    if len(caches) >= MAX_CACHES:
        message = f"The quota of {MAX_CACHES} image caches is used up."
        assumed = "A fifty-first cache is refused: `CCE.01400019`"
        raise call.error("CCE.01400019", message, http=400, assumed=assumed)
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
    call.assume("The answer is 200 and the whole cache")
    return {"image_cache": dict(shown)}


def list_image_caches(call: Call) -> ResponseBody:
    """List all caches, or the one of a full name."""
    name = call.parameters.get("name")
    found = [record for record in _list_current(call).values() if name in (None, record["shown"]["name"])]
    looked = [_look(call, record) for record in found]
    if name is not None and not found:
        call.assume("A name that fits nothing gives an empty list")
    return {"image_caches": [dict(shown) for shown in looked if shown["status"] != ""]}


def show_image_cache(call: Call) -> ResponseBody:
    """Show a cache."""
    record = _find(call)
    shown = _look(call, record)
    if shown["status"] == "":
        raise _missing(call)
    call.assume("The answer is the whole cache")
    return {"image_cache": dict(shown)}


def delete_image_cache(call: Call) -> ResponseBody:
    """Begin to delete a cache; asking again changes nothing."""
    record = _find(call)
    if record["shown"]["status"] != "Deleting":
        _delete(record, call.moment)
        call.assume("The cache is Deleting, then missing")
    else:
        call.assume("Deleting twice changes nothing")
    return {"image_cache": dict(record["shown"])}


def _list_current(call: Call) -> Records:
    """Return the caches as they are by now."""
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
    return call.error("CCE.01404001", message, http=404, assumed="An unknown id is 404: `CCE.01404001`")


def _look(call: Call, record: Record) -> dict[str, Any]:
    """Return what is seen of a cache; its status is empty where this read was the one that finds it gone."""
    count_read(record)
    _finish_due_change(call, record)
    assumed = _MOVES.get(record["shown"]["status"])
    if assumed:
        call.assume(assumed)
    return record["shown"]


def _finish_due_change(call: Call, record: Record) -> None:
    """Finish what is due: a change, then the expiry and what follows from it."""
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
    """Write a time as Go does, which drops zeros at the end of the fraction."""
    fraction = f".{moment.microsecond:06d}".rstrip("0").rstrip(".")
    return f"{moment.strftime('%Y-%m-%d %H:%M:%S')}{fraction} +0000 UTC"


HANDLERS = ServiceHandlers(
    reads={"ListImageCaches": list_image_caches, "ShowImageCache": show_image_cache},
    writes={"CreateImageCache": create_image_cache, "DeleteImageCache": delete_image_cache},
)
