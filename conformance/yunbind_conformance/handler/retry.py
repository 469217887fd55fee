"""``retry``: the attempts of a call and the pauses between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ApiError, TransportError, UnreadableResponse
from yunbind_runtime.call.effects import drive
from yunbind_runtime.call.perform import perform
from yunbind_runtime.call.retries import Retries

from .references import find_operation, read_arguments
from .sessions import ScriptedTransport, make_session

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .world import World


def run(given: Mapping[str, Any], world: World) -> dict[str, Any]:
    """Return number and pauses of the attempts, and the end of the call."""
    transport = ScriptedTransport(world, given["outcomes"])
    policy: dict[str, Any] = given.get("policy", {})
    session = make_session(
        given["action"],
        world,
        transport,
        retries=Retries(**policy),
        timeout=given.get("timeout"),
    )
    operation = find_operation(given["action"])
    call = session.prepare(operation, read_arguments(operation, given.get("members", {})))
    end: dict[str, Any] = {"result": "success"}
    try:
        drive(perform(call), transport, world.sleep)
    except (ApiError, TransportError, UnreadableResponse) as error:
        end = {"result": "error", "error": _write_error(error)}
    return {"attempts": transport.count, "pauses": transport.pauses, **end}


def _write_error(error: ApiError | TransportError | UnreadableResponse) -> dict[str, str]:
    if isinstance(error, ApiError):
        return {"kind": error.kind, "code": error.code}
    return {"kind": "unreadable" if isinstance(error, UnreadableResponse) else "transport"}
