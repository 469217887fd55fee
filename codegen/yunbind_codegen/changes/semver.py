"""Which version the changes ask for, by semantic versioning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .change import Change
from .rules import Level

VERSION_FILE = "runtime/yunbind_runtime/__init__.py"
"""The file that says the project's version, by its path from the root."""


class Bump(StrEnum):
    """The part of a version that has to rise, at least."""

    NONE = "none"
    PATCH = "patch"
    MINOR = "minor"
    MAJOR = "major"


@dataclass(frozen=True, order=True)
class Version:
    """A released version; what follows its three numbers does not count."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def raised(self, bump: Bump) -> Version:
        """The next version that a bump leads to."""
        return {
            Bump.NONE: self,
            Bump.PATCH: Version(self.major, self.minor, self.patch + 1),
            Bump.MINOR: Version(self.major, self.minor + 1, 0),
            Bump.MAJOR: Version(self.major + 1, 0, 0),
        }[bump]


@dataclass(frozen=True)
class VersionRequirement:
    """What the changes since a version ask of the next one."""

    bump: Bump
    since: Version | None
    """None where the revision says no version."""
    now: Version | None
    """The version that the working tree says."""

    @property
    def least(self) -> Version | None:
        """The lowest version that will do."""
        return self.since.raised(self.bump) if self.since else None

    @property
    def is_met(self) -> bool | None:
        """Whether the working tree's version will do; None where that is not known."""
        return None if self.least is None or self.now is None else self.now >= self.least

    def __str__(self) -> str:
        if self.bump is Bump.NONE:
            return "No new version is asked for."
        told = f"At least a {self.bump} version is asked for"
        if self.least is None:
            return f"{told}; the revision says no version to count from."
        met = "which the working tree has" if self.is_met else f"the working tree says {self.now}"
        young = (
            " Before 1.0 a breaking change asks for a minor version, everything else for a patch."
            if self.least.major == 0
            else ""
        )
        return f"{told}: {self.since} to {self.least}; {met}.{young}"


def find_required_version(
    changes: Iterable[Change], since: Version | None, now: Version | None
) -> VersionRequirement:
    """The bump: major, minor or patch for what breaks, adds or documents; before 1.0 minor or patch."""
    levels = {change.level for change in changes}
    base = since or now
    is_young = base is not None and base.major == 0
    if Level.BREAKING in levels:
        bump = Bump.MINOR if is_young else Bump.MAJOR
    elif Level.ADDITION in levels:
        bump = Bump.PATCH if is_young else Bump.MINOR
    else:
        bump = Bump.PATCH if levels else Bump.NONE
    return VersionRequirement(bump, since, now)


def parse_version(text: str | None) -> Version | None:
    """The version that a Python module says; None where it says none."""
    found = re.search(r'^__version__ = "(\d+)\.(\d+)\.(\d+)', text or "", re.MULTILINE)
    return Version(*map(int, found.groups())) if found else None
