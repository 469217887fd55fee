"""CONTRIBUTING and README show only commands that a test, the Makefile or CI runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, drop_blocks, read_all_blocks
from tests.docs.walkthrough import Reader, list_steps

PAGE = ROOT / "CONTRIBUTING.md"
SAVED = Path(__file__).parent / "saved"
CHANGED = "Example: a vendor's page changed"
COMMAND = re.compile(r"(make( |$)|yunbind(-codegen)? |python -m |git |pre-commit |\.venv/bin/)")

RUN_ELSEWHERE = {
    "make": ("tests/docs/test_readme.py", '["make"]'),
    "make check": (".ci/run", "make check"),
    "make demo": (".ci/run", "make demo"),
    "make generate": ("Makefile", "$(BIN)/yunbind-codegen generate"),
    "make install": (".github/workflows/ci.yml", "run: make install"),
    "make peer": (".github/workflows/ci.yml", "run: make peer"),
    "make peer-node": ("Makefile", "@scripts/install-peer-node"),
    "make test-tccli": (".github/workflows/tccli.yml", "run: make test-tccli"),
    "make release VERSION=x.y.z": ("tests/release/test_release.py", '"release", "VERSION='),
    "make redis": ("Makefile", "@scripts/install-redis"),
    "make programs": ("Makefile", "@scripts/install-programs"),
    "make test": (".ci/run", "make test"),
    "make test-fast": (".github/workflows/ci.yml", "run: make test-fast"),
    "yunbind tencent tke DescribeImageCaches --emulator": (
        "tests/cli/",
        '"DescribeImageCaches", "--emulator"',
    ),
    "yunbind emulator": ("tests/cli/test_commands.py", '"emulator", "--info"'),
    "yunbind-codegen draft page.txt --out specs": ("tests/codegen/draft/", '"--out"'),
    "yunbind-codegen lint --fix": ("tests/codegen/", '"--fix"'),
    "yunbind-codegen new-cloud": ("tests/codegen/test_new_cloud.py", '"new-cloud", '),
    "yunbind-codegen new-service": ("tests/codegen/test_new_service.py", '"new-service", '),
    "yunbind-codegen watch": ("tests/codegen/", '"watch"'),
    "python -m tests.emulator.parity --write": ("tests/emulator/test_parity.py", "== render()"),
}
"""For each command that is no step of the example: the file or folder that runs it, and the words that do."""
NOT_RUN = {
    "make lock": "It would replace the locked requirements by the newest versions.",
    "pre-commit install": "The reader installs the tool; tests/release/test_workflows.py compares its hooks with make check.",
}


def list_shown(page: Path) -> set[str]:
    """Return the commands of a page, in its blocks and in its text."""
    text = page.read_text(encoding="utf-8")
    lines = [
        line for block in read_all_blocks(page) if block.language == "sh" for line in block.text.splitlines()
    ]
    spans = re.findall(r"`([^`\n]+)`", drop_blocks(text))
    commands = (re.sub(r"\s+#.*", "", line).strip() for line in [*lines, *spans])
    return {command for command in commands if COMMAND.match(command)}


FOLLOWED = {line for step in list_steps(PAGE) if step.language == "sh" for line in step.text.splitlines()}


@pytest.mark.parametrize("page", [ROOT / "README.md", PAGE], ids=lambda page: page.name)
def test_every_command_on_the_page_is_run(page: Path) -> None:
    """Either as a step of the example or where the table says."""
    shown = list_shown(page)
    assert shown
    programs = {" ".join(line.split()[:2]) for line in FOLLOWED}
    assert shown - FOLLOWED - programs - RUN_ELSEWHERE.keys() - NOT_RUN.keys() == set()


@pytest.mark.parametrize("command", RUN_ELSEWHERE)
def test_the_place_in_the_table_runs_the_command(command: str) -> None:
    place, words = RUN_ELSEWHERE[command]
    files = sorted((ROOT / place).rglob("*.py")) if place.endswith("/") else [ROOT / place]
    assert any(words in file.read_text(encoding="utf-8") for file in files), f"{place} does not say {words}"


def test_every_command_in_the_table_is_on_a_page() -> None:
    shown = list_shown(ROOT / "README.md") | list_shown(PAGE)
    assert RUN_ELSEWHERE.keys() | NOT_RUN.keys() <= shown


@pytest.mark.slow
def test_the_steps_of_the_example_work(tmp_path: Path) -> None:
    """Compare the page, edit the spec as shown, plan, generate, compare again, test and commit."""
    reader = Reader(tmp_path)
    reader.copy(
        "codegen", "runtime", "scripts", "specs", "generated", "tests", "pyproject.toml", "CHANGELOG.md"
    )
    reader.begin_repository()
    (tmp_path / "page.txt").write_bytes((SAVED / "DeleteImageCaches.txt").read_bytes())
    steps = list(list_steps(PAGE, CHANGED))
    assert [step.language for step in steps] == ["sh", "diff", "sh", "sh", "sh", "sh"]
    compared, _, planned, generated, tested, committed = (reader.follow(step) for step in steps)
    assert "DeleteImageCaches.yaml:" in compared
    assert "KeepSnapshots" in compared
    assert compared.endswith("The page has changed.\n")
    assert "The specs have no problems." in planned
    assert "TkeClient.delete_image_caches(keep_snapshots)" in planned
    assert "breaking" in generated
    assert "delete_image_caches(image_cache_ids)" in generated
    assert "### Added" in generated
    assert generated.endswith("The page and the spec agree.\n")
    assert " passed" in tested
    assert "Let a deletion keep the snapshots" in committed
    assert reader.run("git", "status", "--porcelain") == "?? page.txt\n"
