"""Signing schemes, one module each. A signer knows no protocol and no service."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

if TYPE_CHECKING:
    from datetime import datetime

    from yunbind_runtime.base.http import HttpRequest
    from yunbind_runtime.model.credentials import AuthToken, Credentials
    from yunbind_runtime.wire.options import SignatureLocation


class RequestSigner(Protocol):
    """The content of a signing module, with or without credentials.

    Attributes:
        LOCATION: The location of the signature and of the common parameters.
        HAS_NONCE: Whether the scheme has a nonce.
    """

    LOCATION: SignatureLocation
    HAS_NONCE: bool

    def sign(
        self, request: HttpRequest, credentials: Any, *, service: str, moment: datetime, nonce: str
    ) -> HttpRequest:
        """Return the request with the headers or parameters that prove its sender.

        Args:
            request: The request with all other headers and parameters.
            credentials: Credentials of the class ``CREDENTIALS``. None for an unsigned request.
            service: The service in the signature's scope, for schemes that have a scope.
            moment: The time of signing.
            nonce: A text that was never used before, for schemes that have a nonce.
        """
        ...


class Signer(RequestSigner, Protocol):
    """The content of a signing module that needs credentials.

    Attributes:
        CREDENTIALS: The class of credentials that ``sign`` takes.
    """

    CREDENTIALS: type[Credentials] | type[AuthToken]


SIGNERS = (
    "tc3-hmac-sha256",
    "tencent-hmac-sha1",
    "tencent-hmac-sha256",
    "acs3-hmac-sha256",
    "alibaba-hmac-sha1",
    "sdk-hmac-sha256",
    "x-auth-token",
)
"""Names of the signers. Where two vendors give their schemes the same name, the vendor's name comes first."""

_SHARED_NAMES = {
    ("tencent-api3", "hmac-sha1"): "tencent-hmac-sha1",
    ("tencent-api3", "hmac-sha256"): "tencent-hmac-sha256",
    ("alibaba-rpc", "hmac-sha1"): "alibaba-hmac-sha1",
}
_UNSIGNED = {"tencent-api3": "tencent_unsigned", "alibaba-rpc": "alibaba_unsigned"}


@cache
def load_signer(name: str) -> Signer:
    """Return a signer. Its module is imported at the first use.

    Raises:
        KeyError: There is no signer with this name.
    """
    if name not in SIGNERS:
        raise KeyError(name)
    return cast("Signer", import_module(f"{__name__}.{name.replace('-', '_')}"))


@cache
def find_signer(protocol: str, scheme: str) -> Signer:
    """Return the signer of a scheme, as the protocol's vendor names it.

    Raises:
        KeyError: There is no scheme with this name.
    """
    return load_signer(_SHARED_NAMES.get((protocol, scheme), scheme))


@cache
def find_unsigned_signer(protocol: str) -> RequestSigner | None:
    """Return the signer for operations that need no signature. None: such requests are sent as they are."""
    name = _UNSIGNED.get(protocol)
    return cast("RequestSigner", import_module(f"{__name__}.{name}")) if name else None
