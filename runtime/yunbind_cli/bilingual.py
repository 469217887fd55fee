"""Commands whose help is English or Chinese. The English text is the docstring, as in any command."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import click

from yunbind_cli.language import get_language, say

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHARED: Final[Mapping[str, str]] = {
    "endpoint": "代替官方域名的主机或 URL。",
    "info": "模拟器的信息文件。默认位于当前用户的运行时目录。",
    "lang": "文字的语言。",
    "output": "输出格式。",
    "profile": "要使用的配置。",
    "region": "读取所用的地域。默认取自环境变量。",
}
"""Chinese texts of options that several commands have, by the name of their parameter."""


class _Bilingual(click.Command):
    """The texts of a command in both languages.

    Args:
        chinese: The help in Chinese, without examples. Its first line is the summary.
        chinese_options: The help of options in Chinese, by the name of their parameter.
    """

    def __init__(
        self, *arguments: Any, chinese: str, chinese_options: Mapping[str, str] | None = None, **others: Any
    ) -> None:
        super().__init__(*arguments, **others)
        self.chinese = chinese
        self.chinese_options = {**_SHARED, **(chinese_options or {})}

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return the summary in the chosen language."""
        return self.chinese.splitlines()[0] if _is_chinese() else super().get_short_help_str(limit)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option for help, in the chosen language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("Show this help.", "显示本帮助。")
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write how the command is called."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, say("Usage: ", "用法："))

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the help in the chosen language, with the examples."""
        if not _is_chinese():
            super().format_help_text(ctx, formatter)
            return
        formatter.write_paragraph()
        examples = re.findall(r"^ *(Example: .*)$", self.help or "", re.MULTILINE)
        with formatter.indentation():
            formatter.write_text(self.chinese)
            if examples:
                formatter.write_paragraph()
                formatter.write_text("\b\n" + "\n".join(examples))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options in the chosen language, and the commands of a group below them."""
        records: list[tuple[str, str]] = []
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record is not None and isinstance(parameter, click.Option):
                chinese = self.chinese_options.get(parameter.name or "") if _is_chinese() else None
                records.append((record[0], record[1] if chinese is None else chinese))
        with formatter.section(say("Options", "选项")):
            formatter.write_dl(records)


class BilingualCommand(_Bilingual):
    """A command with texts in both languages."""


class BilingualGroup(_Bilingual, click.Group):
    """A group with texts in both languages. Its commands are bilingual too."""

    command_class = BilingualCommand

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, and the commands below them."""
        super().format_options(ctx, formatter)
        rows = [(name, self.commands[name].get_short_help_str(70)) for name in self.list_commands(ctx)]
        with formatter.section(say("Commands", "命令")):
            formatter.write_dl(rows)


def _is_chinese() -> bool:
    return get_language() == "zh"
