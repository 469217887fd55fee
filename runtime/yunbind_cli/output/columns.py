"""``--columns``: the columns that a user chooses."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from yunbind_cli.failures import WrongUsage
from yunbind_cli.json_values import is_object
from yunbind_cli.language import say
from yunbind_cli.names import find_nearest, fold
from yunbind_cli.output.layout import Column
from yunbind_cli.output.query import read_query

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")


def read_columns(text: str, known: Collection[str]) -> tuple[Column, ...]:
    """Return the columns of ``A,B=PATH``: names of members in any spelling, or JMESPath under a heading.

    Args:
        text: The text of the option.
        known: Wire names of the members of a row.

    Raises:
        WrongUsage: A column is invalid. All problems are named.
    """
    columns: list[Column] = []
    problems: list[str] = []
    for part in _split(text):
        heading, equals, path = part.partition("=")
        try:
            columns.append(_read_column(heading.strip(), path.strip() if equals else "", known))
        except WrongUsage as problem:
            problems += problem.problems
    if not columns and not problems:
        problems.append(say("--columns: name at least one column", "--columns：至少给出一列"))
    if problems:
        raise WrongUsage(problems)
    return tuple(columns)


def _read_column(heading: str, path: str, known: Collection[str]) -> Column:
    if path:
        return Column(heading, read_query(path, "--columns"))
    if not _PLAIN.fullmatch(heading):
        return Column(heading, read_query(heading, "--columns"))
    wire = next((name for name in known if fold(name) == fold(heading)), None)
    if wire is None and known:
        nearest = find_nearest(heading, known)
        text = say(f"--columns: {heading} is no member of a row", f"--columns：行中没有成员 {heading}")
        raise WrongUsage(
            [text + (say(f"; did you mean {nearest}?", f"；是否指 {nearest}？") if nearest else "")]
        )
    return Column(wire or heading, _read_member(wire or heading))


def _read_member(name: str) -> Callable[[Any], Any]:
    return lambda row: row.get(name) if is_object(row) else None


def _split(text: str) -> list[str]:
    """Split at commas outside of brackets."""
    parts, depth = [""], 0
    for character in text:
        depth += (character in "[({") - (character in "])}")
        if character == "," and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return [part for part in parts if part.strip()]
