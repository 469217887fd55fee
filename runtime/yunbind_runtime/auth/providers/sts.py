"""The Security Token Services of the clouds, which issue the credentials of a role."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from yunbind_facts.behavior import ENDPOINTS_VARIABLE

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.model.endpoints import Endpoint, resolve_endpoint

from .switches import is_on

if TYPE_CHECKING:
    from yunbind_runtime.model.operation import AnyOperation, Service, TokenService


def find_token_service(service: Service) -> TokenService:
    """Return the token service of a service's cloud.

    Raises:
        ConfigurationError: The cloud has none.
    """
    if service.sts is None:
        raise _miss(service)
    return service.sts


def find_operation(service: Service, name: str | None) -> AnyOperation:
    """Return an operation of the token service of a service's cloud.

    Raises:
        ConfigurationError: The token service has no such operation.
    """
    if name is None:
        raise _miss(service)
    return find_token_service(service).operation(name)


def find_region(
    sts: TokenService, given: str | None, of_client: str | None, environ: Mapping[str, str]
) -> str | None:
    """Return the region of a token service. None for its central host.

    Args:
        sts: Token service.
        given: Region that the caller gave.
        of_client: Region of the client.
        environ: Environment variables.
    """
    of_variable = environ.get(sts.region_variable) if sts.region_variable else None
    return given or (of_client if sts.has_client_region else None) or of_variable or sts.region


def find_endpoint(
    sts: TokenService, service: Service, region: str | None, environ: Mapping[str, str]
) -> Endpoint:
    """Return the endpoint of a token service.

    Args:
        sts: Token service.
        service: The same as a service of the API.
        region: Region. None for the central host.
        environ: Environment variables.
    """
    endpoint = resolve_endpoint(service.name, service.endpoints, region, None, environ)
    is_private = sts.private_variable is not None and is_on(environ, sts.private_variable)
    if is_private and region and not environ.get(ENDPOINTS_VARIABLE):
        return Endpoint("https", find_private_host(sts, region) or endpoint.host, is_vendors=True)
    return endpoint


def find_private_host(sts: TokenService, region: str) -> str | None:
    """Return the host of a token service in the vendor's private network. None if it has none."""
    return sts.private_host.replace("{region}", region) if sts.private_host else None


def _miss(service: Service) -> ConfigurationError:
    return ConfigurationError(f"{service.title} has no Security Token Service for roles.")
