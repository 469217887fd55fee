"""Warn about doubtful parts of valid specs. Each module looks for one kind.

Modelled on the linters of Smithy. A warning fails only ``lint --strict``.
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
    """Return all warnings of all files that fit the language, sorted by place."""
    found = {problem for document in specs.whole_documents for problem in key_order.check(document)}
    for provider in build_index(specs):
        found.update(sources.check_common(provider))
        for service in provider.services.values():
            for rule in RULES:
                found.update(rule(service))
    return tuple(sorted(found))
