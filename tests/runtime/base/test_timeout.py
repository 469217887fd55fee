"""Timeouts: their limits by each other and by a deadline."""

from __future__ import annotations

import math
from typing import Any

import pytest
from yunbind_runtime.base.errors import ConfigurationError
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout


def test_the_default_timeout() -> None:
    """It is the documented one. None means the default."""
    assert Timeout() == Timeout.of(None) == Timeout(5, 30, 30, None)
    assert Timeout.of(2) == Timeout(2, 2, 2, None)
    assert Timeout.of(given := Timeout(1, 2, 3, 4)) is given


@pytest.mark.parametrize("name", ["connect", "read", "write", "total"])
def test_each_time_is_greater_than_zero(name: str) -> None:
    for seconds in (0.001, 1, math.inf):
        assert getattr(Timeout(**{name: seconds}), name) == seconds
    for wrong in (0, 0.0, -1, math.nan, "5", True):
        with pytest.raises(ConfigurationError, match=rf"Timeout\({name}=\) must be a number of seconds"):
            Timeout(**{name: wrong})  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["connect", "read", "write"])
def test_only_the_total_can_be_absent(name: str) -> None:
    assert Timeout(total=None).total is None
    wrong: dict[str, Any] = {name: None}
    with pytest.raises(ConfigurationError, match=name):
        Timeout(**wrong)


def test_numbers_of_other_types_are_checked_too() -> None:
    class Seconds(float):
        pass

    assert Timeout(read=Seconds(2)).read == 2
    with pytest.raises(ConfigurationError, match="read"):
        Timeout(read=Seconds(0))


def test_the_longest_time_of_an_attempt() -> None:
    """It is that of all phases, unless there is a total."""
    assert Timeout(1, 10, 100).longest == 111
    assert Timeout(1, 10, 100, 5).longest == 5
    assert Timeout(1, 10, 100, 500).longest == 500


def test_a_timeout_is_limited_by_another_as_a_whole() -> None:
    own = Timeout(1, 20, 3)
    assert own.limit(Timeout(10, 2, 30)) == Timeout(1, 2, 3, 42)
    assert own.limit(Timeout(10, 2, 30, 7)) == Timeout(1, 2, 3, 7)
    assert Timeout(1, 20, 3, 6).limit(Timeout(10, 2, 30, 7)) == Timeout(1, 2, 3, 6)
    assert Timeout(1, 20, 3, 8).limit(Timeout(10, 2, 30, 7)) == Timeout(1, 2, 3, 7)


def test_a_deadline_limits_the_total_only() -> None:
    """And leaves a millisecond, because a timeout is greater than zero."""
    assert Timeout(1, 2, 3).end_within(4) == Timeout(1, 2, 3, 4)
    assert Timeout(1, 2, 3, 5).end_within(4) == Timeout(1, 2, 3, 4)
    assert Timeout(1, 2, 3, 3).end_within(4) == Timeout(1, 2, 3, 3)
    for seconds in (0.001, 0, -5):
        assert Timeout(1, 2, 3).end_within(seconds).total == 0.001


def test_a_request_without_query_has_no_question_mark() -> None:
    request = HttpRequest("GET", "https", "h", "/a")
    assert (request.target, request.url, request.body) == ("/a", "https://h/a", b"")
    assert HttpRequest("GET", "https", "h", "/a", "b=1").target == "/a?b=1"
    assert "?" not in repr(request)
    assert "?(3 characters)" in repr(HttpRequest("GET", "https", "h", "/a", "b=1"))


def test_the_first_of_equal_headers_counts() -> None:
    headers = (("X-A", "1"), ("x-a", "2"))
    for message in (HttpRequest("GET", "https", "h", "/", "", headers), HttpResponse(200, headers)):
        assert (message.header("X-a"), message.header("X-B")) == ("1", None)
