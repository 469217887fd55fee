"""Checks of the options that users pass. Their errors say what was given."""

from __future__ import annotations

import math
from typing import Any

from .errors import ConfigurationError


def check_seconds(
    value: Any, name: str, *, may_be_zero: bool = False, may_be_infinite: bool = True, hint: str = ""
) -> None:
    """Check a number of seconds.

    Args:
        value: The value.
        name: Name of the option, such as ``Timeout(read=)``.
        may_be_zero: Whether 0 is allowed.
        may_be_infinite: Whether infinity is allowed.
        hint: An alternative. Continues the message.

    Raises:
        ConfigurationError: The value is not such a number.
    """
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    is_in_range = is_number and (value > 0 or (may_be_zero and value == 0))
    if not is_in_range or (math.isinf(value) and not may_be_infinite):
        wanted = "0 or more" if may_be_zero else "greater than zero"
        raise ConfigurationError(f"{name} must be a number of seconds, {wanted}{hint}, not {value!r}.")


def check_count(value: Any, name: str, *, least: int = 1, hint: str = "") -> None:
    """Check a whole number.

    Args:
        value: The value.
        name: Name of the option.
        least: The smallest allowed number.
        hint: What the number counts. Continues the message.

    Raises:
        ConfigurationError: The value is not such a number.
    """
    if not isinstance(value, int) or isinstance(value, bool) or value < least:
        raise ConfigurationError(f"{name} must be a whole number, {least} or more{hint}, not {value!r}.")


def check_text(value: Any, name: str, *, is_secret: bool = False) -> None:
    """Check that a value is a text.

    Args:
        value: The value.
        name: Name of the option.
        is_secret: Whether the message must not contain the value.

    Raises:
        ConfigurationError: The value is not a text.
    """
    if not isinstance(value, str):
        given = type(value).__name__ if is_secret else repr(value)
        raise ConfigurationError(f"{name} must be a text, not {given}.")


def check_function(value: Any, name: str) -> None:
    """Check that a value can be called.

    Raises:
        ConfigurationError: It cannot.
    """
    if not callable(value):
        raise ConfigurationError(f"{name} must be a function, not {value!r}.")


def check_type(value: Any, name: str, kind: type | tuple[type, ...], wanted: str) -> None:
    """Check the type of a value.

    Args:
        value: The value.
        name: Name of the option.
        kind: Type that is wanted.
        wanted: The type in words.

    Raises:
        ConfigurationError: The value has another type.
    """
    if not isinstance(value, kind):
        raise ConfigurationError(f"{name} must be {wanted}, not {value!r}.")
