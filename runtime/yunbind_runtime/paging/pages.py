"""Lists that a service returns page by page: lazy iterators over items, and over responses."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeAlias, TypeVar

from yunbind_facts.behavior import PAGES_EMPTY

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

    With tokens, an iteration ends when the service returns no token. Empty pages and the total do not end it,
    because a filter can leave a page empty, and because items come and go meanwhile. With a marker, an offset
    or a page number, an empty page ends it. With an offset or a page number, the total ends it too. The total
    may change meanwhile; the latest one counts.

    A token, a marker or a page that repeats is an error, because the iteration would never end. So are 1000
    pages without items one after the other.
    """

    def __init__(self, paginate: Paginate, arguments: Mapping[str, object], place: str = "") -> None:
        self.arguments: Mapping[str, object] = dict(arguments)
        self._paginate = paginate
        self._place = place
        self._seen: set[int] = set()  # hashes: a token can be long
        self._count = 0
        self._empty_pages = 0  # since the last item
        self._position = _find_start(paginate, arguments)
        self._previous: Sequence[object] | None = None

    def check(self, response: object) -> None:
        """Check that a response is not the page before, as from a service that ignores the offset.

        A list with a total ends when the total is reached, so its pages are not compared.

        Raises:
            PaginationError: It is the same page.
        """
        if self._paginate.token or self._find_total(response) is not None:
            return  # the list ends anyway, and pages of items without an ID can be equal
        items, previous = list_items(self._paginate, response), self._previous
        self._previous = items
        if items == previous and count_received(items):
            raise self._make_error("the same page a second time")

    def advance(self, response: object) -> bool:
        """Move past a response. Returns whether there is another page, for which ``arguments`` ask then.

        Raises:
            PaginationError: The response names a page that was already requested, or is one of too many pages
                without items.
        """
        paginate = self._paginate
        items = list_items(paginate, response)
        received = count_received(items)
        self._count += len(items)
        self._position += received
        if paginate.token and paginate.next_token:
            has_next = self._continue_from(paginate.token, getattr(response, paginate.next_token))
            self._empty_pages = 0 if received else self._empty_pages + 1
            if has_next and self._empty_pages >= PAGES_EMPTY:
                raise self._make_error(f"{PAGES_EMPTY} pages without items in a row")
            return has_next
        if not received:
            return False
        if paginate.marker and paginate.marker_from:
            last = getattr(items[-1], paginate.marker_from, None) if items else None
            return self._continue_from(paginate.marker, last)
        total = self._find_total(response)
        if total is not None and total <= self._position:
            return False
        if paginate.offset:
            self._request(paginate.offset, self._position)
        elif paginate.page:
            number = self.arguments.get(paginate.page)
            self._request(paginate.page, (number if isinstance(number, int) else 1) + 1)
        return True

    def _find_total(self, response: object) -> int | None:
        total = getattr(response, self._paginate.total) if self._paginate.total else None
        # Some services return a total of 0 beside items. It means that the total is unknown.
        return total if isinstance(total, int) and total > 0 else None

    def _continue_from(self, member: str, value: object) -> bool:
        if not value:
            return False
        if hash(value) in self._seen or value == self.arguments.get(member):
            raise self._make_error(f"{str(value)[:100]!r} as the next page a second time")
        self._seen.add(hash(value))
        self._request(member, value)
        return True

    def _request(self, member: str, value: object) -> None:
        self.arguments = {**self.arguments, member: value}

    def _make_error(self, returned: str) -> PaginationError:
        items = "1 item" if self._count == 1 else f"{self._count} items"
        error = PaginationError(
            f"The service returned {returned}, after {items}, so the list would never end. List again, with "
            "narrower conditions if possible."
        )
        error.place = self._place
        return error


def _find_start(paginate: Paginate, arguments: Mapping[str, object]) -> int:
    """Return the number of items that the first request skips."""
    offset = arguments.get(paginate.offset) if paginate.offset else None
    if isinstance(offset, int):
        return offset
    page = arguments.get(paginate.page) if paginate.page else None
    limit = arguments.get(paginate.limit) if paginate.limit else None
    return (page - 1) * limit if isinstance(page, int) and isinstance(limit, int) else 0


def list_items(paginate: Paginate, response: object) -> Sequence[Any]:
    """Return the items of a page."""
    items: Sequence[Any] | None = getattr(response, paginate.items)
    return () if items is None else items


def count_received(items: Sequence[object]) -> int:
    """Return the number of items that the service sent, with those that could not be read."""
    return getattr(items, "received", len(items))


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
            PaginationError: The service repeats a token, a marker or a page, or sends 1000 empty pages.
        """
        if self._latest is not None and not self._cursor.advance(self._latest):
            return None
        response = yield from self._fetch(self._cursor.arguments)
        self._cursor.check(response)
        self._latest = response
        return response


class Pages(Generic[ItemT, ResponseT]):
    """The items of a list, which are fetched page by page as the iteration needs them.

    Nothing is fetched before the iteration begins or after it stops. Each iteration starts at the first page.

    Raises:
        PaginationError: During the iteration, if the service repeats a token, a marker or a page, or sends
            1000 empty pages in a row. The items up to there were returned.
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
            yield from list_items(self._paginate, page)

    def pages(self) -> Iterator[ResponseT]:
        """Iterate over responses instead of items.

        Raises:
            PaginationError: The service repeats a token, a marker or a page, or sends 1000 empty pages.
        """
        reader = PageReader(self._fetch, self._paginate, self._arguments, self._place)
        while (page := self._drive(reader.fetch_next())) is not None:
            yield page

    if not TYPE_CHECKING:  # hidden, so that type checkers refuse these uses too

        def __getitem__(self, _index: object) -> NoReturn:
            raise TypeError(
                "Pages fetches items during the iteration and cannot be indexed. "
                "Use list(...) for all items, or itertools.islice(...) for the first ones."
            )

        def __aiter__(self) -> NoReturn:
            raise TypeError("Pages comes from a blocking client. Use `for` instead of `async for`.")


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
                yield item

    async def pages(self) -> AsyncIterator[ResponseT]:
        """Iterate over responses instead of items.

        Raises:
            PaginationError: The service repeats a token, a marker or a page, or sends 1000 empty pages.
        """
        reader = PageReader(self._fetch, self._paginate, self._arguments, self._place)
        while (page := await self._drive(reader.fetch_next())) is not None:
            yield page

    if not TYPE_CHECKING:  # hidden, so that type checkers refuse these uses too

        def __getitem__(self, _index: object) -> NoReturn:
            raise TypeError(
                "AsyncPages fetches items during the iteration and cannot be indexed. "
                "Use [item async for item in ...] for all items."
            )

        def __iter__(self) -> NoReturn:
            raise TypeError("AsyncPages comes from an asyncio client. Use `async for` instead of `for`.")
