"""``yunbind emulator journal``, ``clock``, ``fault``, ``rates`` and ``state``: the admin API as commands."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from yunbind_cli.bilingual import BilingualCommand, BilingualGroup
from yunbind_cli.commands.emulator_process import add_info_option, add_language_option
from yunbind_cli.failures import WrongUsage
from yunbind_cli.language import say
from yunbind_cli.streams import write_data, write_notice

if TYPE_CHECKING:
    from collections.abc import Callable

    from yunbind_cli.emulators.admin_client import AdminClient

_PAUSE: Final = 0.2
_OUTPUT = click.option(
    "--output", "-o", type=click.Choice(["text", "json"]), default="text", show_default=True
)
_SIGNED: Final = {"ignore_unknown_options": True}
"""Lets an argument begin with a minus sign."""


def _open(info: Path | None) -> AdminClient:
    from yunbind_cli.emulators.admin_client import AdminClient
    from yunbind_cli.emulators.info import find_path, require_info

    return AdminClient(require_info(find_path(info, os.environ)))


def _write_json(document: object) -> None:
    write_data(f"{json.dumps(document, ensure_ascii=False)}\n")


@click.command(
    cls=BilingualCommand,
    chinese="查看模拟器收到的调用（不限客户端），敏感信息已脱敏。\n\nJSON 每行一个调用。",
    chinese_options={"follow": "持续输出新的调用，直到 Ctrl-C 或模拟器结束。", "clear": "删除全部调用。"},
)
@add_info_option
@_OUTPUT
@click.option("--follow", "-f", is_flag=True, help="Go on with new calls until Ctrl-C or the emulator's end.")
@click.option("--clear", is_flag=True, help="Delete all calls.")
def journal(info: Path | None, output: str, follow: bool, clear: bool) -> None:
    """Show the calls that the emulator received from any client, with secrets masked.

    JSON has a line for each call.

    \b
    Example: yunbind emulator journal --follow
    """
    from yunbind_cli.emulators.admin_client import AdminUnreachable

    client = _open(info)
    if clear:
        client.send("DELETE", "/journal")
        return
    write: Callable[[Any], None] = _write_json if output == "json" else _write_call
    number = 0
    while True:
        try:
            calls = client.get(f"/journal?after={number}")["calls"]
        except AdminUnreachable:
            if not number and not follow:
                raise
            write_notice(say("The emulator has ended.", "模拟器已结束。"))
            return
        for call in calls:
            write(call)
            number = call["number"]
        if not follow:
            return
        time.sleep(_PAUSE)


def _write_call(call: dict[str, Any]) -> None:
    name = ".".join(str(call[part]) for part in ("vendor", "service", "action") if call[part])
    outcome = call["code"] or "ok"
    fault = say(f"fault {call['fault']}", f"故障 {call['fault']}") if call["fault"] else ""
    cells = (
        f"{call['number']:>4}",
        call["time"][:19],
        name or call["path"],
        str(call["status"]),
        outcome,
        fault,
    )
    write_data("  ".join(cells).rstrip() + "\n")


@click.group(cls=BilingualGroup, chinese="查看并调整模拟器的时钟；签名、变更、有效期与限流都以它为准。")
@add_language_option
def clock() -> None:
    """Show and move the emulator's clock. Signatures, changes, expiry and rates follow it."""


def _move(info: Path | None, wanted: dict[str, object]) -> None:
    found = _open(info).send("POST", "/clock", wanted) if wanted else _open(info).get("/clock")
    frozen = say(" frozen", " 已冻结") if found["frozen"] else ""
    write_data(f"{found['now']}{frozen}\n")


@clock.command(chinese="显示时间。")
@add_info_option
def now(info: Path | None) -> None:
    """Show the time.

    \b
    Example: yunbind emulator clock now
    """
    _move(info, {})


@clock.command(context_settings=_SIGNED, chinese="将时钟调整一段时长，例如 90、15m、1h30m 或 -2d。")
@add_info_option
@click.argument("duration")
def advance(info: Path | None, duration: str) -> None:
    """Move the clock by a duration, such as 90, 15m, 1h30m or -2d.

    \b
    Example: yunbind emulator clock advance 1h
    """
    from yunbind_cli.emulators.durations import parse_duration

    seconds = parse_duration(duration)
    if seconds is None:
        text = say(
            f"{duration!r} is not a duration such as 90, 15m, 1h30m or -2d.",
            f"{duration!r} 不是时长；例如 90、15m、1h30m 或 -2d。",
        )
        raise WrongUsage([text])
    _move(info, {"advance": seconds})


@clock.command("set", chinese="将时钟设为带时区的 ISO 8601 时间。")
@add_info_option
@click.argument("moment", metavar="TIME")
def set_clock(info: Path | None, moment: str) -> None:
    """Set the clock to a time of ISO 8601 with its time zone.

    \b
    Example: yunbind emulator clock set 2026-01-31T12:00:00Z
    """
    _move(info, {"set": moment})


@clock.command(chinese="停住时钟；仍可调整。")
@add_info_option
def freeze(info: Path | None) -> None:
    """Stop the clock. It can still be moved.

    \b
    Example: yunbind emulator clock freeze
    """
    _move(info, {"freeze": True})


@clock.command(chinese="让时钟继续走。")
@add_info_option
def thaw(info: Path | None) -> None:
    """Let the clock run on.

    \b
    Example: yunbind emulator clock thaw
    """
    _move(info, {"freeze": False})


@click.group(cls=BilingualGroup, chinese="用规则让调用失败；采用第一条适用的规则。")
@add_language_option
def fault() -> None:
    """Let calls fail by rules. The first rule that applies to a call is followed."""


@fault.command("add", chinese="添加规则，并输出带 ID 的规则。规则的成员见 docs/testing.md。")
@add_info_option
@click.argument("members", nargs=-1, required=True, metavar="MEMBER=VALUE... | JSON | @FILE | -")
def add_fault(info: Path | None, members: tuple[str, ...]) -> None:
    """Add a rule, and print it with its id. docs/testing.md lists the members of rules.

    \b
    Example: yunbind emulator fault add action=DescribeImageCaches kind=throttle times=2
    """
    _write_json(_open(info).send("POST", "/faults", _read_rule(members))["faults"])


def _read_rule(members: tuple[str, ...]) -> object:
    """Return the rule of words such as ``kind=reset``, or of one document."""
    from yunbind_cli.arguments.sources import Sources
    from yunbind_cli.arguments.values import Problem

    first = members[0]
    if len(members) == 1 and (first[:1] in ("{", "[", "@") or first == "-"):
        try:
            text = Sources(can_ask=False).read_input() if first == "-" else first
            text = Path(first[1:]).read_text(encoding="utf-8") if first.startswith("@") else text
            return json.loads(text)
        except (Problem, OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or str(error)
            raise WrongUsage(
                [say(f"The rule cannot be read: {reason}.", f"无法读取规则：{reason}。")]
            ) from None
    rule: dict[str, Any] = {}
    for member in members:
        name, separator, value = member.partition("=")
        if not separator:
            raise WrongUsage([say(f"{member}: write MEMBER=VALUE", f"{member}：请写为 成员=值")])
        rule[name] = _read_value(value)
    return rule


def _read_value(text: str) -> object:
    """Return JSON, or the text itself if it is none."""
    try:
        return json.loads(text)
    except ValueError:
        return text


@fault.command("list", chinese="以 JSON 列出规则。")
@add_info_option
def list_faults(info: Path | None) -> None:
    """List the rules as JSON.

    \b
    Example: yunbind emulator fault list
    """
    _write_json(_open(info).get("/faults")["faults"])


@fault.command("clear", chinese="删除一条规则或全部规则。")
@add_info_option
@click.argument("rule", required=False, metavar="[ID]")
def clear_faults(info: Path | None, rule: str | None) -> None:
    """Remove a rule, or all rules.

    \b
    Example: yunbind emulator fault clear
    """
    from urllib.parse import quote

    _open(info).send("DELETE", "/faults" if rule is None else f"/faults/{quote(rule, safe='')}")


@click.command(cls=BilingualCommand, chinese="查看是否按文档限流，或打开、关闭限流。")
@add_info_option
@click.argument("switch", required=False, type=click.Choice(["on", "off"]))
def rates(info: Path | None, switch: str | None) -> None:
    """Show whether calls are limited to the documented rates, or switch this on or off.

    \b
    Example: yunbind emulator rates off
    """
    client = _open(info)
    found = client.send("POST", "/rates", {"enabled": switch == "on"}) if switch else client.get("/rates")
    write_data("on\n" if found["enabled"] else "off\n")


@click.group(cls=BilingualGroup, chinese="导出、导入与重置模拟器的状态。")
@add_language_option
def state() -> None:
    """Export, import and reset the state of the emulator."""


@state.command("export", chinese="以 JSON 输出状态。")
@add_info_option
def export_state(info: Path | None) -> None:
    """Print the state as JSON.

    \b
    Example: yunbind emulator state export
    """
    _write_json(_open(info).get("/state"))


@state.command("import", chinese="用导出的状态替换当前状态。")
@add_info_option
@click.argument("file", metavar="FILE|-")
def import_state(info: Path | None, file: str) -> None:
    """Replace the state by an exported one.

    \b
    Example: yunbind emulator state import state.json
    """
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        document: object = json.loads(content)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = say(f"{file} cannot be read: {reason}.", f"无法读取 {file}：{reason}。")
        raise WrongUsage([message]) from None
    _open(info).send("PUT", "/state", document)


@state.command(chinese="重新开始：清除状态、故障、调用与临时密钥，时钟恢复为本机时间。")
@add_info_option
def reset(info: Path | None) -> None:
    """Start again: no state, faults, calls and temporary keys, and the clock of the machine.

    \b
    Example: yunbind emulator state reset
    """
    _open(info).send("POST", "/reset")


@state.command(context_settings=_SIGNED, chinese="使新的 ID 可重现；不给数字则恢复随机。")
@add_info_option
@click.argument("number", type=int, required=False)
def seed(info: Path | None, number: int | None) -> None:
    """Make new ids repeatable, or random again without a number.

    \b
    Example: yunbind emulator state seed 7
    """
    _open(info).send("POST", "/seed", {"seed": number})


COMMANDS = (journal, clock, fault, rates, state)
