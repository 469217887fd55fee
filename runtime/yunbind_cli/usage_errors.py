"""Sentences for wrong options, in both languages."""

from __future__ import annotations

import click

from yunbind_cli.language import say
from yunbind_cli.names import find_nearest


def describe_usage_error(error: click.UsageError) -> str:
    """Return a sentence for an error that click found."""
    if isinstance(error, click.NoSuchOption):
        return _describe_unknown(error)
    if isinstance(error, click.MissingParameter):
        name = _name(error.param)
        return say(f"{name} is missing.", f"缺少参数 {name}。")
    if isinstance(error, click.BadParameter):
        return _describe_value(error)
    if isinstance(error, click.BadOptionUsage):
        return say(f"{error.option_name} needs a value.", f"{error.option_name} 需要一个值。")
    return error.format_message()


def _describe_unknown(error: click.NoSuchOption) -> str:
    text = say(f"There is no option {error.option_name}.", f"没有选项 {error.option_name}。")
    command = error.ctx.command if error.ctx else None
    if isinstance(command, click.Group):
        return text + say(" Options of a call stand behind its action.", "调用的选项须写在接口名之后。")
    known = [name for parameter in command.params for name in parameter.opts] if command else []
    nearest = find_nearest(error.option_name, known)
    return text + (say(f" Did you mean {nearest}?", f"是否指 {nearest}？") if nearest else "")


def _describe_value(error: click.BadParameter) -> str:
    kind = error.param.type if error.param is not None else None
    name = _name(error.param)
    if isinstance(kind, click.Choice):
        choices = [str(choice) for choice in kind.choices]
        return say(f"{name} must be one of {', '.join(choices)}.", f"{name} 须为 {'、'.join(choices)} 之一。")
    if isinstance(kind, click.IntRange | click.FloatRange):
        low, high = kind.min, kind.max
        if low is not None and high is not None:
            return say(
                f"{name} must be a number from {low} to {high}.", f"{name} 须为 {low} 至 {high} 的数字。"
            )
        return say(f"{name} must be a number from {low}.", f"{name} 须为不小于 {low} 的数字。")
    return error.format_message()


def _name(parameter: click.Parameter | None) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.human_readable_name if parameter is not None else say("A parameter", "参数")
