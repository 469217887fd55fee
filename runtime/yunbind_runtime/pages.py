"""Lists that come in pages: lazy iterators over items, and over whole answers.

Where an iteration stands is decided once, in :class:`Cursor`; the two iterators
only fetch.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from .errors import PaginationError

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
    meanwhile: the latest one counts. With tokens and markers it also ends when
    there is none to continue from; one that repeats is an error, because it
    would go round for ever. An empty page with a fresh token ends it only when
    no total says that more is to come.
    """

    def __init__(self, paginate: Paginate, arguments: Mapping[str, object]) -> None:
        self.arguments: dict[str, object] = dict(arguments)
        self._paginate = paginate
        self._seen: set[object] = set()
        self._count = 0
        start = arguments.get(paginate.offset) if paginate.offset else None
        self._position = start if isinstance(start, int) else 0

    def advance(self, response: object) -> bool:
        """Take an answer into account; whether ``arguments`` now ask for another page."""
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
            return self._continue_from(paginate.marker, getattr(items[-1], paginate.marker_from))
        if isinstance(total, int) and self._position >= total and total > 0:
            return False
        if paginate.offset:
            self.arguments[paginate.offset] = self._position
        elif paginate.page:
            number = self.arguments.get(paginate.page)
            self.arguments[paginate.page] = (number if isinstance(number, int) else 1) + 1
        return True

    def _continue_from(self, member: str, place: object) -> bool:
        if not place:
            return False
        if place in self._seen or place == self.arguments.get(member):
            raise PaginationError(
                f"The service gave {place!r} as the next page a second time, after {self._count} items. "
                "Going on would never end; list again, with narrower conditions if you can."
            )
        self._seen.add(place)
        self.arguments[member] = place
        return True


def list_items(paginate: Paginate, response: object) -> Sequence[object]:
    """The items of a page; none where the member is None."""
    return getattr(response, paginate.items) or ()


class Pages(Generic[ItemT, ResponseT]):
    """Every item of a list, fetched page by page as the iteration needs them.

    Each iteration starts anew. A page size that the caller gave is kept.
    """

    def __init__(
        self,
        fetch: Callable[[dict[str, object]], ResponseT],
        paginate: Paginate,
        arguments: Mapping[str, object],
    ) -> None:
        self._fetch = fetch
        self._paginate = paginate
        self._arguments = arguments

    def __iter__(self) -> Iterator[ItemT]:
        for page in self.pages():
            yield from list_items(self._paginate, page)  # type: ignore[misc] # pyright: ignore[reportReturnType]

    def pages(self) -> Iterator[ResponseT]:
        """Iterate over whole answers.

        Raises:
            PaginationError: The service repeated a token.
        """
        cursor = Cursor(self._paginate, self._arguments)
        while True:
            response = self._fetch(cursor.arguments)
            yield response
            if not cursor.advance(response):
                return


class AsyncPages(Generic[ItemT, ResponseT]):
    """:class:`Pages` for ``async for``."""

    def __init__(
        self,
        fetch: Callable[[dict[str, object]], Awaitable[ResponseT]],
        paginate: Paginate,
        arguments: Mapping[str, object],
    ) -> None:
        self._fetch = fetch
        self._paginate = paginate
        self._arguments = arguments

    async def __aiter__(self) -> AsyncIterator[ItemT]:
        async for page in self.pages():
            for item in list_items(self._paginate, page):
                yield item  # type: ignore[misc] # pyright: ignore[reportReturnType]

    async def pages(self) -> AsyncIterator[ResponseT]:
        """Iterate over whole answers.

        Raises:
            PaginationError: The service repeated a token.
        """
        cursor = Cursor(self._paginate, self._arguments)
        while True:
            response = await self._fetch(cursor.arguments)
            yield response
            if not cursor.advance(response):
                return
