"""Enumerations that survive values the vendor adds later."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class OpenEnum(StrEnum):
    """An enumeration of texts that accepts unknown texts too.

    An unknown text becomes a member that equals its text, hashes like it and
    survives JSON, pickle and copy, but is not listed and not ``is_known``.
    Compare with ``==``: two members of one unknown text are equal, not identical.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        # Not kept: a service that invents values must not fill the memory.
        member = str.__new__(cls, value)
        member._name_ = value
        member._value_ = value
        return member

    @property
    def is_known(self) -> bool:
        """Whether the value is documented."""
        return self._value_ in type(self)._value2member_map_

    @classmethod
    def choices(cls) -> tuple[str, ...]:
        """Return the documented values in their order."""
        return tuple(member.value for member in cls)
