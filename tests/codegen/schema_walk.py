"""Objects of a document, by the definition of its schema that describes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def list_objects(document: Any, schema: dict[str, Any]) -> dict[str, list[dict[str, Any]]]:
    """Return the objects of a document by the name of their definition; the document itself is ``Catalog``."""
    found: dict[str, list[dict[str, Any]]] = {"Catalog": [document]}
    for name, value in _walk(document, schema, schema["$defs"]):
        found.setdefault(name, []).append(value)
    return found


def _walk(value: Any, schema: Any, known: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if not isinstance(schema, dict):
        return
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        if isinstance(value, dict):
            yield name, value
        yield from _walk(value, known[name], known)
    for choice in schema.get("anyOf", []):
        kind = known[choice["$ref"].rpartition("/")[2]]["type"] if "$ref" in choice else choice.get("type")
        if kind == {dict: "object", list: "array"}.get(type(value)):
            yield from _walk(value, choice, known)
            break
    for choice in schema.get("oneOf", []):
        properties = known[choice["$ref"].rpartition("/")[2]]["properties"]
        if properties["kind"]["const"] == value["kind"]:
            yield from _walk(value, choice, known)
    if isinstance(value, dict):
        (others,) = [*schema.get("patternProperties", {}).values(), schema.get("additionalProperties")][:1]
        for name, each in value.items():
            yield from _walk(each, schema.get("properties", {}).get(name, others), known)
    elif isinstance(value, list):
        for each in value:
            yield from _walk(each, schema.get("items"), known)
