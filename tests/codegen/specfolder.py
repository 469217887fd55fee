"""A small valid tree of specs that tests copy and spoil."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yunbind_codegen.check import check, review
from yunbind_codegen.key_order import arrange
from yunbind_codegen.load import load
from yunbind_codegen.problems import Problem, ProblemCode

BASE = Path(__file__).parent / "base"
"""One provider with one service with one action that uses nearly everything the spec language has."""

PROVIDER = "acme/provider.yaml"
COMMON = "acme/errors.yaml"
SERVICE = "acme/box/2020-01-02/service.yaml"
TYPES = "acme/box/2020-01-02/types.yaml"
ERRORS = "acme/box/2020-01-02/errors.yaml"
ACTION = "acme/box/2020-01-02/actions/DescribeBoxes.yaml"

Tree = dict[str, Any]
"""What each spec file says, by its path."""


class SpecFolder:
    """A copy of the base specs in ``<root>/specs``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.specs = root / "specs"
        shutil.copytree(BASE, self.specs)

    def read(self, path: str) -> str:
        return (self.specs / path).read_text(encoding="utf-8")

    def write(self, path: str, content: str | bytes) -> None:
        """Write a spec file, new or not."""
        place = self.specs / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a text that stands exactly once in a file."""
        text = self.read(path)
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        self.write(path, text.replace(old, new))

    def put(self, tree: Tree, *, escape: bool = False) -> None:
        """Write files from data, as JSON, which is YAML; ``escape`` writes nothing but ASCII."""
        for path, data in tree.items():
            self.write(path, json.dumps(data, indent=1, ensure_ascii=escape))

    def lint(self) -> tuple[Problem, ...]:
        """Every problem of every file."""
        return check(load(self.specs))

    def review(self) -> tuple[Problem, ...]:
        """Every warning of every file."""
        return review(load(self.specs))

    def arrange(self) -> None:
        """Write the keys of every file in the order of the language."""
        for document in load(self.specs).documents:
            self.write("/".join(document.parts), arrange(document).text)

    def find(self, path: str, text: str) -> tuple[int, int]:
        """Line and column, from 1, of the first place where a file says ``text``."""
        before = self.read(path).partition(text)
        assert before[1], f"{path} does not say {text!r}"
        return before[0].count("\n") + 1, len(before[0]) - before[0].rfind("\n")


def read_tree() -> Tree:
    """The base specs as data."""
    return {
        path.relative_to(BASE).as_posix(): yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in sorted(BASE.rglob("*.yaml"))
    }


@dataclass(frozen=True)
class Mistake:
    """An edit that makes one problem, and one that looks like it and makes none."""

    what: str
    code: ProblemCode
    path: str
    old: str
    """What the file says, once."""
    wrong: str
    at: str
    """Where the problem is, as the first such text of the spoiled file."""
    hint: str
    """What message or hint must say."""
    right: str

    def __str__(self) -> str:
        return f"{self.code.value} {self.what}"

    def expect(self, specs: SpecFolder) -> None:
        """Make the mistake, see its one problem, and see that the look-alike has none."""
        text = specs.read(self.path)
        specs.edit(self.path, self.old, self.wrong)
        problems = specs.lint()
        assert [problem.code for problem in problems] == [self.code], "\n".join(map(str, problems))
        found = problems[0]
        assert (found.path, (found.line, found.column)) == (
            f"specs/{self.path}",
            specs.find(self.path, self.at),
        )
        assert self.hint in f"{found.message}\n{found.hint}", found
        specs.write(self.path, text)
        specs.edit(self.path, self.old, self.right)
        problems = specs.lint()
        assert not problems, "\n".join(map(str, problems))
