"""Options of a client's connections."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from yunbind_facts.behavior import RESPONSES_SIZE

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.option_checks import check_count, check_type

from .libraries import Library, find_library

if TYPE_CHECKING:
    import ssl
    from collections.abc import Mapping

ProxyChoice: TypeAlias = str | Literal[False] | None
"""The URL of a proxy. False: no proxy. None: the proxies of the environment."""

MAX_CONNECTIONS = 256
"""Default for the maximum number of connections."""
MAX_RESPONSE_SIZE = RESPONSES_SIZE
"""Default for the maximum size of a decoded body, in bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportOptions:
    """Options of connections, as passed to a client's constructor.

    Attributes:
        proxy: The proxy: see ``ProxyChoice``. Defaults to the proxies of the environment.
        ca_bundle: A PEM file, or a directory of hashed certificates, with the trusted authorities.
        tls_context: The TLS context for https. It is used unchanged.
        max_connections: Maximum number of open connections (at least 1). Defaults to 256.
        max_response_size: Maximum size of a decoded body, in bytes (at least 1). Defaults to 32 MiB.
        environ: The environment variables with proxies and certificate authorities. Defaults to
            ``os.environ``.
        user_agent: Text to add to the User-Agent, such as ``my-program/1.0``. Defaults to none.
        owner: The class to name in the warning about unclosed connections.
        library: The HTTP library. Defaults to httpx.

    Raises:
        ConfigurationError: An option is invalid, two options exclude each other, or the library does not
            support an option.
    """

    proxy: ProxyChoice = field(default=None, repr=False)  # can contain a password
    ca_bundle: str | os.PathLike[str] | None = None
    tls_context: ssl.SSLContext | None = None
    max_connections: int = MAX_CONNECTIONS
    max_response_size: int = MAX_RESPONSE_SIZE
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ, repr=False)
    user_agent: str | None = None
    owner: str = "The transport"
    library: Library = "httpx"

    @classmethod
    def of(
        cls,
        owner: str,
        environ: Mapping[str, str],
        transport: object | None,
        *,
        is_async: bool,
        proxy: ProxyChoice,
        ca_bundle: str | os.PathLike[str] | None,
        tls_context: ssl.SSLContext | None,
        max_connections: int | None,
        max_response_size: int | None,
        user_agent: str | None,
    ) -> TransportOptions:
        """Return the options passed to a client's constructor. None means the default.

        Raises:
            ConfigurationError: An option is invalid, or the caller's transport would ignore it.
        """
        given: dict[str, Any] = {
            "proxy": proxy,
            "ca_bundle": ca_bundle,
            "tls_context": tls_context,
            "max_connections": max_connections,
            "max_response_size": max_response_size,
        }
        given = {name: value for name, value in given.items() if value is not None}
        library = find_library(transport, environ, is_async=is_async)
        if transport is not None and not isinstance(transport, str) and given:
            raise ConfigurationError(
                f"{' and '.join(f'{name}=' for name in given)} cannot be combined with transport=. "
                "Configure the transport instead."
            )
        if environ is os.environ and user_agent is None and not given:
            return _make_default(owner, library)  # many clients share them
        return cls(owner=owner, environ=environ, user_agent=user_agent, library=library, **given)

    def make_key(self) -> tuple[str | None, ...] | None:
        """Return a key that is the same for clients with the same connections.

        None: the client has options of its own.
        """
        if self is not _make_default(self.owner, self.library):
            return None
        from .proxies import PROXY_VARIABLES
        from .tls import AUTHORITY_VARIABLES

        variables = (*PROXY_VARIABLES, *AUTHORITY_VARIABLES)
        return (self.library, *(self.environ.get(name) for name in variables))

    def __post_init__(self) -> None:
        if self.proxy is not None and self.proxy is not False and not isinstance(self.proxy, str):  # pyright: ignore[reportUnnecessaryIsInstance]
            given = type(self.proxy).__name__
            raise ConfigurationError(
                f"proxy= must be a URL, False for no proxy, or None for the environment's, not a {given}."
            )
        if self.ca_bundle is not None:
            check_type(self.ca_bundle, "ca_bundle=", (str, os.PathLike), "a path")
        if self.tls_context is not None:
            import ssl

            check_type(self.tls_context, "tls_context=", ssl.SSLContext, "an ssl.SSLContext")
        if self.user_agent is not None:
            check_type(self.user_agent, "user_agent=", str, "a text")
            from .headers import check_user_agent

            check_user_agent(self.user_agent)
        if self.proxy:
            from .proxies import read_proxy

            read_proxy(self.proxy, "proxy=", self.library)
        if self.ca_bundle is not None and self.tls_context is not None:
            raise ConfigurationError(
                "Pass ca_bundle= or tls_context=, not both. A TLS context has its own authorities."
            )
        if self.library == "pyreqwest":
            self._check_trust()
        check_count(self.max_connections, "max_connections=")
        check_count(self.max_response_size, "max_response_size=")

    def _check_trust(self) -> None:
        for name in ("ca_bundle", "tls_context"):
            if getattr(self, name) is not None:
                raise ConfigurationError(
                    f"{name}= cannot be combined with pyreqwest, which always trusts the authorities of the "
                    "operating system. Add your authority to them, or use another transport."
                )


@cache
def _make_default(owner: str, library: Library) -> TransportOptions:
    return TransportOptions(owner=owner, library=library)
