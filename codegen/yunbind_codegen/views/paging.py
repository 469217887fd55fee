"""Views of paginators and waiters, which call an action more than once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..ir import Action, Member, Service, Waiter
from ..language import Acceptor, Paginate
from ..name import model_name
from ..safe_code import Code, Entries, annotation, docstring, identifier, literal, python_type
from .parameters import EXTRA_ARGUMENTS, ParameterView, view_parameter

Field = tuple[Code, Code]


@dataclass(frozen=True)
class PagesView:
    name: Code
    constant: Code
    operation: Code
    fields: tuple[Field, ...]
    parameters: tuple[ParameterView, ...]
    returns: Code
    docstring: Code
    constant_docstring: Code


@dataclass(frozen=True)
class WaitView:
    name: Code
    constant: Code
    operation: Code
    fields: tuple[Field, ...]
    method: Code
    response: Code
    can_miss: bool
    success: tuple[Code, ...]
    failure: tuple[Code, ...]
    parameters: tuple[ParameterView, ...]
    returns: Code
    docstring: Code
    constant_docstring: Code


def view_pages(service: Service) -> tuple[PagesView, ...]:
    """Return the paginators of a service."""
    return tuple(_pages(service, action) for action in service.actions if action.spec.paginate)


def _pages(service: Service, action: Action) -> PagesView:
    paginate = action.spec.paginate
    if paginate is None:
        raise ValueError(f"{action.wire} does not page")
    request = {member.wire: member.python for member in action.request}
    response = {member.wire: member for member in action.response}
    items = response[paginate.items]
    item = items.type.leaf.name
    known = {structure.python: structure for structure in service.structures}
    fields: dict[str, str] = {"items": items.python}
    for key in ("limit", "offset", "page", "token", "marker"):
        wire = getattr(paginate, key)
        if wire is not None:
            fields[key] = request[wire]
    for key in ("next_token", "total"):
        wire = getattr(paginate, key)
        if wire is not None:
            fields[key] = response[wire].python
    if paginate.marker_from is not None:
        fields["marker_from"] = _python(known[item].members, paginate.marker_from)
    ordered = _order(action.paginator_arguments)
    text = (
        f"Iterate over the items of all pages of :meth:`{action.python}`, with ``for``, or with "
        "``async for`` on an asyncio client."
    )
    more = "``.pages()`` iterates over the responses instead. Pages are fetched during the iteration."
    raised = [
        ("PaginationError", "The list would not end: the service repeats a page, or sends only empty pages.")
    ]
    paragraphs: list[str | Entries] = [text, more, Entries("Raises:", raised)]
    return PagesView(
        name=identifier(paginate.name),
        constant=_pages_constant(paginate),
        operation=identifier(action.python.upper()),
        fields=tuple((identifier(key), literal(value)) for key, value in fields.items()),
        parameters=tuple(view_parameter(service, member) for member in ordered),
        returns=annotation(f"Pages[{python_type(items.type.leaf)}, {model_name(action.title, 'Response')}]"),
        docstring=docstring(paragraphs, 8),
        constant_docstring=docstring([f"How {action.wire} pages."], 0),
    )


def _pages_constant(paginate: Paginate) -> Code:
    return identifier(f"{paginate.name}_pages".upper())


def view_waits(service: Service) -> tuple[WaitView, ...]:
    """Return the waiters of a service."""
    polled = {action.wire: action for action in service.actions}
    return tuple(
        _wait(service, polled[waiter.poll], waiter) for action in service.actions for waiter in action.waiters
    )


def _wait(service: Service, action: Action, waiter: Waiter) -> WaitView:
    ordered = _order(action.waiter_arguments)
    raised = [
        ("WaiterFailed", "The state can no longer be reached. The error contains the last response."),
        ("WaiterTimedOut", "The state was not reached in time. The error contains the last response."),
    ]
    times = [
        (
            "delay",
            f"Seconds before the second poll. Later pauses are longer. Defaults to {waiter.spec.delay:g}.",
        ),
        ("timeout", f"Maximum number of seconds to wait. Defaults to {waiter.spec.timeout:g}."),
        ("on_poll", "Function that gets the response of each poll. An error that it raises ends the wait."),
        EXTRA_ARGUMENTS,
    ]
    can_miss = any(each.all is not None for each in waiter.spec.success)
    if can_miss:
        text = "Seconds after which a resource that is not listed counts as missing. Defaults to 60."
        times.insert(2, ("missing_after", text))
    success = " or ".join(describe_acceptor(each) for each in waiter.spec.success)
    failure = " or ".join(describe_acceptor(each) for each in waiter.spec.failure)
    paragraphs: list[str | Entries] = [
        " ".join(waiter.spec.doc.en.split()),
        f"Polls :meth:`{action.python}` until {success}. Fails if {failure}.",
        Entries("Args:", times),
        Entries("Raises:", raised),
    ]
    may_be_error = any(each.error or each.status for each in waiter.spec.success)
    response = model_name(action.title, "Response")
    fields = {
        "name": literal(waiter.name),
        "delay": literal(float(waiter.spec.delay)),
        "timeout": literal(float(waiter.spec.timeout)),
    }
    if action.spec.paginate:
        fields["paginate"] = _pages_constant(action.spec.paginate)
    return WaitView(
        name=identifier(f"wait_until_{waiter.name}"),
        constant=identifier(f"{waiter.name}_waiter".upper()),
        operation=identifier(action.python.upper()),
        fields=tuple((identifier(key), value) for key, value in fields.items()),
        method=Code("_wait_or_error" if may_be_error else "_wait"),
        response=identifier(response),
        can_miss=can_miss,
        success=tuple(_acceptor(service, action, each) for each in waiter.spec.success),
        failure=tuple(_acceptor(service, action, each) for each in waiter.spec.failure),
        parameters=tuple(view_parameter(service, member) for member in ordered),
        returns=annotation(f"{response} | None" if may_be_error else response),
        docstring=docstring(paragraphs, 8),
        constant_docstring=docstring([f"Conditions of ``wait_until_{waiter.name}``."], 0),
    )


def describe_acceptor(acceptor: Acceptor) -> str:
    """Return a condition in words."""
    if acceptor.error:
        return f"the poll fails with {acceptor.error}"
    if acceptor.status:
        return f"the poll fails with HTTP status {acceptor.status}"
    if acceptor.empty:
        return f"{acceptor.path} is empty"
    return (
        f"every {acceptor.path} is {acceptor.all}"
        if acceptor.all
        else f"any {acceptor.path} is {acceptor.any}"
    )


def _acceptor(service: Service, action: Action, acceptor: Acceptor) -> Code:
    fields: dict[str, object] = {}
    if acceptor.path:
        fields["path"] = tuple(_steps(service, action, acceptor.path))
    for key in ("all", "any", "empty", "error", "status"):
        value = getattr(acceptor, key)
        if value is not None:
            fields[key] = value
    if acceptor.count is not None:
        fields["count"] = _python(action.request, acceptor.count)
    inner = ", ".join(f"{identifier(key)}={literal(value)}" for key, value in fields.items())
    return Code(f"Acceptor({inner})")


def _steps(service: Service, action: Action, path: str) -> Iterator[str]:
    """Return a path of wire names as Python names, with ``[]`` for each item of a list."""
    structures = {structure.python: structure.members for structure in service.structures}
    members = action.response
    for step in path.split("."):
        name = re.sub(r"\[\]$", "", step)
        member = next(each for each in members if each.wire == name)
        yield member.python
        if step != name:
            yield "[]"
        members = structures.get(member.type.leaf.name, ())


def _python(members: tuple[Member, ...], wire: str) -> str:
    return next(member.python for member in members if member.wire == wire)


def _order(members: tuple[Member, ...]) -> list[Member]:
    """Return required arguments first."""
    return sorted(members, key=lambda member: not member.is_asked)
