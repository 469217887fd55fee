"""Services, actions, waiters and lists by the names that cases give them."""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, cast

from yunbind_runtime.client.client import SyncClient
from yunbind_runtime.paging.pages import Paginate
from yunbind_runtime.paging.waiters import Waiter

from .values import read_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.model.operation import AnyOperation, Service


def _load(reference: str, module: str) -> Any:
    cloud, service, version = reference.split("/")[:3]
    package = f"v{re.sub(r'[^0-9]', '', version)}"
    return import_module(f"yunbind.{cloud}.{service}.{package}.{module}")


@cache
def find_service(reference: str) -> Service:
    """Return the service of ``provider/service/version``."""
    return _load(reference, "service").SERVICE


@cache
def find_operations(reference: str) -> tuple[AnyOperation, ...]:
    """Return the operations of a service."""
    operations: Mapping[str, AnyOperation] = _load(reference, "operations").OPERATIONS
    return tuple(operations.values())


@cache
def find_operation(reference: str) -> AnyOperation:
    """Return the operation of ``provider/service/version/Action``."""
    action = reference.split("/")[3]
    return next(operation for operation in find_operations(reference) if operation.action == action)


@cache
def find_client(reference: str) -> type[SyncClient]:
    """Return the blocking client of a service."""
    members = cast("Mapping[str, object]", vars(_load(reference, "client")))
    return next(
        member
        for member in members.values()
        if isinstance(member, type) and issubclass(member, SyncClient) and member is not SyncClient
    )


def find_waiter(reference: str) -> tuple[str, Waiter]:
    """Return the reference of the polled action, and the waiter of ``.../Action#waiter``."""
    action, _, name = reference.partition("#")
    waiter: Waiter = getattr(_load(reference, "operations"), f"{name.upper()}_WAITER")
    return action, waiter


@cache
def find_paginate(reference: str) -> Paginate:
    """Return the pages of an action: those whose members its request and its response have."""
    operation = find_operation(reference)
    sent = operation.request_type().model_fields
    received = operation.response_type().model_fields
    members = cast("Mapping[str, object]", vars(_load(reference, "operations")))
    for member in members.values():
        if isinstance(member, Paginate):
            asked = (member.limit, member.offset, member.page, member.token, member.marker)
            told = (member.items, member.next_token, member.total)
            if all(name is None or name in sent for name in asked) and all(
                name is None or name in received for name in told
            ):
                return member
    raise LookupError(f"{reference} has no pages.")


def read_arguments(operation: AnyOperation, members: Mapping[str, Any]) -> dict[str, Any]:
    """Return the arguments of a method, by Python name, for the members of a case. Unknown names stay."""
    fields = operation.request_type().model_fields
    names = {member.alias or name: name for name, member in fields.items()}
    return {names.get(wire, wire): read_value(value) for wire, value in members.items()}
