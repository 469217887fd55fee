"""``yunbind profiles``: names for a cloud, a region and a credential source."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import click

from yunbind_cli.bilingual import BilingualGroup
from yunbind_cli.calls.profile_settings import complete_cloud, complete_profile
from yunbind_cli.catalog.reader import read_clouds
from yunbind_cli.failures import WrongUsage
from yunbind_cli.language import LANGUAGES, say
from yunbind_cli.names import find_nearest
from yunbind_cli.profiles.profile import NAME, OUTPUTS, SOURCES, WRITES, Profile, list_problems
from yunbind_cli.profiles.store import VARIABLE, Profiles, read_profiles
from yunbind_cli.streams import write_data, write_notice

if TYPE_CHECKING:
    from collections.abc import Callable

_output = click.option(
    "--output", "-o", type=click.Choice(["text", "json"]), default="text", show_default=True
)


def _language(function: Callable[..., Any]) -> Callable[..., Any]:
    option = click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        envvar="YUNBIND_LANG",
        expose_value=False,  # read before click is called
        help="Language of texts.",
    )
    return option(function)


@click.group(
    cls=BilingualGroup,
    chinese="为云、地域与密钥来源命名。\n\n调用通过 -p、YUNBIND_PROFILE，或作为该云的当前配置来使用。"
    "配置中不含密钥。选项与环境变量优先于配置，配置优先于官方文件。",
)
@_language
def profiles() -> None:
    """Name a cloud, a region and a source of keys. A call uses a profile with -p, YUNBIND_PROFILE, or
    because it is the current one of its cloud.

    Profiles contain no secret. Options and environment variables come before the profile, and the profile
    before the vendor's files.
    """


def _read() -> Profiles:
    return read_profiles(os.environ, tuple(read_clouds()))


@profiles.command("list", chinese="列出配置；星号表示各云的当前配置。")
@_output
@_language
def list_profiles(output: str) -> None:
    """List the profiles. An asterisk marks the current one of each cloud.

    \b
    Example: yunbind profiles list
    """
    from yunbind_cli.output.aligned import write_aligned

    stored = _read()
    rows = [
        {"name": name, "current": _is_current(stored, name), **profile.describe()}
        for name, profile in sorted(stored.profiles.items())
    ]
    if output == "json":
        write_data(f"{json.dumps(rows, ensure_ascii=False)}\n")
        return
    cells = [["", "NAME", "CLOUD", "REGION", "SOURCE", "WRITES"]]
    for row in rows:
        source = " ".join(str(row[key]) for key in ("source", "vendor_profile", "process") if key in row)
        mark = "*" if row["current"] else ""
        cells.append(
            [
                mark,
                str(row["name"]),
                str(row["cloud"]),
                str(row.get("region", "-")),
                source,
                str(row["writes"]),
            ]
        )
    if rows:
        write_data(write_aligned(cells))
    else:
        write_notice(say("There are no profiles yet: yunbind profiles set", "尚无配置：yunbind profiles set"))


def _is_current(stored: Profiles, name: str) -> bool:
    named = os.environ.get(VARIABLE)
    cloud = stored.profiles[name].cloud
    if named in stored.profiles and stored.profiles[named].cloud == cloud:
        return name == named
    return stored.current.get(cloud) == name


@profiles.command(chinese="显示一个配置。")
@click.argument("name", shell_complete=complete_profile)
@_output
@_language
def show(name: str, output: str) -> None:
    """Show a profile.

    \b
    Example: yunbind profiles show work
    """
    from yunbind_cli.output.aligned import write_aligned

    described = _read().find(name).describe()
    if output == "json":
        write_data(f"{json.dumps({'name': name, **described}, ensure_ascii=False)}\n")
    else:
        write_data(write_aligned([[key, value] for key, value in described.items()]))


@profiles.command(
    "set",
    chinese="新建配置，或修改所给的成员。\n\n"
    "文件为系统设置目录（例如 ~/.config）下的 yunbind/profiles.toml。",
    chinese_options={
        "cloud": "云的名称；新建时必填。",
        "region": "未指定地域的调用所用的地域。",
        "source": "密钥来源：官方 SDK 的默认顺序、仅环境变量、官方命令行的配置，或某个程序。默认为第一种。",
        "vendor_profile": "tccli 或 aliyun 的配置名。",
        "process": "每次调用时以 JSON 输出密钥的程序。",
        "writes": "真实环境的写操作：询问、允许或禁止。",
        "format_name": "响应的格式。",
        "language": "调用时文字的语言。",
        "unset": "删除某个成员，例如 region。",
    },
)
@click.argument("name", shell_complete=complete_profile)
@click.option(
    "--cloud",
    metavar="CLOUD",
    shell_complete=complete_cloud,
    help="Name of the cloud. Required for a new profile.",
)
@click.option("--region", metavar="REGION", help="Region of calls that name none.")
@click.option(
    "--source",
    type=click.Choice(SOURCES),
    help="Source of the key: the sources of the vendor's SDK in its order, its variables alone, a profile of "
    "the vendor's command line, or a program. Defaults to the first.",
)
@click.option("--vendor-profile", metavar="NAME", help="Profile of tccli or aliyun.")
@click.option(
    "--process", metavar="COMMAND", help="Program that prints the key as JSON. It runs at each call."
)
@click.option(
    "--writes", type=click.Choice(WRITES), help="Ask before writes on the real cloud, or not, or deny."
)
@click.option("--output", "-o", "format_name", type=click.Choice(OUTPUTS), help="Format of responses.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Language of texts of calls.")
@click.option("--unset", multiple=True, metavar="MEMBER", help="Remove a member, such as region.")
@_language
def set_profile(
    name: str, unset: tuple[str, ...], format_name: str | None, language: str | None, **given: Any
) -> None:
    """Create a profile, or change what is given.

    The file is profiles.toml in the folder yunbind of the system's folder for settings, such as ~/.config.

    \b
    Example: yunbind profiles set work --cloud tencent --region ap-guangzhou
    Example: yunbind profiles set prod --cloud alibaba --vendor-profile prod --writes deny
    """
    stored = _read()
    values: dict[str, Any] = stored.profiles[name].describe() if name in stored.profiles else {}
    given |= {"output": format_name, "lang": language}
    values |= {key: value for key, value in given.items() if value is not None}
    if given["source"] is None:
        values |= _derive_source(given)
    elif given["source"] in ("default", "environment"):
        unset = (*unset, "vendor_profile", "process")
    for key in unset:
        values.pop(key.replace("-", "_"), None)
    problems = list(list_problems(values, tuple(read_clouds())))
    if not NAME.fullmatch(name):
        problems.insert(
            0,
            say(
                f"{name!r}: a name has letters, digits, dots, hyphens and underscores",
                f"{name!r}：名称只能包含字母、数字、点、连字符与下划线",
            ),
        )
    if problems:
        raise WrongUsage(problems)
    stored.profiles[name] = Profile(**values)
    # A profile that has moved to another cloud is no longer the current one of the first.
    stored.current = {
        cloud: kept for cloud, kept in stored.current.items() if stored.profiles[kept].cloud == cloud
    }
    stored.save()
    write_notice(say(f"Saved {name} in {stored.path}.", f"已将 {name} 保存到 {stored.path}。"))


def _derive_source(given: dict[str, Any]) -> dict[str, str]:
    """Return the source that an option of its own implies."""
    if given["vendor_profile"] is not None:
        return {"source": "vendor-profile"}
    return {"source": "process"} if given["process"] is not None else {}


@profiles.command(
    chinese="设为该云的当前配置：调用该云时无需 -p。",
    chinese_options={"none": "调用该云时不使用配置。"},
)
@click.argument("name", required=False, shell_complete=complete_profile)
@click.option(
    "--none", metavar="CLOUD", shell_complete=complete_cloud, help="Use no profile for calls of a cloud."
)
@_language
def use(name: str | None, none: str | None) -> None:
    """Make a profile the current one of its cloud: calls of this cloud use it without -p.

    \b
    Example: yunbind profiles use work
    Example: yunbind profiles use --none tencent
    """
    if (name is None) == (none is None):
        raise WrongUsage([say("give NAME or --none CLOUD", "须给出 NAME 或 --none CLOUD 其中之一")])
    stored = _read()
    if name is not None:
        cloud = stored.find(name).cloud
        stored.current[cloud] = name
    else:
        cloud = _check_cloud(str(none))
        stored.current.pop(cloud, None)
    stored.save()
    text = say(f"Calls of {cloud} use {name}.", f"{cloud} 的调用将使用 {name}。")
    write_notice(text if name else say(f"Calls of {cloud} use no profile.", f"{cloud} 的调用不使用配置。"))


def _check_cloud(name: str) -> str:
    if name in read_clouds():
        return name
    nearest = find_nearest(name, read_clouds())
    hint = say(f" Did you mean {nearest}?", f"是否指 {nearest}？") if nearest else ""
    raise WrongUsage([say(f"There is no cloud {name!r}.", f"没有名为 {name!r} 的云。") + hint])


@profiles.command(chinese="删除配置。其中没有密钥，密钥不受影响。")
@click.argument("name", shell_complete=complete_profile)
@_language
def remove(name: str) -> None:
    """Remove a profile. Keys are not touched, because it contains none.

    \b
    Example: yunbind profiles remove work
    """
    stored = _read()
    stored.find(name)
    kept = {other: profile for other, profile in stored.profiles.items() if other != name}
    current = {cloud: other for cloud, other in stored.current.items() if other != name}
    replace(stored, profiles=kept, current=current).save()
    write_notice(say(f"Removed {name}.", f"已删除 {name}。"))
