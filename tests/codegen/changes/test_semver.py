"""The version that changes require."""

from __future__ import annotations

import pytest
from yunbind_codegen.changes.semver import Bump, Version, VersionRequirement

OLD, NEW = Version(1, 3, 1), Version(1, 4, 0)


@pytest.mark.parametrize(
    ("bump", "since", "now", "is_met"),
    [
        (Bump.MINOR, OLD, NEW, True),
        (Bump.MINOR, OLD, OLD, False),
        (Bump.MAJOR, OLD, NEW, False),
        (Bump.NONE, OLD, OLD, True),
        (Bump.MINOR, None, NEW, None),
        (Bump.MINOR, OLD, None, None),
        (Bump.MINOR, None, None, None),
    ],
)
def test_a_requirement_is_met_by_a_version_that_is_high_enough(
    bump: Bump, since: Version | None, now: Version | None, is_met: bool | None
) -> None:
    """It is unknown while one of the two versions is."""
    assert VersionRequirement(bump, since, now).is_met is is_met
