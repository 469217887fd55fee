"""From a caller's arguments to the members of a request, checked before anything is sent."""

from __future__ import annotations

from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_args

from pydantic import BaseModel, ValidationError

from yunbind_runtime.base.enums import OpenEnum
from yunbind_runtime.base.errors import InvalidArguments

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from pydantic_core import ErrorDetails

    from .models import RequestModel
    from .operation import AnyOperation, Operation

_RequestT = TypeVar("_RequestT", bound="RequestModel")


def build_request(
    operation: Operation[_RequestT, Any], arguments: Mapping[str, object], region: str | None
) -> _RequestT:
    """Return the request model of a call.

    Args:
        operation: what is called.
        arguments: by Python name; None counts as not given.
        region: fills the operation's region member when it is absent.

    Raises:
        InvalidArguments: an argument is missing, unknown, of the wrong type or beyond its limits.
    """
    model_type = operation.request_type()
    given = {name: value for name, value in arguments.items() if value is not None}
    if region is not None and operation.region_member is not None:
        given.setdefault(
            _python_names(model_type).get(operation.region_member, operation.region_member), region
        )
    try:
        return model_type.model_validate(given)
    except ValidationError as error:
        problems = [
            _describe(model_type, each) for each in error.errors(include_url=False, include_input=False)
        ]
    # Raised here, outside of the handler, so that the error does not carry pydantic's with the values in it.
    raise _refuse(operation, problems)


def list_members(operation: AnyOperation, request: RequestModel, region: str | None) -> dict[str, Any]:
    """Return the members of a request as JSON values by wire name, without None.

    Args:
        operation: what is called.
        request: its request model.
        region: fills the operation's region member when it is absent.

    Raises:
        InvalidArguments: members exclude or need each other, or a value is none of the documented ones.
    """
    members = request.model_dump(mode="json", by_alias=True, exclude_none=True)
    if region is not None and operation.region_member is not None:
        members.setdefault(operation.region_member, region)
    problems = [*_list_clashes(operation, members), *_list_unknown_choices(request, "", "")]
    if problems:
        raise _refuse(operation, problems)
    return members


def _refuse(operation: AnyOperation, problems: list[str]) -> InvalidArguments:
    page = f" See {operation.source}" if operation.source else ""
    error = InvalidArguments("; ".join(problems) + "." + page, problems=problems)
    error.place = operation.place
    return error


def _list_clashes(operation: AnyOperation, members: Mapping[str, Any]) -> Iterator[str]:
    if not operation.exclusive and not operation.requires:
        return
    names = {wire: python for python, wire in _wire_names(operation.request_type())}

    def show(wire: str) -> str:
        return _name_both(names.get(wire, wire), wire)

    # False is how a caller says "not that one".
    given = {wire for wire, value in members.items() if value is not False}
    for group in operation.exclusive:
        clashing = [show(wire) for wire in group if wire in given]
        if len(clashing) > 1:
            yield f"only one of {' and '.join(clashing)} may be given"
    for wire, needed in operation.requires.items():
        missing = [show(each) for each in needed if each not in given]
        if wire in given and missing:
            yield f"{show(wire)} may be given only together with {' and '.join(missing)}"


def _list_unknown_choices(value: object, python: str, wire: str) -> Iterator[str]:
    """Yield what is wrong with enumeration members; what a response may hold, a request may not."""
    if isinstance(value, OpenEnum):
        if not value.is_known:
            yield f"{_name_both(python, wire)} must be one of {', '.join(value.choices())}"
    elif isinstance(value, BaseModel):
        if _holds_enum(type(value)):
            for name, alias in _wire_names(type(value)):
                yield from _list_unknown_choices(
                    getattr(value, name), _extend(python, name), _extend(wire, alias)
                )
    elif isinstance(value, list):
        for index, item in enumerate(cast("list[object]", value)):
            yield from _list_unknown_choices(item, f"{python}[{index}]", f"{wire}[{index}]")
    elif isinstance(value, dict):
        for key, item in cast("dict[str, object]", value).items():
            yield from _list_unknown_choices(item, _extend(python, key), _extend(wire, key))


@cache
def _holds_enum(model_type: type[BaseModel]) -> bool:
    seen: set[type[BaseModel]] = set()
    waiting = [model_type]
    while waiting:
        current = waiting.pop()
        seen.add(current)
        for member in current.model_fields.values():
            for kind in _list_classes(member.annotation):
                if issubclass(kind, OpenEnum):
                    return True
                if issubclass(kind, BaseModel) and kind not in seen:
                    waiting.append(kind)
    return False


def _list_classes(annotation: object) -> Iterator[type]:
    """Yield the classes that an annotation names, however deep."""
    arguments = get_args(annotation)
    if isinstance(annotation, type) and not arguments:
        yield annotation
    for each in arguments:
        yield from _list_classes(each)


@cache
def _wire_names(model_type: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    return tuple((name, member.alias or name) for name, member in model_type.model_fields.items())


@cache
def _python_names(model_type: type[BaseModel]) -> dict[str, str]:
    return {wire: python for python, wire in _wire_names(model_type)}


def _extend(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _name_both(python: str, wire: str) -> str:
    return python if python == wire else f"{python} ({wire})"


def _describe(model_type: type[BaseModel], error: ErrorDetails) -> str:
    """Say in words what pydantic found, naming the member as Python and as the vendor do."""
    python, wire, models = _locate(model_type, error["loc"])
    place = _name_both(python, wire)
    if error["type"] == "missing":
        return f"{place} is required"
    if error["type"] == "extra_forbidden":
        known = {name.lower(): name for each in models for name, _ in _wire_names(each)}
        close = get_close_matches(str(error["loc"][-1]).lower(), known, n=1)
        return f"{place} is not known" + (f"; did you mean {known[close[0]]}?" if close else "")
    text = error["msg"].removeprefix("Value error, ")
    subject, should, rule = text.partition(" should ")
    return f"{place} must {rule}" if should and " " not in subject else f"{place}: {text}"


def _locate(
    model_type: type[BaseModel], location: tuple[int | str, ...]
) -> tuple[str, str, list[type[BaseModel]]]:
    """Return the Python path and the wire path of a location, and the models that hold its last name."""
    python = wire = ""
    here: list[type[BaseModel]] = [model_type]
    holders = here
    for step in location:
        if isinstance(step, int):
            python, wire = f"{python}[{step}]", f"{wire}[{step}]"
            continue
        holders = here
        found = [(each, pair) for each in here for pair in _wire_names(each) if step in pair]
        python_name, wire_name = found[0][1] if found else (step, step)
        python, wire = _extend(python, python_name), _extend(wire, wire_name)
        here = [
            kind
            for each, (name, _) in found
            for kind in _list_classes(each.model_fields[name].annotation)
            if issubclass(kind, BaseModel)
        ]
    return python, wire, holders
