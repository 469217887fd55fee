"""Each rule finds its change, in both directions, and no other change is found."""

from __future__ import annotations

import pytest
from yunbind_codegen.changes.change import Change
from yunbind_codegen.changes.comparison import compare
from yunbind_codegen.changes.rules import Rule

from .cases import CASES, Case

ROOT = "yunbind.acme"
WHOLE_CLOUDS = {"provider-added", "provider-removed"}
"""Rules that no edit of a single cloud can show."""


def list_rules(changes: tuple[Change, ...]) -> list[str]:
    """Return the rule and the symbol below the cloud of each change, as cases expect them."""
    return sorted(
        f"{each.rule.code} {each.symbol.removeprefix(ROOT).lstrip('.')}".strip() for each in changes
    )


@pytest.mark.parametrize("case", CASES, ids=str)
def test_an_edit_is_classified(case: Case) -> None:
    """From A to B, exactly the expected rules name exactly the expected symbols."""
    assert list_rules(compare(case.read("A"), case.read("B"))) == sorted(case.forward)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_the_opposite_of_an_edit_is_classified(case: Case) -> None:
    """From B to A, exactly the expected rules name exactly the expected symbols."""
    assert list_rules(compare(case.read("B"), case.read("A"))) == sorted(case.backward)


def test_every_rule_has_a_case() -> None:
    """Each rule is shown by an edit."""
    shown = {line.split()[0] for case in CASES for line in (*case.forward, *case.backward)}
    assert {rule.code for rule in Rule} - shown - WHOLE_CLOUDS == set()
