"""docs/drafts.md agrees with the command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from yunbind_codegen.commands import main
from yunbind_codegen.draft.difference import DifferenceCode


@pytest.fixture(scope="module")
def page(project: Path) -> str:
    return (project / "docs" / "drafts.md").read_text(encoding="utf-8")


def test_every_code_of_a_difference_is_explained(page: str) -> None:
    """The table has each code once, in order."""
    assert re.findall(r"(?m)^\| (P\d{3}) \| ", page) == [code.value for code in DifferenceCode]


def test_every_option_on_the_page_exists(page: str) -> None:
    """The page names exactly the options of the command."""
    text = CliRunner().invoke(main, ["draft", "--help"]).output
    options = set(re.findall(r"(?<![\w-])--[a-z]+", page))
    assert options == {"--out", "--service", "--source", "--compare", "--force"}
    assert all(option in text for option in options)
