"""Changes of error codes and of the classes that they become."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..ir import Action, ActionError, Error, Provider
from ..views.errors import ErrorView, view_common_errors, view_errors
from .change import Change, Subject, compare_texts
from .public_api import ServiceApi
from .rules import Direction, Rule


@dataclass(frozen=True)
class ErrorClass:
    """An emitted class of errors."""

    name: str
    ancestors: frozenset[str]
    """Names of the classes above it."""
    error: Error | None
    """None for a family that is no code itself."""


def list_common_classes(provider: Provider) -> Mapping[str, ErrorClass]:
    """The classes of ``yunbind.<provider>.errors``."""
    return _list_classes(view_common_errors(provider).errors, provider.errors)


def list_own_classes(old: ServiceApi, new: ServiceApi) -> tuple[dict[str, ErrorClass], dict[str, ErrorClass]]:
    """The classes that a service adds to the common ones, in either state.

    One that was common and is now the service's own stays where programs import it from.
    """
    states = [(service_api, _list_service_views(service_api)) for service_api in (old, new)]
    names = {str(view.name) for _, (_, own) in states for view in own}
    before, after = (
        _list_classes((*common, *own), (*service_api.provider.errors, *service_api.service.errors))
        for service_api, (common, own) in states
    )
    return _pick(before, names), _pick(after, names)


def _list_service_views(service_api: ServiceApi) -> tuple[tuple[ErrorView, ...], tuple[ErrorView, ...]]:
    provider = service_api.provider
    return view_common_errors(provider).errors, view_errors(provider, service_api.service).errors


def _pick(classes: dict[str, ErrorClass], names: set[str]) -> dict[str, ErrorClass]:
    return {name: each for name, each in classes.items() if name in names}


def _list_classes(views: Iterable[ErrorView], errors: Iterable[Error]) -> dict[str, ErrorClass]:
    bases = {str(view.name): str(view.bases).replace("kinds.", "").split(", ") for view in views}
    coded = {error.python: error for error in errors}

    def climb(name: str) -> frozenset[str]:
        above = bases.get(name, [])
        return frozenset({"ApiError", *above}).union(*(climb(each) for each in above if each != name))

    return {name: ErrorClass(name, climb(name), coded.get(name)) for name in bases}


def compare_classes(
    module: str, path: str, old: Mapping[str, ErrorClass], new: Mapping[str, ErrorClass]
) -> Iterator[Change]:
    """Every change of the classes of one module."""

    def subject(each: ErrorClass) -> Subject:
        code = each.error.code if each.error else ""
        return Subject(f"{module}.{each.name}", code, path, ("errors", code), Direction.ERROR)

    moved = _match_codes(old, new)
    for name, before in old.items():
        after = new.get(moved.get(name, name))
        if after is None:
            what = f"{name} is gone" if before.error else f"The family {name} is gone"
            yield subject(before).change(Rule.ERROR_REMOVED, f"{what}.")
            continue
        if name in moved:
            yield subject(before).change(Rule.ERROR_RENAMED, f"{name} is now called {moved[name]}.")
        yield from _compare_class(before, after, subject(after), moved)
    for name, after in new.items():
        if name not in old and name not in moved.values():
            kinds = ", ".join(sorted(after.ancestors - {"ApiError"}))
            yield subject(after).change(Rule.ERROR_ADDED, f"{name} is new, below {kinds}.")


def _match_codes(old: Mapping[str, ErrorClass], new: Mapping[str, ErrorClass]) -> dict[str, str]:
    """New names of the classes that are gone and whose codes have another one."""
    codes = {each.error.code: name for name, each in new.items() if each.error and name not in old}
    return {
        name: codes[each.error.code]
        for name, each in old.items()
        if name not in new and each.error and each.error.code in codes
    }


def _compare_class(
    old: ErrorClass, new: ErrorClass, subject: Subject, moved: Mapping[str, str]
) -> Iterator[Change]:
    before = frozenset(moved.get(each, each) for each in old.ancestors)
    lost, gained = sorted(before - new.ancestors), sorted(new.ancestors - before)
    if lost:
        said = f"{new.name} is no longer {_either(lost)}" + (f", but {_either(gained)}" if gained else "")
        yield subject.change(Rule.ERROR_BASE_LOST, f"{said}.", "kind")
    elif gained:
        yield subject.change(Rule.ERROR_BASE_GAINED, f"{new.name} is also {_either(gained)}.", "kind")
    if new.error is None or old.error is None:
        if new.error:  # the class was a family before, and no code itself
            yield subject.change(Rule.ERROR_ADDED, f"{new.name} stands for the code itself too.")
        return
    was, now = old.error, new.error
    if was.code != now.code:
        said = f"{new.name} stands for {now.code} instead of {was.code}."
        yield subject.change(Rule.ERROR_CODE_CHANGED, said)
    if was.spec.kind != now.spec.kind and not lost:
        said = f"The kind of {new.name} is {now.spec.kind} instead of {was.spec.kind}."
        yield subject.change(Rule.ERROR_KIND_CHANGED, said, "kind")
    if was.retryable != now.retryable:
        rule = Rule.ERROR_RETRYABLE if now.retryable else Rule.ERROR_NOT_RETRYABLE
        said = "may" if now.retryable else "may not"
        yield subject.change(rule, f"A call refused with {new.name} {said} be sent again.", "retryable")
    yield from compare_texts(subject, _texts(was), _texts(now))
    if was.spec.source != now.spec.source:
        yield subject.change(Rule.SOURCE_CHANGED, "The vendor's page is another.", "source")


def _texts(error: Error) -> dict[str, object]:
    return {"doc": error.spec.doc, "message": error.spec.message, "http": error.spec.http}


def _either(names: list[str]) -> str:
    return " nor ".join(f"{'an' if name[0] in 'AEIOU' else 'a'} {name}" for name in names)


def compare_listed_errors(old: Action, new: Action, subject: Subject) -> Iterator[Change]:
    """Which codes the page of an action lists, and what it says of them."""
    before, after = _by_code(old), _by_code(new)
    errors = subject.at("errors")
    for code in sorted(before.keys() - after.keys()):
        yield errors.change(Rule.ERROR_UNLISTED, f"The page no longer lists {code}.")
    for code in sorted(after.keys() - before.keys()):
        yield errors.change(Rule.ERROR_LISTED, f"The page lists {code}.", code)
    for code in sorted(before.keys() & after.keys()):
        was, now = before[code], after[code]
        yield from compare_texts(errors.at(code), _said(was), _said(now))


def _by_code(action: Action) -> dict[str, ActionError]:
    return {each.error.code: each for each in action.errors}


def _said(each: ActionError) -> dict[str, object]:
    """What the page of an action says of a code, beyond what its definition says."""
    return {
        f"what the page says of {each.error.code}": (
            each.http if each.http != each.error.spec.http else None,
            each.message if each.message != each.error.spec.message else None,
            each.doc,
        )
    }
