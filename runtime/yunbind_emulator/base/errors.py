"""Errors of the emulated vendors, and of the emulator's own files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yunbind_runtime.base.http import Headers


class VendorError(Exception):
    """The vendor's error answer: one of its codes, and a message.

    ``http`` is the HTTP status, None for the one that the protocol gives the code.
    ``string_to_sign`` is what a right signature would have been made of, and
    ``headers`` stand beside those of the cloud's envelope. ``assumed`` is what no page
    says, in the words of ``docs/parity.md``; None where a page gives the code for this.
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        http: int | None = None,
        string_to_sign: str | None = None,
        headers: Headers = (),
        assumed: str | None = None,
    ) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message
        self.http = http
        self.string_to_sign = string_to_sign
        self.headers = headers
        self.assumed = assumed


class StateFileError(Exception):
    """The state file cannot be read, is damaged or is in use; the message names the remedy."""
