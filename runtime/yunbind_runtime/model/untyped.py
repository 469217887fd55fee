"""Requests and responses that the specs do not describe: extra members, extra headers, and any action."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import TYPE_CHECKING, Any, cast

from yunbind_runtime.base.errors import InvalidArguments

from .models import RequestModel, ResponseMetadata, ResponseModel
from .operation import Operation, WireMember

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .operation import AnyOperation, Service

_ACTION = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_METHOD_AND_PATH = re.compile(r"(GET|HEAD|POST|PUT|PATCH|DELETE) +(/[A-Za-z0-9/._~:@{}-]*)")
_PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
_HEADER_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]+")
_OWN_HEADERS = frozenset(
    {
        *("authorization", "connection", "content-encoding", "content-length", "content-type", "expect"),
        *("host", "te", "trailer", "transfer-encoding", "upgrade"),
    }
)
"""Headers that the client or its connection sets."""


class UntypedResponse(dict[str, Any]):
    """The members of a response by wire name, without the vendor's envelope.

    Attributes:
        response_metadata: HTTP status, headers and request id.
    """

    def __init__(self, members: Mapping[str, Any], metadata: ResponseMetadata) -> None:
        super().__init__(members)
        self.response_metadata: ResponseMetadata = metadata

    @classmethod
    def of(cls, model: ResponseModel) -> UntypedResponse:
        """Return the members of a response to an :class:`UntypedOperation`."""
        return cls(model.model_extra or {}, model.response_metadata)

    def __reduce__(self) -> tuple[Any, ...]:
        return UntypedResponse, (dict(self), self.response_metadata)


class UntypedOperation(Operation[RequestModel, ResponseModel]):  # pyrefly: ignore[bad-class-definition] - it takes this class for a dataclass with slots
    """An operation whose members are sent and received as they are."""

    __slots__ = ()

    def request_type(self) -> type[RequestModel]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride]  # ty: ignore[incompatible-attribute-override]  # pyrefly: ignore[bad-override]
        """Return a model without members."""
        return RequestModel

    def response_type(self) -> type[ResponseModel]:  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride]  # ty: ignore[incompatible-attribute-override]  # pyrefly: ignore[bad-override]
        """Return a model without members, which keeps what the service sends."""
        return ResponseModel


def find_operation(service: Service, known: Iterable[AnyOperation], action: str) -> AnyOperation | None:
    """Return the documented operation of an action, or None.

    Raises:
        InvalidArguments: The action is not documented and cannot be sent.
    """
    found = next((operation for operation in known if operation.action == action), None)
    if found is not None:
        return found
    is_rest = service.protocol == "huawei-rest"
    if not (_METHOD_AND_PATH if is_rest else _ACTION).fullmatch(action):
        form = "method and path, such as 'GET /v5/things/{thing_id}'" if is_rest else "name of an action"
        raise InvalidArguments(
            f"{action!r} is no documented action of {service.title}. Others are called by their {form}."
        )
    return None


def make_operation(service: Service, known: Iterable[AnyOperation], action: str) -> UntypedOperation:
    """Return an operation for a documented or another action.

    A documented action keeps its rate limit and its safe retries. Another one has the lowest documented rate
    of the service, and is retried as a write.
    """
    documented = tuple(known)
    found = find_operation(service, documented, action)
    if found is not None:
        settings = {field.name: getattr(found, field.name) for field in fields(found)}
        return UntypedOperation(**settings)
    path = _METHOD_AND_PATH.fullmatch(action)
    names = _PLACEHOLDER.findall(path[2]) if path else []
    rates = [operation.rate_limit for operation in documented if operation.rate_limit is not None]
    return UntypedOperation(
        service=service,
        action=action,
        method="call",
        module="",
        request="",
        response="",
        access="write",
        rate_limit=min(rates, key=lambda rate: rate[0] / rate[1], default=None),
        http=(path[1], path[2]) if path else None,
        region=service.region,
        region_member=next(
            (operation.region_member for operation in documented if operation.region_member), None
        ),
        members={name: WireMember("path", name) for name in names},
    )


def write_members(members: Mapping[str, object], place: str) -> dict[str, Any]:
    """Return members as JSON values by wire name, without None. Models are written with their wire names.

    Raises:
        InvalidArguments: A name is not a text, or a value has no JSON.
    """
    from pydantic_core import PydanticSerializationError, to_jsonable_python

    problem = "must be a mapping of wire names to values"
    if isinstance(cast("object", members), Mapping) and all(
        isinstance(name, str) for name in cast("Mapping[object, object]", members)
    ):
        given = {name: value for name, value in members.items() if value is not None}
        try:
            return cast("dict[str, Any]", to_jsonable_python(given, by_alias=True, exclude_none=True))
        except (PydanticSerializationError, ValueError):
            problem = "hold a value that JSON cannot express"
    refusal = InvalidArguments(f"The members {problem}.")
    refusal.place = place
    raise refusal


def check_headers(headers: Mapping[str, str], place: str) -> tuple[tuple[str, str], ...]:
    """Return headers as pairs.

    Raises:
        InvalidArguments: A name or a value cannot be sent, or the client sets the header itself.
    """
    for name, value in headers.items():
        problem = ""
        if not isinstance(cast("object", name), str) or not _HEADER_NAME.fullmatch(name):
            problem = f"{name!r} is no name of a header"
        elif name.lower() in _OWN_HEADERS:
            problem = f"the client sets the header {name} itself"
        elif not (isinstance(cast("object", value), str) and value.isascii() and value.isprintable()):
            problem = f"the header {name} must be a text of printable ASCII characters"
        if problem:
            refusal = InvalidArguments(f"extra_headers: {problem}.")
            refusal.place = place
            raise refusal
    return tuple(headers.items())


def list_named_secrets(value: object) -> Iterator[str]:
    """Yield the texts below names that mean secrets, such as ``Password``, at any depth."""
    from .models import is_secret_name

    if isinstance(value, Mapping):
        for name, member in cast("Mapping[str, object]", value).items():
            if is_secret_name(name):
                yield from _list_texts(member)
            else:
                yield from list_named_secrets(member)
    elif isinstance(value, (list, tuple)):
        for item in cast("list[object]", value):
            yield from list_named_secrets(item)


def list_sent_secrets(
    known: Iterable[AnyOperation], action: str, members: Mapping[str, Any]
) -> tuple[str, ...]:
    """Return the secrets among members by wire name: by their names, and as documented."""
    from .lenient import read_leniently
    from .models import list_secrets

    found = next((operation for operation in known if operation.action == action), None)
    documented = list_secrets(read_leniently(found.request_type(), dict(members), {})) if found else ()
    return (*list_named_secrets(members), *documented)


def _list_texts(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        for member in cast("Mapping[str, object]", value).values():
            yield from _list_texts(member)
    elif isinstance(value, (list, tuple)):
        for item in cast("list[object]", value):
            yield from _list_texts(item)
    elif value is not None:
        yield str(value)
