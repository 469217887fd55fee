"""``yunbind CLOUD SERVICE ACTION``: call an action of the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from yunbind_cli.calls.options import (
    make_connection_options,
    make_input_options,
    make_output_options,
    make_page_options,
    make_preview_options,
    make_wait_options,
)
from yunbind_cli.commands.member_command import MemberCommand

if TYPE_CHECKING:
    import click

    from yunbind_cli.arguments.members import Collected
    from yunbind_cli.calls.settings import CallSettings
    from yunbind_cli.catalog.entries import Action


class ActionCommand(MemberCommand):
    """The command of an action.

    Args:
        action: The action.
    """

    def __init__(self, action: Action) -> None:
        parameters: list[click.Parameter] = [
            *make_input_options(),
            *make_connection_options(),
            *make_output_options(),
        ]
        if action.paginate:
            parameters += make_page_options()
        if action.is_write and action.service.list_waiters():
            parameters += make_wait_options()
        super().__init__(action.name, action, [*parameters, *make_preview_options()], action.summary)

    def run(self, settings: CallSettings, collected: Collected) -> Any:
        """Print a skeleton, or call the action."""
        if settings.skeleton is not None:
            from yunbind_cli.arguments.skeleton import write_json_skeleton, write_yaml_skeleton
            from yunbind_cli.streams import write_data

            write = write_json_skeleton if settings.skeleton == "json" else write_yaml_skeleton
            write_data(write(self.action))
            return None
        from yunbind_cli.calls.run import run_action

        return run_action(self.action, settings, collected)

    def write_example(self, path: str) -> str:
        """Return a call that works without an account."""
        from yunbind_cli.commands.action_help import write_example

        return write_example(self.action, path)
