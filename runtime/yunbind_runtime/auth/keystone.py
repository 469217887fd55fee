"""The identity service (OpenStack's Keystone, Huawei's IAM) that issues tokens and lists projects."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.model.endpoints import Endpoint, resolve_endpoint

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.model.operation import Keystone, Service


def needs_project(service: Service, credentials: object, region: str | None, endpoint: str | None) -> bool:
    """Return whether the identity service must be asked for the project of the region.

    It is asked for key pairs without a project, unless the client was given an endpoint: a server at that
    endpoint may not know projects. The vendor's SDK does not ask it either.
    """
    if service.keystone is None or not service.project or not region or endpoint:
        return False
    return isinstance(credentials, Credentials) and not credentials.project_id


def require_keystone(service: Service) -> Keystone:
    """Return the identity service of a service.

    Raises:
        ConfigurationError: The service has none.
    """
    if service.keystone is None:
        raise ConfigurationError(f"{service.title} has no identity service for tokens and projects.")
    return service.keystone


def resolve_keystone(
    service: Service, region: str | None, endpoint: str | None, environ: Mapping[str, str]
) -> Endpoint:
    """Return the given endpoint of the identity service, else its own host.

    Raises:
        ConfigurationError: The identity service has no host in the region.
    """
    identity_service = require_keystone(service).token_operation().service
    return resolve_endpoint(identity_service.name, identity_service.endpoints, region, endpoint, environ)
