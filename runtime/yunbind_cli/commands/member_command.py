"""The base of commands that take the members of an action as options."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, Final

import click

from yunbind_cli.arguments.members import Collected, Collector, is_flag
from yunbind_cli.arguments.sources import Sources
from yunbind_cli.arguments.words import Words, split_words
from yunbind_cli.calls.profile_settings import apply_profile
from yunbind_cli.calls.settings import CallSettings
from yunbind_cli.catalog.entries import find_member
from yunbind_cli.language import say
from yunbind_cli.streams import is_terminal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yunbind_cli.catalog.entries import Action, Member

_WORDS: Final = "yunbind_cli.words"


class MemberCommand(click.Command):
    """A command whose members are options that click does not know.

    Args:
        name: Name of the command.
        action: The action with the members.
        parameters: The options.
        summary: First paragraph of the help.
        members: The members by wire name. Defaults to all of the request.
    """

    def __init__(
        self,
        name: str,
        action: Action,
        parameters: Sequence[click.Parameter],
        summary: str,
        members: Mapping[str, Member] | None = None,
    ) -> None:
        super().__init__(
            name,
            params=list(parameters),
            help=summary,
            context_settings={"help_option_names": ["-h", "--help"]},
        )
        self.action = action
        self.members: Mapping[str, Member] = action.request if members is None else members

    def run(self, settings: CallSettings, collected: Collected) -> Any:
        """Carry out the command, and return its exit code."""
        raise NotImplementedError

    def write_example(self, path: str) -> str:
        """Return an example of the command.

        Args:
            path: The words that run the command.
        """
        raise NotImplementedError

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the members out of the words, and let click parse the options."""
        words = split_words(args, self.params, lambda name: is_flag(self.members, name))
        ctx.meta[_WORDS] = words
        return super().parse_args(ctx, words.options)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option for help, in the chosen language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("Show this help.", "显示本帮助。")
        return option

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help from the catalog."""
        from yunbind_cli.commands.action_help import write_end, write_help

        write_help(self.action, self.members, str(self.help), ctx, formatter)
        options = [record for option in self.get_params(ctx) if (record := option.get_help_record(ctx))]
        with formatter.section(say("Options", "选项")):
            formatter.write_dl(options)
        write_end(self.action, self.write_example(ctx.command_path), formatter)

    def invoke(self, ctx: click.Context) -> Any:
        """Collect the members, and run the command."""
        settings = apply_profile(CallSettings.of(ctx.params), self.action.service.cloud)
        return self.run(settings, self._collect(ctx.meta[_WORDS], settings))

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[Any]:
        """Complete names of members and options."""
        from click.shell_completion import CompletionItem

        values = self._list_values(ctx)
        if values is not None:
            return [CompletionItem(value) for value in values if value.lower().startswith(incomplete.lower())]
        found = super().shell_complete(ctx, incomplete)
        if incomplete.startswith("--") or not incomplete:
            members = [
                CompletionItem(f"--{member.kebab}", help=member.doc)
                for member in self.members.values()
                if f"--{member.kebab}".startswith(incomplete.lower())
            ]
            return [*members, *found]
        return found

    def _list_values(self, ctx: click.Context) -> tuple[str, ...] | None:
        """Return the values of the member that is being completed, or None if no value is expected."""
        words: Words | None = ctx.meta.get(_WORDS)
        if words is None or not words.members or words.members[-1].value is not None:
            return None
        member = find_member(self.members, words.members[-1].name)
        if member is None or words.ends_with_option:
            return None
        if member.type == "boolean":
            return ("true", "false")
        service = self.action.service
        if member.name == service.document.get("region_member"):
            return service.regions
        return service.list_values(member.item_type or member.type) or ()

    def _collect(self, words: Words, settings: CallSettings) -> Collected:
        can_ask = is_terminal(sys.stdin) and not settings.no_input
        options = [name.lstrip("-") for option in self.params for name in option.opts if len(name) > 2]
        collector = Collector(self.action.service, self.members, options, Sources(can_ask=can_ask))
        if settings.input is not None:
            collector.add_file(settings.input)
        collector.add_given(words.members)
        collector.add_set(settings.set)
        collected = collector.collected
        collected.problems += [
            say(f"{word}: unexpected; members are options", f"{word}：多余的参数；成员须以选项给出")
            for word in words.unexpected
        ]
        return collected
