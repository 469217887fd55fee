"""Problems of a file with the spec language, and its content without them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import cast

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

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
"""Values that replace invalid ones, chosen so that no check reports them."""


def understand(
    broken: Document, model: type[BaseModel], data: object
) -> tuple[BaseModel | None, list[Problem]]:
    """Return the valid content of a file, and a problem for each invalid key.

    The rest of the file is read without the invalid keys, so that one problem does not hide others.
    """
    try:
        return model.model_validate(data), []
    except ValidationError as error:
        findings = error.errors(include_url=False, include_input=False)
    problems: dict[Location, Problem] = {}
    located = [(_locate(finding, broken.positions), finding) for finding in findings]
    # Of the alternatives of a value, report the one that matches deepest.
    above = {location[:depth] for location, _ in located for depth in range(len(location))}
    for location, finding in located:
        if location not in problems and location not in above:
            problems[location] = _describe_misfit(broken, model, location, finding)
            _repair(data, location, unknown=finding["type"] == "extra_forbidden")
    try:
        return model.model_validate(data), list(problems.values())
    except ValidationError:
        return None, list(problems.values())


def _repair(data: object, location: Location, *, unknown: bool) -> None:
    """Remove an unknown key, or replace an invalid value by a stand-in."""
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


def _describe_misfit(
    broken: Document, model: type[BaseModel], location: Location, finding: ErrorDetails
) -> Problem:
    """Return the problem for one of pydantic's errors."""
    kind, message = finding["type"], finding["msg"]
    shown = ".".join(str(part) for part in location) or "the file"
    if kind == "extra_forbidden":
        hint = suggest(str(location[-1]), list_keys(model, location[:-1]))
        return broken.problem(location, ProblemCode.UNKNOWN_KEY, f"{shown}: unknown key.", hint)
    if kind in ("missing", "union_tag_not_found"):
        hint = f"Add {location[-1]}."
        return broken.problem(location, ProblemCode.MISSING_KEY, f"{shown} is missing.", hint)
    if kind == "union_tag_invalid":
        context = finding.get("ctx", {})
        known = re.findall(r"'([^']*)'", str(context["expected_tags"]))
        hint = suggest(str(context["tag"]), known)
        return broken.problem(location, ProblemCode.VALUE, f"{shown} cannot be {context['tag']}.", hint)
    if kind == "model_type":
        message = "should be a mapping of keys and values"
    reason = message.removeprefix("Value error, ").removeprefix("Input ")
    return broken.problem(location, ProblemCode.VALUE, f"{shown}: {reason}.")


def _locate(finding: ErrorDetails, positions: Mapping[Location, tuple[int, int]]) -> Location:
    """Return a location without the parts that pydantic adds for unions and keys.

    A missing key has no position. A wrong kind is at the key that selects it.
    """
    loc = finding["loc"]
    kept: Location = ()
    for index, part in enumerate(loc):
        is_missing = finding["type"] == "missing" and index == len(loc) - 1
        if (*kept, part) in positions or is_missing:
            kept = (*kept, part)
    if finding["type"].startswith("union_tag_"):
        return (*kept, str(finding.get("ctx", {})["discriminator"]).strip("'"))
    return kept
