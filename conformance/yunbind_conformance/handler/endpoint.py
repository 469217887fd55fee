"""``endpoint``: hosts of clients."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.call.context import CallContext
from yunbind_runtime.client.session import Settings

from .references import find_service

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .world import World


def run(given: Mapping[str, Any], world: World) -> dict[str, Any]:
    """Return scheme and host of a client."""
    service = find_service(given["service"])
    try:
        settings = Settings.make(
            service,
            given.get("environ", {}),
            CallContext.make(world.clock),
            given.get("region"),
            world.credentials(service.provider),
            given.get("endpoint"),
            world.sleep,
            known_region=given.get("known_region", True),
        )
    except ConfigurationError:
        return {"error": "configuration"}
    return {"scheme": settings.endpoint.scheme, "host": settings.endpoint.host}
