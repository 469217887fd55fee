"""The changes as text, as JSON, as Markdown for a pull request, and as an entry of the change log."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..documents import Document
from ..safe_code import markdown, markdown_code
from .change import Change
from .git import Revision, SpecState
from .rules import Level, Rule
from .semver import VersionRequirement

TABLE_SIZE = 30_000
"""Characters after which a Markdown table ends: a comment on GitHub holds 65,536, for two tables."""

_WORDS = {
    Level.BREAKING: ("breaking change", "breaking changes"),
    Level.ADDITION: ("addition", "additions"),
    Level.DOCUMENTATION: ("change of documentation", "changes of documentation"),
}


@dataclass(frozen=True)
class Report:
    """What differs since a revision."""

    revision: Revision
    old: SpecState
    new: SpecState
    changes: tuple[Change, ...]
    requirement: VersionRequirement
    is_uncommitted: bool
    """Whether some of the changes are in no commit yet."""

    def find_place(self, change: Change) -> tuple[str, int | None, bool]:
        """File, line, and whether that is in the working tree; what is gone stands in the revision."""
        now, is_now = _find_line(self._new_documents, change)
        then, is_then = _find_line(self._old_documents, change)
        is_new = is_now or (now is not None and not is_then)
        return change.path, now if is_new else then, is_new

    @cached_property
    def _new_documents(self) -> Mapping[str, Document]:
        return {document.path: document for document in self.new.specs.documents}

    @cached_property
    def _old_documents(self) -> Mapping[str, Document]:
        return {document.path: document for document in self.old.specs.documents}

    @property
    def summary(self) -> str:
        """How many changes of each level, in one sentence."""
        count = Counter(change.level for change in self.changes)
        told = [f"{count[level]} {_WORDS[level][count[level] != 1]}" for level in Level if count[level]]
        return f"{', '.join(told) or 'Nothing differs'} since {self.revision}."


def _find_line(documents: Mapping[str, Document], change: Change) -> tuple[int | None, bool]:
    """The line of what changed, or of what holds it, and whether it is the thing itself."""
    document = documents.get(change.path)
    if document is None:
        return None, False
    location = change.location
    while location and location not in document.positions:
        location = location[:-1]
    return document.positions.get(location, (1, 1))[0], location == change.location


def render_text(report: Report) -> str:
    """For a terminal: every change with its place, then what it asks of the version."""
    lines: list[str] = []
    for level in Level:
        for change in _pick(report, level):
            if not lines or lines[-1] == "":
                lines.append(f"{level}:")
            lines += [
                f"  {change.symbol}",
                f"    {change.sentence}  [{change.rule.code}, {change.direction}]",
                f"    {_show_place(report, change)}{f' {change.wire}' if change.wire else ''}",
            ]
        if lines and lines[-1]:
            lines.append("")
    lines.append(report.summary)
    if report.is_uncommitted:
        lines.append("Specs that are not committed count too.")
    lines.append(str(report.requirement))
    return "\n".join(lines) + "\n"


def _show_place(report: Report, change: Change) -> str:
    path, line, is_new = report.find_place(change)
    shown = f"{path}:{line}" if line else path
    return shown if is_new else f"{shown} of {report.revision}:"


def render_json(report: Report) -> str:
    """For programs; keys are only ever added."""
    requirement = report.requirement
    document = {
        "revision": report.revision.name,
        "commit": report.revision.commit,
        "uncommitted": report.is_uncommitted,
        "count": {level.value: len(_pick(report, level)) for level in Level},
        "version": {
            "bump": requirement.bump,
            "since": str(requirement.since) if requirement.since else None,
            "least": str(requirement.least) if requirement.least else None,
            "now": str(requirement.now) if requirement.now else None,
            "is_met": requirement.is_met,
        },
        "changes": [_export(report, change) for change in report.changes],
    }
    return json.dumps(document, indent=1, ensure_ascii=False) + "\n"


def _export(report: Report, change: Change) -> dict[str, object]:
    path, line, is_new = report.find_place(change)
    return {
        "level": change.level,
        "rule": change.rule.code,
        "direction": change.direction,
        "symbol": change.symbol,
        "wire": change.wire,
        "sentence": change.sentence,
        "type_checker": change.rule.fails_type_check,
        "path": path,
        "line": line,
        "in": "working tree" if is_new else "revision",
    }


def render_markdown(report: Report) -> str:
    """For a comment on a pull request: what matters as a table, the rest folded."""
    parts = [f"### API changes since {markdown_code(report.revision.name)}\n"]
    parts.append(f"**{markdown(report.summary)}** {markdown(str(report.requirement))}\n")
    grave = [*_pick(report, Level.BREAKING), *_pick(report, Level.ADDITION)]
    if grave:
        parts.append("\n".join(_table(grave)) + "\n")
    told = _pick(report, Level.DOCUMENTATION)
    if told:
        many = _WORDS[Level.DOCUMENTATION][len(told) != 1]
        table = "\n".join(_table(told))
        parts.append(f"<details>\n<summary>{len(told)} {many}</summary>\n\n{table}\n\n</details>\n")
    return "\n".join(parts)


def _table(changes: list[Change]) -> Iterator[str]:
    yield "| Level | Direction | In Python | On the wire | What differs | Rule |"
    yield "|---|---|---|---|---|---|"
    size = 0
    for index, change in enumerate(changes):
        level = f"**{change.level}**" if change.level is Level.BREAKING else change.level
        names = f"{markdown_code(change.symbol)} | {markdown_code(change.wire) if change.wire else ''}"
        told = f"{markdown(change.sentence)} | `{change.rule.code}`"
        row = f"| {level} | {change.direction} | {names} | {told} |"
        size += len(row)
        if size > TABLE_SIZE:
            yield f"\n... and {len(changes) - index} more."
            return
        yield row


def render_changelog(report: Report) -> str:
    """An entry in the form of CHANGELOG.md, to be edited: what users notice, under the usual headings."""
    headings: dict[str, list[str]] = {"Added": [], "Changed": [], "Deprecated": [], "Removed": []}
    for change in report.changes:
        heading = _find_heading(change)
        if heading:
            mark = "**Breaking:** " if change.level is Level.BREAKING else ""
            headings[heading].append(f"- {mark}`{change.symbol}`: {change.sentence}")
    lines = ["## Unreleased", ""]
    for heading, entries in headings.items():
        if entries:
            lines += [f"### {heading}", "", *dict.fromkeys(entries), ""]
    if len(lines) == len(["## Unreleased", ""]):
        lines += ["Nothing that users notice.", ""]
    return "\n".join(lines)


_CHANGED = frozenset({Rule.RATE_LIMIT_CHANGED, Rule.SERVER_DEFAULT_CHANGED, Rule.WAITER_TIMEOUT_LENGTHENED})
"""Documentation that users notice all the same."""


def _find_heading(change: Change) -> str | None:
    rule = change.rule
    if rule is Rule.DEPRECATED:
        return "Deprecated"
    if rule.level is Level.DOCUMENTATION:
        return "Changed" if rule in _CHANGED else None
    if rule.level is Level.BREAKING:
        return "Removed" if rule.code.endswith("-removed") else "Changed"
    return "Added" if rule.code.endswith(("-added", "-gained")) else "Changed"


def _pick(report: Report, level: Level) -> list[Change]:
    return [change for change in report.changes if change.level is level]


RENDERERS = {"text": render_text, "json": render_json, "markdown": render_markdown}
