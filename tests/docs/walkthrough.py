"""A reader who does what a page says, in a project of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tests.docs.pages import ROOT, Block, read_all_blocks

SOURCES = ("codegen", "runtime")


class Reader:
    """Works in ``root`` with this project's commands and with what is generated there."""

    def __init__(self, root: Path) -> None:
        self.root = root
        paths = [str(root / "generated"), *(str(ROOT / name) for name in SOURCES)]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("YUNBIND_")}
        self.environment = {
            **kept,
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "PYTHONPATH": os.pathsep.join(paths),
            "PYTHONDONTWRITEBYTECODE": "1",
        }

    def copy(self, *names: str) -> None:
        """Take files and folders of the project."""
        for name in names:
            source, target = ROOT / name, self.root / name
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)

    def run(self, *command: str) -> str:
        """Run a command, which must succeed, and return what it printed."""
        done = subprocess.run(
            command, cwd=self.root, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
        return done.stdout

    def follow(self, block: Block) -> str:
        """Do what a block says: run commands or a program, or write the file that its first line names."""
        if block.language == "sh":
            return self.run("bash", "-euo", "pipefail", "-c", block.text)
        if block.language == "python":
            return self.run(sys.executable, "-c", block.text)
        path = self.root / block.text.partition("\n")[0].removeprefix("# ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
        return ""


def list_steps(page: Path, *headings: str) -> Iterator[Block]:
    """The blocks of a page that tell a reader to do something, in their order; under some headings alone."""
    for block in read_all_blocks(page):
        is_step = block.language in ("sh", "python") or block.text.startswith("# specs/")
        if is_step and (not headings or block.heading in headings):
            yield block
