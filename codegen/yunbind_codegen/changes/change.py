"""One change, and what it is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..language import Bilingual
from .rules import Direction, Level, Rule

Location = tuple[str | int, ...]


@dataclass(frozen=True)
class Change:
    """Something that differs between two states of the specs."""

    rule: Rule
    direction: Direction
    symbol: str
    """What a program says in Python, such as ``yunbind.acme.box.BoxClient.describe_boxes(limit)``."""
    wire: str
    """What the vendor calls it, such as ``DescribeBoxes.Limit``."""
    sentence: str
    path: str
    """The spec file that says it, or said it."""
    location: Location
    """Where in the file, as keys and indexes."""

    @property
    def level(self) -> Level:
        """What it asks of programs."""
        return self.rule.level


@dataclass(frozen=True)
class Subject:
    """Something that can change: under which names, and where a spec says it."""

    symbol: str
    wire: str
    path: str
    location: Location = ()
    direction: Direction = Direction.CLIENT
    """Of a change whose rule leaves it open."""

    def change(self, rule: Rule, sentence: str, *below: str | int) -> Change:
        """A change of it, or of what its spec says ``below`` it."""
        direction = rule.direction or self.direction
        return Change(rule, direction, self.symbol, self.wire, sentence, self.path, (*self.location, *below))

    def at(self, *below: str | int) -> Subject:
        """The same, said at another place of the file."""
        return replace(self, location=(*self.location, *below))


def compare_texts(
    subject: Subject, old: dict[str, object], new: dict[str, object], rule: Rule = Rule.TEXT_CHANGED
) -> Iterator[Change]:
    """One change for all the texts of a subject that differ; keys are the words for them."""
    differing = [name for name in new if old[name] != new[name]]
    if differing:
        verb = "reads" if len(differing) == 1 else "read"
        yield subject.change(rule, f"{_listed(differing).capitalize()} {verb} otherwise.", differing[0])


def compare_deprecation(subject: Subject, old: Bilingual | None, new: Bilingual | None) -> Iterator[Change]:
    """Whether the vendor deprecates it, and what is said of that."""
    if new is not None and old is None:
        yield subject.change(Rule.DEPRECATED, f"Deprecated: {new.en}", "deprecated")
    elif new != old:
        said = f"The deprecation reads: {new.en}" if new else "It is no longer deprecated."
        yield subject.change(Rule.NOT_DEPRECATED, said, "deprecated")


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
