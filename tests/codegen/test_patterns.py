"""The size of a pattern with its counts written out."""

from __future__ import annotations

import pytest
from yunbind_codegen.patterns import REPEATS_LIMIT, TooManyRepeatsError, measure, refuse_repeats


@pytest.mark.parametrize(
    ("pattern", "size"),
    [
        ("", 0),
        ("abc", 3),
        ("^abc$", 3),
        ("a|b", 2),
        ("a*b+c?", 3),
        (r"\d\.", 2),
        ("[a-z]", 1),
        ("[]a]", 1),
        ("[^]a]", 1),
        (r"[\]a{9}]", 1),
        ("a{3}", 3),
        ("a{3,5}", 5),
        ("a{3,}", 3),
        ("a{,5}", 5),
        ("ba{3}", 4),
        ("a{0}", 1),
        ("[a-z]{4}", 4),
        (r"\d{4}", 4),
        ("(ab)", 2),
        ("(ab){3}", 6),
        ("(a{2}b){3}", 9),
        ("((a{2}){3}){4}", 24),
        ("(?:ab){3}c", 7),
        ("(?P<name>ab){3}", 6),
        ("(?i)ab", 3),
        ("(?i:ab){2}", 4),
        ("a)b", 3),
        ("{a}", 3),
    ],
)
def test_the_counts_of_nested_parts_multiply(pattern: str, size: int) -> None:
    """A part counts as often as the largest number of its repeats, and at least once."""
    assert measure(pattern) == size


def test_a_pattern_of_the_largest_size_is_accepted() -> None:
    """The limit is 10,000 characters; one more is refused."""
    assert REPEATS_LIMIT == 10_000
    refuse_repeats("(a{100}){100}")
    with pytest.raises(TooManyRepeatsError, match=r"multiply to 10001 characters\. The limit is 10000\."):
        refuse_repeats("(a{100}){100}b")
