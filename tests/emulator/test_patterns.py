"""Patterns of the specs, matched against what clients send."""

from __future__ import annotations

import time

import pytest
from yunbind_emulator.base.patterns import Pattern


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("[a-z]+", "abc", True),
        ("[a-z]+", "abc1", False),
        ("[a-z]+", "abc\n", False),
        ("a|b", "ab", False),
        ("a|b", "b", True),
        ("[\\x00-\\x7F]*", "", True),
        ("[\\x00-\\x7F]*", "é", False),
        (".", "中", True),
    ],
)
def test_a_pattern_matches_the_whole_text(pattern: str, text: str, expected: bool) -> None:
    """Other text before or after is not allowed, not even a line end."""
    assert Pattern(pattern).matches(text) is expected
    assert str(Pattern(pattern)) == pattern


@pytest.mark.parametrize("pattern", ["(a+)+", "(a|a)*", "(a|aa)+", "a*a*a*a*a*a*b", "([a-z]+)*[0-9]"])
def test_no_pattern_takes_for_ever_to_fail(pattern: str) -> None:
    """Nested repetitions, of which Python's own matcher tries every division of a text, take no time."""
    began = time.process_time()
    assert not Pattern(pattern).matches("a" * 5_000 + "!")
    assert time.process_time() - began < 1
