"""What the emulated services do with their state: one module per service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_emulator.families import cce, eci, eci_tags, ecm, tke

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_emulator.families.family import Family

FAMILIES: Mapping[str, Family] = {
    "tke": tke.FAMILY,
    "ecm": ecm.FAMILY,
    "eci": eci.FAMILY | eci_tags.FAMILY,
    "cce": cce.FAMILY,
}
"""Families by the name of their service. Actions and services that are missing answer by samples."""
