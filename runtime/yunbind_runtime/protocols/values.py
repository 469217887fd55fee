"""Values as text, where they travel outside a JSON body."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, cast

from ..errors import InvalidArguments
from ..operation import WireMember

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..operation import AnyOperation


def write_json(value: object) -> str:
    """Return compact JSON with non-ASCII characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def write_text(value: Any) -> str:
    """Return a value as one text: true and false in lower case, structures as JSON."""
    return value if isinstance(value, str) else write_json(value)


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
