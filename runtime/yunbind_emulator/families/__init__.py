"""What the emulated services do with their state: one module per service."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_emulator.families import (
    alibaba_sts,
    cce,
    cce_packages,
    eci,
    eci_regions,
    eci_tags,
    ecm,
    ecm_systems,
    tencent_sts,
    tke,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from yunbind_emulator.families.family import Family

FAMILIES: Mapping[tuple[str, str], Family] = {
    ("tencent", "tke"): tke.FAMILY,
    ("tencent", "ecm"): ecm.FAMILY | ecm_systems.FAMILY,
    ("tencent", "sts"): tencent_sts.FAMILY,
    ("alibaba", "eci"): eci.FAMILY | eci_tags.FAMILY | eci_regions.FAMILY,
    ("alibaba", "sts"): alibaba_sts.FAMILY,
    ("huawei", "cce"): cce.FAMILY | cce_packages.FAMILY,
}
"""Families by cloud and service. Actions and services that are missing answer by samples."""
