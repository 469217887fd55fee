"""Actions that lack something that pages usually document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...documents import Document
from ...index import ServiceIndex
from ...language import ActionFile
from ...name import snake_case
from ...problems import Problem, ProblemCode
from ...types import parse_type

TOTALS = frozenset({"total", "total_count", "total_num", "total_number", "count"})
MOVERS = frozenset({"offset", "page", "page_number", "page_no", "page_num", "current_page"})
NEXT = re.compile(r"(next|continuation)_(page_)?(token|marker)|next")
ENDS = (".", "!", "?")


def check(service: ServiceIndex) -> Iterator[Problem]:
    """Check each action as a whole."""
    for document, action in service.pages():
        yield from _check_pages(document, action)
        yield from _check_examples(document, action)
        yield from _check_summary(document, action)


def _check_pages(document: Document, action: ActionFile) -> Iterator[Problem]:
    if action.paginate or action.access != "read":
        return
    lists = [name for name, member in action.response.items() if _is_list(member.type)]
    asked = {snake_case(name) for name in action.request}
    answered = {snake_case(name) for name in action.response}
    follows = any(NEXT.fullmatch(name) for name in answered)
    counts = bool(TOTALS & answered and MOVERS & asked)
    if lists and (follows or counts):
        yield document.problem(
            ("response", lists[0]),
            ProblemCode.UNPAGED_LIST,
            f"{action.action} returns {lists[0]} page by page but has no paginator.",
            "Add `paginate`, so that callers can iterate over all items.",
        )


def _is_list(expression: str) -> bool:
    try:
        return parse_type(expression).is_list
    except ValueError:
        return False


def _check_examples(document: Document, action: ActionFile) -> Iterator[Problem]:
    """Warn about an action without examples, unless a quirk says that the page has none."""
    explained = any(re.search(r"\b(sample|example)", quirk.en) for quirk in action.quirks)
    if action.response and not action.examples and not explained:
        yield document.problem(
            ("action",),
            ProblemCode.NO_EXAMPLE,
            f"{action.action} has no example.",
            "Add the samples of the page. If it has none, say so under `quirks`.",
        )


def _check_summary(document: Document, action: ActionFile) -> Iterator[Problem]:
    for language, text, ends in (
        ("en", action.summary.en, ENDS),
        ("zh", action.summary.zh, ("。", "！", "？")),
    ):
        if not text.rstrip().endswith(ends):
            yield document.problem(
                ("summary", language),
                ProblemCode.SENTENCE,
                f"{action.action}: the summary does not end with a full stop.",
                f"End it with {ends[0]}",
            )
