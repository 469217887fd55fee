"""Errors of the emulated vendors, and of the emulator's own files."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from yunbind_runtime.base.http import Headers


class VendorError(Exception):
    """An error response of the emulated vendor: one of its codes, and a message.

    Attributes:
        code: Error code of the vendor.
        message: Text for the caller.
        http: HTTP status. None takes the protocol's status for the code.
        string_to_sign: The string that a correct signature signs, or None.
        headers: Headers to add to the response.
        assumed: The assumed behaviour in the words of ``docs/parity.md``. None if a page documents the code
            for this case.
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
        self.code = code
        self.message = message
        self.http = http
        self.string_to_sign = string_to_sign
        self.headers = headers
        self.assumed = assumed


class StateFileError(Exception):
    """The state file cannot be read, is damaged or is in use; the message names the remedy."""
