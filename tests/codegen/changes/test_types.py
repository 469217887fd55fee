"""A type checker confirms the rules: programs written for A are checked against B, and back."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from yunbind_codegen.changes.comparison import compare
from yunbind_codegen.changes.git import read_specs
from yunbind_codegen.changes.rules import Rule
from yunbind_codegen.ir import Api

from .cases import CASES, Case
from .consumer import render_programs
from .judge import CONSUMER, PROJECT, find_type_errors, write_clouds, write_package

GROUPS = 8
"""Groups that the cases are divided into, so that the workers of a test run share them. One group takes about 20 s."""

REMOVED = "removed"
"""A cloud that only state A has."""


def name_clouds(group: int) -> dict[str, Case]:
    """Return every eighth case, as a cloud of its own: one run of the type checker judges them all."""
    return {f"cloud{number}": CASES[number] for number in range(group, len(CASES), GROUPS)}


def list_disagreements(
    cases: Mapping[str, str], old: Api, new: Api, complaints: Mapping[str, Sequence[str]], direction: str
) -> list[str]:
    """Return the cases about which the rules and the type checker disagree; cases are named by cloud."""
    wrong: list[str] = []
    for name, case in cases.items():
        before, after = (
            Api(tuple(each for each in api.providers if each.name == name)) for api in (old, new)
        )
        seen = [change.rule.code for change in compare(before, after) if change.rule.fails_type_check]
        errors = [
            text
            for file, texts in complaints.items()
            if file.split(".")[0].split("_")[0] == name
            for text in texts
        ]
        if bool(seen) != bool(errors):
            wrong.append(f"{case}, {direction}: the rules say {seen}, pyright says {errors[:3]}")
    return wrong


@pytest.mark.slow
@pytest.mark.parametrize("group", range(GROUPS))
def test_a_type_checker_agrees_with_every_rule(tmp_path: Path, group: int) -> None:
    """The type checker rejects the program of each change that it can see, and no other program."""
    cases = name_clouds(group)
    apis = {
        "A": write_clouds(tmp_path / "A", "A", {**cases, REMOVED: CASES[0]}),
        "B": write_clouds(tmp_path / "B", "B", cases),
    }
    for state, api in apis.items():
        write_package(tmp_path / f"package{state}", api)
    programs = {state: render_programs(api) for state, api in apis.items()}
    on_a = find_type_errors(
        tmp_path / "onA", tmp_path / "packageA", {"keep": programs["A"], "back": programs["B"]}
    )
    on_b = find_type_errors(
        tmp_path / "onB", tmp_path / "packageB", {"keep": programs["B"], "there": programs["A"]}
    )
    assert (on_a["keep"], on_b["keep"]) == ({}, {}), "a program does not fit its own package"
    names = {name: case.name for name, case in cases.items()} | {REMOVED: REMOVED}
    wrong = list_disagreements(names, apis["A"], apis["B"], on_b["there"], "there")
    wrong += list_disagreements(names, apis["B"], apis["A"], on_a["back"], "back")
    assert not wrong, "\n".join(wrong)


def test_each_rule_that_a_type_checker_sees_has_a_case_of_its_own() -> None:
    """Each rule that a type checker sees has a case without another such rule, except for whole clouds."""
    seen = {rule.code for rule in Rule if rule.fails_type_check}
    alone: set[str] = set()
    for case in CASES:
        for lines in (case.forward, case.backward):
            codes = {line.split()[0] for line in lines} & seen
            alone |= codes if len(codes) == 1 else set()
    assert seen - alone == {"provider-removed"}


TKE = "tencent/tke/2018-05-25"
REAL = {
    "an argument that the consumer file gives is removed": (
        f"{TKE}/actions/CreateImageCache.yaml",
        "  Tags:",
        "  Labels:",
    ),
    "a time that the consumer file reads becomes a text": (
        f"{TKE}/types.yaml",
        "CreationTime:\n        type: datetime",
        "CreationTime:\n        type: string",
    ),
    "a wider range": (f"{TKE}/actions/DescribeImageCaches.yaml", "range: [null, 50]", "range: [null, 100]"),
}
"""Edits of the real specs."""


@pytest.mark.slow
@pytest.mark.parametrize("what", REAL)
def test_the_consumer_file_agrees_about_the_real_specs(tmp_path: Path, what: str) -> None:
    """The type checker rejects the consumer file exactly if the rules say so."""
    path, old, new = REAL[what]
    shutil.copytree(PROJECT / "specs", tmp_path / "specs", ignore=shutil.ignore_patterns("schema"))
    place = tmp_path / "specs" / path
    text = place.read_text(encoding="utf-8")
    assert old in text
    place.write_text(text.replace(old, new, 1), encoding="utf-8")
    before, after = read_specs(PROJECT / "specs").api, read_specs(tmp_path / "specs").api
    write_package(tmp_path / "package", after)
    consumer = (PROJECT / CONSUMER).read_text(encoding="utf-8")
    trials = {"old": {"consumer.py": consumer}}
    errors = find_type_errors(tmp_path / "trials", tmp_path / "package", trials)["old"]
    changes = compare(before, after)
    assert changes
    assert bool(errors) == any(change.rule.fails_type_check for change in changes)


def judge(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the judge as docs/changes.md shows."""
    command = [sys.executable, "-m", "tests.codegen.changes.judge", *arguments]
    return subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_the_type_checker_and_the_rules_agree_about_this_commit() -> None:
    """CI does the same for each pull request. Takes about 6 s."""
    done = judge("HEAD")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("The type checker and the rules agree.\n")


@pytest.mark.slow
def test_the_judge_has_help_and_clear_errors() -> None:
    assert "Example: python -m tests.codegen.changes.judge HEAD\n" in judge("--help").stdout
    done = judge("no-such-revision")
    assert done.returncode == 1
    assert done.stderr.startswith("Error: There is no revision no-such-revision.")
