"""Runs the command of an action: checks, question, call, wait, output."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from yunbind_cli.calls.actions import ActionCaller, Answer, make_arguments
from yunbind_cli.calls.confirmation import confirm_write
from yunbind_cli.calls.pages import PageLoop, merge_pages
from yunbind_cli.calls.plan import Plan, make_plan, make_presenter
from yunbind_cli.calls.traces import make_traces
from yunbind_cli.exits import ExitCode
from yunbind_cli.language import say
from yunbind_cli.output.rows import find_rows
from yunbind_cli.streams import write_notice

if TYPE_CHECKING:
    from yunbind_cli.arguments.members import Collected
    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.calls.waits import WaiterOf
    from yunbind_cli.catalog.entries import Action


def run_action(action: Action, settings: CallSettings, collected: Collected) -> ExitCode:
    """Call an action with collected members, and print its response."""
    plan = make_plan(action, settings, collected)
    if settings.dry_run is not None:
        from yunbind_cli.calls.dry_runs import show_request, try_on_emulator

        return show_request(plan) if settings.dry_run == "client" else try_on_emulator(plan)
    if action.is_write:
        regions = ", ".join(region for region in plan.regions if region)
        confirm_write(action.name, action.service.cloud, settings, regions, plan.members)
    if plan.is_fan_out:
        from yunbind_cli.calls.regions import call_regions

        return call_regions(plan, lambda region: _read_whole(plan, region))
    if plan.waiter is not None:
        return _call_and_wait(plan, plan.waiter)
    if action.paginate:
        return _print_pages(plan)
    _print_answer(plan, _call_once(plan))
    return ExitCode.DONE


def _call_once(plan: Plan) -> Answer:
    """Call the action. If it is a write and the response is lost, a notice says that it may have run."""
    from yunbind_runtime.base.errors import TransportError

    try:
        with _open(plan, plan.regions[0]) as caller:
            return caller.call(plan.arguments)
    except (KeyboardInterrupt, TransportError) as error:
        if plan.action.is_write and getattr(error, "maybe_sent", True):
            write_notice(_describe_unknown(plan))
        raise


def _describe_unknown(plan: Plan) -> str:
    """Return a sentence about a write whose response was lost, with the token for a safe repetition."""
    name = plan.action.name
    text = say(f"It is unknown whether {name} was carried out.", f"无法确定 {name} 是否已执行。")
    for wire, member in plan.action.request.items():
        if member.document.get("idempotency_token") and wire in plan.members:
            word = f"--{member.kebab} {plan.members[wire]}"
            text += say(f" Repeat it safely with {word}", f"可加上 {word} 安全地重试")
    return text


def _open(plan: Plan, region: str | None) -> ActionCaller:
    traces = make_traces(plan.settings, plan.secrets)
    return ActionCaller(plan.action, plan.settings, region, traces)


def _print_answer(plan: Plan, answer: Answer) -> None:
    if plan.presenter.format == "raw":
        plan.presenter.print_body(answer.received.response.body, answer.members)
    else:
        plan.presenter.print_document(answer.members)
    if not answer.members:
        status = answer.received.response.status
        plan.notify(say(f"HTTP {status}, nothing in the body.", f"HTTP {status}，响应体为空。"))


def _read_whole(plan: Plan, region: str | None) -> dict[str, Any]:
    """Return the response in a region, with all pages that were asked for."""
    with _open(plan, region) as caller:
        if not plan.action.paginate:
            return caller.call(plan.arguments).members
        loop = PageLoop(plan.action, plan.arguments, plan.pages, plan.settings.max_items, plan.start)
        return merge_pages(plan.action, [answer.members for answer in loop.read(caller)])


def _print_pages(plan: Plan) -> ExitCode:
    """Print a list: page by page if the format allows it, otherwise as one document."""
    loop = PageLoop(plan.action, plan.arguments, plan.pages, plan.settings.max_items, plan.start)
    pages: list[dict[str, Any]] = []
    with _open(plan, plan.regions[0]) as caller:
        for answer in loop.read(caller):
            if plan.presenter.format == "raw":
                _print_answer(plan, answer)
            elif plan.presenter.can_stream:
                plan.presenter.print_page(answer.members)
            else:
                pages.append(answer.members)
    if pages:
        plan.presenter.print_document(merge_pages(plan.action, pages))
    _report_rest(plan, loop)
    return ExitCode.DONE


def _report_rest(plan: Plan, loop: PageLoop) -> None:
    progress = loop.progress
    if progress.resume is None:
        return
    text = say(
        f"There are more: {progress.items} items of {progress.pages} pages were read. All: --pages all. "
        f"The rest: --resume {progress.resume}",
        f"尚有更多：已读取 {progress.pages} 页 {progress.items} 条。全部：--pages all。"
        f"其余：--resume {progress.resume}",
    )
    plan.notify(text)


def _call_and_wait(plan: Plan, waiter: WaiterOf) -> ExitCode:
    """Call a write, wait for its change, and print the state.

    If the wait fails, the response of the write is printed, which names what was made.
    """
    from yunbind_cli.calls.waits import derive_members, run_wait

    region = plan.regions[0]
    answer = _call_once(plan)
    own = replace(
        plan, presenter=make_presenter(plan.action, replace(plan.settings, query=None, columns=None))
    )
    try:
        members = derive_members(waiter, plan.action, plan.members, answer.members)
        arguments = make_arguments(waiter.poll, members, {})
        state = run_wait(waiter, arguments, plan.settings, region, make_traces(plan.settings, plan.secrets))
    except BaseException:
        _print_answer(own, answer)
        raise
    if state is None or not _has_rows(state, waiter):
        _print_answer(own, answer)
    else:
        _print_answer(plan, state)
    return ExitCode.DONE


def _has_rows(state: Answer, waiter: WaiterOf) -> bool:
    """Return whether a response holds what was waited for. After a deletion, it does not."""
    rows = find_rows(waiter.poll)
    return bool(state.members.get(rows) if rows else state.members)


def run_waiter(waiter: WaiterOf, settings: CallSettings, collected: Collected) -> ExitCode:
    """Wait for a state, and print the last response."""
    from yunbind_cli.calls.waits import run_wait

    plan = make_plan(waiter.poll, settings, collected)
    traces = make_traces(settings, plan.secrets)
    state = run_wait(waiter, plan.arguments, settings, plan.regions[0], traces)
    if state is not None:
        _print_answer(plan, state)
    return ExitCode.DONE
