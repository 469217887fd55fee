"""Parsing of request parameters, from text to values of the catalog's types.

Query strings and forms carry text under dotted names, ``Filters.0.Values.1=b``. Tencent
counts from 0, Alibaba from 1. The catalog gives the type of each name. Text that does
not have the type stays text, so that validation can report it.
"""

from __future__ import annotations

import json
import math
import re
from typing import TYPE_CHECKING, NoReturn, TypeAlias
from urllib.parse import parse_qsl

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_runtime.base.http import HttpRequest

    from yunbind_emulator.base.catalog import Json, Member, Service

Pairs: TypeAlias = "list[tuple[str, str]]"
_Tree: TypeAlias = "dict[str, str | _Tree]"

INTEGERS = frozenset({"integer", "int32", "int64", "uint64"})
_NOT_TEXT = INTEGERS | {"float", "boolean"}
_INDEX = re.compile(r"0|[1-9][0-9]{0,5}")
_INTEGER = re.compile(r"[+-]?[0-9]{1,30}")


class UnreadableParameters(ValueError):
    """The text cannot be parsed; the message says where."""


def parse_pairs(text: str, *, errors: str = "strict") -> Pairs:
    """Split a query string or form body into decoded names and values, in order."""
    try:
        return parse_qsl(text, keep_blank_values=True, errors=errors)
    except UnicodeDecodeError as error:
        raise UnreadableParameters("A percent-encoded name or value is not UTF-8.") from error


def read_form(request: HttpRequest, *, errors: str = "strict") -> Pairs:
    """Return the parameters of the query, and of the body if it is a form."""
    pairs = parse_pairs(request.query, errors=errors)
    if is_form(request):
        pairs += parse_pairs(request.body.decode("utf-8", "replace"), errors=errors)
    return pairs


def is_form(request: HttpRequest) -> bool:
    """Return whether the body is a form."""
    return (request.header("Content-Type") or "").startswith("application/x-www-form-urlencoded")


def parse_object(body: bytes) -> dict[str, Json]:
    """Parse a JSON object. NaN, infinities, duplicate names and other values are rejected."""
    try:
        value: Json = json.loads(
            body.decode("utf-8"), parse_constant=_reject_constant, object_pairs_hook=_reject_duplicates
        )
    except UnreadableParameters:
        raise
    except UnicodeDecodeError as error:
        raise UnreadableParameters("The request body is not UTF-8.") from error
    except (ValueError, RecursionError) as error:
        raise UnreadableParameters("The request body is not valid JSON.") from error
    if not isinstance(value, dict):
        raise UnreadableParameters("The request body must be a JSON object.")
    return value


def read_encoded(values: Mapping[str, Json], members: Mapping[str, Member]) -> dict[str, Json]:
    """Parse the texts in a JSON object that hold a structure each (``encode`` in the specs)."""
    return {
        name: read_text(value, member.type, member.encode)
        if isinstance(value, str) and (member := members.get(name)) and member.encode
        else value
        for name, value in values.items()
    }


def unflatten(pairs: Pairs, members: Mapping[str, Member], service: Service, first: int) -> dict[str, Json]:
    """Rebuild structures from dotted names; the first item of a list has the index ``first``."""
    tree: _Tree = {}
    for name, value in pairs:
        *parents, last = name.split(".")
        branch = tree
        for parent in parents:
            child = branch.setdefault(parent, {})
            if isinstance(child, str):
                raise UnreadableParameters(
                    f"The parameter {name} is given both as a value and as a structure."
                )
            branch = child
        if last in branch:
            raise UnreadableParameters(f"The parameter {name} is given twice.")
        branch[last] = value
    return _read_structure(tree, members, service, first)


def read_text(text: str, kind: str, encode: str | None = None) -> Json:
    """Convert text to a type of the catalog; empty text becomes None unless it is a string.

    Text that does not have the type is returned unchanged.
    """
    if encode == "json":
        return _read_json(text)
    if encode == "comma" and kind.startswith("list["):
        return [read_text(part.strip(), kind[5:-1]) for part in text.split(",")]
    if not text and kind in _NOT_TEXT:
        return None
    if kind in INTEGERS and _INTEGER.fullmatch(text):
        return int(text)
    if kind == "float":
        return _read_float(text)
    if kind == "boolean":
        return {"true": True, "false": False}.get(text.lower(), text)
    return text


def _read_structure(
    tree: _Tree, members: Mapping[str, Member], service: Service, first: int
) -> dict[str, Json]:
    values: dict[str, Json] = {}
    for name, node in tree.items():
        member = members.get(name)
        value = _read_node(node, member.type, member.encode, service, first) if member else name
        if value is not None:
            values[name] = value
    return values


def _read_node(node: str | _Tree, kind: str, encode: str | None, service: Service, first: int) -> Json:
    if isinstance(node, str):
        return read_text(node, kind, encode)
    if kind in service.types:
        return _read_structure(node, service.types[kind], service, first)
    if kind.startswith("map["):
        return {key: _read_node(value, kind[4:-1], None, service, first) for key, value in node.items()}
    if kind.startswith("list[") and all(_INDEX.fullmatch(key) and int(key) >= first for key in node):
        items = (_read_node(node[key], kind[5:-1], None, service, first) for key in sorted(node, key=int))
        return [item for item in items if item is not None]
    return _plain(node)


def _plain(tree: _Tree) -> dict[str, Json]:
    """Return a tree that has no type of the catalog; validation reports it."""
    return {name: node if isinstance(node, str) else {} for name, node in tree.items()}


def _read_json(text: str) -> Json:
    try:
        value: Json = json.loads(text, parse_constant=_reject_constant)
    except (ValueError, RecursionError):
        return text
    return value


def _read_float(text: str) -> Json:
    try:
        number = float(text)
    except ValueError:
        return text
    return number if math.isfinite(number) else text


def _reject_constant(constant: str) -> NoReturn:
    raise UnreadableParameters(f"The request body contains {constant}, which is not JSON.")


def _reject_duplicates(pairs: list[tuple[str, Json]]) -> dict[str, Json]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise UnreadableParameters("The request body has a duplicate name in an object.")
    return found
