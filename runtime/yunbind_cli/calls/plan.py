"""The plan of a command: all of its options and members, checked before anything is sent."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from yunbind_cli.calls.actions import list_problems, make_arguments
from yunbind_cli.calls.emulators import find_home_region
from yunbind_cli.calls.pages import Start, read_token
from yunbind_cli.failures import WrongUsage
from yunbind_cli.language import say
from yunbind_cli.names import find_nearest
from yunbind_cli.output.columns import read_columns
from yunbind_cli.output.presenter import Presenter
from yunbind_cli.output.query import read_query
from yunbind_cli.output.rows import find_row_members, make_layout
from yunbind_cli.output.secrets import list_secrets, mask_secrets
from yunbind_cli.sentences import rename_members
from yunbind_cli.streams import find_width, is_terminal, write_notice

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from yunbind_cli.arguments.members import Collected
    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.calls.waits import WaiterOf
    from yunbind_cli.catalog.entries import Action, Service

_UNCHANGED = frozenset({"raw", "none"})
"""Formats that have neither rows nor queries."""

_WHOLE = frozenset({"json", "yaml", "flat", "ndjson", "raw"})
"""Formats that show every member."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A call that can be sent.

    Attributes:
        action: The action.
        settings: The options.
        members: Members of the request by wire name, for people.
        arguments: Arguments of the client's method.
        regions: The regions, or one None for that of the environment.
        pages: Maximum number of pages, or None for all.
        start: Where the list begins.
        presenter: Prints the response.
        secrets: Secrets among the members.
        waiter: The waiter behind a write, or None.
    """

    action: Action
    settings: CallSettings
    members: dict[str, Any] = field(repr=False)
    arguments: dict[str, Any] = field(repr=False)
    regions: tuple[str | None, ...]
    pages: int | None
    start: Start
    presenter: Presenter
    secrets: tuple[str, ...] = field(repr=False)
    waiter: WaiterOf | None = None

    @property
    def is_fan_out(self) -> bool:
        """Whether the call goes to several regions, or could."""
        return "," in (self.settings.region or "") or self.settings.region == "all"

    def notify(self, text: str) -> None:
        """Write a notice unless ``--quiet`` was given."""
        if not self.settings.quiet:
            write_notice(text)


class _Problems:
    """Collects the problems of several checks."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def take(self, check: Callable[[], Any], default: Any) -> Any:
        """Return the result of a check, or a default if it has problems."""
        try:
            return check()
        except WrongUsage as problem:
            self.found += problem.problems
            return default


def make_plan(action: Action, settings: CallSettings, collected: Collected) -> Plan:
    """Check everything, and return the plan.

    Raises:
        WrongUsage: There are problems. All are named.
    """
    problems = _Problems()
    problems.found += collected.problems
    regions = problems.take(lambda: _find_regions(action, settings, collected), (None,))
    _set_page_size(action, settings, collected, problems)
    _set_token(action, collected)
    arguments = make_arguments(action, collected.members, collected.unknown)
    broken = list_problems(action, arguments, regions[0], "strict")
    found = broken if settings.checks == "strict" else list_problems(action, arguments, regions[0], "types")
    renamed = [rename_members(problem) for problem in found]
    explained = tuple(rename_members(f"{name} is required") for name in collected.unreadable)
    problems.found += [problem for problem in renamed if problem not in explained]
    pages = problems.take(lambda: _read_pages(settings), 1)
    start = problems.take(lambda: _read_start(action, settings), Start())
    waiter = problems.take(lambda: _find_waiter(action, settings), None)
    shown = waiter.poll if waiter else action
    presenter = problems.take(lambda: make_presenter(shown, settings), None)
    problems.found += _list_conflicts(settings, pages, regions)
    if problems.found:
        raise WrongUsage(list(dict.fromkeys(problems.found)))
    _warn_of_secrets(collected)
    _warn_of_limits([problem for problem in broken if problem not in found])
    members = {**collected.members, **collected.unknown}
    secrets = list_secrets(members, mask_secrets(members, action.request, action.service))
    return Plan(
        action=action,
        settings=settings,
        members=members,
        arguments=arguments,
        regions=regions,
        pages=pages,
        start=start,
        presenter=presenter,
        secrets=tuple(secrets),
        waiter=waiter,
    )


def choose_format(settings: CallSettings) -> str:
    """Return the format of the option, or a table on terminals and otherwise JSON."""
    return settings.output or ("table" if is_terminal(sys.stdout) else "json")


def has_color(settings: CallSettings) -> bool:
    """Return whether to use colour."""
    if settings.color != "auto":
        return settings.color == "always"
    environ = settings.environ
    return is_terminal(sys.stdout) and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def make_presenter(action: Action, settings: CallSettings) -> Presenter:
    """Return what prints the responses of an action.

    Raises:
        WrongUsage: The query or the columns are invalid.
    """
    problems = _Problems()
    name = choose_format(settings)
    query = settings.query
    search = problems.take(lambda: None if query is None else read_query(query), None)
    # The result of a query has members of its own.
    known = () if query is not None else tuple(find_row_members(action))
    chosen = settings.columns
    columns = problems.take(lambda: None if chosen is None else read_columns(chosen, known), None)
    if problems.found:
        raise WrongUsage(problems.found)
    layout = make_layout(
        action,
        columns=columns,
        width=find_width(settings.environ),
        has_color=has_color(settings),
        is_stable=name in ("csv", "text") and query is None,
    )

    has_notice = name in _WHOLE and not settings.quiet

    def mask(document: Any) -> Any:
        nonlocal has_notice
        if settings.reveal:
            return document
        masked = mask_secrets(document, action.response, action.service)
        if has_notice and masked != document:
            has_notice = False
            write_notice(say("Secrets are masked; --reveal shows them.", "敏感信息已隐藏；--reveal 可显示。"))
        return masked

    return Presenter(name, layout, mask, search)


def _find_regions(action: Action, settings: CallSettings, collected: Collected) -> tuple[str | None, ...]:
    """Return the regions of the option, or the one of the member that names it."""
    service = action.service
    if settings.region is not None:
        regions = tuple(dict.fromkeys(part.strip() for part in settings.region.split(",") if part.strip()))
        if regions == ("all",):
            regions = service.regions
        unknown = [region for region in regions if service.regions and region not in service.regions]
        if unknown and settings.checks == "strict":
            raise WrongUsage([_describe_region(region, service) for region in unknown])
        if not regions:
            raise WrongUsage(
                [
                    say(
                        f"--region: the regions of {service.title} are not documented; name them",
                        f"--region：{service.title} 的地域列表未收录，请逐个给出",
                    )
                ]
            )
        return regions
    member = service.document.get("region_member")
    given = collected.members.get(member) if member else None
    if isinstance(given, str):
        return (given,)
    has_region = service.document["region"] != "none"
    if has_region and settings.home_region is not None:
        return (settings.home_region,)
    return (find_home_region(service.cloud.name) if settings.emulator and has_region else None,)


def _describe_region(region: str, service: Service) -> str:
    nearest = find_nearest(region, service.regions)
    text = say(
        f"--region: {region} is not a region of {service.title}",
        f"--region：{service.title} 没有地域 {region}",
    )
    if nearest:
        text += say(f"; did you mean {nearest}?", f"；是否指 {nearest}？")
    return text + say(" --checks=warn sends it.", " 用 --checks=warn 可照样发送。")


def _set_page_size(action: Action, settings: CallSettings, collected: Collected, problems: _Problems) -> None:
    name = (action.paginate or {}).get("limit")
    if settings.page_items is None or name is None:
        return
    if name in collected.members:
        option = f"--{action.request[name].kebab}"
        problems.found.append(
            say(f"--page-items and {option} are the same", f"--page-items 与 {option} 含义相同，只能给出一个")
        )
    collected.members[name] = settings.page_items


def _read_pages(settings: CallSettings) -> int | None:
    text = settings.pages
    if text is None:
        return None if settings.max_items is not None else 1
    if text == "all":
        return None
    if text.isdecimal() and text.isascii() and int(text) > 0:
        return int(text)
    raise WrongUsage([say("--pages must be a number from 1, or all", "--pages 须为不小于 1 的整数或 all")])


def _read_start(action: Action, settings: CallSettings) -> Start:
    return Start() if settings.resume is None else read_token(action, settings.resume)


def _find_waiter(action: Action, settings: CallSettings) -> WaiterOf | None:
    if settings.wait is None:
        return None
    from yunbind_cli.calls.waits import choose_waiter

    return choose_waiter(action, settings.wait)


def _list_conflicts(
    settings: CallSettings, pages: int | None, regions: tuple[str | None, ...]
) -> Iterator[str]:
    """Yield the problems of options that cannot be combined."""
    name = choose_format(settings)
    is_one = pages == 1 and len(regions) == 1
    if name in _UNCHANGED:
        for option, value in (("--query", settings.query), ("--columns", settings.columns)):
            if value is not None:
                yield _exclude(f"-o {name}", option)
    if name == "raw" and not is_one:
        yield say(
            "-o raw prints one response: leave out --pages, --max-items and further regions",
            "-o raw 只输出一个响应：请去掉 --pages、--max-items 与其他地域",
        )
    if settings.columns is not None and settings.query is not None and name not in ("table", "text", "csv"):
        yield _exclude(f"-o {name}", "--columns")
    if len(regions) > 1:
        others = (("--wait", settings.wait), ("--resume", settings.resume), ("--dry-run", settings.dry_run))
        for option, value in others:
            if value is not None:
                yield _exclude(say("several regions", "多个地域"), option)


def _exclude(one: str, other: str) -> str:
    return say(f"{one} and {other} cannot be combined", f"{one} 与 {other} 不能同时使用")


def _warn_of_limits(problems: list[str]) -> None:
    for problem in map(rename_members, problems):
        write_notice(
            say(f"Warning: {problem}. The request is sent all the same.", f"警告：{problem}。请求仍会发送。")
        )


def _set_token(action: Action, collected: Collected) -> None:
    """Fill the member that makes a repetition safe, so that it can be named if a response is lost."""
    for name, member in action.request.items():
        if member.document.get("idempotency_token") and name not in {*collected.members, *collected.unknown}:
            collected.members[name] = str(uuid4())


def _warn_of_secrets(collected: Collected) -> None:
    for name in collected.shown_secrets:
        write_notice(
            say(
                f"Warning: {name} is a secret, and other users can see it in the list of processes. "
                f"Give {name} @FILE, or - for standard input.",
                f"警告：{name} 是敏感信息，其他用户可在进程列表中看到。"
                f"请改用 {name} @文件 或 -（标准输入）。",
            )
        )
