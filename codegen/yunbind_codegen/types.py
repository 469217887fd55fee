"""Type expressions of the spec language, such as ``list[Filter]``."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .field_types import SCALARS

NUMBERS = frozenset({"integer", "int32", "int64", "uint64", "float"})


@dataclass(frozen=True)
class Type:
    """A parsed type: a scalar or a name, or a list or map ``of`` another type."""

    name: str
    of: Type | None = None

    @property
    def leaf(self) -> Type:
        """The type inside all lists and maps."""
        return self.of.leaf if self.of else self

    @property
    def is_list(self) -> bool:
        return self.name == "list" and self.of is not None

    @property
    def is_map(self) -> bool:
        return self.name == "map" and self.of is not None

    @property
    def is_scalar(self) -> bool:
        return self.of is None and self.name in SCALARS

    @property
    def is_named(self) -> bool:
        return self.of is None and self.name not in SCALARS

    def __str__(self) -> str:
        return f"{self.name}[{self.of}]" if self.of else self.name


def parse_type(expression: str) -> Type:
    """Parse an expression; ValueError if it is invalid."""
    for container in ("list", "map"):
        if expression.startswith(f"{container}[") and expression.endswith("]"):
            return Type(container, parse_type(expression[len(container) + 1 : -1]))
    if not re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*", expression):
        raise ValueError(expression)
    return Type(expression)
