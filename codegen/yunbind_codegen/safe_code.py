"""The only text that a template can print.

Specs contain text from the web, and text that becomes code runs. So templates
never see a ``str``: the Jinja environment prints only :class:`Code`, and only the
functions of this module make ``Code``, each for one place in the output and with
the escapes of that place. They are functions and not constructors, as a
constructor would escape again whenever a ``Code`` is joined or split.

Removing or loosening a check here has security consequences: everybody who
imports the bindings executes the text that passes.
"""

from __future__ import annotations

import keyword
import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from markupsafe import Markup

from .types import Type

WIDTH = 100
"""Maximum width of comments, and of the text of docstrings with its indent but without its quotes."""


class Code(Markup):
    """Text that is safe at the one place it was made for."""

    __slots__ = ()


def identifier(name: str) -> Code:
    """Return a Python name; ValueError if it is not an identifier or is a keyword."""
    if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]*", name) or keyword.iskeyword(name):
        raise ValueError(f"{name!r} is not a Python identifier")
    return Code(name)


def dotted_name(name: str) -> Code:
    """Return a module path such as ``yunbind.tencent.tke``."""
    return Code(".".join(identifier(part) for part in name.split(".")))


def joined(codes: Iterable[Code]) -> Code:
    """Return several pieces with commas between them."""
    return Code(", ".join(codes))


def literal(value: object) -> Code:
    """Return a literal of strings, numbers, booleans, None, and tuples, lists and mappings of them."""
    if value is None or isinstance(value, bool):
        return Code(repr(value))
    if isinstance(value, str):
        return Code(_quote(value))
    if isinstance(value, int):
        return Code(repr(int(value)))
    if isinstance(value, float):
        if value != value or value in (float("inf"), float("-inf")):
            raise ValueError(f"{value!r} has no literal")
        return Code(repr(float(value)))
    if isinstance(value, tuple | list):
        items = [literal(item) for item in cast("Iterable[object]", value)]
        inner = ", ".join(items)
        if isinstance(value, list):
            return Code(f"[{inner}]")
        return Code(f"({inner},)" if len(items) == 1 else f"({inner})")
    if isinstance(value, Mapping):
        pairs = cast("Mapping[object, object]", value).items()
        inner = ", ".join(f"{literal(key)}: {literal(item)}" for key, item in pairs)
        return Code(f"{{{inner}}}")
    raise TypeError(f"{type(value).__name__} has no literal")


def _quote(text: str) -> str:
    """Return a text in double quotes, with ASCII escapes for invisible characters."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    shown = "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in escaped
    )
    return f'"{shown}"'


@dataclass(frozen=True)
class Entries:
    """A block of a Google-style docstring: a heading such as ``Args:``, and an entry for each name."""

    heading: str
    items: Sequence[tuple[str, str]]


def docstring(paragraphs: Iterable[str | Entries], indent: int) -> Code:
    """Return a wrapped docstring that no text can end early."""
    width = WIDTH - indent
    wrapped = [_wrap(each, width) if isinstance(each, str) else _fill(each, width) for each in paragraphs]
    text = "\n\n".join(part for part in wrapped if part.strip())
    text = re.sub(r"[^\S\n]", " ", text)  # text from the web holds wide and unbreakable spaces
    text = re.sub(r'"(?="")', r"\"", text.replace("\\", "\\\\"))  # leaves no three quotes in a row
    if any(not character.isprintable() and character != "\n" for character in text):
        raise ValueError("a docstring holds invisible characters")
    if "\n" not in text and len(text) <= width:
        if text.endswith('"'):
            text = text[:-1] + '\\"'
        return Code(f'"""{text}"""')
    pad = " " * indent
    body = "\n".join(f"{pad}{line}".rstrip() for line in text.split("\n")).lstrip()
    return Code(f'"""{body}\n{pad}"""')


def _fill(entries: Entries, width: int) -> str:
    lines = [entries.heading]
    for name, text in entries.items:
        lines += textwrap.wrap(
            f"{name}: {_one_line(text)}",
            width,
            initial_indent="    ",
            subsequent_indent="        ",
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "\n".join(lines)


def comment(text: str, indent: int) -> Code:
    """Return comment lines. No line break can leave the comment."""
    pad = " " * indent
    lines = _wrap(_one_line(text), WIDTH - indent - 2).split("\n")
    for line in lines:
        if not line.isprintable():
            raise ValueError("a comment holds invisible characters")
    return Code(f"\n{pad}".join(f"# {line}" for line in lines))


def annotation(text: str) -> Code:
    """Return a type annotation that was assembled from checked names."""
    if not re.fullmatch(r"[A-Za-z_](?:[A-Za-z0-9_.\[\], |]|\"[^\"\\\n]*\")*", text):
        raise ValueError(f"{text!r} is not an annotation")
    return Code(text)


def literal_type(values: Iterable[str]) -> str:
    """Return ``Literal["a", "b"]`` of strings without escapes; ValueError for others."""
    quoted: list[str] = []
    for value in values:
        if not re.fullmatch(r"[ -!#-\[\]-~]*", value):
            raise ValueError(f"{value!r} cannot be in a Literal")
        quoted.append(f'"{value}"')
    return f"Literal[{', '.join(quoted)}]"


PYTHON_TYPES = {
    "string": "str",
    "integer": "int",
    "int32": "int",
    "int64": "int",
    "uint64": "int",
    "float": "float",
    "boolean": "bool",
    "datetime": "datetime",
    "bytes": "bytes",
}


def python_type(kind: Type) -> str:
    """Return a type as Python writes it: ``list[Filter]``."""
    if kind.of:
        inner = python_type(kind.of)
        return f"list[{inner}]" if kind.is_list else f"dict[str, {inner}]"
    return PYTHON_TYPES.get(kind.name) or str(identifier(kind.name))


def markdown(text: str) -> Code:
    """Return prose for Markdown, with markup and HTML escaped."""
    escaped = re.sub(r"([\\`*\[\]<>|~&$])", r"\\\1", _one_line(text))
    escaped = re.sub(r"(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])", r"\\_", escaped)
    escaped = re.sub(r"^([#+=-]+)", r"\\\1", escaped)
    return Code(re.sub(r"^(\d+)([.)])", r"\1\\\2", escaped))


def markdown_code(text: str) -> Code:
    """Return a code span that holds exactly this text."""
    shown = _one_line(text)
    if "|" in shown:  # it ends a cell of a table, and no escape works in every renderer
        inner = "".join(each if each.isalnum() or each == " " else f"&#{ord(each)};" for each in shown)
        return Code(f"<code>{inner}</code>")
    longest = max((len(run) for run in re.findall(r"`+", shown)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if shown.startswith("`") or shown.endswith("`") or not shown else ""
    return Code(f"{fence}{pad}{shown}{pad}{fence}")


def markdown_block(text: str, language: str) -> Code:
    """Return a fenced block that its content cannot close."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return Code(f"{fence}{identifier(language)}\n{text.rstrip()}\n{fence}")


def url(address: str) -> Code:
    """Return an address for ``<...>`` or ``(...)``; ValueError if it could close them."""
    if not re.fullmatch(r"https?://[A-Za-z0-9./?=&%#:_~+,;@-]+", address):
        raise ValueError(f"{address!r} is not a plain web address")
    return Code(address)


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _wrap(text: str, width: int) -> str:
    return "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False))
