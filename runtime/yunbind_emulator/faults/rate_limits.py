"""The documented rate limits, and each cloud's error for a call that exceeds them.

Calls are counted per action over all regions, on the emulator's clock. While the clock is
frozen, no call becomes available until it is advanced.
"""

from __future__ import annotations

import math
import threading
from collections import deque
from typing import TYPE_CHECKING

from yunbind_emulator.base.catalog import RateLimit
from yunbind_emulator.base.errors import VendorError

if TYPE_CHECKING:
    from datetime import datetime

    from yunbind_emulator.base.catalog import Target

DEFAULT_RATE = "Each action has the gateway's default of 200 calls in a second; then `APIGW.0308`"
RETRY_HEADER = "A throttled call carries x-acs-retry-after in milliseconds"
_DEFAULT_RATES = {"huawei": RateLimit(200, 1)}
"""The gateway's documented default, for actions whose page names no rate."""


class RateLimits:
    """Counts calls and rejects those beyond the documented rate, unless ``enabled`` is False."""

    def __init__(self, *, enabled: bool = True) -> None:
        self.enabled = enabled
        self._admitted: dict[tuple[str, ...], deque[float]] = {}
        self._lock = threading.Lock()

    def admit(self, vendor: str, target: Target, now: datetime) -> None:
        """Count a call.

        Raises:
            VendorError: The call exceeds the rate. It is not counted.
        """
        limit = target.action.rate_limit or _DEFAULT_RATES.get(vendor)
        if not self.enabled or limit is None:
            return
        moment = now.timestamp()
        key = (vendor, target.service.name, target.service.version, target.action.name)
        with self._lock:
            calls = self._admitted.setdefault(key, deque())
            # After the clock is set back, calls in the future would stay for ever.
            while calls and not 0 <= moment - calls[0] < limit.seconds:
                calls.popleft()
            if len(calls) >= limit.calls:
                error = make_throttling_error(vendor, limit, calls[0] + limit.seconds - moment)
                if target.action.rate_limit is None:
                    error.assumed = DEFAULT_RATE
                raise error
            calls.append(moment)

    def reset(self) -> None:
        """Forget all calls."""
        with self._lock:
            self._admitted.clear()


def make_throttling_error(
    vendor: str, limit: RateLimit, wait: float | None = None, *, retry_after: bool | None = None
) -> VendorError:
    """Return the cloud's throttling error.

    Args:
        vendor: ``tencent``, ``alibaba`` or ``huawei``.
        limit: The limit that the message names.
        wait: Seconds until the next call is admitted.
        retry_after: Whether a header contains ``wait``. By default only Alibaba Cloud sends one:
            ``x-acs-retry-after``, in milliseconds. For the others, ``Retry-After`` in seconds is assumed.
    """
    has_header = wait is not None and (vendor == "alibaba" if retry_after is None else retry_after)
    pause = wait or 0
    if vendor == "alibaba":
        header = ("x-acs-retry-after", str(math.ceil(pause * 1000)))
        error = VendorError("Throttling.User", "Request was denied due to user flow control.", http=400)
    elif vendor == "huawei":
        header = ("Retry-After", str(math.ceil(pause)))
        detail = f"policy user over ratelimit,limit:{limit.calls},time:{limit.seconds:g} second"
        error = VendorError("APIGW.0308", f"The throttling threshold has been reached: {detail}", http=429)
    else:
        header = ("Retry-After", str(math.ceil(pause)))
        error = VendorError(
            "RequestLimitExceeded",
            f"The action was called more than {limit.calls} times in {limit.seconds:g} second(s). "
            "Reduce the frequency of calls.",
        )
    error.headers = (header,) if has_header else ()
    error.assumed = RETRY_HEADER if has_header and vendor == "alibaba" else None
    return error
