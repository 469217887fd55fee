"""Changes of the conformance kit: what ports in other languages must do."""

from __future__ import annotations

from collections.abc import Iterator

from ..cases.case_files import WrittenCase
from ..ir import Api
from .change import Change, Subject
from .rules import Rule


def compare_kits(old: Api, new: Api) -> Iterator[Change]:
    """Yield every change of a case."""
    before, after = _list_cases(old), _list_cases(new)
    for name, written in before.items():
        if name in after:
            yield from _compare_cases(written, after[name], _make_subject(name, after[name]))
        else:
            yield _make_subject(name, written).change(Rule.CASE_REMOVED, "The case was removed.")
    for name, written in after.items():
        if name not in before:
            yield _make_subject(name, written).change(Rule.CASE_ADDED, "The case was added.")


def _compare_cases(old: WrittenCase, new: WrittenCase, subject: Subject) -> Iterator[Change]:
    was, now = old.case.model_dump(by_alias=True), new.case.model_dump(by_alias=True)
    if was.pop("output") != now.pop("output"):
        sentence = "The case expects another output: clients behave differently."
        yield subject.change(Rule.CASE_EXPECTATION_CHANGED, sentence, "output")
    differing = [name for name in now if was[name] != now[name]]
    if differing:
        sentence = f"The case has another {', '.join(differing)}."
        yield subject.change(Rule.CASE_CHANGED, sentence, differing[0])


def _list_cases(api: Api) -> dict[str, WrittenCase]:
    return {f"{file}/{each.case.id}": each for file, cases in api.kit.items() for each in cases}


def _make_subject(name: str, written: WrittenCase) -> Subject:
    return Subject(f"conformance/{name}", name, written.path, ("cases", written.index))
