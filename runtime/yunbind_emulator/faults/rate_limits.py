"""The documented rates of calls, and how each cloud refuses a call that comes too soon.

Calls are counted per action of the one account, over all regions, on the
emulator's clock: frozen time gives no new calls until it is advanced.
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

UNSAID = "The gateway's default of 200 calls in a second holds for each action; then `APIGW.0308`"
HINTED = "A throttled call carries x-acs-retry-after in milliseconds"
_UNSAID = {"huawei": RateLimit(200, 1)}
"""What holds where an action's page names no rate: the gateway's documented default."""


class RateLimits:
    """Counts calls and refuses those beyond the documented rate; ``enabled`` switches it."""

    def __init__(self, *, enabled: bool = True) -> None:
        self.enabled = enabled
        self._admitted: dict[tuple[str, ...], deque[float]] = {}
        self._lock = threading.Lock()

    def admit(self, vendor: str, target: Target, now: datetime) -> None:
        """Count a call.

        Raises:
            VendorError: the action was called as often as it may be; this call does not count.
        """
        limit = target.action.rate_limit or _UNSAID.get(vendor)
        if not self.enabled or limit is None:
            return
        moment = now.timestamp()
        key = (vendor, target.service.name, target.service.version, target.action.name)
        with self._lock:
            calls = self._admitted.setdefault(key, deque())
            # A clock that was set back would leave calls in the future, which never end.
            while calls and not 0 <= moment - calls[0] < limit.seconds:
                calls.popleft()
            if len(calls) >= limit.calls:
                error = make_throttling_error(vendor, limit, calls[0] + limit.seconds - moment)
                if target.action.rate_limit is None:
                    error.assumed = UNSAID
                raise error
            calls.append(moment)

    def reset(self) -> None:
        """Forget all calls."""
        with self._lock:
            self._admitted.clear()


def make_throttling_error(
    vendor: str, limit: RateLimit, wait: float | None = None, *, retry_after: bool | None = None
) -> VendorError:
    """Return the cloud's throttle answer.

    Args:
        vendor: tencent, alibaba or huawei.
        limit: what the message names.
        wait: seconds until the next call would be admitted.
        retry_after: whether a header says ``wait``. Where it is None the cloud's habit decides: only
            Alibaba has such a header, ``x-acs-retry-after`` in milliseconds; for the others
            ``Retry-After`` in seconds is assumed.
    """
    said = wait is not None and (vendor == "alibaba" if retry_after is None else retry_after)
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
    error.headers = (header,) if said else ()
    error.assumed = HINTED if said and vendor == "alibaba" else None
    return error
