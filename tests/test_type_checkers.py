"""The four type checkers judge the package and a user's program, and see what must be refused."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
COMMENTS = {"pyright": "pyright", "mypy": "type", "ty": "ty", "pyrefly": "pyrefly"}
"""The word that begins the ignore comments of each type checker."""
COMMANDS = {
    "pyright": ["pyright"],
    "mypy": ["mypy"],
    "ty": ["ty", "check"],
    "pyrefly": ["pyrefly", "check", "--config", "pyproject.toml"],
}
RULES = {
    "pyright": "reportAssignmentType",
    "mypy": "assignment",
    "ty": "invalid-assignment",
    "pyrefly": "bad-assignment",
}


def test_every_refused_line_has_a_comment_for_each_type_checker() -> None:
    """A type checker without a comment would have to accept the line, so its own run would fail."""
    lines = [
        line
        for name in ("consumer.py", "emulator.py")
        for line in (ROOT / "tests/typing" / name).read_text(encoding="utf-8").splitlines()
        if "ignore[" in line
    ]
    assert len(lines) > 30
    for line in lines:
        assert set(re.findall(r"# (\w+): ignore\[", line)) == set(COMMENTS.values()), line


def run(checker: str, path: Path) -> str:
    """Return the report of a type checker, with the settings of the project."""
    command = [str(Path(sys.executable).parent / COMMANDS[checker][0]), *COMMANDS[checker][1:], str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.slow
@pytest.mark.parametrize("checker", COMMANDS)
def test_a_type_checker_reports_a_wrong_type_and_an_unnecessary_comment(tmp_path: Path, checker: str) -> None:
    """Both lines fail, so a comment in the user's program proves that its line is refused."""
    path = tmp_path / "program.py"
    lines = [
        "# pyright: strict, reportUnnecessaryTypeIgnoreComment=true",
        'wrong: int = "text"',
        f"right: int = 1  # {COMMENTS[checker]}: ignore[{RULES[checker]}]",
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert {int(line) for line in re.findall(r"program\.py:(\d+)", run(checker, path))} == {2, 3}
