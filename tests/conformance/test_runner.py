"""The runner of the kit with real handlers: good ones, and ones that crash, hang, chatter or lie."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from yunbind_conformance.kit import Case, Kit, KitError, load_kit
from yunbind_conformance.process import StartError
from yunbind_conformance.report import WIDTH, write_json, write_junit, write_text
from yunbind_conformance.results import Run
from yunbind_conformance.runner import Selection, run_kit
from yunbind_conformance.skips import SkipFileError, read_skips

HANDLER = Path(__file__).parent / "handlers" / "handler.py"


def make_case(file: str, case_id: str, level: str = "must") -> Case:
    """Return a case whose input holds the right output, as the handler of these tests expects."""
    output = {"text": f"text of {case_id}"}
    return Case(file, case_id, level, "ours", "A rule of the kit.", {"output": output}, output)


KIT = Kit(
    {"greeting": "Port"},
    ("time", "redact", "pages"),
    (
        make_case("time", "even"),
        make_case("time", "odd"),
        make_case("redact", "later", "should"),
        make_case("pages", "unknown", "optional"),
    ),
)


def run(
    behaviour: str,
    selection: Selection | None = None,
    skips: Mapping[str, str] | None = None,
    timeout: float = 5.0,
) -> Run:
    command = [sys.executable, str(HANDLER), behaviour]
    return run_kit(KIT, command, selection or Selection(), skips or {}, timeout=timeout)


def statuses(found: Run) -> dict[str, str]:
    return {result.case.id: result.status for result in found.results}


def explain(found: Run) -> str:
    return next(result.explanation for result in found.results if result.case.id == "odd")


def test_a_good_handler_passes() -> None:
    """All cases of the handler's files pass, and the others are skipped with a reason."""
    found = run("good")
    assert statuses(found) == {"even": "passed", "odd": "passed", "later": "passed", "unknown": "skipped"}
    assert not found.has_failed
    assert found.handler == "Port 1"
    assert "pages" in found.results[-1].reason


@pytest.mark.parametrize(
    ("behaviour", "word"),
    [
        ("crash", "crashed: it ended with status 3"),
        ("chatter", "not a JSON object: debug: reading the case"),
        ("twice", "more than its answer"),
        ("endless", "a line of more than"),
        ("other-id", "has the id 'even'"),
        ("list", "must be an object"),
        ("error", "IndexError: 3"),
        ("wrong", "text: expected 'text of odd', got 'something else'"),
    ],
)
def test_a_failure_is_named_and_the_run_goes_on(behaviour: str, word: str) -> None:
    """The case fails with the reason, and the cases after it still run."""
    found = run(behaviour)
    assert statuses(found) == {"even": "passed", "odd": "failed", "later": "passed", "unknown": "skipped"}
    assert word in explain(found)
    assert found.has_failed


def test_a_handler_that_hangs_is_stopped() -> None:
    """No answer within the time limit is a failure, and the handler is started again."""
    found = run("hang", timeout=0.5)
    assert "within 0.5 s" in explain(found)
    assert statuses(found)["later"] == "passed"


def test_a_skip_of_the_handler_is_no_failure() -> None:
    """A handler may say that it does not carry out a case."""
    found = run("skip")
    assert statuses(found)["odd"] == "skipped"
    assert not found.has_failed


def test_stderr_of_the_handler_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    """Messages on stderr are no answers and pass through."""
    assert not run("stderr").has_failed
    assert "a warning" in capfd.readouterr().err


@pytest.mark.parametrize(
    ("behaviour", "word"),
    [
        ("silent-end", "crashed"),
        ("no-json", "not a JSON object"),
        ("wrong-type", "type hello"),
        ("wrong-format", "format 99"),
        ("wrong-files", "files must be a list"),
    ],
)
def test_a_wrong_greeting_ends_the_run(behaviour: str, word: str) -> None:
    """Without a valid greeting no case can run."""
    with pytest.raises(StartError, match=word):
        run(behaviour)


def test_a_missing_program_is_named() -> None:
    """A command that does not exist is named."""
    with pytest.raises(StartError, match="no-such-program"):
        run_kit(KIT, ["no-such-program"], Selection(), {})


def test_levels_files_and_ids_select_cases() -> None:
    """The selection restricts the run."""
    assert list(statuses(run("good", Selection(level="must")))) == ["even", "odd"]
    assert list(statuses(run("good", Selection(files=["redact"])))) == ["later"]
    assert list(statuses(run("good", Selection(cases=["time/odd"])))) == ["odd"]


def test_a_known_failure_is_skipped_with_its_reason() -> None:
    """A case of the skip file may fail."""
    found = run("wrong", skips={"time/odd": "issue 7"})
    assert statuses(found)["odd"] == "skipped"
    assert explain(found) == "issue 7"
    assert not found.has_failed


def test_stale_entries_of_the_skip_file_fail() -> None:
    """An entry of a case that passes or does not exist must be removed."""
    found = run("good", skips={"time/odd": "issue 7", "time/gone": "issue 8"})
    assert found.has_failed
    assert [sentence.split()[0] for sentence in found.stale] == ["time/odd", "time/gone"]


def test_entries_of_cases_that_did_not_run_are_not_stale() -> None:
    """A run of some cases says nothing about the others."""
    assert not run("good", Selection(cases=["even"]), {"time/odd": "issue 7"}).has_failed


@pytest.mark.parametrize("line", ["time/odd", "time/odd:", "odd: reason", "time/a: x\ntime/a: y"])
def test_a_malformed_skip_file_names_the_line(tmp_path: Path, line: str) -> None:
    """A line without name or reason, and a repeated one, are refused with their number."""
    path = tmp_path / "skips.txt"
    path.write_text(f"# known failures\n\n{line}\n")
    with pytest.raises(SkipFileError, match=r"skips.txt:[34]"):
        read_skips(path)


def test_the_text_fits_80_columns() -> None:
    """No line of table and failures is longer than 80 columns."""
    lines = write_text(KIT, run("wrong")).splitlines()
    assert max(map(len, lines)) <= WIDTH
    assert "FAILED time/odd (must, ours)" in lines


def test_the_table_counts_by_file_and_level() -> None:
    """Each row has passed, failed and skipped cases for must, should and optional."""
    rows = [line.split() for line in write_text(KIT, run("wrong")).splitlines()]
    assert ["time", "1", "1", "0", "0", "0", "0", "0", "0", "0"] in rows
    assert ["redact", "0", "0", "0", "1", "0", "0", "0", "0", "0"] in rows
    assert ["all", "1", "1", "0", "1", "0", "0", "0", "0", "1"] in rows


def test_junit_has_every_case() -> None:
    """The XML has a suite for each file, and failures and skips with their texts."""
    found = run("wrong", skips={"time/gone": "issue 8"})
    root = ET.fromstring(write_junit(KIT, found))
    assert {suite.get("name"): suite.get("tests") for suite in root} == {
        "time": "2",
        "redact": "1",
        "pages": "1",
        "skip file": "1",
    }
    assert [case.get("name") for case in root.iter("testcase") if case.find("failure") is not None] == [
        "odd",
        "time/gone",
    ]
    assert len(list(root.iter("skipped"))) == 1


def test_json_has_every_difference() -> None:
    """The JSON has counts and each result, with all differences."""
    document = json.loads(write_json(run("wrong")))
    odd = next(result for result in document["results"] if result["id"] == "odd")
    assert odd["differences"] == [{"step": "text", "expected": "text of odd", "actual": "something else"}]
    assert document["counts"]["must"] == {"passed": 1, "failed": 1, "skipped": 0}


def test_a_kit_of_another_format_is_refused(tmp_path: Path) -> None:
    """The message names both formats."""
    (tmp_path / "manifest.json").write_text('{"format": 2}')
    with pytest.raises(KitError, match="has the format 2, and this runner reads 1"):
        load_kit(tmp_path)


def test_a_handler_that_always_fails_does_not_take_for_ever() -> None:
    """After some failures in a row, the remaining cases are not run."""
    cases = tuple(make_case("time", "odd") for _ in range(9))
    command = [sys.executable, str(HANDLER), "crash"]
    found = run_kit(Kit(KIT.world, KIT.files, cases), command, Selection(), {})
    assert [result.status for result in found.results] == ["failed"] * 9
    assert found.results[-1].reason.startswith("Not run: the handler failed 5 times")
