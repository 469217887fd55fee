"""Lists of pages: start, continuation and end of an iteration, blocking and async."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import aclosing
from types import SimpleNamespace
from typing import Any

import pytest
from yunbind_runtime.base.errors import ConnectionLost, PaginationError
from yunbind_runtime.model.lenient import ReceivedList

from .lists import (
    BY_MARKER,
    BY_OFFSET,
    BY_PAGE,
    BY_TOKEN,
    KINDS,
    Listing,
    Service,
    make_async,
    make_pages,
    page,
    respond_with,
)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 6, 7])
def test_each_kind_of_paging_yields_every_item_once_in_order(list_all: Listing, kind: str, count: int):
    service = Service(count)
    found = list_all(service, KINDS[kind], {})
    assert [each.id for each in found] == [f"thing-{number}" for number in range(count)]


@pytest.mark.parametrize("kind", ["offset", "page"])
@pytest.mark.parametrize("count", [0, 3, 7])
def test_an_empty_page_ends_a_list_without_a_total(list_all: Listing, kind: str, count: int):
    service = Service(count, has_total=False)
    assert len(list_all(service, KINDS[kind], {})) == count
    last = Service(count, has_total=False)(service.requests[-1])
    assert last.items == []


@pytest.mark.parametrize(
    ("kind", "calls"),
    [
        ("offset", [{}, {"offset": 3}, {"offset": 6}]),
        ("page", [{}, {"page": 2}, {"page": 3}]),
        ("token", [{}, {"token": "3"}, {"token": "6"}]),
        ("marker", [{}, {"marker": "thing-2"}, {"marker": "thing-5"}, {"marker": "thing-6"}]),
    ],
)
def test_each_kind_of_paging_sets_its_own_member(list_all: Listing, kind: str, calls: list[dict[str, Any]]):
    """A known total saves the last request. A list with markers ends at an empty page only."""
    service = Service(7)
    list_all(service, KINDS[kind], {})
    assert service.requests == calls


@pytest.mark.parametrize(("kind", "size"), [("offset", "limit"), ("page", "size"), ("token", "limit")])
def test_page_size_and_other_arguments_are_kept(list_all: Listing, kind: str, size: str):
    service = Service(5)
    assert len(list_all(service, KINDS[kind], {size: 2, "names": ["a"]})) == 5
    assert [(each[size], each["names"]) for each in service.requests] == [(2, ["a"])] * 3


@pytest.mark.parametrize(
    ("kind", "start", "skipped"),
    [
        ("offset", {"offset": 4}, 4),
        ("page", {"page": 3, "size": 2}, 4),
        ("page", {"page": 2}, 3),
        ("token", {"token": "4"}, 4),
        ("marker", {"marker": "thing-3"}, 4),
    ],
)
def test_a_list_can_start_at_a_given_position(
    list_all: Listing, kind: str, start: dict[str, Any], skipped: int
):
    service = Service(7)
    found = list_all(service, KINDS[kind], start)
    assert [each.id for each in found] == [f"thing-{number}" for number in range(skipped, 7)]
    assert service.requests[0] == start


@pytest.mark.parametrize(("kind", "start"), [("offset", {"offset": 3}), ("page", {"page": 2, "size": 3})])
def test_skipped_items_count_towards_the_total(list_all: Listing, kind: str, start: dict[str, Any]):
    service = Service(6)
    list_all(service, KINDS[kind], start)
    assert len(service.requests) == 1


def test_the_next_offset_counts_received_items(list_all: Listing):
    """A vendor may limit the page size, so the next offset depends on the received items."""
    fetch, requests = respond_with(page(["a", "b"], total=3), page(["c"], total=3))
    assert list_all(fetch, BY_OFFSET, {"limit": 100}) == ["a", "b", "c"]
    assert requests[1] == {"limit": 100, "offset": 2}


def test_a_growing_total_extends_the_list(list_all: Listing):
    fetch, _ = respond_with(page(["a", "b"], total=3), page(["c", "d"], total=5), page(["e"], total=5))
    assert list_all(fetch, BY_OFFSET, {}) == ["a", "b", "c", "d", "e"]


def test_a_shrinking_total_ends_the_list(list_all: Listing):
    fetch, requests = respond_with(page(["a", "b"], total=6), page(["c"], total=3))
    assert list_all(fetch, BY_OFFSET, {}) == ["a", "b", "c"]
    assert len(requests) == 2


def test_a_list_that_becomes_empty_ends_at_the_empty_page(list_all: Listing):
    fetch, _ = respond_with(page(["a", "b"], total=6), page([], total=6))
    assert list_all(fetch, BY_OFFSET, {}) == ["a", "b"]


@pytest.mark.parametrize("total", [0, None])
def test_a_total_of_zero_beside_items_does_not_end_the_list(list_all: Listing, total: int | None):
    fetch, requests = respond_with(page(["a"], total=total), page(["b"], total=total), page([], total=total))
    assert list_all(fetch, BY_OFFSET, {}) == ["a", "b"]
    assert len(requests) == 3


@pytest.mark.parametrize("kind", KINDS)
def test_an_absent_list_is_an_empty_page(list_all: Listing, kind: str):
    """Vendors send null, or no list, instead of an empty list."""
    fetch, requests = respond_with(page(None))
    assert list_all(fetch, KINDS[kind], {}) == []
    assert len(requests) == 1


@pytest.mark.parametrize("token", [None, ""])
def test_a_missing_or_empty_token_ends_the_list(list_all: Listing, token: str | None):
    """The total does not matter."""
    fetch, requests = respond_with(page(["a"], next_token=token, total=9))
    assert list_all(fetch, BY_TOKEN, {}) == ["a"]
    assert len(requests) == 1


def test_a_shrinking_total_does_not_end_a_list_with_tokens(list_all: Listing):
    fetch, _ = respond_with(
        page(["a", "b"], next_token="1", total=4), page(["c"], next_token="2", total=2), page(["d"], total=2)
    )
    assert list_all(fetch, BY_TOKEN, {}) == ["a", "b", "c", "d"]


@pytest.mark.parametrize("total", [None, 0, 1, 2, 9])
@pytest.mark.parametrize("empty", [[], None])
def test_a_token_is_followed_past_empty_pages_whatever_the_total(
    list_all: Listing, empty: list[str] | None, total: int | None
):
    fetch, requests = respond_with(
        page(empty, next_token="1", total=total),
        page(["a"], next_token="2", total=total),
        page(empty, next_token="3", total=total),
        page(empty, next_token="4", total=total),
        page(["b"], total=total),
    )
    assert list_all(fetch, BY_TOKEN, {}) == ["a", "b"]
    assert [each.get("token") for each in requests] == [None, "1", "2", "3", "4"]


@pytest.mark.parametrize("end", [None, ""])
def test_an_empty_page_without_a_token_ends_the_list(list_all: Listing, end: str | None):
    fetch, requests = respond_with(page([], next_token="1"), page([], next_token=end))
    assert list_all(fetch, BY_TOKEN, {}) == []
    assert len(requests) == 2


def test_a_token_that_repeats_on_empty_pages_is_an_error(list_all: Listing):
    with pytest.raises(PaginationError, match="second time, after 0 items"):
        list_all(lambda _: page([], next_token="1"), BY_TOKEN, {})


@pytest.mark.parametrize("empty", [[], None])
def test_a_thousand_empty_pages_in_a_row_are_an_error(list_all: Listing, empty: list[str] | None):
    """New tokens alone do not make a list that ends. An item starts the count again."""
    pages = [*[empty] * 999, ["a"], *[empty] * 1000]
    requests: list[object] = []

    def fetch(arguments: Mapping[str, Any]) -> SimpleNamespace:
        requests.append(arguments.get("token"))
        return page(pages[len(requests) - 1], next_token=f"{len(requests)}")

    with pytest.raises(PaginationError, match="1000 pages without items in a row, after 1 item, so"):
        list_all(fetch, BY_TOKEN, {})
    assert len(requests) == len(pages)


def test_the_thousandth_empty_page_can_be_the_last(list_all: Listing):
    tokens = iter([*map(str, range(1, 1000)), None])
    assert list_all(lambda _: page([], next_token=next(tokens)), BY_TOKEN, {}) == []


def test_unreadable_items_are_not_an_empty_page(list_all: Listing):
    unreadable = ReceivedList()
    unreadable.received = 1
    tokens = iter([*map(str, range(1, 1500)), None])
    assert list_all(lambda _: page(unreadable, next_token=next(tokens)), BY_TOKEN, {}) == []


@pytest.mark.parametrize("total", [None, 0])
@pytest.mark.parametrize("kind", ["offset", "page"])
def test_a_service_that_ignores_the_position_is_an_error(list_all: Listing, kind: str, total: int | None):
    """The items of the repeated page are not yielded again."""
    requests: list[object] = []

    def fetch(arguments: Mapping[str, Any]) -> SimpleNamespace:
        requests.append(arguments)
        return page([SimpleNamespace(id="a"), SimpleNamespace(id="b")], total=total)

    with pytest.raises(
        PaginationError, match=r"PIC ListImages: .* the same page a second time, after 2 items"
    ):
        list_all(fetch, KINDS[kind], {})
    assert len(requests) == 2


def test_equal_pages_are_different_pages_if_a_total_ends_the_list(list_all: Listing):
    assert list_all(lambda _: page(["a"], total=3), BY_OFFSET, {}) == ["a", "a", "a"]


def test_a_repeated_page_is_not_yielded_again():
    items = iter(make_pages(lambda _: page(["a", "b"]), BY_OFFSET, {}))
    assert [next(items), next(items)] == ["a", "b"]
    with pytest.raises(PaginationError):
        next(items)


def test_equal_pages_with_different_tokens_are_different_pages(list_all: Listing):
    fetch, _ = respond_with(page(["a"], next_token="1"), page(["a"]))
    assert list_all(fetch, BY_TOKEN, {}) == ["a", "a"]


@pytest.mark.parametrize(
    "tokens", [["1", "1"], ["1", "2", "1"], ["1", "2", "3", "2"]], ids=["at once", "of the first", "later"]
)
def test_a_token_that_repeats_is_an_error_after_the_items(list_all: Listing, tokens: list[str]):
    """The error counts the items and names the call."""
    got: list[str] = []

    def fetch(arguments: Mapping[str, Any]) -> SimpleNamespace:
        got.append(str(arguments.get("token")))
        return page(["x"], next_token=tokens[len(got) - 1])

    with pytest.raises(PaginationError, match="second time") as caught:
        list_all(fetch, BY_TOKEN, {})
    assert len(got) == len(tokens)
    assert str(caught.value).startswith("PIC ListImages: ")
    assert f"after {len(tokens)} items" in str(caught.value)


def test_a_given_token_that_is_returned_is_an_error(list_all: Listing):
    fetch, requests = respond_with(page(["x"], next_token="9"))
    with pytest.raises(PaginationError):
        list_all(fetch, BY_TOKEN, {"token": "9"})
    assert len(requests) == 1


def test_all_items_are_yielded_before_the_error_of_a_repeated_token():
    fetch, _ = respond_with(page(["a"], next_token="1"), page(["b"], next_token="1"))
    items = iter(make_pages(fetch, BY_TOKEN, {}))
    assert [next(items), next(items)] == ["a", "b"]
    with pytest.raises(PaginationError):
        next(items)


def test_a_marker_that_repeats_is_an_error(list_all: Listing):
    """A service that ignores the marker returns its first page again and again."""
    things = [SimpleNamespace(id="a"), SimpleNamespace(id="b")]
    with pytest.raises(PaginationError):
        list_all(lambda _: page(things), BY_MARKER, {})


@pytest.mark.parametrize("last", [SimpleNamespace(id=None), SimpleNamespace(id=""), None])
def test_a_last_item_without_a_marker_ends_the_list(list_all: Listing, last: Any):
    fetch, _ = respond_with(page([SimpleNamespace(id="a"), last]))
    assert len(list_all(fetch, BY_MARKER, {})) == 2


@pytest.mark.parametrize("make", [make_pages, make_async], ids=["blocking", "async"])
def test_nothing_is_fetched_before_the_iteration(make: Callable[..., Any]):
    service = Service(5)
    pages = make(service, BY_OFFSET, {})
    pages.pages()
    assert service.requests == []


def test_nothing_more_is_fetched_once_the_consumer_stops():
    service = Service(9)
    for number, _ in enumerate(make_pages(service, BY_OFFSET, {})):
        if number == 2:
            break
    assert len(service.requests) == 1


async def test_nothing_more_is_fetched_once_an_async_consumer_stops():
    service = Service(9)
    number = 0
    async with aclosing(aiter(make_async(service, BY_OFFSET, {}))) as things:
        async for _ in things:
            number += 1
            if number == 3:
                break
    assert len(service.requests) == 1


def test_each_iteration_starts_at_the_first_page():
    service = Service(5)
    pages = make_pages(service, BY_OFFSET, {"limit": 2})
    assert list(pages) == list(pages) == service.things
    assert service.requests[:3] == service.requests[3:]


async def test_each_async_iteration_starts_at_the_first_page():
    service = Service(5)
    pages = make_async(service, BY_TOKEN, {})
    assert [each async for each in pages] == [each async for each in pages] == service.things


def test_iterations_are_independent():
    pages = make_pages(Service(7), BY_OFFSET, {})
    assert all(left is right for left, right in zip(pages, pages, strict=True))


def test_pages_yields_responses():
    service = Service(7)
    assert [len(each.items) for each in make_pages(service, BY_OFFSET, {}).pages()] == [3, 3, 1]


async def test_async_pages_yields_responses():
    service = Service(7)
    assert [len(each.items) async for each in make_async(service, BY_PAGE, {}).pages()] == [3, 3, 1]


def test_the_arguments_of_the_caller_are_not_changed(list_all: Listing):
    arguments: dict[str, Any] = {"limit": 2}
    list_all(Service(5), BY_OFFSET, arguments)
    assert arguments == {"limit": 2}


def test_an_error_of_a_page_is_raised(list_all: Listing):
    def fail(_arguments: Mapping[str, Any]) -> SimpleNamespace:
        raise ConnectionLost("It is gone.")

    with pytest.raises(ConnectionLost):
        list_all(fail, BY_OFFSET, {})
