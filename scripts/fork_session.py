"""A pytest plugin that collects once, and runs the tests of each change in a fork of the session.

``mutate.py`` loads it. Requests and replies are lines of JSON: a change of a function and its tests, and the
outcome. In the fork, the changed function gets its new code where it is loaded; other changes need a new
interpreter.
"""

from __future__ import annotations

import contextlib
import functools
import gc
import importlib
import json
import os
import pkgutil
import signal
import time
from collections.abc import Iterator
from types import CodeType, FunctionType
from typing import TypedDict

import pytest

_SURVIVED, _KILLED, _NOT_APPLIED = 0, 1, 2
_Cache = type(functools.cache(len))
_OUTCOMES = {_SURVIVED: "survived", _NOT_APPLIED: "not applied"}


class Request(TypedDict):
    """One change."""

    file: str
    source: str
    function: int
    """First line of the function around the change."""
    tests: list[str]
    seconds: float


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    """Answer requests in place of running all tests."""
    _import_all(os.environ["FORK_SESSION_PACKAGE"])
    items = {item.nodeid: item for item in session.items}
    loaded: list[object] = [each for each in gc.get_objects() if isinstance(each, FunctionType | _Cache)]
    gc.collect()
    gc.freeze()
    with os.fdopen(int(os.environ["FORK_SESSION_IN"]), encoding="utf-8") as requests:
        for line in requests:
            outcome = _serve(session, json.loads(line), items, loaded)
            os.write(int(os.environ["FORK_SESSION_OUT"]), f"{json.dumps(outcome)}\n".encode())
    return True


def _import_all(name: str) -> None:
    package = importlib.import_module(name)
    for module in pkgutil.walk_packages(package.__path__, f"{name}."):
        if "-" not in module.name:
            importlib.import_module(module.name)


def _serve(
    session: pytest.Session, request: Request, items: dict[str, pytest.Item], loaded: list[object]
) -> str:
    process = os.fork()
    if process == 0:
        status = _NOT_APPLIED
        try:
            os.setsid()
            if _apply(request, loaded):
                status = _KILLED
                status = _run(session, [items[test] for test in request["tests"] if test in items])
        finally:
            os._exit(status)
    return _wait(process, request["seconds"])


def _apply(request: Request, loaded: list[object]) -> bool:
    """Give the changed function its new code, and the functions around it. Empty all caches."""
    module = compile(request["source"], request["file"], "exec", dont_inherit=True)
    new = {
        (code.co_qualname, code.co_firstlineno): code for code in _codes_around(module, request["function"])
    }
    is_applied = False
    for each in loaded:
        if isinstance(each, _Cache):
            each.cache_clear()
        elif isinstance(each, FunctionType) and each.__code__.co_filename == request["file"]:
            changed = new.get((each.__code__.co_qualname, each.__code__.co_firstlineno))
            if changed is not None:
                try:
                    each.__code__ = changed
                except ValueError:  # another number of free variables
                    return False
                is_applied = True
    return is_applied


def _codes_around(code: CodeType, line: int) -> list[CodeType]:
    """Return the code that begins at a line, with all code inside and around it."""
    if code.co_firstlineno == line and code.co_name != "<module>":
        return list(_codes_inside(code))
    for inner in code.co_consts:
        if isinstance(inner, CodeType) and (found := _codes_around(inner, line)):
            return [code, *found]
    return []


def _codes_inside(code: CodeType) -> Iterator[CodeType]:
    yield code
    for inner in code.co_consts:
        if isinstance(inner, CodeType):
            yield from _codes_inside(inner)


def _run(session: pytest.Session, items: list[pytest.Item]) -> int:
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return _KILLED
    return _SURVIVED


def _wait(process: int, seconds: float) -> str:
    """Wait for a fork, and end what it leaves behind."""
    end = time.monotonic() + seconds
    status: int | None = None
    while status is None and time.monotonic() < end:
        done, raw = os.waitpid(process, os.WNOHANG)
        if done:
            status = os.waitstatus_to_exitcode(raw)
        else:
            time.sleep(0.002)
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
    if status is None:
        os.waitpid(process, 0)
    return "killed" if status is None else _OUTCOMES.get(status, "killed")
