"""Tags of ECI's image caches. The emulator has no other resources of ECI.

https://api.alibabacloud.com/api/Eci/2018-08-08/TagResources
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_emulator.services.eci import list_current
from yunbind_emulator.services.eci_tokens import read_limit, read_position, repeat_by_token, write_position
from yunbind_emulator.services.handlers import Call, ResponseBody, ServiceHandlers

if TYPE_CHECKING:
    from yunbind_emulator.state.records import Record

MAX_TAGS = 20
"""Maximum number of tags of a resource."""
_KIND = "ImageCache"


def tag_resources(call: Call) -> None:
    """Add tags to caches, or replace those with the same key. Either all caches are changed, or none."""
    new = {tag["Key"]: tag.get("Value") or "" for tag in call.parameters["Tag"] if tag.get("Key")}
    if len(new) < len(call.parameters["Tag"]):
        message = "Each tag needs a Key, and no two the same."
        assumed = "Tags without a key, or with the same key twice, are refused: `InvalidParameter`"
        raise call.error("InvalidParameter", message, assumed=assumed)
    merged = [(record, _read_tags(record) | new) for record in _find_all(call)]
    if any(len(tags) > MAX_TAGS for _, tags in merged):
        message = f"A resource has at most {MAX_TAGS} tags."
        raise call.error("NumberExceed.Tags", message)
    if any(new.keys() & _read_tags(record).keys() for record, _ in merged):
        call.assume("A tag replaces one with the same key")
    for record, tags in merged:
        _write_tags(record, tags)


def untag_resources(call: Call) -> None:
    """Remove tags from caches: those with the given keys, or all."""
    keys = call.parameters.get("TagKey")
    has_all = call.parameters.get("All") and not keys
    for record in _find_all(call):
        tags = _read_tags(record)
        kept = {key: value for key, value in tags.items() if not has_all and key not in (keys or ())}
        _write_tags(record, kept)


def list_tag_resources(call: Call) -> ResponseBody:
    """List the tags of caches, filtered by ids and tags."""
    given = call.parameters
    ids = given.get("ResourceId")
    wanted = [{name: value for name, value in tag.items() if value} for tag in given.get("Tag") or ()]
    found = [
        {"ResourceType": _KIND, "ResourceId": cache_id, "TagKey": key, "TagValue": value}
        for cache_id, record in list_current(call).items()
        if given["ResourceType"] == _KIND and (not ids or cache_id in ids)
        for key, value in _read_tags(record).items()
        if not wanted or any(each.items() <= {"Key": key, "Value": value}.items() for each in wanted)
    ]
    after, size = read_position(call, given.get("NextToken")), read_limit(call, "Limit")
    response: ResponseBody = {"TagResources": found[after : after + size]}
    if after + size < len(found):
        response["NextToken"] = write_position(after + size)
    return response


def _find_all(call: Call) -> list[Record]:
    caches = list_current(call)
    ids = dict.fromkeys(call.parameters["ResourceId"])
    unknown = [each for each in ids if call.parameters["ResourceType"] != _KIND or each not in caches]
    if unknown:
        message = f"There is no {call.parameters['ResourceType']} {unknown[0]} in {call.region}."
        assumed = "An unknown resource is refused: `InvalidParameter.NotFound`"
        raise call.error("InvalidParameter.NotFound", message, http=404, assumed=assumed)
    return [caches[each] for each in ids]


def _read_tags(record: Record) -> dict[str, str]:
    return {tag["Key"]: tag.get("Value") or "" for tag in record["shown"]["Tags"] if tag.get("Key")}


def _write_tags(record: Record, tags: dict[str, str]) -> None:
    record["shown"]["Tags"] = [{"Key": key, "Value": value} for key, value in tags.items()]


HANDLERS = ServiceHandlers(
    reads={"ListTagResources": list_tag_resources},
    writes={"TagResources": tag_resources, "UntagResources": repeat_by_token(untag_resources)},
)
