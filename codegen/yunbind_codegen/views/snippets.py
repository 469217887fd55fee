"""Example programs for the reference, synchronous and asynchronous, that call an action with a sample."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias, cast

from ..ir import Action, Member, Provider, Service
from ..safe_code import Code, dotted_name, identifier, joined, literal, markdown_block
from ..types import NUMBERS, Type

WIDTH = 88
"""Maximum length of a line."""


@dataclass(frozen=True)
class Group:
    """An expression with parts, such as a call. Each part has a prefix, such as a keyword."""

    opening: str
    parts: tuple[tuple[str, Expression], ...]
    closing: str


Expression: TypeAlias = Code | Group


@dataclass(frozen=True)
class ProgramView:
    """One program for each kind of client, as fenced blocks."""

    blocking: Code
    asynchronous: Code


def view_call(provider: Provider, service: Service, action: Action) -> ProgramView:
    """Return programs that call an action as the first sample of its page does."""
    writer = _Writer(service)
    arguments = writer.arguments(action, _choose_request(action), left_out=())
    call = f"client.{identifier(action.python)}("
    return _view(
        writer,
        _find_region(provider, service, action),
        [_lay_out(Group(f"response = {call}", arguments, ")"), 1), "    print(response)"],
        [_lay_out(Group(f"response = await {call}", arguments, ")"), 2), "        print(response)"],
    )


def view_listing(provider: Provider, service: Service, action: Action) -> ProgramView | None:
    """Return programs that iterate over all items of an action, or None if it has no paginator."""
    paginate = action.spec.paginate
    if paginate is None:
        return None
    writer = _Writer(service)
    ways = (paginate.limit, paginate.offset, paginate.page, paginate.token, paginate.marker)
    arguments = writer.arguments(action, _choose_request(action), left_out=[way for way in ways if way])
    call = f"client.{identifier(paginate.name)}("
    return _view(
        writer,
        _find_region(provider, service, action),
        [_lay_out(Group(f"for item in {call}", arguments, "):"), 1), "        print(item)"],
        [_lay_out(Group(f"async for item in {call}", arguments, "):"), 2), "            print(item)"],
    )


def _view(writer: _Writer, region: str | None, blocking: list[str], asynchronous: list[str]) -> ProgramView:
    """Return the programs around a body that is already indented."""
    service = writer.service
    module = dotted_name(service.module.rpartition(".")[0] if service.spec.default else service.module)
    client, twin = identifier(f"{service.spec.client}Client"), identifier(f"Async{service.spec.client}Client")
    needed = [identifier(name) for name in sorted(writer.needed)]
    setup = f"region={literal(region)}" if region else ""
    script = [
        _import(module, [client, *needed]),
        "",
        f"with {client}({setup}) as client:",
        *blocking,
    ]
    twin_script = [
        "import asyncio",
        "",
        _import(module, [twin, *needed]),
        "",
        "",
        "async def main() -> None:",
        f"    async with {twin}({setup}) as client:",
        *asynchronous,
        "",
        "",
        "asyncio.run(main())",
    ]
    return ProgramView(
        markdown_block("\n".join(script), "python"), markdown_block("\n".join(twin_script), "python")
    )


def _import(module: Code, names: list[Code]) -> str:
    line = f"from {module} import {joined(sorted(names))}"
    if len(line) <= WIDTH:
        return line
    return _fold(Group(f"from {module} import (", tuple(("", name) for name in sorted(names)), ")"), 0, WIDTH)


def _choose_request(action: Action) -> Mapping[str, object] | None:
    """Return the first sample that shows a request and no failure."""
    samples = (each.request for each in action.spec.examples if each.error is None)
    return next((request for request in samples if request is not None), None)


def _find_region(provider: Provider, service: Service, action: Action) -> str | None:
    """Return the region of the sample, else a documented one; None if the service needs no region."""
    if service.spec.region == "none":
        return None
    member = next((each for each in action.request if each.wire == service.spec.region_member), None)
    named = [(_choose_request(action) or {}).get(member.wire), member.spec.example] if member else []
    common = [each.spec.example for each in provider.common_parameters if each.wire == "Region"]
    known = [each for each in (*named, *common, *service.spec.regions) if isinstance(each, str)]
    return known[0] if known else None


class _Writer:
    """Writes samples as Python and collects the classes that they need."""

    def __init__(self, service: Service) -> None:
        self.service = service
        self.needed: set[str] = set()
        self._structures = {each.python: each.members for each in service.structures}
        self._enumerations = {each.name: each for each in service.enumerations}

    def arguments(
        self, action: Action, request: Mapping[str, object] | None, left_out: Iterable[str]
    ) -> tuple[tuple[str, Expression], ...]:
        """Return keyword arguments for the members of a sample, or for the required members without one."""
        skipped = set(left_out)
        if request is None:
            request = {each.wire: self._invent(each, ()) for each in action.request if each.is_asked}
        return tuple(
            (f"{identifier(member.python)}=", self._write(member.type, request[member.wire]))
            for member in action.request
            if member.wire in request and member.wire not in skipped and not member.is_filled
        )

    def _write(self, kind: Type, value: object) -> Expression:
        if kind.of is not None and isinstance(value, list):
            items = cast("list[object]", value)
            return Group("[", tuple(("", self._write(kind.of, item)) for item in items), "]")
        if kind.of is not None and isinstance(value, dict):
            pairs = cast("dict[str, object]", value).items()
            return Group(
                "{", tuple((f"{literal(key)}: ", self._write(kind.of, item)) for key, item in pairs), "}"
            )
        members = self._structures.get(kind.name)
        if members is None or not isinstance(value, dict):
            return literal(_as_declared(kind, value))
        given = cast("dict[str, object]", value)
        self.needed.add(kind.name)
        fields = tuple(
            (f"{identifier(member.python)}=", self._write(member.type, given[member.wire]))
            for member in members
            if member.wire in given
        )
        return Group(f"{identifier(kind.name)}(", fields, ")")

    def _invent(self, member: Member, inside: tuple[str, ...]) -> object:
        """Return a value for a required member without a sample."""
        return (
            member.spec.example
            if member.spec.example is not None
            else self._invent_by(member.type, member, inside)
        )

    def _invent_by(self, kind: Type, member: Member, inside: tuple[str, ...]) -> object:
        if kind.is_list and kind.of is not None:
            return [self._invent_by(kind.of, member, inside)]
        if kind.is_map:
            return {}
        members = self._structures.get(kind.name)
        if members is not None and kind.name not in inside:
            asked = [each for each in members if each.spec.required] or members
            return {each.wire: self._invent(each, (*inside, kind.name)) for each in asked}
        if kind.name in self._enumerations:
            return next((value.wire for value in self._enumerations[kind.name].values), "")
        if kind.name in NUMBERS:
            least = member.spec.range[0] if member.spec.range else None
            return 1 if least is None else least
        return True if kind.name == "boolean" else member.python.replace("_", "-")


def _as_declared(kind: Type, value: object) -> object:
    """Return a number or a boolean that the sample of the page shows as a string."""
    if isinstance(value, str) and (kind.name in NUMBERS or kind.name == "boolean"):
        try:
            return cast("object", json.loads(value.lower()))
        except ValueError:
            return value
    return value


def _lay_out(expression: Expression, depth: int) -> str:
    """Return the expression indented, on one line if it fits."""
    return f"{'    ' * depth}{_fold(expression, depth, 4 * depth)}"


def _fold(expression: Expression, depth: int, used: int) -> str:
    flat = _flatten(expression)
    if isinstance(expression, Code) or used + len(flat) <= WIDTH:
        return flat
    pad = "    " * (depth + 1)
    lines = [
        f"{pad}{prefix}{_fold(part, depth + 1, len(pad) + len(prefix) + 1)},"
        for prefix, part in expression.parts
    ]
    return "\n".join([expression.opening, *lines, f"{'    ' * depth}{expression.closing}"])


def _flatten(expression: Expression) -> str:
    if isinstance(expression, Code):
        return str(expression)
    inner = ", ".join(f"{prefix}{_flatten(part)}" for prefix, part in expression.parts)
    return f"{expression.opening}{inner}{expression.closing}"
