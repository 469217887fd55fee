"""Every change between two states of the specs."""

from __future__ import annotations

from collections.abc import Iterator

from ..ir import Api
from .change import Change
from .rules import Level, Rule
from .services import compare_providers, provider_subject

_LEVELS = list(Level)
_RULES = list(Rule)


def compare(old: Api, new: Api) -> tuple[Change, ...]:
    """What programs that were written for ``old`` meet in ``new``: the gravest first, then by symbol."""
    found = set(_compare(old, new))
    return tuple(
        sorted(
            found,
            key=lambda each: (
                _LEVELS.index(each.level),
                each.symbol,
                _RULES.index(each.rule),
                each.sentence,
            ),
        )
    )


def _compare(old: Api, new: Api) -> Iterator[Change]:
    before = {each.name: each for each in old.providers}
    after = {each.name: each for each in new.providers}
    for name, provider in before.items():
        if name in after:
            yield from compare_providers(provider, after[name])
        else:
            yield provider_subject(provider).change(
                Rule.PROVIDER_REMOVED, f"{provider.spec.name.en} is gone."
            )
    for name, provider in after.items():
        if name not in before:
            yield provider_subject(provider).change(Rule.PROVIDER_ADDED, f"{provider.spec.name.en} is new.")
