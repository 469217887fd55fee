"""JSON that people review: a list or an object stays on one line where it fits."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import cast

WIDTH = 240
"""Maximum columns of a line that has more than one value."""


def json_text(value: object, depth: int = 0) -> str:
    """Return JSON text, indented by one space a level, without a line feed at its end."""
    line = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, (Mapping, list, tuple)) or not value or depth + len(line) <= WIDTH:
        return line
    pad = "\n" + " " * (depth + 1)
    if isinstance(value, Mapping):
        members = cast("Mapping[str, object]", value).items()
        parts = [
            f"{json.dumps(name, ensure_ascii=False)}: {json_text(part, depth + 1)}" for name, part in members
        ]
        opening, closing = "{}"
    else:
        parts = [json_text(part, depth + 1) for part in cast("Sequence[object]", value)]
        opening, closing = "[]"
    return f"{opening}{pad}{f',{pad}'.join(parts)}\n{' ' * depth}{closing}"
