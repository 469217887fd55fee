"""What a caller gets of an answer, from our client and from a vendor's SDK, in one form.

That form is one of ``{"answer": members}``, ``{"refusal": {"code", "message", "request_id"}}``,
``{"unreadable": None}`` for our error about answers that are not the vendor's, and
``{"crash": name}`` for an exception that the SDK does not document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel
from yunbind_runtime.base.errors import ApiError, UnreadableResponse
from yunbind_runtime.base.timestamps import Timestamp

_REFUSALS = {
    "tencent": ("TencentCloudSDKException",),
    "alibaba": ("ClientException", "ServerException", "ThrottlingException"),
    "alibaba_old": ("ClientException", "ServerException"),
    "huawei": ("ClientRequestException", "ServerResponseException"),
}


def read_ours(call: Callable[[], BaseModel]) -> dict[str, Any]:
    """Make a call and return what came of it; undocumented members are left out, as the SDKs leave them out."""
    try:
        return {"answer": _read(call())}
    except ApiError as error:
        return {"refusal": {"code": error.code, "message": error.message, "request_id": error.request_id}}
    except UnreadableResponse:
        return {"unreadable": None}


def read_theirs(sdk: str, told: dict[str, Any]) -> dict[str, Any]:
    """Return what came of a call by an SDK, given what its script told."""
    if "answer" in told:
        answer = told["answer"]
        # This SDK makes missing lists empty.
        return {"answer": _drop_empty_lists(answer) if sdk == "alibaba" else answer}
    if told["error"] not in _REFUSALS[sdk]:
        return {"crash": told["error"]}
    message = told["message"]
    if sdk == "alibaba":  # its message has status and request id around the vendor's
        message = message.removeprefix(f"code: {told['status_code']}, ")
        message = message.removesuffix(f" request id: {told['request_id']}")
    return {"refusal": {"code": told["code"], "message": message, "request_id": told["request_id"]}}


def compare(ours: Any, theirs: Any) -> dict[str, tuple[Any, Any]]:
    """Return what differs, by path: ours and theirs; None stands for nothing there."""
    left, right = dict(_list_leaves(ours, "")), dict(_list_leaves(theirs, ""))
    pairs = {path: (left.get(path), right.get(path)) for path in left.keys() | right.keys()}
    return {path: pair for path, pair in pairs.items() if pair[0] != pair[1] or _differ_in_kind(*pair)}


def _differ_in_kind(ours: object, theirs: object) -> bool:
    return isinstance(ours, bool) != isinstance(theirs, bool)  # which == takes for the numbers 1 and 0


def _read(value: Any) -> Any:
    if isinstance(value, BaseModel):
        fields = type(value).model_fields.items()
        members = {member.alias or name: _read(getattr(value, name)) for name, member in fields}
        return {name: member for name, member in members.items() if member is not None}
    if isinstance(value, list):
        return [_read(item) for item in value]
    if isinstance(value, Timestamp):
        return value.text
    return str(value) if isinstance(value, str) else value


def _drop_empty_lists(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _drop_empty_lists(each) for name, each in value.items() if each != []}
    return [_drop_empty_lists(each) for each in value] if isinstance(value, list) else value


def _list_leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and value:
        for name, each in value.items():
            yield from _list_leaves(each, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list) and value:
        for index, each in enumerate(value):
            yield from _list_leaves(each, f"{path}[{index}]")
    else:
        yield path, value
