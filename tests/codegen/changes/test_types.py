"""What the rules say of type checkers, judged by one: programs written for A are checked against B, and back."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from yunbind_codegen.api import Api
from yunbind_codegen.changes.comparison import compare
from yunbind_codegen.changes.revision import read_state
from yunbind_codegen.changes.rules import Rule
from yunbind_codegen.pipeline import generate

from .cases import CASES
from .consumer import render_programs

PROJECT = Path(__file__).parents[3]
NAMES = {f"cloud{number}": case for number, case in enumerate(CASES)}
"""Each case is a cloud of its own, so that all of them can be checked at once."""

GONE = "gone"
"""A cloud that state A alone has."""


def write_clouds(root: Path, state: str) -> Api:
    """Every case in one state, as one folder of specs."""
    for name, case in NAMES.items() if state == "B" else (*NAMES.items(), (GONE, CASES[0])):
        cloud = case.write(root / name, state).specs / "acme"
        place = root / "specs" / name
        shutil.copytree(cloud, place)
        settings = place / "provider.yaml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace("provider: acme", f"provider: {name}"), encoding="utf-8")
    return read_state(root / "specs").api


def write_package(root: Path, api: Api) -> None:
    """The import package that specs ask for."""
    for path, text in generate(api).items():
        if path.startswith("generated/yunbind/"):
            place = root / path.removeprefix("generated/")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")


def find_complaints(folder: Path, programs: Mapping[str, str], package: Path) -> dict[str, list[str]]:
    """What pyright in strict mode says of each program that it refuses."""
    folder.mkdir()
    for name, text in programs.items():
        (folder / name).write_text(text, encoding="utf-8")
    settings = {
        "include": ["."],
        "typeCheckingMode": "strict",
        "pythonVersion": "3.11",
        "extraPaths": [str(package), str(PROJECT / "runtime")],
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings), encoding="utf-8")
    command = [sys.executable, "-m", "pyright", "-p", str(folder), "--pythonpath", sys.executable]
    done = subprocess.run([*command, "--outputjson"], capture_output=True, text=True, check=False)
    report: dict[str, Any] = json.loads(done.stdout)
    assert report["summary"]["filesAnalyzed"] == len(programs)
    found: dict[str, list[str]] = {}
    for each in report["generalDiagnostics"]:
        found.setdefault(Path(each["file"]).name, []).append(each["message"])
    return found


def tell_differences(
    old: Api, new: Api, complaints: Mapping[str, Sequence[str]], direction: str
) -> list[str]:
    """The cases of which the rules say one thing and the type checker another."""
    wrong: list[str] = []
    for name, case in (*NAMES.items(), (GONE, GONE)):
        before, after = (
            Api(tuple(each for each in api.providers if each.name == name)) for api in (old, new)
        )
        seen = [change.rule.code for change in compare(before, after) if change.rule.is_seen]
        said = [
            text
            for file, texts in complaints.items()
            if file.split(".")[0].split("_")[0] == name
            for text in texts
        ]
        if bool(seen) != bool(said):
            wrong.append(f"{case}, {direction}: the rules say {seen}, pyright says {said[:3]}")
    return wrong


@pytest.mark.slow
def test_a_type_checker_agrees_with_every_rule(tmp_path: Path) -> None:
    """It refuses the program of each change that it is said to see, and no other."""
    apis = {state: write_clouds(tmp_path / state, state) for state in "AB"}
    for state, api in apis.items():
        write_package(tmp_path / f"package{state}", api)
    programs = {state: render_programs(api) for state, api in apis.items()}
    kept = find_complaints(tmp_path / "same", programs["A"], tmp_path / "packageA")
    assert kept == {}, "a program does not fit its own package"
    there = find_complaints(tmp_path / "there", programs["A"], tmp_path / "packageB")
    back = find_complaints(tmp_path / "back", programs["B"], tmp_path / "packageA")
    wrong = tell_differences(apis["A"], apis["B"], there, "there")
    wrong += tell_differences(apis["B"], apis["A"], back, "back")
    assert not wrong, "\n".join(wrong)


def test_each_rule_that_a_type_checker_sees_is_judged_alone() -> None:
    """Of each such rule there is a case where no other explains a complaint; a whole cloud is judged beside them."""
    seen = {rule.code for rule in Rule if rule.is_seen}
    alone: set[str] = set()
    for case in CASES:
        for lines in (case.forward, case.backward):
            codes = {line.split()[0] for line in lines} & seen
            alone |= codes if len(codes) == 1 else set()
    assert seen - alone == {"provider-removed"}
