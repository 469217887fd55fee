"""Endpoints of services."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from yunbind_facts.behavior import ENDPOINTS_EMULATOR_PREFIX, ENDPOINTS_PRECEDENCE, ENDPOINTS_VARIABLE

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.option_checks import check_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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
    """A resolved endpoint.

    Attributes:
        scheme: ``http`` or ``https``.
        host: The host, with a port unless it is the scheme's default port.
        is_vendors: Whether the host is the vendor's, so that it must get no key of an emulator.
    """

    scheme: str
    host: str
    is_vendors: bool = field(default=False, compare=False, repr=False)

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
    given = {
        "option": {"endpoint=": endpoint},
        "variable": {ENDPOINTS_VARIABLE: environ.get(ENDPOINTS_VARIABLE)},
        "service_variables": {name: environ.get(name) for name in endpoints.variables},
    }
    hosts = {
        "region": endpoints.regions.get(region) if region is not None else None,
        "regional": endpoints.regional if region is not None else None,
        "central": endpoints.central,
    }
    for source in ENDPOINTS_PRECEDENCE:
        for origin, text in given.get(source, {}).items():
            if text:
                found = parse_endpoint(text, origin)
                return _make_endpoint(found.scheme, found.host, _is_vendor_host(found.host, endpoints))
        template = hosts.get(source)
        if template:
            host = template.replace("{service}", service_name).replace("{region}", region or "")
            return _make_endpoint("https", host, True)
    raise ConfigurationError(f"{service_name} has no central host. Pass region= or endpoint=.")


@lru_cache(maxsize=256)  # many clients have the same
def _make_endpoint(scheme: str, host: str, is_vendors: bool) -> Endpoint:
    return Endpoint(scheme, host, is_vendors=is_vendors)


def refuse_emulator_key(key: str, endpoint: Endpoint) -> None:
    """Refuse to send a key of an emulator to one of the vendor's own hosts.

    Args:
        key: A key id, token or password.
        endpoint: The endpoint that would receive it.

    Raises:
        ConfigurationError: The key is an emulator's, and the endpoint is the vendor's.
    """
    if endpoint.is_vendors and key.startswith(ENDPOINTS_EMULATOR_PREFIX):
        raise ConfigurationError(
            f"The key is an emulator's: it begins with {ENDPOINTS_EMULATOR_PREFIX}, and {endpoint.host} "
            f"is a host of the vendor. Set {ENDPOINTS_VARIABLE} or pass endpoint= with that of the emulator."
        )


def _is_vendor_host(host: str, endpoints: Endpoints) -> bool:
    """Return whether a host is in a domain of the service's own hosts, such as tencentcloudapi.com."""
    templates = (endpoints.regional, endpoints.central, *endpoints.regions.values())
    domains = {".".join(template.split(".")[-2:]) for template in templates if template}
    name = host.partition(":")[0].rstrip(".")
    return any(name == domain or name.endswith(f".{domain}") for domain in domains)


def parse_endpoint(text: str, origin: str) -> Endpoint:
    """Return the endpoint of a text.

    Args:
        text: ``host``, ``host:port`` or ``http(s)://host[:port]``. The scheme defaults to https.
        origin: The origin of the text for messages, such as ``endpoint=``.

    Raises:
        ConfigurationError: The text is not an endpoint.
    """
    check_text(text, origin)
    scheme, separator, rest = text.partition("://")
    if not separator:
        scheme, rest = "https", text
    scheme, host = scheme.lower(), rest.removesuffix("/")
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
    check_text(region, "region=")
    if not _REGION.fullmatch(region):
        raise ConfigurationError(
            f"The region {region!r} is invalid. Use lower-case letters, digits and hyphens, "
            "such as ap-guangzhou."
        )


def check_known_region(region: str, known: Sequence[str], title: str, origin: str = "") -> None:
    """Check that a service documents a region.

    Args:
        region: The region.
        known: The documented regions. Empty if there is no list, so that any region is accepted.
        title: The service's name for people.
        origin: The argument or the variable with the region, if it is not ``region=``.

    Raises:
        ConfigurationError: The region is not documented.
    """
    if not known or region in known:
        return
    from difflib import get_close_matches

    close = get_close_matches(region, known, n=1, cutoff=0.75)
    suggestion = f" Did you mean {close[0]}?" if close else f" Examples are {', '.join(known[:3])}."
    raise ConfigurationError(
        f"{region}{f' in {origin}' if origin else ''} is not a region of {title}.{suggestion} "
        "known_region=False lets it pass."
    )
