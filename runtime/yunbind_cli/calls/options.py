"""The options that every call has. No member of any action has the name of one; a test keeps it so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import click

from yunbind_cli.arguments.words import OptionalValue
from yunbind_cli.calls.profile_settings import complete_profile
from yunbind_cli.language import LANGUAGES, say

if TYPE_CHECKING:
    from collections.abc import Callable

FORMATS: Final = ("table", "json", "yaml", "text", "flat", "ndjson", "csv", "raw", "none")
COLORS: Final = ("auto", "always", "never")


def _complete_region(ctx: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    """Complete the documented regions of the service, also behind a comma."""
    action = getattr(ctx.command, "action", None)
    regions: tuple[str, ...] = (*action.service.regions, "all") if action is not None else ()
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{region}" for region in regions if region.startswith(last)]


def add_profile_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """Add the option ``--profile`` to a command that is no call."""
    option = click.option(
        "--profile",
        "-p",
        metavar="NAME",
        envvar="YUNBIND_PROFILE",
        shell_complete=complete_profile,
        help="Profile with region and key.",
    )
    return option(function)


def make_connection_options() -> list[click.Parameter]:
    """Return the options that say where and how a call is sent."""
    return [
        click.Option(
            ["--profile", "-p"],
            metavar="NAME",
            envvar="YUNBIND_PROFILE",
            shell_complete=complete_profile,
            help=say("Profile with region and key.", "包含地域与密钥来源的配置。"),
        ),
        click.Option(
            ["--region"],
            metavar="REGION",
            shell_complete=_complete_region,
            help=say("Region. Several with commas, or `all`.", "地域；多个以逗号分隔，或 all。"),
        ),
        click.Option(
            ["--endpoint"],
            metavar="URL",
            help=say("Host or URL instead of the vendor's.", "代替官方域名的主机或 URL。"),
        ),
        click.Option(
            ["--emulator"],
            is_flag=True,
            envvar="YUNBIND_EMULATOR",
            help=say("Call a local emulator.", "调用本地模拟器。"),
        ),
        click.Option(
            ["--retries"],
            type=click.IntRange(0, 20),
            metavar="N",
            help=say("Retries of a failed call. Defaults to 3.", "失败后的重试次数，默认为 3。"),
        ),
        click.Option(
            ["--timeout"],
            type=click.FloatRange(0.1, 3600),
            metavar="SECONDS",
            help=say(
                "Limit for each of connecting, reading and writing.", "连接、读取、写入各自的时限（秒）。"
            ),
        ),
        click.Option(
            ["--checks"],
            type=click.Choice(["strict", "warn"]),
            default="strict",
            help=say(
                "`warn` sends values beyond documented limits.", "warn 表示超出文档限制的值也照样发送。"
            ),
        ),
    ]


def make_input_options() -> list[click.Parameter]:
    """Return the options that give members."""
    return [
        click.Option(
            ["--input", "-i"],
            metavar="FILE",
            help=say(
                "Members from a file of JSON or YAML; - is standard input.",
                "从 JSON 或 YAML 文件读取成员；- 表示标准输入。",
            ),
        ),
        click.Option(
            ["--set"],
            multiple=True,
            metavar="PATH=VALUE",
            help=say(
                "A member, known or not. PATH:=JSON for JSON.",
                "任意成员（可为未收录的）；路径:=JSON 给出 JSON。",
            ),
        ),
        click.Option(
            ["--yes"],
            is_flag=True,
            help=say("Send a write without asking.", "写操作不再询问，直接发送。"),
        ),
        click.Option(["--no-input"], is_flag=True, help=say("Never ask anything.", "从不提问。")),
    ]


def make_output_options() -> list[click.Parameter]:
    """Return the options that say what is printed, and how."""
    return [
        click.Option(
            ["--output", "-o"],
            type=click.Choice(FORMATS),
            envvar="YUNBIND_OUTPUT",
            metavar="FORMAT",
            help=say(
                f"One of {', '.join(FORMATS)}. Defaults to table on a terminal, otherwise json.",
                f"{'、'.join(FORMATS)} 之一；终端上默认为 table，否则为 json。",
            ),
        ),
        click.Option(
            ["--query"],
            metavar="JMESPATH",
            help=say(
                "JMESPath over all pages; @FILE reads it from a file.",
                "对全部分页执行的 JMESPath；@文件 表示从文件读取。",
            ),
        ),
        click.Option(
            ["--columns"],
            metavar="A,B=PATH",
            help=say("Columns of table, text and csv.", "table、text、csv 的列。"),
        ),
        click.Option(["--reveal"], is_flag=True, help=say("Show secrets.", "显示敏感信息。")),
        click.Option(
            ["--meta"],
            is_flag=True,
            help=say("Status, request id and time on stderr.", "在 stderr 上给出状态码、请求 ID 与耗时。"),
        ),
        click.Option(["--quiet"], is_flag=True, help=say("No notices on stderr.", "stderr 上不输出提示。")),
        click.Option(
            ["--verbose"],
            is_flag=True,
            help=say("Retries and pauses on stderr.", "在 stderr 上输出重试与等待。"),
        ),
        click.Option(
            ["--debug"],
            is_flag=True,
            help=say("Requests and responses on stderr, masked.", "在 stderr 上输出请求与响应（已脱敏）。"),
        ),
        make_language_option(),
        click.Option(
            ["--color"],
            type=click.Choice(COLORS),
            default="auto",
            help=say("Colour on terminals.", "终端上的颜色。"),
        ),
    ]


def make_language_option() -> click.Option:
    """Return the option of the language."""
    return click.Option(
        ["--lang"],
        type=click.Choice(LANGUAGES),
        envvar="YUNBIND_LANG",
        help=say("Language of texts.", "文字的语言。"),
    )


def make_page_options() -> list[click.Parameter]:
    """Return the options of actions that return lists page by page."""
    return [
        click.Option(
            ["--pages"], metavar="N|all", help=say("Pages to read. Defaults to 1.", "读取的页数，默认为 1。")
        ),
        click.Option(
            ["--page-items"],
            type=click.IntRange(1),
            metavar="N",
            help=say("Items of a page.", "每页的条数。"),
        ),
        click.Option(
            ["--max-items"],
            type=click.IntRange(1),
            metavar="N",
            help=say("Stop after N items.", "读取 N 条后停止。"),
        ),
        click.Option(
            ["--resume"],
            metavar="TOKEN",
            help=say("Go on behind an earlier command.", "从先前命令结束之处继续。"),
        ),
    ]


def make_preview_options() -> list[click.Parameter]:
    """Return the options that show a call without sending it to a cloud."""
    return [
        OptionalValue(
            ["--dry-run"],
            is_flag=False,
            flag_value="client",
            type=click.Choice(["client", "emulator"]),
            help=say(
                "Print the signed request, or try it on a fresh emulator.",
                "只打印签名后的请求，或在全新的模拟器上试运行。",
            ),
        ),
        OptionalValue(
            ["--skeleton"],
            is_flag=False,
            flag_value="yaml",
            type=click.Choice(["json", "yaml"]),
            help=say("Print a file for -i.", "打印供 -i 使用的文件模板。"),
        ),
    ]


def make_wait_options() -> list[click.Parameter]:
    """Return the options of waits."""
    return [
        OptionalValue(
            ["--wait"],
            is_flag=False,
            flag_value="",
            metavar="[WAITER]",
            help=say("Wait until the change is done.", "等待变更完成。"),
        ),
        make_wait_timeout(),
    ]


def make_wait_timeout() -> click.Option:
    """Return the option for the time limit of a wait."""
    return click.Option(
        ["--wait-timeout"],
        type=click.FloatRange(0),
        metavar="SECONDS",
        help=say("Time limit of the wait.", "等待的时限（秒）。"),
    )
