"""Commands of curl: the signed request, as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_cli.samples import NoSample
from yunbind_cli.samples.shell import write_command

if TYPE_CHECKING:
    from yunbind_runtime.base.http import HttpRequest

    from yunbind_cli.samples.sample_call import SampleCall

NO_KEY = "The command holds a signed request, and there is no key to sign it."


def write(call: SampleCall) -> str:
    """Return a command that sends the signed request. Its signature is valid for some minutes.

    Raises:
        NoSample: There is no key, or the body is no text.
    """
    if call.signed is None:
        raise NoSample(NO_KEY)
    request = call.signed
    groups: list[list[str]] = [["-H", f"{name}: {value}"] for name, value in request.headers]
    if request.body:
        groups.append(["--data-raw", read_body(request)])
    return write_command("curl", "-sS", "-X", request.method, request.url, groups=groups)


def read_body(request: HttpRequest) -> str:
    """Return the body as text.

    Raises:
        NoSample: The body is no text.
    """
    try:
        return request.body.decode()
    except UnicodeDecodeError:
        raise NoSample("The body is no text in UTF-8.") from None
