"""Find the problems of specs that could be read. Each module looks for one kind of problem."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from ..documents import Specs
from ..index import ProviderIndex, build_index
from ..problems import Problem, ProblemCode
from . import cases, facts, file_locations, limits, names, paging, references, samples, sizes
from .style import review

PROBLEMS_LIMIT = 1_000
"""Maximum number of problems of one check that are reported for one provider."""

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
    """Return all problems of all files, including those of reading them, sorted by place."""
    providers = build_index(specs)
    found = {*specs.problems, *facts.check(specs), *islice(cases.check(specs, providers), PROBLEMS_LIMIT)}
    for provider in providers:
        for each in CHECKS:
            reported = list(islice(each(provider), PROBLEMS_LIMIT + 1))
            found.update(reported[:PROBLEMS_LIMIT])
            if len(reported) > PROBLEMS_LIMIT:
                found.add(_more(reported[-1]))
    return tuple(sorted(found))


def _more(last: Problem) -> Problem:
    message = f"There are more than {PROBLEMS_LIMIT} problems like {last.code.value}."
    return Problem.of_file(last.path, ProblemCode.SIZE, message, "Fix the reported ones, then run again.")
