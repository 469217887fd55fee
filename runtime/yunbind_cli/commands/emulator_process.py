"""``yunbind emulator start``, ``stop``, ``status`` and ``run``: emulators in processes of their own."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from yunbind_cli.bilingual import BilingualCommand
from yunbind_cli.exits import ExitCode
from yunbind_cli.failures import WrongUsage
from yunbind_cli.language import LANGUAGES, say
from yunbind_cli.streams import write_data, write_notice

if TYPE_CHECKING:
    from collections.abc import Callable

_PASS_ON = {"ignore_unknown_options": True, "allow_interspersed_args": False}


def add_language_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option ``--lang`` to a command."""
    option = click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        envvar="YUNBIND_LANG",
        expose_value=False,  # read before click is called
        help="Language of texts.",
    )
    return option(function)


def add_info_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options ``--info`` and ``--lang`` to a command about a running emulator."""
    info = click.option(
        "--info",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        envvar="YUNBIND_EMULATOR_INFO",
        show_envvar=True,
        help="The info file of the emulator. Defaults to one in this user's folder for running programs.",
    )
    return info(add_language_option(function))


@click.command(
    cls=BilingualCommand,
    context_settings=_PASS_ON,
    chinese="在后台启动模拟器，就绪后输出其信息文件。\n\n"
    "其余选项同 `yunbind emulator`。若已有使用该信息文件的模拟器，则保留它。",
)
@add_info_option
@click.argument("options", nargs=-1, type=click.UNPROCESSED, metavar="[OPTIONS OF EMULATOR]...")
def start(info: Path | None, options: tuple[str, ...]) -> None:
    """Start an emulator in the background, and print its info file when it is ready.

    Further options are those of `yunbind emulator`. An emulator with this info file that runs already stays.

    \b
    Example: yunbind emulator start
    Example: yunbind emulator start --info emulator.json -- --pace reads=3 --no-rates
    """
    from yunbind_cli.emulators import processes
    from yunbind_cli.emulators.info import find_path, read_info

    path = find_path(info, os.environ).absolute()
    found = read_info(path)
    if found is not None and processes.is_running(found):
        write_notice(say(f"It runs already at {found.endpoint}.", f"已在 {found.endpoint} 运行。"))
    else:
        found = processes.start(path, options[1:] if options[:1] == ("--",) else options)
        hint = f"export YUNBIND_EMULATOR=1 YUNBIND_EMULATOR_INFO={path}"
        write_notice(
            say(
                f"The clouds are emulated at {found.endpoint}. Commands call them after: {hint}",
                f"各云模拟于 {found.endpoint}。执行以下命令后即可调用：{hint}",
            )
        )
    write_data(f"{path}\n")


@click.command(cls=BilingualCommand, chinese="停止模拟器；没有运行时不算错误。")
@add_info_option
def stop(info: Path | None) -> None:
    """Stop an emulator. It is no error if none runs.

    \b
    Example: yunbind emulator stop
    """
    from yunbind_cli.emulators import processes
    from yunbind_cli.emulators.info import find_path, read_info

    found = read_info(find_path(info, os.environ))
    if found is not None and processes.stop(found):
        write_notice(say(f"Stopped {found.endpoint}.", f"已停止 {found.endpoint}。"))
    else:
        write_notice(say("No emulator runs.", "没有正在运行的模拟器。"))


@click.command(
    cls=BilingualCommand,
    chinese="查看模拟器是否运行，及其地址、时钟、限流、调用数与故障数。\n\n退出码：0 正在运行，8 没有运行。",
)
@add_info_option
@click.option("--output", "-o", type=click.Choice(["text", "json"]), default="text", show_default=True)
def status(info: Path | None, output: str) -> ExitCode:
    """Show whether an emulator runs, with its endpoint, clock, rates, calls and faults.

    \b
    Exit codes: 0 it runs, 8 it does not.
    Example: yunbind emulator status
    """
    from yunbind_cli.emulators import processes
    from yunbind_cli.emulators.admin_client import AdminClient
    from yunbind_cli.emulators.info import find_path, read_info
    from yunbind_cli.output.aligned import write_aligned

    path = find_path(info, os.environ)
    found = read_info(path)
    described: dict[str, object] = {"running": False, "info": str(path)}
    if found is not None and processes.is_running(found):
        described |= {"running": True, "endpoint": found.endpoint, "pid": found.pid}
        if found.admin is not None:
            client = AdminClient(found)
            calls = client.get("/journal")["calls"]
            described |= {
                "clock": client.get("/clock")["now"],
                "frozen": client.get("/clock")["frozen"],
                "rates": client.get("/rates")["enabled"],
                "calls": calls[-1]["number"] if calls else 0,
                "faults": len(client.get("/faults")["faults"]),
            }
    if output == "json":
        write_data(f"{json.dumps(described, ensure_ascii=False)}\n")
    else:
        cells = [[name, json.dumps(value).strip('"')] for name, value in described.items()]
        write_data(write_aligned(cells))
    return ExitCode.DONE if described["running"] else ExitCode.NOT_FOUND


@click.command(
    cls=BilingualCommand,
    context_settings=_PASS_ON,
    chinese="让一条命令独享一个模拟器，命令结束时模拟器随之结束。\n\n"
    "命令的环境变量把 yunbind 与官方 SDK 指向该模拟器。"
    "两个连字符之前的选项同 `yunbind emulator`。退出码即该命令的退出码。",
)
@add_language_option
@click.argument("words", nargs=-1, type=click.UNPROCESSED, metavar="[OPTIONS OF EMULATOR]... -- COMMAND...")
def run(words: tuple[str, ...]) -> int:
    """Run a command with an emulator of its own, which ends with it.

    The environment of the command leads yunbind and the vendors' SDKs to the emulator. Options before the two
    hyphens are those of `yunbind emulator`. The exit code is that of the command.

    \b
    Example: yunbind emulator run -- pytest
    Example: yunbind emulator run -- python job.py
    """
    from yunbind_cli.children import run_child
    from yunbind_cli.emulators import processes
    from yunbind_cli.emulators.environment import make_environment

    split = words.index("--") if "--" in words else 0
    options, command = words[:split], words[split + 1 :] if "--" in words else words
    if not command:
        raise WrongUsage([say("The command is missing.", "缺少要运行的命令。")])
    with tempfile.TemporaryDirectory(prefix="yunbind-") as folder:
        found = processes.start(Path(folder) / "emulator.json", options)
        try:
            return run_child(command, make_environment(found.path, os.environ))
        finally:
            processes.stop(found)


COMMANDS = (start, stop, status, run)
