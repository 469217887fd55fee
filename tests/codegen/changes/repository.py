"""A git repository with a small project, for tests."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from ..specfolder import SpecFolder

IDENTITY = {
    **{
        f"GIT_{role}_{part}": value
        for role in ("AUTHOR", "COMMITTER")
        for part, value in (
            ("NAME", "A tester"),
            ("EMAIL", "tester@example.com"),
            ("DATE", "2026-01-02T03:04:05Z"),
        )
    },
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
}


class Repository(SpecFolder):
    """The base specs, in git."""

    def __init__(self, root: Path) -> None:
        super().__init__(root)
        self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *arguments: str) -> str:
        """Run git in the repository and return its output."""
        done = subprocess.run(
            ["git", "-C", str(self.root), *arguments],
            env={**os.environ, **IDENTITY},
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout.strip()

    def commit(self, message: str) -> str:
        """Commit everything and return the commit's hash."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", f"--message={message}")
        return self.git("rev-parse", "HEAD")

    def write_version(self, version: str) -> None:
        """Give the project a version."""
        place = self.root / "runtime" / "yunbind_runtime" / "__init__.py"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(f'"""Runtime."""\n\n__version__ = "{version}"\n', encoding="utf-8")

    def list_files(self) -> dict[str, bytes]:
        """Every file outside of git's own folder."""
        return {
            path.relative_to(self.root).as_posix(): path.read_bytes()
            for path in self.root.rglob("*")
            if path.is_file() and ".git" not in path.relative_to(self.root).parts
        }
