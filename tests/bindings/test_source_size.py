"""The emitted source stays small: it is read in reviews, parsed by editors and installed by users."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yunbind
from yunbind_emulator.base.catalog_file import find_installed

PACKAGE = Path(yunbind.__file__).parent
LARGEST = {
    "alibaba/acc": 10.8,
    "alibaba/eci": 12.4,
    "alibaba/sts": 17.2,
    "huawei/cce": 9.4,
    "huawei/iam": 13.0,
    "tencent/ecm": 7.9,
    "tencent/sts": 17.4,
    "tencent/tke": 11.0,
}
"""Kilobytes of Python for each action. Those of services with few actions or many error codes are larger."""


def list_clients() -> dict[str, tuple[Path, int]]:
    """Return the folder of each service and the number of its actions, all versions together."""
    catalog = json.loads(find_installed().read_text(encoding="utf-8"))
    return {
        f"{provider}/{name}": (
            PACKAGE / provider / name,
            sum(len(version["actions"]) for version in versions.values()),
        )
        for provider, cloud in catalog["providers"].items()
        for name, versions in cloud["services"].items()
    }


def measure(folder: Path) -> int:
    """Return the bytes of all modules below a folder: clients, models, operations, errors, docstrings."""
    return sum(path.stat().st_size for path in folder.rglob("*.py"))


def test_every_client_has_a_limit() -> None:
    assert list_clients().keys() == LARGEST.keys()


@pytest.mark.parametrize("service", LARGEST)
def test_the_source_of_an_action_stays_small(service: str) -> None:
    """All Python of a client, divided by its actions, stays below its limit."""
    folder, actions = list_clients()[service]
    assert measure(folder) / actions / 1000 <= LARGEST[service]


@pytest.mark.parametrize("service", LARGEST)
def test_signatures_and_texts_are_emitted_once(service: str) -> None:
    """The asyncio and raw clients have no text of their own for an action."""
    folder, _ = list_clients()[service]
    for path in folder.rglob("client.py"):
        text = path.read_text(encoding="utf-8")
        blocking, twin = text.split("\nclass Async", 1)
        assert blocking.count("return self._call(") > 0
        assert not [line for line in twin.split("\n") if "extra_headers" in line or "Raises:" in line]
