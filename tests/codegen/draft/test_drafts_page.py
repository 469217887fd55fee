"""docs/drafts.md agrees with the command."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from yunbind_codegen.commands import main
from yunbind_codegen.draft.difference import DifferenceCode
from yunbind_codegen.draft.page_file import LINE_LIMIT, SIZE_LIMIT
from yunbind_codegen.draft.tables import ROW_LIMIT


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


def test_the_limits_of_a_page_are_those_of_the_guide(page: str) -> None:
    limits = f"{SIZE_LIMIT // 1_000_000} MB, {LINE_LIMIT:,} lines or {ROW_LIMIT:,} table rows"
    assert f"rejects a page with more than {limits}." in " ".join(page.split())
    assert SIZE_LIMIT % 1_000_000 == 0
