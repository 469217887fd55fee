"""Unusual responses, and their readings by our clients and the vendors' SDKs."""

from __future__ import annotations

from .alibaba import ALIBABA
from .huawei import HUAWEI
from .odd_response import OddResponse
from .samples import SAMPLES_READ_DIFFERENTLY
from .tencent import TENCENT, TKE

ODD_RESPONSES = [*TENCENT, *ALIBABA, *HUAWEI]

__all__ = ["ODD_RESPONSES", "SAMPLES_READ_DIFFERENTLY", "TKE", "OddResponse"]
