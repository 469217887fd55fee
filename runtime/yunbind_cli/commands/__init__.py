"""The commands of ``yunbind``: one module for each, imported when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

import click
from yunbind_runtime import __version__

from yunbind_cli.language import say
from yunbind_cli.lazy_group import LazyGroup
from yunbind_cli.streams import PROGRAM, write_data

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COMMANDS: Mapping[str, tuple[str, str]] = {
    "completion": ("Print the completion for a shell.", "输出 shell 的补全脚本。"),
    "code": ("Write a call as code.", "将调用写成代码。"),
    "conformance": (
        "Put the cases of the conformance kit to a port.",
        "用一致性测试集检验其他语言的客户端。",
    ),
    "describe": ("Read the documentation of an action or a member.", "查阅接口或成员的文档。"),
    "doctor": ("Check keys, files, network and clock.", "检查密钥、文件、网络与时钟。"),
    "emulator": ("Serve all clouds on this machine.", "在本机运行各云的模拟器。"),
    "exec": ("Run a command with the key of a profile.", "以某个配置的密钥运行命令。"),
    "explain": ("Explain an error code or a pasted error.", "解释错误码或粘贴的错误。"),
    "profiles": ("Name a cloud, a region and a source of keys.", "为云、地域与密钥来源命名。"),
    "raw": ("Call an action that the catalog does not know.", "调用目录未收录的接口。"),
    "search": ("Find services, actions, members and error codes.", "查找服务、接口、成员与错误码。"),
    "sign": ("Show the signature of a call, step by step.", "逐步显示调用的签名。"),
    "verify": ("Find out why a request was refused.", "查明请求为何被拒绝。"),
    "whoami": ("Show which key a call would use, and why.", "查看调用会使用哪个密钥及原因。"),
}
"""Summaries by the name of a command, in English and Chinese.

The module of a command has its name. It has a click command of that name, or a function ``make_command``,
which is called when the language is known.
"""


class Program(LazyGroup):
    """The program: a command for each cloud, and the others."""

    def __init__(self) -> None:
        super().__init__(PROGRAM)
        version = click.Option(
            ["--version"],
            is_flag=True,
            help=say("Show the version.", "显示版本。"),
            expose_value=False,
            is_eager=True,
            callback=_show_version,
        )
        self.params.append(version)

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the summary in the chosen language."""
        formatter.write_paragraph()
        with formatter.indentation():
            formatter.write_text(
                say(
                    "Call every action of the clouds that yunbind knows.", "调用 yunbind 收录的各云全部接口。"
                )
            )

    def list_sections(self) -> Sequence[tuple[str, Mapping[str, str]]]:
        """Return the clouds, and the other commands."""
        from yunbind_cli.catalog.reader import read_clouds

        clouds = {name: cloud.title for name, cloud in read_clouds().items()}
        others = {name: say(*texts) for name, texts in _COMMANDS.items()}
        return [(say("Clouds", "云"), clouds), (say("Commands", "命令"), others)]

    def find_command(self, name: str) -> click.Command | None:
        """Return a command of a module, or the group of a cloud."""
        if name in _COMMANDS:
            function = name.replace("-", "_")
            module = import_module(f"{__name__}.{function}")
            if hasattr(module, "make_command"):
                return cast("click.Command", module.make_command())
            return cast("click.Command", getattr(module, function))
        from yunbind_cli.catalog.reader import read_clouds

        cloud = read_clouds().get(name.lower())
        if cloud is None:
            return None
        from yunbind_cli.commands.cloud import CloudGroup

        return CloudGroup(cloud)


def _show_version(ctx: click.Context, _parameter: click.Parameter, value: object) -> None:
    if value and not ctx.resilient_parsing:
        write_data(f"{PROGRAM} {__version__}\n")
        ctx.exit()


yunbind = Program()
