"""Examples that do not fit their own schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated

from pydantic import JsonValue, StringConstraints, TypeAdapter, ValidationError
from pydantic_core import SchemaError

from ..documents import Document, Location
from ..index import ProviderIndex, ServiceIndex
from ..language import ActionFile, Example, Member
from ..problems import Problem, ProblemCode, suggest
from ..types import Type, parse_type

Misfit = tuple[str, Location, str, str]
"""Path in the sample, place in the file, message, hint."""


def check(provider: ProviderIndex) -> Iterator[Problem]:
    """Compare every example with its members."""
    for service in provider.services.values():
        for document, action in service.pages():
            for index, example in enumerate(action.examples):
                yield from _check_example(service, document, action, ("examples", index), example)


def _check_example(
    service: ServiceIndex, document: Document, action: ActionFile, place: Location, example: Example
) -> Iterator[Problem]:
    judge = _Judge(service)
    found: list[Misfit] = []
    if example.request is not None:
        found += judge.judge_members(example.request, action.request, "", (*place, "request"), strict=True)
    if example.response is not None and example.error is None:
        found += judge.judge_members(
            example.response, action.response, "", (*place, "response"), strict=False
        )
    listed = set(example.deviations)
    for path, where, message, hint in found:
        if path in listed:
            listed.discard(path)
            continue
        text = f"{hint} If the vendor's sample has this mismatch, name {path} under deviations."
        shown = f"{action.action}, example {example.name}: {path} {message}"
        yield document.problem(where, ProblemCode.EXAMPLE, shown, text.strip())
    for path in sorted(listed):
        yield document.problem(
            (*place, "deviations", path),
            ProblemCode.DEVIATION,
            f"{action.action}, example {example.name}: {path} fits its schema or is not in the sample.",
            "Remove it from deviations.",
        )
    known = {**service.provider.common_errors, **service.own_errors}
    if example.error is not None and service.knows_errors and example.error not in known:
        message = f"{action.action}, example {example.name}: the error code {example.error} is not defined."
        yield document.problem(
            (*place, "error"), ProblemCode.UNKNOWN_ERROR, message, suggest(example.error, known)
        )


class _Judge:
    """Compares values with types and reports every mismatch."""

    def __init__(self, service: ServiceIndex) -> None:
        self._service = service

    def judge_members(
        self,
        values: Mapping[str, JsonValue],
        members: Mapping[str, Member],
        path: str,
        where: Location,
        *,
        strict: bool,
    ) -> Iterator[Misfit]:
        for name, value in values.items():
            below = f"{path}.{name}" if path else name
            if name not in members:
                yield below, (*where, name), "is not a member.", suggest(name, members)
                continue
            yield from self._judge_member(value, members[name], below, (*where, name), strict=strict)
        if not strict:
            for name, member in members.items():
                if member.always and name not in values and member.in_ != "header":
                    below = f"{path}.{name}" if path else name
                    yield below, where, "is promised in every response but missing.", "Remove `always: true`."
        if strict:
            for name, member in members.items():
                region = self._service.settings.region_member if self._service.settings else None
                if member.required and name not in values and name != region:
                    below = f"{path}.{name}" if path else name
                    yield below, where, "is required but missing.", ""

    def _judge_member(
        self, value: JsonValue, member: Member, path: str, where: Location, *, strict: bool
    ) -> Iterator[Misfit]:
        try:
            kind = parse_type(member.type)
        except ValueError:
            return
        if value is None:
            if strict or not member.nullable:
                yield (
                    path,
                    where,
                    "is null but not nullable.",
                    "Add `nullable: true` if the page says so.",
                )
            return
        mismatches = list(self._judge_value(value, kind, path, where, strict=strict))
        yield from mismatches
        if not mismatches:
            yield from _judge_limits(value, member, path, where)

    def _judge_value(
        self, value: JsonValue, kind: Type, path: str, where: Location, *, strict: bool
    ) -> Iterator[Misfit]:
        if kind.of is not None:
            if isinstance(value, list) and kind.is_list:
                for index, item in enumerate(value):
                    yield from self._judge_value(
                        item, kind.of, f"{path}[{index}]", (*where, index), strict=strict
                    )
            elif isinstance(value, dict) and kind.is_map:
                for key, item in value.items():
                    yield from self._judge_value(item, kind.of, f"{path}.{key}", (*where, key), strict=strict)
            else:
                yield path, where, f"is {_describe(value)}, not {kind}.", ""
            return
        definition = self._service.definitions.get(kind.name) if kind.is_named else None
        if definition is None or definition.enum is not None:
            if not _fits_scalar(value, "string" if definition else kind.name) and (
                definition or kind.is_scalar
            ):
                yield path, where, f"is {_describe(value)}, not {kind}.", ""
            elif strict and definition and value not in (definition.enum or ()):
                yield path, where, "is not one of the values.", suggest(str(value), definition.enum or ())
        elif isinstance(value, dict):
            yield from self.judge_members(value, definition.members or {}, path, where, strict=strict)
        else:
            yield path, where, f"is {_describe(value)}, not {kind}.", ""


def _judge_limits(value: JsonValue, member: Member, path: str, where: Location) -> Iterator[Misfit]:
    measured: list[tuple[float, tuple[int | float | None, int | float | None] | None, str]] = []
    if isinstance(value, str):
        measured.append((len(value), member.length, "long"))
        if member.pattern and not _matches(member.pattern, value):
            yield path, where, "does not match its pattern.", ""
    elif isinstance(value, list | dict):
        measured.append((len(value), member.items, "items"))
    elif isinstance(value, int | float):
        measured.append((value, member.range, "big"))
    for size, bounds, what in measured:
        least, most = bounds or (None, None)
        if least is not None and most is not None and least > most:
            continue  # `limits` reports it
        if (least is not None and size < least) or (most is not None and size > most):
            shown = ", ".join("null" if end is None else str(end) for end in (least, most))
            yield path, where, f"is {size:g} {what}, outside [{shown}].", ""


def _matches(pattern: str, value: str) -> bool:
    """Match as emitted models do, in linear time for any pattern."""
    try:
        TypeAdapter(Annotated[str, StringConstraints(pattern=f"^(?:{pattern})$")]).validate_python(value)
    except ValidationError:
        return False
    except (SchemaError, RecursionError):
        pass  # `limits` reports the invalid pattern
    return True


def _fits_scalar(value: JsonValue, name: str) -> bool:
    if name in ("string", "datetime", "bytes"):
        return isinstance(value, str)
    if name == "boolean":
        return isinstance(value, bool)
    if name == "float":
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, int) and not isinstance(value, bool)


def _describe(value: JsonValue) -> str:
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "text"
    return "null" if value is None else "a list" if isinstance(value, list) else "an object"
