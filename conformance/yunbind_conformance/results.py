"""Results of a run."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .comparison import Difference
    from .kit import Case

Status: TypeAlias = Literal["passed", "failed", "skipped"]
STATUSES: tuple[Status, ...] = ("passed", "failed", "skipped")
LEVELS = ("must", "should", "optional")


@dataclass(frozen=True)
class Result:
    """The result of a case.

    Attributes:
        case: The case.
        status: Whether it passed, failed or was skipped.
        reason: The reason of a failure without differences, or of a skip.
        differences: The parts of the output that differ, in the order of the steps.
        seconds: Duration.
    """

    case: Case
    status: Status
    reason: str = ""
    differences: tuple[Difference, ...] = ()
    seconds: float = 0.0

    @property
    def explanation(self) -> str:
        """The first step that differs, or the reason."""
        return str(self.differences[0]) if self.differences else self.reason


@dataclass(frozen=True)
class Run:
    """The results of a run.

    Attributes:
        handler: Name and version of the handler.
        results: The result of each selected case.
        stale: Entries of the skip file that do not apply any more, each as a sentence.
        seconds: Duration.
    """

    handler: str
    results: Sequence[Result]
    stale: Sequence[str]
    seconds: float

    @property
    def has_failed(self) -> bool:
        """Whether a case failed or an entry of the skip file is stale."""
        return bool(self.stale) or any(result.status == "failed" for result in self.results)

    def count(self, file: str | None = None) -> Counter[tuple[str, Status]]:
        """Return the number of cases by level and status, of a file or of all."""
        selected = (result for result in self.results if file in (None, result.case.file))
        return Counter((result.case.level, result.status) for result in selected)
