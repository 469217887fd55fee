"""The emitted catalog, as the peer tests read it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from .process import ROOT

_SCALARS = {
    "string": "string",
    "datetime": "string",
    "bytes": "string",
    "float": "number",
    "boolean": "boolean",
}


@dataclass(frozen=True)
class Action:
    """An action with its service, module and types from the catalog."""

    provider: str
    service: str
    version: str
    name: str
    module: str
    client: str
    entry: dict[str, Any] = field(repr=False, compare=False)
    types: dict[str, Any] = field(repr=False, compare=False)
    enums: dict[str, Any] = field(repr=False, compare=False)

    @property
    def place(self) -> str:
        return f"{self.provider}.{self.service}.{self.name}"

    def __str__(self) -> str:
        return self.place

    @property
    def request(self) -> dict[str, Any]:
        """The members of the request."""
        return self.entry["request"]

    def list_encoded(self) -> frozenset[str]:
        """Return the request members that are sent as JSON strings."""
        return frozenset(name for name, member in self.request.items() if member.get("encode") == "json")

    def split_type(self, written: str) -> tuple[int, str]:
        """Return the number of lists around a type, and the inner type."""
        depth = 0
        while match := re.fullmatch(r"list\[(.*)\]", written):
            written, depth = match[1], depth + 1
        return depth, written

    def kind_of(self, written: str) -> str:
        """Return the JSON kind of a type that is not a list."""
        if written in self.types or written.startswith("map["):
            return "object"
        if written in self.enums:
            return "string"
        return _SCALARS.get(written, "integer")

    def list_members(self, side: str) -> dict[str, str]:
        """Return the JSON kinds of the request or response by path, such as ``Filters[].Values[]``."""
        return dict(self._walk(self.entry[side], ""))

    def _walk(self, members: dict[str, Any], prefix: str) -> Iterator[tuple[str, str]]:
        for name, member in members.items():
            depth, leaf = self.split_type(member["type"])
            path = prefix + wire_name(name, member)
            for _ in range(depth):
                yield path, "list"
                path += "[]"
            yield path, self.kind_of(leaf)
            if leaf in self.types:
                yield from self._walk(self.types[leaf]["members"], f"{path}.")


def wire_name(name: str, member: dict[str, Any]) -> str:
    """Return the wire name of a member."""
    return name if member.get("in") == "header" else member.get("name", name)


@cache
def list_actions() -> tuple[Action, ...]:
    """Return every action of the catalog."""
    catalog = json.loads((ROOT / "generated" / "catalog.json").read_text())
    return tuple(
        Action(
            provider,
            service,
            version,
            name,
            content["names"]["python"]["module"],
            content["names"]["python"]["client"],
            entry,
            content["types"],
            content["enums"],
        )
        for provider, cloud in catalog["providers"].items()
        for service, versions in cloud["services"].items()
        for version, content in versions.items()
        for name, entry in content["actions"].items()
    )
