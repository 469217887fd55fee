"""Forks during the first calls of other threads, which import modules and build models."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import types
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.machinery import ModuleSpec
from typing import Any

import pytest
from yunbind_runtime.base import fork_imports
from yunbind_runtime.base.fork_imports import ForkGate, is_needed, list_imports_elsewhere

from tests.runtime.loopback import make_json, serve

PROGRAM = """
import asyncio, faulthandler, os, sys, threading, time
from yunbind import Credentials
from yunbind.alibaba.eci import AsyncEciClient, EciClient
from yunbind.huawei.cce import AsyncCceClient, CceClient
from yunbind.tencent.tke import AsyncTkeClient, TkeClient

cloud, kind, endpoint, moment = sys.argv[1:]
blocking, asynchronous, region, method = {
    "tencent": (TkeClient, AsyncTkeClient, "ap-guangzhou", "describe_image_caches"),
    "alibaba": (EciClient, AsyncEciClient, "cn-hangzhou", "describe_image_caches"),
    "huawei": (CceClient, AsyncCceClient, "cn-north-4", "list_image_caches"),
}[cloud]
options = {"region": region, "endpoint": endpoint, "environ": {}}

def call():
    credentials = Credentials("id", "a-long-secret", project_id="p")
    if kind == "sync":
        with blocking(credentials=credentials, **options) as client:
            getattr(client, method)()
    else:
        asyncio.run(call_async(credentials))

async def call_async(credentials):
    async with asynchronous(credentials=credentials, **options) as client:
        await getattr(client, method)()

threads = [threading.Thread(target=call) for _ in range(2)]
for thread in threads:
    thread.start()
time.sleep(float(moment))
child = os.fork()
if child == 0:
    faulthandler.dump_traceback_later(20, exit=True)
    call()
    os._exit(0)
status = os.waitpid(child, 0)[1]
for thread in threads:
    thread.join()
sys.exit(os.waitstatus_to_exitcode(status))
"""


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("moment", [0.0, 0.01, 0.05, 0.15])
@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("cloud", ["tencent", "alibaba", "huawei"])
def test_a_child_that_is_forked_during_the_first_calls_makes_calls(
    cloud: str, kind: str, moment: float
) -> None:
    with serve() as server:
        server.respond = lambda _: make_json({"Response": {"RequestId": "r"}, "RequestId": "r"})
        result = subprocess.run(
            [sys.executable, "-c", PROGRAM, cloud, kind, server.endpoint, str(moment)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert result.returncode == 0, result.stderr
        assert len(server.received) == 3
    assert not result.stderr


FIRST_CALL = f"""
import sys
before = set(sys.modules)
{PROGRAM.partition("threads =")[0]}
call()
print(*{{name.partition(".")[0] for name in set(sys.modules) - before}})
"""


@pytest.mark.parametrize("kind", ["sync", "async"])
@pytest.mark.parametrize("cloud", ["tencent", "alibaba", "huawei"])
def test_a_fork_waits_for_every_module_that_a_first_call_imports(cloud: str, kind: str) -> None:
    with serve() as server:
        server.respond = lambda _: make_json({"Response": {"RequestId": "r"}, "RequestId": "r"})
        imported = subprocess.run(
            [sys.executable, "-c", FIRST_CALL, cloud, kind, server.endpoint, "0"],
            capture_output=True,
            text=True,
            check=True,
        ).stdout.split()
    assert "yunbind_runtime" in imported
    assert [name for name in imported if not is_needed(name)] == []


@contextmanager
def hold_elsewhere(work: Callable[[threading.Event, threading.Event], None]) -> Iterator[threading.Event]:
    """Run work in another thread until its second event is set, and yield that event."""
    started, end = threading.Event(), threading.Event()
    thread = threading.Thread(target=work, args=(started, end))
    thread.start()
    assert started.wait(5)
    try:
        yield end
    finally:
        end.set()
        thread.join()


class Importer:
    """A finder and loader of modules that do not exist, which calls a function instead of running them."""

    def __init__(self, name: str, run: Callable[[], object]) -> None:
        self.name = name
        self.run = run

    def find_spec(self, wanted: str, *_: Any) -> ModuleSpec | None:
        return ModuleSpec(wanted, self) if wanted == self.name else None  # type: ignore[arg-type]

    def create_module(self, _spec: ModuleSpec) -> None:
        return None

    def exec_module(self, _module: types.ModuleType) -> None:
        self.run()

    def do_import(self) -> None:
        sys.meta_path.insert(0, self)  # type: ignore[arg-type]
        try:
            __import__(self.name)
        finally:
            sys.meta_path.remove(self)  # type: ignore[arg-type]
            sys.modules.pop(self.name, None)


def import_slowly(name: str) -> Callable[[threading.Event, threading.Event], None]:
    """Return work that imports a module, which takes until the end."""

    def work(started: threading.Event, end: threading.Event) -> None:
        def run() -> None:
            started.set()
            end.wait(5)

        Importer(name, run).do_import()

    return work


class Time:
    def __init__(self, on_sleep: Callable[[], object] = lambda: None) -> None:
        self.now = 0.0
        self.slept: list[float] = []
        self.on_sleep = on_sleep

    def monotonic(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += 1.0
        self.on_sleep()


def test_a_fork_waits_for_the_import_of_another_thread() -> None:
    with hold_elsewhere(import_slowly("httpx.slow")) as end:
        assert list_imports_elsewhere() == ["httpx.slow"]

        def finish() -> None:
            end.set()
            while list_imports_elsewhere():
                pass

        time = Time(finish)
        gate = ForkGate(time.monotonic, time.sleep)
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            gate.close()
        gate.open()
    assert len(time.slept) == 1


def test_a_fork_during_a_long_import_warns() -> None:
    time = Time()
    gate = ForkGate(time.monotonic, time.sleep)
    with (
        hold_elsewhere(import_slowly("pydantic.slow")),
        pytest.warns(RuntimeWarning, match=r"another thread imports pydantic\.slow\. Calls in the child"),
    ):
        gate.close()
    gate.open()
    assert len(time.slept) == 5


def test_a_fork_does_not_wait_for_other_modules_and_its_own_imports() -> None:
    """The import of a whole program can take as long as the program."""
    with hold_elsewhere(import_slowly("somebodys_program")):
        assert list_imports_elsewhere() == []
    seen: list[list[str]] = []
    Importer("httpx.own", lambda: seen.append(list_imports_elsewhere())).do_import()
    assert seen == [[]]


def hold_lock(lock: Any) -> Callable[[threading.Event, threading.Event], None]:
    def work(started: threading.Event, end: threading.Event) -> None:
        with lock:
            started.set()
            end.wait(5)

    return work


def test_a_fork_holds_the_lock_of_pydantic(monkeypatch: pytest.MonkeyPatch) -> None:
    lock = threading.RLock()
    monkeypatch.setitem(sys.modules, "pydantic.main", types.SimpleNamespace(_rebuild_lock=lock))
    time = Time()
    gate = ForkGate(time.monotonic, time.sleep)
    taken: list[bool] = []

    def try_lock() -> None:
        taken.append(lock.acquire(blocking=False))
        if taken[-1]:
            lock.release()

    def try_elsewhere() -> None:
        thread = threading.Thread(target=try_lock)
        thread.start()
        thread.join()

    gate.close()
    try_elsewhere()
    gate.open()
    try_elsewhere()
    gate.open()  # a gate that is open stays open
    assert taken == [False, True]
    with (
        hold_elsewhere(hold_lock(lock)),
        pytest.warns(RuntimeWarning, match=r"another thread builds models\."),
    ):
        gate.close()
    gate.open()


def test_no_import_starts_while_a_process_forks() -> None:
    gate = ForkGate()
    done = threading.Event()

    def import_something() -> None:
        Importer("httpx.new", done.set).do_import()

    gate.close()
    thread = threading.Thread(target=import_something)
    thread.start()
    is_early = done.wait(0.05)
    gate.open()
    thread.join(5)
    assert (is_early, done.is_set()) == (False, True)


@pytest.mark.parametrize("place", ["importlib", "pydantic"])
def test_a_python_or_pydantic_without_these_names_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    if place == "importlib":
        monkeypatch.setattr(fork_imports, "importlib", types.SimpleNamespace())
        assert list_imports_elsewhere() == []
    else:
        monkeypatch.setitem(sys.modules, "pydantic.main", types.SimpleNamespace())
    gate = ForkGate()
    gate.close()
    gate.open()
