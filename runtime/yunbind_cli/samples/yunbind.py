"""Commands of yunbind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_cli.json_values import is_list, is_object
from yunbind_cli.output.cells import write_json, write_scalar
from yunbind_cli.samples.shell import write_command

if TYPE_CHECKING:
    from yunbind_cli.samples.sample_call import SampleCall


def write(call: SampleCall) -> str:
    """Return the command of the call."""
    region, members = call.split_region()
    groups: list[list[str]] = []
    for name, value in members.items():
        member = call.action.request.get(name)
        if member is None:
            groups.append(["--set", f"{name}:={write_json(value)}"])
        else:
            texts = _list_texts(value)
            if any(text.startswith("-") for text in texts):  # a word with a hyphen is an option
                groups.append(["--set", f"{name}:={write_json(value)}"])
            else:
                groups += ([f"--{member.kebab}", text] for text in texts)
    if region:
        groups.append(["--region", region])
    if call.endpoint:
        groups.append(["--endpoint", call.endpoint])
    service = call.action.service
    name = service.name if service.document.get("default") else f"{service.name}@{service.version}"
    return write_command("yunbind", call.cloud, name, call.action.name, groups=groups)


def _list_texts(value: Any) -> list[str]:
    """Return the texts of an option that is repeated for each item."""
    if is_object(value):
        return [write_json(value)]
    items = value if is_list(value) else [value]
    if not items or any(isinstance(item, list | dict) for item in items):
        return [write_json(value)]
    return [f"@{text}" if text.startswith("@") else text for text in map(write_scalar, items)]
