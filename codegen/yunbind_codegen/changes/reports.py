"""Reports of changes as text, JSON, Markdown and an entry for the change log."""

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
"""Maximum number of characters of a table: a GitHub comment has two tables and at most 65,536 characters."""

_WORDS = {
    Level.BREAKING: ("breaking change", "breaking changes"),
    Level.ADDITION: ("addition", "additions"),
    Level.DOCUMENTATION: ("documentation change", "documentation changes"),
}


@dataclass(frozen=True)
class Report:
    """The changes since a revision, with the specs of both states."""

    revision: Revision
    old: SpecState
    new: SpecState
    changes: tuple[Change, ...]
    requirement: VersionRequirement
    is_uncommitted: bool
    """Whether some of the changes are not committed yet."""

    def find_place(self, change: Change) -> tuple[str, int | None, bool]:
        """Return file, line and whether they are in the working tree.

        Removed specs are in the revision.
        """
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
        """The number of changes of each level, in one sentence."""
        count = Counter(change.level for change in self.changes)
        counts = [_count(level, count[level]) for level in Level if count[level]]
        return f"{', '.join(counts) or 'No changes'} since {self.revision}."


def _count(level: Level, number: int) -> str:
    singular, plural = _WORDS[level]
    return f"{number} {singular if number == 1 else plural}"


def _find_line(documents: Mapping[str, Document], change: Change) -> tuple[int | None, bool]:
    """Return the line of a change, or of its nearest parent, and whether it is exact."""
    document = documents.get(change.path)
    if document is None:
        return None, False
    location = change.location
    while location and location not in document.positions:
        location = location[:-1]
    return document.positions.get(location, (1, 1))[0], location == change.location


def render_text(report: Report) -> str:
    """Return a report for a terminal."""
    lines: list[str] = []
    for level in Level:
        for change in _pick(report, level):
            if not lines or lines[-1] == "":
                lines.append(f"{_WORDS[level][1].capitalize()}:")
            lines += [
                f"  {change.symbol}",
                f"    {change.sentence}  [{change.rule.code}, {change.direction}]",
                f"    {_show_place(report, change)}{f' {change.wire}' if change.wire else ''}",
            ]
        if lines and lines[-1]:
            lines.append("")
    lines.append(report.summary)
    if report.is_uncommitted:
        lines.append("Uncommitted changes of the specs are included.")
    lines.append(str(report.requirement))
    return "\n".join(lines) + "\n"


def _show_place(report: Report, change: Change) -> str:
    path, line, is_new = report.find_place(change)
    shown = f"{path}:{line}" if line else path
    return shown if is_new else f"{shown} of {report.revision}:"


def render_json(report: Report) -> str:
    """Return a report for programs; keys are only ever added."""
    requirement = report.requirement
    document = {
        "revision": report.revision.name,
        "commit": report.revision.commit,
        "uncommitted": report.is_uncommitted,
        "count": {level.value: len(_pick(report, level)) for level in Level},
        "version": {
            "bump": requirement.bump,
            "since": str(requirement.since) if requirement.since else None,
            "least": str(requirement.minimum) if requirement.minimum else None,
            "now": str(requirement.now) if requirement.now else None,
            "is_met": requirement.is_met,
        },
        "changes": [_export(report, change) for change in report.changes],
    }
    return json.dumps(document, indent=1) + "\n"


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
    """Return a report for a pull request.

    Breaking changes and additions come first; documentation changes are collapsed.
    """
    parts = [f"### API changes since {markdown_code(report.revision.name)}\n"]
    parts.append(f"**{markdown(report.summary)}** {markdown(str(report.requirement))}\n")
    important = [*_pick(report, Level.BREAKING), *_pick(report, Level.ADDITION)]
    if important:
        parts.append("\n".join(_table(important)) + "\n")
    documented = _pick(report, Level.DOCUMENTATION)
    if documented:
        count = _count(Level.DOCUMENTATION, len(documented))
        table = "\n".join(_table(documented))
        parts.append(f"<details>\n<summary>{count}</summary>\n\n{table}\n\n</details>\n")
    return "\n".join(parts)


def _table(changes: list[Change]) -> Iterator[str]:
    yield "| Level | Direction | Python | Vendor | Change | Rule |"
    yield "|---|---|---|---|---|---|"
    size = 0
    for index, change in enumerate(changes):
        level = f"**{change.level}**" if change.level is Level.BREAKING else change.level
        names = f"{markdown_code(change.symbol)} | {markdown_code(change.wire) if change.wire else ''}"
        text = f"{markdown(change.sentence)} | `{change.rule.code}`"
        row = f"| {level} | {change.direction} | {names} | {text} |"
        size += len(row)
        if size > TABLE_SIZE:
            yield f"\n... and {len(changes) - index} more."
            return
        yield row


def render_changelog(report: Report) -> str:
    """Return a draft entry for CHANGELOG.md with the changes that users notice."""
    entries: dict[str, list[str]] = {"Added": [], "Changed": [], "Deprecated": [], "Removed": []}
    for change in report.changes:
        heading = _find_heading(change)
        if heading:
            mark = "**Breaking:** " if change.level is Level.BREAKING else ""
            entries[heading].append(f"- {mark}`{change.symbol}`: {change.sentence}")
    lines = ["## Unreleased", ""]
    for heading, items in entries.items():
        if items:
            lines += [f"### {heading}", "", *dict.fromkeys(items), ""]
    if not any(entries.values()):
        lines += ["No changes that users notice.", ""]
    return "\n".join(lines)


_CHANGED = frozenset({Rule.RATE_LIMIT_CHANGED, Rule.SERVER_DEFAULT_CHANGED, Rule.WAITER_TIMEOUT_LENGTHENED})
"""Rules of the level documentation that users notice nevertheless."""


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
