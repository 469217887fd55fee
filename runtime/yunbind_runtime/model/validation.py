"""Validation of arguments, and their conversion to the members of a request.

Wrong types, unknown and missing arguments, and arguments that exclude each other are refused. Limits and
documented values are knowledge of a day, so the client's ``checks`` decides about them.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar, cast, get_args

from pydantic import BaseModel, ValidationError

from yunbind_runtime.base.enums import OpenEnum
from yunbind_runtime.base.errors import InvalidArguments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic_core import ErrorDetails

    from .models import RequestModel
    from .operation import AnyOperation, Operation

_ModelT = TypeVar("_ModelT", bound=BaseModel)
_RequestT = TypeVar("_RequestT", bound="RequestModel")

Checks: TypeAlias = Literal["warn", "strict", "types"]
"""What happens to values beyond limits and to undocumented values: a warning, an error, or nothing."""

_SCALARS = (str, int, bool, float)

EXTRAS = frozenset({"extra", "extra_headers"})
"""Arguments of methods that are no members of their requests."""


def build_request(
    operation: Operation[_RequestT, Any], arguments: Mapping[str, object], region: str | None
) -> _RequestT:
    """Return the request model of a call.

    Args:
        operation: The called operation.
        arguments: The arguments by Python name. None means that an argument is not given.
        region: The client's region. It is the default for the operation's region member.

    Raises:
        InvalidArguments: An argument is missing, unknown or of the wrong type.
    """
    return _build_request(operation, arguments, region)[0]


def read_arguments(
    operation: Operation[_RequestT, Any],
    arguments: Mapping[str, object],
    region: str | None,
    checks: Checks = "warn",
) -> tuple[_RequestT, dict[str, Any]]:
    """Return the request model of a call, and its members as :func:`list_members` returns them.

    Args:
        operation: The called operation.
        arguments: The arguments by Python name. None means that an argument is not given.
        region: The client's region. It is the default for the operation's region member.
        checks: What happens to values beyond limits and to undocumented values.

    Raises:
        InvalidArguments: An argument is missing, unknown or of the wrong type, arguments exclude or require
            each other, or strict checks found a broken limit.
    """
    request, is_within_limits = _build_request(operation, arguments, region)
    return request, list_members(operation, request, region, checks, is_within_limits=is_within_limits)


def _build_request(
    operation: Operation[_RequestT, Any], arguments: Mapping[str, object], region: str | None
) -> tuple[_RequestT, bool]:
    """Return the request model of a call, and whether all of its values are within their limits."""
    model_type = operation.request_type()
    given = {name: value for name, value in arguments.items() if value is not None and name not in EXTRAS}
    if region is not None and operation.region_member is not None:
        given.setdefault(
            _python_names(model_type).get(operation.region_member, operation.region_member), region
        )
    try:
        request = model_type.model_validate(given)
    except ValidationError:
        pass
    else:
        # Pydantic does not look into models that the caller built and perhaps changed.
        return request, not _contains_model(given)
    # Outside the handler: an error's context would hold pydantic's error with the values.
    return build_model(model_type, given, operation), False


def _contains_model(value: object) -> bool:
    """Return whether a value contains a model, or an object of an unknown kind."""
    items: Iterable[object]
    if isinstance(value, dict):
        items = cast("dict[str, object]", value).values()
    elif isinstance(value, (list, tuple)):
        items = cast("Sequence[object]", value)
    else:
        return not isinstance(value, _SCALARS)
    for item in items:  # noqa: SIM110 - any() would make a generator for each list
        if type(item) not in _SCALARS and _contains_model(item):
            return True
    return False


def build_model(
    model_type: type[_ModelT], members: Mapping[str, object], operation: AnyOperation | None = None
) -> _ModelT:
    """Return a model of members that pydantic refused, if only limits are broken.

    Args:
        model_type: The model.
        members: Values by Python name or wire name.
        operation: The called operation, which the error names. None if a program builds the model.

    Raises:
        InvalidArguments: A member is missing, unknown or of the wrong type.
    """
    from .limits import build_beyond_limits

    try:
        return build_beyond_limits(model_type, members)
    except ValidationError as error:
        details = {detail["loc"]: detail for detail in error.errors(include_url=False)}
    try:
        model_type.model_validate(members)
    except ValidationError as error:  # broken limits are worth a word too
        details = {detail["loc"]: detail for detail in error.errors(include_url=False)} | details
    problems = [_describe(model_type, detail) for detail in details.values()]
    if operation is not None:
        raise _make_error(operation, problems)
    refusal = InvalidArguments("; ".join(problems) + ".", problems=problems)
    refusal.place = model_type.__name__
    raise refusal


def list_members(
    operation: AnyOperation,
    request: RequestModel,
    region: str | None,
    checks: Checks = "warn",
    *,
    is_within_limits: bool = False,
) -> dict[str, Any]:
    """Return the members of a request as JSON values by wire name, without None.

    Args:
        operation: The called operation.
        request: Its request model.
        region: The client's region. It is the default for the operation's region member.
        checks: What happens to values beyond limits and to undocumented values.
        is_within_limits: Whether all values are known to be within their limits.

    Raises:
        InvalidArguments: Members exclude or require each other, or strict checks found a broken limit.
    """
    members = request.model_dump(mode="json", by_alias=True, exclude_none=True)
    if region is not None and operation.region_member is not None:
        members.setdefault(operation.region_member, region)
    problems = list(_list_conflicts(operation, members)) if operation.exclusive or operation.requires else []
    undocumented: list[str] = []
    if checks != "types":
        undocumented = [] if is_within_limits else _list_broken_limits(request, members)
        undocumented += _list_unknown_values(request, "", "")
    if problems or (undocumented and checks == "strict"):
        raise _make_error(operation, [*problems, *undocumented])
    if undocumented:
        from .limits import warn

        warn(
            f"{operation.place}: {'; '.join(undocumented)}. The request is sent all the same. "
            'Clients with checks="strict" refuse it, and clients with checks="types" do not warn.'
        )
    return members


def _list_broken_limits(request: RequestModel, members: Mapping[str, Any]) -> list[str]:
    """Return a problem for each limit that a request's members break."""
    model_type = type(request)
    try:
        model_type.model_validate(members)
    except ValidationError as error:
        from .limits import LIMIT_ERRORS

        details = error.errors(include_url=False)
        return [_describe(model_type, detail) for detail in details if detail["type"] in LIMIT_ERRORS]
    return []


def _make_error(operation: AnyOperation, problems: list[str]) -> InvalidArguments:
    page = f" See {operation.source}" if operation.source else ""
    error = InvalidArguments("; ".join(problems) + "." + page, problems=problems)
    error.place = operation.place
    return error


def _list_conflicts(operation: AnyOperation, members: Mapping[str, Any]) -> Iterator[str]:
    def show(wire: str) -> str:
        model_type: type[BaseModel] = operation.request_type()
        return _name_both(_python_names(model_type).get(wire, wire), wire)

    def is_given(wire: str) -> bool:
        return members.get(wire, False) is not False  # False means that the caller does not want the member

    for group in operation.exclusive:
        conflicting = [show(wire) for wire in group if is_given(wire)]
        if len(conflicting) > 1:
            yield f"only one of {' and '.join(conflicting)} can be given"
    for wire, required in operation.requires.items():
        missing = [show(other) for other in required if not is_given(other)]
        if is_given(wire) and missing:
            yield f"{show(wire)} can only be given together with {' and '.join(missing)}"


def _list_unknown_values(value: object, python: str, wire: str) -> Iterator[str]:
    """Yield a problem for each undocumented value of an enumeration."""
    if isinstance(value, OpenEnum):
        if not value.is_known:
            yield f"{_name_both(python, wire)} must be one of {', '.join(value.choices())}"
    elif isinstance(value, BaseModel):
        for name, alias in _names_of_enums(type(value)):
            member = getattr(value, name)
            if member is not None:
                yield from _list_unknown_values(member, _extend(python, name), _extend(wire, alias))
    elif isinstance(value, list):
        for index, item in enumerate(cast("list[object]", value)):
            yield from _list_unknown_values(item, f"{python}[{index}]", f"{wire}[{index}]")
    elif isinstance(value, dict):
        for key, item in cast("dict[str, object]", value).items():
            yield from _list_unknown_values(item, _extend(python, key), _extend(wire, key))


@cache
def _names_of_enums(model_type: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """Return the Python name and the wire name of each member that is or contains an enumeration."""
    return tuple(
        (name, alias)
        for name, alias in _wire_names(model_type)
        if _contains_enum(model_type.model_fields[name].annotation, set())
    )


def _contains_enum(annotation: object, seen: set[type[BaseModel]]) -> bool:
    """Return whether an annotation contains an enumeration, at any depth of its models."""
    for kind in _list_classes(annotation):
        if issubclass(kind, OpenEnum):
            return True
        if issubclass(kind, BaseModel) and kind not in seen:
            seen.add(kind)
            if any(_contains_enum(member.annotation, seen) for member in kind.model_fields.values()):
                return True
    return False


def _list_classes(annotation: object) -> Iterator[type]:
    """Yield the classes in an annotation, at any depth."""
    arguments = get_args(annotation)
    if isinstance(annotation, type) and not arguments:
        yield annotation
    for argument in arguments:
        yield from _list_classes(argument)


@cache
def _wire_names(model_type: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    return tuple((name, member.alias or name) for name, member in model_type.model_fields.items())


@cache
def _python_names(model_type: type[BaseModel]) -> dict[str, str]:
    return {wire: python for python, wire in _wire_names(model_type)}


def name_member(model_type: type[BaseModel], location: tuple[int | str, ...]) -> str:
    """Return the Python name and the wire name of a member, such as ``filters[0].name (Filters[0].Name)``.

    Args:
        model_type: The request model.
        location: Names, of either kind, and indices from 0.
    """
    python, wire, _ = _locate(model_type, location)
    return _name_both(python, wire)


def _extend(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _name_both(python: str, wire: str) -> str:
    return python if python == wire else f"{python} ({wire})"


def _describe(model_type: type[BaseModel], error: ErrorDetails) -> str:
    """Return a problem that pydantic found, with the Python name and the wire name of the member."""
    python, wire, models = _locate(model_type, error["loc"])
    place = _name_both(python, wire)
    if error["type"] == "missing":
        return f"{place} is required"
    if error["type"] == "extra_forbidden":
        from difflib import get_close_matches

        known = {name.lower(): name for model in models for name, _ in _wire_names(model)}
        similar = get_close_matches(str(error["loc"][-1]).lower(), known, n=1)
        return f"{place} is unknown" + (f" (did you mean {known[similar[0]]}?)" if similar else "")
    if error["type"] == "string_pattern_mismatch":
        from .member_docs import describe_format

        name = re.sub(r"\[\d+\]", "", python).rpartition(".")[2]
        docs = [text for model in models if (text := describe_format(model, name))]
        if docs:
            return f"{place} is invalid: {docs[0].rstrip('.')}"
    text = error["msg"].removeprefix("Value error, ")
    if error["type"].endswith(("_type", "_parsing")):
        text += f" (the given value is of type {type(error['input']).__name__})"
    subject, should, rule = text.partition(" should ")
    return f"{place} must {rule}" if should and " " not in subject else f"{place}: {text}"


def _locate(
    model_type: type[BaseModel], location: tuple[int | str, ...]
) -> tuple[str, str, list[type[BaseModel]]]:
    """Return the Python path and the wire path of a location, and the models with its last member."""
    python = wire = ""
    current: list[type[BaseModel]] = [model_type]
    holders = current
    for step in location:
        if isinstance(step, int):
            python, wire = f"{python}[{step}]", f"{wire}[{step}]"
            continue
        holders = current
        found = [(model, pair) for model in current for pair in _wire_names(model) if step in pair]
        python_name, wire_name = found[0][1] if found else (step, step)
        python, wire = _extend(python, python_name), _extend(wire, wire_name)
        current = [
            kind
            for model, (name, _) in found
            for kind in _list_classes(model.model_fields[name].annotation)
            if issubclass(kind, BaseModel)
        ]
    return python, wire, holders
