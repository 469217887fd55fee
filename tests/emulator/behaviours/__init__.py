"""Behaviours of the emulator, by cloud and action."""

from __future__ import annotations

from . import alibaba, huawei, tencent
from .behaviour import Behaviour

CLOUDS: dict[str, tuple[Behaviour, ...]] = {
    "alibaba": alibaba.CLOUD,
    "huawei": huawei.CLOUD,
    "tencent": tencent.CLOUD,
}
ACTIONS: dict[str, tuple[Behaviour, ...]] = {**alibaba.ACTIONS, **huawei.ACTIONS, **tencent.ACTIONS}

__all__ = ["ACTIONS", "CLOUDS", "Behaviour"]
