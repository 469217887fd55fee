"""``yunbind emulator``: serve all clouds on this machine."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yunbind_cli.bilingual import BilingualGroup
from yunbind_cli.commands import emulator_control, emulator_process
from yunbind_cli.extras import explain_missing
from yunbind_cli.missing_extra import MissingExtra

if TYPE_CHECKING:
    from collections.abc import Generator

    from yunbind_emulator.state.lifecycle import Pace


@click.group(
    cls=BilingualGroup,
    invoke_without_command=True,
    chinese="在本机的一个端口上模拟各云，直到被中断。\n\n任何客户端都可指向所输出的地址，包括官方 SDK。"
    "模拟器会验证签名：请使用信息文件中的密钥。",
    chinese_options={
        "host": "监听的 IP 地址，例如容器中的 0.0.0.0。其他机器可访问时，管理接口关闭。",
        "port": "各云的端口；0 表示任意空闲端口。",
        "admin_port": "127.0.0.1 上管理接口的端口；默认为任意空闲端口。",
        "info": "就绪后将地址、密钥、管理接口与进程号写入该文件（JSON），停止时删除。",
        "credentials": "接受该文件中的密钥，格式同信息文件的 credentials。默认为随机密钥。",
        "catalog": "要模拟的 catalog.json。默认为已安装包中的目录。",
        "state": "将状态与密钥保存在该文件（SQLite）中，下次启动时恢复。",
        "fresh": "不带状态启动，并覆盖 --state 的文件。",
        "rates": "拒绝超出文档限流的调用。",
        "samples": "只返回文档示例，不保存状态。",
        "pace": "变更的耗时：秒数、immediate，或读取次数，例如 reads=3。",
    },
)
@emulator_process.add_language_option
@click.option(
    "--host",
    metavar="ADDRESS",
    default="127.0.0.1",
    show_default=True,
    help="IP address to listen on, such as 0.0.0.0 in a container. The admin API is closed if other "
    "machines can reach it.",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=0,
    show_default=True,
    help="Port of the clouds; 0 takes a free one.",
)
@click.option(
    "--admin-port",
    type=click.IntRange(0, 65535),
    help="Port of the admin API on 127.0.0.1; 0 takes a free one, which is the default.",
)
@click.option(
    "--info",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write endpoint, credentials, admin API and process id to FILE (JSON) when the emulator is ready. "
    "FILE is removed when it stops.",
)
@click.option(
    "--credentials",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    envvar="YUNBIND_EMULATOR_CREDENTIALS",
    show_envvar=True,
    help="Accept the keys in FILE, JSON shaped like `credentials` in the info file. Defaults to random keys.",
)
@click.option(
    "--catalog",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="FILE",
    help="A catalog.json to serve. Defaults to that of the installed package.",
)
@click.option(
    "--state",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Keep state and keys in FILE (SQLite): the next start has every acknowledged change.",
)
@click.option("--fresh", is_flag=True, help="Start without state, and overwrite the file of --state.")
@click.option(
    "--rates/--no-rates",
    default=True,
    show_default=True,
    help="Reject calls beyond the documented rates.",
)
@click.option("--samples", is_flag=True, help="Respond with the documented samples only, and keep no state.")
@click.option(
    "--pace",
    metavar="PACE",
    default="2",
    show_default=True,
    help="Duration of a change: seconds, `immediate`, or a number of reads such as `reads=3`.",
)
@click.pass_context
def emulator(
    context: click.Context,
    host: str,
    port: int,
    admin_port: int | None,
    info: Path | None,
    credentials: Path | None,
    catalog: Path | None,
    state: Path | None,
    fresh: bool,
    rates: bool,
    samples: bool,
    pace: str,
) -> None:
    """Serve all clouds on one port of this machine, until interrupted.

    Point any client at the printed endpoint, also the vendors' own SDKs.
    The emulator verifies signatures: use the keys of the info file.

    \b
    Example: yunbind emulator --port 8080 --info emulator.json
    Example: yunbind emulator --state emulator-state.db --pace reads=3
    """
    if context.invoked_subcommand is not None:
        return
    address = _parse_host(host, admin_port)
    with _report_errors():
        from yunbind_emulator.base.credentials import read_credentials
        from yunbind_emulator.factory import build_parts
        from yunbind_emulator.info_file import InfoFile
        from yunbind_emulator.server import serve

        parts = build_parts(
            catalog=catalog,
            credentials=read_credentials(credentials) if credentials else None,
            samples=samples,
            pace=_parse_pace(pace),
            rates=rates,
            state_file=state,
            fresh=fresh,
        )
        serve(
            parts,
            host=address,
            port=port,
            admin_port=admin_port or 0,
            info=InfoFile(info) if info else None,
            announce=lambda endpoint: click.echo(f"The clouds are emulated at {endpoint}"),
        )


def _parse_host(text: str, admin_port: int | None) -> str:
    """Return the address to listen on, and warn about one that other machines can reach."""
    from ipaddress import ip_address

    try:
        address = ip_address("127.0.0.1" if text == "localhost" else text)
    except ValueError:
        message = f"{text!r} is not an IP address such as 127.0.0.1 or 0.0.0.0."
        raise click.BadParameter(message, param_hint="--host") from None
    if not address.is_loopback:
        if admin_port is not None:
            message = "The admin API is closed on a host that other machines can reach."
            raise click.BadParameter(message, param_hint="--admin-port")
        click.echo(
            f"Warning: other machines can reach the emulator at {address}. The admin API is closed. The "
            "metadata services issue keys to anyone.",
            err=True,
        )
    return str(address)


def _parse_pace(text: str) -> Pace:
    from yunbind_emulator.state.lifecycle import Pace

    try:
        return Pace.parse(text)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--pace") from error


@contextmanager
def _report_errors() -> Generator[None]:
    """Report an emulator that is not installed or cannot start."""
    try:
        from yunbind_emulator.base.catalog_file import CatalogError
        from yunbind_emulator.base.credentials import CredentialsFileError
        from yunbind_emulator.base.errors import StateFileError
    except ModuleNotFoundError as error:
        raise MissingExtra(explain_missing(error, "yunbind[emulator]")) from error
    try:
        yield
    except ModuleNotFoundError as error:
        raise MissingExtra(explain_missing(error, "yunbind[emulator]")) from error
    except (CatalogError, CredentialsFileError, StateFileError) as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        place = f": {error.filename}" if error.filename else ""
        raise click.ClickException(f"The emulator cannot start: {error.strerror}{place}.") from error


@emulator.command(
    chinese="输出把客户端指向模拟器的设置。\n\n"
    "内容为 yunbind、官方 SDK 与命令行所用的 shell 命令；注释中是程序里的写法。",
    chinese_options={"info": "正在运行的模拟器的信息文件。"},
)
@emulator_process.add_language_option
@click.argument("vendor", type=click.Choice(["tencent", "alibaba", "huawei"]))
@click.option(
    "--info",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    envvar="YUNBIND_EMULATOR_INFO",
    show_envvar=True,
    required=True,
    help="The info file of a running emulator.",
)
def env(vendor: str, info: Path) -> None:
    """Print the settings that point clients at a running emulator.

    They are shell commands for yunbind, the vendor's SDK and its command
    line. Comments contain the lines for a program.

    \b
    Example: yunbind emulator env tencent --info emulator.json
    """
    from yunbind_emulator.client_settings import InfoFileError, write_settings

    try:
        click.echo(write_settings(vendor, info), nl=False)
    except InfoFileError as error:
        raise click.ClickException(str(error)) from error


for _command in (*emulator_process.COMMANDS, *emulator_control.COMMANDS):
    emulator.add_command(_command)
