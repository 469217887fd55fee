"""Lists that a service returns page by page: lazy iterators over items, and over responses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeAlias, TypeVar

from yunbind_runtime.base.errors import PaginationError
from yunbind_runtime.call.effects import Effects

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence

ItemT = TypeVar("ItemT")
ResponseT = TypeVar("ResponseT")

Fetch: TypeAlias = Callable[[Mapping[str, object]], Effects[ResponseT]]
"""Returns the effects of one call, with arguments by Python name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Paginate:
    """How an action pages, by Python names. One of offset, page, token and marker is given.

    Attributes:
        items: Response member that contains the items of the page.
        limit: Request member for the page size.
        offset: Request member for the number of items to skip.
        page: Request member for the page number, starting at 1.
        token: Request member for the token of the next page.
        next_token: Response member that contains this token.
        marker: Request member that names the last item of the page before.
        marker_from: Member of an item that the marker contains.
        total: Response member that counts all items.
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
    """The position of an iteration over pages.

    With an offset or a page number, an iteration ends on an empty page or when the total is reached. The
    total may change meanwhile; the latest one counts. With tokens and markers, it ends when the service
    returns none to continue from, whatever the total says, because items may come and go meanwhile. An empty
    page with a new token ends the iteration unless the total says that more items follow. A token or marker
    that repeats is an error, because the iteration would never end.
    """

    def __init__(self, paginate: Paginate, arguments: Mapping[str, object], place: str = "") -> None:
        self.arguments: Mapping[str, object] = dict(arguments)
        self._paginate = paginate
        self._place = place
        self._seen: set[object] = set()
        self._count = 0
        self._position = _find_start(paginate, arguments)

    def advance(self, response: object) -> bool:
        """Move past a response. Returns whether there is another page, for which ``arguments`` ask then.

        Raises:
            PaginationError: The response names a page that was already requested.
        """
        paginate = self._paginate
        items = list_items(paginate, response)
        self._count += len(items)
        self._position += len(items)
        total = getattr(response, paginate.total) if paginate.total else None
        if paginate.token and paginate.next_token:
            has_more = isinstance(total, int) and self._count < total
            if not items and not has_more:
                return False
            return self._continue_from(paginate.token, getattr(response, paginate.next_token))
        if not items:
            return False
        if paginate.marker and paginate.marker_from:
            return self._continue_from(paginate.marker, getattr(items[-1], paginate.marker_from, None))
        # Some services return a total of 0 beside items. It means that the total is unknown.
        if isinstance(total, int) and 0 < total <= self._position:
            return False
        if paginate.offset:
            self._request(paginate.offset, self._position)
        elif paginate.page:
            number = self.arguments.get(paginate.page)
            self._request(paginate.page, (number if isinstance(number, int) else 1) + 1)
        return True

    def _continue_from(self, member: str, value: object) -> bool:
        if not value:
            return False
        if value in self._seen or value == self.arguments.get(member):
            error = PaginationError(
                f"The service returned {value!r} as the next page a second time, after {self._count} items, "
                "so the list would never end. List again, with narrower conditions if possible."
            )
            error.place = self._place
            raise error
        self._seen.add(value)
        self._request(member, value)
        return True

    def _request(self, member: str, value: object) -> None:
        self.arguments = {**self.arguments, member: value}


def _find_start(paginate: Paginate, arguments: Mapping[str, object]) -> int:
    """Return the number of items that the first request skips."""
    offset = arguments.get(paginate.offset) if paginate.offset else None
    if isinstance(offset, int):
        return offset
    page = arguments.get(paginate.page) if paginate.page else None
    limit = arguments.get(paginate.limit) if paginate.limit else None
    return (page - 1) * limit if isinstance(page, int) and isinstance(limit, int) else 0


def list_items(paginate: Paginate, response: object) -> Sequence[object]:
    """Return the items of a page."""
    return getattr(response, paginate.items) or ()


def join_pages(paginate: Paginate, responses: Sequence[ResponseT]) -> ResponseT:
    """Return the first response with the items of all responses."""
    first = responses[0]
    if len(responses) == 1:
        return first
    joined = copy(first)
    setattr(joined, paginate.items, [item for each in responses for item in list_items(paginate, each)])
    return joined


class PageReader(Generic[ResponseT]):
    """Fetches the pages of one iteration."""

    def __init__(
        self, fetch: Fetch[ResponseT], paginate: Paginate, arguments: Mapping[str, object], place: str = ""
    ) -> None:
        self._fetch = fetch
        self._cursor = Cursor(paginate, arguments, place)
        self._latest: ResponseT | None = None

    def fetch_next(self) -> Effects[ResponseT | None]:
        """Return the next page, or None after the last one.

        Raises:
            PaginationError: The service repeated a token or a marker.
        """
        if self._latest is not None and not self._cursor.advance(self._latest):
            return None
        self._latest = yield from self._fetch(self._cursor.arguments)
        return self._latest


def fetch_all(
    fetch: Fetch[ResponseT], paginate: Paginate, arguments: Mapping[str, object], place: str
) -> Effects[ResponseT]:
    """Fetch all pages and join them."""
    reader = PageReader(fetch, paginate, arguments, place)
    pages: list[ResponseT] = []
    while (page := (yield from reader.fetch_next())) is not None:
        pages.append(page)
    return join_pages(paginate, pages)


class Pages(Generic[ItemT, ResponseT]):
    """The items of a list, which are fetched page by page as the iteration needs them.

    Nothing is fetched before the iteration begins or after it stops. Each iteration starts at the first page.

    Raises:
        PaginationError: During the iteration, if the service repeats a token or a marker. The items up to
            there were returned.
    """

    def __init__(
        self,
        drive: Callable[[Effects[Any]], Any],
        fetch: Fetch[ResponseT],
        paginate: Paginate,
        arguments: Mapping[str, object],
        place: str = "",
    ) -> None:
        self._drive = drive
        self._fetch = fetch
        self._paginate = paginate
        self._arguments = dict(arguments)
        self._place = place

    def __iter__(self) -> Iterator[ItemT]:
        for page in self.pages():
            yield from list_items(self._paginate, page)  # type: ignore[misc] # pyright: ignore[reportReturnType]

    def pages(self) -> Iterator[ResponseT]:
        """Iterate over responses instead of items.

        Raises:
            PaginationError: The service repeated a token or a marker.
        """
        reader = PageReader(self._fetch, self._paginate, self._arguments, self._place)
        while (page := self._drive(reader.fetch_next())) is not None:
            yield page


class AsyncPages(Generic[ItemT, ResponseT]):
    """:class:`Pages` for ``async for``."""

    def __init__(
        self,
        drive: Callable[[Effects[Any]], Awaitable[Any]],
        fetch: Fetch[ResponseT],
        paginate: Paginate,
        arguments: Mapping[str, object],
        place: str = "",
    ) -> None:
        self._drive = drive
        self._fetch = fetch
        self._paginate = paginate
        self._arguments = dict(arguments)
        self._place = place

    async def __aiter__(self) -> AsyncIterator[ItemT]:
        async for page in self.pages():
            for item in list_items(self._paginate, page):
                yield item  # type: ignore[misc] # pyright: ignore[reportReturnType]

    async def pages(self) -> AsyncIterator[ResponseT]:
        """Iterate over responses instead of items.

        Raises:
            PaginationError: The service repeated a token or a marker.
        """
        reader = PageReader(self._fetch, self._paginate, self._arguments, self._place)
        while (page := await self._drive(reader.fetch_next())) is not None:
            yield page
