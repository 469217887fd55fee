"""A line ``path: value`` for each value. The paths are those of ``--query``."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from yunbind_cli.json_values import is_list, is_object
from yunbind_cli.output.cells import escape, write_json, write_scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yunbind_cli.output.layout import Layout

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def write(document: Any, layout: Layout) -> str:
    """Return a line for each value. Empty lists and structures are written as ``[]`` and ``{}``."""
    del layout
    return "".join(f"{path}: {text}\n" if path else f"{text}\n" for path, text in _walk(document, ""))


def _walk(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if is_object(value) and value:
        for name, inner in value.items():
            step = name if _PLAIN.fullmatch(name) else write_json(name)
            yield from _walk(inner, f"{path}.{step}" if path else step)
    elif is_list(value) and value:
        for index, inner in enumerate(value):
            yield from _walk(inner, f"{path}[{index}]")
    else:
        yield path, "null" if value is None else escape(write_scalar(value))
