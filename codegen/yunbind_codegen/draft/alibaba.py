"""Reading pages of Alibaba Cloud, with members in tables or in plain text."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..types import Type
from .document import Block, Document, Line, Table, flatten
from .error_tables import ERROR_CODE, read_error_table
from .members import Notes, drop_index, make_member
from .nesting import NestedEntry, merge_shapes, nest_entries
from .page import ActionPage, DocumentedError, PageMember, PagePermission, PageSample, PageType
from .samples import COMMON_PARAMETERS, read_samples, read_xml
from .tables import Entry, find_columns, is_errors, is_members, read_entries, read_flag
from .type_names import is_structure, name_structure

_ACTION = re.compile(r"(?:取值|value to|value)\s*[:：]?\s*\**([A-Z][A-Za-z0-9]{1,99})\b")
_TITLE = re.compile(
    r"(?:调用|call(?:ing)?\s+|^(?:[^:：]{1,60}[:：])?\s*)([A-Z][a-z]+[A-Z][A-Za-z0-9]{1,90})(?=查询|接口|\s*$|[^A-Za-z0-9_.])"
)
_ADDRESS = re.compile(r"api-([a-z][a-z0-9]{1,39})-(\d{4}-\d{2}-\d{2})-", re.I)
_HOST = re.compile(r"//([a-z][a-z0-9]{1,39})(?:\.[a-z]+-[a-z0-9-]+)?\.aliyuncs\.com")
_PERMISSION = re.compile(r"\b([a-z][a-z0-9-]{1,30}:[A-Z][A-Za-z0-9]{2,80})\b")
_RATE = re.compile(
    r"(?:QPS|频率|流控)\D{0,30}?(\d{1,6})\s*次\s*/\s*(秒|分钟)"
    r"|(\d{1,6}) (?:calls|requests) per (second|minute)",
    re.I,
)

_REQUEST_HEADING = re.compile(r"请求参数|request parameters", re.I)
_RESPONSE_HEADING = re.compile(r"返回(?:数据|参数|结果)|响应参数|response (?:parameters|elements|data)", re.I)
_SAMPLES = re.compile(r"示例|examples?|sample (?:requests?|success responses?)", re.I)
_ERRORS_HEADING = re.compile(r"错误码|error codes?", re.I)
_HEADING = r"\W*(?:\d+[.、])?\s*(?:{})\W*"

_TYPES = (
    r"(?:Array|List|RepeatList) of [A-Za-z]\w*|(?:Array|List|RepeatList|Map)<[\w<>, ]{1,60}>"
    r"|String|Integer|Long|Boolean|Float|Double|Object|Struct|Array|List|RepeatList|Map|Date|Timestamp|JSON|Any"
    r"|string|integer|long|boolean|float|double|object|array|map|number|any"
)
_TEXT_MEMBER = re.compile(
    rf"([└├∟│>·•\s-]*)([A-Za-z][A-Za-z0-9_.]{{0,150}})\s+({_TYPES})(?:\s+(是|否|Yes|No))?(?:\s+(\S.*))?"
)
_TEXT_HEADER = re.compile(r"(?:名称|参数)\s+类型\b.*|(?:Parameter|Name)\s+Type\b.*", re.I)
_TEXT_ERROR = re.compile(r"([1-5]\d\d)\s+([A-Za-z][A-Za-z0-9_.]{1,119})\s+(\S.*)")
_WIDE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")


def read(document: Document) -> list[ActionPage]:
    """Return every action that a page documents."""
    cuts = _split_actions(document.blocks)
    pages = [
        _read_action(document.blocks[begin:end], document.source) for begin, end in itertools.pairwise(cuts)
    ]
    return [page for page in pages if page.action]


def _split_actions(blocks: Sequence[Block]) -> list[int]:
    """Return the indexes where actions begin: at the last title before their parameters."""
    cuts = [0]
    title = 0
    has_request = False
    for index, block in enumerate(blocks):
        if not isinstance(block, Line):
            continue
        text = block.text.strip()[:200]
        if _TITLE.search(text) and len(text) < 120 and not _TEXT_ERROR.match(text):
            title = title or index
        if _is_heading(_REQUEST_HEADING, text):
            if has_request:
                cuts.append(title or index)
            has_request, title = True, 0
        elif (
            _is_heading(_ERRORS_HEADING, text)
            or _is_heading(_RESPONSE_HEADING, text)
            or _is_heading(_SAMPLES, text)
        ):
            title = 0
    return [*cuts, len(blocks)]


def _is_heading(form: re.Pattern[str], text: str) -> bool:
    return len(text) < 60 and re.fullmatch(_HEADING.format(form.pattern), text, re.I) is not None


def _read_action(blocks: Sequence[Block], source: str | None) -> ActionPage:
    notes = Notes()
    lines = flatten(tuple(blocks))
    found, unread = read_samples(blocks)
    for note in unread:
        notes.add(note)
    samples = [_read_error_sample(sample) for sample in found]
    request_entries, response_entries = _read_parts(blocks)
    page = _name_action(request_entries, lines, source)
    if not page.action:
        return page
    types: dict[str, PageType] = {}
    requests = _nest_request(request_entries)
    shapes = [sample.response or read_xml(sample.response_xml or "") for sample in samples]
    structures = frozenset(
        index for index, entry in enumerate(response_entries) if _is_container(entry, response_entries, index)
    )
    response = nest_entries(response_entries, merge_shapes(shapes), structures=structures)
    return replace(
        page,
        rate_limit=_find_rate(lines),
        permissions=_find_permissions(lines, page.action),
        request=_make_members(requests, types, notes, page.action, is_request=True),
        response=_make_members(response, types, notes, page.action, is_request=False),
        types=types,
        errors=tuple(_read_errors(blocks, notes)),
        samples=tuple(samples),
        notes=tuple(notes.sentences),
    )


def _name_action(request_entries: Sequence[Entry], lines: Sequence[Line], source: str | None) -> ActionPage:
    """Return a page with its action, service and version.

    The action is empty if the page names none.
    """
    action = version = None
    line = lines[0].number if lines else 1
    for entry in request_entries:
        entry_text = f"取值:{entry.example} {entry.text}" if entry.example else entry.text
        if entry.name == "Action" and (named := _ACTION.search(entry_text)):
            action, line = named[1], entry.line
        if entry.name == "Version" and (dated := re.search(r"\d{4}-\d{2}-\d{2}", entry_text)):
            version = dated[0]
    text = "\n".join(each.text[:500] for each in lines)
    if action is None and request_entries:
        queried = re.search(r"[?&]Action=([A-Z][A-Za-z0-9]{1,99})", text)
        titled = next((hit for each in lines[:40] if (hit := _TITLE.search(each.text.strip()[:120]))), None)
        named = queried or titled
        action = named[1] if named else None
    address = _ADDRESS.search(source or "") or _ADDRESS.search(text)
    host = _HOST.search(text)
    dated = re.search(r"[?&]Version=(\d{4}-\d{2}-\d{2})", text)
    return ActionPage(
        "alibaba",
        action or "",
        line,
        service=address[1].lower() if address else host[1] if host else None,
        version=version or (address[2] if address else dated[1] if dated else None),
        source=source,
    )


def _read_parts(blocks: Sequence[Block]) -> tuple[list[Entry], list[Entry]]:
    """Return the entries of the request and of the response, from tables or from plain text."""
    request_entries: list[Entry] = []
    response_entries: list[Entry] = []
    part: list[Entry] | None = None
    for block in blocks:
        if isinstance(block, Table):
            columns = find_columns(block)
            if is_members(columns):
                is_request = part is request_entries or (part is None and "required" in columns)
                (request_entries if is_request else response_entries).extend(read_entries(block))
        elif isinstance(block, Line):
            text = block.text.strip()
            if _is_heading(_REQUEST_HEADING, text):
                part = request_entries
            elif _is_heading(_RESPONSE_HEADING, text):
                part = response_entries
            elif _is_heading(_SAMPLES, text) or _is_heading(_ERRORS_HEADING, text):
                part = None
            elif part is not None and not _TEXT_HEADER.fullmatch(text):
                _read_text_line(part, block)
    return request_entries, response_entries


def _read_text_line(part: list[Entry], line: Line) -> None:
    """Read a line of plain text: a member, or more text of the member above."""
    found = _TEXT_MEMBER.fullmatch(line.text.strip()[:2000])
    if found:
        drawn, name, kind, flag, example = found.groups()
        depth = len(re.sub(r"\s", "", drawn)) or None
        part.append(Entry(name, kind, line.number, read_flag(flag or ""), "", (example or "").strip(), depth))
    elif part and len(part[-1].text) < 6000:
        part[-1] = replace(part[-1], text=f"{part[-1].text}\n{line.text.strip()}".strip())


def _is_container(entry: Entry, entries: Sequence[Entry], index: int) -> bool:
    """Return whether an entry can contain others."""
    member = make_member(entry, Notes(), is_request=False)
    if member is None:
        return False
    below = entries[index + 1].depth if index + 1 < len(entries) else None
    vague = entry.type.strip().lower() in ("array", "list", "object", "struct", "map") and not entry.example
    return is_structure(member.type) or vague or (below is not None and below > (entry.depth or 0))


def _nest_request(entries: Sequence[Entry]) -> list[NestedEntry]:
    """Nest the entries of a request by the dots in their names."""
    root: list[NestedEntry] = []
    for entry in entries:
        bare, _ = drop_index(entry.name)
        first, *more = bare.split(".")
        if first in COMMON_PARAMETERS and not more:
            continue
        level, path = root, entry.name
        for name in more:
            outer = re.split(r"\.", drop_index(path)[0])[0]
            made = next((each for each in level if drop_index(each.entry.name)[0] == outer), None)
            if made is None:
                indexed = re.match(rf"{outer}\.(?:N|n|\d+|#)\.", path) is not None
                kind = f"Array of {name_structure(outer)}" if indexed else name_structure(outer)
                made = NestedEntry(Entry(outer, kind, entry.line, entry.required, entry.text))
                level.append(made)
            level, path = made.nested, path[len(outer) :].lstrip(".")
            path = re.sub(r"^(?:N|n|\d+|#)\.", "", path)
            bare = name
        level.append(NestedEntry(replace(entry, name=path)))
    return root


def _make_members(
    entries: Sequence[NestedEntry], types: dict[str, PageType], notes: Notes, action: str, *, is_request: bool
) -> tuple[PageMember, ...]:
    members: list[PageMember] = []
    for each in entries:
        member = make_member(each.entry, notes, is_request=is_request, integer="int32")
        if member is None or any(member.name == other.name for other in members):
            continue
        if each.unsure:
            member = replace(member, unsure={**member.unsure, "type": each.unsure})
        if each.nested:
            nested = _make_members(each.nested, types, notes, action, is_request=is_request)
            member = _define_structure(member, nested, types, action)
        members.append(member)
    return tuple(members)


def _define_structure(
    member: PageMember, nested: tuple[PageMember, ...], types: dict[str, PageType], action: str
) -> PageMember:
    """Define the structure of a member.

    If another structure has its name, the name gets the action as prefix.
    """
    name = member.type.leaf.name if is_structure(member.type) else name_structure(member.name)
    known = types.get(name)
    if known is not None and {each.name for each in known.members} != {each.name for each in nested}:
        name = f"{action}{name}"
    if name not in types:
        types[name] = PageType(name, nested, member.line)
    leaf = Type(name)
    return replace(member, type=Type("list", leaf) if member.type.is_list else leaf)


def _read_errors(blocks: Sequence[Block], notes: Notes) -> Iterator[DocumentedError]:
    in_section = False
    for block in blocks:
        if isinstance(block, Table) and is_errors(find_columns(block)):
            yield from read_error_table(block, notes)
        elif isinstance(block, Line):
            in_section = in_section or _is_heading(_ERRORS_HEADING, block.text.strip())
            if in_section and (found := _TEXT_ERROR.fullmatch(block.text.strip()[:2000])):
                wide = _WIDE.search(found[3])
                message = found[3][: wide.start()].strip() if wide else _first_sentence(found[3])
                reason = None if wide else "the end of the message is a guess"
                yield DocumentedError(found[2], block.number, int(found[1]), message or None, reason)


def _first_sentence(text: str) -> str:
    return re.split(r"(?<=[.!])\s", text, maxsplit=1)[0].strip()


def _read_error_sample(sample: PageSample) -> PageSample:
    """Return a sample with its error code, if its response is an error."""
    response = sample.response or {}
    code = response.get("Code")
    if isinstance(code, str) and "Message" in response and ERROR_CODE.fullmatch(code) and len(response) <= 6:
        return replace(sample, response=None, error=code)
    return sample


def _find_permissions(lines: Sequence[Line], action: str) -> tuple[PagePermission, ...]:
    """Return the authorization item of the action.

    The access level is on the same or on the next line.
    """
    for index, line in enumerate(lines):
        for found in _PERMISSION.finditer(line.text[:500]):
            if found[1].endswith(f":{action}"):
                near = " ".join(each.text[:200] for each in lines[index : index + 2])
                level = re.search(r"\b(get|list|create|update|delete|Read|Write|List|none)\b", near)
                return (PagePermission(found[1], level[1] if level else None),)
    return ()


def _find_rate(lines: Sequence[Line]) -> str | None:
    for line in lines:
        if found := _RATE.search(line.text[:500]):
            number, unit = (part for part in found.groups() if part)
            if int(number):
                return f"{int(number)}/{'s' if unit.lower() in ('秒', 'second') else 'min'}"
    return None
