"""A disk that is full, as a real process meets it: one sentence that names the place, and nothing half written."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from pathlib import Path

import pytest
import yunbind_codegen

from .specfolder import SpecFolder

SOURCES = Path(yunbind_codegen.__file__).parents[1]
PAGE = Path(__file__).parent / "draft/pages/tencent-tke-CreateImageCache.txt"
FULL = Path("/dev/full")


def fill() -> None:
    """No file may hold more than a few bytes from here on."""
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))


def run(specs: SpecFolder, *arguments: str, to_full_disk: bool = False) -> subprocess.CompletedProcess[str]:
    """Run a command whose files, or whose output, find no space."""
    with (FULL if to_full_disk else specs.root / "said.txt").open("w") as output:
        return subprocess.run(
            [sys.executable, "-m", "yunbind_codegen", *arguments, "--root", str(specs.root)],
            env={"PATH": os.environ["PATH"], "PYTHONPATH": str(SOURCES), "PYTHONDONTWRITEBYTECODE": "1"},
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            check=False,
            preexec_fn=None if to_full_disk else fill,
        )


def list_files(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.name != "said.txt")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (("generate",), "/"),
        (("new-cloud", "crane", "--protocol", "alibaba-rpc"), "specs/"),
        (("new-service", "acme", "crate", "v2"), "specs/"),
        (("draft", str(PAGE), "--out", "drafts"), "drafts/"),
    ],
    ids=["generate", "new-cloud", "new-service", "draft"],
)
def test_files_that_find_no_space_are_told_and_taken_back(
    specs: SpecFolder, arguments: tuple[str, ...], place: str
) -> None:
    before = list_files(specs.root)
    given = [str(specs.root / each) if each == "drafts" else each for each in arguments]
    done = run(specs, *given)
    assert done.returncode == 1
    assert done.stderr.startswith("Error: Nothing was ")
    assert "File too large" in done.stderr
    assert "None" not in done.stderr
    assert place in done.stderr
    assert list_files(specs.root) == before


@pytest.mark.slow
@pytest.mark.skipif(not FULL.exists(), reason="There is no such device here.")
@pytest.mark.parametrize("arguments", [("lint",), ("draft", str(PAGE))], ids=["lint", "draft"])
def test_output_that_finds_no_space_is_one_sentence(specs: SpecFolder, arguments: tuple[str, ...]) -> None:
    """A redirection into a file on such a disk ends with status 1, and without a traceback."""
    done = run(specs, *arguments, to_full_disk=True)
    assert (done.returncode, done.stderr) == (1, "Error: No space left on device.\n")
