"""Find what is wrong with specs that could be read: each module looks for one kind of mistake."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..index import ProviderIndex, build_index
from ..load import Specs
from ..problems import Problem
from . import limits, names, places, polling, references, samples
from .style import review

__all__ = ["CHECKS", "check", "review"]

CHECKS: tuple[Callable[[ProviderIndex], Iterator[Problem]], ...] = (
    places.check,
    references.check,
    names.check,
    limits.check,
    polling.check,
    samples.check,
)


def check(specs: Specs) -> tuple[Problem, ...]:
    """All problems of all files, those of reading them included, in the order of their places."""
    found = set(specs.problems)
    for provider in build_index(specs):
        for each in CHECKS:
            found.update(each(provider))
    return tuple(sorted(found))
