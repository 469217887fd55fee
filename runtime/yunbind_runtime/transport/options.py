"""How a client's own connections are made, as its constructor was told."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, cast

from yunbind_runtime.base.errors import ConfigurationError

if TYPE_CHECKING:
    import ssl
    from collections.abc import Mapping

ProxyChoice: TypeAlias = str | Literal[False] | None
"""A proxy's URL; False for no proxy at all; None for those that the environment names."""

MAX_CONNECTIONS = 256
MAX_RESPONSE_SIZE = 32 * 1024 * 1024
"""In bytes, content-decoded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportOptions:
    """What connections are made of; the arguments of a client's constructor.

    Attributes:
        proxy: where requests go through; see ``ProxyChoice``.
        ca_bundle: PEM file, or directory of hashed certificates, of the authorities to trust.
        tls_context: used for https as it is.
        max_connections: how many may be open at once; from 1.
        max_response_size: bytes of an answer, content-decoded; from 1.
        environ: where proxies and certificate authorities are looked for.
        owner: the class to name when nobody closed the connections.

    Raises:
        ConfigurationError: one of them cannot work.
    """

    proxy: ProxyChoice = field(default=None, repr=False)  # may hold a password
    ca_bundle: str | os.PathLike[str] | None = None
    tls_context: ssl.SSLContext | None = None
    max_connections: int = MAX_CONNECTIONS
    max_response_size: int = MAX_RESPONSE_SIZE
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)
    owner: str = "The transport"

    @classmethod
    def of(
        cls,
        owner: str,
        environ: Mapping[str, str],
        transport: object | None,
        *,
        proxy: ProxyChoice,
        ca_bundle: str | os.PathLike[str] | None,
        tls_context: ssl.SSLContext | None,
        max_connections: int | None,
        max_response_size: int | None,
    ) -> TransportOptions:
        """Return what a client's constructor was told; None means the default.

        Raises:
            ConfigurationError: it cannot work, or there is a transport that it does not apply to.
        """
        given: dict[str, Any] = {
            "proxy": proxy,
            "ca_bundle": ca_bundle,
            "tls_context": tls_context,
            "max_connections": max_connections,
            "max_response_size": max_response_size,
        }
        given = {name: value for name, value in given.items() if value is not None}
        if transport is not None and given:
            raise ConfigurationError(
                f"{' and '.join(f'{name}=' for name in given)} would not apply to transport=; "
                "set the transport up with them instead."
            )
        return cls(owner=owner, environ=environ, **given)

    def __post_init__(self) -> None:
        if cast("object", self.proxy) is True:
            raise ConfigurationError("proxy= takes a URL, False for no proxy, or None for the environment's.")
        if self.proxy:
            from .proxies import read_proxy

            read_proxy(self.proxy, "proxy=")
        if self.ca_bundle is not None and self.tls_context is not None:
            raise ConfigurationError(
                "Pass ca_bundle= or tls_context=, not both: a context has its own authorities."
            )
        for name, number in (
            ("max_connections", self.max_connections),
            ("max_response_size", self.max_response_size),
        ):
            if number < 1:
                raise ConfigurationError(f"{name}= must be at least 1, not {number}.")
