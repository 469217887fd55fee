"""Programs that use the whole API of one state of the specs, for type-checking against another state.

A program calls each method with each argument, builds each request model, reads each response attribute, uses each
constant and catches each error under each of its base classes. It passes and keeps values of plain types, as real
programs do, and never asserts an exact type.
"""

from __future__ import annotations

from collections.abc import Iterator

from yunbind_codegen.changes.errors import list_common_classes, list_own_classes
from yunbind_codegen.changes.public_api import ServiceApi
from yunbind_codegen.changes.rules import Direction
from yunbind_codegen.ir import Action, Api, Member
from yunbind_codegen.name import model_name
from yunbind_codegen.safe_code import PYTHON_TYPES
from yunbind_codegen.types import Type
from yunbind_codegen.views.errors import KIND_CLASSES

POSITIONS = ("offset", "page", "token", "marker")


def render_programs(api: Api) -> dict[str, str]:
    """Return a program for each service and one for the common errors of each cloud, by file name."""
    programs: dict[str, str] = {}
    for provider in api.providers:
        lines = [*_HEAD, f"import yunbind.{provider.name}.errors as e"]
        for name, each in list_common_classes(provider).items():
            lines += _catch(name, each.ancestors)
        programs[f"{provider.name}.py"] = "\n".join(lines) + "\n"
        for service in provider.services:
            name = f"{provider.name}_{service.module.replace('.', '_')}.py"
            programs[name] = "\n".join(_program(ServiceApi(provider, service))) + "\n"
    return programs


_HEAD = (
    "from __future__ import annotations",
    "from datetime import datetime",
    "import yunbind.errors as kinds",
    "print(datetime, kinds)",
)


def _program(service_api: ServiceApi) -> Iterator[str]:
    service = service_api.service
    yield from _HEAD
    yield f"import {service.module} as p"
    yield f"import {service.module}.errors as e"
    if service.spec.default:
        yield f"import {service_api.package} as default"
        yield f"def use_default(client: default.{service.spec.client}Client) -> None:"
        yield f"    _version: p.{service.spec.client}Client = client"
    for action in service.actions:
        yield from _call(service_api, action)
        yield from _read(service_api, model_name(action.title, "Response"), action.response, is_certain=False)
    for structure in service.structures:
        directions = service_api.directions(structure.python)
        is_sent = structure.name in service_api.required_when_sent
        if Direction.REQUEST in directions:
            yield from _use(
                service_api, f"build_{structure.python}", f"p.{structure.python}", structure.members
            )
        if Direction.RESPONSE in directions:
            yield from _read(service_api, structure.python, structure.members, is_certain=is_sent)
    for enumeration in service.enumerations:
        yield f"def name_{enumeration.name}() -> None:"
        for value in enumeration.values:
            yield f"    _{value.python}: p.{enumeration.name} = p.{enumeration.name}.{value.python}"
        yield f"    print(p.{enumeration.name})"
    own, _ = list_own_classes(service_api, service_api)
    for name, each in (list_common_classes(service_api.provider) | own).items():
        yield from _catch(name, each.ancestors)


def _call(service_api: ServiceApi, action: Action) -> Iterator[str]:
    client = f"{service_api.service.spec.client}Client"
    response = f"p.{model_name(action.title, 'Response')}"
    request = f"p.{model_name(action.title, 'Request')}"
    yield from _use(service_api, f"call_{action.python}", f"client.{action.python}", action.request, client)
    yield from _use(service_api, f"send_{action.python}", request, action.request)
    yield f"def send_request_{action.python}(client: p.{client}, request: {request}) -> None:"
    yield f"    _response: {response} = client.send(request)"
    if action.spec.paginate:
        pages = f"client.{action.spec.paginate.name}"
        items = next(each for each in action.response if each.wire == action.spec.paginate.items)
        arguments = _without_paging(action, *POSITIONS)
        yield from _use(service_api, f"page_{action.python}", pages, arguments, client)
        yield f"def iterate_{action.python}(client: p.{client}{_parameters(service_api, action)}) -> None:"
        yield f"    for item in {pages}({_required(action.request)}):"
        yield f"        _item: {_type(service_api, items.type.leaf)} = item"
    for holder in service_api.service.actions:
        for waiter in holder.waiters:
            if waiter.poll == action.wire:
                wait = f"wait_until_{waiter.name}"
                allow_failure = any(each.error or each.status for each in waiter.spec.success)
                arguments = _without_paging(action, "limit", *POSITIONS)
                yield from _use(service_api, f"use_{wait}", f"client.{wait}", arguments, client)
                yield f"def {wait}(client: p.{client}{_parameters(service_api, action)}) -> None:"
                call = f"client.{wait}({_required(action.request)})"
                yield f"    _end: {response}{' | None' if allow_failure else ''} = {call}"


def _without_paging(action: Action, *traits: str) -> tuple[Member, ...]:
    """Paginators and waiters set some members themselves, unless a caller must give them."""
    wires = {getattr(action.spec.paginate, trait, None) for trait in traits}
    return tuple(member for member in action.request if member.is_asked or member.wire not in wires)


def _use(
    service_api: ServiceApi, name: str, called: str, members: tuple[Member, ...], client: str = ""
) -> Iterator[str]:
    """Yield a function that calls something with its required arguments, then with each argument."""
    parameters = [f"client: p.{client}, asynchronous: p.Async{client}"] if client else []
    parameters += [f"{member.python}: {_type(service_api, member.type)}" for member in members]
    needed = _required(members)
    yield f"def {name}({', '.join(parameters)}) -> None:"
    yield f"    {called}({needed})"
    if client:
        yield f"    print(asynchronous.{called.removeprefix('client.')}({needed}))"
    for member in members:
        others = _required(tuple(each for each in members if each is not member))
        rest = f", {others}" if others else ""
        yield f"    {called}({member.python}={member.python}{rest})"
        enumeration = service_api.enumerations.get(member.type.name)
        for value in enumeration.values if enumeration and client else ():
            yield f"    {called}({member.python}={value.wire!r}{rest})"


def _required(members: tuple[Member, ...]) -> str:
    return ", ".join(f"{member.python}={member.python}" for member in members if member.is_asked)


def _parameters(service_api: ServiceApi, action: Action) -> str:
    needed = [member for member in action.request if member.is_asked]
    return "".join(f", {member.python}: {_type(service_api, member.type)}" for member in needed)


def _read(
    service_api: ServiceApi, name: str, members: tuple[Member, ...], *, is_certain: bool
) -> Iterator[str]:
    yield f"def read_{name}(value: p.{name}) -> None:"
    for member in members:
        kind = _type(service_api, member.type)
        is_never_none = member.is_asked if is_certain else member.is_promised
        kind = kind if is_never_none else f"{kind} | None"
        yield f"    _{member.python}: {kind} = value.{member.python}"
    yield "    print(value)"


def _catch(name: str, ancestors: frozenset[str]) -> Iterator[str]:
    known = {*KIND_CLASSES.values(), "ApiError"}
    yield f"def catch_{name}(error: e.{name}) -> None:"
    for each in sorted(ancestors):
        yield f"    _{each}: {'kinds' if each in known else 'e'}.{each} = error"


def _type(service_api: ServiceApi, kind: Type) -> str:
    if kind.of:
        inner = _type(service_api, kind.of)
        return f"list[{inner}]" if kind.is_list else f"dict[str, {inner}]"
    return PYTHON_TYPES.get(kind.name) or f"p.{kind.name}"
