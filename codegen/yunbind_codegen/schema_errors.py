"""What of a file does not fit the spec language, and what it says all the same."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from pydantic import BaseModel, ValidationError

from .documents import Document, Location
from .keys import list_keys
from .problems import Problem, ProblemCode, suggest

STAND_INS: Mapping[str | int, object] = MappingProxyType(
    {
        **dict.fromkeys(("en", "zh", "doc"), "-"),
        "summary": {"en": "-", "zh": "-"},
        "source": "https://example.com/",
        "access": "read",
        "kind": "server_fault",
        "required": False,
        "nullable": True,
        **dict.fromkeys(("range", "length", "items", "pattern", "rate_limit", "since", "example"), None),
        **dict.fromkeys(("delay", "timeout"), 1),
    }
)
"""Values in place of wrong ones, such that no check has anything to say about them."""


def understand(
    broken: Document, model: type[BaseModel], data: object
) -> tuple[BaseModel | None, list[Problem]]:
    """What a file says as far as it fits the language, and what does not fit.

    A key at fault must not hide what else is wrong, so the rest is read without it.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        findings = error.errors(include_url=False, include_input=False)
    problems: dict[Location, Problem] = {}
    located = [(_strip(finding["loc"], broken.positions), finding) for finding in findings]
    # Of the forms that a value may have, the one that it comes nearest to is what was meant.
    above = {location[:depth] for location, _ in located for depth in range(len(location))}
    for location, finding in located:
        if location not in problems and location not in above:
            problems[location] = _tell_misfit(broken, model, location, finding["type"], finding["msg"])
            _mend(data, location, unknown=finding["type"] == "extra_forbidden")
    try:
        return model.model_validate(data), list(problems.values())
    except ValidationError:
        return None, list(problems.values())


def _mend(data: object, location: Location, *, unknown: bool) -> None:
    """Take an unknown key out, or put a stand-in where a wrong value was."""
    while location and isinstance(location[-1], int):
        location = location[:-1]
    try:
        for part in location[:-1]:
            data = cast("dict[str | int, object]", data)[part]
    except (LookupError, TypeError):
        return
    if not location or not isinstance(data, dict):
        return
    holder = cast("dict[str | int, object]", data)
    if unknown:
        holder.pop(location[-1], None)
    elif location[-1] in STAND_INS:
        holder[location[-1]] = STAND_INS[location[-1]]


def _tell_misfit(
    broken: Document, model: type[BaseModel], location: Location, kind: str, message: str
) -> Problem:
    """Translate one of pydantic's findings."""
    shown = ".".join(str(part) for part in location) or "the file"
    if kind == "extra_forbidden":
        hint = suggest(str(location[-1]), list_keys(model, location[:-1]))
        return broken.problem(location, ProblemCode.UNKNOWN_KEY, f"{shown}: no such key.", hint)
    if kind == "missing":
        hint = f"Add {location[-1]}."
        return broken.problem(location, ProblemCode.MISSING_KEY, f"{shown} is missing.", hint)
    if kind == "model_type":
        message = "should be a mapping of keys and values"
    told = message.removeprefix("Value error, ").removeprefix("Input ")
    return broken.problem(location, ProblemCode.VALUE, f"{shown}: {told}.")


def _strip(loc: tuple[str | int, ...], positions: Mapping[Location, tuple[int, int]]) -> Location:
    """Drop the parts that pydantic adds for unions and keys, keeping the way through the YAML."""
    kept: Location = ()
    for index, part in enumerate(loc):
        if (*kept, part) in positions or (
            index == len(loc) - 1 and part not in ("[key]",) and not _is_branch(part)
        ):
            kept = (*kept, part)
    return kept


def _is_branch(part: str | int) -> bool:
    return (
        isinstance(part, int)
        or not re.fullmatch(r"[a-z][a-z_]*", part)
        or part in ("str", "int", "float", "bool")
    )
