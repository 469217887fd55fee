"""Endpoints of services."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yunbind_runtime.base.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

ENDPOINT_VARIABLE = "YUNBIND_ENDPOINT"
"""Environment variable with an endpoint for all clients, such as an emulator."""

_REGION = re.compile(r"[a-z0-9-]+")
_HOST = re.compile(r"(?P<name>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[0-9]{1,5}))?")
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Host templates of a service, with the placeholders ``{service}`` and ``{region}``.

    Attributes:
        regional: The host in a region.
        central: The host without a region, or if there is no regional host.
        regions: Hosts of regions with a different host, by region.
        variables: Environment variables with the endpoint. The first one that is set applies.
    """

    regional: str | None = None
    central: str | None = None
    regions: Mapping[str, str] = field(default_factory=dict[str, str])
    variables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A resolved endpoint: the scheme, and the host with a port unless it is the scheme's default port."""

    scheme: str
    host: str

    def __str__(self) -> str:
        return f"{self.scheme}://{self.host}"


def resolve_endpoint(
    service_name: str,
    endpoints: Endpoints,
    region: str | None,
    endpoint: str | None,
    environ: Mapping[str, str],
) -> Endpoint:
    """Return the endpoint of a service in a region.

    The first of these applies: ``endpoint``, the environment variable ``YUNBIND_ENDPOINT``, the service's own
    environment variables, the host of the region, the regional host, the central host.

    Args:
        service_name: The service's name in hosts, which replaces ``{service}``.
        endpoints: The service's host templates.
        region: The region, which replaces ``{region}``.
        endpoint: ``host``, ``host:port`` or ``http(s)://host[:port]``. The scheme defaults to https.
        environ: The environment variables.

    Raises:
        ConfigurationError: An endpoint or the region is invalid, or there is no host.
    """
    if region is not None:
        check_region(region)
    if endpoint:
        return parse_endpoint(endpoint, "endpoint=")
    for name in (ENDPOINT_VARIABLE, *endpoints.variables):
        if environ.get(name):
            return parse_endpoint(environ[name], name)
    template = endpoints.central
    if region is not None:
        template = endpoints.regions.get(region) or endpoints.regional or endpoints.central
    if template is None:
        raise ConfigurationError(f"{service_name} has no central host. Pass region= or endpoint=.")
    return Endpoint("https", template.replace("{service}", service_name).replace("{region}", region or ""))


def parse_endpoint(text: str, origin: str) -> Endpoint:
    """Return the endpoint of a text.

    Args:
        text: ``host``, ``host:port`` or ``http(s)://host[:port]``. The scheme defaults to https.
        origin: The origin of the text for messages, such as ``endpoint=``.

    Raises:
        ConfigurationError: The text is not an endpoint.
    """
    scheme, separator, rest = text.partition("://")
    if not separator:
        scheme, rest = "https", text
    host = rest.removesuffix("/")
    match = _HOST.fullmatch(host)
    if scheme not in _DEFAULT_PORTS or match is None:
        raise ConfigurationError(
            f"{origin} must be a host, host:port or http(s)://host:port, without user name, path and query."
        )
    name, port = match["name"].lower(), match["port"]
    if port is None or int(port) == _DEFAULT_PORTS[scheme]:
        return Endpoint(scheme, name)
    if not 0 < int(port) < 65536:
        raise ConfigurationError(f"{origin} has the invalid port {port}. Use a port from 1 to 65535.")
    return Endpoint(scheme, f"{name}:{int(port)}")


def check_region(region: str) -> None:
    """Check a region, because it becomes a part of the host.

    Raises:
        ConfigurationError: The region contains other characters than lower-case letters, digits and hyphens.
    """
    if not _REGION.fullmatch(region):
        raise ConfigurationError(
            f"The region {region!r} is invalid. Use lower-case letters, digits and hyphens, "
            "such as ap-guangzhou."
        )
