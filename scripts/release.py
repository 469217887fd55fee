"""Build a release of all distributions and check it, as ``make release VERSION=x.y.z`` does.

Nothing is tagged or uploaded. A release is refused with every reason at once: uncommitted changes, another
branch than main, a version that the code or the changelog does not name, or a smaller version than the API
changes since the last tag require. The wheels are checked in empty environments with locked dependencies
before they are put into dist/.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from release_build import build
from release_check import check
from release_commands import ReleaseError, git, run, say

PACKAGE = "yunbind"
PARTS = ("major", "minor", "patch", "none")
"""Parts of a version that a release can raise, the greatest first."""


def main() -> None:
    """Run the command line; exit status 0, 1 for a refused release, 2 for wrong usage."""
    parser = argparse.ArgumentParser(
        prog="scripts/release.py",
        description="Build a release and check it.",
        epilog="Example: make release VERSION=0.2.0 DRY_RUN=1",
    )
    parser.add_argument("version", help="the version to release, such as 0.2.0")
    parser.add_argument("--dry-run", action="store_true", help="do everything, but keep no file")
    options = parser.parse_args()
    root = Path(__file__).parents[1]
    try:
        release(root, options.version, is_dry_run=options.dry_run)
    except ReleaseError as error:
        sys.exit(f"Error: {error}")
    except OSError as error:
        sys.exit(f"Error: Nothing was kept: {error.filename or root}: {error.strerror}.")


def release(root: Path, version: str, *, is_dry_run: bool) -> None:
    """Build, check and keep a version."""
    check_readiness(root, version)
    with tempfile.TemporaryDirectory(prefix=f"{PACKAGE}-release-") as folder:
        builds = build(root, Path(folder))
        check(root, builds, version, Path(folder))
        if is_dry_run:
            say(f"Version {version} can be released. Nothing was kept.")
            return
        kept = keep(root / "dist", [file for each in builds for file in (each.sdist, each.wheel)])
    announce(root, version, kept)


def check_readiness(root: Path, version: str) -> None:
    """Check the tree, the version's name and the API changes."""
    if not re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", version):
        raise ReleaseError(f"{version!r} is not a version. Give one: make release VERSION=0.2.0")
    say("Checking the tree, the version and the changelog ...")
    reasons = [*find_reasons(root, version)]
    if reasons:
        listed = "".join(f"\n  - {reason}" for reason in reasons)
        raise ReleaseError(f"{version} cannot be released:{listed}\nNothing was built.")


def find_reasons(root: Path, version: str) -> Iterator[str]:
    """Yield the reasons why the tree cannot become this version."""
    if changed := git(root, "status", "--porcelain"):
        files = ", ".join(line[3:] for line in changed.splitlines()[:5])
        yield f"The tree has uncommitted changes ({files}). Commit or remove them."
    branch = git(root, "branch", "--show-current")
    if branch != "main":
        yield f"The branch is {branch or 'unknown'}. Releases are built from main: git switch main."
    place = "runtime/yunbind_runtime/__init__.py"
    if f'__version__ = "{version}"\n' not in (root / place).read_text(encoding="utf-8"):
        yield f'{place} has another version. Write __version__ = "{version}" and commit.'
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    entry = re.search(rf"^## {re.escape(version)}\b(?!\.)[^\n]*\n(.*?)(?=^## |\Z)", changelog, re.M | re.S)
    if entry is None or not entry[1].strip():
        yield f"CHANGELOG.md has no entry. Move the entries under Unreleased to '## {version}' and commit."
    if git(root, "tag", "--list", f"v{version}"):
        yield f"The tag v{version} exists already. Use the next version."
    else:
        yield from find_wrong_step(root, version)


def find_wrong_step(root: Path, version: str) -> Iterator[str]:
    """Yield the reasons why the version does not fit the last one and the changes since."""
    tags = git(root, "tag", "--list", "v*", "--merged", "HEAD", "--sort=-version:refname").splitlines()
    last = next((tag for tag in tags if re.fullmatch(r"v\d+\.\d+\.\d+", tag)), None)
    if last is None:
        say("No earlier version has a tag. The API is not compared.")
        return
    following = list_following(last.removeprefix("v"))
    step = next((part for part, each in following.items() if each == version), None)
    if step is None:
        yield f"{version} does not follow {last}. The next version is {' or '.join(following.values())}."
        return
    required = find_required_part(root, last)
    if PARTS.index(step) > PARTS.index(required):
        yield (
            f"The API changes since {last} require a {required} version, {following[required]}, but "
            f"{version} is a {step} version. See: yunbind-codegen diff {last}"
        )


def list_following(version: str) -> Mapping[str, str]:
    """Return the versions that can follow one, by the part that is raised."""
    major, minor, patch = map(int, version.split("."))
    return {
        "major": f"{major + 1}.0.0",
        "minor": f"{major}.{minor + 1}.0",
        "patch": f"{major}.{minor}.{patch + 1}",
    }


def find_required_part(root: Path, tag: str) -> str:
    """Return the part of the version that the API changes since a tag require."""
    say(f"Comparing the API with {tag} ...")
    command = [sys.executable, "-m", "yunbind_codegen", "diff", tag, "--format", "json"]
    output = run(command, f"The API cannot be compared with {tag}", cwd=root)
    try:
        bump: Any = json.loads(output)["version"]["bump"]
    except (ValueError, KeyError, TypeError):
        bump = None
    if bump not in PARTS:
        raise ReleaseError(
            f"yunbind-codegen diff {tag} --format json names no bump among {', '.join(PARTS)}."
        )
    return bump


def keep(dist: Path, built: Iterable[Path]) -> list[Path]:
    """Copy the files into a folder, all or none."""
    dist.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=dist) as folder:
        staged = [Path(shutil.copy(file, folder)) for file in built]
        return [file.replace(dist / file.name) for file in staged]


def announce(root: Path, version: str, kept: Iterable[Path]) -> None:
    """Print the files and the commands that publish them."""
    files = [file.relative_to(root).as_posix() for file in kept]
    say("\nBuilt and checked:")
    for name in files:
        say(f"  {name}  sha256:{hashlib.sha256((root / name).read_bytes()).hexdigest()}")
    say("\nNothing was tagged or uploaded. To publish:")
    say(f'  git tag --annotate v{version} --message "{PACKAGE} {version}"')
    say(f"  git push origin v{version}")
    say(f"  .venv/bin/uv publish {' '.join(files)}")


if __name__ == "__main__":
    main()
