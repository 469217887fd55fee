"""Methods of asyncio and raw clients that are made from those of a blocking client."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

import pytest
from yunbind_runtime.client.derived_methods import async_method, async_pages, async_raw_method, raw_method

if TYPE_CHECKING:
    from yunbind_runtime.paging.pages import Pages


class Found:
    """A thing that was found."""


class Client:
    """A client whose calls return what they were given."""

    def _call(self, operation: str, arguments: dict[str, Any]) -> Any:
        return operation, arguments

    def find(self, *, name: str, client: int = 1) -> Found:
        """Find things."""
        return self._call("find", {"name": name, "client": client})

    def things(self, *, name: str = "") -> Pages[Found]:
        """Iterate over things."""
        return self._call("things", {"name": name})


class AsyncClient:
    async def _call(self, operation: str, arguments: dict[str, Any]) -> Any:
        return "async", operation, arguments

    find = async_method(Client.find)


class AsyncPager:
    def _call(self, operation: str, arguments: dict[str, Any]) -> Any:
        return "pager", operation, arguments

    things = async_pages(Client.things)


class RawClient:
    def _call(self, operation: str, arguments: dict[str, Any]) -> Any:
        return "raw", operation, arguments

    find = raw_method(Client.find)


class AsyncRawClient:
    async def _call(self, operation: str, arguments: dict[str, Any]) -> Any:
        return "async raw", operation, arguments

    find = async_raw_method(Client.find)


async def test_each_calls_its_own_client() -> None:
    """The arguments are the same, also one that is called ``client``, with its default."""
    arguments = {"name": "a", "client": 1}
    assert Client().find(name="a") == ("find", arguments)
    assert RawClient().find(name="a") == ("raw", "find", arguments)
    assert await AsyncClient().find(name="a", client=2) == ("async", "find", {"name": "a", "client": 2})
    assert await AsyncRawClient().find(name="a") == ("async raw", "find", arguments)
    assert AsyncPager().things() == ("pager", "things", {"name": ""})


@pytest.mark.parametrize(
    ("method", "name", "returned"),
    [
        (AsyncClient.find, "AsyncClient.find", "Found"),
        (RawClient.find, "Client.find", "RawResponse[Found]"),
        (AsyncRawClient.find, "AsyncClient.find", "RawResponse[Found]"),
        (AsyncPager.things, "Client.things", "AsyncPages[Found]"),
    ],
)
def test_each_has_the_signature_and_the_text_of_the_original(method: Any, name: str, returned: str) -> None:
    """``help()`` and notebooks show the arguments, the docstring and what is returned."""
    original: Any = getattr(Client, method.__name__)
    signature = inspect.signature(method)
    assert signature.parameters == inspect.signature(original).parameters
    assert signature.return_annotation == returned
    assert inspect.getdoc(method) == inspect.getdoc(original)
    assert (method.__qualname__, method.__module__) == (name, __name__)


def test_only_methods_of_asyncio_clients_are_coroutine_functions() -> None:
    """Frameworks and mocks find out by this whether they must await."""
    assert inspect.iscoroutinefunction(AsyncClient.find)
    assert inspect.iscoroutinefunction(AsyncRawClient.find)
    assert not inspect.iscoroutinefunction(RawClient.find)
    assert not inspect.iscoroutinefunction(AsyncPager.things)


async def test_a_wrong_argument_is_a_type_error() -> None:
    """Python names the method and the argument."""
    find: Any = AsyncClient().find
    with pytest.raises(TypeError, match=r"Client\.find\(\) got an unexpected keyword argument 'size'"):
        await find(name="a", size=1)
    with pytest.raises(TypeError, match=r"find\(\) missing 1 required keyword-only argument: 'name'"):
        await find()
    with pytest.raises(TypeError, match="positional"):
        await find("a")
