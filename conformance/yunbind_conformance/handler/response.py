"""``response``: responses as members or errors."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ApiError, UnreadableResponse
from yunbind_runtime.call.call import Call
from yunbind_runtime.call.effects import drive
from yunbind_runtime.call.limits import UNLIMITED
from yunbind_runtime.call.perform import perform
from yunbind_runtime.call.retries import Retries

from .outcomes import write_refusal, write_success
from .references import find_operation
from .sessions import ScriptedTransport, make_settings

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.model.operation import AnyOperation

    from .world import World


def run(given: Mapping[str, Any], world: World) -> dict[str, Any]:
    """Return the outcome of a call whose only attempt gets the response."""
    operation = find_operation(given["action"])
    transport = ScriptedTransport(world, [given["response"]], is_finite=True)
    try:
        response = drive(perform(_make_call(operation, given["action"], world)), transport, world.sleep)
    except (ApiError, UnreadableResponse) as error:
        return write_refusal(error)
    return write_success(response.parsed)


def _make_call(operation: AnyOperation, reference: str, world: World) -> Call[Any]:
    """Return a call without members, but for those that its path needs."""
    service = operation.service
    settings = make_settings(reference, world, world.region(service.provider))
    return Call(
        operation=operation,
        members={name: "x" for name, wire in operation.members.items() if wire.location == "path"},
        endpoint=settings.endpoint,
        region=settings.region,
        credentials=None if operation.unsigned else world.credentials(service.provider),
        signing=service.signing[0],
        timeout=settings.timeout,
        retries=replace(Retries(), attempts=1),
        limiter=UNLIMITED,
        context=settings.context,
    )
