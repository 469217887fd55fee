"""The commands of ``yunbind``: one module for each, imported when it is called."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

import click
from yunbind_runtime import __version__

from yunbind_cli.language import say
from yunbind_cli.lazy_group import LazyGroup

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_COMMANDS: Mapping[str, tuple[str, str]] = {
    "conformance": (
        "Put the cases of the conformance kit to a port.",
        "用一致性测试集检验其他语言的客户端。",
    ),
    "describe": ("Read the documentation of an action or a member.", "查阅接口或成员的文档。"),
    "emulator": ("Serve all clouds on this machine.", "在本机运行各云的模拟器。"),
    "explain": ("Explain an error code or a pasted error.", "解释错误码或粘贴的错误。"),
    "search": ("Find services, actions, members and error codes.", "查找服务、接口、成员与错误码。"),
    "verify": ("Find out why a request was refused.", "查明请求为何被拒绝。"),
}
"""Summaries by the name of a command. The module of a command has its name, and so has the function in it."""


class _Program(LazyGroup):
    """The program: a command for each cloud, and the others."""

    def list_sections(self) -> Sequence[tuple[str, Mapping[str, str]]]:
        from yunbind_cli.catalog.reader import read_clouds

        clouds = {name: cloud.title for name, cloud in read_clouds().items()}
        others = {name: say(*texts) for name, texts in _COMMANDS.items()}
        return [(say("Clouds", "云"), clouds), (say("Commands", "命令"), others)]

    def find_command(self, name: str) -> click.Command | None:
        if name in _COMMANDS:
            function = name.replace("-", "_")
            command: click.Command = getattr(import_module(f"{__name__}.{function}"), function)
            return command
        from yunbind_cli.catalog.reader import read_clouds

        cloud = read_clouds().get(name)
        if cloud is None:
            return None
        from yunbind_cli.commands.cloud import CloudGroup

        return CloudGroup(cloud)


@click.group(cls=_Program, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, message="%(prog)s %(version)s")
def yunbind() -> None:
    """Call every action of Tencent Cloud, Alibaba Cloud and Huawei Cloud that yunbind knows."""
