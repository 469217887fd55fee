"""Differences between a page and a spec: their codes and their text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class DifferenceCode(StrEnum):
    """The codes of differences; ``docs/drafts.md`` explains each."""

    VERSION = "P101"
    HTTP = "P102"
    SUCCESS = "P103"
    RATE_LIMIT = "P104"
    REGION = "P105"
    PERMISSION = "P106"
    SOURCE = "P107"
    EXCLUSIVE = "P108"

    NOT_IN_SPEC = "P201"
    NOT_ON_PAGE = "P202"
    TYPE = "P203"
    REQUIRED = "P204"
    LOCATION = "P205"
    LIMIT = "P206"
    DEFAULT = "P207"
    ENUM = "P208"
    FILTERS = "P209"
    NULLABLE = "P210"
    EXAMPLE = "P211"

    ERROR_NOT_IN_SPEC = "P301"
    ERROR_NOT_ON_PAGE = "P302"
    ERROR_DETAILS = "P303"

    SAMPLE_NOT_IN_SPEC = "P401"
    SAMPLE_NOT_ON_PAGE = "P402"


@dataclass(frozen=True, order=True)
class Difference:
    """A difference between a page and a spec."""

    path: str
    """The spec file that contains it, or should contain it."""
    line: int
    code: DifferenceCode
    place: str
    """The member or key, such as ``request.Limit``."""
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line} {self.code.value} {self.place} {self.message}"
