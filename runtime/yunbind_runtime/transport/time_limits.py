"""The total timeout of an exchange with asyncio."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .failures import make_overdue

if TYPE_CHECKING:
    from collections.abc import Coroutine

    from yunbind_runtime.base.http import HttpResponse

    from .exchange import Exchange


async def limit_time(work: Coroutine[None, None, HttpResponse], exchange: Exchange) -> HttpResponse:
    """Await an exchange within the total timeout of its attempt."""
    from asyncio import timeout

    limit = timeout(exchange.timeout.total)
    try:
        async with limit:
            return await work
    except TimeoutError:
        if not limit.expired():
            raise
    raise make_overdue(exchange)
