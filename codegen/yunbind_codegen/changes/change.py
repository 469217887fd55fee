"""A change between two states of the specs, and its subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from ..language import Bilingual
from .rules import Direction, Level, Rule

Location = tuple[str | int, ...]

_LABELS = {"doc": "description", "http": "HTTP status"}
"""Names of texts in sentences, if they differ from the key in a spec."""


@dataclass(frozen=True)
class Change:
    """A difference between two states of the specs."""

    rule: Rule
    direction: Direction
    symbol: str
    """The Python symbol, such as ``yunbind.acme.box.BoxClient.describe_boxes(limit)``."""
    wire: str
    """The vendor's name, such as ``DescribeBoxes.Limit``."""
    sentence: str
    path: str
    """The spec file that states it, or stated it."""
    location: Location
    """The place in the file, as keys and indexes."""

    @property
    def level(self) -> Level:
        """The effect on existing programs."""
        return self.rule.level


@dataclass(frozen=True)
class Subject:
    """Something that can change: its names and its place in the specs."""

    symbol: str
    wire: str
    path: str
    location: Location = ()
    direction: Direction = Direction.CLIENT
    """The direction of changes whose rule has none."""

    def change(self, rule: Rule, sentence: str, *below: str | int) -> Change:
        """Return a change of the subject.

        ``below`` is the place of its cause in the subject's spec.
        """
        direction = rule.direction or self.direction
        return Change(rule, direction, self.symbol, self.wire, sentence, self.path, (*self.location, *below))

    def at(self, *below: str | int) -> Subject:
        """Return the same subject at a place further down in the file."""
        return replace(self, location=(*self.location, *below))


def compare_texts(
    subject: Subject, old: dict[str, object], new: dict[str, object], rule: Rule = Rule.TEXT_CHANGED
) -> Iterator[Change]:
    """Yield one change for all the texts of a subject that differ.

    Keys name the texts.
    """
    differing = [name for name in new if old[name] != new[name]]
    if differing:
        yield subject.change(
            rule, f"The {_join([_LABELS.get(name, name) for name in differing])} changed.", differing[0]
        )


def compare_fields(
    subject: Subject, old: object, new: object, fields: Mapping[str, tuple[Rule, str]]
) -> Iterator[Change]:
    """Yield a change for each field whose values differ.

    ``fields`` holds its rule and sentence.
    """
    for key, (rule, sentence) in fields.items():
        if getattr(old, key) != getattr(new, key):
            yield subject.change(rule, sentence, key)


def compare_deprecation(subject: Subject, old: Bilingual | None, new: Bilingual | None) -> Iterator[Change]:
    """Yield the change of a deprecation or of its text."""
    if new is not None and old is None:
        yield subject.change(Rule.DEPRECATED, f"Deprecated: {new.en}", "deprecated")
    elif new != old:
        sentence = f"The deprecation now says: {new.en}" if new else "No longer deprecated."
        yield subject.change(Rule.NOT_DEPRECATED, sentence, "deprecated")


def _join(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
