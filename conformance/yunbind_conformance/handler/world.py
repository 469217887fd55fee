"""The frozen world of the cases: time, nonces, jitter and keys."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from yunbind_runtime.model.credentials import Credentials

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass
class World:
    """The world of one case.

    Attributes:
        constants: The values of the manifest.
        pauses: Seconds of each pause so far.
        elapsed: Seconds since the start of the case. Only pauses and the duration of attempts advance it.
    """

    constants: Mapping[str, Any]
    pauses: list[float] = field(default_factory=list[float])
    elapsed: float = 0.0

    def clock(self) -> datetime:
        """Return the time."""
        start = datetime.fromisoformat(self.constants["time"])
        return start + timedelta(seconds=self.elapsed)

    def sleep(self, seconds: float) -> None:
        """Advance the clock and note the pause."""
        self.pauses.append(seconds)
        self.elapsed += seconds

    def nonce(self) -> str:
        """Return the text for an idempotency token. Nonces of signatures are not compared."""
        return str(self.constants["idempotency_token"])

    def jitter(self) -> float:
        """Return the fixed value of all random numbers."""
        return float(self.constants["jitter"])

    def region(self, cloud: str) -> str:
        """Return the region of a client that is given none."""
        return str(self.constants["regions"][cloud])

    def credentials(self, cloud: str) -> Credentials:
        """Return the credentials of a client that is given none."""
        project_id = self.constants["project_id"] if cloud == "huawei" else None
        return Credentials(
            self.constants["key_id"],
            self.constants["key_secret"],
            self.constants["session_token"],
            project_id=project_id,
        )
