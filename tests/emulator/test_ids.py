"""Ids of responses: random, or repeatable with a seed."""

from __future__ import annotations

import pytest
from yunbind_emulator.base.ids import Ids


@pytest.mark.parametrize("seed", [None, 0, 7, -1])
def test_an_id_is_a_random_uuid(seed: int | None):
    """Of the version 4 (RFC 9562), as the clouds' request ids are."""
    ids = Ids()
    ids.seed(seed)
    made = [ids() for _ in range(10)]
    assert {each.version for each in made} == {4}
    assert len(set(made)) == 10


def test_the_same_seed_gives_the_same_ids_and_none_gives_random_ones():
    first, second = Ids(), Ids()
    for ids in (first, second):
        ids.seed(7)
    assert [first() for _ in range(3)] == [second() for _ in range(3)]
    first.seed(7)
    assert first() != second()
    for ids in (first, second):
        ids.seed(None)
    assert first() != second()
