"""Changes that take time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yunbind_emulator.state.lifecycle import Pace, add_time, can_pull, measure_change, start_change

from .signed_requests import NOW


@pytest.mark.parametrize(
    ("text", "pace"),
    [("2", Pace(2)), ("0.5", Pace(0.5)), ("immediate", Pace(0)), ("reads=3", Pace(reads=3))],
)
def test_a_pace_is_read_from_text(text: str, pace: Pace):
    assert Pace.parse(text) == pace


@pytest.mark.parametrize("text", ["", "soon", "-1", "nan", "inf", "reads=0", "reads=x"])
def test_a_wrong_pace_is_refused_with_the_valid_forms(text: str):
    with pytest.raises(ValueError, match="immediate"):
        Pace.parse(text)


@pytest.mark.parametrize("options", [{"seconds": 0}, {"seconds": 1e9}, {"reads": 1}, {"reads": 10**9}])
def test_a_pace_can_be_as_short_as_nothing_and_one_read(options: dict[str, int]):
    assert Pace(**options)


@pytest.mark.parametrize(
    "options", [{"seconds": -0.1}, {"seconds": inf}, {"seconds": nan}, {"reads": 0}, {"reads": -1}]
)
def test_a_pace_that_cannot_be_is_refused(options: dict[str, float]):
    with pytest.raises(ValueError, match=r"seconds must be 0 or more"):
        Pace(**options)  # pyright: ignore[reportArgumentType]


@given(st.lists(st.floats(-100, 100), min_size=2), st.floats(0, 50))
def test_a_change_only_goes_forward_with_time(passed: list[float], seconds: float):
    record: dict[str, object] = {}
    start_change(record, NOW, "done")
    change = record["change"]
    assert isinstance(change, dict)
    shares = [
        measure_change(change, NOW + timedelta(seconds=each), Pace(seconds))[0] for each in sorted(passed)
    ]
    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)


def test_a_change_ends_when_it_was_due_and_not_when_someone_looked():
    record: dict[str, object] = {}
    start_change(record, NOW, "done")
    change = record["change"]
    assert isinstance(change, dict)
    assert measure_change(change, NOW + timedelta(days=1), Pace(2)) == (1.0, NOW + timedelta(seconds=2))


@pytest.mark.parametrize(
    ("image", "works"),
    [
        ("nginx", True),
        ("a.invalid/nginx", False),
        ("a.INVALID:5000/nginx:1", False),
        ("docker.io/a.invalid", True),
    ],
)
def test_only_images_of_a_reserved_name_cannot_be_pulled(image: str, works: bool):
    assert can_pull(image) is works


def test_no_retention_goes_beyond_the_end_of_time():
    assert add_time(NOW, days=10**12) == datetime.max.replace(tzinfo=UTC)


@pytest.mark.parametrize(("reads", "share"), [(0, 0), (1, 0.5), (2, 1), (3, 1), (100, 1)])
def test_more_reads_than_a_change_takes_do_not_go_beyond_its_end(reads: int, share: float):
    change = {"began": NOW.isoformat(), "goal": "done", "reads": reads}
    later = NOW + timedelta(days=1)
    assert measure_change(change, later, Pace(reads=2)) == (share, later)
