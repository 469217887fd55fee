"""docs/porting.md leads through the kit, with the tables of the facts."""

from __future__ import annotations

import re

import pytest
import yaml
from yunbind_conformance.kit import load_kit

from .facts_tables import ROOT, read_protocols
from .page_tables import PORTING, read_tables, render
from .source_tables import CLOUDS

TEXT = PORTING.read_text(encoding="utf-8")
TABLES = read_tables(PORTING)


@pytest.mark.parametrize("name", TABLES)
def test_a_table_equals_the_facts(name: str) -> None:
    """A changed fact needs a changed table."""
    assert TABLES[name] == render(name)


def test_every_section_has_a_table() -> None:
    """No section of the behavior, of a protocol or of a cloud's credential sources is missing on the page."""
    behavior = yaml.safe_load((ROOT / "specs" / "behavior.yaml").read_text(encoding="utf-8"))
    signing = {f"signing-{name}" for name in read_protocols()}
    sources = {f"sources-{name}" for name in CLOUDS}
    assert TABLES.keys() == {*behavior, "requests", "envelope", "unsigned", *signing, *sources}


def test_every_file_of_the_kit_proves_a_step() -> None:
    """The steps name the files of the kit, each once and in order."""
    assert tuple(re.findall(r"^Proof: .*?conformance/(\w+)\.json", TEXT, re.MULTILINE)) == (load_kit().files)


def test_the_steps_are_numbered_in_order() -> None:
    """The numbers of the steps have no gap."""
    numbers = [int(number) for number in re.findall(r"^## (\d+)\. ", TEXT, re.MULTILINE)]
    assert numbers == list(range(1, 16))


def test_a_rule_names_keys_that_exist() -> None:
    """A renamed key of the catalog or of the kit must be renamed in the rules of the steps too."""
    schemas = (
        ROOT / "generated" / "catalog.schema.json",
        ROOT / "generated" / "conformance" / "case.schema.json",
    )
    known = set[str]().union(*(re.findall(r'"(\w+)"', path.read_text(encoding="utf-8")) for path in schemas))
    prose = re.sub(r"<!-- data.*?<!-- end -->", "", TEXT, flags=re.DOTALL)
    named = set(re.findall(r"`([a-z]+(?:_[a-z]+)+)`", prose))
    assert len(named) > 40
    assert named <= known
