"""Runs the command of an action: checks, call, output."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from yunbind_cli.calls.actions import ActionCaller, list_problems, make_arguments
from yunbind_cli.calls.emulators import find_home_region
from yunbind_cli.calls.problems import rename_members
from yunbind_cli.exits import ExitCode
from yunbind_cli.failures import WrongUsage
from yunbind_cli.language import say
from yunbind_cli.output import find_writer
from yunbind_cli.output.query import read_query
from yunbind_cli.output.rows import make_layout
from yunbind_cli.output.secrets import mask_secrets
from yunbind_cli.streams import is_terminal, write_data, write_notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from yunbind_cli.arguments.members import Collected
    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Action


def run_action(action: Action, settings: CallSettings, collected: Collected) -> ExitCode:
    """Call an action with collected members, and print its response."""
    region = _find_region(action, settings, collected)
    arguments = _check(action, settings, collected, region)
    query = None if settings.query is None else read_query(settings.query)
    with ActionCaller(action, settings, region) as caller:
        answer = caller.call(arguments)
    print_document(action, settings, answer.members, query)
    return ExitCode.DONE


def print_document(
    action: Action, settings: CallSettings, document: Any, query: Callable[[Any], Any] | None
) -> None:
    """Print a response in the chosen format."""
    name = settings.output or ("table" if is_terminal(sys.stdout) else "json")
    masked = document if settings.reveal else mask_secrets(document, action)
    result = masked if query is None else query(masked)
    write_data(find_writer(name).write(result, make_layout(action)))


def _find_region(action: Action, settings: CallSettings, collected: Collected) -> str | None:
    """Return the region of the option, or of the member that names it."""
    if settings.region is not None:
        return settings.region
    member = action.service.document.get("region_member")
    given = collected.members.get(member) if member else None
    if isinstance(given, str):
        return given
    service = action.service
    has_region = service.document["region"] != "none"
    return find_home_region(service.cloud.name) if settings.emulator and has_region else None


def _check(
    action: Action, settings: CallSettings, collected: Collected, region: str | None
) -> dict[str, Any]:
    """Return the arguments of the client's method.

    Raises:
        WrongUsage: There are problems. All are named.
    """
    arguments = make_arguments(action, collected.members, collected.unknown)
    found = list_problems(action, arguments, region, settings.checks)
    problems = [*collected.problems, *(rename_members(problem) for problem in found)]
    if problems:
        raise WrongUsage(problems)
    for name in collected.shown_secrets:
        write_notice(
            say(
                f"Warning: {name} is a secret, and other users can see it in the list of processes. "
                f"Give {name} @FILE, or - for standard input.",
                f"警告：{name} 是敏感信息，其他用户可在进程列表中看到。"
                f"请改用 {name} @文件 或 -（标准输入）。",
            )
        )
    return arguments
