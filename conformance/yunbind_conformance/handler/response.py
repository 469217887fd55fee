"""``response``: responses as members or errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ApiError, UnreadableResponse
from yunbind_runtime.call.effects import drive
from yunbind_runtime.call.perform import perform

from .outcomes import write_refusal, write_success
from .references import find_operation
from .sessions import ScriptedTransport, make_call

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .world import World


def run(given: Mapping[str, Any], world: World) -> dict[str, Any]:
    """Return the outcome of a call whose only attempt gets the response."""
    operation = find_operation(given["action"])
    transport = ScriptedTransport(world, [given["response"]], is_finite=True)
    try:
        response = drive(perform(make_call(operation, given["action"], world)), transport, world.sleep)
    except (ApiError, UnreadableResponse) as error:
        return write_refusal(error)
    return write_success(response.parsed)
