"""Services with lists of several pages, and iterators over them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from types import SimpleNamespace
from typing import Any, TypeAlias

from yunbind_runtime.call.effects import Effects, Run, drive, drive_async
from yunbind_runtime.paging.pages import AsyncPages, Pages, Paginate

NOTHING: Any = None  # a transport that is not used


BY_OFFSET = Paginate(items="items", offset="offset", limit="limit", total="total")


BY_PAGE = Paginate(items="items", page="page", limit="size", total="total")


BY_TOKEN = Paginate(items="items", token="token", next_token="next_token", limit="limit", total="total")


BY_MARKER = Paginate(items="items", marker="marker", marker_from="id", limit="limit")


def page(items: Sequence[Any] | None, **members: Any) -> SimpleNamespace:
    """A response. Absent members are None."""
    return SimpleNamespace(**{"items": items, "total": None, "next_token": None, **members})


class Service:
    """A service that supports offsets, page numbers, tokens and markers."""

    def __init__(self, count: int, *, default: int = 3, has_total: bool = True) -> None:
        self.things = [SimpleNamespace(id=f"thing-{number}") for number in range(count)]
        self.default = default
        self.has_total = has_total
        self.requests: list[dict[str, Any]] = []

    def __call__(self, arguments: Mapping[str, Any]) -> SimpleNamespace:
        self.requests.append(dict(arguments))
        size = arguments.get("limit", arguments.get("size", self.default))
        start = arguments.get("offset", (arguments.get("page", 1) - 1) * size)
        if "token" in arguments:
            start = int(arguments["token"])
        if "marker" in arguments:
            start = 1 + [thing.id for thing in self.things].index(arguments["marker"])
        items = self.things[start : start + size]
        end = start + len(items)
        following = str(end) if end < len(self.things) else ""
        return page(items, total=len(self.things) if self.has_total else None, next_token=following)


Fetch: TypeAlias = Callable[[Mapping[str, Any]], SimpleNamespace]


Listing: TypeAlias = Callable[[Fetch, Paginate, dict[str, Any]], list[Any]]


def fetch_with(fetch: Fetch) -> Callable[[Mapping[str, object]], Effects[Any]]:
    """Fetch pages as the effects of a call do."""

    def effects(arguments: Mapping[str, object]) -> Effects[Any]:
        async def fetch_later() -> SimpleNamespace:
            await asyncio.sleep(0)
            return fetch(arguments)

        return (yield Run(lambda: fetch(arguments), fetch_later))

    return effects


def make_pages(fetch: Fetch, paginate: Paginate, arguments: dict[str, Any]) -> Pages[Any, Any]:
    return Pages(
        lambda effects: drive(effects, NOTHING), fetch_with(fetch), paginate, arguments, "PIC ListImages"
    )


def make_async(fetch: Fetch, paginate: Paginate, arguments: dict[str, Any]) -> AsyncPages[Any, Any]:
    return AsyncPages(
        lambda effects: drive_async(effects, NOTHING),
        fetch_with(fetch),
        paginate,
        arguments,
        "PIC ListImages",
    )


def list_blocking(fetch: Fetch, paginate: Paginate, arguments: dict[str, Any]) -> list[Any]:
    return list(make_pages(fetch, paginate, arguments))


def list_async(fetch: Fetch, paginate: Paginate, arguments: dict[str, Any]) -> list[Any]:
    async def collect() -> list[Any]:
        return [item async for item in make_async(fetch, paginate, arguments)]

    return asyncio.run(collect())


def respond_with(*pages: SimpleNamespace) -> tuple[Fetch, list[dict[str, Any]]]:
    """Return a service with these responses, and a list of its requests."""
    requests: list[dict[str, Any]] = []
    waiting = list(pages)

    def fetch(arguments: Mapping[str, Any]) -> SimpleNamespace:
        requests.append(dict(arguments))
        return waiting.pop(0)

    return fetch, requests


KINDS = {"offset": BY_OFFSET, "page": BY_PAGE, "token": BY_TOKEN, "marker": BY_MARKER}
