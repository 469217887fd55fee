"""Reading table entries as members: names, types and facts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..types import NUMBERS, Type
from .page import PageMember
from .prose import find_facts
from .tables import Entry
from .type_names import NAME, name_structure, read_type

_SECRET = re.compile(r"password|passwd|secret(?!s?name)|密码|密钥|口令|accesskey|privatekey", re.I)
_INDEX = re.compile(r"\.(?:N|n|X|#)(?=\.|$)|\[\]|\.\d+(?=\.|$)")
NOTE_LIMIT = 40
"""Maximum number of notes for one page."""


@dataclass
class Notes:
    """Notes about unreadable parts of a page, up to a limit."""

    sentences: list[str] = field(default_factory=list[str])

    def add(self, note: str) -> None:
        if len(self.sentences) < NOTE_LIMIT:
            self.sentences.append(note)
        elif len(self.sentences) == NOTE_LIMIT:
            self.sentences.append("there are more notes of this kind")


def drop_index(name: str) -> tuple[str, bool]:
    """Return a name without indexes such as .N in Images.N, and whether it had one."""
    bare = _INDEX.sub("", name)
    return bare, bare != name


def make_member(
    entry: Entry, notes: Notes, *, is_request: bool, integer: str = "integer"
) -> PageMember | None:
    """Return the member that an entry documents.

    Return None and add a note if its name is not an identifier.
    """
    name, indexed = drop_index(entry.name)
    if not NAME.fullmatch(name):
        shown = re.sub(r"[^A-Za-z0-9_.-]", "?", name)[:40]
        notes.add(
            f'line {entry.line} of the page names "{shown}", which is not an identifier; it was left out'
        )
        return None
    kind, reason = read_type(entry.type, integer=integer, inside=name_structure(name))
    if indexed and not kind.is_list:
        kind = Type("list", kind)
    unsure = {"type": reason} if reason else {}
    text = re.split(r"示例值\s*[:：]|(?:Example|Sample) ?(?:value)?\s*[:：]", entry.text, maxsplit=1)
    found = find_facts(text[0], kind, is_request=is_request)
    traits = found.traits
    if is_request and entry.required is None:
        unsure["required"] = "the page does not say whether it is required"
    example = read_example(entry.example or (text[1] if len(text) > 1 else ""), kind)
    if example is not None:
        traits["example"] = example
    if kind.name == "string" and _SECRET.search(name):
        traits["sensitive"] = True
        found.unsure["sensitive"] = "the name suggests a secret"
    if name == "ClientToken" and is_request:
        traits["idempotency_token"] = True
        found.unsure.pop("idempotency_token", None)
    return PageMember(
        name,
        kind,
        entry.line,
        entry.required if is_request else None,
        traits=traits,
        unsure={**unsure, **found.unsure},
    )


def read_example(text: str, kind: Type) -> object | None:
    """Return the sample value of a member, converted to its type.

    Return None if the text has no usable value.
    """
    text = text.strip()[:500]
    if text in ("", '""', "''", "[]", "{}", "-", "无", "null", "None"):
        return None
    if kind.is_list and kind.of is not None:
        if kind.leaf.is_named:
            return None
        inner = text[1:-1] if text.startswith("[") and text.endswith("]") else text
        if re.search(r"[\[\]{}]", inner):
            return None
        items = [read_example(part.strip(" \"'"), kind.of) for part in inner.split(",")]
        return items if items and all(item is not None for item in items) else None
    if kind.is_map or kind.is_named:
        return None
    if kind.name in NUMBERS:
        if re.fullmatch(r"-?\d{1,18}", text):
            return int(text)
        return float(text) if kind.name == "float" and re.fullmatch(r"-?\d{1,15}\.\d{1,9}", text) else None
    if kind.name == "boolean":
        return {"true": True, "false": False}.get(text.lower())
    return re.sub(r"\s+", " ", text.strip("\"'")) or None
