"""Lists that come in pages: where each iteration begins, goes on and ends, blocking and asynchronous."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextlib import aclosing
from types import SimpleNamespace
from typing import Any, TypeAlias

import pytest
from yunbind_runtime.base.errors import ConnectionLost, PaginationError
from yunbind_runtime.call.effects import Effects, Run, drive, drive_async
from yunbind_runtime.paging.pages import AsyncPages, Pages, Paginate, fetch_all, join_pages

NOTHING: Any = None  # a transport that is not used

BY_OFFSET = Paginate(items="items", offset="offset", limit="limit", total="total")
BY_PAGE = Paginate(items="items", page="page", limit="size", total="total")
BY_TOKEN = Paginate(items="items", token="token", next_token="next_token", limit="limit", total="total")
BY_MARKER = Paginate(items="items", marker="marker", marker_from="id", limit="limit")


def page(items: Sequence[Any] | None, **members: Any) -> SimpleNamespace:
    """An answer; what a vendor leaves out is None."""
    return SimpleNamespace(**{"items": items, "total": None, "next_token": None, **members})


class Shelf:
    """A service that pages through texts by offset, page number, token or marker, as it is asked."""

    def __init__(self, count: int, *, default: int = 3, tells_total: bool = True) -> None:
        self.things = [SimpleNamespace(id=f"thing-{number}") for number in range(count)]
        self.default = default
        self.tells_total = tells_total
        self.asked: list[dict[str, Any]] = []

    def __call__(self, arguments: Mapping[str, Any]) -> SimpleNamespace:
        self.asked.append(dict(arguments))
        size = arguments.get("limit", arguments.get("size", self.default))
        start = arguments.get("offset", (arguments.get("page", 1) - 1) * size)
        if "token" in arguments:
            start = int(arguments["token"])
        if "marker" in arguments:
            start = 1 + [thing.id for thing in self.things].index(arguments["marker"])
        items = self.things[start : start + size]
        end = start + len(items)
        following = str(end) if end < len(self.things) else ""
        return page(items, total=len(self.things) if self.tells_total else None, next_token=following)


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


@pytest.fixture(params=[list_blocking, list_async], ids=["blocking", "async"])
def list_all(request: pytest.FixtureRequest) -> Listing:
    """Every item, listed by either iterator."""
    return request.param


def answers(*pages: SimpleNamespace) -> tuple[Fetch, list[dict[str, Any]]]:
    """A service that gives these answers in turn, and what it was asked."""
    asked: list[dict[str, Any]] = []
    waiting = list(pages)

    def fetch(arguments: Mapping[str, Any]) -> SimpleNamespace:
        asked.append(dict(arguments))
        return waiting.pop(0)

    return fetch, asked


WAYS = {"offset": BY_OFFSET, "page": BY_PAGE, "token": BY_TOKEN, "marker": BY_MARKER}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 6, 7])
def test_each_way_gives_every_item_once_in_order(list_all: Listing, way: str, count: int):
    shelf = Shelf(count)
    found = list_all(shelf, WAYS[way], {})
    assert [each.id for each in found] == [f"thing-{number}" for number in range(count)]


@pytest.mark.parametrize("way", ["offset", "page"])
@pytest.mark.parametrize("count", [0, 3, 7])
def test_without_a_total_an_empty_page_ends_it(list_all: Listing, way: str, count: int):
    shelf = Shelf(count, tells_total=False)
    assert len(list_all(shelf, WAYS[way], {})) == count
    last = Shelf(count, tells_total=False)(shelf.asked[-1])
    assert last.items == []


@pytest.mark.parametrize(
    ("way", "calls"),
    [
        ("offset", [{}, {"offset": 3}, {"offset": 6}]),
        ("page", [{}, {"page": 2}, {"page": 3}]),
        ("token", [{}, {"token": "3"}, {"token": "6"}]),
        ("marker", [{}, {"marker": "thing-2"}, {"marker": "thing-5"}, {"marker": "thing-6"}]),
    ],
)
def test_each_page_is_asked_for_by_its_own_member(list_all: Listing, way: str, calls: list[dict[str, Any]]):
    """With the total known, no call is made for nothing; a marker knows the end by an empty page alone."""
    shelf = Shelf(7)
    list_all(shelf, WAYS[way], {})
    assert shelf.asked == calls


@pytest.mark.parametrize(("way", "size"), [("offset", "limit"), ("page", "size"), ("token", "limit")])
def test_a_page_size_of_the_callers_is_kept_beside_the_other_arguments(
    list_all: Listing, way: str, size: str
):
    shelf = Shelf(5)
    assert len(list_all(shelf, WAYS[way], {size: 2, "names": ["a"]})) == 5
    assert [(each[size], each["names"]) for each in shelf.asked] == [(2, ["a"])] * 3


@pytest.mark.parametrize(
    ("way", "start", "skipped"),
    [
        ("offset", {"offset": 4}, 4),
        ("page", {"page": 3, "size": 2}, 4),
        ("page", {"page": 2}, 3),
        ("token", {"token": "4"}, 4),
        ("marker", {"marker": "thing-3"}, 4),
    ],
)
def test_a_start_of_the_callers_is_kept(list_all: Listing, way: str, start: dict[str, Any], skipped: int):
    shelf = Shelf(7)
    found = list_all(shelf, WAYS[way], start)
    assert [each.id for each in found] == [f"thing-{number}" for number in range(skipped, 7)]
    assert shelf.asked[0] == start


@pytest.mark.parametrize(("way", "start"), [("offset", {"offset": 3}), ("page", {"page": 2, "size": 3})])
def test_what_the_start_skipped_counts_towards_the_total(list_all: Listing, way: str, start: dict[str, Any]):
    shelf = Shelf(6)
    list_all(shelf, WAYS[way], start)
    assert len(shelf.asked) == 1


def test_a_service_that_gives_fewer_than_asked_is_followed_by_what_it_gave(list_all: Listing):
    """A vendor may cap the page size; the next offset counts items, not what was asked for."""
    fetch, asked = answers(page(["a", "b"], total=3), page(["c"], total=3))
    assert list_all(fetch, BY_OFFSET, {"limit": 100}) == ["a", "b", "c"]
    assert asked[1] == {"limit": 100, "offset": 2}


def test_a_total_that_grows_meanwhile_is_followed(list_all: Listing):
    fetch, _ = answers(page(["a", "b"], total=3), page(["c", "d"], total=5), page(["e"], total=5))
    assert list_all(fetch, BY_OFFSET, {}) == ["a", "b", "c", "d", "e"]


def test_a_total_that_shrinks_meanwhile_ends_it(list_all: Listing):
    fetch, asked = answers(page(["a", "b"], total=6), page(["c"], total=3))
    assert list_all(fetch, BY_OFFSET, {}) == ["a", "b", "c"]
    assert len(asked) == 2


def test_a_list_that_shrinks_to_nothing_meanwhile_ends_on_the_empty_page(list_all: Listing):
    fetch, _ = answers(page(["a", "b"], total=6), page([], total=6))
    assert list_all(fetch, BY_OFFSET, {}) == ["a", "b"]


@pytest.mark.parametrize("total", [0, None])
def test_a_total_that_says_nothing_beside_items_is_no_end(list_all: Listing, total: int | None):
    fetch, asked = answers(page(["a"], total=total), page(["b"], total=total), page([], total=total))
    assert list_all(fetch, BY_OFFSET, {}) == ["a", "b"]
    assert len(asked) == 3


@pytest.mark.parametrize("way", WAYS)
def test_a_list_of_none_is_an_empty_page(list_all: Listing, way: str):
    """Vendors write null, or leave the list out, where there is nothing."""
    fetch, asked = answers(page(None))
    assert list_all(fetch, WAYS[way], {}) == []
    assert len(asked) == 1


@pytest.mark.parametrize("token", [None, ""])
def test_no_token_or_an_empty_one_ends_it(list_all: Listing, token: str | None):
    """Even where the total says that there is more: there is nothing to continue from."""
    fetch, asked = answers(page(["a"], next_token=token, total=9))
    assert list_all(fetch, BY_TOKEN, {}) == ["a"]
    assert len(asked) == 1


def test_a_total_that_shrinks_does_not_cut_a_list_with_tokens_short(list_all: Listing):
    fetch, _ = answers(
        page(["a", "b"], next_token="1", total=4), page(["c"], next_token="2", total=2), page(["d"], total=2)
    )
    assert list_all(fetch, BY_TOKEN, {}) == ["a", "b", "c", "d"]


def test_an_empty_page_with_a_fresh_token_ends_it(list_all: Listing):
    fetch, asked = answers(page(["a"], next_token="1", total=1), page([], next_token="2", total=1))
    assert list_all(fetch, BY_TOKEN, {}) == ["a"]
    assert len(asked) == 2


def test_an_empty_page_amid_a_list_with_tokens_is_passed_over_while_the_total_promises_more(
    list_all: Listing,
):
    fetch, _ = answers(
        page(["a"], next_token="1", total=2), page([], next_token="2", total=2), page(["b"], total=2)
    )
    assert list_all(fetch, BY_TOKEN, {}) == ["a", "b"]


@pytest.mark.parametrize(
    "tokens", [["1", "1"], ["1", "2", "1"], ["1", "2", "3", "2"]], ids=["at once", "of the first", "later"]
)
def test_a_token_that_repeats_is_an_error_after_the_items(list_all: Listing, tokens: list[str]):
    """The error says so, counts what was given, and names the call."""
    got: list[str] = []

    def fetch(arguments: Mapping[str, Any]) -> SimpleNamespace:
        got.append(str(arguments.get("token")))
        return page(["x"], next_token=tokens[len(got) - 1])

    with pytest.raises(PaginationError, match="second time") as caught:
        list_all(fetch, BY_TOKEN, {})
    assert len(got) == len(tokens)
    assert str(caught.value).startswith("PIC ListImages: ")
    assert f"after {len(tokens)} items" in str(caught.value)


def test_a_token_of_the_callers_that_comes_back_is_an_error(list_all: Listing):
    fetch, asked = answers(page(["x"], next_token="9"))
    with pytest.raises(PaginationError):
        list_all(fetch, BY_TOKEN, {"token": "9"})
    assert len(asked) == 1


def test_every_item_comes_before_the_error_of_a_repeated_token():
    fetch, _ = answers(page(["a"], next_token="1"), page(["b"], next_token="1"))
    items = iter(make_pages(fetch, BY_TOKEN, {}))
    assert [next(items), next(items)] == ["a", "b"]
    with pytest.raises(PaginationError):
        next(items)


def test_a_marker_that_repeats_is_an_error(list_all: Listing):
    """A service that does not know the marker would give its first page for ever."""
    things = [SimpleNamespace(id="a"), SimpleNamespace(id="b")]
    with pytest.raises(PaginationError):
        list_all(lambda _: page(things), BY_MARKER, {})


@pytest.mark.parametrize("last", [SimpleNamespace(id=None), SimpleNamespace(id=""), None])
def test_a_last_item_without_a_marker_ends_it(list_all: Listing, last: Any):
    fetch, _ = answers(page([SimpleNamespace(id="a"), last]))
    assert len(list_all(fetch, BY_MARKER, {})) == 2


@pytest.mark.parametrize("make", [make_pages, make_async], ids=["blocking", "async"])
def test_nothing_is_fetched_before_the_iteration(make: Callable[..., Any]):
    shelf = Shelf(5)
    pages = make(shelf, BY_OFFSET, {})
    pages.pages()
    assert shelf.asked == []


def test_nothing_more_is_fetched_once_the_consumer_stops():
    shelf = Shelf(9)
    for number, _ in enumerate(make_pages(shelf, BY_OFFSET, {})):
        if number == 2:
            break
    assert len(shelf.asked) == 1


async def test_nothing_more_is_fetched_once_an_asynchronous_consumer_stops():
    shelf = Shelf(9)
    number = 0
    async with aclosing(aiter(make_async(shelf, BY_OFFSET, {}))) as things:
        async for _ in things:
            number += 1
            if number == 3:
                break
    assert len(shelf.asked) == 1


def test_each_iteration_starts_anew():
    shelf = Shelf(5)
    pages = make_pages(shelf, BY_OFFSET, {"limit": 2})
    assert list(pages) == list(pages) == shelf.things
    assert shelf.asked[:3] == shelf.asked[3:]


async def test_each_asynchronous_iteration_starts_anew():
    shelf = Shelf(5)
    pages = make_async(shelf, BY_TOKEN, {})
    assert [each async for each in pages] == [each async for each in pages] == shelf.things


def test_two_iterations_at_once_do_not_disturb_each_other():
    pages = make_pages(Shelf(7), BY_OFFSET, {})
    assert all(left is right for left, right in zip(pages, pages, strict=True))


def test_whole_answers_can_be_had_instead_of_items():
    shelf = Shelf(7)
    assert [len(each.items) for each in make_pages(shelf, BY_OFFSET, {}).pages()] == [3, 3, 1]


async def test_whole_answers_can_be_had_asynchronously():
    shelf = Shelf(7)
    assert [len(each.items) async for each in make_async(shelf, BY_PAGE, {}).pages()] == [3, 3, 1]


def test_the_arguments_of_the_caller_are_left_alone(list_all: Listing):
    arguments: dict[str, Any] = {"limit": 2}
    list_all(Shelf(5), BY_OFFSET, arguments)
    assert arguments == {"limit": 2}


def test_a_failed_fetch_is_the_callers_to_see(list_all: Listing):
    def fail(_arguments: Mapping[str, Any]) -> SimpleNamespace:
        raise ConnectionLost("It is gone.")

    with pytest.raises(ConnectionLost):
        list_all(fail, BY_OFFSET, {})


@pytest.mark.parametrize("way", WAYS)
def test_waiters_fetch_all_pages_as_one_response(way: str):
    shelf = Shelf(7)
    joined = drive(fetch_all(fetch_with(shelf), WAYS[way], {}, "PIC ListImages"), NOTHING)
    assert joined.items == shelf.things


def test_joined_pages_are_the_first_answer_with_the_items_of_all():
    first, second = page(["a"], total=2), page(["b"], total=2)
    whole = join_pages(BY_OFFSET, [first, second])
    assert (whole.items, whole.total) == (["a", "b"], 2)
    assert first.items == ["a"]
    assert join_pages(BY_OFFSET, [second]) is second
