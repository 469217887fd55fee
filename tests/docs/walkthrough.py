"""A reader who does what a page says, in a project of their own."""

from __future__ import annotations

import os
import re
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
        if block.language == "diff":
            self.apply(block.text)
            return ""
        path = self.root / block.text.partition("\n")[0].removeprefix("# ")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(block.text, encoding="utf-8")
        return ""

    def apply(self, patch: str) -> None:
        """Change a file as a patch without line numbers shows it: what it shows must stand there once."""
        name = re.match(r"--- (\S+)\n\+\+\+ \1\n", patch)
        assert name, "a patch begins with the file, twice"
        path = self.root / name[1]
        text = path.read_text(encoding="utf-8")
        for hunk in re.split(r"^@@.*\n", patch[name.end() :], flags=re.MULTILINE)[1:]:
            lines = hunk.splitlines(keepends=True)
            old = "".join(line[1:] for line in lines if line[0] != "+")
            assert text.count(old) == 1, f"{name[1]} does not say once:\n{old}"
            text = text.replace(old, "".join(line[1:] for line in lines if line[0] != "-"))
        path.write_text(text, encoding="utf-8")

    def begin_repository(self) -> None:
        """Commit what is there, so that a page's steps have a past to compare with."""
        self.environment |= {
            f"GIT_{role}_{key}": value
            for role in ("AUTHOR", "COMMITTER")
            for key, value in (("NAME", "Reader"), ("EMAIL", "reader@example.invalid"))
        }
        (self.root / ".gitignore").write_text(
            "__pycache__/\n.pytest_cache/\n.hypothesis/\n", encoding="utf-8"
        )
        self.run("git", "init", "--quiet", "--initial-branch", "main")
        self.run("git", "add", "--all")
        self.run("git", "commit", "--quiet", "--message", "Begin")


def list_steps(page: Path, *headings: str) -> Iterator[Block]:
    """The blocks of a page that tell a reader to do something, in their order; under some headings alone."""
    for block in read_all_blocks(page):
        is_step = block.language in ("sh", "python", "diff") or block.text.startswith("# specs/")
        if is_step and (not headings or block.heading in headings):
            yield block
