"""How requests are signed: one module per scheme.

A signer turns credentials into headers or parameters. It knows no protocol and no service.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from datetime import datetime

    from yunbind_runtime.base.http import HttpRequest
    from yunbind_runtime.model.credentials import AuthToken, Credentials
    from yunbind_runtime.wire.options import SignatureLocation


class RequestSigner(Protocol):
    """What the module of a scheme offers that needs no credentials.

    ``LOCATION`` is where it wants and puts what is common to all calls.
    """

    LOCATION: SignatureLocation

    def sign(
        self, request: HttpRequest, credentials: Any, *, service: str, moment: datetime, nonce: str
    ) -> HttpRequest:
        """Return the request with the headers or parameters that prove who sends it.

        Args:
            request: with every other header and parameter in place.
            credentials: of the class ``CREDENTIALS``, or None where the scheme has none.
            service: name in the signature's scope, for schemes that have one.
            moment: time of signing.
            nonce: text never used before, for schemes that have one.
        """
        ...


class Signer(RequestSigner, Protocol):
    """What the module of any other scheme offers: ``CREDENTIALS`` is the class that ``sign`` takes."""

    CREDENTIALS: type[Credentials] | type[AuthToken]


class _Signers(Mapping[str, Signer]):
    """Scheme names to modules, imported when they are asked for."""

    _names = (
        "tc3-hmac-sha256",
        "tencent-hmac-sha1",
        "tencent-hmac-sha256",
        "acs3-hmac-sha256",
        "alibaba-hmac-sha1",
        "sdk-hmac-sha256",
        "x-auth-token",
    )

    def __getitem__(self, name: str) -> Signer:
        if name not in self._names:
            raise KeyError(name)
        return cast("Signer", import_module(f"{__name__}.{name.replace('-', '_')}"))

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)


SIGNERS: Mapping[str, Signer] = _Signers()
"""The schemes by name; where vendors use one name for different things, theirs stands before it."""

_SHARED_NAMES = {
    ("tencent-api3", "hmac-sha1"): "tencent-hmac-sha1",
    ("tencent-api3", "hmac-sha256"): "tencent-hmac-sha256",
    ("alibaba-rpc", "hmac-sha1"): "alibaba-hmac-sha1",
}
_STAMPS = {"tencent-api3": "skip_sign", "alibaba-rpc": "anonymous"}


def find_signer(protocol: str, scheme: str) -> Signer:
    """Return the signer that a scheme's name means in a protocol.

    Raises:
        KeyError: there is none.
    """
    return SIGNERS[_SHARED_NAMES.get((protocol, scheme), scheme)]


def find_request_signer(protocol: str) -> RequestSigner | None:
    """Return what stands in for a signature on actions that need none; None for nothing at all."""
    name = _STAMPS.get(protocol)
    return cast("RequestSigner", import_module(f"{__name__}.{name}")) if name else None
