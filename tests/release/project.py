"""A copy of this project to release, in a repository of its own without a history."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
INIT = "runtime/yunbind_runtime/__init__.py"
SCRIPTS = [f"scripts/{name}.py" for name in ("release", "release_build", "release_check", "release_commands")]


def list_files() -> list[str]:
    """Return the files that git tracks or would add."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
    return [name for name in listed if (ROOT / name).is_file() and not (ROOT / name).is_symlink()]


class Project:
    """A copy of some of the files, committed on main."""

    def __init__(self, root: Path, *names: str) -> None:
        self.root = root / "project"
        self.fakes = root / "fakes"
        for name in names:
            target = self.root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target)
        self.git("init", "--quiet", "--initial-branch", "main")
        self.commit("Begin")

    def git(self, *arguments: str) -> None:
        who = ["-c", "user.name=Test", "-c", "user.email=test@example.invalid", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *arguments], cwd=self.root, capture_output=True, check=True)

    def commit(self, message: str) -> None:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)

    def name_version(self, version: str, *, entry: str = "### Added\n\n- Something.\n") -> None:
        """Write a version into the code and the changelog, and commit."""
        init = self.root / INIT
        text = re.sub(r'__version__ = ".*"', f'__version__ = "{version}"', init.read_text(encoding="utf-8"))
        init.write_text(text, encoding="utf-8")
        changelog = self.root / "CHANGELOG.md"
        head, _, rest = changelog.read_text(encoding="utf-8").partition("## Unreleased\n")
        changelog.write_text(
            f"{head}## Unreleased\n\n## {version} (2026-11-22)\n\n{entry}\n{rest}", encoding="utf-8"
        )
        self.commit(f"Release {version}")

    def fake_diff(self, printed: object, *, status: int = 0) -> None:
        """Replace ``yunbind-codegen diff`` by a program that prints this."""
        package = self.fakes / "yunbind_codegen"
        package.mkdir(parents=True, exist_ok=True)
        package.joinpath("__init__.py").touch()
        package.joinpath("__main__.py").write_text(
            "import sys\n"
            "assert sys.argv[1] == 'diff' and sys.argv[3:] == ['--format', 'json'], sys.argv\n"
            f"sys.stdout.write({json.dumps(json.dumps(printed))})\n"
            f"sys.stderr.write({'no such revision' if status else ''!r})\n"
            f"sys.exit({status})\n",
            encoding="utf-8",
        )

    def release(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run the release script of the copy."""
        paths = [str(self.fakes)] if self.fakes.exists() else []
        environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
        return subprocess.run(
            [sys.executable, "scripts/release.py", *arguments],
            cwd=self.root,
            env={**environment, "PYTHONPATH": os.pathsep.join(paths)},
            capture_output=True,
            text=True,
            check=False,
        )
