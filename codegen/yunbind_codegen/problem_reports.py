"""Reports of problems: text, annotations for GitHub, and JSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from .problems import Problem


def report_text(problems: Iterable[Problem], _root: Path) -> str:
    """Return each problem as ``path:line:column CODE message`` and a hint."""
    return "\n".join(str(problem) for problem in problems)


def report_github(problems: Iterable[Problem], root: Path) -> str:
    """Return workflow commands, which GitHub shows beside the lines of a pull request.

    Paths start at ``root``, as GitHub expects if a workflow runs in the repository's folder.
    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    return "\n".join(_annotate(problem, root) for problem in problems)


def _annotate(problem: Problem, root: Path) -> str:
    title = f"{problem.code.value} {problem.code.words}"
    properties = {
        "file": (root / problem.path).as_posix(),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": title,
    }
    listed = ",".join(f"{name}={_escape_property(value)}" for name, value in properties.items())
    message = f"{problem.message}\n{problem.hint}" if problem.hint else problem.message
    return f"::{problem.code.level} {listed}::{_escape(message)}"


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape(text).replace(":", "%3A").replace(",", "%2C")


def report_json(problems: Iterable[Problem], root: Path) -> str:
    """Return a JSON array of objects."""
    listed = [
        {
            "path": (root / problem.path).as_posix(),
            "line": problem.line,
            "column": problem.column,
            "code": problem.code.value,
            "title": problem.code.words,
            "level": problem.code.level,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps(listed, ensure_ascii=False, indent=1)


REPORTS: Mapping[str, Callable[[Iterable[Problem], Path], str]] = MappingProxyType(
    {"text": report_text, "github": report_github, "json": report_json}
)
