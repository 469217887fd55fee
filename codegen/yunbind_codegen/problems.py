"""Problems of specs, with a code for each kind."""

from __future__ import annotations

import bisect
import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias

Level: TypeAlias = Literal["error", "warning"]


class ProblemCode(StrEnum):
    """The code of a kind of problem. ``docs/problems.md`` explains each with an example."""

    UNREADABLE = "S101"
    SYNTAX = "S102"
    DUPLICATE_KEY = "S103"
    ALIAS = "S104"
    TAG = "S105"
    KEY = "S106"
    CHARACTER = "S107"
    SIZE = "S108"

    UNKNOWN_KEY = "S201"
    MISSING_KEY = "S202"
    VALUE = "S203"

    PLACE = "S301"
    MISSING_FILE = "S302"
    STRAY_FILE = "S303"
    DEFAULT_VERSION = "S304"

    UNKNOWN_TYPE = "S401"
    UNUSED_TYPE = "S402"
    TYPE_EXPRESSION = "S403"
    UNKNOWN_ERROR = "S404"
    REPEATED_ERROR = "S405"
    UNKNOWN_MEMBER = "S406"
    UNKNOWN_ACTION = "S407"
    REPEATED_CASE = "S408"

    NAME_COLLISION = "S501"
    RESERVED_NAME = "S502"

    LIMIT = "S601"
    PATTERN = "S602"
    ENUM = "S603"
    WIRE = "S604"
    SCHEME = "S605"

    EXAMPLE = "S701"
    DEVIATION = "S702"

    PAGINATOR = "S801"
    WAITER_FAILURE = "S802"
    WAITER = "S803"

    ORDER = "S901"
    UNPAGED_LIST = "S902"
    SENSITIVE = "S903"
    TEXT_TIME = "S904"
    NO_SOURCE = "S905"
    REPEATABLE = "S906"
    NO_EXAMPLE = "S907"
    SENTENCE = "S908"
    ECHO = "S909"
    HIDDEN_ENUM = "S910"
    UNUSED_ERROR = "S911"

    @property
    def words(self) -> str:
        """The title of the section in ``docs/problems.md``."""
        return self.name.lower().replace("_", " ")

    @property
    def level(self) -> Level:
        """``warning`` for style (S9), else ``error``."""
        return "warning" if self.value.startswith("S9") else "error"


@dataclass(frozen=True, order=True)
class Problem:
    """A problem of a spec: place, code, message and remedy."""

    path: str
    line: int
    column: int
    code: ProblemCode
    message: str
    hint: str = ""

    @classmethod
    def of_file(cls, path: str, code: ProblemCode, message: str, hint: str = "") -> Problem:
        """Return a problem of a whole file or folder, which is reported at its first character."""
        return cls(path, 1, 1, code, message, hint)

    def __str__(self) -> str:
        text = f"{self.path}:{self.line}:{self.column} {self.code.value} {self.message}"
        return f"{text}\n    {self.hint}" if self.hint else text


class SpecError(Exception):
    """The specs have problems; all of them are in ``problems``."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        count = len(self.problems)
        super().__init__(f"{count} problem{'' if count == 1 else 's'} in the specs")


FEW = 300
"""Number of names before and after an unknown one that are compared with it, to save time."""


def suggest(wrong: str, choices: Iterable[str]) -> str:
    """Return a hint with the valid choices, starting with the one most like ``wrong``."""
    valid = sorted(set(choices))
    if not valid:
        return "Nothing is defined yet that could be used here."
    at = bisect.bisect(valid, wrong)
    near = difflib.get_close_matches(wrong, valid[max(at - FEW, 0) : at + FEW], n=1)
    listed = ", ".join(valid[:30]) + (f" and {len(valid) - 30} more" if len(valid) > 30 else "")
    return f"Did you mean {near[0]}? Valid: {listed}." if near else f"Valid: {listed}."
