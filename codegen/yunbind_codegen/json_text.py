"""JSON that people review: a list or an object stays on one line where it fits."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from json.encoder import encode_basestring
from typing import cast

WIDTH = 240
"""Maximum columns of a line that has more than one value."""

_encode = json.JSONEncoder(ensure_ascii=False).encode


def json_text(value: object, depth: int = 0) -> str:
    """Return JSON text, indented by one space a level, without a line feed at its end."""
    if isinstance(value, str):
        return encode_basestring(value)
    if not value or not isinstance(value, (dict, list, tuple, Mapping)):
        return _encode(value)
    if isinstance(value, (dict, Mapping)):
        members = cast("Mapping[str, object]", value).items()
        parts = [f"{encode_basestring(name)}: {json_text(part, depth + 1)}" for name, part in members]
        opening, closing = "{}"
    else:
        parts = [json_text(part, depth + 1) for part in cast("Sequence[object]", value)]
        opening, closing = "[]"
    line = f"{opening}{', '.join(parts)}{closing}"
    if depth + len(line) <= WIDTH and "\n" not in line:
        return line
    pad = "\n" + " " * (depth + 1)
    return f"{opening}{pad}{f',{pad}'.join(parts)}\n{' ' * depth}{closing}"
