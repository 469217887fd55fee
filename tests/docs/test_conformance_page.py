"""docs/conformance.md describes the kit and its runner."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import yaml
from yunbind_cli.commands import yunbind
from yunbind_codegen.cases.case_files import WORLD
from yunbind_codegen.load import read
from yunbind_conformance.kit import load_kit

from tests.docs.commands import find_commands

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "conformance.md").read_text(encoding="utf-8")


def read_session() -> list[tuple[str, Any]]:
    """Return the lines of the example session: their direction and their JSON."""
    (block,) = re.findall(r"```text\n(.*?)```", PAGE, re.DOTALL)
    return [(line[0], json.loads(line[2:])) for line in block.splitlines()]


def test_the_session_is_what_the_handler_answers() -> None:
    """Each line of the handler follows from the lines of the runner before it."""
    session = read_session()
    sent = "".join(f"{json.dumps(message)}\n" for sign, message in session if sign == ">")
    done = subprocess.run(
        [sys.executable, "-m", "yunbind_conformance.handler"],
        input=sent,
        env={**os.environ, "PYTHONPATH": str(ROOT / "conformance")},
        capture_output=True,
        text=True,
        check=True,
    )
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    shown = [message for sign, message in session if sign == "<"]
    for answer in (answers[0], shown[0]):
        answer.pop("version")
    assert answers == shown


def test_the_page_lists_every_file_in_order() -> None:
    """The table of files has those of the kit, in the order in which one builds a client."""
    table = PAGE.partition("## The kit's files")[2].partition("For a step")[0]
    rows = re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)
    assert tuple(rows) == load_kit().files


def test_every_option_is_on_the_page() -> None:
    """The options of the command are the ones of the table, and no others."""
    options = {name for option in find_commands(yunbind)["conformance"].params for name in option.opts}
    assert set(re.findall(r"`(--[a-z-]+)", PAGE)) <= options
    assert options - {"--handler"} <= set(re.findall(r"`(--[a-z-]+)", PAGE))


def test_the_example_of_a_case_is_valid() -> None:
    """The YAML of the page fits the language of cases."""
    (block,) = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert yaml.safe_load(block)["file"] == "redact"
    _, problems = read(block.encode(), "specs/conformance/redact/page.yaml", "cases-redact")
    assert problems == []


def test_the_page_states_the_world() -> None:
    """Time and token of the frozen world are on the page."""
    assert str(WORLD["time"]) in PAGE
    assert str(WORLD["idempotency_token"]) in PAGE


def test_the_page_does_not_promise_too_many_cases() -> None:
    """The number of cases that the page names is a lower bound."""
    (number,) = re.findall(r"more than ([0-9,]+) cases", PAGE)
    assert len(load_kit().cases) > int(number.replace(",", ""))
