"""The handlers of all services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_emulator.services import (
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

    from yunbind_emulator.services.handlers import ServiceHandlers

SERVICE_HANDLERS: Mapping[tuple[str, str], ServiceHandlers] = {
    ("tencent", "tke"): tke.HANDLERS,
    ("tencent", "ecm"): ecm.HANDLERS | ecm_systems.HANDLERS,
    ("tencent", "sts"): tencent_sts.HANDLERS,
    ("alibaba", "eci"): eci.HANDLERS | eci_tags.HANDLERS | eci_regions.HANDLERS,
    ("alibaba", "sts"): alibaba_sts.HANDLERS,
    ("huawei", "cce"): cce.HANDLERS | cce_packages.HANDLERS,
}
"""Handlers by cloud and service. Samples are the responses of all other actions."""
