"""Programs that run with an edited fact."""

from __future__ import annotations

import ast
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yunbind_facts

FACTS = Path(yunbind_facts.__file__).parent


@dataclass(frozen=True)
class Edit:
    """An edited fact, and a program whose output it changes."""

    name: str
    value: object
    program: str
    before: str
    after: str
    module: str = "behavior"

    def __str__(self) -> str:
        return self.name


def check_edit(edit: Edit, folder: Path) -> None:
    """Check the output of a program before and after an edit, which is made in a copy in a folder."""
    assert run(edit.program, {}) == edit.before
    place = folder / "yunbind_facts"
    shutil.copytree(FACTS, place, ignore=shutil.ignore_patterns("__pycache__"))
    module = place / f"{edit.module}.py"
    tree = ast.parse(module.read_text(encoding="utf-8"))
    (constant,) = (
        node
        for node in tree.body
        if isinstance(node, ast.AnnAssign) and ast.unparse(node.target) == edit.name
    )
    constant.value = ast.parse(repr(edit.value), mode="eval").body
    module.write_text(ast.unparse(tree), encoding="utf-8")
    assert run(edit.program, {"PYTHONPATH": str(folder)}) == edit.after


def run(program: str, environment: Mapping[str, str]) -> str:
    """Return the output of a program in a new interpreter."""
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", **environment}
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False, env=environment
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
