"""Names that collide with others, or are reserved, in Python."""

from __future__ import annotations

import keyword
from collections.abc import Iterator

from ..documents import Document, Location
from ..field_types import SCALARS
from ..index import ProviderIndex, ServiceIndex
from ..language import ActionFile, ErrorDefinition, Member
from ..name import (
    PARAMETERS_OF_METHODS,
    PARAMETERS_OF_WAITERS,
    class_name,
    enum_member_name,
    enum_name,
    is_reserved_class,
    is_reserved_member,
    is_reserved_method,
    model_name,
    snake_case,
    version_module,
)
from ..problems import Problem, ProblemCode
from .groups import Group, list_groups


def check(provider: ProviderIndex) -> Iterator[Problem]:
    """Check the Python name of every part of a spec."""
    yield from _check_packages(provider)
    for service in provider.services.values():
        for group in list_groups(service):
            yield from _check_members(group)
        yield from _check_methods(service)
        yield from _check_classes(service)
        yield from _check_error_classes(service)
    if provider.errors:
        yield from _check_error_names(provider.errors, dict(provider.common_errors), {})


def _check_packages(provider: ProviderIndex) -> Iterator[Problem]:
    """Check the names of packages. Providers, services and versions become packages beside ``errors``."""
    named: list[tuple[Document | None, str, str]] = [(provider.provider, "provider", provider.name)]
    named += [(service.service, "service", service.folder[1]) for service in provider.services.values()]
    for document, key, name in named:
        if document and (keyword.iskeyword(name) or name == "errors"):
            yield document.problem(
                (key,),
                ProblemCode.RESERVED_NAME,
                f"The {key} {name} would be the package {name}, which is reserved.",
                "Choose another name for it and its folder.",
            )
    taken: dict[tuple[str, str], str] = {}
    for (name, version), service in provider.services.items():
        module = version_module(version)
        if (name, module) in taken and service.service:
            yield service.service.problem(
                ("version",),
                ProblemCode.NAME_COLLISION,
                f"Versions {taken[name, module]} and {version} of {name} would both be {module} in Python.",
                "Keep one of them.",
            )
        taken.setdefault((name, module), version)


def _check_members(group: Group) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for wire, member in group.members.items():
        name = snake_case(member.rename or wire)
        place = group.at(wire)
        taken_by = _find_taker(group, name)
        if taken_by is not None:
            yield group.document.problem(
                place,
                ProblemCode.RESERVED_NAME,
                f"{group.owner}.{wire} would be {name} in Python, which is reserved in {taken_by}.",
                f"Add `rename: {wire}Value` (or a better word) to this member.",
            )
        elif name in taken:
            yield group.document.problem(
                place,
                ProblemCode.NAME_COLLISION,
                f"{group.owner}.{wire} and {group.owner}.{taken[name]} would both be {name} in Python.",
                f"Add `rename: {wire}2` (or a better word) to one of them. The wire name stays.",
            )
        taken.setdefault(name, wire)
        yield from _check_values(group.document, (*place, "enum"), f"{group.owner}.{wire}", member)


def _find_taker(group: Group, name: str) -> str | None:
    if is_reserved_member(name):
        return "a model"
    if group.role == "request" and name in PARAMETERS_OF_METHODS:
        return "a method"
    return "a waiter" if group.is_polled and name in PARAMETERS_OF_WAITERS else None


def _check_values(document: Document, place: Location, owner: str, member: Member) -> Iterator[Problem]:
    values = list(member.enum or ())
    yield from check_enum_values(document, place, owner, values)


def check_enum_values(
    document: Document, place: Location, owner: str, values: list[str]
) -> Iterator[Problem]:
    """Check that no two values of an enum become one constant."""
    taken: dict[str, str] = {}
    for value in values:
        name = enum_member_name(value)
        if name in taken:
            yield document.problem(
                place,
                ProblemCode.NAME_COLLISION,
                f"{owner}: the values {taken[name]!r} and {value!r} would both be {name} in Python.",
                "Describe one of them in `doc` only. Unknown values are kept.",
            )
        taken.setdefault(name, value)


def _check_methods(service: ServiceIndex) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    for document, action in service.pages():
        named: list[tuple[Location, str, str]] = [(("action",), action.action, _method(action))]
        if action.paginate:
            named.append((("paginate", "name"), f"the paginator of {action.action}", action.paginate.name))
        for index, waiter in enumerate(action.waiters):
            place = ("waiters", index, "name")
            named.append((place, f"the waiter {waiter.name}", f"wait_until_{waiter.name}"))
        for place, what, name in named:
            if is_reserved_method(name):
                yield document.problem(
                    place,
                    ProblemCode.RESERVED_NAME,
                    f"{what} would be the method {name}, which is reserved in clients.",
                    _RENAME.format(action.action) if place == ("action",) else "Choose another name.",
                )
            elif name in taken:
                yield document.problem(
                    place,
                    ProblemCode.NAME_COLLISION,
                    f"{what} and {taken[name]} would both be the method {name}.",
                    _RENAME.format(action.action)
                    if place == ("action",)
                    else "Choose another name for one of them.",
                )
            taken.setdefault(name, what)


_RENAME = "Add `rename: {}Action` (or a better word) to this page. The wire name stays."


def _method(action: ActionFile) -> str:
    return snake_case(action.rename or action.action)


def _check_classes(service: ServiceIndex) -> Iterator[Problem]:
    taken: dict[str, str] = {}
    modules: dict[str, str] = {name: f"the module {name}" for name in _OWN_MODULES}
    for document, action in service.pages():
        module = _method(action)
        if module in modules:
            yield document.problem(
                ("action",),
                ProblemCode.NAME_COLLISION,
                f"{action.action} and {modules[module]} would both be the module {module}.",
                _RENAME.format(action.action),
            )
        modules.setdefault(module, action.action)
        for suffix in ("Request", "Response"):
            taken.setdefault(
                model_name(action.rename or action.action, suffix),
                f"the {suffix.lower()} of {action.action}",
            )
    yield from _check_clients(service, taken)
    named: list[tuple[Document, Location, str, str]] = []
    if service.types:
        for name, definition in service.definitions.items():
            place = ("types", name)
            if name in SCALARS:
                yield service.types.problem(
                    place,
                    ProblemCode.RESERVED_NAME,
                    f"The type {name} has the name of a built-in type.",
                    "Choose another name. Names of types are not sent.",
                )
            else:
                named.append((service.types, place, f"the type {name}", class_name(name)))
            values = list(definition.enum or ())
            yield from check_enum_values(service.types, (*place, "enum"), name, values)
    for group in list_groups(service):
        for wire, member in group.members.items():
            if member.enum is not None:
                owner = class_name(group.owner) if group.role == "type" else None
                what = f"the values of {group.owner}.{wire}"
                named.append((group.document, group.at(wire, "enum"), what, enum_name(owner, wire)))
    for document, place, what, name in named:
        if is_reserved_class(name):
            yield document.problem(
                place,
                ProblemCode.RESERVED_NAME,
                f"{what} would be the class {name}, which is reserved in emitted modules.",
                "Choose another name. Names of types are not sent.",
            )
        elif name in taken:
            yield document.problem(
                place,
                ProblemCode.NAME_COLLISION,
                f"{what} and {taken[name]} would both be the class {name}.",
                "Define a type for the values in types.yaml, or rename the type.",
            )
        taken.setdefault(name, what)


def _check_clients(service: ServiceIndex, taken: dict[str, str]) -> Iterator[Problem]:
    if service.settings is None or service.service is None:
        return
    name = service.settings.client
    for client in (f"{name}Client", f"Async{name}Client", f"{name}RawClient", f"Async{name}RawClient"):
        if client in ("SyncClient", "AsyncClient"):
            yield service.service.problem(
                ("client",),
                ProblemCode.RESERVED_NAME,
                f"The client would be the class {client}, which is reserved in emitted modules.",
                "Choose another name.",
            )
        taken.setdefault(client, "the client")


_OWN_MODULES = ("client", "enums", "errors", "operations", "service", "types")


def _check_error_classes(service: ServiceIndex) -> Iterator[Problem]:
    if service.errors:
        taken = {_error_class(code, each): code for code, each in service.provider.common_errors.items()}
        yield from _check_error_names(service.errors, dict(service.own_errors), taken)


def _check_error_names(
    document: Document, errors: dict[str, ErrorDefinition], taken: dict[str, str]
) -> Iterator[Problem]:
    for code, definition in errors.items():
        name = _error_class(code, definition)
        place = ("errors", code)
        family = class_name(code.partition(".")[0]) if "." in code and not definition.name else name
        if not name[:1].isalpha() or any(map(_is_reserved_error, (name, family))):
            yield document.problem(
                place,
                ProblemCode.RESERVED_NAME,
                f"The code {code} would be the class {name}, which is reserved.",
                "Add `name:` with a word for what happened.",
            )
        elif name in taken and taken[name] != code:
            yield document.problem(
                place,
                ProblemCode.NAME_COLLISION,
                f"The codes {code} and {taken[name]} would both be the class {name}.",
                "Add `name:` with another word to one of them.",
            )
        taken.setdefault(name, code)


def _is_reserved_error(name: str) -> bool:
    return is_reserved_class(name) or name in ("BY_CODE", "kinds")


def _error_class(code: str, definition: ErrorDefinition) -> str:
    return definition.name or class_name(code)
