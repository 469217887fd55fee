"""Enumerations that accept values which the vendor adds later."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class OpenEnum(StrEnum):
    """A string enumeration that accepts unknown values.

    An unknown value becomes a member that equals its string, has the same hash, and survives JSON, pickle and
    copy. It is not listed, and ``is_known`` is False. Compare members with ``==``: two members with the same
    unknown value are equal, but not identical.
    """

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if not isinstance(value, str):
            return None
        # Not cached: a service that invents values must not fill the memory.
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
        """Return the documented values in their documented order."""
        return tuple(member.value for member in cls)
