"""Values as texts of one line."""

from __future__ import annotations

import json
from typing import Any

from yunbind_cli.json_values import is_list, is_object


def write_scalar(value: Any) -> str:
    """Return a value as text: null is empty, and true and false are those of JSON."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float):
        return json.dumps(value)
    return write_json(value)


def write_json(value: Any) -> str:
    """Return a value as JSON of one line."""
    return json.dumps(value, ensure_ascii=False)


def write_cell(value: Any) -> str:
    """Return a value for a cell that people read. A short list of texts has commas, others are counted."""
    if is_list(value):
        items = value
        if all(not isinstance(item, list | dict) for item in items) and len(items) <= 3:
            return ", ".join(escape(write_scalar(item)) for item in items)
        return "1 item" if len(items) == 1 else f"{len(items)} items"
    if is_object(value):
        members = value
        return "1 member" if len(members) == 1 else f"{len(members)} members"
    return escape(write_scalar(value))


_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}


def escape(text: str) -> str:
    """Return a text on one line, without characters that control a terminal."""
    if text.isprintable() and "\\" not in text:
        return text
    return "".join(
        _ESCAPES.get(character) or (character if character.isprintable() else f"\\u{ord(character):04x}")
        for character in text
    )
