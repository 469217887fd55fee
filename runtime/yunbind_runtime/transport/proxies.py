"""Selection of the proxy for a request: the proxy of the client, or one of the environment.

Environment variables are read as curl reads them. ``HTTPS_PROXY`` and ``HTTP_PROXY`` apply to their scheme,
``ALL_PROXY`` to both. A name in lower case has precedence, and an empty variable is ignored. Under CGI
(``REQUEST_METHOD`` is set), ``HTTP_PROXY`` is ignored, because a visitor can set it with a header.

``NO_PROXY`` lists hosts without a proxy, separated by commas or spaces:

======================  ===========================================================
``*``                   all hosts
``example.com``         this host and its subdomains, like ``.example.com`` and ``*.example.com``
``10.1.2.3``, ``::1``   this address
``10.0.0.0/8``          the addresses of this network; host names are not resolved
``example.com:8443``    any of these with a port: only this port; ``[::1]:8443`` for IPv6
======================  ===========================================================
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING, Literal, TypeAlias
from urllib.parse import unquote, urlsplit

from yunbind_runtime.base.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .libraries import Library

Address: TypeAlias = IPv4Address | IPv6Address

_PORTS = {"http": 80, "https": 443, "socks5": 1080, "socks5h": 1080}
PROXY_VARIABLES = (
    *("https_proxy", "HTTPS_PROXY", "http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"),
    *("no_proxy", "NO_PROXY", "REQUEST_METHOD"),
)
"""Variables that select a proxy."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy. Neither ``str`` nor ``repr`` shows user and password."""

    scheme: str
    host: str
    port: int
    username: str = field(default="", repr=False)
    password: str = field(default="", repr=False)

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def find_proxy(
    given: str | Literal[False] | None,
    environ: Mapping[str, str],
    scheme: str,
    host: str,
    library: Library = "httpx",
) -> Proxy | None:
    """Return the proxy for a host. None: a direct connection.

    The client's proxy applies to all hosts except the metadata services of the clouds, which are link-local.
    The proxies of the environment do not apply to loopback addresses and to the hosts of ``NO_PROXY`` either.

    Args:
        given: The URL of a proxy. False: no proxy. None: the proxies of the environment.
        environ: The environment variables.
        scheme: ``http`` or ``https``.
        host: The host, with a port unless it is the scheme's default port.
        library: The HTTP library.

    Raises:
        ConfigurationError: The URL of the proxy is invalid, or the library does not support its scheme.
    """
    if given is False:
        return None
    name, address, port = _read_host(host, 443 if scheme == "https" else 80)
    if address is not None and address.is_link_local:
        return None
    if given:
        return None if name in _list_metadata_hosts() else read_proxy(given, "proxy=", library)
    if name == "localhost" or name.endswith(".localhost") or (address is not None and address.is_loopback):
        return None
    variable = next((name for name in _list_variables(scheme, environ) if environ.get(name)), None)
    if variable is None or _is_excepted(environ, name, address, port):
        return None
    # Their facts are loaded only for a program with a proxy.
    return None if name in _list_metadata_hosts() else read_proxy(environ[variable], variable, library)


@cache
def _list_metadata_hosts() -> frozenset[str]:
    """Return the hosts of metadata services, which are beside the machine."""
    from yunbind_facts.clouds import alibaba, huawei, tencent

    return frozenset({tencent.SOURCES_ROLE_HOST, alibaba.SOURCES_ROLE_HOST, huawei.SOURCES_AGENCY_HOST})


def read_proxy(text: str, origin: str, library: Library = "httpx") -> Proxy:
    """Return the proxy of a URL.

    Args:
        text: ``[scheme://][user:password@]host[:port]``. The scheme defaults to http. Special characters of
            user and password are percent-encoded.
        origin: The origin of the URL for messages, such as ``proxy=`` or ``HTTPS_PROXY``.
        library: The HTTP library.

    Raises:
        ConfigurationError: The URL is invalid, or the library does not support its scheme. The message does
            not repeat the URL.
    """
    try:
        parts = urlsplit(text if "://" in text else f"http://{text}")
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port, parts = None, None, None
    if parts is None or not host or parts.path not in ("", "/") or parts.query or parts.fragment:
        # The message and the cause must not show the text, which can contain a password.
        raise ConfigurationError(
            f"{origin} must be a URL like http://user:password@host:port. Percent-encode special characters "
            "of the password, such as / and #."
        )
    if parts.scheme not in _PORTS:
        raise ConfigurationError(
            f"{origin} has the scheme {parts.scheme!r}. Use one of: {', '.join(_PORTS)}."
        )
    if parts.scheme.startswith("socks"):
        _check_socks(origin, library)
    return Proxy(
        parts.scheme,
        host,
        _PORTS[parts.scheme] if port is None else port,
        unquote(parts.username or ""),
        unquote(parts.password or ""),
    )


def _check_socks(origin: str, library: Library) -> None:
    from importlib.util import find_spec

    if library == "aiohttp":
        raise ConfigurationError(f"{origin} is a SOCKS proxy, which aiohttp does not support. Use pyreqwest.")
    if library != "pyreqwest" and find_spec("socksio") is None:
        raise ConfigurationError(
            f"{origin} is a SOCKS proxy, which needs an extra package. Run: pip install 'httpx[socks]'."
        )


def _list_variables(scheme: str, environ: Mapping[str, str]) -> tuple[str, ...]:
    if scheme == "https":
        return ("https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY")
    if "REQUEST_METHOD" in environ:
        return ("http_proxy", "all_proxy", "ALL_PROXY")
    return ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY")


def _is_excepted(environ: Mapping[str, str], name: str, address: Address | None, port: int) -> bool:
    entries = environ.get("no_proxy") or environ.get("NO_PROXY") or ""
    return any(_matches(entry, name, address, port) for entry in entries.lower().replace(",", " ").split())


def _matches(entry: str, name: str, address: Address | None, port: int) -> bool:
    if entry == "*":
        return True
    if "/" in entry:
        try:
            network = ip_network(entry, strict=False)
        except ValueError:
            return False
        return address is not None and address in network
    entry_name, entry_address, entry_port = _read_host(entry, port)
    if entry_port != port:
        return False
    if entry_address is not None or address is not None:
        return entry_address == address
    suffix = entry_name.removeprefix("*").lstrip(".")
    return bool(suffix) and (name == suffix or name.endswith(f".{suffix}"))


def _read_host(text: str, default_port: int) -> tuple[str, Address | None, int]:
    """Return a host's name in lower case, its address if it is one, and its port. -1: an invalid port."""
    name, separator, port = text.rpartition(":")
    if not separator or "]" in port or (":" in name and not name.startswith("[")):
        name, port = text, ""
    name = name.strip("[]").rstrip(".").lower()
    number = (int(port) if port.isascii() and port.isdigit() else -1) if port else default_port
    try:
        address = ip_address(name)
    except ValueError:
        return name, None, number
    if isinstance(address, IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return name, address, number
