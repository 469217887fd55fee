"""Faults of an emulator."""

from __future__ import annotations

from typing import Any

from yunbind_emulator import Emulator


def add_fault(cloud: Emulator, **rule: Any) -> None:
    """Let calls fail by a rule; see :mod:`yunbind_emulator.faults.fault_rules`."""
    cloud.control.fault_rules.add(rule)
