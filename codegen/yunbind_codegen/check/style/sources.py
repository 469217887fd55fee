"""Types and error codes without a source, and unused error codes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...documents import Document
from ...index import ProviderIndex, ServiceIndex
from ...language import ErrorsFile, Member, TypeDefinition
from ...problems import Problem, ProblemCode
from ...types import parse_type


def check(service: ServiceIndex) -> Iterator[Problem]:
    """Warn about types and codes without a source, and about unused codes."""
    yield from _check_types(service)
    yield from _check_codes(service.errors)
    yield from _check_use(service)


def check_common(provider: ProviderIndex) -> Iterator[Problem]:
    """Warn about common codes without a source. No page lists their actions."""
    yield from _check_codes(provider.errors)


def _check_types(service: ServiceIndex) -> Iterator[Problem]:
    """Warn about types of several actions without a source. A type of one action is on its page."""
    if service.types is None:
        return
    users: dict[str, set[str]] = {}
    for _, action in service.pages():
        reached: set[str] = set()
        _reach([action.request, action.response], service.definitions, reached)
        for name in reached:
            users.setdefault(name, set()).add(action.action)
    for name, definition in service.definitions.items():
        if definition.source is None and len(users.get(name, ())) > 1:
            shown = " and ".join(sorted(users[name])[:2])
            yield service.types.problem(
                ("types", name),
                ProblemCode.NO_SOURCE,
                f"{name} is a type of {shown} but has no source.",
                "Add `source`, the page that documents it best.",
            )


def _reach(
    groups: list[Mapping[str, Member]], definitions: Mapping[str, TypeDefinition], found: set[str]
) -> None:
    while groups:
        for member in groups.pop().values():
            try:
                name = parse_type(member.type).leaf.name
            except ValueError:
                continue
            if name in definitions and name not in found:
                found.add(name)
                groups.append(definitions[name].members or {})


def _check_codes(document: Document | None) -> Iterator[Problem]:
    content = document.content if document else None
    if document is None or not isinstance(content, ErrorsFile) or content.source:
        return
    for code, definition in content.errors.items():
        if definition.source is None:
            yield document.problem(
                ("errors", code),
                ProblemCode.NO_SOURCE,
                f"The code {code} has no source.",
                "Add `source` to it, or to the whole file.",
            )


def _check_use(service: ServiceIndex) -> Iterator[Problem]:
    """Warn about codes that no action lists, if any action lists codes of the service."""
    used: set[str | None] = set()
    for _, action in service.pages():
        used.update(action.errors)
        used.update(example.error for example in action.examples)
        for waiter in action.waiters:
            used.update(each.error for each in (*waiter.success, *waiter.failure))
    own = service.own_errors
    if service.errors is None or not service.is_whole or not used & set(own):
        return
    for code in own:
        if code not in used:
            yield service.errors.problem(
                ("errors", code),
                ProblemCode.UNUSED_ERROR,
                f"No action names the code {code}.",
                "Add it to `errors` of the actions whose pages list it, or remove it.",
            )
