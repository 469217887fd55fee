"""Regular expressions of the specs, matched as the emitted models match them."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints, TypeAdapter, ValidationError


class Pattern:
    """A pattern that a whole text must match, in time that grows with the text alone.

    :mod:`re` could take for ever to fail on what a client sends.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._adapter = TypeAdapter[str](Annotated[str, StringConstraints(pattern=f"^(?:{pattern})$")])

    def matches(self, text: str) -> bool:
        """Whether all of a text matches."""
        try:
            self._adapter.validate_python(text)
        except ValidationError:
            return False
        return True

    def __str__(self) -> str:
        return self._pattern
