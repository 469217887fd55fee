"""Findings of a check-up."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Status(StrEnum):
    """The outcome of a check."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"
    SKIP = "skip"


@dataclass(frozen=True, slots=True)
class Finding:
    """The outcome of one check of a cloud.

    Attributes:
        cloud: Name of the cloud.
        check: Name of the check, such as ``proxy``.
        status: The outcome.
        message: What was found, without secrets.
        remedy: What to do. Empty if nothing must be done.
    """

    cloud: str
    check: str
    status: Status
    message: str
    remedy: str = ""

    def describe(self) -> dict[str, str | None]:
        """Return the finding as members of JSON."""
        return {
            "cloud": self.cloud,
            "check": self.check,
            "status": self.status.value,
            "message": self.message,
            "remedy": self.remedy or None,
        }
