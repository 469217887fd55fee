"""Conformance cases: unique names, and references to actions, services and waiters that exist."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..cases.case_files import CaseFile
from ..documents import Document, Location, Specs
from ..index import ProviderIndex
from ..problems import Problem, ProblemCode, suggest

_REFERENCES = ("action", "service", "waiter", "call")


def check(specs: Specs, providers: Iterable[ProviderIndex]) -> Iterator[Problem]:
    """Check the cases of all files."""
    known = _list_references(providers)
    seen: dict[tuple[str, str], str] = {}
    for document in specs.documents:
        if isinstance(document.content, CaseFile):
            yield from _check_file(document, document.content, known, seen)


def _check_file(
    document: Document, content: CaseFile, known: frozenset[str], seen: dict[tuple[str, str], str]
) -> Iterator[Problem]:
    for index, case in enumerate(content.cases):
        first = seen.setdefault((document.kit_file, case.id), document.path)
        place: Location = ("cases", index)
        if first != document.path or any(case.id == other.id for other in content.cases[:index]):
            message = f"The case {case.id} of {document.kit_file} is repeated. It is first in {first}."
            yield document.problem((*place, "id"), ProblemCode.REPEATED_CASE, message, "Rename one of them.")
        given = case.model_dump(include={"input"}, by_alias=True, exclude_unset=True)["input"]
        for location, reference in _find_references(given, (*place, "input")):
            if known and reference not in known:
                message = f"{case.id}: {reference} does not exist."
                near = [each for each in known if each.startswith(reference.rpartition("/")[0])]
                hint = suggest(reference, near or known)
                yield document.problem(location, ProblemCode.UNKNOWN_ACTION, message, hint)


def _find_references(given: dict[str, object], place: Location) -> Iterator[tuple[Location, str]]:
    for name in _REFERENCES:
        reference = given.get(name)
        if isinstance(reference, str) and "/" in reference:  # the service of a signature is a plain name
            yield (*place, name), reference
    steps = given.get("steps")
    if isinstance(steps, list):
        for index, step in enumerate(steps):  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
            yield from _find_references(step, (*place, "steps", index))  # pyright: ignore[reportUnknownArgumentType]


def _list_references(providers: Iterable[ProviderIndex]) -> frozenset[str]:
    """Return all services, actions and waiters. Empty if a file of them could not be read."""
    known: set[str] = set()
    for provider in providers:
        for service in provider.services.values():
            if not service.is_whole:
                return frozenset()
            folder = "/".join(service.folder)
            known.add(folder)
            for _, action in service.pages():
                known.add(f"{folder}/{action.action}")
                known.update(f"{folder}/{action.action}#{waiter.name}" for waiter in action.waiters)
    return frozenset(known)
