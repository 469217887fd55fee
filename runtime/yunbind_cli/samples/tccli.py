"""Commands of tccli, the command line of Tencent Cloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_cli.output.cells import write_json
from yunbind_cli.samples import NoSample
from yunbind_cli.samples.shell import write_command

if TYPE_CHECKING:
    from yunbind_cli.samples.sample_call import SampleCall


def write(call: SampleCall) -> str:
    """Return the command of the call. Lists and structures are JSON.

    Raises:
        NoSample: The call is one of another cloud.
    """
    if call.cloud != "tencent":
        raise NoSample("tccli calls Tencent Cloud only.")
    service = call.action.service
    groups = [
        [f"--{name}", value if isinstance(value, str) else write_json(value)]
        for name, value in call.members.items()
    ]
    if call.region:
        groups.append(["--region", call.region])
    if call.endpoint:
        groups.append(["--endpoint", call.endpoint])
    groups.append(["--version", service.version])
    return write_command("tccli", service.name, call.action.name, groups=groups)
