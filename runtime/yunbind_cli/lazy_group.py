"""A group whose commands are made or imported when they are called, so that each starts fast."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from yunbind_cli.failures import WrongUsage
from yunbind_cli.language import LANGUAGES, say
from yunbind_cli.names import find_nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class LazyGroup(click.Group):
    """A group that knows the names and summaries of its commands. Subclasses find the commands.

    Args:
        name: Name of the group.
        summary: First paragraph of the help.
    """

    def __init__(self, name: str, summary: str = "") -> None:
        language = click.Option(
            ["--lang"],
            type=click.Choice(LANGUAGES),
            expose_value=False,  # it was read before, because help needs it
            help=say("Language of texts.", "文字的语言。"),
        )
        super().__init__(
            name,
            help=summary,
            params=[language],
            context_settings={"help_option_names": ["-h", "--help"]},
        )

    def list_sections(self) -> Sequence[tuple[str, Mapping[str, str]]]:
        """Return the sections of the help: a heading, and summaries by the name of a command."""
        raise NotImplementedError

    def find_command(self, name: str) -> click.Command | None:
        """Return the command with a name, or None."""
        raise NotImplementedError

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the commands."""
        return [name for _, commands in self.list_sections() for name in commands]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Return the command with a name, or None."""
        return self.find_command(cmd_name)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that is called, or refuse its name with the nearest one."""
        found = self.get_command(ctx, args[0])
        if found is not None:
            return args[0], found, args[1:]
        if ctx.resilient_parsing:
            return None, None, args[1:]
        if args[0].startswith("-"):
            raise click.NoSuchOption(args[0], ctx=ctx)
        raise WrongUsage([self.describe_unknown(ctx, args[0])])

    def describe_unknown(self, ctx: click.Context, name: str) -> str:
        """Return a sentence about a name that no command has."""
        nearest = find_nearest(name, self.list_commands(ctx))
        text = say(f"{ctx.command_path} has no command {name!r}.", f"{ctx.command_path} 没有命令 {name!r}。")
        if nearest:
            text += say(f" Did you mean {nearest}?", f"是否指 {nearest}？")
        return text + say(
            f" `{ctx.command_path} --help` lists them.", f"全部命令见 `{ctx.command_path} --help`。"
        )

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the group is called."""
        pieces = say("[OPTIONS] COMMAND ...", "[选项] 命令 ...")
        formatter.write_usage(ctx.command_path, pieces, say("Usage: ", "用法："))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option for help, in the chosen language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("Show this help.", "显示本帮助。")
        return option

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, and the options below them."""
        self.format_commands(ctx, formatter)
        options = [record for option in self.get_params(ctx) if (record := option.get_help_record(ctx))]
        with formatter.section(say("Options", "选项")):
            formatter.write_dl(options)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the commands without importing them."""
        for heading, commands in self.list_sections():
            if commands:
                with formatter.section(heading):
                    formatter.write_dl(list(commands.items()))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:  # noqa: ARG002
        """Complete names of commands with their summaries, without importing them."""
        from click.shell_completion import CompletionItem

        return [
            CompletionItem(name, help=summary)
            for _, commands in self.list_sections()
            for name, summary in commands.items()
            if name.lower().startswith(incomplete.lower())
        ]
