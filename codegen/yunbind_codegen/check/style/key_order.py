"""Keys that are not in the order or the form of the language."""

from __future__ import annotations

from collections.abc import Iterator

from ...documents import Document
from ...key_order import ArrangeError, arrange
from ...problems import Problem, ProblemCode


def check(document: Document) -> Iterator[Problem]:
    """Warn about each key that ``lint --fix`` would change."""
    try:
        blemishes = arrange(document).blemishes
    except ArrangeError:  # --fix leaves this layout alone and reports it
        return
    for each in blemishes:
        hint = "Run `yunbind-codegen lint --fix`."
        yield document.problem(each.location, ProblemCode.ORDER, each.message, hint)
