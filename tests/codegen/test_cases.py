"""Conformance cases: their language, located problems, and the emitted kit."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from yunbind_codegen.cases.case_files import CASE_FILES
from yunbind_codegen.conformance.kit import render_kit
from yunbind_codegen.pipeline import read_api
from yunbind_codegen.problems import ProblemCode

from .specfolder import ACTION, SpecFolder

PATH = "conformance/redact/plain.yaml"
CASE = """\
file: redact
cases:
  - id: twice
    level: must
    evidence: ours
    why: Each occurrence is masked.
    input: {secrets: [abcdefghij], text: abcdefghij and abcdefghij}
    output: {text: "*** and ***"}
"""
RETRY = """\
file: retry
cases:
  - id: once
    level: must
    evidence: ours
    why: A success is not repeated.
    input:
      action: acme/box/2020-01-02/DescribeBoxes
      outcomes: [{status: 200, body: "{}"}]
    output: {attempts: 1, pauses: [], result: success}
"""


@pytest.fixture
def folder(tmp_path: Path) -> SpecFolder:
    made = SpecFolder(tmp_path)
    made.write(PATH, CASE)
    return made


def emit(folder: SpecFolder) -> dict[str, Any]:
    kit = render_kit(read_api(folder.specs))
    return {name: json.loads(text) for name, text in kit.items()}


def test_a_valid_case_has_no_problem(folder: SpecFolder) -> None:
    """Cases are specs: they are read and checked with the others."""
    folder.write("conformance/retry/plain.yaml", RETRY)
    assert folder.lint() == ()
    assert not [problem for problem in folder.review() if "conformance" in problem.path]


@pytest.mark.parametrize(
    ("old", "new", "code", "at"),
    [
        ("level: must", "level: always", ProblemCode.VALUE, "level: always"),
        ("text: abcdefghij and", "more: 1, text: abcdefghij and", ProblemCode.UNKNOWN_KEY, "more:"),
        ("evidence: ours", "evidence: documented", ProblemCode.VALUE, "id: twice"),
        ("id: twice", "id: Twice", ProblemCode.VALUE, "id: Twice"),
        ("file: redact", "file: retry", ProblemCode.VALUE, "file: retry"),
        ("    why: Each occurrence is masked.\n", "", ProblemCode.MISSING_KEY, "id: twice"),
        ("secrets: [abcdefghij]", 'secrets: [{$text: "a\\\\qb"}]', ProblemCode.VALUE, "secrets:"),
    ],
)
def test_a_misfit_is_reported_at_its_place(
    folder: SpecFolder, old: str, new: str, code: ProblemCode, at: str
) -> None:
    """Each problem of a case has the line of its cause."""
    folder.edit(PATH, old, new)
    (problem, *_) = folder.lint()
    assert (problem.code, problem.path) == (code, f"specs/{PATH}")
    assert problem.line == folder.find(PATH, at)[0]


@pytest.mark.parametrize(
    "value",
    [
        "{$time: yesterday}",
        '{$time: "2026-11-29T12:00:00"}',
        '{$int: "5"}',
        "{$bytes: '*'}",
        "{$date: x}",
        '{$int: "9007199254740993", more: 1}',
        "9007199254740993",
    ],
)
def test_tags_are_checked(folder: SpecFolder, value: str) -> None:
    """A tag that a port could not read, and an integer that JSON parsers round, are refused."""
    folder.write(
        "conformance/retry/plain.yaml",
        RETRY.replace("      outcomes", f"      members: {{A: {value}}}\n      outcomes"),
    )
    assert [problem.code for problem in folder.lint()] == [ProblemCode.VALUE]


def test_a_reference_to_nothing_is_reported(folder: SpecFolder) -> None:
    """An action of a case must exist, and the hint names the most similar one."""
    folder.write("conformance/retry/plain.yaml", RETRY.replace("DescribeBoxes", "DescribeBoxs"))
    (problem,) = folder.lint()
    assert problem.code == ProblemCode.UNKNOWN_ACTION
    assert "acme/box/2020-01-02/DescribeBoxes" in problem.hint


def test_an_id_is_unique_in_its_file_of_the_kit(folder: SpecFolder) -> None:
    """Two YAML files of one file of the kit share its ids."""
    folder.write("conformance/redact/more.yaml", CASE)
    (problem,) = folder.lint()
    assert problem.code == ProblemCode.REPEATED_CASE
    assert problem.path == f"specs/{PATH}"
    assert "specs/conformance/redact/more.yaml" in problem.message


def test_a_file_that_the_kit_does_not_have_is_stray(folder: SpecFolder) -> None:
    """The hint lists the files of the kit."""
    folder.write("conformance/redaction/plain.yaml", CASE)
    (problem,) = folder.lint()
    assert problem.code == ProblemCode.STRAY_FILE
    assert "redact" in problem.hint


def test_the_kit_holds_what_authors_wrote(folder: SpecFolder) -> None:
    """An emitted case has the parts of its YAML, without defaults."""
    (case,) = emit(folder)["redact.json"]["cases"]
    assert case == {
        "id": "twice",
        "level": "must",
        "evidence": "ours",
        "why": "Each occurrence is masked.",
        "input": {"secrets": ["abcdefghij"], "text": "abcdefghij and abcdefghij"},
        "output": {"text": "*** and ***"},
    }


def test_escaped_texts_are_emitted_as_texts(folder: SpecFolder) -> None:
    """Ports never see the tag $text, which YAML files need for control characters."""
    folder.edit(PATH, "text: abcdefghij and abcdefghij", "text: {$text: 'tab\\tand\\u0000'}")
    (case,) = emit(folder)["redact.json"]["cases"]
    assert case["input"]["text"] == "tab\tand\x00"


def test_the_manifest_counts_by_level_and_evidence(folder: SpecFolder) -> None:
    """The manifest has counts of each file and the frozen world."""
    manifest = emit(folder)["manifest.json"]
    assert list(manifest["files"]) == list(CASE_FILES)
    assert manifest["files"]["redact"]["levels"] == {"must": 1, "should": 0, "optional": 0}
    assert manifest["files"]["redact"]["evidence"] == {"documented": 0, "peer": 0, "ours": 1}
    kit = {name: emit(folder)[f"{name}.json"]["cases"] for name in CASE_FILES}
    assert manifest["cases"] == sum(map(len, kit.values())) > 1
    assert {name: facts["cases"] for name, facts in manifest["files"].items()} == {
        name: len(cases) for name, cases in kit.items()
    }
    assert manifest["world"]["time"] == "2026-11-29T12:00:00Z"


def test_a_sample_of_a_page_becomes_a_case(folder: SpecFolder) -> None:
    """The response of a sample is read to what the page shows."""
    cases = emit(folder)["response.json"]["cases"]
    assert cases
    assert {case["evidence"] for case in cases} == {"documented"}
    assert all(case["id"].startswith("sample-acme-box-describe-boxes-") for case in cases)
    for case in cases:
        body = json.loads(case["input"]["response"]["body"])
        assert case["output"]["members"].keys() == (body.get("Response") or body).keys()


def test_a_sample_that_deviates_from_its_page_is_no_case(folder: SpecFolder) -> None:
    """A sample with a mismatch proves nothing about reading."""
    before = len(emit(folder)["response.json"]["cases"])
    text = folder.read(ACTION)
    assert "examples:" in text
    folder.write(ACTION, text.partition("examples:")[0])
    assert len(emit(folder)["response.json"]["cases"]) < before


def test_ids_of_the_real_kit_are_unique() -> None:
    """Cases of samples have no id of a written case."""
    for name, document in emit_real().items():
        repeated = [key for key, number in Counter(case["id"] for case in document).items() if number > 1]
        assert (name, repeated) == (name, [])


def emit_real() -> dict[str, list[dict[str, Any]]]:
    folder = Path(__file__).parents[2] / "generated" / "conformance"
    return {
        name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))["cases"]
        for name in CASE_FILES
    }


def test_the_real_kit_has_enough_cases() -> None:
    """At least 800 cases cover all files, clouds and actions with members."""
    kit = emit_real()
    assert sum(map(len, kit.values())) >= 800
    assert all(kit.values())
    root = Path(__file__).parents[2] / "specs"
    actions = {
        f"{path.parents[1].relative_to(root).as_posix()}/{path.stem}"
        for path in root.glob("*/*/*/actions/*.yaml")
    }
    used = {case["input"].get("action") for name in ("request", "response") for case in kit[name]}
    assert actions - used == set()
