"""Commands of aliyun, the command line of Alibaba Cloud."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from yunbind_cli.json_values import is_list, is_object
from yunbind_cli.output.cells import write_json, write_scalar
from yunbind_cli.samples import NoSample
from yunbind_cli.samples.shell import write_command

if TYPE_CHECKING:
    from yunbind_cli.samples.sample_call import SampleCall


def write(call: SampleCall) -> str:
    """Return the command of the call. Lists and structures are flat, and their items count from 1.

    Raises:
        NoSample: The call is one of another cloud.
    """
    if call.cloud != "alibaba":
        raise NoSample("aliyun calls Alibaba Cloud only.")
    service = call.action.service
    region, members = call.split_region()
    name = service.document.get("region_member")
    if name and region:
        members = {name: region, **members}
    groups: list[list[str]] = []
    for key, value in members.items():
        member = call.action.request.get(key)
        is_json = member is not None and member.document.get("encode") == "json"
        flat = [(key, write_json(value))] if is_json else _flatten(key, value)
        groups += ([f"--{path}", text] for path, text in flat)
    if region and not name:
        groups.append(["--region", region])
    if call.host:
        groups.append(["--endpoint", call.host])
    if not service.document.get("default"):
        groups.append(["--version", service.version])
    return write_command("aliyun", service.name, call.action.name, groups=groups)


def _flatten(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if is_list(value):
        for number, item in enumerate(value, 1):
            yield from _flatten(f"{path}.{number}", item)
    elif is_object(value):
        for name, item in value.items():
            yield from _flatten(f"{path}.{name}", item)
    else:
        yield path, write_scalar(value)
