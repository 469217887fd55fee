"""Checks of options: the least and the greatest values, and the words of the errors."""

from __future__ import annotations

import math
from typing import Any

import pytest
from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.option_checks import (
    check_count,
    check_function,
    check_seconds,
    check_text,
    check_type,
)

WRONG = ("5", None, True, False, [5], math.nan, -1, -0.001, -math.inf)


@pytest.mark.parametrize("value", [*WRONG, 0, 0.0])
def test_seconds_are_greater_than_zero(value: Any) -> None:
    with pytest.raises(ConfigurationError) as caught:
        check_seconds(value, "wait=", hint=", or None")
    assert str(caught.value) == (
        f"wait= must be a number of seconds, greater than zero, or None, not {value!r}."
    )


@pytest.mark.parametrize("value", WRONG)
def test_seconds_can_be_zero_if_that_is_allowed(value: Any) -> None:
    check_seconds(0, "wait=", may_be_zero=True)
    check_seconds(0.0, "wait=", may_be_zero=True)
    with pytest.raises(ConfigurationError, match=r"wait= must be a number of seconds, 0 or more, not "):
        check_seconds(value, "wait=", may_be_zero=True)


def test_seconds_can_be_infinite_unless_that_is_refused() -> None:
    for value in (1, 0.001, 1e300):
        check_seconds(value, "wait=")
        check_seconds(value, "wait=", may_be_infinite=False)
    check_seconds(math.inf, "wait=")
    with pytest.raises(ConfigurationError, match="not inf"):
        check_seconds(math.inf, "wait=", may_be_infinite=False)


def test_a_count_is_a_whole_number_from_its_least() -> None:
    """Which is one, unless another is given."""
    check_count(1, "n=")
    check_count(0, "n=", least=0)
    check_count(3, "n=", least=3)
    for value, least in ((0, 1), (-1, 0), (2, 3)):
        with pytest.raises(
            ConfigurationError, match=f"^n= must be a whole number, {least} or more of x, not {value}"
        ):
            check_count(value, "n=", least=least, hint=" of x")
    for wrong in (True, 2.0, "2", None):
        with pytest.raises(ConfigurationError, match="1 or more, not"):
            check_count(wrong, "n=")


def test_a_text_is_shown_unless_it_is_secret() -> None:
    check_text("", "name=")
    with pytest.raises(ConfigurationError, match=r"^name= must be a text, not b's3cret'\.$"):
        check_text(b"s3cret", "name=")
    with pytest.raises(ConfigurationError, match=r"^name= must be a text, not bytes\.$"):
        check_text(b"s3cret", "name=", is_secret=True)


def test_a_function_can_be_called_and_a_type_is_one_of_those_wanted() -> None:
    check_function(len, "clock=")
    with pytest.raises(ConfigurationError, match=r"^clock= must be a function, not 5\.$"):
        check_function(5, "clock=")
    check_type(5, "x=", (str, int), "a text or a number")
    with pytest.raises(ConfigurationError, match=r"^x= must be a text or a number, not 5\.0\.$"):
        check_type(5.0, "x=", (str, int), "a text or a number")
