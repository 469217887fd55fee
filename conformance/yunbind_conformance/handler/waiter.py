"""``waiter``: waits for a state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import (
    ApiError,
    TransportError,
    UnreadableResponse,
    WaiterFailed,
    WaiterTimedOut,
)

from .references import find_client, find_operation, find_waiter, read_arguments
from .sessions import ScriptedTransport

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .world import World


def run(given: Mapping[str, Any], world: World) -> dict[str, Any]:
    """Return number and pauses of the polls, and the end of the wait."""
    action, waiter = find_waiter(given["waiter"])
    arguments = read_arguments(find_operation(action), given.get("members", {}))
    options = {name: given[name] for name in ("delay", "timeout", "missing_after") if name in given}
    transport = ScriptedTransport(world, given["polls"])
    client = _make_client(action, world, transport)
    try:
        getattr(client, f"wait_until_{waiter.name}")(**arguments, **options)
        result = "success"
    except WaiterFailed:
        result = "failed"
    except WaiterTimedOut:
        result = "timeout"
    except (ApiError, TransportError, UnreadableResponse):
        result = "error"
    return {"polls": transport.count, "pauses": world.pauses, "result": result}


def _make_client(action: str, world: World, transport: ScriptedTransport) -> Any:
    cloud = action.split("/")[0]
    return find_client(action)(
        region=world.region(cloud),
        credentials=world.credentials(cloud),
        transport=transport,
        environ={},
        checks="types",
        clock=world.clock,
        sleep=world.sleep,
        nonce=world.nonce,
        jitter=world.jitter,
    )
