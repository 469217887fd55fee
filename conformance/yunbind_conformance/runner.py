"""The run of the kit: each selected case goes to the handler, and its output is compared."""

from __future__ import annotations

import time
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from .blackbox import EmulatedClouds
from .comparison import compare
from .process import HandlerError, HandlerProcess
from .results import LEVELS, Result, Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from .kit import Case, Kit

MAX_FAILED_STARTS = 5
"""Number of failures of the handler in a row after which the remaining cases are not run."""


@dataclass(frozen=True)
class Selection:
    """The cases to run.

    Attributes:
        files: Names of files. Empty: all.
        cases: Ids or names (``file/id``) of cases. Empty: all.
        level: The lowest level.
    """

    files: Sequence[str] = ()
    cases: Sequence[str] = ()
    level: str = "optional"

    def select(self, kit: Kit) -> list[Case]:
        """Return the selected cases of a kit."""
        levels = LEVELS[: LEVELS.index(self.level) + 1]
        return [
            case
            for case in kit.cases
            if case.level in levels
            and (not self.files or case.file in self.files)
            and (not self.cases or case.id in self.cases or case.name in self.cases)
        ]


class _Skipped(Exception):
    """The handler does not carry out a case."""


@dataclass
class _Handler:
    """A handler that is started again after a failure."""

    start: Callable[[], HandlerProcess]
    process: HandlerProcess | None = None
    name: str = ""
    files: tuple[str, ...] = ()
    failures: int = 0
    _reason: str = field(default="")

    def open(self) -> HandlerProcess:
        if self.process is None:
            if self.failures >= MAX_FAILED_STARTS:
                raise HandlerError(f"Not run: the handler failed {self.failures} times in a row.")
            try:
                self.process = self.start()
            except HandlerError:
                self.failures += 1
                raise
            self.name = f"{self.process.name} {self.process.version}".strip()
            self.files = self.process.files
        return self.process

    def ask(self, file: str, case_id: str, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the output of a case.

        Raises:
            HandlerError: The handler failed. The next case starts it again.
        """
        process = self.open()
        try:
            answer = process.ask(file, case_id, given)
        except HandlerError:
            self.failures += 1
            self.close()
            raise
        self.failures = 0
        if "skip" in answer:
            raise _Skipped(str(answer["skip"]))
        if "error" in answer:
            raise HandlerError(f"The handler reports an error of its own: {answer['error']}")
        output: Mapping[str, Any] = answer["output"]
        return output

    def close(self) -> None:
        if self.process is not None:
            self.process.stop()
            self.process = None


def run_kit(
    kit: Kit,
    command: Sequence[str],
    selection: Selection,
    skips: Mapping[str, str],
    *,
    timeout: float = 10.0,
) -> Run:
    """Run the selected cases.

    Args:
        kit: The kit.
        command: Program and arguments of the handler.
        selection: The cases to run.
        skips: Reasons of known failures, by name of the case. They are run too: a case that passes is stale.
        timeout: Maximum seconds for each answer of the handler.

    Raises:
        StartError: The handler does not start, or its greeting is wrong.
    """
    began = time.perf_counter()
    handler = _Handler(lambda: HandlerProcess(command, kit.world, timeout))
    cases = selection.select(kit)
    with ExitStack() as stack:
        stack.callback(handler.close)
        clouds = stack.enter_context(EmulatedClouds(kit.world))
        handler.open()
        results = [_run_case(case, handler, clouds) for case in cases]
    judged = [_apply_skip(result, skips) for result in results]
    stale = list(_list_stale(kit, results, skips))
    return Run(handler.name, judged, stale, time.perf_counter() - began)


def _run_case(case: Case, handler: _Handler, clouds: EmulatedClouds) -> Result:
    if case.file not in handler.files:
        return Result(case, "skipped", f"The handler does not know the file {case.file}.")
    began = time.perf_counter()
    try:
        if case.file == "blackbox":
            differences = clouds.run(case.input, lambda given: handler.ask(case.file, case.id, given))
        else:
            differences = compare(case.file, case.output, handler.ask(case.file, case.id, case.input))
    except _Skipped as skip:
        return Result(case, "skipped", str(skip), seconds=time.perf_counter() - began)
    except HandlerError as error:
        return Result(case, "failed", str(error), seconds=time.perf_counter() - began)
    status = "failed" if differences else "passed"
    return Result(case, status, differences=tuple(differences), seconds=time.perf_counter() - began)


def _apply_skip(result: Result, skips: Mapping[str, str]) -> Result:
    reason = skips.get(result.case.name)
    return (
        replace(result, status="skipped", reason=reason, differences=())
        if (reason and result.status == "failed")
        else result
    )


def _list_stale(kit: Kit, results: Sequence[Result], skips: Mapping[str, str]) -> Iterator[str]:
    known = {case.name for case in kit.cases}
    passed = {result.case.name for result in results if result.status == "passed"}
    for name in skips:
        if name not in known:
            yield f"{name} is in the skip file, and the kit has no such case."
        elif name in passed:
            yield f"{name} is in the skip file, and it passes. Remove the line."
