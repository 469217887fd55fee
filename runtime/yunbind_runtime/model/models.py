"""What emitted models inherit: strict towards the caller, lenient towards the vendor.

Requests forbid unknown members and check types and limits. Responses accept
what vendors really send; see :func:`read_response`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, TypeVar, cast, get_args

from pydantic import BaseModel, ConfigDict, Field, PrivateAttr, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yunbind_runtime.base.http import Headers


class Sensitive:
    """Marks an annotation whose value is a secret."""

    def __repr__(self) -> str:
        return "SENSITIVE"


SENSITIVE = Sensitive()

SensitiveText = Annotated[str, SENSITIVE]
"""A text that no repr shows."""

Int32 = Annotated[int, Field(ge=-(2**31), le=2**31 - 1)]
"""A whole number of 32 bits."""
Int64 = Annotated[int, Field(ge=-(2**63), le=2**63 - 1)]
"""A whole number of 64 bits."""
Uint64 = Annotated[int, Field(ge=0, le=2**64 - 1)]
"""A whole number of 64 bits that is not negative."""

_SECRET_NAME = re.compile(
    r"password|passwd|secret|private_?key|(?<!next)(?<!next_)(?<!page)(?<!page_)token", re.IGNORECASE
)


class Shape(BaseModel):
    """A structure with named members.

    Members have Python names and, as aliases, the vendor's wire names; both are
    accepted, wire names are written. Members that the vendor sent but nobody
    documented are in ``model_extra`` and readable as attributes; they are not
    sent back.
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

    def __repr_args__(self) -> Iterator[tuple[str | None, Any]]:
        secret = sensitive_members(type(self))
        extra = self.model_extra or {}
        for name, value in super().__repr_args__():
            if value is not None and name in secret:
                yield name, _MASK
            else:
                yield name, _mask_names({name: value})[name] if name in extra else value

    def __getstate__(self) -> dict[Any, Any]:
        held = [name for name in sorted(sensitive_members(type(self))) if getattr(self, name) is not None]
        held += [name for name, value in (self.model_extra or {}).items() if _mask_names(value) != value]
        if held:
            raise TypeError(
                f"{type(self).__name__} holds a secret ({', '.join(held)}) and cannot be pickled; "
                "keep what you need of it."
            )
        return super().__getstate__()


class RequestModel(Shape):
    """What an action takes."""


@dataclass(frozen=True, slots=True)
class ResponseMetadata:
    """How an answer came. A pickle of it leaves the headers out, which may hold tokens.

    Attributes:
        http_status: status of the answer.
        headers: names and values in order.
        request_id: the vendor's id of the call.
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
    """What an action answers."""

    _metadata: ResponseMetadata = PrivateAttr(default_factory=ResponseMetadata)
    _unread: dict[str, object] = PrivateAttr(default_factory=dict)

    @property
    def response_metadata(self) -> ResponseMetadata:
        """Status, headers and request id of the answer."""
        return self._metadata

    @property
    def unread(self) -> Mapping[str, object]:
        """Values that did not fit the documented type, as they were sent.

        Keys are wire paths, such as ``ImageCaches[0].CreationTime``; the member itself is None.
        """
        return self._unread


ModelT = TypeVar("ModelT", bound=ResponseModel)


def read_response(model_type: type[ModelT], payload: dict[str, Any], metadata: ResponseMetadata) -> ModelT:
    """Build a response model from what the vendor sent.

    Never fails. Unknown members are kept; null and missing members are None,
    required ones too; numbers and booleans may be texts and the other way
    round; one item stands for a list of one, with or without the wrapper
    ``{"Image": [...]}``; limits do not count. What fits nothing becomes None
    and is kept in ``unread``.

    Args:
        model_type: the action's response model.
        payload: the answer without the vendor's envelope, by wire name.
        metadata: how the answer came.
    """
    unread: dict[str, object] = {}
    try:
        model = model_type.model_validate(payload, extra="allow")
    except ValidationError:
        from .lenient import read_leniently

        model = read_leniently(model_type, payload, unread)
    model._metadata = metadata  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
    model._unread = unread  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
    return model


@cache
def sensitive_members(model_type: type[BaseModel]) -> frozenset[str]:
    """Return the Python names of the members whose values are secrets."""
    model_type.model_rebuild()  # resolves annotations that were deferred
    return frozenset(
        name
        for name, member in model_type.model_fields.items()
        if SENSITIVE in member.metadata or _holds_marker(member.annotation)
    )


def _holds_marker(annotation: object) -> bool:
    return annotation is SENSITIVE or any(_holds_marker(each) for each in get_args(annotation))


def _mask_names(value: Any) -> Any:
    """Mask what undocumented members call secret, at any depth."""
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        return {
            name: _MASK if inner is not None and _SECRET_NAME.search(name) else _mask_names(inner)
            for name, inner in members.items()
        }
    if isinstance(value, list):
        return [_mask_names(item) for item in cast("list[Any]", value)]
    return value


class _Mask:
    def __repr__(self) -> str:
        return "'***'"


_MASK = _Mask()
