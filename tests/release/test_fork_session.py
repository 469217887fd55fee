"""The pytest sessions that record calls, and whose forks run the tests of a change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULE = """\
import functools

@functools.cache
def size(text):
    return len(text) + 1


def outer():
    def inner():
        return 1
    return inner


INNER = outer()
"""
TESTS = """\
import toy.sizes

toy.sizes.size("a")


def test_size():
    assert toy.sizes.size("a") == 2


def test_inner():
    assert toy.sizes.INNER() == 1
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "after", "function", "test", "outcome"),
    [
        ("+ 1", "+ 2", 3, "test_size", "killed"),
        ("return 1", "return 2", 9, "test_inner", "killed"),
        ("+ 1", "+ 2", 3, "test_inner", "survived"),
        ("+ 1", "+ 2", 4, "test_size", "not applied"),
    ],
    ids=["cached function", "closure", "other test", "unknown function"],
)
def test_a_fork_runs_the_tests_of_a_change(
    tmp_path: Path, before: str, after: str, function: int, test: str, outcome: str
) -> None:
    """The fork notices a change of a cached function and of a closure. Only the given tests run."""
    (tmp_path / "toy").mkdir()
    (tmp_path / "toy" / "__init__.py").touch()
    module = tmp_path / "toy" / "sizes.py"
    module.write_text(MODULE)
    (tmp_path / "test_toy.py").write_text(TESTS)
    requests, replies = os.pipe(), os.pipe()
    environ = {
        "FORK_SESSION_PACKAGE": "toy",
        "FORK_SESSION_IN": str(requests[0]),
        "FORK_SESSION_OUT": str(replies[1]),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "scripts"), str(tmp_path)]),
    }
    change = {
        "file": str(module),
        "source": MODULE.replace(before, after),
        "function": function,
        "tests": [f"test_toy.py::{test}"],
        "seconds": 20,
    }
    os.write(requests[1], f"{json.dumps(change)}\n".encode())
    os.close(requests[1])
    command = [sys.executable, "-m", "pytest", "-q", "-p", "fork_session", "--rootdir", str(tmp_path)]
    subprocess.run(
        command, cwd=tmp_path, env={**os.environ, **environ}, pass_fds=(requests[0], replies[1]), check=False
    )
    os.close(requests[0])
    os.close(replies[1])
    with os.fdopen(replies[0]) as stream:
        assert [json.loads(line) for line in stream] == [outcome]


@pytest.mark.slow
def test_the_calls_of_tests_and_of_imports_are_recorded(tmp_path: Path) -> None:
    """A function that runs before the tests keeps its results, which a fork does not see change."""
    (tmp_path / "toy").mkdir()
    (tmp_path / "toy" / "__init__.py").touch()
    (tmp_path / "toy" / "sizes.py").write_text(MODULE)
    (tmp_path / "test_toy.py").write_text(TESTS)
    file = tmp_path / "calls.json"
    environ = {
        "CALL_MAP_PACKAGE": str(tmp_path / "toy"),
        "CALL_MAP_FILE": str(file),
        "PYTHONPATH": os.pathsep.join([str(ROOT / "scripts"), str(tmp_path)]),
    }
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "call_map",
        "-p",
        "no:cacheprovider",
        str(tmp_path),
    ]
    subprocess.run(command, cwd=tmp_path, env=environ, check=True, capture_output=True, timeout=60)
    recorded = json.loads(file.read_text())
    assert {"sizes.py:3", "sizes.py:8"} <= set(recorded["imported"])
    assert "sizes.py:9" not in recorded["imported"]
    assert recorded["calls"] == {"sizes.py:9": ["test_toy.py::test_inner"]}
