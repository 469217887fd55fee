"""Values as text, where they travel outside a JSON body."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from yunbind_runtime.base.errors import InvalidArguments
from yunbind_runtime.model.operation import WireMember

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sized

    from yunbind_runtime.model.operation import AnyOperation


def write_json(value: object) -> str:
    """Return compact JSON with non-ASCII characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def write_text(value: Any) -> str:
    """Return a value as one text: true and false in lower case, structures as JSON."""
    return value if isinstance(value, str) else write_json(value)


def flatten(name: str, value: Any, first_index: int) -> Iterator[tuple[str, str]]:
    """Yield the parameters that a value becomes, such as ``Tag.1.Key``.

    Args:
        name: of the member.
        value: JSON value; None becomes nothing.
        first_index: number of the first item of a list.

    Raises:
        InvalidArguments: it holds an empty list or structure, which would silently be lost.
    """
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        _refuse_empty(name, members, "structure")
        for key, member in members.items():
            yield from flatten(f"{name}.{key}", member, first_index)
    elif isinstance(value, list):
        items = cast("list[Any]", value)
        _refuse_empty(name, items, "list")
        for index, item in enumerate(items, start=first_index):
            yield from flatten(f"{name}.{index}", item, first_index)
    elif value is not None:
        yield name, write_text(value)


def _refuse_empty(name: str, value: Sized, kind: str) -> None:
    if not value:
        raise InvalidArguments(
            f"{name} is an empty {kind}, which a request of parameters cannot say: it would get lost. "
            "Leave it out, or give it something to hold; only a body of JSON can say that nothing is there."
        )


def place_members(
    operation: AnyOperation, members: Mapping[str, Any], default: WireMember
) -> Iterator[tuple[WireMember, Any]]:
    """Yield each member with the way it travels, encoded where the operation says so.

    Args:
        operation: says how members travel.
        members: values by wire name.
        default: how a member travels that the operation does not mention; its name is not used.
    """
    for name, value in members.items():
        wire = operation.members.get(name)
        if wire is None:
            yield WireMember(default.location, name), value
        elif wire.encode == "json":
            yield wire, write_json(value)
        elif wire.encode == "comma" and isinstance(value, list):
            yield wire, ",".join(write_text(item) for item in cast("list[Any]", value))
        else:
            yield wire, value


def write_header(name: str, value: Any) -> tuple[str, str]:
    """Return a header.

    Raises:
        InvalidArguments: the text could end the header.
    """
    text = write_text(value)
    if not text.isprintable():
        raise InvalidArguments(f"The header {name} takes printable characters only.")
    return name, text
