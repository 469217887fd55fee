"""``pages``: lists of several pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import PaginationError
from yunbind_runtime.call.effects import drive
from yunbind_runtime.call.perform import perform
from yunbind_runtime.paging.pages import Pages

from .references import find_operation, find_paginate, read_arguments
from .sessions import ScriptedTransport, make_session
from .values import write_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.call.effects import Effects

    from .world import World


def run(given: Mapping[str, Any], world: World) -> dict[str, Any]:
    """Return the members of each request, and the items."""
    bodies = [{"status": 200, "body": body} for body in given["pages"]]
    transport = ScriptedTransport(world, bodies, is_finite=True)
    session = make_session(given["action"], world, transport)
    operation = find_operation(given["action"])
    requests: list[Any] = []

    def fetch(asked: Mapping[str, object]) -> Effects[Any]:
        call = session.prepare(operation, asked)
        requests.append(write_value(call.members))
        return (yield from perform(call)).parsed

    def run_effects(effects: Effects[Any]) -> Any:
        return drive(effects, transport, world.sleep)

    arguments = read_arguments(operation, given.get("members", {}))
    pages: Pages[Any, Any] = Pages(run_effects, fetch, find_paginate(given["action"]), arguments)
    items: list[Any] = []
    output = {"requests": requests, "items": items}
    try:
        for item in pages:
            written = write_value(item)
            items.append(written.get(given["item"]) if isinstance(written, dict) else written)  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
    except PaginationError:
        return {**output, "error": "repeated"}
    return output
