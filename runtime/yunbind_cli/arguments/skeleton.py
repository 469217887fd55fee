"""``--skeleton``: a file for ``-i`` with all members of a request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from yunbind_cli.arguments.values import INTEGERS
from yunbind_cli.language import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from yunbind_cli.catalog.entries import Action, Member, Service


def write_json_skeleton(action: Action) -> str:
    """Return JSON with every member. Required ones have empty values, and ``null`` is not sent."""
    members = {
        name: _make_empty(member, action.service) if member.is_required else None
        for name, member in action.request.items()
    }
    return json.dumps(members, ensure_ascii=False, indent=2) + "\n"


def write_yaml_skeleton(action: Action) -> str:
    """Return YAML with every member and its description. Members that are not required are comments."""
    lines = [f"# {action.reference}: {action.summary}"]
    lines += _write_members(action.request, action.service, "", is_comment=False)
    return "".join(f"{line}\n" for line in lines)


def _write_members(
    members: Mapping[str, Member], service: Service, indent: str, *, is_comment: bool
) -> Iterator[str]:
    # A structure without required members cannot be empty, so all of them are shown for use.
    has_required = any(member.is_required for member in members.values())
    for name, member in members.items():
        hidden = is_comment or (not member.is_required and (has_required or not indent))
        mark = "# " if hidden else ""
        note = _describe(member, service)
        inner = service.find_structure(member.item_type or member.type)
        if inner is None:
            empty = json.dumps(_make_empty(member, service), ensure_ascii=False)
            yield f"{mark}{indent}{name}: {empty}  # {note}"
            continue
        yield f"{mark}{indent}{name}:  # {note}"
        nested = list(_write_members(inner, service, f"{indent}  ", is_comment=hidden))
        yield from _write_item(nested, indent, mark) if member.item_type else nested


def _write_item(lines: list[str], indent: str, mark: str) -> Iterator[str]:
    """Yield the lines of a structure as the one item of a list: its first member gets the hyphen."""
    has_begun = False
    for line in lines:
        text = line.removeprefix(mark) if mark else line
        is_member = not text.startswith("#")
        if is_member and not has_begun:
            has_begun = True
            yield f"{mark}{indent}  - {text.removeprefix(indent + '  ')}"
        elif is_member:
            yield f"{mark}{indent}    {text.removeprefix(indent + '  ')}"
        else:
            yield f"{mark}{text}"


def _describe(member: Member, service: Service) -> str:
    need = say("required", "必填") if member.is_required else say("optional", "可选")
    parts = [need, member.type, " ".join(member.doc.split())]
    values = service.list_values(member.item_type or member.type)
    if values:
        parts.append(say(f"one of {', '.join(values)}", f"可取 {'、'.join(values)}"))
    return " · ".join(part for part in parts if part)


def _make_empty(member: Member, service: Service) -> Any:
    if member.item_type is not None:
        return [] if member.type.startswith("list[") else {}
    inner = service.find_structure(member.type)
    if inner is not None:
        return {name: _make_empty(part, service) for name, part in inner.items() if part.is_required}
    if member.type == "boolean":
        return False
    return 0 if member.type in INTEGERS or member.type == "float" else ""
