"""The help of an action: what it does, its members, an example that works, and the exit codes."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any, Final, cast

from yunbind_cli.arguments.values import INTEGERS
from yunbind_cli.exits import ExitCode, describe
from yunbind_cli.json_values import is_list
from yunbind_cli.language import choose, say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    import click

    from yunbind_cli.catalog.entries import Action, Member

_MOST_VALUES: Final = 6
"""Longest list of an enumeration's values that the help shows."""
_DEEPEST: Final = 5
"""Depth of structures in a sample."""


def write_help(
    action: Action,
    known: Mapping[str, Member],
    summary: str,
    ctx: click.Context,
    formatter: click.HelpFormatter,
) -> None:
    """Write the help of an action without its options."""
    formatter.write_usage(
        ctx.command_path, say("[MEMBERS] [OPTIONS]", "[成员] [选项]"), say("Usage: ", "用法：")
    )
    with formatter.indentation():
        for text in (summary, choose(action.document.get("doc")) if summary == action.summary else ""):
            if text:
                formatter.write_paragraph()
                formatter.write_text(text)
    members = list(known.values())
    required = [member for member in members if member.is_required]
    others = [member for member in members if not member.is_required]
    _write_members(action, required, say("Required members", "必填成员"), formatter)
    _write_members(action, others, say("Members", "成员"), formatter)


def write_end(action: Action, example: str, formatter: click.HelpFormatter) -> None:
    """Write the part below the options."""
    formatter.write_paragraph()
    formatter.write(f"{say('Example', '示例')}: {example}\n")
    codes = [(str(int(code)), describe(code)) for code in ExitCode]
    with formatter.section(say("Exit codes", "退出码")):
        formatter.write_dl(codes)
    formatter.write(f"\n{say('Documentation', '文档')}: {action.document.get('source', '')}\n")


def _write_members(
    action: Action, members: Sequence[Member], heading: str, formatter: click.HelpFormatter
) -> None:
    if members:
        with formatter.section(heading):
            formatter.write_dl(
                [
                    (f"--{member.kebab} {_describe_form(action, member)}", _describe(action, member))
                    for member in members
                ]
            )


def _describe_form(action: Action, member: Member) -> str:
    """Return the form of a value, such as ``TEXT...`` for a list of texts."""
    kind = member.item_type or member.type
    if action.service.find_structure(kind) is not None:
        form = "JSON"
    elif kind in INTEGERS:
        form = "N"
    else:
        form = {"boolean": "true|false", "float": "X", "datetime": "TIME"}.get(kind, "TEXT")
    return f"{form} ..." if member.type.startswith("list[") else form


def _describe(action: Action, member: Member) -> str:
    text = member.doc
    kind = member.item_type or member.type
    values = action.service.list_values(kind)
    if values and len(values) <= _MOST_VALUES:
        text += say(f" One of {', '.join(values)}.", f"可取 {'、'.join(values)}。")
    inner = action.service.find_structure(kind)
    if inner is not None:
        prefix = "0." if member.item_type else ""
        names = ", ".join(f".{prefix}{name.kebab}" for name in inner.values())
        text += say(f" Members: {names}.", f"成员：{names}。")
    for name, low_text, high_text in (
        ("range", say("at least", "不小于"), say("at most", "不大于")),
        ("length", say("at least characters:", "最少字符数"), say("at most characters:", "最多字符数")),
        ("items", say("at least items:", "最少项数"), say("at most items:", "最多项数")),
    ):
        bounds = cast("list[Any] | None", member.document.get(name))
        if bounds:
            shown = [
                f"{word} {bound}"
                for word, bound in zip((low_text, high_text), bounds, strict=True)
                if bound is not None
            ]
            text += say(f" ({', '.join(shown)})", f"（{'，'.join(shown)}）")
    return text


def write_example(action: Action, path: str) -> str:
    """Return a command that works without an account, on the emulator or as a dry run."""
    words = [path, *_list_words(action)]
    if action.name.startswith("Create") or action.paginate:
        return " ".join([*words, "--emulator"])
    if action.service.document["region"] == "required":
        words.append(f"--region {_find_region(action)}")
    return " ".join([*words, "--dry-run"])


def _find_region(action: Action) -> str:
    """Return a region of the service, or of another service of the cloud if its own are not documented."""
    services = (action.service, *action.service.cloud.services.values())
    return next((service.regions[0] for service in services if service.regions), "")


def _list_words(action: Action) -> Iterator[str]:
    """Yield the words for the required members, with the vendor's sample values."""
    samples: list[Any] = action.document.get("examples") or []
    requests: list[dict[str, Any]] = [each.get("request") or {} for each in samples]
    sample = next((request for request in requests if request), None) or {}
    for name, member in action.request.items():
        value = sample.get(name, member.document.get("example"))
        if not member.is_required or name == action.service.document.get("region_member"):
            continue
        if value is None:
            value = make_sample(action, member)
        if member.is_secret:
            value = "@secret.txt"
        yield from _write_member(member, value)


def _write_member(member: Member, value: Any) -> Iterator[str]:
    from yunbind_cli.output.cells import write_json, write_scalar

    items = value if is_list(value) else [value]
    if any(isinstance(item, list | dict) for item in items):
        yield f"--{member.kebab} {shlex.quote(write_json(value))}"
        return
    for item in items:
        yield f"--{member.kebab} {shlex.quote(write_scalar(item))}"


def make_sample(action: Action, member: Member, depth: int = 0) -> Any:
    """Return a value of a member's type, with samples of the vendor where there are some."""
    sample = member.document.get("example")
    if sample is not None:
        return sample
    kind = member.item_type or member.type
    structure = action.service.find_structure(kind)
    value: Any
    if structure is not None:
        required = [name for name, inner in structure.items() if inner.is_required] or list(structure)
        value = {
            name: make_sample(action, structure[name], depth + 1) for name in required if depth < _DEEPEST
        }
    elif values := action.service.list_values(kind):
        value = values[0]
    elif kind in INTEGERS:
        low = (member.document.get("range") or [1])[0]
        value = 1 if low is None else low
    else:
        value = {"boolean": False, "float": 1.0, "datetime": "2026-01-01T00:00:00Z"}.get(kind, "example")
    return [value] if member.type.startswith("list[") else value
