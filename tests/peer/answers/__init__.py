"""Odd answers and refusals: what our clients read of them, and what the vendors' SDKs make of them."""

from __future__ import annotations

from .alibaba import ALIBABA
from .answer import Answer
from .huawei import HUAWEI
from .samples import SAMPLES_READ_DIFFERENTLY
from .tencent import TENCENT, TKE

ODD_ANSWERS = [*TENCENT, *ALIBABA, *HUAWEI]

__all__ = ["ODD_ANSWERS", "SAMPLES_READ_DIFFERENTLY", "TKE", "Answer"]
