"""``yunbind CLOUD SERVICE ACTION``: call an action of the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from yunbind_cli.arguments.members import Collected, Collector, is_flag
from yunbind_cli.arguments.sources import Sources
from yunbind_cli.arguments.words import Words, split_words
from yunbind_cli.calls.options import make_call_options
from yunbind_cli.calls.settings import CallSettings
from yunbind_cli.language import say
from yunbind_cli.streams import is_terminal

if TYPE_CHECKING:
    from yunbind_cli.catalog.entries import Action

_WORDS: Final = "yunbind_cli.words"


class ActionCommand(click.Command):
    """The command of an action. Its members are options that click does not know.

    Args:
        action: The action.
    """

    def __init__(self, action: Action) -> None:
        super().__init__(
            action.name,
            params=make_call_options(),
            help=action.summary,
            context_settings={"help_option_names": ["-h", "--help"]},
        )
        self.action = action

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take the members out of the words, and let click parse the options."""
        words = split_words(args, self.params, lambda name: is_flag(self.action.request, name))
        ctx.meta[_WORDS] = words
        return super().parse_args(ctx, words.options)

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help from the catalog."""
        from yunbind_cli.commands.action_help import write_end, write_help

        write_help(self.action, ctx, formatter)
        self.format_options(ctx, formatter)
        write_end(self.action, ctx, formatter)

    def invoke(self, ctx: click.Context) -> Any:
        """Check the arguments, and call the action."""
        from yunbind_cli.calls.run import run_action

        settings = CallSettings.of(ctx.params)
        collected = self._collect(ctx.meta[_WORDS], settings)
        return run_action(self.action, settings, collected)

    def _collect(self, words: Words, settings: CallSettings) -> Collected:
        import sys

        can_ask = is_terminal(sys.stdin) and not settings.no_input
        options = [name.lstrip("-") for parameter in self.params for name in parameter.opts if len(name) > 2]
        collector = Collector(self.action.service, self.action.request, options, Sources(can_ask=can_ask))
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
