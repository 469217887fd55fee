"""Valid keys of a place in a spec file, for hints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, cast

from pydantic import BaseModel


def list_keys(model: type[BaseModel], location: tuple[str | int, ...]) -> list[str]:
    """Return the keys that the language allows at ``location``."""
    schema = _schema(model)
    definitions = schema.get("$defs", {})
    nodes = [schema]
    for part in location:
        nodes = [deeper for node in nodes for deeper in _descend(node, part, definitions)]
    found: set[str] = set()
    for node in nodes:
        for branch in _branches(node, definitions):
            found.update(cast("dict[str, object]", branch.get("properties", {})))
    return sorted(found)


@cache
def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return model.model_json_schema(by_alias=True)


def _branches(
    node: dict[str, object], definitions: Mapping[str, dict[str, object]]
) -> Iterator[dict[str, object]]:
    reference = node.get("$ref")
    if isinstance(reference, str):
        yield from _branches(definitions[reference.rpartition("/")[2]], definitions)
        return
    alternatives = node.get("anyOf", node.get("oneOf"))
    if isinstance(alternatives, list):
        for each in cast("list[dict[str, object]]", alternatives):
            yield from _branches(each, definitions)
        return
    yield node


def _descend(
    node: dict[str, object], part: str | int, definitions: Mapping[str, dict[str, object]]
) -> Iterator[dict[str, object]]:
    for branch in _branches(node, definitions):
        if isinstance(part, int):
            items = branch.get("items")
            if isinstance(items, dict):
                yield items
            continue
        properties = branch.get("properties")
        if isinstance(properties, dict) and part in properties:
            yield properties[part]
        more = branch.get("additionalProperties")
        if isinstance(more, dict):
            yield more
        patterned = branch.get("patternProperties")
        if isinstance(patterned, dict):
            yield from patterned.values()
