"""Text that tries to become something else, the places where a spec takes text, and the shapes of what is emitted."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .specfolder import ACTION, COMMON, ERRORS, PROVIDER, SERVICE, TYPES, Tree

PAYLOADS: Mapping[str, str] = {
    "a single quote": "it's",
    "a double quote": 'say "so"',
    "a backslash at the end": "end\\",
    "two backslashes at the end": "end\\\\",
    "a backslash and a quote": 'end\\"',
    "three quotes": 'one """ two',
    "three quotes at the end": 'one"""',
    "three quotes alone": '"""',
    "three single quotes": "''' one '''",
    "a line break": "one\nimport os\nos.system('x')",
    "empty lines": "one\n\n\nimport os\n\n",
    "an indented line": "one\n    import os",
    "template markers": "{{ view.header }} {% for a in b %}{% endfor %} {# c #} {%- raw -%}",
    "template statements on lines": "# for a in b\n## c",
    "shell": "#{x} ${x} $(x) `x`; rm -rf /",
    "formats": "%s %(a)s %d %% {0} {a!r:>{b}}",
    "a path": "../../../etc/passwd",
    "an absolute path": "/etc/passwd",
    "a statement": "one; import os; os.system('x')",
    "a call": "__import__('os').system('x')",
    "an f-string": 'f\'{__import__("os").system("x")}\'',
    "HTML": "<script>alert('x')</script><img src=x onerror=y>",
    "the end of a comment in HTML": "--> <b>x</b> <!--",
    "links": "[a](javascript:alert(1)) ![b](c) <https://d.example> [e]: f",
    "cells of a table": "one | two || three \\| four \\",
    "a fence": "```\n# one\n```",
    "a fence of tildes": "~~~\none\n~~~",
    "headings": "# one\n===\n---",
    "a list": "- one\n1. two",
    "entities": "&lt;script&gt; &#60;",
    "a keyword": "class",
    "names with underscores": "__class__.__mro__",
    "escapes": "\\N{DIGIT ONE} \\x41 \\u0041 \\8 \\",
    "an encoding": "# -*- coding: utf-7 -*- +ADw-",
    "orders to tools": "# noqa # type: ignore # fmt: off # isort: skip_file # pyright: basic # ruff: noqa",
    "sections of a docstring": "Args:\n    a: b\nRaises:\n    C: d",
    "JSON": '{"a": [1, null]}, "b": "',
    "YAML": "- a: &b !!c *d\n<<: e",
    "one long word": "a" * 1_000,
    "many words": "word " * 200,
    "text beyond ASCII": "😀 é 中文 ﷽ Ⅻ",
    "wide and unbreakable spaces": "one\u3000two\u00a0three",
}
"""None of these may do anything but be shown."""

HARMLESS: Mapping[str, str] = {
    "an apostrophe of print": "it’s",
    "quotes of print": "say “so”",
    "the word backslash": "a backslash at the end",
    "the word import": "import of boxes",
    "braces": "{one} and [two]",
    "a percentage": "100% of 5$",
    "a path that goes down": "boxes/one.txt",
    "a function's name": "os.system",
    "less and more": "1 < 2 > 0",
    "a bar": "one/two",
    "a word like a keyword": "classes",
    "Chinese": "列出箱子。",
    "punctuation": "One, two; three: four! Five? (Six.)",
}
"""What looks like the above, and is what people write."""

HIDDEN: Mapping[str, str] = {
    "null": "\x00",
    "bell": "\x07",
    "tab": "\t",
    "carriage return": "\r",
    "form feed": "\x0c",
    "escape": "\x1b[31m",
    "delete": "\x7f",
    "next line": "\x85",
    "zero-width space": "\u200b",
    "soft hyphen": "\u00ad",
    "line separator": "\u2028",
    "paragraph separator": "\u2029",
    "right-to-left override": "\u202e",
    "right-to-left isolate": "\u2067",
    "left-to-right isolate": "\u2066",
    "byte order mark": "\ufeff",
    "private use": "\ue000",
}
"""Characters that a reviewer cannot see."""


@dataclass(frozen=True)
class Key:
    """A key of a mapping, in place of its value."""

    name: str


@dataclass(frozen=True)
class Field:
    """A place in the base specs that takes text."""

    path: str
    keys: tuple[str | int | Key, ...]
    valid: str = ""
    """What else it may say, where not everything is allowed."""

    def __str__(self) -> str:
        inner = ".".join(f"<{key.name}>" if isinstance(key, Key) else str(key) for key in self.keys)
        return f"{self.path.rsplit('/', 1)[-1]} {inner}"

    def put(self, tree: Tree, text: str) -> None:
        """Say ``text`` at this place."""
        holder: Any = tree[self.path]
        for key in self.keys[:-1]:
            holder = holder[key]
        last = self.keys[-1]
        if not isinstance(last, Key):
            holder[last] = text
            return
        entries = [(text if name == last.name else name, value) for name, value in holder.items()]
        holder.clear()
        holder.update(entries)


FREE = [
    *(Field(PROVIDER, keys) for keys in [("name", "en"), ("name", "zh"), ("quirks", 0)]),
    Field(PROVIDER, ("common_parameters", "Language", "doc")),
    *(
        Field(COMMON, ("errors", "InvalidParameter", *keys))
        for keys in [("doc", "en"), ("doc", "zh"), ("message",)]
    ),
    Field(COMMON, ("errors", "Throttling.User", "doc")),
    *(Field(SERVICE, (key, language)) for key in ("name", "summary") for language in ("en", "zh")),
    Field(SERVICE, ("quirks", 0)),
    *(Field(TYPES, ("types", "Box", "doc", language)) for language in ("en", "zh")),
    Field(TYPES, ("types", "Box", "members", "BoxId", "doc")),
    Field(TYPES, ("types", "Box", "members", "Status", "doc")),
    *(
        Field(TYPES, ("types", "Box", "members", "Status", "enum", "Open", language))
        for language in ("en", "zh")
    ),
    Field(TYPES, ("types", "Box", "members", "Status", "enum", "Broken")),
    Field(TYPES, ("types", "Box", "members", "Status", "enum", Key("Shut"))),
    Field(TYPES, ("types", "Colour", "enum", 1)),
    Field(TYPES, ("types", "Colour", "doc")),
    Field(TYPES, ("types", "Filter", "members", "Name", "doc")),
    Field(ERRORS, ("errors", "BoxNotFound", "doc")),
    Field(ERRORS, ("errors", "BoxNotFound", "message")),
    *(Field(ACTION, (key, language)) for key in ("summary", "doc") for language in ("en", "zh")),
    *(Field(ACTION, ("permission", 0, key)) for key in ("action", "level", "resource")),
    Field(ACTION, ("permission", 0, "conditions", 0)),
    Field(ACTION, ("request", "BoxIds", "doc")),
    Field(ACTION, ("request", "Name", "example")),
    Field(ACTION, ("request", "Name", "server_default")),
    Field(ACTION, ("request", "Order", "enum", "up")),
    Field(ACTION, ("request", "Verbose", "deprecated")),
    Field(ACTION, ("request", "Filters", "filters", "box-name")),
    Field(ACTION, ("request", "Filters", "filters", Key("box-name"))),
    Field(ACTION, ("response", "TotalCount", "doc")),
    *(Field(ACTION, ("errors", "BoxNotFound", key)) for key in ("doc", "message")),
    Field(ACTION, ("waiters", 0, "doc")),
    Field(ACTION, ("waiters", 0, "success", 0, "all")),
    Field(ACTION, ("waiters", 0, "failure", 0, "any")),
    *(Field(ACTION, ("quirks", 0, language)) for language in ("en", "zh")),
    *(Field(ACTION, ("examples", 0, key)) for key in ("name", "doc")),
    Field(ACTION, ("examples", 0, "request", "BoxIds", 0)),
    Field(ACTION, ("examples", 0, "response", "Boxes", 0, "Name")),
    Field(ACTION, ("examples", 0, "response", "Boxes", 0, "Lid", "Labels", "owner")),
    Field(ACTION, ("examples", 0, "response", "Boxes", 0, "Lid", "Labels", Key("owner"))),
    Field(ACTION, ("examples", 1, "response_xml")),
]
"""Places that take any text."""

LIMITED = [
    Field(PROVIDER, ("provider",), "acme"),
    Field(PROVIDER, ("source",), "https://acme.example/other#part"),
    Field(PROVIDER, ("protocol",), "tencent-api3"),
    Field(PROVIDER, ("signing", 0), "hmac-sha1"),
    Field(PROVIDER, ("endpoints", "central"), "acme.example"),
    Field(PROVIDER, ("endpoints", "regional"), "{region}.{service}.acme.example"),
    Field(PROVIDER, ("endpoints", "regions", "far-1"), "far.acme.example"),
    Field(PROVIDER, ("endpoints", "regions", Key("far-1")), "far-2"),
    Field(PROVIDER, ("environment", "credentials", "key_id", 0), "ACME_ID"),
    Field(PROVIDER, ("environment", "credentials", "key_secret", 0), "ACME_SECRET"),
    Field(PROVIDER, ("environment", "region", 0), "ACME_PLACE"),
    Field(PROVIDER, ("naive_timestamps",), "+00:00"),
    Field(PROVIDER, ("common_parameters", "Language", "type"), "list[string]"),
    Field(PROVIDER, ("common_parameters", "Language", "name"), "X-Tongue"),
    Field(PROVIDER, ("common_parameters", Key("Language")), "Tongue"),
    Field(COMMON, ("source",), "https://acme.example/other"),
    Field(COMMON, ("errors", Key("Throttling.User")), "Throttling.Box"),
    Field(COMMON, ("errors", "Throttling.User", "kind"), "unavailable"),
    Field(COMMON, ("errors", "Throttling.User", "name"), "TooFast"),
    Field(SERVICE, ("service",), "box"),
    Field(SERVICE, ("version",), "2020-01-02"),
    Field(SERVICE, ("client",), "Crate"),
    Field(SERVICE, ("source",), "https://acme.example/other"),
    Field(SERVICE, ("signing_name",), "box-2"),
    Field(SERVICE, ("region",), "optional"),
    Field(SERVICE, ("regions", 0), "near-2"),
    Field(TYPES, ("types", Key("Lid")), "Lid"),
    Field(TYPES, ("types", "Box", "source"), "https://acme.example/other"),
    Field(TYPES, ("types", "Box", "members", Key("CreatedAt")), "CreatedAt"),
    Field(TYPES, ("types", "Box", "members", "Weight", "type"), "float"),
    Field(TYPES, ("types", "Box", "members", "Weight", "rename"), "Mass"),
    Field(ACTION, ("action",), "DescribeBoxes"),
    Field(ACTION, ("source",), "https://acme.example/other"),
    Field(ACTION, ("access",), "read"),
    Field(ACTION, ("rate_limit",), "100/min"),
    Field(ACTION, ("since",), "2021-05-06"),
    Field(ACTION, ("region",), "none"),
    Field(ACTION, ("request", Key("Secret")), "Words"),
    Field(ACTION, ("request", "Secret", "type"), "list[string]"),
    Field(ACTION, ("request", "Secret", "since"), "2022"),
    Field(ACTION, ("request", "Secret", "rename"), "Words"),
    Field(ACTION, ("request", "Secret", "encode"), "json"),
    Field(ACTION, ("exclusive", 0, 0), "Limit"),
    Field(ACTION, ("requires", "Verbose", 0), "Offset"),
    Field(ACTION, ("requires", Key("Verbose")), "Offset"),
    Field(ACTION, ("errors", Key("InvalidParameter")), "Throttling.User"),
    Field(ACTION, ("paginate", "name"), "all_boxes"),
    Field(ACTION, ("paginate", "items"), "Boxes"),
    Field(ACTION, ("paginate", "limit"), "Limit"),
    Field(ACTION, ("paginate", "total"), "TotalCount"),
    Field(ACTION, ("waiters", 0, "name"), "box_shut"),
    Field(ACTION, ("waiters", 0, "poll"), "DescribeBoxes"),
    Field(ACTION, ("waiters", 0, "success", 0, "path"), "RequestId"),
    Field(ACTION, ("waiters", 0, "failure", 1, "error"), "InvalidParameter"),
    Field(ACTION, ("examples", 0, "error"), "BoxNotFound"),
]
"""Places that take names, words and addresses."""


def spoil(tree: Tree, fields: list[Field], text: str) -> Tree:
    """A copy of the specs that says ``text`` at each of the fields."""
    spoilt = deepcopy(tree)
    for field in fields:
        field.put(spoilt, text)
    return spoilt


def shape_files(files: Mapping[str, str]) -> dict[str, object]:
    """What every emitted file is, without what its texts say."""
    return {path: _shape(path, text) for path, text in files.items()}


def _shape(path: str, text: str) -> object:
    if path.endswith(".py"):
        return shape_module(text)
    if path.endswith(".json"):
        return _shape_data(json.loads(text))
    return shape_page(text) if path.endswith(".md") else text


class _Blank(ast.NodeTransformer):
    """Takes out what texts say, and what the constants of values are called after them."""

    def visit_Constant(self, node: ast.Constant) -> ast.AST:
        return ast.Constant("") if isinstance(node.value, str) else node

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        if any(isinstance(base, ast.Name) and base.id == "OpenEnum" for base in node.bases):
            for each in node.body:
                if isinstance(each, ast.Assign) and isinstance(each.value, ast.Constant):
                    each.targets = [ast.Name("VALUE")]
        return self.generic_visit(node)


def shape_module(source: str) -> str:
    """The syntax of a module without its texts."""
    first, rest = source.split("\n", 1)
    assert first.startswith("# @generated from ")
    assert not rest.lstrip("\n").startswith("#")
    return ast.dump(_Blank().visit(ast.parse(source)))


def _shape_data(value: object) -> object:
    if isinstance(value, dict):
        return {"": [_shape_data(each) for each in value.values()]}
    if isinstance(value, list):
        return [_shape_data(each) for each in value]
    return "" if isinstance(value, str) else value


def shape_page(page: str) -> list[str]:
    """The kinds of pieces that a page is made of; an element ``code`` is a code span."""
    assert page.startswith("<!-- @generated from ")
    return list(_shape_tokens(MarkdownIt("commonmark").enable("table").parse(page)))


def _shape_tokens(tokens: list[Token]) -> Iterator[str]:
    inside = False
    for token in tokens:
        if token.type == "html_inline":
            assert re.fullmatch(r'</?code>|<a id="[a-z0-9_-]+">|</a>', token.content), token.content
            inside = token.content == "<code>"
            yield "code_inline" if inside else "" if token.content == "</code>" else token.content
        elif token.type == "html_block":
            assert token.content.startswith("<!-- @generated")
            assert token.content.count("-->") == 1
            yield token.type
        elif token.type == "fence" and token.info == "python":
            yield ast.dump(_Blank().visit(ast.parse(token.content)))
        elif not inside and token.type != "text_special":
            yield token.type
            yield from _merge(_shape_tokens(token.children or []))


def _merge(kinds: Iterator[str]) -> Iterator[str]:
    """Texts with escapes between them are one text."""
    last = ""
    for kind in filter(None, kinds):
        if not (kind == last == "text"):
            yield kind
        last = kind
