"""Every list and structure of a request can be any sequence and any mapping."""

from __future__ import annotations

import types
from collections import OrderedDict, UserDict, UserList, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from enum import Enum
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from pydantic import BaseModel
from yunbind import resolve_annotations
from yunbind_runtime.base.http import HttpRequest
from yunbind_runtime.client.client import AsyncClient
from yunbind_runtime.model.operation import AnyOperation

from .emitted_clients import CLIENTS, SYNC_CLIENTS
from .scripted import KEYS, AsyncScript, Script, make_response, tencent

REGIONS = {"tencent": "ap-guangzhou", "alibaba": "cn-hangzhou", "huawei": "cn-north-4"}
SIMPLE: dict[Any, Any] = {str: "a", int: 1, float: 1.5, bool: True, object: "a"}


class Items(Sequence[Any]):
    """A sequence that is of no type that Python has."""

    def __init__(self, items: list[Any]) -> None:
        self._items = items

    def __getitem__(self, index: Any) -> Any:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)


class Entries(Mapping[str, Any]):
    """A mapping that is of no type that Python has."""

    def __init__(self, entries: dict[str, Any]) -> None:
        self._entries = entries

    def __getitem__(self, name: str) -> Any:
        return self._entries[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)


KINDS: dict[str, tuple[Callable[[list[Any]], Any], Callable[[dict[str, Any]], Any]]] = {
    "tuple and MappingProxyType": (tuple, types.MappingProxyType),
    "deque and OrderedDict": (deque, OrderedDict),
    "UserList and UserDict": (UserList, UserDict),
    "others": (Items, Entries),
}


class Builder:
    """Builds values of types, with the given kind of sequences and mappings."""

    def __init__(
        self, make_list: Callable[[list[Any]], Any], make_map: Callable[[dict[str, Any]], Any]
    ) -> None:
        self.make_list = make_list
        self.make_map = make_map

    def build(self, annotation: Any, depth: int = 0) -> Any:
        """Return a value. A structure is a mapping with all members that are required or not nested deeply."""
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.build(arguments[0], depth)
        if origin in {Union, types.UnionType}:
            return self.build(arguments[0], depth)
        if origin is Literal:
            return arguments[0]
        if origin in {list, Sequence}:
            return self.make_list([self.build(arguments[0], depth)] * 2)
        if origin in {dict, Mapping}:
            return self.make_map({"k": self.build(arguments[1], depth)})
        if annotation in SIMPLE:
            return SIMPLE[annotation]
        if issubclass(annotation, datetime):
            return datetime(2026, 11, 21, 12, tzinfo=UTC)
        if issubclass(annotation, Enum):
            return next(iter(annotation)).value
        assert issubclass(annotation, BaseModel), annotation
        return self.make_map(
            {
                name: self.build(field.annotation, depth + 1)
                for name, field in annotation.model_fields.items()
                if field.is_required() or depth < 3
            }
        )


def is_collection(annotation: Any) -> bool:
    """Return whether a parameter takes a sequence or a mapping."""
    kinds = {get_origin(each) or each for each in (*get_args(annotation), annotation)}
    return bool(kinds & {list, dict, Sequence, Mapping})


def list_parameters() -> list[tuple[Any, AnyOperation, str]]:
    """Return each parameter that takes a sequence or a mapping, with its client and its operation."""
    resolve_annotations(*CLIENTS)
    return [
        (client, operation, name)
        for client in SYNC_CLIENTS
        for operation in client._operations.values()
        for name, annotation in get_type_hints(getattr(client, operation.method)).items()
        if name not in {"return", "extra", "extra_headers"} and is_collection(annotation)
    ]


PARAMETERS = list_parameters()
IDS = [f"{client.__name__}.{operation.method}-{name}" for client, operation, name in PARAMETERS]


def make_arguments(client: Any, operation: AnyOperation, name: str, builder: Builder) -> dict[str, Any]:
    """Return the required arguments and one more."""
    method = getattr(client, operation.method)
    hints = get_type_hints(method)
    required = [each for each in hints if each not in {"return", *(method.__kwdefaults__ or {})}]
    return {each: builder.build(hints[each]) for each in dict.fromkeys([*required, name])}


def make_client(client: Any, transport: Any) -> Any:
    cloud = client.__module__.split(".")[1]
    options: dict[str, Any] = {"nonce": lambda: "nonce", "checks": "types", "known_region": False}
    return client(region=REGIONS[cloud], credentials=KEYS, transport=transport, **options)


def send(client: Any, operation: AnyOperation, arguments: dict[str, Any]) -> HttpRequest:
    script = Script(tencent() if client.__module__.startswith("yunbind.tencent") else make_response({}))
    with make_client(client, script) as made:
        getattr(made, operation.method)(**arguments)
    return script.requests[0]


@pytest.mark.parametrize(("client", "operation", "name"), PARAMETERS, ids=IDS)
def test_any_sequence_and_mapping_is_sent_as_the_same_bytes(
    client: Any, operation: AnyOperation, name: str
) -> None:
    """As a list and a dict, at all levels of the parameter."""
    plain = send(client, operation, make_arguments(client, operation, name, Builder(list, dict)))
    for kind, (make_list, make_map) in KINDS.items():
        given = make_arguments(client, operation, name, Builder(make_list, make_map))
        request = send(client, operation, given)
        assert (request.path, request.query, request.body) == (plain.path, plain.query, plain.body), kind


def test_parameters_of_all_clouds_are_tried() -> None:
    assert {client.__module__.split(".")[1] for client, _, _ in PARAMETERS} == REGIONS.keys()
    assert len(PARAMETERS) > 30


@pytest.mark.parametrize("client", [each for each in CLIENTS if issubclass(each, AsyncClient)])
async def test_an_async_client_sends_the_same_bytes(client: Any) -> None:
    """The first parameter of each operation that takes a sequence or a mapping."""
    twins = {f"Async{sync.__name__}": sync for sync in SYNC_CLIENTS if sync.__module__ == client.__module__}
    sync = twins[client.__name__]
    for owner, operation, name in PARAMETERS:
        if owner is not sync:
            continue
        arguments = make_arguments(sync, operation, name, Builder(Items, Entries))
        transport = AsyncScript(tencent() if "tencent" in client.__module__ else make_response({}))
        async with make_client(client, transport) as made:
            await getattr(made, operation.method)(**arguments)
        plain = send(sync, operation, make_arguments(sync, operation, name, Builder(list, dict)))
        assert transport.script.requests[0].body == plain.body
        assert transport.script.requests[0].query == plain.query


@pytest.mark.parametrize("client", SYNC_CLIENTS)
@pytest.mark.parametrize("make_map", [types.MappingProxyType, UserDict, Entries])
def test_extra_members_and_headers_can_be_any_mapping(client: Any, make_map: Any) -> None:
    operation = next(iter(client._operations.values()))
    arguments = make_arguments(client, operation, "extra", Builder(list, dict))
    more = {"extra": {"New": "1"}, "extra_headers": {"X-New": "2"}}
    plain = send(client, operation, arguments | more)
    request = send(client, operation, arguments | {name: make_map(given) for name, given in more.items()})
    assert (request.query, request.body) == (plain.query, plain.body)
    assert request.header("X-New") == plain.header("X-New") == "2"
    assert "New" in f"{request.query} {request.body!r}"
