"""``yunbind completion``: the script that completes commands, actions, members and values in a shell."""

from __future__ import annotations

from typing import Any, Final, cast

import click

from yunbind_cli.language import say
from yunbind_cli.streams import PROGRAM, write_data

SHELLS: Final = ("bash", "zsh", "fish", "powershell")
_VARIABLE: Final = "_YUNBIND_COMPLETE"


class CompletionCommand(click.Command):
    """The command."""

    def __init__(self) -> None:
        super().__init__(
            "completion",
            params=[click.Argument(["shell"], type=click.Choice(SHELLS))],
            help=say(
                "Print the script that completes commands, members and values in a shell.",
                "输出在 shell 中补全命令、成员与取值的脚本。",
            )
            + "\n\n\b\nExample: yunbind completion bash",
        )

    def invoke(self, ctx: click.Context) -> Any:
        """Print the script of a shell."""
        from click.shell_completion import get_completion_class

        from yunbind_cli.commands import yunbind

        kind = cast("Any", get_completion_class(ctx.params["shell"]))
        if kind is None:
            raise LookupError(f"click has no completion for {ctx.params['shell']}.")
        write_data(f"{kind(yunbind, {}, PROGRAM, _VARIABLE).source()}\n")


def make_command() -> click.Command:
    """Return the command, in the chosen language."""
    return CompletionCommand()
