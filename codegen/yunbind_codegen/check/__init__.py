"""Find what is wrong with specs that could be read: each module looks for one kind of mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from ..documents import Specs
from ..index import ProviderIndex, build_index
from ..problems import Problem, ProblemCode
from . import file_locations, limits, names, paging, references, samples, sizes
from .style import review

PROBLEMS_LIMIT = 1_000
"""Most problems of one kind that are told of one provider."""

__all__ = ["CHECKS", "check", "review"]

CHECKS: tuple[Callable[[ProviderIndex], Iterator[Problem]], ...] = (
    sizes.check,
    file_locations.check,
    references.check,
    names.check,
    limits.check,
    paging.check,
    samples.check,
)


def check(specs: Specs) -> tuple[Problem, ...]:
    """All problems of all files, those of reading them included, in the order of their places."""
    found = set(specs.problems)
    for provider in build_index(specs):
        for each in CHECKS:
            told = list(islice(each(provider), PROBLEMS_LIMIT + 1))
            found.update(told[:PROBLEMS_LIMIT])
            if len(told) > PROBLEMS_LIMIT:
                found.add(_more(told[-1]))
    return tuple(sorted(found))


def _more(last: Problem) -> Problem:
    message = f"There are more than {PROBLEMS_LIMIT} problems like {last.code.value}."
    return Problem(last.path, 1, 1, ProblemCode.SIZE, message, "Mend those that are told, then run again.")
