"""Code for a call, one module for each kind of code. Each sample holds only the members that were given."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from yunbind_cli.samples.sample_call import SampleCall


class Form(NamedTuple):
    """A form of code.

    Attributes:
        title: Its name for people.
        fence: The language of its block in Markdown.
        module: The module that writes it.
        function: The function that writes it.
    """

    title: str
    fence: str
    module: str
    function: str = "write"


FORMS: Final = {
    "python": Form("Python", "python", "python"),
    "async": Form("Python, asyncio", "python", "python", "write_async"),
    "vendor-python": Form("Vendor's SDK for Python", "python", "vendor_python"),
    "curl": Form("curl", "sh", "curl"),
    "httpie": Form("HTTPie", "sh", "httpie"),
    "yunbind": Form("yunbind", "sh", "yunbind"),
    "tccli": Form("tccli", "sh", "tccli"),
    "aliyun": Form("aliyun", "sh", "aliyun"),
    "hcloud": Form("hcloud (KooCLI)", "sh", "hcloud"),
}
"""The forms of code by name."""


class NoSample(Exception):
    """A call cannot be written in a form. The message says why."""


def write_sample(form: str, call: SampleCall) -> str:
    """Return the code for a call, with a line feed at its end.

    Args:
        form: A name of :data:`FORMS`.
        call: The call.

    Raises:
        NoSample: The call cannot be written in this form, for example another vendor's command line.
    """
    found = FORMS[form]
    text: str = getattr(import_module(f"{__name__}.{found.module}"), found.function)(call)
    return text
