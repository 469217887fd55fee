"""The header block that canonical requests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def list_headers(headers: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """Return the block of signed headers and the list of their names.

    Names go in lower case and sorted, values without white space around them.
    Several values of one name are sorted and joined by commas.

    Returns:
        ``name:value\\n`` for each header, and the names joined by semicolons.
    """
    values: dict[str, list[str]] = {}
    for name, value in headers:
        values.setdefault(name.lower(), []).append(value.strip())
    names = sorted(values)
    block = "".join(f"{name}:{','.join(sorted(values[name]))}\n" for name in names)
    return block, ";".join(names)
