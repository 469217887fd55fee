"""Lengths of time, as people write them."""

from __future__ import annotations

import re
from typing import Final

_PART: Final = re.compile(r"(\d+(?:\.\d+)?)(ms|[smhdw])")
_SECONDS: Final = {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0, "d": 86400.0, "w": 604800.0}


def parse_duration(text: str) -> float | None:
    """Return the seconds of a text such as ``90``, ``1.5h``, ``1h30m`` or ``-2d``, or None."""
    sign = -1 if text.startswith("-") else 1
    rest = text.removeprefix("-").removeprefix("+")
    if re.fullmatch(r"\d+(\.\d+)?", rest):
        return sign * float(rest)
    if not re.fullmatch(rf"(?:{_PART.pattern})+", rest):
        return None
    return sign * sum(float(number) * _SECONDS[unit] for number, unit in _PART.findall(rest))
