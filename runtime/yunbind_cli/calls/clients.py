"""Clients of the library for the service of a call."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from yunbind_cli.calls.emulators import find_target
from yunbind_cli.streams import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yunbind_runtime.call.hooks import Hooks

    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Service


def make_client(
    service: Service, settings: CallSettings, region: str | None, hooks: Sequence[Hooks], **others: Any
) -> Any:
    """Return a client of a service.

    Args:
        service: The service.
        settings: The options of the call.
        region: The region, or None for that of the environment.
        hooks: Callbacks.
        others: Further arguments of the client.

    Raises:
        ConfigurationError: An option is invalid, or the region is missing.
    """
    client_type = getattr(import_module(service.module), service.client)
    return make_client_of(client_type, service.cloud.name, settings, region, hooks, **others)


def make_client_of(
    client_type: Any,
    cloud: str,
    settings: CallSettings,
    region: str | None,
    hooks: Sequence[Hooks],
    **others: Any,
) -> Any:
    """Return a client of a class; see :func:`make_client`."""
    target = find_target(cloud, settings, region)
    arguments: dict[str, Any] = {
        "region": region,
        "known_region": settings.checks == "strict",
        "retries": settings.retries,
        "timeout": settings.timeout,
        "checks": "strict" if settings.checks == "strict" else "types",  # the plan has warned
        "hooks": hooks,
        "user_agent": f"{PROGRAM}-cli",
        "environ": settings.environ,
        "credentials": settings.credentials,
        **target.arguments,
        **others,
    }
    return client_type(**arguments)
