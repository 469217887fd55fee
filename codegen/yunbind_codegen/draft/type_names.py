"""The vendors' names of types."""

from __future__ import annotations

import re

from ..types import Type

_SCALARS = {
    "string": "string",
    "str": "string",
    "text": "string",
    "uuid": "string",
    "enum": "string",
    "byte": "int32",
    "integer": "integer",
    "int": "integer",
    "int32": "int32",
    "int64": "int64",
    "uint64": "uint64",
    "long": "int64",
    "float": "float",
    "double": "float",
    "number": "float",
    "bigdecimal": "float",
    "boolean": "boolean",
    "bool": "boolean",
    "date": "datetime",
    "datetime": "datetime",
    "timestamp": "datetime",
    "timestamp iso8601": "datetime",
    "binary": "bytes",
    "bytes": "bytes",
}
_VAGUE = frozenset({"", "object", "objects", "struct", "array", "list", "map", "any", "json", "jsonobject"})
_LISTS = (
    re.compile(r"(?:array|list)\s+of\s+(.+)", re.I),
    re.compile(r"(?:array|list|repeatlist)\s*[<\[(]\s*(.+?)\s*[>\])]", re.I),
    re.compile(r"(.+?)\s*\[\]"),
)
NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,99}")

UNKNOWN = Type("string")
"""The substitute for a type that the page does not state."""


def read_type(word: str, *, integer: str = "integer", inside: str = "Item") -> tuple[Type, str | None]:
    """Return the type for a vendor's type name, and the reason if it is a guess.

    Args:
        word: The vendor's type name, such as ``Array of String``.
        integer: The type that the vendor means by Integer.
        inside: A name for a structure without a name.
    """
    word = re.sub(r"\s+", " ", word).strip(" .,;*`")
    for _ in range(2):
        for pattern in _LISTS:
            found = pattern.fullmatch(word)
            if found:
                item, reason = read_type(found[1], integer=integer, inside=inside)
                return Type("list", item), reason
        word = re.sub(r"\s+objects?$", "", word, flags=re.I)
    lower = word.lower()
    plural = lower.removesuffix("s")
    scalar = _SCALARS.get(lower) or _SCALARS.get(plural)
    if scalar:
        return Type(integer if scalar == "integer" else scalar), None
    if found := re.fullmatch(r"map\s*[<\[(]\s*string\s*,\s*(.+?)\s*[>\])]", word, re.I):
        item, reason = read_type(found[1], integer=integer, inside=inside)
        return Type("map", item), reason
    if lower in ("array", "list", "repeatlist"):
        return Type("list", Type("string")), f"the page says {word} without an item type"
    if lower == "map":
        return Type("map", Type("string")), "the page says Map without a value type"
    if lower in _VAGUE:
        return Type(inside), f"the page says {word or 'nothing'}; the type name is invented"
    if NAME.fullmatch(word):
        return Type(word), None
    shown = re.sub(r"[^A-Za-z0-9_<>\[\]{},. -]", "?", word)[:60]
    return UNKNOWN, f'the page calls the type "{shown}"'


def is_structure(kind: Type) -> bool:
    """Return whether a type is a structure, or a list or map of structures."""
    return kind.leaf.is_named


def name_structure(member: str) -> str:
    """Return a type name for a member, such as SrcImage for src_image or Event for Events."""
    words = [word for word in re.split(r"[^A-Za-z0-9]+", member) if word]
    name = "".join(word[0].upper() + word[1:] for word in words) or "Item"
    for ending, other in (("ies", "y"), ("sses", "ss"), ("tches", "tch"), ("xes", "x"), ("s", "")):
        if name.endswith(ending) and not name.endswith("ss") and len(name) > len(ending) + 1:
            return name[: -len(ending)] + other
    return name
