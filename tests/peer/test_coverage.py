"""The catalog and the vendors' SDKs have the same members, except for the listed differences."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any

import pytest

from .catalog import Action, list_actions
from .conftest import Sdks
from .differences import MEMBERS, MISSING_ACTIONS

pytestmark = [pytest.mark.peer, pytest.mark.xdist_group("peer")]

CASES = [
    pytest.param(sdk, action, id=f"{sdk}-{action}")
    for action in list_actions()
    for sdk in ("tencent", "alibaba", "alibaba_old", "huawei")
    if sdk.startswith(action.provider)
]


@pytest.mark.parametrize(("sdk", "action"), CASES)
def test_members_are_the_same_but_for_the_listed_differences(sdks: Sdks, sdk: str, action: Action) -> None:
    """Names, nesting and kinds of all members agree, except for exactly the listed differences."""
    described = _describe(sdks, sdk, action)
    if described is None:
        assert any(
            missing.sdk == sdk and fnmatchcase(action.place, missing.actions) for missing in MISSING_ACTIONS
        ), "the SDK lacks the action; add the reason to differences.py"
        return
    found = set()
    for side, theirs in described.items():
        ours = action.list_members(side)
        if sdk == "alibaba_old":  # it has no types of parameters
            ours = {path: "scalar" for path, kind in ours.items() if kind not in ("list", "object")}
        found |= {(f"{side}.{path}", *kinds) for path, kinds in _compare(ours, theirs).items()}
    listed = {
        (difference.member, difference.ours, difference.theirs)
        for difference in MEMBERS
        if difference.sdk == sdk and fnmatchcase(action.place, difference.actions)
    }
    assert found == listed


def test_missing_actions_are_missing(sdks: Sdks) -> None:
    """Every entry about missing actions is still true of all its actions."""
    for missing in MISSING_ACTIONS:
        actions = [action for action in list_actions() if fnmatchcase(action.place, missing.actions)]
        assert actions, f"no action matches {missing.actions}"
        assert {action.place: _describe(sdks, missing.sdk, action) for action in actions} == {
            action.place: None for action in actions
        }


def test_listed_differences_concern_an_action_that_exists() -> None:
    """Every entry of the list refers to an existing action."""
    places = [action.place for action in list_actions()]
    unused = [
        difference
        for difference in MEMBERS
        if not any(fnmatchcase(place, difference.actions) for place in places)
    ]
    assert unused == []


def _describe(sdks: Sdks, sdk: str, action: Action) -> dict[str, Any] | None:
    return getattr(sdks, sdk).run(
        "describe", service=action.service, version=action.version, action=action.name
    )


def _compare(ours: dict[str, str], theirs: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Return both kinds of each differing member. Members below a missing one are left out."""
    differing = {
        path: (ours.get(path, ""), theirs.get(path, ""))
        for path in ours.keys() | theirs.keys()
        if ours.get(path) != theirs.get(path)
    }
    missing = tuple(path for path, kinds in differing.items() if "" in kinds)
    return {
        path: kinds
        for path, kinds in differing.items()
        if not any(path.startswith((f"{parent}.", f"{parent}[")) for parent in missing)
    }
