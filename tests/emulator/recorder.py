"""A pytest plugin that records the actions and assumed behaviours of each test.

``pytest -p tests.emulator.recorder --recorded FILE`` writes JSON: by node id, without
the parameters of a test, ``actions`` and ``assumed``, a list of ``[action, behaviour]``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
from yunbind_emulator.application import _Exchange
from yunbind_emulator.faults.rate_limits import RateLimits
from yunbind_emulator.protocols.cloud_protocol import ASSUMED_HEADER


class Recorder:
    """Records the calls of the running test, also those of a server in a thread."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._test = ""
        self._actions: dict[str, set[str]] = defaultdict(set)
        self._assumed: dict[str, set[tuple[str, str]]] = defaultdict(set)

    def note(self, vendor: str, target: Any, assumed: str = "") -> None:
        if target is None:
            return
        action = f"{vendor}.{target.service.name}.{target.action.name}"
        self._actions[self._test].add(action)
        self._assumed[self._test].update((action, each) for each in assumed.split(" | ") if each)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Any:
        self._test = item.nodeid.partition("[")[0]
        return (yield)

    def pytest_sessionfinish(self) -> None:
        noted = {
            test: {"actions": sorted(actions), "assumed": sorted(self._assumed[test])}
            for test, actions in self._actions.items()
        }
        self._path.write_text(json.dumps(noted, indent=1), "utf-8")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--recorded", type=Path, help="File for the records of the recorder.")


def pytest_configure(config: pytest.Config) -> None:
    path: Path | None = config.getoption("--recorded")
    if path is None:
        return
    recorder = Recorder(path)
    config.pluginmanager.register(recorder)
    respond, admit = _Exchange.respond, RateLimits.admit

    def respond_and_note(exchange: _Exchange) -> Any:
        response = respond(exchange)
        recorder.note(exchange.protocol.provider.name, exchange.target, response.header(ASSUMED_HEADER) or "")
        return response

    def admit_and_note(rates: RateLimits, vendor: str, target: Any, now: Any) -> None:
        recorder.note(vendor, target)
        admit(rates, vendor, target, now)

    _Exchange.respond = respond_and_note
    RateLimits.admit = admit_and_note
