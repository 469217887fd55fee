"""The version that the changes require, by semantic versioning."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from .change import Change
from .rules import Level

VERSION_FILE = "runtime/yunbind_runtime/__init__.py"
"""The file that states the project's version, by its path from the root."""


class Bump(StrEnum):
    """The part of a version that must be raised, at least."""

    NONE = "none"
    PATCH = "patch"
    MINOR = "minor"
    MAJOR = "major"


@dataclass(frozen=True, order=True)
class Version:
    """A released version; anything after its three numbers is ignored."""

    major: int
    minor: int
    patch: int

    def __str__(self) -> str:
        return f"{self.major}.{self.minor}.{self.patch}"

    def bump(self, bump: Bump) -> Version:
        """Return the next version after a bump."""
        return {
            Bump.NONE: self,
            Bump.PATCH: Version(self.major, self.minor, self.patch + 1),
            Bump.MINOR: Version(self.major, self.minor + 1, 0),
            Bump.MAJOR: Version(self.major + 1, 0, 0),
        }[bump]


@dataclass(frozen=True)
class VersionRequirement:
    """The requirement of the changes since a version for the next version."""

    bump: Bump
    since: Version | None
    """The version at the revision; None if it states none."""
    now: Version | None
    """The version in the working tree; None if it states none."""

    @property
    def minimum(self) -> Version | None:
        """The lowest allowed version; None if ``since`` is unknown."""
        return self.since.bump(self.bump) if self.since else None

    @property
    def is_met(self) -> bool | None:
        """Whether the version in the working tree is high enough; None if that is unknown."""
        return None if self.minimum is None or self.now is None else self.now >= self.minimum

    def __str__(self) -> str:
        if self.bump is Bump.NONE:
            return "No new version is required."
        required = f"The changes require at least a {self.bump} version"
        if self.minimum is None:
            return f"{required}. The revision states no version to count from."
        is_low = "" if self.is_met else ", which is too low"
        now = f"The working tree has {self.now}{is_low}." if self.now else "The working tree has no version."
        before_1_0 = (
            " Before 1.0, a breaking change requires a minor version and any other change a patch."
            if self.minimum.major == 0
            else ""
        )
        return f"{required}: {self.minimum} after {self.since}. {now}{before_1_0}"


def find_required_version(
    changes: Iterable[Change], since: Version | None, now: Version | None
) -> VersionRequirement:
    """Return the required version for changes.

    Breaking changes require a major version, additions a minor version and documentation a patch. Before 1.0,
    breaking changes require a minor version and all others a patch.
    """
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
    """Return the ``__version__`` of a Python module; None if it has none."""
    found = re.search(r'^__version__ = "(\d+)\.(\d+)\.(\d+)', text or "", re.MULTILINE)
    return Version(*map(int, found.groups())) if found else None
