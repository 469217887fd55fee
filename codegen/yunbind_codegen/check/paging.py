"""Paginators and waiters with unknown members, or without an end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..documents import Document
from ..index import ProviderIndex, ServiceIndex
from ..language import ActionFile, Member, Paginate, Waiter
from ..problems import Problem, ProblemCode, suggest
from ..types import NUMBERS, Type, parse_type


def check(provider: ProviderIndex) -> Iterator[Problem]:
    """Check every paginator and waiter of a provider."""
    for service in provider.services.values():
        actions = {action.action: action for _, action in service.pages()}
        for document, action in service.pages():
            if action.paginate:
                yield from _check_paginator(service, document, action, action.paginate)
            for index, waiter in enumerate(action.waiters):
                yield from _check_waiter(service, document, action, actions, index, waiter)


def _check_paginator(
    service: ServiceIndex, document: Document, action: ActionFile, paginate: Paginate
) -> Iterator[Problem]:
    def problem(key: str, message: str, hint: str = "") -> Problem:
        return document.problem(("paginate", key), ProblemCode.PAGINATOR, f"{action.action}: {message}", hint)

    if len(paginate.ways) != 1:
        ways = " and ".join(paginate.ways) or "no way to page"
        yield problem(
            "name", f"the paginator has {ways}.", "Give exactly one of offset, page, token and marker."
        )
    for key in ("limit", "offset", "page", "token", "marker"):
        name = getattr(paginate, key)
        if name is None:
            continue
        if name not in action.request:
            yield problem(
                key, f"there is no request member {name} to page by.", suggest(name, action.request)
            )
            continue
        kind = _parse(action.request[name])
        if key in ("limit", "offset", "page") and kind and kind.name not in (*NUMBERS, "string"):
            yield problem(key, f"{name} is {action.request[name].type}, but it must be a number.")
    for key in ("items", "next_token", "total"):
        name = getattr(paginate, key)
        if name is not None and name not in action.response:
            yield problem(key, f"there is no response member {name}.", suggest(name, action.response))
    items = action.response.get(paginate.items)
    kind = _parse(items) if items else None
    if items is not None and kind is not None:
        if not kind.is_list:
            yield problem("items", f"{paginate.items} is {items.type}, but it must be a list.")
        definition = service.definitions.get(kind.leaf.name)
        members = definition.members if definition else None
        is_known = definition is not None or kind.leaf.is_scalar
        if paginate.marker_from and is_known and paginate.marker_from not in (members or {}):
            message = f"the items have no member {paginate.marker_from} to continue from."
            yield problem("marker_from", message, suggest(paginate.marker_from, members or ()))
    for key, other in (("token", "next_token"), ("marker", "marker_from")):
        if (getattr(paginate, key) is None) != (getattr(paginate, other) is None):
            yield problem("name", f"{key} and {other} require each other.", "Give both or neither.")
    if paginate.offset and paginate.limit is None:
        yield problem("offset", "an offset requires a limit.", "Add limit.")


def _parse(member: Member) -> Type | None:
    """Return the member's type, or None if it is invalid, which ``references`` reports."""
    try:
        return parse_type(member.type)
    except ValueError:
        return None


def _check_waiter(
    service: ServiceIndex,
    document: Document,
    action: ActionFile,
    actions: Mapping[str, ActionFile],
    index: int,
    waiter: Waiter,
) -> Iterator[Problem]:
    where = ("waiters", index)
    if not waiter.failure:
        yield document.problem(
            (*where, "failure"),
            ProblemCode.WAITER_FAILURE,
            f"The waiter {waiter.name} has no failure state.",
            "Without one, it waits until its timeout even if the state can no longer be reached.",
        )
    polled = actions.get(waiter.poll or action.action)
    if polled is None:
        if service.is_whole:
            yield document.problem(
                (*where, "poll"),
                ProblemCode.WAITER,
                f"The waiter {waiter.name} polls {waiter.poll}, which is not an action of this service.",
                suggest(waiter.poll or "", actions),
            )
        return
    if polled.access != "read":
        yield document.problem(
            (*where, "poll"),
            ProblemCode.WAITER,
            f"The waiter {waiter.name} polls {polled.action}, which is not a read action.",
            "Poll an action whose access is read.",
        )
    known = {**service.provider.common_errors, **service.own_errors}
    for outcome in ("success", "failure"):
        for position, acceptor in enumerate(getattr(waiter, outcome)):
            place = (*where, outcome, position)
            if acceptor.path:
                yield from _check_path(service, document, place, polled.response, acceptor.path)
            if acceptor.count and acceptor.count not in polled.request:
                message = f"{polled.action} has no request member {acceptor.count} to count."
                hint = suggest(acceptor.count, polled.request)
                yield document.problem((*place, "count"), ProblemCode.WAITER, message, hint)
            if acceptor.error and service.knows_errors and acceptor.error not in known:
                message = f"The waiter {waiter.name}: the error code {acceptor.error} is not defined."
                yield document.problem(
                    (*place, "error"), ProblemCode.WAITER, message, suggest(acceptor.error, known)
                )


def _check_path(
    service: ServiceIndex,
    document: Document,
    place: tuple[str | int, ...],
    members: Mapping[str, Member] | None,
    path: str,
) -> Iterator[Problem]:
    for step in path.split("."):
        name = step.removesuffix("[]")
        member = (members or {}).get(name)
        if member is None:
            message = f"The path {path} is invalid: there is no member {name}."
            yield document.problem(
                (*place, "path"), ProblemCode.WAITER, message, suggest(name, members or ())
            )
            return
        kind = _parse(member)
        if kind is None:
            return
        if kind.is_list != step.endswith("[]"):
            message = f"The path {path}: {name} is {member.type}."
            hint = f"Write {name}[] for each item of a list, and {name} for anything else."
            yield document.problem((*place, "path"), ProblemCode.WAITER, message, hint)
            return
        definition = service.definitions.get(kind.leaf.name)
        if definition is None and kind.leaf.is_named:  # which `references` reports
            return
        members = definition.members if definition else None
