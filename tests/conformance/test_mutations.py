"""The kit finds deliberate errors of a client, each in the right file."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from .mutations import MUTATIONS, Mutation

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the runtime that precedes the installed one."""
    folder = tmp_path_factory.mktemp("runtime")
    shutil.copytree(
        ROOT / "runtime" / "yunbind_runtime",
        folder / "yunbind_runtime",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    return folder


@pytest.fixture
def mutate(copy: Path) -> Iterator[object]:
    undo: list[tuple[Path, str]] = []

    def apply(mutation: Mutation) -> None:
        place = copy / "yunbind_runtime" / mutation.path
        text = place.read_text(encoding="utf-8")
        assert text.count(mutation.right) == 1, (
            f"{mutation.right!r} occurs {text.count(mutation.right)} times"
        )
        undo.append((place, text))
        place.write_text(text.replace(mutation.right, mutation.wrong), encoding="utf-8")

    yield apply
    for place, text in undo:
        place.write_text(text, encoding="utf-8")


def judge(copy: Path, *files: str) -> list[str]:
    """Return the files of the kit that fail."""
    paths = os.pathsep.join([str(copy), str(ROOT / "conformance"), str(ROOT)])
    done = subprocess.run(
        [sys.executable, "-B", "-m", "tests.conformance.judge", *files],
        env={**os.environ, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_there_are_forty_mutations() -> None:
    """At least 40 errors cover all files of the kit, and each has its own name."""
    assert len({mutation.name for mutation in MUTATIONS}) == len(MUTATIONS) >= 40
    assert len({mutation.file for mutation in MUTATIONS}) == 13


@pytest.mark.slow
def test_a_right_client_passes(copy: Path) -> None:
    """Without an error, no file fails: the copy is judged, and it is right."""
    assert judge(copy, *{mutation.file for mutation in MUTATIONS}) == []


@pytest.mark.slow
@pytest.mark.parametrize("mutation", MUTATIONS, ids=str)
def test_an_error_is_found_in_the_right_file(mutation: Mutation, copy: Path, mutate: object) -> None:
    """The file of the kit about the broken rule fails."""
    assert callable(mutate)
    mutate(mutation)
    assert judge(copy, mutation.file) == [mutation.file]
