"""Recovery from a wrong clock."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from yunbind_runtime.base.errors import (
    ApiError,
)
from yunbind_runtime.base.http import HttpResponse

from ..fakes.services import (
    MAKE_CACHE,
    MAKE_IMAGE,
)
from ..scripted import OK, START, Script, make_call, run
from .responses import refuse


def date_of(moment: datetime) -> tuple[str, str]:
    return "Date", moment.strftime("%a, %d %b %Y %H:%M:%S GMT")


@pytest.mark.parametrize("hours", [-26, -1, 1, 26])
def test_a_refused_clock_is_set_from_the_response_and_the_call_is_retried(
    hours: int, caplog: pytest.LogCaptureFixture
) -> None:
    there = START + timedelta(hours=hours)
    call = make_call(MAKE_IMAGE, {"Name": "n"}, clock=lambda: START)
    run(call, script := Script(refuse("AuthFailure.SignatureExpire", 200, date_of(there)), OK))
    times = [int(each.header("X-TC-Timestamp") or 0) for each in script.sent]
    assert times == [START.timestamp(), there.timestamp()]
    assert "clock" in caplog.text


def test_later_calls_use_the_corrected_clock() -> None:
    there = START + timedelta(hours=1)
    call = make_call(clock=lambda: START)
    run(call, Script(refuse("AuthFailure.SignatureExpire", 200, date_of(there)), OK))
    run(call, script := Script(OK))
    assert script.sent[0].header("X-TC-Timestamp") == str(int(there.timestamp()))


def test_a_clock_that_is_refused_twice_is_an_error() -> None:
    errors = (
        refuse("AuthFailure.SignatureExpire", 200, date_of(START + timedelta(hours=each))) for each in (1, 2)
    )
    with pytest.raises(ApiError, match="SignatureExpire"):
        run(make_call(clock=lambda: START), script := Script(*errors, OK))
    assert len(script.sent) == 2


@pytest.mark.parametrize(
    "headers",
    [
        (),
        (("Date", "yesterday"),),
        (date_of(START),),
        (("Date", ""),),
        (("Date", "Fri, 31 Dec 9999 23:59:59 GMT"),),  # nothing can be added to it
        (("Date", "Thu, 01 Jan 1970 00:00:00 GMT"),),
    ],
)
def test_a_refused_clock_without_a_differing_date_is_an_error(
    headers: tuple[tuple[str, str], ...],
) -> None:
    with pytest.raises(ApiError, match="SignatureExpire"):
        run(
            make_call(clock=lambda: START),
            script := Script(refuse("AuthFailure.SignatureExpire", 200, *headers), OK),
        )
    assert len(script.sent) == 1


def test_a_401_is_not_retried_but_sets_the_clock_for_the_next_call() -> None:
    """Huawei locks a key after five such errors."""
    body = b'{"error_code": "APIGW.0301", "error_msg": "signature expired"}'
    there = START + timedelta(hours=1)
    call = make_call(MAKE_CACHE, {"name": "n"}, clock=lambda: START)
    with pytest.raises(ApiError) as caught:
        run(call, script := Script(HttpResponse(401, (date_of(there),), body), OK))
    assert len(script.sent) == 1
    assert "3600 s behind" in caught.value.__notes__[0]
    run(call, script := Script(HttpResponse(201, (), b"{}")))
    assert script.sent[0].header("X-Sdk-Date") == "20260101T010000Z"
