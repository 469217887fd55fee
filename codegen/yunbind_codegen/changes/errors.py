"""Changes of error codes and of their classes."""

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
    """An emitted error class."""

    name: str
    ancestors: frozenset[str]
    """Names of its base classes, direct and indirect."""
    error: Error | None
    """None for a family class without a code of its own."""


def list_common_classes(provider: Provider) -> Mapping[str, ErrorClass]:
    """Return the classes of ``yunbind.<provider>.errors``, by name."""
    return _list_classes(view_common_errors(provider).errors, provider.errors)


def list_own_classes(old: ServiceApi, new: ServiceApi) -> tuple[dict[str, ErrorClass], dict[str, ErrorClass]]:
    """Return the error classes of a service, apart from the common ones, in both states.

    A class counts for both states if it belongs to the service in one of them: programs import it from the
    service's module whether it is common or not.
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
    """Yield every change of the classes of one module."""

    def subject(each: ErrorClass) -> Subject:
        code = each.error.code if each.error else ""
        return Subject(f"{module}.{each.name}", code, path, ("errors", code), Direction.ERROR)

    moved = _match_codes(old, new)
    for name, before in old.items():
        after = new.get(moved.get(name, name))
        if after is None:
            family = "" if before.error else "The family "
            yield subject(before).change(Rule.ERROR_REMOVED, f"{family}{name} was removed.")
            continue
        if name in moved:
            yield subject(before).change(Rule.ERROR_RENAMED, f"{name} was renamed to {moved[name]}.")
        yield from _compare_class(before, after, subject(after), moved)
    for name, after in new.items():
        if name not in old and name not in moved.values():
            kinds = ", ".join(sorted(after.ancestors - {"ApiError"}))
            yield subject(after).change(Rule.ERROR_ADDED, f"{name} was added, as a subclass of {kinds}.")


def _match_codes(old: Mapping[str, ErrorClass], new: Mapping[str, ErrorClass]) -> dict[str, str]:
    """Return the new names of removed classes whose code has a new class."""
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
        sentence = f"{new.name} is no longer a subclass of {' or '.join(lost)}"
        sentence += f"; it is now a subclass of {' and '.join(gained)}." if gained else "."
        yield subject.change(Rule.ERROR_BASE_LOST, sentence, "kind")
    elif gained:
        sentence = f"{new.name} is now also a subclass of {' and '.join(gained)}."
        yield subject.change(Rule.ERROR_BASE_GAINED, sentence, "kind")
    if new.error is None or old.error is None:
        if new.error:  # the class was a family without a code of its own
            yield subject.change(
                Rule.ERROR_ADDED, f"{new.name} now also represents the code {new.error.code}."
            )
        return
    was, now = old.error, new.error
    if was.code != now.code:
        sentence = f"{new.name} now represents {now.code}; it represented {was.code}."
        yield subject.change(Rule.ERROR_CODE_CHANGED, sentence)
    if was.spec.kind != now.spec.kind and not lost:
        sentence = f"The kind of {new.name} is now {now.spec.kind}; it was {was.spec.kind}."
        yield subject.change(Rule.ERROR_KIND_CHANGED, sentence, "kind")
    if was.retryable != now.retryable:
        rule = Rule.ERROR_RETRYABLE if now.retryable else Rule.ERROR_NOT_RETRYABLE
        verb = "now" if now.retryable else "no longer"
        yield subject.change(rule, f"{new.name} is {verb} retryable.", "retryable")
    yield from compare_texts(subject, _texts(was), _texts(now))
    if was.spec.source != now.spec.source:
        yield subject.change(Rule.SOURCE_CHANGED, "The address of the vendor's page changed.", "source")


def _texts(error: Error) -> dict[str, object]:
    return {"doc": error.spec.doc, "message": error.spec.message, "http": error.spec.http}


def compare_listed_errors(old: Action, new: Action, subject: Subject) -> Iterator[Change]:
    """Yield the changes of the error codes that the page of an action lists."""
    before, after = _by_code(old), _by_code(new)
    errors = subject.at("errors")
    for code in sorted(before.keys() - after.keys()):
        yield errors.change(Rule.ERROR_UNLISTED, f"The page no longer lists {code}.")
    for code in sorted(after.keys() - before.keys()):
        yield errors.change(Rule.ERROR_LISTED, f"The page now lists {code}.", code)
    for code in sorted(before.keys() & after.keys()):
        was, now = before[code], after[code]
        yield from compare_texts(errors.at(code), _list_deviations(was), _list_deviations(now))


def _by_code(action: Action) -> dict[str, ActionError]:
    return {each.error.code: each for each in action.errors}


def _list_deviations(each: ActionError) -> dict[str, object]:
    """Return the facts in which an action's page deviates from the code's definition."""
    return {
        f"page's documentation of {each.error.code}": (
            each.http if each.http != each.error.spec.http else None,
            each.message if each.message != each.error.spec.message else None,
            each.doc,
        )
    }
