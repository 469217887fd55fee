"""Check with a type checker whether programs for one state of the specs fit the package of another.

``python -m tests.codegen.changes.judge REV`` checks the programs that use everything in the specs at REV, and the
consumer file at REV, against the package in the working tree. The exit status is 1 if the type checker and
``yunbind-codegen diff REV`` disagree.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from yunbind_codegen.changes.comparison import compare
from yunbind_codegen.changes.git import RevisionError, find_revision, read_revision, read_specs
from yunbind_codegen.ir import Api
from yunbind_codegen.pipeline import generate
from yunbind_codegen.problems import SpecError

from .cases import Case
from .consumer import render_programs

PROJECT = Path(__file__).parents[3]
CONSUMER = "tests/typing/consumer.py"

_UNNECESSARY_IGNORE = 'Unnecessary "# pyright: ignore'
"""The message for a line that the type checker should reject and now accepts; it breaks no program."""


def write_clouds(root: Path, state: str, cases: Mapping[str, Case]) -> Api:
    """Write cases in one state as one folder of specs, each as its own cloud, by the cloud's name."""
    for name, case in cases.items():
        place = root / "specs" / name
        shutil.copytree(case.write(root / name, state).specs / "acme", place)
        settings = place / "provider.yaml"
        text = settings.read_text(encoding="utf-8")
        settings.write_text(text.replace("provider: acme", f"provider: {name}"), encoding="utf-8")
    return read_specs(root / "specs").api


def write_package(root: Path, api: Api) -> None:
    """Write the import package of resolved specs."""
    for path, text in generate(api).items():
        if path.startswith("generated/yunbind/"):
            place = root / path.removeprefix("generated/")
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")


def find_type_errors(
    folder: Path, package: Path, trials: Mapping[str, Mapping[str, str]]
) -> dict[str, dict[str, list[str]]]:
    """Return the errors of pyright in strict mode for programs, by trial and file name.

    All trials against one package run at once, because that is faster.
    """
    for name, programs in trials.items():
        (folder / name).mkdir(parents=True)
        for file, text in programs.items():
            (folder / name / file).write_text(text, encoding="utf-8")
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
    assert report["summary"]["filesAnalyzed"] == sum(map(len, trials.values()))
    found: dict[str, dict[str, list[str]]] = {name: {} for name in trials}
    for each in report["generalDiagnostics"]:
        if not each["message"].startswith(_UNNECESSARY_IGNORE):
            file = Path(each["file"])
            found[file.parent.name].setdefault(file.name, []).append(each["message"])
    return found


def main(name: str) -> int:
    """Compare the rules with the type checker for the changes since a revision."""
    revision = find_revision(PROJECT, name)
    old, new = read_revision(revision).api, read_specs(PROJECT / "specs").api
    seen = [change for change in compare(old, new) if change.rule.fails_type_check]
    programs = render_programs(old)
    consumer = revision.read_file(CONSUMER)
    if consumer:
        programs["consumer.py"] = consumer
    with TemporaryDirectory() as folder:
        errors = find_type_errors(Path(folder), PROJECT / "generated", {"programs": programs})["programs"]
    for change in seen:
        print(f"{change.rule.code} {change.symbol}: {change.sentence}")
    for file, messages in errors.items():
        print(f"{file}: {len(messages)} errors, the first: {messages[0]}")
    agree = bool(seen) == bool(errors)
    print("The type checker and the rules agree." if agree else "The type checker and the rules disagree.")
    return 0 if agree else 1


def run() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.codegen.changes.judge",
        description="Check whether the type checker agrees with yunbind-codegen diff REV.",
        epilog="Example: python -m tests.codegen.changes.judge HEAD",
    )
    parser.add_argument("revision", metavar="REV", help="a commit: a hash, a branch, a tag")
    try:
        return main(parser.parse_args().revision)
    except (RevisionError, SpecError) as error:
        print(f"Error: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(run())
