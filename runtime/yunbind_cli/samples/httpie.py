"""Commands of HTTPie: the signed request, as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_cli.samples import NoSample
from yunbind_cli.samples.curl import NO_KEY, read_body
from yunbind_cli.samples.shell import write_command

if TYPE_CHECKING:
    from yunbind_cli.samples.sample_call import SampleCall


def write(call: SampleCall) -> str:
    """Return a command that sends the signed request. Its signature is valid for some minutes.

    Raises:
        NoSample: There is no key, or the body is no text.
    """
    if call.signed is None:
        raise NoSample(NO_KEY)
    request = call.signed
    groups = [[f"{name}:{value}"] for name, value in request.headers]
    if request.body:
        groups.insert(0, ["--raw", read_body(request)])
    return write_command("http", "--ignore-stdin", request.method, request.url, groups=groups)
