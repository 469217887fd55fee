"""Build the sdist and the wheel of each distribution."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from release_commands import ReleaseError, git, run, say, unpack


@dataclass(frozen=True)
class Distribution:
    """A distribution that is built from this repository.

    Attributes:
        name: Name on the package index.
        folder: Folder of its ``pyproject.toml``, relative to the project's.
        packages: Import packages that its wheel contains.
    """

    name: str
    folder: str
    packages: frozenset[str]

    @property
    def file_name(self) -> str:
        """The name as file names spell it."""
        return self.name.replace("-", "_")


CLIENTS = Distribution(
    "yunbind",
    ".",
    frozenset(
        {
            "yunbind",
            "yunbind_facts",
            "yunbind_runtime",
            "yunbind_emulator",
            "yunbind_emulator-stubs",
        }
    ),
)
COMMANDS = Distribution("yunbind-cli", "cli", frozenset({"yunbind_cli", "yunbind_signatures"}))
GENERATOR = Distribution("yunbind-codegen", "codegen", frozenset({"yunbind_codegen"}))
KIT = Distribution("yunbind-conformance", "conformance", frozenset({"yunbind_conformance"}))


@dataclass(frozen=True)
class Build:
    """The files of one distribution."""

    distribution: Distribution
    sdist: Path
    wheel: Path


def build(root: Path, folder: Path) -> list[Build]:
    """Build all distributions from the commit, not from the working tree."""
    source = folder / "source"
    archive = folder / "source.tar"
    git(root, "archive", "--output", str(archive), "HEAD")
    unpack(archive, source)
    # The time is that of the commit, so everybody who builds this commit gets the same bytes.
    clock = {"SOURCE_DATE_EPOCH": git(root, "log", "-1", "--format=%ct")}
    return [_build_one(each, source, folder, clock) for each in (CLIENTS, COMMANDS, GENERATOR, KIT)]


def _build_one(distribution: Distribution, source: Path, folder: Path, clock: Mapping[str, str]) -> Build:
    name = distribution.name
    built, again = folder / "built" / name, folder / "again" / name
    say(f"Building the sdist and the wheel of {name} ...")
    hatch = [sys.executable, "-m", "hatchling", "build"]
    command = [*hatch, "-t", "sdist", "-t", "wheel", "-d", str(built)]
    run(command, f"{name} cannot be built", cwd=source / distribution.folder, **clock)
    (sdist,), (wheel,) = built.glob("*.tar.gz"), built.glob("*.whl")
    say(f"Building the wheel of {name} again, from the sdist ...")
    unpack(sdist, again)
    (inner,) = again.iterdir()
    command = [*hatch, "-t", "wheel", "-d", str(again)]
    run(command, f"The sdist of {name} cannot be built", cwd=inner, **clock)
    (rebuilt,) = again.glob("*.whl")
    if differing := compare_wheels(wheel, rebuilt):
        raise ReleaseError(f"The wheel built from the sdist differs: {', '.join(differing[:5])}.")
    return Build(distribution, sdist, wheel)


def compare_wheels(one: Path, other: Path) -> list[str]:
    """Return the names of files that differ, or the wheel's own name if only its form differs."""
    first, second = read_wheel(one), read_wheel(other)
    differing = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    return differing or ([] if one.read_bytes() == other.read_bytes() else [one.name])


def read_wheel(wheel: Path) -> Mapping[str, bytes]:
    """Return the content of each file in a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
