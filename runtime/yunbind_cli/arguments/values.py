"""Values of members: from text to what the catalog's type says."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from yunbind_cli.language import say
from yunbind_cli.names import fold

if TYPE_CHECKING:
    from yunbind_cli.catalog.entries import Service

INTEGERS = frozenset({"integer", "int32", "int64", "uint64"})
_INTEGER = re.compile(r"[+-]?[0-9]+")


class Problem(Exception):
    """A value cannot be read. The message is a phrase without the name of the member."""


def read_value(text: str, kind: str, service: Service) -> Any:
    """Return the value of a text.

    Args:
        text: The text.
        kind: The type by its name in the catalog.
        service: The service, which knows structures and enumerations.

    Raises:
        Problem: The text is not of the type.
    """
    if is_composite(kind, service):
        return _read_composite(text, kind, service)
    if kind == "boolean":
        if text.lower() in ("true", "false"):
            return text.lower() == "true"
        raise Problem(say(f"must be true or false, not {text!r}", f"必须是 true 或 false，而不是 {text!r}"))
    if kind in INTEGERS:
        if _INTEGER.fullmatch(text):
            return int(text)
        raise Problem(say(f"must be an integer, not {text!r}", f"必须是整数，而不是 {text!r}"))
    if kind == "float":
        try:
            return float(text)
        except ValueError:
            raise Problem(say(f"must be a number, not {text!r}", f"必须是数字，而不是 {text!r}")) from None
    values = service.list_values(kind)
    if values and text not in values:
        return next((value for value in values if fold(value) == fold(text)), text)
    return text


def is_composite(kind: str, service: Service) -> bool:
    """Return whether a type is a list, a map or a structure."""
    return kind.startswith(("list[", "map[")) or service.find_structure(kind) is not None


def _read_composite(text: str, kind: str, service: Service) -> Any:
    item = kind[kind.index("[") + 1 : -1] if "[" in kind else None
    stripped = text.lstrip()
    if kind.startswith("list[") and item is not None:
        if stripped.startswith("["):
            return read_json(text)
        return [read_value(text, item, service)]
    if stripped.startswith("{"):
        return read_json(text)
    raise Problem(
        say(
            "is a structure: give JSON, @FILE, or its members with dots",
            "是结构体：请给出 JSON、@文件，或用点号逐个给出成员",
        )
    )


def read_json(text: str) -> Any:
    """Return the value of a JSON text.

    Raises:
        Problem: It is not JSON.
    """
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{error.msg}, line {error.lineno} column {error.colno}"
        raise Problem(say(f"is not JSON: {place}", f"不是 JSON：{place}")) from None
    except RecursionError:
        raise Problem(say("is nested too deeply", "嵌套过深")) from None
