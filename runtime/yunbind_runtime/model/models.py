"""Base classes of the emitted models: strict for requests, lenient for responses.

Requests forbid unknown members and check types and limits. Responses accept undocumented content: see
:func:`read_response`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, ForwardRef, TypeVar, cast, get_args

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError
from pydantic_core import to_jsonable_python
from yunbind_facts.behavior import (
    INTEGERS_INT32_MAXIMUM,
    INTEGERS_INT32_MINIMUM,
    INTEGERS_INT64_MAXIMUM,
    INTEGERS_INT64_MINIMUM,
    INTEGERS_UINT64_MAXIMUM,
    INTEGERS_UINT64_MINIMUM,
    SECRETS_MASK,
    SECRETS_MEMBER_NAMES,
    SECRETS_PAGE_PREFIXES,
    SECRETS_PAGED_NAMES,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pydantic.fields import FieldInfo

    from yunbind_runtime.base.http import Headers


class Sensitive:
    """A marker for annotations of secret values."""

    def __repr__(self) -> str:
        return "SENSITIVE"


SENSITIVE = Sensitive()

SensitiveText = Annotated[str, SENSITIVE]
"""A text that is hidden in a repr."""

Int32 = Annotated[int, Field(ge=INTEGERS_INT32_MINIMUM, le=INTEGERS_INT32_MAXIMUM)]
"""A signed 32-bit integer."""
Int64 = Annotated[int, Field(ge=INTEGERS_INT64_MINIMUM, le=INTEGERS_INT64_MAXIMUM)]
"""A signed 64-bit integer."""
Uint64 = Annotated[int, Field(ge=INTEGERS_UINT64_MINIMUM, le=INTEGERS_UINT64_MAXIMUM)]
"""An unsigned 64-bit integer."""

_NO_PAGE = "".join(f"(?<!{prefix})" for prefix in SECRETS_PAGE_PREFIXES)
_SECRET_NAME = re.compile(
    "|".join((*SECRETS_MEMBER_NAMES, *(f"{_NO_PAGE}{name}" for name in SECRETS_PAGED_NAMES))), re.IGNORECASE
)


if TYPE_CHECKING:
    _Model = BaseModel
else:

    class _ModelType(type(BaseModel)):
        """The class of model classes, which builds the models that a program writes as calls.

        Pydantic calls no class when it validates, so its own functions raise its own errors.
        """

        def __call__(cls, *arguments: object, **members: object) -> Any:
            try:
                return super().__call__(*arguments, **members)
            except ValidationError:
                pass
            from .validation import build_model

            return build_model(cls, members)

    class _Model(BaseModel, metaclass=_ModelType):
        pass


def list_fields(model_type: type[BaseModel]) -> dict[str, FieldInfo]:
    """Return the fields of a model by Python name. Pydantic need not have built the model."""
    if any(_is_unresolved(member.annotation) for member in model_type.model_fields.values()):
        model_type.model_rebuild()
    return model_type.model_fields


def _is_unresolved(annotation: Any) -> bool:
    return isinstance(annotation, (str, ForwardRef)) or any(map(_is_unresolved, get_args(annotation)))


def list_received_names(model: BaseModel) -> set[str]:
    """Return the names of the members that have a value, and those of the undocumented members."""
    values = vars(model)
    received = {name for name, value in values.items() if value is not None}
    return received | ((model.__pydantic_extra__ or {}).keys() - values.keys())


_LATE_STATE: dict[str, Callable[[BaseModel], object]] = {
    "__pydantic_extra__": lambda _model: {},
    "__pydantic_fields_set__": list_received_names,
    "__pydantic_private__": lambda _model: None,
}
"""State of models that reading makes only where it is not obvious. It would take most of their memory."""


class Shape(_Model):
    """A structure with named members.

    Members have Python names, and the vendor's wire names as aliases. Both are accepted; wire names are
    written. Undocumented members of a response are in ``model_extra`` and readable as attributes. They are
    never sent.

    A call of the class checks names and types, and leaves the limits to the client. The functions of
    pydantic, such as ``model_validate``, check both.

    Raises:
        InvalidArguments: A member is missing, unknown or of the wrong type.
    """

    model_config = ConfigDict(
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        serialize_by_alias=True,
        defer_build=True,
        hide_input_in_errors=True,
        protected_namespaces=(),
    )

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            """Make the state that pydantic asks for and reading has left out."""
            if name not in _LATE_STATE:
                return super().__getattr__(name)
            state = _LATE_STATE[name](self)
            object.__setattr__(self, name, state)
            return state

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        secret = sensitive_members(type(self))
        extra = self.model_extra or {}
        for name, value in super().__repr_args__():
            if value is not None and name in secret:
                yield name, _MASK
            else:
                yield name, _mask_names({name: value})[name] if name in extra else value

    def __getstate__(self) -> dict[Any, Any]:
        secret = [name for name in sorted(sensitive_members(type(self))) if getattr(self, name) is not None]
        secret += [name for name, value in (self.model_extra or {}).items() if _mask_names(value) != value]
        if secret:
            raise TypeError(
                f"{type(self).__name__} holds a secret ({', '.join(secret)}) and cannot be pickled. "
                "Copy the members that you need."
            )
        return super().__getstate__()


class RequestModel(Shape):
    """The base class of request models."""


@dataclass(frozen=True, slots=True)
class ResponseMetadata:
    """HTTP status, headers and request id of a response. A pickle leaves the headers out: they can hold
    tokens.

    Attributes:
        http_status: The HTTP status.
        headers: Names and values in order.
        request_id: The vendor's request id.
    """

    http_status: int = 0
    headers: Headers = field(default=(), repr=False, compare=False)
    request_id: str | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        return ResponseMetadata, (self.http_status, (), self.request_id)

    def __copy__(self) -> ResponseMetadata:
        return self

    def __deepcopy__(self, _memo: dict[int, Any]) -> ResponseMetadata:
        return self


class ResponseModel(Shape):
    """The base class of response models."""

    _metadata: ResponseMetadata = PrivateAttr(default_factory=ResponseMetadata)
    _unread: dict[str, object] = PrivateAttr(default_factory=dict)

    @property
    def response_metadata(self) -> ResponseMetadata:
        """HTTP status, headers and request id of the response."""
        return self._metadata

    @property
    def unread(self) -> Mapping[str, object]:
        """The first 100 values that do not fit the documented type, as received.

        Keys are wire paths, such as ``ImageCaches[0].CreationTime``. The member itself is None, or empty if
        its type excludes None. The value None stands for a member that the vendor promises and did not send.
        """
        return self._unread


ModelT = TypeVar("ModelT", bound=ResponseModel)


def read_response(
    model_type: type[ModelT],
    payload: dict[str, Any],
    metadata: ResponseMetadata,
    checkpoint: Callable[[], object] = lambda: None,
) -> ModelT:
    """Return the response model of any payload. Only ``checkpoint`` can make it fail.

    Unknown members are kept. Null and missing members are None. Numbers and booleans can be texts, and vice
    versa. One item is read as a list of one, with or without the wrapper ``{"Image": [...]}``. Limits are
    ignored. Other values are read as None, and the first 100 of them are kept in ``unread``.

    A required member without a readable value is empty: ``""``, ``[]``, ``{}``, or a structure without
    members. Numbers, booleans and times have no empty value, so they are None.

    Args:
        model_type: The action's response model.
        payload: The members by wire name, without the vendor's envelope.
        metadata: HTTP status, headers and request id.
        checkpoint: Is called during long reads. It may raise an error to end them.
    """
    from .lenient import read_leniently

    unread: dict[str, object] = {}
    model = read_leniently(model_type, payload, unread, checkpoint)
    object.__setattr__(model, "__pydantic_private__", {"_metadata": metadata, "_unread": unread})
    return model


def list_secrets(request: RequestModel) -> tuple[str, ...]:
    """Return the values of a request's sensitive members, at any depth."""
    return tuple(_walk(request, is_secret=False)) if has_sensitive_members(type(request)) else ()


def _walk(value: object, *, is_secret: bool) -> Iterator[str]:
    if isinstance(value, BaseModel):
        secret = sensitive_members(type(value))
        for name, member in value:
            yield from _walk(member, is_secret=is_secret or name in secret)
    elif isinstance(value, list | tuple):
        for item in cast("list[object]", value):
            yield from _walk(item, is_secret=is_secret)
    elif isinstance(value, dict):
        for item in cast("dict[str, object]", value).values():
            yield from _walk(item, is_secret=is_secret)
    elif is_secret and value is not None:
        yield str(value)


@cache
def sensitive_members(model_type: type[BaseModel]) -> frozenset[str]:
    """Return the Python names of the members with secret values."""
    model_type.model_rebuild()  # resolves annotations that were deferred
    return frozenset(
        name
        for name, member in model_type.model_fields.items()
        if SENSITIVE in member.metadata or _contains_marker(member.annotation)
    )


@cache
def has_sensitive_members(model_type: type[BaseModel]) -> bool:
    """Return whether a model can contain secret values, at any depth."""
    left, seen = [model_type], {model_type}
    while left:
        current = left.pop()
        if sensitive_members(current):
            return True
        inner = {
            model for member in current.model_fields.values() for model in _find_models(member.annotation)
        }
        left += inner - seen
        seen |= inner
    return False


def _find_models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _find_models(argument)


def _contains_marker(annotation: object) -> bool:
    return annotation is SENSITIVE or any(_contains_marker(argument) for argument in get_args(annotation))


def is_secret_name(name: str) -> bool:
    """Return whether members of this name are secrets, as far as a name says."""
    return _SECRET_NAME.search(name) is not None


def _mask_names(value: Any) -> Any:
    """Mask undocumented members with a secret name, at any depth."""
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        return {
            name: _MASK if inner is not None and _SECRET_NAME.search(name) else _mask_names(inner)
            for name, inner in members.items()
        }
    if isinstance(value, list):
        return [_mask_names(item) for item in cast("list[object]", value)]
    return value


class _Mask:
    def __repr__(self) -> str:
        return f"'{SECRETS_MASK}'"


_MASK = _Mask()


# The core of pydantic sets up some state at its first use, under a lock. It happens here, because forks wait
# for imports (see base/fork_imports.py): a child that was forked meanwhile would wait for ever.
RequestModel.model_validate({}).model_dump(mode="json", by_alias=True, exclude_none=True)
to_jsonable_python([None, "", 1, 1.0, True, {}])
