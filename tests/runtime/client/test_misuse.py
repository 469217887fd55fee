"""Messages about clients and pages that are used in the wrong way."""

from __future__ import annotations

import copy
import pickle
from typing import Any

import pytest
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.paging.pages import AsyncPages, Pages

from ..fakes.services import AsyncPicClient, PicClient
from ..paging.lists import BY_OFFSET, NOTHING

OPTIONS: Any = {"region": "ap-1", "credentials": Credentials("the-key-id-1234", "the-key-secret")}


@pytest.mark.parametrize("kind", [PicClient, AsyncPicClient])
@pytest.mark.parametrize("use", [copy.deepcopy, pickle.dumps])
def test_a_client_that_is_copied_deeply_or_pickled_says_what_to_do(kind: Any, use: Any) -> None:
    with pytest.raises(TypeError, match=r"with_options\(\) returns a copy"):
        use(kind(**OPTIONS))


@pytest.mark.parametrize("kind", [PicClient, AsyncPicClient])
def test_a_shallow_copy_leaves_the_client_open(kind: Any) -> None:
    client = kind(**OPTIONS)
    copied = copy.copy(client)
    copied._session.close()
    assert not client._session.is_closed
    assert copied.region == client.region


def test_with_on_an_async_client_names_async_with() -> None:
    with pytest.raises(TypeError, match="`async with`"), AsyncPicClient(**OPTIONS):  # type: ignore[attr-defined]
        pass


async def test_async_with_on_a_blocking_client_names_with() -> None:
    with pytest.raises(TypeError, match="Use `with`"):
        async with PicClient(**OPTIONS):  # type: ignore[attr-defined]
            pass


def test_the_other_kinds_close_names_the_right_one() -> None:
    asynchronous: Any = AsyncPicClient(**OPTIONS)
    blocking: Any = PicClient(**OPTIONS)
    with pytest.raises(AttributeError, match=r"await client\.aclose\(\)"):
        asynchronous.close()
    with pytest.raises(AttributeError, match=r"close\(\)"):
        blocking.aclose()
    assert not hasattr(asynchronous, "close")
    assert not hasattr(blocking, "aclose")


def test_an_unknown_attribute_of_a_client_is_named() -> None:
    client: Any = PicClient(**OPTIONS)
    with pytest.raises(AttributeError, match="'PicClient' object has no attribute 'list_imagess'"):
        client.list_imagess()


@pytest.mark.parametrize(("kind", "remedy"), [(Pages, r"list\(\.\.\.\)"), (AsyncPages, "async for")])
def test_an_index_into_pages_says_how_to_get_all_items(kind: Any, remedy: str) -> None:
    pages: Any = kind(NOTHING, NOTHING, BY_OFFSET, {})
    for index in (0, slice(2)):
        with pytest.raises(TypeError, match=remedy):
            pages[index]


def test_for_over_async_pages_names_async_for() -> None:
    pages: Any = AsyncPages(NOTHING, NOTHING, BY_OFFSET, {})
    with pytest.raises(TypeError, match="`async for` instead of `for`"):
        list(pages)


async def test_async_for_over_pages_names_for() -> None:
    pages: Any = Pages(NOTHING, NOTHING, BY_OFFSET, {})
    with pytest.raises(TypeError, match="`for` instead of `async for`"):
        [item async for item in pages]
