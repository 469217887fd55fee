"""Conversion of XML responses to the data of the equivalent JSON.

The vendor repeats an element for each item of a list and writes no types. So every value is text, and a list
of one item looks like the item. The models convert both. Document type declarations and entities are refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn, cast
from xml.parsers.expat import ExpatError, ParserCreate

from yunbind_facts.behavior import RESPONSES_DEPTH, RESPONSES_VALUES

from .codec import Unreadable

if TYPE_CHECKING:
    from xml.parsers.expat import XMLParserType

_PIECE = 64 * 1024
_MAX_TAG = 256 * 1024
"""Maximum size of a tag or a comment, in bytes. The parser keeps its pieces until it is complete."""


def read_document(body: bytes) -> tuple[str, dict[str, Any]]:
    """Return the name of the root element and its children.

    Raises:
        Unreadable: The body is not XML, is an HTML page, contains declarations or entities, is nested more
            than 64 deep, or has more than 100,000 elements and attributes.
    """
    builder = _Builder()
    parser = ParserCreate(namespace_separator=None)
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.add_text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        _parse(parser, body)
    except Unreadable:
        raise
    except (ExpatError, ValueError, LookupError):  # the latter two: encodings unknown to expat
        raise Unreadable("its body is not complete XML") from None
    if builder.root_name.lower() == "html":
        raise Unreadable("it is an HTML page")
    if not isinstance(builder.root, str):
        return builder.root_name, builder.root
    if builder.root:
        raise Unreadable("its XML contains text instead of members")
    return builder.root_name, {}


def _parse(parser: XMLParserType, body: bytes) -> None:
    document = body.strip()
    for start in range(0, len(document), _PIECE):
        parser.Parse(document[start : start + _PIECE], False)
        if start - parser.CurrentByteIndex > _MAX_TAG:
            raise Unreadable("its XML has a tag that is too long")
    parser.Parse(b"", True)


class _Builder:
    """Builds dicts, lists and texts from the events of the parser."""

    def __init__(self) -> None:
        self.root_name = ""
        self.root: dict[str, Any] | str = {}
        self._count = 0
        self._names: list[str] = []
        self._children: list[dict[str, Any]] = []
        self._texts: list[list[str]] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self._names) == RESPONSES_DEPTH:
            raise Unreadable("its XML is nested too deeply")
        self._count += 1 + len(attributes)
        if self._count > RESPONSES_VALUES:
            raise Unreadable("its XML has too many elements")
        self._names.append(name.rpartition(":")[2])
        self._children.append({})
        self._texts.append([])

    def add_text(self, text: str) -> None:
        self._texts[-1].append(text)

    def end(self, _name: str) -> None:
        name, children, text = self._names.pop(), self._children.pop(), "".join(self._texts.pop())
        value = children or (text if text.strip() else "")
        if not self._names:
            self.root_name, self.root = name, value
            return
        siblings = self._children[-1]
        if name not in siblings:
            siblings[name] = value
        elif isinstance(siblings[name], list):
            cast("list[Any]", siblings[name]).append(value)
        else:
            siblings[name] = [siblings[name], value]


def _refuse_doctype(*_declaration: object) -> NoReturn:
    raise Unreadable("it has a document type declaration, as HTML pages have")
