"""Reading pages of Tencent Cloud, with tables and with samples in an envelope."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, cast

from .document import Block, Document, Line, Table, flatten
from .error_tables import ERROR_CODE, read_error_table
from .exclusive_members import find_exclusive_members
from .members import Notes, make_member
from .page import ActionPage, DocumentedError, JsonObject, PageMember, PageSample
from .samples import read_samples
from .tables import Entry, find_columns, is_errors, is_members, read_entries

_ACTION = re.compile(r"(?:取值|used for this API|value)\s*[:：]?\s*([A-Z][A-Za-z0-9]{1,99})\b")
_VERSION = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")
_HOST = re.compile(r"\b([a-z][a-z0-9]{1,39})(?:\.intl)?(?:\.[a-z]+-[a-z0-9-]+)?\.tencentcloudapi\.com")
_RATE = re.compile(
    r"频率限制\s*[:：]?\s*(\d{1,6})\s*次\s*/\s*(秒|分钟?|小时)"
    r"|of (\d{1,6}) requests can be initiated per (second|minute|hour)"
    r"|rate limit\s*[:：]?\s*(\d{1,6}) (?:requests|times)\s*(?:/|per)\s*(second|minute|hour)",
    re.I,
)
_UNITS = {"秒": "s", "分": "min", "分钟": "min", "小时": "h", "second": "s", "minute": "min", "hour": "h"}
_COMMON = frozenset(["Action", "Version", "Region"])


def read(document: Document) -> list[ActionPage]:
    """Return every action that a page documents."""
    blocks = document.blocks
    starts = [index for index, block in enumerate(blocks) if _find_action(block)]
    cuts = [0, *(_find_start(blocks, start) for start in starts[1:]), len(blocks)]
    return [
        _read_action(blocks[begin:end], document.source) for begin, end in itertools.pairwise(cuts) if starts
    ]


def _find_action(block: Block) -> str | None:
    if not isinstance(block, Table):
        return None
    for entry in read_entries(block) if is_members(find_columns(block)) else ():
        if entry.name == "Action" and (found := _ACTION.search(entry.text)):
            return found[1]
    return None


def _find_start(blocks: Sequence[Block], start: int) -> int:
    """Return where an action begins: at the line with its host, or at its first table."""
    for index in range(start - 1, max(start - 60, 0), -1):
        block = blocks[index]
        if isinstance(block, Table):
            break
        if isinstance(block, Line) and _HOST.search(block.text):
            return index
    return start


def _read_action(blocks: Sequence[Block], source: str | None) -> ActionPage:
    notes = Notes()
    request: list[PageMember] = []
    response: list[PageMember] = []
    errors: list[DocumentedError] = []
    texts: dict[str, str] = {}
    page = ActionPage("tencent", "", 1, source=source)
    for block in blocks:
        if not isinstance(block, Table):
            continue
        columns = find_columns(block)
        if is_members(columns):
            is_request = "required" in columns
            for entry in read_entries(block):
                if is_request and _is_common(entry):
                    page = _read_common(page, entry)
                elif member := make_member(entry, notes, is_request=is_request):
                    (request if is_request else response).append(member)
                    texts[member.name] = entry.text
        elif is_errors(columns):
            errors += read_error_table(block, notes)
    lines = flatten(tuple(block for block in blocks if not isinstance(block, Table)))
    samples, unread = read_samples(blocks)
    for note in unread:
        notes.add(note)
    host = next((found for line in lines if (found := _HOST.search(line.text))), None)
    exclusive, reason = find_exclusive_members(request, texts)
    return replace(
        page,
        service=host[1] if host else None,
        rate_limit=_find_rate(lines),
        request=tuple(request),
        response=tuple(response),
        exclusive=exclusive,
        errors=tuple(errors),
        samples=tuple(map(_unwrap_sample, samples)),
        notes=tuple(notes.sentences),
        unsure={**page.unsure, **({"exclusive": reason} if reason else {})},
    )


def _is_common(entry: Entry) -> bool:
    """Return whether an entry is one of the parameters that every Tencent call has."""
    return entry.name in _COMMON and bool(re.search(r"公共参数|common param", entry.text, re.I))


def _read_common(page: ActionPage, entry: Entry) -> ActionPage:
    if entry.name == "Action" and (action := _ACTION.search(entry.text)):
        return replace(page, action=action[1], line=entry.line)
    if entry.name == "Version" and (version := _VERSION.search(entry.text)):
        return replace(page, version=version[1])
    if entry.name == "Region":
        none = re.search(r"不需要|not required for|无需", entry.text)
        region: Literal["required", "optional", "none"] = (
            "required" if entry.required else "none" if none else "optional"
        )
        return replace(page, region=region)
    return page


def _find_rate(lines: Sequence[Line]) -> str | None:
    for line in lines:
        if found := _RATE.search(line.text[:500]):
            number, unit = (part for part in found.groups() if part)
            return f"{int(number)}/{_UNITS[unit.lower()]}" if int(number) else None
    return None


def _unwrap_sample(sample: PageSample) -> PageSample:
    """Return a sample without the envelope, with its error code if its response is an error."""
    inner = (sample.response or {}).get("Response")
    if not isinstance(inner, dict):
        return sample
    response = cast("JsonObject", inner)
    error = response.get("Error")
    code = cast("JsonObject", error).get("Code") if isinstance(error, dict) else None
    if isinstance(code, str) and ERROR_CODE.fullmatch(code):
        return replace(sample, response=None, error=code)
    return replace(sample, response=response)
