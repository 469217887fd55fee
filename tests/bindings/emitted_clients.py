"""All emitted clients, found in the emitted package, with their methods."""

from __future__ import annotations

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import yunbind
from yunbind_runtime.client.client import AsyncClient, SyncClient
from yunbind_runtime.client.raw_client import AsyncRawClient, SyncRawClient

MODULES = [
    import_module(found.name)
    for found in pkgutil.walk_packages(yunbind.__path__, "yunbind.")
    if found.name.endswith(".client")
]
"""The module of each service's clients."""


def list_classes(*bases: type) -> list[Any]:
    """Return the emitted subclasses of bases."""
    return [
        value
        for module in MODULES
        for value in vars(module).values()
        if isinstance(value, type) and issubclass(value, bases) and value not in bases
    ]


CLIENTS = list_classes(SyncClient, AsyncClient)
SYNC_CLIENTS = list_classes(SyncClient)
RAW_CLIENTS = list_classes(SyncRawClient, AsyncRawClient)


def list_methods(owner: type) -> Iterator[tuple[str, Callable[..., Any]]]:
    """Yield the public methods and properties of a class, and its constructor if it is a client's."""
    for name, value in inspect.getmembers(owner):
        function = value.fget if isinstance(value, property) else value
        is_shown = not name.startswith("_") or (name == "__init__" and owner in CLIENTS)
        if is_shown and inspect.isroutine(function):
            yield name, inspect.unwrap(getattr(function, "__func__", function))
