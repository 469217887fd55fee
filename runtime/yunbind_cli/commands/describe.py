"""``yunbind describe``: read a part of the catalog."""

from __future__ import annotations

import json
from typing import Any

import click

from yunbind_cli.bilingual import BilingualCommand
from yunbind_cli.exits import ExitCode
from yunbind_cli.language import LANGUAGES
from yunbind_cli.streams import write_data


def _complete(_context: click.Context, _parameter: click.Parameter, incomplete: str) -> list[str]:
    from yunbind_cli.catalog.reader import read_clouds

    clouds = read_clouds()
    names = list(clouds)
    for cloud in clouds.values():
        for service in cloud.services.values():
            names.append(f"{cloud.name}.{service.name}")
            names += [action.reference for action in service.actions.values()]
    depth = incomplete.count(".")
    begun = [name for name in names if name.lower().startswith(incomplete.lower())]
    return [name for name in begun if name.count(".") <= depth] or begun


@click.command(
    cls=BilingualCommand,
    short_help="Read the documentation of a service, an action or a member.",
    chinese="查阅云、服务、接口、结构或成员的文档，离线可用。\n\n"
    "REF 的形式为 云.服务.接口.成员，写法不限，并可深入结构。接口名唯一时可只写接口名。",
)
@click.argument("reference", metavar="REF", shell_complete=_complete)
@click.option("--output", "-o", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--lang", type=click.Choice(LANGUAGES), envvar="YUNBIND_LANG", help="Language of texts.")
def describe(reference: str, output: str, lang: str | None) -> ExitCode:
    """Read the documentation of a cloud, a service, an action, a structure or a member. It works offline.

    REF is cloud.service.Action.Member, in any spelling, and goes on through structures. An action alone will
    do if no other service has it.

    \b
    Example: yunbind describe alibaba.eci.CreateImageCache.ClientToken
    """
    del lang  # read before click is called
    from yunbind_cli.catalog.reader import read_clouds
    from yunbind_cli.knowledge.descriptions import describe_place
    from yunbind_cli.knowledge.references import find_place

    place = find_place(reference, read_clouds())
    if output == "json":
        document: dict[str, Any] = {"reference": place.reference, **place.document}
        write_data(f"{json.dumps(document, ensure_ascii=False)}\n")
    else:
        write_data("".join(f"{line}\n" for line in describe_place(place)))
    return ExitCode.DONE
