"""Rendering spec files: plain YAML with a comment above each guess."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from ..documents import Location

WIDTH = 90
"""Maximum width of a list or mapping on one line."""

_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_./*%+@-]*(?: [A-Za-z0-9_./*%()+-]+)*|\d+/[a-z]+")
_WORDS = frozenset(["true", "false", "null", "yes", "no", "on", "off", "y", "n"])


def render_yaml(data: Mapping[str, object], comments: Mapping[Location, str]) -> str:
    """Render data as YAML, with each comment on its own line above its key or item."""
    return "".join(f"{line}\n" for line in _Renderer(comments).render_mapping(data, (), 0))


def render_comment(text: str) -> str:
    """Render a comment on one line."""
    words = " ".join(text.split())
    return f"# {words}"


class _Renderer:
    def __init__(self, comments: Mapping[Location, str]) -> None:
        self._comments = comments
        self._open = {location[:depth] for location in comments for depth in range(len(location))}
        """Places with a comment below them, which therefore need several lines."""

    def render_mapping(self, data: Mapping[str, object], location: Location, depth: int) -> Iterator[str]:
        margin = "  " * depth
        for key, value in data.items():
            place = (*location, key)
            if place in self._comments:
                yield f"{margin}{render_comment(self._comments[place])}"
            head = f"{margin}{_render_text(key)}:"
            flow = self._render_flow(value, place)
            if isinstance(value, str) and _is_block(value):
                yield f"{head} |"
                yield from _indent(value.rstrip("\n").split("\n"), depth + 1)
            elif flow is not None:
                yield f"{head} {flow}"
            else:
                yield head
                yield from self._render_block(value, place, depth + 1)

    def _render_list(self, items: list[object], location: Location, depth: int) -> Iterator[str]:
        margin = "  " * depth
        for index, item in enumerate(items):
            place = (*location, index)
            if place in self._comments:
                yield f"{margin}{render_comment(self._comments[place])}"
            flow = self._render_flow(item, place)
            if flow is not None:
                yield f"{margin}- {flow}"
                continue
            first, *below = self._render_block(item, place, depth + 1)
            # The first key is on the line of the dash, unless a comment is above it.
            yield from (
                [f"{margin}-", first] if first.lstrip().startswith("#") else [f"{margin}- {first.lstrip()}"]
            )
            yield from below

    def _render_block(self, value: object, place: Location, depth: int) -> Iterator[str]:
        if isinstance(value, dict):
            return self.render_mapping(cast("dict[str, object]", value), place, depth)
        return self._render_list(cast("list[object]", value), place, depth)

    def _render_flow(self, value: object, place: Location) -> str | None:
        """Return a value on one line, if it is a scalar or short.

        Return None otherwise.
        """
        if isinstance(value, dict):
            inside = cast("dict[str, object]", value)
            parts = [f"{_render_text(key)}: {_render_scalar(each)}" for key, each in inside.items()]
            return self._fit_cells(inside.values(), f"{{{', '.join(parts)}}}", place)
        if isinstance(value, list):
            items = cast("list[object]", value)
            return self._fit_cells(items, f"[{', '.join(map(_render_scalar, items))}]", place)
        return _render_scalar(value)

    def _fit_cells(self, inside: Iterable[object], text: str, place: Location) -> str | None:
        deep = any(isinstance(each, dict | list) and each not in ({}, []) for each in inside)
        short = len(text) <= WIDTH and place not in self._open
        return text if text in ("{}", "[]") or (short and not deep) else None


def _render_scalar(value: object) -> str:
    if isinstance(value, bool) or value is None:
        return {True: "true", False: "false", None: "null"}[value]
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        text = f"{value:.15f}".rstrip("0")
        return f"{text}0" if text.endswith(".") else text
    if isinstance(value, dict | list):
        return "{}" if isinstance(value, dict) else "[]"
    return _render_text(str(value))


def _render_text(text: str) -> str:
    if len(text) < 200 and text.lower() not in _WORDS and _PLAIN.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=False)


def _indent(lines: Iterable[str], depth: int) -> Iterator[str]:
    return (f"{'  ' * depth}{line}" if line else "" for line in lines)


def _is_block(text: str) -> bool:
    """Return whether a text of several lines can be a literal block without a change of meaning."""
    return "\n" in text.strip("\n") and text[0] not in " \n" and not re.search(r" (?:\n|$)", text)
