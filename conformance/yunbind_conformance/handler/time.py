"""``time``: times as vendors send them."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.timestamps import TimestampFormat

from .values import write_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .world import World


def run(given: Mapping[str, Any], world: World) -> dict[str, Any]:  # noqa: ARG001 - no time but the given one
    """Return the point in time of a text or a number."""
    zone = datetime.fromisoformat(f"2000-01-01T00:00:00{given['zone']}").tzinfo
    if zone is None:
        raise ValueError(f"{given['zone']} is no zone.")
    try:
        moment = TimestampFormat(zone).read(given.get("text", given.get("number")))
    except ValueError:
        return {"unread": True}
    return {"absent": True} if moment is None else {"time": write_value(moment)}
