"""``yunbind CLOUD SERVICE wait WAITER``: wait until a resource has a state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from yunbind_cli.calls.options import (
    make_connection_options,
    make_input_options,
    make_output_options,
    make_wait_timeout,
)
from yunbind_cli.calls.waits import WaiterOf
from yunbind_cli.commands.member_command import MemberCommand
from yunbind_cli.language import choose, say
from yunbind_cli.lazy_group import LazyGroup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yunbind_cli.arguments.members import Collected
    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Service


class WaitGroup(LazyGroup):
    """The waiters of a service.

    Args:
        service: The service.
    """

    def __init__(self, service: Service) -> None:
        super().__init__("wait", say("Wait until a resource has a state.", "等待资源进入某一状态。"))
        self._service = service

    def list_sections(self) -> Sequence[tuple[str, Mapping[str, str]]]:
        """Return the waiters with their descriptions."""
        waiters = {
            name.replace("_", "-"): choose(action.waiters[name].get("doc"))
            for name, action in self._service.list_waiters()
        }
        return [(say("Waiters", "等待器"), waiters)]

    def find_command(self, name: str) -> click.Command | None:
        """Return the command of a waiter, by its name in any spelling."""
        found = self._service.find_waiter(name)
        return None if found is None else WaitCommand(WaiterOf(*found))


class WaitCommand(MemberCommand):
    """The command of a waiter. It takes the members of the action that it polls.

    Args:
        waiter: The waiter.
    """

    def __init__(self, waiter: WaiterOf) -> None:
        parameters = [
            *make_input_options(),
            *make_connection_options(),
            *make_output_options(),
            make_wait_timeout(),
        ]
        doc = choose(waiter.poll.waiters[waiter.name].get("doc"))
        super().__init__(waiter.kebab, waiter.poll, parameters, doc, waiter.members)
        self._waiter = waiter

    def run(self, settings: CallSettings, collected: Collected) -> Any:
        """Check the arguments, wait, and print the last response."""
        from yunbind_cli.calls.run import run_waiter

        return run_waiter(self._waiter, settings, collected)

    def write_example(self, path: str) -> str:
        """Return a command that shows how the waiter is called."""
        ids = [
            member for member in self.action.request.values() if member.name.lower().endswith(("id", "ids"))
        ]
        member = next(
            (member for member in ids if member.name != self.action.service.document.get("region_member")),
            None,
        )
        words = f" --{member.kebab} ID" if member else ""
        return f"{path}{words} --wait-timeout 600"
