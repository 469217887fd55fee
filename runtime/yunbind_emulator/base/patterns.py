"""Regular expressions of the specs, matched as the client's models match them."""

from __future__ import annotations

from pydantic_core import SchemaValidator, ValidationError, core_schema


class Pattern:
    """A pattern that a whole text must match, in time linear in the length of the text.

    With :mod:`re`, a client could send a text that takes for ever to fail.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._validator = SchemaValidator(core_schema.str_schema(pattern=f"^(?:{pattern})$"))

    def matches(self, text: str) -> bool:
        """Return whether the pattern matches the whole text."""
        try:
            self._validator.validate_python(text)
        except ValidationError:
            return False
        return True

    def __str__(self) -> str:
        return self._pattern
