"""Put the keys of a spec file in the order and form of the language.

The order is that of the fields of the models in ``language`` and ``provider``. Only pieces of text
move: the content, the comments and the layout of values stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

import yaml
from pydantic import BaseModel

from .documents import Document, Location
from .load import read
from .yaml_reader import compose


@dataclass(frozen=True)
class Blemish:
    """A key that is out of order or not in the form of the language."""

    location: Location
    message: str


@dataclass(frozen=True)
class Arrangement:
    """The fixed text of a file, and the reasons."""

    text: str
    blemishes: tuple[Blemish, ...]


class ArrangeError(Exception):
    """The keys of a file cannot be moved without changing more than their order."""


def arrange(document: Document) -> Arrangement:
    """Fix the key order of a file without problems; ArrangeError if its layout is not supported."""
    source = document.source.decode("utf-8")
    if document.content is None:
        raise ArrangeError(f"{document.path} has problems. Fix them first.")
    writer = _Writer(source, dict(_list_orders(document.content, ())))
    root = compose(source)
    if root is None:
        raise ArrangeError(f"{document.path} is empty.")
    try:
        end = writer.find_end(len(source), 0) if source.endswith("\n") else len(source)
        text = source[: root.start_mark.index] + writer.write(root, (), end) + (source[end:] or "\n")
    except _StrangeLayout as error:
        raise ArrangeError(f"{document.path}:{error} Write one key per line.") from error
    if text != source:
        again, problems = read(text.encode(), document.path, document.kind)
        if problems or repr(again.content) != repr(document.content):
            raise ArrangeError(f"{document.path}: moving its keys would change its content.")
    return Arrangement(text, tuple(writer.blemishes))


def _list_orders(content: object, location: Location) -> Iterator[tuple[Location, tuple[str, ...]]]:
    """Yield the location and the ordered keys of each mapping of the language."""
    if isinstance(content, BaseModel):
        fields = type(content).model_fields
        yield location, tuple(field.alias or name for name, field in fields.items())
        for name, field in fields.items():
            yield from _list_orders(getattr(content, name), (*location, field.alias or name))
    elif isinstance(content, dict):
        for key, value in cast("Mapping[str, object]", content).items():
            yield from _list_orders(value, (*location, key))
    elif isinstance(content, list):
        for index, item in enumerate(cast("list[object]", content)):
            yield from _list_orders(item, (*location, index))


class _StrangeLayout(Exception):
    """A key that is not at the start of its line."""

    def __init__(self, node: yaml.Node) -> None:
        super().__init__(
            f"{node.start_mark.line + 1}:{node.start_mark.column + 1}: this key cannot be moved."
        )


@dataclass(frozen=True)
class _Entry:
    key: str
    lead: str
    """The text before it: line ends, comments and indentation, or a comma."""
    text: str


class _Writer:
    def __init__(self, source: str, orders: Mapping[Location, tuple[str, ...]]) -> None:
        self._source = source
        self._orders = orders
        self.blemishes: list[Blemish] = []

    def write(self, node: yaml.Node, location: Location, end: int) -> str:
        """Return the text of a node up to ``end``, with its keys in order."""
        start = node.start_mark.index
        if isinstance(node, yaml.MappingNode) and node.value:
            if node.flow_style:
                return self._write_flow(node, location) + self._source[node.end_mark.index : end]
            return self._write_block(node, location, end)
        if isinstance(node, yaml.SequenceNode) and node.value:
            return self._write_list(node, location, end)
        return self._source[start:end]

    def _write_list(self, node: yaml.SequenceNode, location: Location, end: int) -> str:
        items: list[yaml.Node] = node.value
        text, done = "", node.start_mark.index
        for index, item in enumerate(items):
            if node.flow_style:
                stop = item.end_mark.index
            elif index + 1 < len(items):
                stop = self.find_end(self._find_dash(node, items[index + 1]), node.start_mark.column)
            else:
                stop = end
            start = item.start_mark.index
            text += self._source[done:start] + self.write(item, (*location, index), stop)
            done = stop
        return text + self._source[done:end]

    def _write_block(self, node: yaml.MappingNode, location: Location, end: int) -> str:
        column = node.start_mark.column
        pairs: list[tuple[yaml.Node, yaml.Node]] = node.value
        stops = [self.find_end(self._find_line(key, column), column) for key, _ in pairs[1:]] + [end]
        entries: list[_Entry] = []
        for index, ((key, value), stop) in enumerate(zip(pairs, stops, strict=True)):
            lead = self._source[stops[index - 1] : key.start_mark.index] if index else ""
            entries.append(_Entry(str(key.value), lead, self._write_entry(key, value, location, stop)))
        arranged = self._sort(entries, location)
        if arranged[0] is entries[0]:
            return "".join(each.lead + each.text for each in arranged)
        first, *others = arranged
        comments = first.lead.lstrip("\n ")
        indent = "\n" + " " * column
        return comments + first.text + "".join((each.lead or indent) + each.text for each in others)

    def _write_flow(self, node: yaml.MappingNode, location: Location) -> str:
        pairs: list[tuple[yaml.Node, yaml.Node]] = node.value
        entries: list[_Entry] = []
        done = node.start_mark.index
        for key, value in pairs:
            lead, done = self._source[done : key.start_mark.index], value.end_mark.index
            entries.append(_Entry(str(key.value), lead, self._write_entry(key, value, location, done)))
        arranged = self._sort(entries, location)
        text = "".join(old.lead + new.text for old, new in zip(entries, arranged, strict=True))
        return text + self._source[done : node.end_mark.index]

    def _write_entry(self, key: yaml.Node, value: yaml.Node, location: Location, stop: int) -> str:
        below = (*location, str(key.value))
        start = value.start_mark.index
        said = self._source[key.start_mark.index : start]
        between = self._source[key.end_mark.index : start].lstrip()
        has_value = start < value.end_mark.index
        if key.value in self._orders.get(location, ()) and between.strip() == ":" and has_value:
            plain = str(key.value) + (between if "\n" in between else ": ")
            if said != plain:
                self.blemishes.append(Blemish(below, f"{said.strip()} must be written {plain.strip()}"))
            said = plain
        return said + self.write(value, below, stop)

    def _sort(self, entries: list[_Entry], location: Location) -> list[_Entry]:
        order = self._orders.get(location)
        if order is None:
            return list(entries)
        arranged = sorted(entries, key=lambda each: order.index(each.key))
        for old, new in zip(entries, arranged, strict=True):
            if old is not new:
                message = f"The key {new.key} belongs before {old.key}."
                self.blemishes.append(Blemish((*location, new.key), message))
                break
        return arranged

    def find_end(self, line: int, column: int) -> int:
        """Return the end of the text before a line and before its own comments and empty lines."""
        while line > 0:
            before = self._source.rfind("\n", 0, line - 1) + 1
            said = self._source[before : line - 1]
            if said.strip() and not re.match(rf" {{{column}}}#", said):
                break
            line = before
        return line - 1

    def _find_line(self, key: yaml.Node, column: int) -> int:
        """Return the start of the line of a key."""
        if key.start_mark.column != column:
            raise _StrangeLayout(key)
        return key.start_mark.index - column

    def _find_dash(self, node: yaml.Node, item: yaml.Node) -> int:
        """Return the start of the line of an item's dash. Only the first dash of a list can be elsewhere."""
        dash = re.compile(rf" {{{node.start_mark.column}}}-(\s|$)")
        line = item.start_mark.index - item.start_mark.column
        while not dash.match(self._source, line):
            line = self._source.rfind("\n", 0, line - 1) + 1
        return line
