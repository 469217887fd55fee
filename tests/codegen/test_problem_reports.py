"""The forms in which problems are reported."""

from __future__ import annotations

import json
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from yunbind_codegen.problem_reports import REPORTS
from yunbind_codegen.problems import Problem, ProblemCode

PROBLEM = Problem("specs/a, b.yaml", 3, 7, ProblemCode.UNKNOWN_TYPE, "100% wrong: Lidd.", "Did you mean Lid?")

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def unescape(text: str) -> str:
    """As GitHub's runner reads a workflow command, in its order."""
    for sign, escaped in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(escaped, sign)
    return text


def test_github_sees_an_annotation() -> None:
    """The command has GitHub's form, and its path begins at the folder that the command was given."""
    assert REPORTS["github"]([PROBLEM], Path("project")) == (
        "::error file=project/specs/a%2C b.yaml,line=3,col=7,title=S401 unknown type"
        "::100%25 wrong: Lidd.%0ADid you mean Lid?"
    )


def test_a_warning_is_annotated_as_one() -> None:
    """Style does not look like a mistake."""
    problem = Problem("specs/a.yaml", 1, 1, ProblemCode.ORDER, "The key a belongs before b.")
    assert REPORTS["github"]([problem], Path()).startswith("::warning file=specs/a.yaml,line=1,")


@given(path=TEXTS, message=TEXTS, hint=TEXTS)
def test_no_text_leaves_its_annotation(path: str, message: str, hint: str) -> None:
    """Whatever a spec or its path says, one problem is one command, and GitHub reads back what was said."""
    problem = Problem(path, 1, 2, ProblemCode.VALUE, message, hint)
    command = REPORTS["github"]([problem], Path())
    assert "\n" not in command
    assert "\r" not in command
    found = re.fullmatch(r"::error file=([^,:]*),line=1,col=2,title=S203 value::(.*)", command, re.DOTALL)
    assert found
    assert unescape(found[1]) == Path(path).as_posix()
    assert unescape(found[2]) == (f"{message}\n{hint}" if hint else message)


def test_json_shows_texts_of_all_scripts() -> None:
    problem = Problem("specs/a.yaml", 1, 1, ProblemCode.VALUE, "箱: wrong.", "")
    assert "箱: wrong." in REPORTS["json"]([problem], Path())


@given(message=TEXTS)
def test_json_says_everything(message: str) -> None:
    """Tools read place, code, level and words as data."""
    problem = Problem("specs/a.yaml", 3, 7, ProblemCode.UNKNOWN_TYPE, message, "Did you mean Lid?")
    assert json.loads(REPORTS["json"]([problem], Path("project"))) == [
        {
            "path": "project/specs/a.yaml",
            "line": 3,
            "column": 7,
            "code": "S401",
            "title": "unknown type",
            "level": "error",
            "message": message,
            "hint": "Did you mean Lid?",
        }
    ]


def test_no_problem_is_an_empty_report() -> None:
    """Nothing to say is nothing, and an empty array as data."""
    assert [REPORTS[form]([], Path()) for form in ("text", "github", "json")] == ["", "", "[]"]
