"""Error triggers: an id or a name in the request that asks for a documented error.

``image_cache_names=["error:InternalError"]`` gets the error InternalError, if the action,
its service or its cloud documents that code. For members whose pattern allows no colon or
capitals, ``error-`` and the code in lower case with hyphens has the same effect:
``name="error-cce-01500001"`` for CCE.01500001.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from yunbind_emulator.base.catalog import Json

_NAMED = re.compile(r"(?:id|name)s?$", re.IGNORECASE)


def find_triggered_code(parameters: Mapping[str, Json], codes: Iterable[str]) -> str | None:
    """Return the documented code that an id or a name of the request asks for."""
    asked = {text for text in _names(parameters) if text.startswith("error")}
    if not asked:
        return None
    return next((code for code in codes if not asked.isdisjoint(list_triggers(code))), None)


def list_triggers(code: str) -> tuple[str, str]:
    """Return the two triggers of a code."""
    return f"error:{code}", "error-" + re.sub(r"[^a-z0-9]+", "-", code.lower())


def _names(parameters: Mapping[str, Json]) -> Iterator[str]:
    """Return every text in an id or a name, at any depth."""
    remaining: list[tuple[str, Json]] = list(parameters.items())
    while remaining:
        name, value = remaining.pop()
        if isinstance(value, dict):
            remaining.extend(value.items())
        elif isinstance(value, list):
            remaining.extend((name, item) for item in value)
        elif isinstance(value, str) and _NAMED.search(name):
            yield value
