"""How requests are signed: one module per scheme.

A signer turns credentials into headers. It knows no protocol and no service.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from datetime import datetime

    from ..credentials import AuthToken, Credentials
    from ..http import HttpRequest


class Signer(Protocol):
    """What a scheme's module offers.

    ``CREDENTIALS`` is the class of credentials that ``sign`` takes.
    """

    CREDENTIALS: type[Credentials] | type[AuthToken]

    def sign(
        self, request: HttpRequest, credentials: Any, *, service: str, moment: datetime, nonce: str
    ) -> HttpRequest:
        """Return the request with the headers that prove who sends it.

        Args:
            request: with every other header in place.
            credentials: of the class ``CREDENTIALS``.
            service: name in the signature's scope, for schemes that have one.
            moment: time of signing.
            nonce: text never used before, for schemes that have one.
        """
        ...


class _Signers(Mapping[str, Signer]):
    """Scheme names to modules, imported when they are asked for."""

    _names = ("tc3-hmac-sha256", "acs3-hmac-sha256", "sdk-hmac-sha256", "x-auth-token")

    def __getitem__(self, name: str) -> Signer:
        if name not in self._names:
            raise KeyError(name)
        return cast("Signer", import_module(f"{__name__}.{name.replace('-', '_')}"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


SIGNERS: Mapping[str, Signer] = _Signers()
"""The schemes by name."""
