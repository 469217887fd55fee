"""Reading the sample calls of a page.

Requests are query strings or JSON. Responses are JSON or XML.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal, cast
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from .document import Block, Line, Table, flatten, remove_invisible
from .page import JsonObject, PageSample

SAMPLE_LIMIT = 40
"""Maximum number of samples that are read from a page."""
_ATTEMPTS = 200
"""Maximum number of places of a page where JSON or XML is tried."""
_DEPTH = 30
"""Maximum nesting depth of a sample."""
_LINES = 5000
"""Maximum number of lines of one sample."""
_KEY_LENGTH = 200
"""Maximum length of a key in a sample."""

_REQUEST = re.compile(
    r"\W*(?:(?:输入|请求)示例|(?:sample|example)?\s*(?:input|requests?)"
    r"(?:\s*(?:example|sample)s?)?)\W*",
    re.I,
)
_RESPONSE = re.compile(
    r"\W*(?:(?:输出|返回|响应|正常返回)示例|(?:sample|example)?\s*(?:success\w*\s*)?(?:output|responses?)"
    r"(?:\s*(?:example|sample)s?)?"
    r"|(?:状态码|status code)\s*[:：]?\s*\d{3}.*|HTTP/1\.1 \d{3}.*)\W*",
    re.I,
)
_CALL = re.compile(r"(?:GET|POST|PUT|PATCH|DELETE)\s+\S+(?:\s+HTTP/\d(?:\.\d)?)?\s*")
_QUERY = re.compile(r"(?:GET\s+)?(?:(?:https?|http\(s\))://[^\s?]{1,300})?/?\?(\S*Action=\S*)", re.I)
_NOTHING = re.compile(r"无|none|n/?a|不涉及", re.I)

COMMON_PARAMETERS = frozenset({
    "Action", "Version", "Format", "AccessKeyId", "Signature", "SignatureMethod",
    "SignatureVersion", "SignatureNonce", "Timestamp", "SecretId", "Nonce", "Token",
    "SecurityToken", "SignatureType",
})  # fmt: skip
"""Parameters of every request, which samples show among those of the action."""

_Kind = Literal["query", "request", "response", "xml", "nothing"]


@dataclass(frozen=True)
class _Piece:
    kind: _Kind
    line: int
    data: JsonObject | None = None
    text: str = ""


def read_samples(blocks: Iterable[Block]) -> tuple[list[PageSample], list[str]]:
    """Return the calls of a page in order, and notes about unreadable ones."""
    notes: list[str] = []
    samples: list[PageSample] = []
    request: JsonObject | None = None
    has_response = typed = True
    line = 0
    for piece in _find_pieces(blocks, notes):
        if piece.kind in ("query", "request", "nothing"):
            if not has_response:
                samples.append(PageSample(line, request, typed))
            request, line, has_response, typed = piece.data, piece.line, False, piece.kind != "query"
        elif piece.kind == "xml":
            samples.append(PageSample(piece.line, request, typed, response_xml=piece.text))
            has_response = True
        else:
            samples.append(PageSample(piece.line, request, typed, piece.data))
            has_response = True
        if len(samples) >= SAMPLE_LIMIT:
            notes.append(f"only the first {SAMPLE_LIMIT} samples were read")
            return samples, notes
    if not has_response and request:
        samples.append(PageSample(line, request, typed))
    return samples, notes


def _find_pieces(blocks: Iterable[Block], notes: list[str]) -> Iterator[_Piece]:
    lines = [line for block in blocks for line in ([] if isinstance(block, Table) else flatten((block,)))]
    mode: Literal["request", "response"] | None = None
    index, tries = 0, 0
    while index < len(lines):
        line, text_line = lines[index], lines[index].text.strip()
        index += 1
        if _REQUEST.fullmatch(text_line[:80]):
            mode = "request"
            if index < len(lines) and _NOTHING.fullmatch(lines[index].text.strip()[:20]):
                yield _Piece("nothing", line.number, {})
        elif _RESPONSE.fullmatch(text_line[:80]):
            mode = "response"
        elif query := _QUERY.match(text_line[:4000]):
            parts = [query[1]]
            while index < len(lines) and lines[index].text.strip().startswith("&"):
                parts.append(lines[index].text.strip())
                index += 1
            yield _Piece("query", line.number, _read_query("".join(parts)))
            mode = "response"
        elif _CALL.fullmatch(text_line[:400]):
            mode = "request"
        elif text_line.startswith(("{", "<")) and tries < _ATTEMPTS:
            tries += 1
            found, after = _read_value(lines, index - 1)
            if found is None:
                if mode and text_line.startswith("{"):
                    notes.append(f"the sample at line {line.number} of the page is not valid JSON")
                continue
            index = after
            is_request = (
                mode == "request" and found.kind == "response" and set(found.data or ()) != {"Response"}
            )
            yield replace(found, kind="request") if is_request else found
            mode = "response" if is_request else None


def _read_value(lines: list[Line], start: int) -> tuple[_Piece | None, int]:
    """Return the JSON or XML that begins on a line, and the index of the next line."""
    number, first = lines[start].number, lines[start].text.strip()
    if first.startswith("<"):
        return _read_element(lines, start, number, first)
    text = "\n".join(line.text for line in lines[start : start + _LINES]).lstrip()
    try:
        data, end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError):
        return None, start
    values = cast("JsonObject", data)
    if not isinstance(data, dict) or _find_depth(values) > _DEPTH:
        return None, start
    return _Piece("response", number, _clean_object(values)), start + text.count("\n", 0, end) + 1


def _read_element(lines: list[Line], start: int, number: int, first: str) -> tuple[_Piece | None, int]:
    opening = re.match(r"<([A-Za-z][A-Za-z0-9]{0,100})>", first)
    if not opening:
        return None, start
    end = f"</{opening[1]}>"
    for index in range(start, min(len(lines), start + _LINES)):
        if lines[index].text.rstrip().endswith(end):
            text = "\n".join(line.text.rstrip() for line in lines[start : index + 1]).strip()
            return (_Piece("xml", number, None, text), index + 1) if read_xml(text) else (None, start)
    return None, start


def _reject_constant(word: str) -> object:
    raise ValueError(word)


def _read_float(word: str) -> float:
    number = float(word)
    if not math.isfinite(number):
        raise ValueError(word)
    return number


_DECODER = json.JSONDecoder(parse_constant=_reject_constant, parse_float=_read_float)


def _find_depth(value: object) -> int:
    """Return the nesting depth of a value.

    A key that is too long counts as too deep.
    """
    deepest = 0
    queue: list[tuple[object, int]] = [(value, 1)]
    while queue:
        each, depth = queue.pop()
        deepest = max(deepest, depth)
        if isinstance(each, dict):
            inside = cast("JsonObject", each)
            queue += [
                (item, depth + 1 if len(key) <= _KEY_LENGTH else _DEPTH + 1) for key, item in inside.items()
            ]
        elif isinstance(each, list):
            queue += [(item, depth + 1) for item in cast("list[object]", each)]
    return deepest


def _clean_value(value: object) -> object:
    """Return a value without invisible characters, which JSON escapes can add."""
    if isinstance(value, str):
        return remove_invisible(value)
    if isinstance(value, list):
        return [_clean_value(item) for item in cast("list[object]", value)]
    return _clean_object(cast("JsonObject", value)) if isinstance(value, dict) else value


def _clean_object(value: JsonObject) -> JsonObject:
    return {remove_invisible(key): _clean_value(item) for key, item in value.items()}


def _read_query(text: str) -> JsonObject:
    """Return the parameters of a query string; Tag.1.Key=a gives {"Tag": [{"Key": "a"}]}."""
    flat: dict[str, str] = {}
    for pair in text.split("&"):
        name, equals, value = pair.partition("=")
        name = name.strip().rpartition("?")[2]
        if equals and re.fullmatch(r"[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+){0,8}", name):
            flat[name] = remove_invisible(unquote(value.strip()))
    tree: JsonObject = {}
    for name, value in flat.items():
        first, *more = name.split(".")
        if first not in COMMON_PARAMETERS:
            _insert(tree, first, more, value)
    return cast("JsonObject", _convert_lists(tree))


def _insert(tree: JsonObject, name: str, more: list[str], value: str) -> None:
    while more:
        below = tree.get(name)
        if not isinstance(below, dict):
            below = tree[name] = {}
        tree, name, more = cast("JsonObject", below), more[0], more[1:]
    tree.setdefault(name, value)


def _convert_lists(value: object) -> object:
    """Replace mappings with numbers as keys by lists."""
    if not isinstance(value, dict):
        return value
    tree = cast("JsonObject", value)
    if tree and all(key.isdecimal() for key in tree):
        return [_convert_lists(tree[key]) for key in sorted(tree, key=lambda key: (len(key), key))]
    return {key: _convert_lists(item) for key, item in tree.items()}


def read_xml(text: str) -> object | None:
    """Return an XML sample as JSON data; None if it cannot be read."""
    if "<!" in text or text.count("<") > 20_000:  # no entities, nothing huge
        return None
    depth = deepest = 0
    for end, is_empty in re.findall(r"<(/?)[A-Za-z][^<>]*?(/?)>", text):
        depth += -1 if end else 1
        deepest = max(deepest, depth)
        if is_empty:
            depth -= 1
    if deepest > _DEPTH:
        return None
    try:
        return _read_children(ET.fromstring(text))  # noqa: S314 - no entities, and not deep
    except ET.ParseError:
        return None


def _read_children(element: ET.Element) -> object:
    if not len(element):
        return element.text or ""
    found: JsonObject = {}
    for child in element:
        value = _read_children(child)
        if child.tag in found:
            before = found[child.tag]
            found[child.tag] = (
                [*cast("list[object]", before), value] if isinstance(before, list) else [before, value]
            )
        else:
            found[child.tag] = value
    return found
