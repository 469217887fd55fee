"""``yunbind whoami``: the key that a call would use, and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from yunbind_cli.bilingual import BilingualCommand
from yunbind_cli.calls.options import add_profile_option
from yunbind_cli.calls.profile_settings import complete_cloud
from yunbind_cli.calls.settings import CallSettings
from yunbind_cli.exits import ExitCode
from yunbind_cli.language import LANGUAGES, say
from yunbind_cli.streams import write_data, write_notice

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yunbind_cli.accounts.identities import Identity


@click.command(
    cls=BilingualCommand,
    chinese="查看调用会使用哪个密钥、来自何处，以及为何不用其他来源。\n\n密钥 ID 已脱敏，从不显示密钥内容。"
    "不加 --check 时不发送任何请求。\n\n退出码：0 找到密钥，3 未找到，否则为 --check 读取失败的退出码。",
    chinese_options={
        "is_verbose": "列出每个凭证来源。",
        "check": "发送一个签名的只读请求，检验密钥是否可用。",
    },
)
@click.argument("cloud", required=False, shell_complete=complete_cloud)
@click.option("--all", "-v", "--verbose", "is_verbose", is_flag=True, help="Show every credential source.")
@click.option("--check", is_flag=True, help="Send one signed read, which shows whether the key works.")
@add_profile_option
@click.option("--region", metavar="REGION", help="Region of the read. Defaults to that of the environment.")
@click.option("--endpoint", metavar="URL", help="Host or URL instead of the vendor's.")
@click.option("--output", "-o", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--lang", type=click.Choice(LANGUAGES), envvar="YUNBIND_LANG", help="Language of texts.")
def whoami(
    cloud: str | None,
    is_verbose: bool,
    check: bool,
    profile: str | None,
    region: str | None,
    endpoint: str | None,
    output: str,
    lang: str | None,
) -> ExitCode:
    """Show which key a call would use, where it comes from, and why the other sources are not used.

    Key ids are masked, and secrets are never shown. Nothing is sent without --check.

    \b
    Exit codes: 0 a key was found, 3 none was found, otherwise that of the failed read (--check).
    Example: yunbind whoami --all
    """
    del lang  # read before click is called
    from yunbind_cli.accounts.identities import identify
    from yunbind_cli.accounts.places import choose_clouds
    from yunbind_cli.calls.profile_settings import apply_profile

    settings = CallSettings(profile=profile, region=region, endpoint=endpoint)
    clouds = choose_clouds(cloud, profile)
    identities = [identify(each, apply_profile(settings, each), has_check=check) for each in clouds]
    if output == "json":
        documents = [identity.describe() for identity in identities]
        write_data(f"{json.dumps(documents, ensure_ascii=False)}\n")
    else:
        write_data(_write_text(identities, is_verbose=is_verbose, has_check=check))
    if settings.environ.get("YUNBIND_EMULATOR"):
        write_notice(
            say(
                "YUNBIND_EMULATOR is set: calls use the keys of the emulator instead.",
                "已设置 YUNBIND_EMULATOR：调用将改用模拟器的密钥。",
            )
        )
    return _find_code(identities)


def _find_code(identities: Sequence[Identity]) -> ExitCode:
    codes = [identity.read.code for identity in identities if identity.read is not None]
    failures = [code for code in codes if code != ExitCode.DONE]
    if failures:
        return failures[0] if len(set(codes)) == 1 else ExitCode.PARTLY_DONE
    if any(identity.has_key for identity in identities):
        return ExitCode.DONE
    write_notice(
        say(
            "No key was found. docs/credentials.md lists the sources of each cloud.",
            "未找到密钥。各云的凭证来源见 docs/credentials.md。",
        )
    )
    return ExitCode.SETUP


def _write_text(identities: Sequence[Identity], *, is_verbose: bool, has_check: bool) -> str:
    from yunbind_cli.output.aligned import write_aligned

    heading = ["CLOUD", "SOURCE", "KEY", "REGION", "PROJECT", *(["CHECK"] if has_check else []), "WHY"]
    rows = [heading]
    for identity in identities:
        row = [
            identity.cloud.name,
            identity.winner.title if identity.winner else "-",
            identity.key,
            identity.region.name if identity.region.origin else "-",
            identity.project or "-",
        ]
        if has_check:
            row.append(identity.read.write_sentence() if identity.read else "-")
        rows.append([*row, identity.write_why() or "-"])
    text = write_aligned(rows)
    return text + "".join(_write_sources(identity) for identity in identities) if is_verbose else text


def _write_sources(identity: Identity) -> str:
    from yunbind_cli.accounts.sources import name_outcome, write_reason
    from yunbind_cli.output.aligned import write_aligned

    rows = [
        [f"{number}", source.title, name_outcome(source), write_reason(source)]
        for number, source in enumerate(identity.sources, 1)
    ]
    return f"\n{identity.cloud.name}\n{write_aligned(rows, indent='  ')}"
