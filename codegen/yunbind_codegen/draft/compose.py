"""Composing spec files from a page.

Facts are filled in, sentences are empty, and guesses are marked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import cast

from ..documents import Location
from ..field_types import SCALARS
from ..types import Type
from .existing_specs import ExistingService
from .heuristics import guess_access, guess_kind, guess_paginator
from .inference import complete_page, fits
from .page import ActionPage, DocumentedError, PageMember, PageSample, PageType
from .yaml_text import render_comment, render_yaml

_TRAITS = (
    *("range", "length", "items", "pattern", "enum", "server_default", "sensitive", "nullable", "deprecated"),
    *("example", "filters", "idempotency_token"),
)
_REQUEST_ONLY = frozenset({"server_default", "filters", "idempotency_token", "items"})
"""Traits that response members do not have."""


def empty() -> dict[str, object]:
    """Return an empty sentence for the author to write; ``lint`` rejects it."""
    return {"en": "", "zh": ""}


@dataclass(frozen=True)
class DraftFile:
    """A file of a draft."""

    path: str
    """The path below the folder of specs."""
    text: str
    defined: tuple[str, ...] = ()
    """The types or error codes that it defines."""


@dataclass(frozen=True)
class Draft:
    """The spec files for a page.

    The files of types and errors contain only definitions that the specs lack.
    """

    action: DraftFile
    types: DraftFile | None
    errors: DraftFile | None

    @property
    def files(self) -> tuple[DraftFile, ...]:
        return tuple(file for file in (self.action, self.types, self.errors) if file)


@dataclass
class _FileContent:
    """A file before rendering: its data, and comments on guesses."""

    data: dict[str, object] = field(default_factory=dict[str, object])
    comments: dict[Location, str] = field(default_factory=dict[Location, str])

    def mark_unsure(self, place: Location, reason: str) -> None:
        before = self.comments.get(place)
        self.comments[place] = f"{before}; {reason}" if before else f"unsure: {reason}"

    def render(self, schema: str, notes: Sequence[str] = ()) -> str:
        lines = [f"# yaml-language-server: $schema={schema}", *notes]
        return "".join(f"{line}\n" for line in lines) + render_yaml(self.data, self.comments)


def compose(page: ActionPage, existing: ExistingService, source: str | None = None) -> Draft:
    """Draft the spec files of an action.

    Args:
        page: The page of the action.
        existing: The existing specs of its service.
        source: The address of the page. Defaults to the address that the page states.
    """
    page = complete_page(page)
    folder = f"{page.vendor}/{existing.service}/{existing.version}"
    action = _compose_action(page, existing, source or page.source)
    types = _compose_types(page, existing)
    errors = _compose_errors(page, existing, source or page.source)
    notes = [
        "# A draft: write each empty sentence in your own words, check each guess marked as unsure,",
        "# remove these comments, then run yunbind-codegen lint.",
        *(render_comment(f"unsure: {note}") for note in page.notes),
    ]
    if existing.version_note:
        notes.append(render_comment(f"unsure: {existing.version_note}"))
    return Draft(
        DraftFile(
            f"{folder}/actions/{page.action}.yaml", action.render("../../../../schema/action.json", notes)
        ),
        _make_file(types, "types", folder),
        _make_file(errors, "errors", folder),
    )


def _make_file(draft: _FileContent, key: str, folder: str) -> DraftFile | None:
    defined = cast("dict[str, object]", draft.data.get(key, {}))
    text = draft.render(f"../../../schema/{key}.json")
    return DraftFile(f"{folder}/{key}.yaml", text, tuple(defined)) if defined else None


def _compose_action(page: ActionPage, existing: ExistingService, source: str | None) -> _FileContent:
    draft = _FileContent()
    data = draft.data
    data |= {"action": page.action, "summary": empty(), "source": source or "", "access": guess_access(page)}
    if not source:
        draft.mark_unsure(("source",), "the page does not state its address")
    if not (page.http and page.http.startswith("GET ")):
        draft.mark_unsure(("access",), "guessed from the name of the action")
    if page.rate_limit:
        data["rate_limit"] = page.rate_limit
    if page.vendor == "huawei":
        data["http"] = page.http or ""
    if page.success not in ((), (200,)):
        data["success"] = list(page.success)
    if page.region and page.region != existing.region:
        data["region"] = page.region
    if page.permissions:
        items = [(each.action, each.level) for each in page.permissions]
        data["permission"] = [{"action": name} | ({"level": level} if level else {}) for name, level in items]
    data["request"] = _compose_members(page.request, draft, ("request",))
    data["response"] = _compose_members(page.response, draft, ("response",), is_response=True)
    if page.exclusive:
        data["exclusive"] = [list(group) for group in page.exclusive]
    if page.errors:
        data["errors"] = _compose_error_list(page.errors, existing)
    paginate = guess_paginator(page)
    if paginate:
        data["paginate"] = paginate
        draft.mark_unsure(("paginate",), "guessed from the names of the members")
    if page.samples:
        data["examples"] = _compose_examples(page)
    for key, reason in page.unsure.items():
        draft.mark_unsure((key,), reason)
    return draft


def _compose_members(
    members: Sequence[PageMember],
    draft: _FileContent,
    place: Location,
    *,
    is_response: bool = False,
) -> dict[str, object]:
    """Return the data of members by name."""
    found: dict[str, object] = {}
    for member in members:
        where = (*place, member.name)
        data: dict[str, object] = {"type": str(member.type)}
        if member.location != "body":
            data["in"] = member.location
        if member.header:
            data["name"] = member.header
        data["doc"] = empty()
        if member.required and not is_response:
            data["required"] = True
        for trait in _TRAITS:
            if trait in member.traits and not (is_response and trait in _REQUEST_ONLY):
                data[trait] = _format_trait(trait, member.traits[trait])
        for trait, reason in member.unsure.items():
            if trait in data:
                draft.mark_unsure((*where, trait), reason)
            elif trait in ("type", "required"):
                draft.mark_unsure((*where, "type"), reason)
        found[member.name] = data
    return found


def _format_trait(trait: str, value: object) -> object:
    """Return a trait in the form of a spec.

    Enum values and filters get empty meanings.
    """
    if trait in ("enum", "filters"):
        return {each: empty() for each in cast("tuple[str, ...]", value)}
    return list(cast("tuple[object, ...]", value)) if isinstance(value, tuple) else value


def _compose_types(page: ActionPage, existing: ExistingService) -> _FileContent:
    """Draft the types that the members of the action use and that the specs lack."""
    draft = _FileContent()
    types: dict[str, object] = {}
    queue = [member.type.leaf for member in (*page.request, *page.response)]
    while queue:
        name = queue.pop(0).name
        if name in types or name in existing.types or name not in page.types:
            continue
        found = page.types[name]
        members = _compose_members(found.members, draft, ("types", name, "members"))
        types[name] = {"doc": empty(), "members": members}
        if found.unsure:
            draft.mark_unsure(("types", name), found.unsure)
        queue += [member.type.leaf for member in found.members]
    if types:
        draft.data["types"] = types
    return draft


def _compose_error_list(errors: Sequence[DocumentedError], existing: ExistingService) -> object:
    """Return the error codes of the page.

    Return a mapping if the page deviates from the definition of one.
    """
    deviations: dict[str, dict[str, object]] = {}
    for error in errors:
        deviations[error.code] = {}
        http, message = existing.errors.get(error.code, (error.http, error.message))
        if error.http not in (None, http):
            deviations[error.code]["http"] = error.http
        if error.message not in (None, message):
            deviations[error.code]["message"] = error.message
    if any(deviations.values()):
        return {code: facts or None for code, facts in deviations.items()}
    return list(deviations)


def _compose_errors(page: ActionPage, existing: ExistingService, source: str | None) -> _FileContent:
    draft = _FileContent()
    errors: dict[str, object] = {}
    for error in page.errors:
        if error.code in existing.errors or error.code in errors:
            continue
        kind = guess_kind(error.code, error.http)
        data: dict[str, object] = {"doc": empty(), "kind": kind or ""}
        where = ("errors", error.code)
        draft.mark_unsure(
            (*where, "kind"),
            "guessed from the code" if kind else "neither the code nor the status suggests a kind",
        )
        if error.http:
            data["http"] = error.http
        if error.message:
            data["message"] = error.message
            if error.unsure:
                draft.mark_unsure((*where, "message"), error.unsure)
        errors[error.code] = data
    if errors:
        draft.data |= ({"source": source} if source else {}) | {"errors": errors}
    return draft


def _compose_examples(page: ActionPage) -> list[object]:
    examples: list[object] = []
    formats = ["XML" if sample.response_xml else "JSON" for sample in page.samples]
    for index, sample in enumerate(page.samples):
        name = "sample" if len(page.samples) == 1 else f"sample {index + 1} in {formats[index]}"
        data: dict[str, object] = {"name": name}
        if sample.request is not None:
            data["request"] = sample.request
        if sample.response is not None:
            data["response"] = sample.response
        if sample.response_xml is not None:
            data["response_xml"] = sample.response_xml
        if sample.error is not None:
            data["error"] = sample.error
        deviations = find_deviations(sample, page)
        if deviations:
            data["deviations"] = deviations
        examples.append(data)
    return examples


def find_deviations(sample: PageSample, page: ActionPage) -> dict[str, str]:
    """Return the deviations of a sample from the tables of its page, by path."""
    found: dict[str, str] = {}
    for values, members in ((sample.request, page.request), (sample.response, page.response)):
        if values is not None:
            _check_members(values, members, page.types, "", found)
    for member in page.request if sample.request is not None else ():
        if member.required and member.name not in (sample.request or {}):
            found[member.name] = "required by the table but not sent"
    return found


def _check_members(
    values: Mapping[str, object],
    members: Sequence[PageMember],
    types: Mapping[str, PageType],
    path: str,
    found: dict[str, str],
) -> None:
    known = {member.name: member for member in members}
    for name, value in values.items():
        below = f"{path}.{name}" if path else name
        if name not in known:
            found[below] = "not in the table of the page"
        elif value is None:
            if not known[name].traits.get("nullable"):
                found[below] = "null, which the table does not mention"
        else:
            _check_value(value, known[name].type, types, below, found)


def _check_value(
    value: object, kind: Type, types: Mapping[str, PageType], path: str, found: dict[str, str]
) -> None:
    given = value
    if kind.of is not None and isinstance(value, list) and kind.is_list:
        for index, item in enumerate(cast("list[object]", value)):
            _check_value(item, kind.of, types, f"{path}[{index}]", found)
    elif kind.of is not None and isinstance(value, dict) and kind.is_map:
        for key, item in cast("dict[str, object]", value).items():
            _check_value(item, kind.of, types, f"{path}.{key}", found)
    elif kind.of is not None:
        found[path] = "one item sent without a list" if kind.is_list else "not sent as a map"
    elif kind.is_named and isinstance(value, dict):
        known = types.get(kind.name)
        _check_members(cast("dict[str, object]", value), known.members if known else (), types, path, found)
    else:
        _check_scalar(given, kind, path, found)


def _check_scalar(value: object, kind: Type, path: str, found: dict[str, str]) -> None:
    if not fits(value, kind):
        expected = _DESCRIPTIONS.get(kind.name, "an object")
        found[path] = f"sent as {_describe_value(value)}, not as {expected}"


_DESCRIPTIONS = {
    **dict.fromkeys(SCALARS, "a number"),
    **dict.fromkeys(("string", "datetime", "bytes"), "text"),
    "boolean": "true or false",
}


def _describe_value(value: object) -> str:
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    return "text" if isinstance(value, str) else "a list" if isinstance(value, list) else "an object"
