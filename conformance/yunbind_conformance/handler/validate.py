"""``validate``: the rules that the members of a request break."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import InvalidArguments, UndocumentedValueWarning

from .references import find_operation, read_arguments
from .sessions import make_session

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .world import World

_RULES = (
    ("required", r" is required$"),
    ("unknown", r" is unknown( \(did you mean .*\?\))?$"),
    ("exclusive", r"^only one of .* can be given$"),
    ("requires", r" can only be given together with "),
    ("enum", r" must be one of "),
    ("min_items", r" must have at least \d+ items? "),
    ("max_items", r" must have at most \d+ items? "),
    ("min_length", r" must have at least \d+ characters?"),
    ("max_length", r" must have at most \d+ characters?"),
    ("min", r" must be greater than or equal to "),
    ("max", r" must be less than or equal to "),
    ("pattern", r" must match pattern | is invalid: "),
)
"""The rule of a sentence of :class:`InvalidArguments`. Any other sentence is about the type."""
_NAME = re.compile(r"[\w.\[\]-]+(?: \(([\w.\[\]-]+)\))?")


def run(given: Mapping[str, Any], world: World) -> dict[str, Any]:
    """Return the broken rules."""
    session = make_session(given["action"], world, checks=given["checks"])
    operation = find_operation(given["action"])
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UndocumentedValueWarning)
            session.prepare(operation, read_arguments(operation, given["members"]))
    except InvalidArguments as error:
        problems = [problem for sentence in error.problems for problem in _read_problems(sentence)]
        return {"problems": sorted(problems, key=lambda problem: (problem["member"], problem["rule"]))}
    return {"valid": True}


def _read_problems(sentence: str) -> Iterator[dict[str, str]]:
    """Yield the rule of a sentence for each member that it names."""
    rule = next((name for name, pattern in _RULES if re.search(pattern, sentence)), "type")
    if rule == "exclusive":
        listed = sentence.removeprefix("only one of ").removesuffix(" can be given").split(" and ")
    else:
        listed = [sentence]
    for text in listed:
        found = _NAME.match(text)
        yield {"member": (found[1] or found[0].rstrip(":")) if found else "", "rule": rule}
