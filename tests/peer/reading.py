"""The result of a call, from our client or a vendor's SDK, in a common form.

The form is one of ``{"response": members}``, ``{"service_error": {"code", "message", "request_id"}}``,
``{"unreadable": None}`` for our error about invalid responses, and
``{"crash": name}`` for an exception that the SDK does not document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from pydantic import BaseModel
from yunbind_runtime.base.errors import ApiError, UnreadableResponse
from yunbind_runtime.base.timestamps import Timestamp

_SERVICE_ERRORS = {
    "tencent": ("TencentCloudSDKException",),
    "alibaba": ("ClientException", "ServerException", "ThrottlingException"),
    "alibaba_old": ("ClientException", "ServerException"),
    "huawei": ("ClientRequestException", "ServerResponseException"),
}


def read_ours(call: Callable[[], BaseModel]) -> dict[str, Any]:
    """Make a call and return its result without undocumented members, which the SDKs drop too."""
    try:
        return {"response": _read(call())}
    except ApiError as error:
        return {
            "service_error": {"code": error.code, "message": error.message, "request_id": error.request_id}
        }
    except UnreadableResponse:
        return {"unreadable": None}


def read_theirs(sdk: str, result: dict[str, Any]) -> dict[str, Any]:
    """Return the result of a call by an SDK, given the reply of its script."""
    if "response" in result:
        response = result["response"]
        # This SDK returns empty lists for missing ones.
        return {"response": _drop_empty_lists(response) if sdk == "alibaba" else response}
    if result["error"] not in _SERVICE_ERRORS[sdk]:
        return {"crash": result["error"]}
    message = result["message"]
    if sdk == "alibaba":  # its message wraps the vendor's in the status and the request ID
        message = message.removeprefix(f"code: {result['status_code']}, ")
        message = message.removesuffix(f" request id: {result['request_id']}")
    return {"service_error": {"code": result["code"], "message": message, "request_id": result["request_id"]}}


def compare(ours: Any, theirs: Any) -> dict[str, tuple[Any, Any]]:
    """Return the differences by path, as our value and theirs. None means that there is no value."""
    left, right = dict(_list_leaves(ours, "")), dict(_list_leaves(theirs, ""))
    pairs = {path: (left.get(path), right.get(path)) for path in left.keys() | right.keys()}
    return {path: pair for path, pair in pairs.items() if pair[0] != pair[1] or _differ_in_kind(*pair)}


def _differ_in_kind(ours: object, theirs: object) -> bool:
    return isinstance(ours, bool) != isinstance(theirs, bool)  # == treats them as the numbers 1 and 0


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
        return {name: _drop_empty_lists(member) for name, member in value.items() if member != []}
    return [_drop_empty_lists(item) for item in value] if isinstance(value, list) else value


def _list_leaves(value: Any, path: str) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict) and value:
        for name, member in value.items():
            yield from _list_leaves(member, f"{path}.{name}".lstrip("."))
    elif isinstance(value, list) and value:
        for index, item in enumerate(value):
            yield from _list_leaves(item, f"{path}[{index}]")
    else:
        yield path, value
