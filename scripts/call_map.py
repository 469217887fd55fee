"""A pytest plugin that records which functions of a package each test calls, and which run before the tests.

``mutate.py`` loads it. A function is its file below the package and its first line. The functions that a
shared fixture calls count for every test that uses the fixture, and so does its time.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from collections.abc import Generator
from pathlib import Path
from types import FrameType

import pytest

_ROOT = os.environ.get("CALL_MAP_PACKAGE", "")
_calls: dict[str, list[str]] = {}
_seconds: dict[str, float] = {}
_called: set[str] = set()
_imported: set[str] = set()
"""Functions that run while modules are imported and tests are collected."""
_shared: dict[tuple[str, str], tuple[frozenset[str], float]] = {}
"""Calls and time of each fixture that several tests share, by its name and the beginning of their ids."""
_failed: set[str] = set()


def _record(frame: FrameType, event: str, _argument: object) -> None:
    code = frame.f_code
    if event == "call" and code.co_filename.startswith(_ROOT):
        _called.add(f"{code.co_filename[len(_ROOT) + 1 :]}:{code.co_firstlineno}")


sys.setprofile(_record)


def pytest_collection_finish() -> None:
    """Note the functions that were called up to here."""
    sys.setprofile(None)
    _imported.update(_called)
    _called.clear()


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(fixturedef: pytest.FixtureDef[object]) -> Generator[None, object, object]:
    """Record the calls of a shared fixture."""
    if fixturedef.scope == "function":
        return (yield)
    before = set(_called)
    _called.clear()
    began = time.perf_counter()
    try:
        return (yield)
    finally:
        seconds = time.perf_counter() - began
        _shared[fixturedef.argname, fixturedef.baseid] = frozenset(_called), seconds
        _called.update(before)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, object, object]:
    """Record the calls of one test, with those of its fixtures."""
    _called.clear()
    threading.setprofile(_record)
    sys.setprofile(_record)
    began = time.perf_counter()
    try:
        return (yield)
    finally:
        sys.setprofile(None)
        threading.setprofile(None)  # pyright: ignore[reportArgumentType]
        seconds = time.perf_counter() - began
        for (name, beginning), (called, needed) in _shared.items():
            if name in getattr(item, "fixturenames", ()) and item.nodeid.startswith(beginning):
                seconds += 0.0 if called <= _called else needed
                _called.update(called)
        _seconds[item.nodeid] = seconds
        for function in _called:
            _calls.setdefault(function, []).append(item.nodeid)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Note the tests that do not pass without any change: they show nothing."""
    if not report.passed:
        _failed.add(report.nodeid)


def pytest_sessionfinish() -> None:
    """Write what was recorded."""
    calls = {function: [test for test in tests if test not in _failed] for function, tests in _calls.items()}
    recorded = {"calls": calls, "seconds": _seconds, "imported": sorted(_imported)}
    Path(os.environ["CALL_MAP_FILE"]).write_text(json.dumps(recorded), encoding="utf-8")
