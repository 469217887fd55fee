"""Commands of hcloud (KooCLI), the command line of Huawei Cloud."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from yunbind_cli.json_values import is_list, is_object
from yunbind_cli.output.cells import write_scalar
from yunbind_cli.samples import NoSample
from yunbind_cli.samples.shell import write_command

if TYPE_CHECKING:
    from yunbind_cli.samples.sample_call import SampleCall


def write(call: SampleCall) -> str:
    """Return the command of the call. Lists and structures are flat, and their items count from 1.

    Raises:
        NoSample: The call is one of another cloud.
    """
    if call.cloud != "huawei":
        raise NoSample("hcloud calls Huawei Cloud only.")
    service = call.action.service
    groups = [[f"--cli-region={call.region}"]] if call.region else []
    for name, value in call.members.items():
        groups += ([f"--{path}={text}"] for path, text in _flatten(name, value))
    if call.host:
        groups.append([f"--cli-endpoint={call.host}"])
    operation = f"{call.action.name}/{service.version}"
    return write_command("hcloud", service.name.upper(), operation, groups=groups)


def _flatten(path: str, value: Any) -> Iterator[tuple[str, str]]:
    if is_list(value):
        for number, item in enumerate(value, 1):
            yield from _flatten(f"{path}.{number}", item)
    elif is_object(value):
        for name, item in value.items():
            yield from _flatten(f"{path}.{name}", item)
    else:
        yield path, write_scalar(value)
