"""A call in several regions at once. A failure is a row like any other."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from yunbind_cli.error_report import describe_error, write_sentence
from yunbind_cli.exits import ExitCode, find_exit_code
from yunbind_cli.streams import PROGRAM, write_notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

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
    outcomes = list(_run(plan, read))
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


def _run(plan: Plan, read: Callable[[str | None], dict[str, Any]]) -> Iterator[Outcome]:
    from yunbind_runtime.base.errors import YunbindError

    mask = plan.presenter.mask

    def call(region: str) -> Outcome:
        try:
            return Outcome(region, mask(read(region)))
        except YunbindError as error:
            return Outcome(region, None, error)

    regions = [region for region in plan.regions if region is not None]
    pool = ThreadPoolExecutor(min(_MOST_THREADS, len(regions)))
    try:
        yield from pool.map(call, regions)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)  # an interrupt does not wait for the rest


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
