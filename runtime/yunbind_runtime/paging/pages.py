"""Lists that come in pages: lazy iterators over items, and over whole answers.

Where an iteration stands is decided once, in :class:`Cursor`; the two iterators
only fetch.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from yunbind_runtime.base.errors import PaginationError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence

ItemT = TypeVar("ItemT")
ResponseT = TypeVar("ResponseT")


@dataclass(frozen=True, slots=True, kw_only=True)
class Paginate:
    """How an action pages, by Python names. One of offset, page, token and marker is given.

    Attributes:
        items: response member that holds the page.
        limit: request member for the page size.
        offset: request member that counts items to skip.
        page: request member that counts pages, from 1.
        token: request member for the token of the next page.
        next_token: response member that holds that token.
        marker: request member that names the last item seen.
        marker_from: member of an item that the marker repeats.
        total: response member that counts all items.
    """

    items: str
    limit: str | None = None
    offset: str | None = None
    page: str | None = None
    token: str | None = None
    next_token: str | None = None
    marker: str | None = None
    marker_from: str | None = None
    total: str | None = None


class Cursor:
    """Where an iteration stands, and whether there is another page.

    An iteration ends on an empty page and on the total. The total may change
    meanwhile: the latest one counts. With tokens and markers it ends when there
    is none to continue from; the token, not the total, has the last word, since
    items may appear and go meanwhile. One that repeats is an error, because it
    would go round for ever. An empty page with a fresh token ends the iteration
    unless the total says that more is to come.
    """

    def __init__(self, paginate: Paginate, arguments: Mapping[str, object], place: str = "") -> None:
        self.arguments: Mapping[str, object] = dict(arguments)
        self._paginate = paginate
        self._place = place
        self._seen: set[object] = set()
        self._count = 0
        self._position = _find_start(paginate, arguments)

    def advance(self, response: object) -> bool:
        """Take an answer into account; whether ``arguments`` now ask for another page.

        Raises:
            PaginationError: the answer names a page that was already asked for.
        """
        paginate = self._paginate
        items = list_items(paginate, response)
        self._count += len(items)
        self._position += len(items)
        total = getattr(response, paginate.total) if paginate.total else None
        if paginate.token and paginate.next_token:
            more_to_come = isinstance(total, int) and self._count < total
            if not items and not more_to_come:
                return False
            return self._continue_from(paginate.token, getattr(response, paginate.next_token))
        if not items:
            return False
        if paginate.marker and paginate.marker_from:
            return self._continue_from(paginate.marker, getattr(items[-1], paginate.marker_from, None))
        # A total of 0 beside items is no total.
        if isinstance(total, int) and 0 < total <= self._position:
            return False
        if paginate.offset:
            self._ask(paginate.offset, self._position)
        elif paginate.page:
            number = self.arguments.get(paginate.page)
            self._ask(paginate.page, (number if isinstance(number, int) else 1) + 1)
        return True

    def _continue_from(self, member: str, place: object) -> bool:
        if not place:
            return False
        if place in self._seen or place == self.arguments.get(member):
            error = PaginationError(
                f"The service gave {place!r} as the next page a second time, after {self._count} items. "
                "Going on would never end; list again, with narrower conditions if you can."
            )
            error.place = self._place
            raise error
        self._seen.add(place)
        self._ask(member, place)
        return True

    def _ask(self, member: str, value: object) -> None:
        self.arguments = {**self.arguments, member: value}


def _find_start(paginate: Paginate, arguments: Mapping[str, object]) -> int:
    """How many items the caller's own offset or page number skips."""
    offset = arguments.get(paginate.offset) if paginate.offset else None
    if isinstance(offset, int):
        return offset
    page = arguments.get(paginate.page) if paginate.page else None
    limit = arguments.get(paginate.limit) if paginate.limit else None
    return (page - 1) * limit if isinstance(page, int) and isinstance(limit, int) else 0


def list_items(paginate: Paginate, response: object) -> Sequence[object]:
    """The items of a page; none where the member is None."""
    return getattr(response, paginate.items) or ()


def join_pages(paginate: Paginate, responses: Sequence[ResponseT]) -> ResponseT:
    """The first answer, holding the items of all."""
    first = responses[0]
    if len(responses) == 1:
        return first
    whole = copy(first)
    setattr(whole, paginate.items, [item for each in responses for item in list_items(paginate, each)])
    return whole


class Pages(Generic[ItemT, ResponseT]):
    """Every item of a list, fetched page by page as the iteration needs them.

    Nothing is fetched before the iteration begins, nor once it stops asking.
    Each iteration starts anew. A page size and a start that the caller gave are
    kept.

    Raises:
        PaginationError: while iterating, when the service names a page a second
            time; every item up to there was given.
    """

    def __init__(
        self,
        fetch: Callable[[Mapping[str, object]], ResponseT],
        paginate: Paginate,
        arguments: Mapping[str, object],
        place: str = "",
    ) -> None:
        self._fetch = fetch
        self._paginate = paginate
        self._arguments = dict(arguments)
        self._place = place

    def __iter__(self) -> Iterator[ItemT]:
        for page in self.pages():
            yield from list_items(self._paginate, page)  # type: ignore[misc] # pyright: ignore[reportReturnType]

    def pages(self) -> Iterator[ResponseT]:
        """Iterate over whole answers.

        Raises:
            PaginationError: The service repeated a token.
        """
        cursor = Cursor(self._paginate, self._arguments, self._place)
        while True:
            response = self._fetch(cursor.arguments)
            yield response
            if not cursor.advance(response):
                return


class AsyncPages(Generic[ItemT, ResponseT]):
    """:class:`Pages` for ``async for``."""

    def __init__(
        self,
        fetch: Callable[[Mapping[str, object]], Awaitable[ResponseT]],
        paginate: Paginate,
        arguments: Mapping[str, object],
        place: str = "",
    ) -> None:
        self._fetch = fetch
        self._paginate = paginate
        self._arguments = dict(arguments)
        self._place = place

    async def __aiter__(self) -> AsyncIterator[ItemT]:
        async for page in self.pages():
            for item in list_items(self._paginate, page):
                yield item  # type: ignore[misc] # pyright: ignore[reportReturnType]

    async def pages(self) -> AsyncIterator[ResponseT]:
        """Iterate over whole answers.

        Raises:
            PaginationError: The service repeated a token.
        """
        cursor = Cursor(self._paginate, self._arguments, self._place)
        while True:
            response = await self._fetch(cursor.arguments)
            yield response
            if not cursor.advance(response):
                return
