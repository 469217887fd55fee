"""Recovery from expired credentials and from a wrong clock, before the call is sent again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from yunbind_runtime.base.errors import ApiError

from .telemetry import LOG

if TYPE_CHECKING:
    from datetime import datetime

    from yunbind_runtime.base.http import HttpResponse
    from yunbind_runtime.model.credentials import SigningCredentials

    from .call import Call
    from .retries import Failure


@dataclass(slots=True)
class Recovery:
    """Removes the cause of an error, each cause once in a call.

    Attributes:
        refused: Credentials that the service refused as expired.
        has_set_clock: Whether the clock offset was corrected.
    """

    refused: SigningCredentials | None = None
    has_set_clock: bool = False

    def recover(
        self, call: Call[Any], failure: Failure, response: HttpResponse | None, signed_at: datetime
    ) -> bool:
        """Remove the cause of an error. Returns whether the call may be sent again at once."""
        if not isinstance(failure, ApiError) or response is None:
            return False
        authenticator = call.authenticator
        if self.refused is None and authenticator is not None and authenticator.can_renew(call, failure):
            self.refused = call.credentials
            return True
        service = call.operation.service
        if self.has_set_clock or type(failure).code not in service.clock_refused:
            return False
        offset = call.context.offset
        if not offset.update(response, signed_at, call.context.clock(), service.clock_skew):
            return False
        self.has_set_clock = True
        seconds = offset.offset.total_seconds()
        failure.add_note(
            f"This machine's clock is {abs(seconds):.0f} s {'behind' if seconds > 0 else 'ahead of'} the "
            "service's. From now on, the client signs with the service's time. Set the clock."
        )
        LOG.warning("The clock is %.0f s off that of %s; the client corrects it", -seconds, service.title)
        return failure.http_status != 401
