"""Build a release and check it, as ``make release VERSION=x.y.z`` does. Nothing is tagged or uploaded.

It refuses, with every reason at once, what is no release: changes that are not committed, another branch than
main, a version that the code or the changelog does not name, and one that promises less than the change of
the API since the last tag asks for. What it builds is checked in an empty environment, with the locked
versions of what it needs; only then is it put into dist/.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import venv
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NoReturn

PACKAGE = "yunbind"
PARTS = ("major", "minor", "patch", "none")
"""Steps of a version, the greatest first."""
CONTENT = {"yunbind", "yunbind_runtime", "yunbind_emulator", "yunbind_cli", "yunbind_codegen"}
"""Packages that the wheel brings."""

VERSION = "import yunbind_runtime; print(yunbind_runtime.__version__)"
CALL = """
from yunbind_emulator import Emulator

with Emulator() as cloud, cloud.tencent.tke() as tke:
    made = tke.create_image_cache(images=["nginx:latest"], vpc_id="vpc-1", subnet_id="subnet-1")
    assert made.image_cache_id in [each.image_cache_id for each in tke.image_caches()]
"""


class Refusal(Exception):
    """It is no release, and why."""


def main() -> None:
    """Run the command line; exit status 0, 1 for a refusal, 2 for wrong usage."""
    parser = argparse.ArgumentParser(
        prog="scripts/release.py",
        description="Build a release and check it.",
        epilog="Example: make release VERSION=0.2.0 DRY_RUN=1",
    )
    parser.add_argument("version", help="the version to be, such as 0.2.0")
    parser.add_argument("--dry-run", action="store_true", help="do everything, and keep nothing")
    options = parser.parse_args()
    root = Path(__file__).parents[1]
    try:
        refuse_unless_ready(root, options.version)
        with tempfile.TemporaryDirectory(prefix=f"{PACKAGE}-release-") as folder:
            built = build(root, Path(folder))
            check(root, built, options.version, Path(folder))
            if options.dry_run:
                say(f"Version {options.version} can be released. Nothing was kept.")
                return
            kept = keep(root / "dist", built)
    except Refusal as refusal:
        sys.exit(f"Error: {refusal}")
    except OSError as error:
        sys.exit(f"Error: Nothing was kept: {error.filename or root}: {error.strerror}.")
    tell_next(root, options.version, kept)


def refuse_unless_ready(root: Path, version: str) -> None:
    """Look at the tree, the names of the version, and what the API asks for."""
    if not re.fullmatch(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}", version):
        raise Refusal(f"{version!r} is no version. Say which: make release VERSION=0.2.0")
    say("Looking at the tree, the version and the changelog ...")
    reasons = [*find_reasons(root, version)]
    if reasons:
        listed = "".join(f"\n  - {reason}" for reason in reasons)
        raise Refusal(f"{version} cannot be released:{listed}\nNothing was built.")


def find_reasons(root: Path, version: str) -> Iterator[str]:
    """Why this tree is not this version."""
    if changed := git(root, "status", "--porcelain"):
        files = ", ".join(line[3:] for line in changed.splitlines()[:5])
        yield f"The tree has changes that are not committed ({files}). Commit or remove them."
    branch = git(root, "branch", "--show-current")
    if branch != "main":
        yield f"This is {branch or 'no branch'}. Releases are made of main: git switch main."
    place = "runtime/yunbind_runtime/__init__.py"
    if f'__version__ = "{version}"\n' not in (root / place).read_text(encoding="utf-8"):
        yield f'{place} says another version. Write __version__ = "{version}" and commit it.'
    changelog = (root / "CHANGELOG.md").read_text(encoding="utf-8")
    entry = re.search(rf"^## {re.escape(version)}\b(?!\.)[^\n]*\n(.*?)(?=^## |\Z)", changelog, re.M | re.S)
    if entry is None or not entry[1].strip():
        yield f"CHANGELOG.md has no entry. Move what is under Unreleased to '## {version}' and commit it."
    if git(root, "tag", "--list", f"v{version}"):
        yield f"The tag v{version} exists already. Take the next version."
    else:
        yield from find_wrong_step(root, version)


def find_wrong_step(root: Path, version: str) -> Iterator[str]:
    """Why the version does not fit the last one and what happened since."""
    tags = git(root, "tag", "--list", "v*", "--merged", "HEAD", "--sort=-version:refname").splitlines()
    last = next((tag for tag in tags if re.fullmatch(r"v\d+\.\d+\.\d+", tag)), None)
    if last is None:
        say("No earlier version has a tag, so there is no API to compare with.")
        return
    following = list_following(last.removeprefix("v"))
    step = next((part for part, each in following.items() if each == version), None)
    if step is None:
        yield f"{version} does not follow {last}. Next would be {', '.join(following.values())}."
        return
    asked = ask_bump(root, last)
    if PARTS.index(step) > PARTS.index(asked):
        yield (
            f"What changed in the API since {last} asks for a {asked} version, {following[asked]}, but "
            f"{version} is a {step} one. See: yunbind-codegen diff {last}"
        )


def list_following(version: str) -> Mapping[str, str]:
    """The versions that may follow one, by what they step."""
    major, minor, patch = map(int, version.split("."))
    return {
        "major": f"{major + 1}.0.0",
        "minor": f"{major}.{minor + 1}.0",
        "patch": f"{major}.{minor}.{patch + 1}",
    }


def ask_bump(root: Path, tag: str) -> str:
    """Which step the change of the API since a tag asks for."""
    say(f"Comparing the API with that of {tag} ...")
    command = [sys.executable, "-m", "yunbind_codegen", "diff", tag, "--format", "json"]
    answer = run(command, f"The API cannot be compared with that of {tag}", cwd=root)
    try:
        bump: Any = json.loads(answer)["version"]["bump"]
    except (ValueError, KeyError, TypeError):
        bump = None
    if bump not in PARTS:
        raise Refusal(f"yunbind-codegen diff {tag} --format json names no bump among {', '.join(PARTS)}.")
    return bump


def build(root: Path, folder: Path) -> tuple[Path, Path]:
    """Build sdist and wheel of what is committed, with its time, and return them."""
    say("Building the sdist and the wheel ...")
    source, built, again = (folder / name for name in ("source", "built", "again"))
    archive = folder / "source.tar"
    git(root, "archive", "--output", str(archive), "HEAD")
    unpack(archive, source)
    # So that everybody who builds this commit gets the same bytes.
    clock = {"SOURCE_DATE_EPOCH": git(root, "log", "-1", "--format=%ct")}
    hatch = [sys.executable, "-m", "hatchling", "build"]
    run([*hatch, "-t", "sdist", "-t", "wheel", "-d", str(built)], "The build failed", cwd=source, **clock)
    (sdist,), (wheel,) = built.glob("*.tar.gz"), built.glob("*.whl")
    say("Building the wheel again, from the sdist ...")
    unpack(sdist, again)
    (inner,) = again.iterdir()
    run([*hatch, "-t", "wheel", "-d", str(again)], "The sdist cannot be built", cwd=inner, **clock)
    (rebuilt,) = again.glob("*.whl")
    if differing := compare_wheels(wheel, rebuilt):
        raise Refusal(f"The wheel built from the sdist differs: {', '.join(differing[:5])}.")
    return sdist, wheel


def compare_wheels(one: Path, other: Path) -> list[str]:
    """Names of the files that differ; that of the wheel itself where only its form does."""
    first, second = read_wheel(one), read_wheel(other)
    differing = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    return differing or ([] if one.read_bytes() == other.read_bytes() else [one.name])


def read_wheel(wheel: Path) -> Mapping[str, bytes]:
    """What a wheel holds, by name."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def check(root: Path, built: tuple[Path, Path], version: str, folder: Path) -> None:
    """Install the wheel where there is nothing, and use it as users do."""
    _, wheel = built
    found = {name.partition("/")[0] for name in read_wheel(wheel)}
    if found != {*CONTENT, f"{PACKAGE}-{version}.dist-info"}:
        raise Refusal(f"The wheel holds {', '.join(sorted(found))}.")
    say("Installing the wheel into an empty environment, with what it needs, locked ...")
    home = folder / "environment"
    venv.create(home, with_pip=True)
    scripts = home / ("Scripts" if os.name == "nt" else "bin")
    python = [str(scripts / "python"), "-I"]
    pip = [*python, "-m", "pip", "install", "--quiet", "--no-compile", "--disable-pip-version-check"]

    def install(names: Iterable[str], what: str) -> None:
        locked = folder / f"{what}.txt"
        locked.write_text("".join(select_locked(root, names)), encoding="utf-8")
        command = [*pip, "--require-hashes", "--requirement", str(locked)]
        run(command, f"What {what} needs cannot be installed")

    project: Mapping[str, Any] = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    install(project["dependencies"], PACKAGE)
    run([*pip, "--no-deps", str(wheel)], "The wheel cannot be installed")
    run([*python, "-m", "pip", "check"], "The environment does not fit together")
    say("Importing each client, and asking for what is not installed ...")
    program = "\n".join(f"from {module} import {client}" for module, client in list_clients(root))
    run([*python, "-c", program], "The clients cannot be imported")
    if (said := run([*python, "-c", VERSION], "The runtime cannot be imported")) != version:
        raise Refusal(f"The installed package says that it is {said}.")
    for script, extra in (("yunbind", "cli"), ("yunbind-codegen", "codegen")):
        expect_missing([str(scripts / script), "--help"], f"pip install 'yunbind[{extra}]'")
    say("Calling the emulator ...")
    install(project["optional-dependencies"]["emulator"], f"{PACKAGE}[emulator]")
    run([*python, "-c", CALL], "The installed package cannot call the emulator")


def list_clients(root: Path) -> Iterator[tuple[str, str]]:
    """Module and client of each version of each service."""
    catalog = json.loads((root / "generated/yunbind/catalog.json").read_text(encoding="utf-8"))
    for provider in catalog["providers"].values():
        for versions in provider["services"].values():
            for service in versions.values():
                yield service["module"], service["client"]


def select_locked(root: Path, requirements: Iterable[str]) -> Iterator[str]:
    """The locked lines of requirements and of all that they need, with their hashes."""
    text = (root / "requirements/dev.txt").read_text(encoding="utf-8")
    blocks: dict[str, str] = {}
    for found in re.finditer(r"^(\S+?)==.*\n(?:[ \t]+.*\n)*", text, re.M):
        # There may be two, for different Pythons.
        blocks[found[1]] = blocks.get(found[1], "") + found[0]
    wanted = {normalize(re.split(r"[^A-Za-z0-9._-]", each)[0]) for each in requirements}
    while True:
        # Each block names in a comment by whom it is needed.
        more = {name for name, block in blocks.items() if wanted.intersection(list_needers(block))}
        if more <= wanted:
            break
        wanted |= more
    if missing := sorted(wanted - blocks.keys()):
        raise Refusal(f"requirements/dev.txt does not lock {', '.join(missing)}. Run: make lock")
    yield from (blocks[name] for name in sorted(wanted))


def list_needers(block: str) -> Iterator[str]:
    """Who needs the requirement of a locked block."""
    comments = re.findall(r"^[ \t]+#(?: +via)?(.*)$", block, re.M)
    yield from (normalize(name) for name in re.findall(r"[A-Za-z0-9._-]+", " ".join(comments)))


def normalize(name: str) -> str:
    """A distribution's name in the one form that is compared."""
    return re.sub(r"[-_.]+", "-", name).lower()


def expect_missing(command: list[str], remedy: str) -> None:
    """A command whose extra is not installed says so in a sentence, with status 3."""
    done = subprocess.run(command, env=clean_environment(), capture_output=True, text=True, check=False)
    if done.returncode != 3 or remedy not in done.stderr:
        name = Path(command[0]).name
        raise Refusal(f"Without its extra, {name} does not say {remedy!r}, but: {done.stderr.strip()}")


def keep(dist: Path, built: Iterable[Path]) -> list[Path]:
    """Put what was built and checked into a folder, all or nothing."""
    dist.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=dist) as folder:
        staged = [Path(shutil.copy(file, folder)) for file in built]
        return [file.replace(dist / file.name) for file in staged]


def tell_next(root: Path, version: str, kept: Iterable[Path]) -> None:
    """Say what is there, and the commands that make it public."""
    files = [file.relative_to(root).as_posix() for file in kept]
    say("\nBuilt and checked:")
    for name in files:
        say(f"  {name}  sha256:{hashlib.sha256((root / name).read_bytes()).hexdigest()}")
    say("\nNothing was tagged or uploaded. To make it public:")
    say(f'  git tag --annotate v{version} --message "{PACKAGE} {version}"')
    say(f"  git push origin v{version}")
    say(f"  .venv/bin/uv publish {' '.join(files)}")


def unpack(archive: Path, folder: Path) -> None:
    """Unpack a tar file, which may hold plain files alone."""
    with tarfile.open(archive) as content:
        content.extractall(folder, filter="data")


def git(root: Path, *arguments: str) -> str:
    """Run git in the project's folder."""
    return run(["git", *arguments], "This is no clone that a release can be made of", cwd=root)


def run(command: list[str], failure: str, *, cwd: Path | None = None, **environment: str) -> str:
    """Run a command and return what it printed, without the last line's end."""
    settings = {**(os.environ if cwd else clean_environment()), **environment}
    folder = cwd or Path(tempfile.gettempdir())
    try:
        done = subprocess.run(command, cwd=folder, env=settings, capture_output=True, text=True, check=False)
    except OSError as error:
        fail(failure, command, str(error))
    if done.returncode:
        fail(failure, command, done.stderr.strip() or done.stdout.strip())
    return done.stdout.rstrip("\n")


def fail(failure: str, command: Iterable[str], told: str) -> NoReturn:
    """Refuse because a command failed."""
    raise Refusal(f"{failure}: {' '.join(command)[:200]}\n{told}")


def clean_environment() -> Mapping[str, str]:
    """This environment without what leads to the sources, or to an emulator."""
    return {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTHON", "YUNBIND_", "VIRTUAL_"))
    }


def say(text: str) -> None:
    """Tell what happens, at once also where the output is a file."""
    print(text, flush=True)


if __name__ == "__main__":
    main()
