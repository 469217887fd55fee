"""A call in several regions at once. A failure is a row like any other."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from queue import Empty, SimpleQueue
from threading import Thread
from typing import TYPE_CHECKING, Any

from yunbind_cli.error_report import describe_error, write_sentence
from yunbind_cli.exits import ExitCode, find_exit_code
from yunbind_cli.streams import PROGRAM, write_notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from yunbind_runtime.base.errors import YunbindError

    from yunbind_cli.calls.plan import Plan

_MOST_THREADS = 8


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of a call in one region.

    Attributes:
        region: The region.
        document: The response, or None after an error.
        error: The error, or None.
    """

    region: str
    document: dict[str, Any] | None = field(repr=False)
    error: YunbindError | None = None


def call_regions(plan: Plan, read: Callable[[str | None], dict[str, Any]]) -> ExitCode:
    """Call each region, and print one document with the outcomes in the order of the regions.

    Args:
        plan: The plan.
        read: Returns the response of a region.
    """
    outcomes = _run(plan, read)
    has_rows = plan.presenter.format in ("table", "text", "csv") and plan.presenter.query is None
    if has_rows:
        _print_rows(plan, outcomes)
    else:
        presenter = replace(plan.presenter, mask=_keep, layout=replace(plan.presenter.layout, rows=None))
        presenter.print_document([_describe(outcome) for outcome in outcomes])
    failed = [outcome.error for outcome in outcomes if outcome.error is not None]
    for outcome in outcomes:
        if outcome.error is not None:
            write_notice(f"{PROGRAM}: {outcome.region}: {write_sentence(outcome.error)}")
    codes = {find_exit_code(error) for error in failed}
    if len(failed) == len(outcomes) and len(codes) == 1:
        return codes.pop()
    return ExitCode.PARTLY_DONE if failed else ExitCode.DONE


def _run(plan: Plan, read: Callable[[str | None], dict[str, Any]]) -> list[Outcome]:
    """Return the outcome of each region, in their order."""
    from yunbind_runtime.base.errors import YunbindError

    regions = [region for region in plan.regions if region is not None]
    left: SimpleQueue[str] = SimpleQueue()
    finished: SimpleQueue[Outcome | BaseException] = SimpleQueue()
    for region in regions:
        left.put(region)

    def work() -> None:
        with suppress(Empty):
            while True:
                region = left.get_nowait()
                try:
                    finished.put(Outcome(region, plan.presenter.mask(read(region))))
                except YunbindError as error:
                    finished.put(Outcome(region, None, error))
                except BaseException as error:  # noqa: BLE001 - raised again by the main thread
                    finished.put(error)

    # Threads of a pool would delay the end of the process after Ctrl-C until their calls end.
    for _ in range(min(_MOST_THREADS, len(regions))):
        Thread(target=work, daemon=True).start()
    outcomes: dict[str, Outcome] = {}
    while len(outcomes) < len(regions):
        outcome = finished.get()
        if isinstance(outcome, BaseException):
            raise outcome
        outcomes[outcome.region] = outcome
    return [outcomes[region] for region in regions]


def _describe(outcome: Outcome) -> dict[str, Any]:
    if outcome.error is not None:
        return {"Region": outcome.region, "Error": describe_error(outcome.error)}
    return {"Region": outcome.region, "Response": outcome.document}


def _print_rows(plan: Plan, outcomes: list[Outcome]) -> None:
    """Print the rows of all regions below each other, each with its region."""
    layout = plan.presenter.layout
    rows: list[dict[str, Any]] = []
    for outcome in outcomes:
        if outcome.error is not None:
            rows.append({"Region": outcome.region, "Error": write_sentence(outcome.error)})
            continue
        items = layout.list_rows(outcome.document)
        rows += [{"Region": outcome.region, **item} for item in items]
    presenter = replace(
        plan.presenter, mask=_keep, layout=replace(layout, rows=None, first="Region", last="Error")
    )
    presenter.print_document(rows)


def _keep(document: Any) -> Any:
    return document
