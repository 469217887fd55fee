"""Where a service is reached."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from yunbind_runtime.base.errors import ConfigurationError

if TYPE_CHECKING:
    from collections.abc import Mapping

ENDPOINT_VARIABLE = "YUNBIND_ENDPOINT"
"""Environment variable that sends every client to one endpoint, such as an emulator."""

_REGION = re.compile(r"[a-z0-9-]+")
_HOST = re.compile(r"(?P<name>[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.]+\])(?::(?P<port>[0-9]{1,5}))?")
_DEFAULT_PORTS = {"http": 80, "https": 443}


@dataclass(frozen=True, slots=True)
class Endpoints:
    """Host templates of a service; ``{service}`` and ``{region}`` are replaced.

    Attributes:
        regional: host where a region is given.
        central: host where none is, or where no regional host is given.
        regions: regions whose host is different.
        variables: environment variables that name the endpoint; the first that is set wins.
    """

    regional: str | None = None
    central: str | None = None
    regions: Mapping[str, str] = field(default_factory=dict[str, str])
    variables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A resolved address: scheme, and host with the port where it is not the scheme's own."""

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
    """Return where a service is reached.

    The first of these that is given wins: ``endpoint``, the environment
    variable ``YUNBIND_ENDPOINT``, the service's own variables, the region's own
    host, the regional host, the central host.

    Args:
        service_name: replaces ``{service}``.
        endpoints: the service's host templates.
        region: replaces ``{region}``.
        endpoint: ``host``, ``host:port`` or ``http(s)://host[:port]``; https where no scheme is given.
        environ: the environment to look in.

    Raises:
        ConfigurationError: an endpoint or region cannot be used, or no host is known.
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
        raise ConfigurationError(f"{service_name} has no central host: pass region= or endpoint=.")
    return Endpoint("https", template.replace("{service}", service_name).replace("{region}", region or ""))


def parse_endpoint(text: str, origin: str) -> Endpoint:
    """Read an endpoint that somebody wrote; ``origin`` says where, for the error message."""
    scheme, separator, rest = text.partition("://")
    if not separator:
        scheme, rest = "https", text
    host = rest.removesuffix("/")
    match = _HOST.fullmatch(host)
    if scheme not in _DEFAULT_PORTS or match is None:
        raise ConfigurationError(
            f"{origin} must be a host, host:port or http(s)://host:port, "
            "without user name, path, query or anything else."
        )
    name, port = match["name"].lower(), match["port"]
    if port is None or int(port) == _DEFAULT_PORTS[scheme]:
        return Endpoint(scheme, name)
    if not 0 < int(port) < 65536:
        raise ConfigurationError(f"{origin} has port {port}; ports go from 1 to 65535.")
    return Endpoint(scheme, f"{name}:{int(port)}")


def check_region(region: str) -> None:
    """Refuse a region that could change the host it becomes part of.

    Raises:
        ConfigurationError: it holds anything but lower-case letters, digits and hyphens.
    """
    if not _REGION.fullmatch(region):
        raise ConfigurationError(
            f"The region {region!r} is not a region id: use lower-case letters, digits and hyphens, "
            "such as ap-guangzhou."
        )
