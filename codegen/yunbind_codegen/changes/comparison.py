"""The comparison of two states of the specs."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir import Api
from .cases import compare_kits
from .change import Change
from .facts import compare_facts
from .rules import Level, Rule
from .services import compare_providers, provider_subject

_LEVELS = list(Level)
_RULES = list(Rule)


def compare(old: Api, new: Api) -> tuple[Change, ...]:
    """Return every change from ``old`` to ``new``, by level (breaking first), then by symbol."""
    return tuple(sorted(set(_compare(old, new)), key=_sort_key))


def _sort_key(change: Change) -> tuple[int, str, int, str]:
    return _LEVELS.index(change.level), change.symbol, _RULES.index(change.rule), change.sentence


def _compare(old: Api, new: Api) -> Iterator[Change]:
    yield from compare_facts(old, new)
    yield from compare_kits(old, new)
    before = {each.name: each for each in old.providers}
    after = {each.name: each for each in new.providers}
    for name, provider in before.items():
        if name in after:
            yield from compare_providers(provider, after[name])
        else:
            yield provider_subject(provider).change(
                Rule.PROVIDER_REMOVED, f"{provider.spec.name.en} was removed."
            )
    for name, provider in after.items():
        if name not in before:
            yield provider_subject(provider).change(
                Rule.PROVIDER_ADDED, f"{provider.spec.name.en} was added."
            )
