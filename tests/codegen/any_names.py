"""Specs that use every kind of name that the language allows, at every place that takes one."""

from __future__ import annotations

import ast
import builtins
import enum
import keyword
import random
import re
import typing
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pydantic
from yunbind_codegen.name import snake_case
from yunbind_runtime.base import errors
from yunbind_runtime.client.client import AsyncClient
from yunbind_runtime.client.raw_client import AsyncRawClient

from .specfolder import ACTION, COMMON, ERRORS, TYPES, Tree

WIRE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,99}")
ACTIONS = ACTION.rpartition("/")[0]

OWNERS = (
    *(str, type, Exception, enum.StrEnum, pydantic.BaseModel, type(pydantic.BaseModel)),
    *(AsyncClient, AsyncRawClient, errors),
)

KINDS = ["string", "int64", "boolean", "list[string]", "map[string]", "datetime", "float", "bytes", "Lid"]


def list_words(project: Path) -> list[str]:
    """Return the words that Python, the libraries, the runtime or emitted code use for themselves."""
    words = {*keyword.kwlist, *keyword.softkwlist, *dir(builtins), *typing.__all__, *pydantic.__all__}
    words |= {word for owner in OWNERS for word in dir(owner)}
    for path in (project / "generated" / "yunbind" / "huawei" / "cce").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Name | ast.Attribute):
                words.add(node.id if isinstance(node, ast.Name) else node.attr)
    return sorted({word.lstrip("_") for word in words if WIRE_NAME.fullmatch(word.lstrip("_"))})


def spell(words: list[str], chance: random.Random) -> list[str]:
    """Return each word in one spelling: as it is, in capitals, in small letters, or in a vendor's way."""
    spelled: dict[str, str] = {}
    for word in words:
        pascal = "".join(part[:1].upper() + part[1:] for part in word.split("_"))
        name = chance.choice([word, pascal, word.upper(), word.lower(), pascal[:1].lower() + pascal[1:]])
        spelled.setdefault(snake_case(name).replace("_", ""), name)
    return sorted(spelled.values())


def draw_names(chance: random.Random, count: int) -> list[str]:
    """Return names of random parts, in all forms that a wire name can have."""
    parts = [
        "a",
        "A",
        "Id",
        "ID",
        "IDs",
        "x",
        "X",
        "_",
        "__",
        "0",
        "9",
        "Aa",
        "URL",
        "get",
        "v2",
        "None",
        "Of",
    ]
    drawn = ["".join(chance.choices(parts, k=chance.randint(1, 7))) for _ in range(count)]
    return sorted({name for name in drawn if WIRE_NAME.fullmatch(name)})


def add_action(tree: Tree, name: str, request: dict[str, Any], response: dict[str, Any]) -> None:
    """Add an action with these members, and nothing else that names members."""
    page = deepcopy(tree[ACTION]) | {"waiters": [], "examples": [], "exclusive": [], "requires": {}}
    del page["paginate"]
    page |= {"action": name, "request": request, "response": response}
    tree[f"{ACTIONS}/{name}.yaml"] = page


def place_actions(tree: Tree, names: list[str]) -> None:
    """Use names for actions, with one parameter of each type."""
    members = {f"M{at}": {"type": kind, "doc": "Words."} for at, kind in enumerate(KINDS)}
    for name in names:
        add_action(tree, name, members, {})


def place_members(tree: Tree, names: list[str]) -> None:
    """Use names for members of requests, responses and types."""
    members = {name: {"type": KINDS[at % len(KINDS)], "doc": "Words."} for at, name in enumerate(names)}
    for at in range(0, len(names), 150):
        some = dict(list(members.items())[at : at + 150])
        tree[TYPES]["types"][f"Thing{at}"] = {"doc": "A thing.", "members": some}
        more = some | {"ThingOfTypes": {"type": f"Thing{at}", "doc": "A thing."}}
        add_action(tree, f"PutBox{at}", more, more)


def place_types(tree: Tree, names: list[str]) -> None:
    """Use names for types: sets of values, structures and structures without members."""
    shapes = [{"enum": ["a", "b"]}, {"members": {"A": {"type": "string", "doc": "A."}}}, {"members": {}}]
    for at, name in enumerate(names):
        tree[TYPES]["types"][name] = {"doc": "A thing.", **shapes[at % 3]}
    for at in range(0, len(names), 150):
        members = {f"M{at + n}": {"type": name, "doc": "It."} for n, name in enumerate(names[at : at + 150])}
        add_action(tree, f"PutBox{at}", members, members)


def place_values(tree: Tree, names: list[str]) -> None:
    """Use names for values of enums."""
    for at, name in enumerate(names):
        tree[TYPES]["types"][f"Kind{at}"] = {"doc": "Values.", "enum": [name]}
    for at in range(0, len(names), 150):
        numbers = range(at, min(at + 150, len(names)))
        members = {f"M{number}": {"type": f"Kind{number}", "doc": "It."} for number in numbers}
        add_action(tree, f"PutBox{at}", members, members)


def place_codes(tree: Tree, names: list[str]) -> None:
    """Use names for error codes: alone, as the first level of a code, and as both."""
    for at, name in enumerate(names):
        path = COMMON if at % 2 else ERRORS
        for code in ((name,), (f"{name}.Sub",), (name, f"{name}.Sub"))[at % 3]:
            tree[path]["errors"][code] = {"doc": "It failed.", "kind": ("not_found", "throttled")[at % 2]}


PLACES: dict[str, Callable[[Tree, list[str]], None]] = {
    "actions": place_actions,
    "members": place_members,
    "types": place_types,
    "values": place_values,
    "codes": place_codes,
}
