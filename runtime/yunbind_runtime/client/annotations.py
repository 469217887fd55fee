"""Annotations of client methods, for programs that evaluate them."""

from __future__ import annotations

import ssl
import sys
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType, TracebackType
from typing import Any, Literal

from yunbind_runtime.auth.credential_provider import AnyCredentials, ProviderReport
from yunbind_runtime.call.effects import Effects, ResultT
from yunbind_runtime.call.hooks import Hooks
from yunbind_runtime.call.limits import Limiter
from yunbind_runtime.call.raw_response import RawResponse
from yunbind_runtime.model.models import RequestModel
from yunbind_runtime.model.operation import AnyOperation, Operation, ResponseT, Service
from yunbind_runtime.model.untyped import UntypedResponse
from yunbind_runtime.model.validation import Checks
from yunbind_runtime.paging.pages import AsyncPages, Fetch, Pages, Paginate
from yunbind_runtime.paging.waiters import PollListener, Waiter
from yunbind_runtime.transport.options import ProxyChoice, TransportOptions
from yunbind_runtime.transport.transport import AsyncTransport, Transport

from .base import Client
from .client import AsyncClient, SyncClient

_NAMES: Mapping[str, object] = MappingProxyType(
    {
        "AnyCredentials": AnyCredentials,
        "AnyOperation": AnyOperation,
        "AsyncPages": AsyncPages,
        "AsyncTransport": AsyncTransport,
        "Callable": Callable,
        "Checks": Checks,
        "Effects": Effects,
        "Fetch": Fetch,
        "Hooks": Hooks,
        "Limiter": Limiter,
        "Literal": Literal,
        "Mapping": Mapping,
        "Operation": Operation,
        "Pages": Pages,
        "Paginate": Paginate,
        "PollListener": PollListener,
        "ProviderReport": ProviderReport,
        "ProxyChoice": ProxyChoice,
        "RawResponse": RawResponse,
        "RequestModel": RequestModel,
        "ResponseT": ResponseT,
        "ResultT": ResultT,
        "Sequence": Sequence,
        "Service": Service,
        "TracebackType": TracebackType,
        "Transport": Transport,
        "TransportOptions": TransportOptions,
        "UntypedResponse": UntypedResponse,
        "Waiter": Waiter,
        "datetime": datetime,
        "ssl": ssl,
    }
)
"""The names that modules of clients import for type checkers only, so that the first call is fast."""


def resolve_annotations(*clients: type[Client[Any]]) -> None:
    """Make the annotations of clients available to programs that evaluate them.

    Modules of clients import the types of their annotations for type checkers only, so that the first call is
    fast. After this call, :func:`typing.get_type_hints` and ``pydantic.validate_call`` work on all methods of
    the clients, those of ``with_raw_response`` included. It imports the models of all actions.

    Args:
        clients: Classes of clients, such as ``TkeClient`` or a subclass.

    Raises:
        TypeError: An argument is not a class of clients.
    """
    for client in clients:
        if not isinstance(client, type) or not issubclass(client, Client):  # pyright: ignore[reportUnnecessaryIsInstance] - for programs that are not type-checked
            raise TypeError(f"{client!r:.100} is not a class of clients, such as TkeClient.")
        for owner in client.__mro__:
            if owner in {Client, SyncClient, AsyncClient}:
                _add(owner, _NAMES)
            elif "_service" in vars(owner):  # an emitted client; a user's subclass has none
                _add(owner, {**_NAMES, **_load_models(owner)})


def _load_models(client: type) -> Mapping[str, object]:
    """Return the public names of a service's package, which are its models."""
    package = sys.modules[client.__module__.rpartition(".")[0]]
    return {name: getattr(package, name) for name in package.__all__}


def _add(owner: type, names: Mapping[str, object]) -> None:
    module = vars(sys.modules[owner.__module__])
    for name, value in names.items():
        module.setdefault(name, value)
