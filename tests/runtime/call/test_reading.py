"""Reading large responses: in a thread with asyncio, and within the timeout of the attempt."""

from __future__ import annotations

import asyncio
import threading
from itertools import count
from typing import Any

import pytest
from yunbind_runtime.base.errors import TimedOut
from yunbind_runtime.base.http import HttpResponse, Timeout
from yunbind_runtime.call import perform as performing
from yunbind_runtime.call.effects import drive_async
from yunbind_runtime.call.perform import perform
from yunbind_runtime.call.retries import Retries

from tests.runtime.scripted import AsyncScript, Script, make_call, run

SMALL = b'{"Response": {"Images": [{"Size": "x"}], "RequestId": "r"}}'


def pad(body: bytes, size: int = 256 * 1024) -> HttpResponse:
    return HttpResponse(200, (), body.ljust(size))


@pytest.mark.parametrize(
    ("size", "is_threaded"), [(0, False), (256 * 1024 - 1, False), (256 * 1024, True), (1 << 20, True)]
)
def test_with_asyncio_a_large_response_is_read_in_a_thread(
    monkeypatch: pytest.MonkeyPatch, size: int, is_threaded: bool
) -> None:
    """A blocking client reads where it was called."""
    readers: list[Any] = []
    parse = performing._parse  # pyright: ignore[reportPrivateUsage]

    def note(*arguments: Any) -> Any:
        readers.append(threading.current_thread())
        return parse(*arguments)

    monkeypatch.setattr(performing, "_parse", note)
    response = pad(SMALL, size)
    raw = asyncio.run(drive_async(perform(make_call()), AsyncScript(response)))
    twin = run(make_call(), Script(response))
    assert raw.parsed == twin.parsed
    assert raw.parsed.unread == {"Images[0].Size": "x"}
    assert [reader is threading.main_thread() for reader in readers] == [not is_threaded, True]


@pytest.mark.parametrize(
    "limits",
    [
        {"timeout": Timeout(1, 2, 3, total=5), "retries": Retries(attempts=1, deadline=None)},
        {"retries": Retries(attempts=1, deadline=5)},
    ],
    ids=["timeout", "deadline"],
)
@pytest.mark.parametrize("step", [0.0, 4.0])
def test_the_timeout_of_an_attempt_includes_reading(limits: dict[str, Any], step: float) -> None:
    """Here the clock advances by a step whenever it is read."""
    for is_async in (False, True):
        ticks = count()
        call = make_call(monotonic=lambda: next(ticks) * step, **limits)  # noqa: B023 - called in the loop

        def make(call: Any = call, is_async: bool = is_async) -> Any:
            response = pad(b'{"Response": {"Images": [%s1]}}' % (b"1," * 2000))
            if is_async:
                return asyncio.run(drive_async(perform(call), AsyncScript(response)))
            return run(call, Script(response))

        if step:
            with pytest.raises(TimedOut, match="not read within") as caught:
                make()
            assert caught.value.maybe_sent
        else:
            assert make().parsed.images == []


def test_errors_of_a_large_response_are_raised_in_the_call() -> None:
    response = pad(b'{"Response": {"Error": {"Code": "ResourceNotFound", "Message": "m"}, "RequestId": "r"}}')
    with pytest.raises(Exception, match="ResourceNotFound") as one:
        run(make_call(), Script(response))
    with pytest.raises(Exception, match="ResourceNotFound") as two:
        asyncio.run(drive_async(perform(make_call()), AsyncScript(response)))
    assert type(one.value) is type(two.value)
