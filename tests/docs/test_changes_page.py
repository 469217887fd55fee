"""docs/changes.md has every rule."""

from __future__ import annotations

from yunbind_codegen.changes.rules import Level, Rule, render_table

from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "changes.md").read_text(encoding="utf-8")


def test_the_table_is_the_output_of_diff_rules():
    """`yunbind-codegen diff --rules` prints the table."""
    assert PAGE.endswith(f"\n\n{render_table()}")


def test_each_rule_has_a_code_and_a_meaning_of_its_own():
    assert len(Rule) >= 25
    assert len({rule.code for rule in Rule}) == len({rule.meaning for rule in Rule}) == len(Rule)
    for rule in Rule:
        assert rule.meaning.endswith(".")
        assert "|" not in rule.meaning


def test_only_breaking_rules_fail_type_checks():
    assert {rule.level for rule in Rule if rule.fails_type_check} == {Level.BREAKING}
