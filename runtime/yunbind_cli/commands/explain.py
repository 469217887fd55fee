"""``yunbind explain``: the meaning of an error, and what to do about it."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import click

from yunbind_cli.arguments.sources import Sources
from yunbind_cli.arguments.values import Problem
from yunbind_cli.bilingual import BilingualCommand
from yunbind_cli.exits import ExitCode
from yunbind_cli.failures import Failure, WrongUsage
from yunbind_cli.language import LANGUAGES, say
from yunbind_cli.streams import is_terminal, write_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yunbind_cli.knowledge.errors import KnownError


@click.command(
    cls=BilingualCommand,
    short_help="Explain an error code or a pasted error.",
    chinese="解释错误：含义、类别、重试是否有用以及处理办法，离线可用。\n\n"
    "可给出错误码、错误信息、响应体或一行日志；- 表示标准输入。未见于文档的错误码按其上级错误码解释。"
    "退出码：0 已解释，8 没有已知的错误码。",
)
@click.argument("text", nargs=-1, required=True, metavar="CODE|TEXT|-")
@click.option("--output", "-o", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--lang", type=click.Choice(LANGUAGES), envvar="YUNBIND_LANG", help="Language of texts.")
def explain(text: tuple[str, ...], output: str, lang: str | None) -> ExitCode:
    """Explain an error: its meaning, its kind, whether a repetition helps, and what to do. It works offline.

    Give a code, a message, a response body or a line of a log; - reads standard input. A code that is not
    documented is answered by its documented beginning.

    \b
    Exit codes: 0 explained, 8 no known code.
    Example: yunbind explain AuthFailure.SignatureExpire
    """
    del lang  # read before click is called
    from yunbind_cli.catalog.reader import read_clouds
    from yunbind_cli.knowledge.errors import find_errors, find_nearest_codes, list_errors

    given = _read(text)
    known = list_errors(read_clouds())
    found = find_errors(given, known)
    if not found:
        nearest = ", ".join(find_nearest_codes(given.strip(), known))
        message = say("There is no known error code in the text.", "文本中没有已知的错误码。")
        if nearest:
            message += say(f" Similar codes: {nearest}.", f"相近的错误码：{nearest}。")
        raise Failure(message, ExitCode.NOT_FOUND)
    if output == "json":
        described = [error.describe() for error in found]
        document = described[0] if len(described) == 1 else described
        write_data(f"{json.dumps(document, ensure_ascii=False)}\n")
    else:
        write_data("\n".join("".join(f"{line}\n" for line in _write(error)) for error in found))
    return ExitCode.DONE


def _read(words: tuple[str, ...]) -> str:
    if words != ("-",):
        return " ".join(words)
    try:
        return Sources(can_ask=is_terminal(sys.stdin)).read_input()
    except Problem as problem:
        raise WrongUsage([str(problem)]) from None


def _write(error: KnownError) -> Iterator[str]:
    owner = f"{error.cloud}.{error.service}" if error.service else error.cloud
    yield f"{error.code}  ({owner})"
    if error.given != error.code:
        yield say(
            f"  {error.given} is not documented. This is its documented beginning.",
            f"  {error.given} 未见于文档，以下为其上级错误码。",
        )
    retry = (
        say("a repetition can help", "重试可能成功")
        if error.is_retryable
        else say("a repetition does not help", "重试无济于事")
    )
    yield f"  {error.meaning}"
    yield f"  {say('Kind', '类别')}: {error.kind} · {retry}"
    yield f"  {say('Remedy', '处理')}: {error.remedy}"
    if error.class_name:
        yield f"  {say('Class', '异常类')}: {error.class_name}"
    if error.actions:
        yield f"  {say('Occurs in', '见于')}: {', '.join(error.actions)}"
