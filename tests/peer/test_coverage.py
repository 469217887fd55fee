"""Every member that a vendor's SDK can send or read stands in the catalog, and the other way round."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import Any

import pytest

from .catalog import Action, list_actions
from .conftest import Sdks
from .differences import MEMBERS, UNKNOWN_ACTIONS

pytestmark = [pytest.mark.peer, pytest.mark.xdist_group("peer")]

CASES = [
    pytest.param(sdk, action, id=f"{sdk}-{action}")
    for action in list_actions()
    for sdk in ("tencent", "alibaba", "alibaba_old", "huawei")
    if sdk.startswith(action.provider)
]


@pytest.mark.parametrize(("sdk", "action"), CASES)
def test_members_are_the_same_but_for_the_listed_differences(sdks: Sdks, sdk: str, action: Action) -> None:
    """Names, nesting and kinds of all members agree, and so does the list of known differences."""
    described = _describe(sdks, sdk, action)
    if described is None:
        assert any(each.sdk == sdk and fnmatchcase(action.place, each.actions) for each in UNKNOWN_ACTIONS), (
            "the SDK does not have the action; say in differences.py why that is right"
        )
        return
    found = set()
    for side, theirs in described.items():
        ours = action.list_members(side)
        if sdk == "alibaba_old":  # it knows the parameters alone, not their types
            ours = {path: "scalar" for path, kind in ours.items() if kind not in ("list", "object")}
        found |= {(f"{side}.{path}", *kinds) for path, kinds in _compare(ours, theirs).items()}
    listed = {
        (each.member, each.ours, each.theirs)
        for each in MEMBERS
        if each.sdk == sdk and fnmatchcase(action.place, each.actions)
    }
    assert found == listed


def test_unknown_actions_are_unknown(sdks: Sdks) -> None:
    """Every line about missing actions is still true of each action that it names."""
    for each in UNKNOWN_ACTIONS:
        actions = [action for action in list_actions() if fnmatchcase(action.place, each.actions)]
        assert actions, f"no action is called {each.actions}"
        assert {action.place: _describe(sdks, each.sdk, action) for action in actions} == {
            action.place: None for action in actions
        }


def test_listed_differences_concern_an_action_that_exists() -> None:
    """No line of the list is left over from an action that was renamed or removed."""
    places = [action.place for action in list_actions()]
    unused = [each for each in MEMBERS if not any(fnmatchcase(place, each.actions) for place in places)]
    assert unused == []


def _describe(sdks: Sdks, sdk: str, action: Action) -> dict[str, Any] | None:
    return getattr(sdks, sdk).ask(
        "describe", service=action.service, version=action.version, action=action.name
    )


def _compare(ours: dict[str, str], theirs: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Return both kinds of each member that differs; below a member that one side lacks, nothing."""
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
