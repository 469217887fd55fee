"""Each rule finds its change, in both directions, and no other change is found."""

from __future__ import annotations

from pathlib import Path

import pytest
from yunbind_codegen.changes.change import Change
from yunbind_codegen.changes.comparison import compare
from yunbind_codegen.changes.git import read_specs
from yunbind_codegen.changes.rules import Rule
from yunbind_codegen.ir import Api

from .cases import CASES, Case

ROOT = "yunbind.acme"
WHOLE_CLOUDS = {"provider-added", "provider-removed"}
"""Rules that no edit of a single cloud can show."""


def read(case: Case, folder: Path, state: str) -> Api:
    return read_specs(case.write(folder / state, state).specs).api


def list_rules(changes: tuple[Change, ...]) -> list[str]:
    """Return the rule and the symbol below the cloud of each change, as cases expect them."""
    return sorted(
        f"{each.rule.code} {each.symbol.removeprefix(ROOT).lstrip('.')}".strip() for each in changes
    )


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_edit_is_classified_in_both_directions(case: Case, tmp_path: Path) -> None:
    """From A to B and from B to A, exactly the expected rules name exactly the expected symbols."""
    before, after = (read(case, tmp_path, state) for state in "AB")
    assert list_rules(compare(before, after)) == sorted(case.forward)
    assert list_rules(compare(after, before)) == sorted(case.backward)


RENAMED = [case for case in CASES if "renamed" in case.name or "in the place of" in case.name]


@pytest.mark.parametrize("case", RENAMED, ids=str)
def test_only_the_same_content_under_another_name_is_renamed(case: Case, tmp_path: Path) -> None:
    """A removal and an addition are a rename if one content moved to one name, and otherwise what they are."""
    before, after = (read(case, tmp_path, state) for state in "AB")
    assert list_rules(compare(before, after)) == sorted(case.forward)


def test_every_rule_has_a_case() -> None:
    """Each rule is shown by an edit."""
    shown = {line.split()[0] for case in CASES for line in (*case.forward, *case.backward)}
    assert {rule.code for rule in Rule} - shown - WHOLE_CLOUDS == set()
