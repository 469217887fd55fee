"""Find what a reviewer would ask about in specs that are valid: each module looks for one kind of habit.

After the linters of Smithy. What is found here is a warning: it stops nothing but ``lint --strict``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...documents import Specs
from ...index import ServiceIndex, build_index
from ...problems import Problem
from . import key_order, members, pages, sources

RULES: tuple[Callable[[ServiceIndex], Iterator[Problem]], ...] = (
    members.check,
    pages.check,
    sources.check,
)


def review(specs: Specs) -> tuple[Problem, ...]:
    """All warnings of all files that could be understood, in the order of their places."""
    found = {problem for document in specs.whole_documents for problem in key_order.check(document)}
    for provider in build_index(specs):
        found.update(sources.check_common(provider))
        for service in provider.services.values():
            for rule in RULES:
                found.update(rule(service))
    return tuple(sorted(found))
