"""Spec files that were read: their content, and the position of each part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TypeAlias

from pydantic import BaseModel

from .problems import Problem, ProblemCode

Location: TypeAlias = tuple[str | int, ...]
"""A place in a file, as keys and indexes."""


CASES_FOLDER = "conformance"
"""The folder of the cases, beside those of the providers."""
CASES_PREFIX = "cases-"
"""The start of the kinds of files with cases. The name of the kit's file follows."""


@dataclass(frozen=True)
class Document:
    """One spec file, with its content and the position of each part."""

    path: str
    """Path from the folder that holds ``specs``, with forward slashes."""
    kind: str
    content: BaseModel | None
    """None when the file does not fit the language."""
    positions: Mapping[Location, tuple[int, int]] = field(repr=False)
    """Line and column of each location, from 1."""
    source: bytes = field(repr=False)

    @property
    def parts(self) -> tuple[str, ...]:
        """The path below ``specs``, split."""
        return PurePosixPath(self.path).parts[1:]

    @property
    def kit_file(self) -> str:
        """The file of the conformance kit that the cases of this one belong to. Empty for other specs."""
        return self.kind.removeprefix(CASES_PREFIX) if self.kind.startswith(CASES_PREFIX) else ""

    def problem(self, location: Location, code: ProblemCode, message: str, hint: str = "") -> Problem:
        """Return a problem at ``location``, or at the nearest part of the file that has a position."""
        while location and location not in self.positions:
            location = location[:-1]
        line, column = self.positions.get(location, (1, 1))
        return Problem(self.path, line, column, code, message, hint)


@dataclass(frozen=True)
class Specs:
    """All spec files in the order of their paths, and the problems that reading them found."""

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...]

    @property
    def whole_documents(self) -> tuple[Document, ...]:
        """The files that were read without a problem."""
        broken = {problem.path for problem in self.problems}
        return tuple(document for document in self.documents if document.path not in broken)
