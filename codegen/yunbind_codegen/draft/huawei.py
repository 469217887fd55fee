"""Reading pages of Huawei Cloud, with a table for each part and structure."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from .document import Block, Document, Line, Table, flatten
from .error_tables import ERROR_CODE, read_error_table
from .members import Notes, make_member
from .page import ActionPage, DocumentedError, PageMember, PagePermission, PageSample, PageType
from .samples import read_samples
from .tables import Entry, find_columns, is_errors, is_members, read_cells, read_entries
from .type_names import is_structure

_TITLE = re.compile(r"^.{1,120}?\s[-–—]\s([A-Z][A-Za-z0-9]{2,99})\s*$")
_CLIENT = re.compile(r"\b([A-Z][A-Za-z0-9]{2,90})Request\b")
_PATH = re.compile(
    r"\b(GET|POST|PUT|PATCH|DELETE|HEAD)\s+(?:https?://[^/\s]{1,200})?(/[A-Za-z0-9_.{}/-]{1,300})(?=[?\s]|$)"
)
_PERMISSION = re.compile(r"^\s*([a-z][a-z0-9-]{1,30}:[A-Za-z]+:[A-Za-z]+)\b\s*([A-Z][A-Za-z_]{2,20})?")
_LEVEL = re.compile(r"\s*(List|Read|Write|Permission_management|Tagging)\s*", re.I)
_SDK = re.compile(
    r"huaweicloudsdk([a-z0-9]{2,20})\.(v\d{1,2})\b|huaweicloud\.sdk\.([a-z0-9]{2,20})\.(v\d{1,2})\b"
)
_HOST = re.compile(r"\b([a-z][a-z0-9]{1,30})\.(?:\{?[a-z0-9_-]+\}?\.)?myhuaweicloud\.com")
_STATUS = re.compile(r"(?:状态码|status code)\s*[:：]?\s*(\d{3})\b", re.I)

_PARTS: dict[str, re.Pattern[str]] = {
    name: re.compile(rf"\W*(?:\d+[.、])?\s*(?:{words})\W*", re.I)
    for name, words in {
        "uri": r"URI|路径|接口约束",
        "request": r"请求参数|请求消息|request parameters?|request",
        "response": r"响应参数|响应消息|返回参数|response parameters?|response",
        "samples": r"请求示例|响应示例|example requests?|example responses?",
        "sdk": r"SDK代码示例|SDK sample code|sample code",
        "statuses": r"状态码|status codes?|返回值",
        "errors": r"错误码|error codes?",
    }.items()
}
_LOCATIONS = {
    "path": re.compile(r"路径参数|path parameters?", re.I),
    "query": re.compile(r"query ?参数|query parameters?|查询参数", re.I),
    "header": re.compile(r"header ?参数|header parameters?|请求头", re.I),
    "body": re.compile(r"body ?参数|body parameters?|请求体|响应体", re.I),
}
COMMON_HEADERS = frozenset(
    name.lower()
    for name in [
        *["Content-Type", "X-Auth-Token", "X-Sdk-Date", "X-Project-Id", "X-Domain-Id", "X-Security-Token"],
        *["Authorization", "Host", "Accept", "Content-Length"],
    ]
)
"""Headers of every request, in lower case."""


@dataclass
class _Tables:
    """The members of the request and the response, and the structures."""

    request: list[PageMember] = field(default_factory=list[PageMember])
    response: list[PageMember] = field(default_factory=list[PageMember])
    types: dict[str, PageType] = field(default_factory=dict[str, PageType])


def read(document: Document) -> list[ActionPage]:
    """Return every action that a page documents."""
    blocks = document.blocks
    starts: list[tuple[int, str]] = []
    for index, block in enumerate(blocks):
        title = _TITLE.match(block.text.strip()) if isinstance(block, Line) else None
        if title and title[1] not in [name for _, name in starts]:
            starts.append((index, title[1]))
    if not starts:
        named = _CLIENT.search(document.text()) or re.search(
            r"/([A-Z][A-Za-z0-9]{2,99})\.html", document.source or ""
        )
        starts = [(0, named[1])] if named else []
    cuts = [0, *(start for start, _ in starts[1:]), len(blocks)]
    pages = [
        _read_action(blocks[begin:end], name, document.source)
        for (begin, end), (_, name) in zip(itertools.pairwise(cuts), starts, strict=False)
    ]
    return [page for page in pages if page.http or page.request or page.response]


def _read_action(blocks: Sequence[Block], action: str, source: str | None) -> ActionPage:
    notes = Notes()
    lines = flatten(tuple(blocks))
    http, reason = _find_path(lines)
    tables = _read_tables(blocks, http or "", notes)
    samples, unread = read_samples(_drop_sdk_samples(blocks))
    for note in unread:
        notes.add(note)
    permissions = _find_permissions(lines)
    service, version = _find_service(lines, http or "", permissions)
    return ActionPage(
        "huawei",
        action,
        lines[0].number if lines else 1,
        service=service,
        version=version,
        source=source,
        http=http,
        success=_find_statuses(blocks),
        permissions=permissions,
        request=tuple(tables.request),
        response=tuple(tables.response),
        types=tables.types,
        errors=tuple(_read_errors(blocks, notes)),
        samples=tuple(_finish_sample(sample, tables.request) for sample in samples),
        notes=tuple(notes.sentences),
        unsure={"http": reason} if reason else {},
    )


def _find_path(lines: Sequence[Line]) -> tuple[str | None, str | None]:
    for line in lines:
        if found := _PATH.search(line.text.strip()[:500]):
            return f"{found[1]} {found[2]}", None
    return None, "the page shows no readable method and path"


def _read_tables(blocks: Sequence[Block], http: str, notes: Notes) -> _Tables:
    tables = _Tables()
    part, above, failed = "", "", False
    for block in blocks:
        if isinstance(block, Line):
            text = block.text.strip()
            part = next((name for name, form in _PARTS.items() if form.fullmatch(text[:80])), part)
            status = _STATUS.search(text[:80])
            failed = failed if status is None else not status[1].startswith("2")
            above = text
            continue
        if isinstance(block, Table) and is_members(find_columns(block)):
            if part in ("uri", "request"):
                _add_request(tables, block, part, above, http, notes)
            elif part == "response" and not failed:
                _add_response(tables, block, above, notes)
        above = ""
    return tables


def _add_request(tables: _Tables, table: Table, part: str, title: str, http: str, notes: Notes) -> None:
    entries = list(read_entries(table))
    where = next((name for name, form in _LOCATIONS.items() if form.search(title)), None)
    headers = all("-" in entry.name for entry in entries)
    if where == "header" or (where is None and part == "request" and headers):
        tables.request += [member for entry in entries if (member := _make_header(entry, notes))]
        return
    if (
        part == "request"
        and where is None
        and _add_type(tables, entries, title, tables.request, notes, is_request=True)
    ):
        return
    place: Literal["path", "query", "body"] = "body" if part == "request" else "query"
    for entry in entries:
        member = make_member(entry, notes, is_request=True, integer="int32")
        if member and not any(member.name == each.name for each in tables.request):
            inside = f"{{{member.name}}}" in http
            tables.request.append(replace(member, location="path" if inside else place))


def _make_header(entry: Entry, notes: Notes) -> PageMember | None:
    if entry.name.lower() in COMMON_HEADERS:
        return None
    words = [word for word in re.split(r"[^A-Za-z0-9]+", entry.name) if word and word != "X"]
    bare = "".join(word[0].upper() + word[1:] for word in words)
    member = make_member(replace(entry, name=bare), notes, is_request=True, integer="int32")
    if member is None or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*", entry.name):
        return None
    return replace(member, location="header", header=entry.name if entry.name != bare else None)


def _add_response(tables: _Tables, table: Table, title: str, notes: Notes) -> None:
    entries = list(read_entries(table))
    if _LOCATIONS["header"].search(title) or _add_type(
        tables, entries, title, tables.response, notes, is_request=False
    ):
        return
    for entry in entries:
        member = make_member(entry, notes, is_request=False, integer="int32")
        if member and not any(member.name == each.name for each in tables.response):
            tables.response.append(member)


def _add_type(
    tables: _Tables,
    entries: Sequence[Entry],
    title: str,
    owners: Sequence[PageMember],
    notes: Notes,
    *,
    is_request: bool,
) -> bool:
    """Read a table as a structure: the one in its title, else the first one without a table.

    Return whether the table is that of a structure.
    """
    missing = [each for each in _list_structures(owners, tables.types) if each not in tables.types]
    titled = next((name for name in missing if re.search(rf"(?<!\w){name}(?!\w)", title)), None)
    shown = next((name for name in tables.types if re.search(rf"(?<!\w){name}(?!\w)\s*$", title)), None)
    name = titled or shown or next(iter(missing), None)
    if name is None:
        return False
    if name in tables.types:
        return True
    members = [make_member(entry, notes, is_request=is_request, integer="int32") for entry in entries]
    known = tuple({member.name: member for member in members if member}.values())
    line = entries[0].line if entries else 1
    # Untitled tables are in the order in which the members above name the structures.
    reason = (
        None
        if titled or len(missing) == 1
        else "the table has no title; the structure is the first one without a table"
    )
    tables.types[name] = PageType(name, known, line, reason)
    return True


def _list_structures(owners: Iterable[PageMember], types: dict[str, PageType]) -> list[str]:
    """Return the structures that members use, directly used ones first."""
    names: list[str] = []
    level = list(owners)
    while level:
        found = [each.type.leaf.name for each in level if is_structure(each.type)]
        fresh = [name for name in dict.fromkeys(found) if name not in names]
        names += fresh
        level = [member for name in fresh if name in types for member in types[name].members]
    return names


def _find_statuses(blocks: Sequence[Block]) -> tuple[int, ...]:
    """Return the HTTP statuses of success."""
    found: set[int] = set()
    for block in blocks:
        if isinstance(block, Line) and (status := _STATUS.match(block.text.strip())):
            found.add(int(status[1]))
        elif isinstance(block, Table) and not is_errors(find_columns(block)):
            for _, (cell, *_) in read_cells(block, "http"):
                found |= {int(cell)} if re.fullmatch(r"[2-5]\d\d", cell) else set()
    return tuple(sorted(status for status in found if 200 <= status < 300))


def _find_permissions(lines: Sequence[Line]) -> tuple[PagePermission, ...]:
    found: dict[str, PagePermission] = {}
    for index, line in enumerate(lines):
        item = _PERMISSION.match(line.text)
        if item and item[1] not in found:
            below = _LEVEL.fullmatch(lines[index + 1].text) if index + 1 < len(lines) else None
            level = item[2] or (below[1] if below else None)
            found[item[1]] = PagePermission(item[1], level)
    return tuple(found.values())[:20]


def _find_service(
    lines: Sequence[Line], http: str, permissions: Sequence[PagePermission]
) -> tuple[str | None, str | None]:
    text = "\n".join(line.text[:2000] for line in lines)
    sdk, host = _SDK.search(text), _HOST.search(text)
    name, version = (part for part in sdk.groups() if part) if sdk else (None, None)
    path = re.search(r" /(v\d{1,2})(?:\.\d)?/", http)
    service = name or (permissions[0].action.partition(":")[0] if permissions else host[1] if host else None)
    return service, path[1] if path else version


def _read_errors(blocks: Sequence[Block], notes: Notes) -> Iterator[DocumentedError]:
    for block in blocks:
        if isinstance(block, Table) and is_errors(find_columns(block)):
            yield from read_error_table(block, notes)


def _drop_sdk_samples(blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks before the SDK samples at the end of a page."""
    for index, block in enumerate(blocks):
        if isinstance(block, Line) and _PARTS["sdk"].fullmatch(block.text.strip()[:80]):
            return list(blocks[:index])
    return list(blocks)


def _finish_sample(sample: PageSample, request: Sequence[PageMember]) -> PageSample:
    """Return a sample with its error code, or with an empty request if nothing is required."""
    response = sample.response or {}
    code = next(
        (response[key] for key in ("error_code", "errorCode") if isinstance(response.get(key), str)), None
    )
    if isinstance(code, str) and ERROR_CODE.fullmatch(code):
        return replace(sample, response=None, error=code)
    request_values = sample.request
    if request_values is None and not any(member.required for member in request):
        request_values = {}
    return replace(sample, request=request_values)
