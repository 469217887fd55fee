"""``yunbind search``: find services, actions, members, structures and error codes."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from yunbind_cli.bilingual import BilingualCommand
from yunbind_cli.exits import ExitCode
from yunbind_cli.language import LANGUAGES, say
from yunbind_cli.output.widths import cut, measure, pad
from yunbind_cli.streams import write_data, write_notice

if TYPE_CHECKING:
    from yunbind_cli.knowledge.search import Hit


@click.command(
    cls=BilingualCommand,
    short_help="Find services, actions, members and error codes.",
    chinese="查找服务、接口、成员、结构与错误码，中英文均可。\n\n"
    "须包含全部词语，写法不限，名称中的笔误可被容忍。离线可用。退出码：0 有结果，8 无结果。",
    chinese_options={"limit": "最多输出的条数。"},
)
@click.argument("text", nargs=-1, required=True)
@click.option(
    "--limit",
    type=click.IntRange(1, 100_000),
    default=20,
    show_default=True,
    help="Maximum number of entries that are printed.",
)
@click.option("--output", "-o", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--lang", type=click.Choice(LANGUAGES), envvar="YUNBIND_LANG", help="Language of texts.")
def search(text: tuple[str, ...], limit: int, output: str, lang: str | None) -> ExitCode:
    """Find services, actions, members, structures and error codes, in English and Chinese.

    All words must occur, in any spelling. Typing errors in names are forgiven. It works offline.

    \b
    Exit codes: 0 found, 8 nothing found.
    Example: yunbind search image cache
    """
    del lang  # read before click is called
    from yunbind_cli.catalog.reader import read_clouds
    from yunbind_cli.knowledge.search import search as find

    hits = find(" ".join(text), read_clouds())
    shown = hits[:limit]
    if output == "json":
        rows = [{"reference": hit.reference, "kind": hit.kind, "title": hit.title} for hit in shown]
        write_data(f"{json.dumps(rows, ensure_ascii=False)}\n")
    elif shown:
        write_data(_write_text(shown))
    clouds = {hit.reference.split(".")[0].split()[0] for hit in hits}
    notice = say(
        f"{len(hits)} {'hit' if len(hits) == 1 else 'hits'}, "
        f"{len(clouds)} {'cloud' if len(clouds) == 1 else 'clouds'}",
        f"{len(hits)} 条结果，{len(clouds)} 个云",
    )
    if len(hits) > len(shown):
        notice += say(f". {len(shown)} are shown (--limit).", f"，显示 {len(shown)} 条（--limit）。")
    write_notice(notice)
    return ExitCode.DONE if hits else ExitCode.NOT_FOUND


def _write_text(hits: list[Hit]) -> str:
    import os

    from yunbind_cli.streams import find_width

    width = max(measure(hit.reference) for hit in hits)
    screen = find_width(os.environ)
    lines = [f"{pad(hit.reference, width)}  {hit.title}".rstrip() for hit in hits]
    return "".join(f"{line if screen is None else cut(line, screen)}\n" for line in lines)
