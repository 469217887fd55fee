"""Changes of actions: client methods with their requests and responses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from ..ir import Action, Member
from ..name import model_name
from .change import Change, Subject, compare_deprecation, compare_fields, compare_texts
from .errors import compare_listed_errors
from .members import MemberGroup, TypeContext, compare_members
from .paging import compare_paginators
from .public_api import ServiceApi
from .rules import Direction, Rule


def compare_actions(old: ServiceApi, new: ServiceApi, context: TypeContext) -> Iterator[Change]:
    """Yield every change of the actions of a service."""
    before = {action.wire: action for action in old.service.actions}
    after = {action.wire: action for action in new.service.actions}
    removed = [action for wire, action in before.items() if wire not in after]
    added = [action for wire, action in after.items() if wire not in before]
    for action in removed:
        now = _find_renamed(action, removed, added)
        subject = _subject(old, action)
        if now is None:
            yield subject.change(Rule.ACTION_REMOVED, f"{action.python} was removed.")
            continue
        added.remove(now)
        yield subject.change(Rule.ACTION_RENAMED, f"{action.python} was renamed to {now.python}.", "action")
        yield from _compare_action(old, action, new, now, context)
    for action in added:
        yield _subject(new, action).change(
            Rule.ACTION_ADDED, f"{action.python} was added: {action.spec.summary.en}"
        )
    for wire, action in before.items():
        if wire in after:
            yield from _compare_action(old, action, new, after[wire], context)


def _find_renamed(action: Action, removed: list[Action], added: list[Action]) -> Action | None:
    """Return the only added action with the same content as a removed action.

    Return None if another removed action has this content, too.
    """

    def key(candidate: Action) -> object:
        return candidate.request, candidate.response, candidate.spec.access, candidate.http

    same = [candidate for candidate in added if key(candidate) == key(action)]
    is_unique = sum(key(candidate) == key(action) for candidate in removed) == 1
    return same[0] if len(same) == 1 and is_unique else None


def _subject(service_api: ServiceApi, action: Action) -> Subject:
    return Subject(f"{service_api.client}.{action.python}", action.wire, action.path)


def _compare_action(
    old: ServiceApi, was: Action, new: ServiceApi, now: Action, context: TypeContext
) -> Iterator[Change]:
    subject = _subject(new, now)
    if was.wire == now.wire and was.title != now.title:
        sentence = f"{was.python} was renamed to {now.python}."
        yield _subject(old, was).change(Rule.ACTION_RENAMED, sentence, "rename")
    yield from _compare_call(old, was, new, now, subject)
    yield from _compare_exclusions(was, now, subject)
    yield from _compare_requirements(was, now, subject)
    for direction in (Direction.REQUEST, Direction.RESPONSE):
        groups = _make_group(old, was, direction), _make_group(new, now, direction)
        yield from compare_members(*groups, frozenset({direction}), context)
    yield from compare_paginators((old, was), (new, now))
    yield from compare_listed_errors(was, now, subject)
    yield from _compare_documentation(was, now, subject)


def _make_group(service_api: ServiceApi, action: Action, direction: Direction) -> MemberGroup:
    is_request = direction is Direction.REQUEST
    model = f"{service_api.package}.{model_name(action.title, direction.capitalize())}"

    def subject_of(member: Member) -> Subject:
        method = f"{service_api.client}.{action.python}({member.python})"
        symbol = method if is_request else f"{model}.{member.python}"
        return Subject(
            symbol, f"{action.wire}.{member.wire}", action.path, (direction.value, member.wire), direction
        )

    members = action.request if is_request else action.response
    owner = Subject(model, action.wire, action.path, (direction.value,), direction)
    return MemberGroup(members, subject_of, owner, is_sent=is_request)


def _compare_call(
    old: ServiceApi, was: Action, new: ServiceApi, now: Action, subject: Subject
) -> Iterator[Change]:
    """Yield the changes of how a call is sent and of when it succeeds."""
    if was.spec.access != now.spec.access:
        rule = Rule.ACTION_BECAME_READ if now.spec.access == "read" else Rule.ACTION_BECAME_WRITE
        yield subject.change(
            rule, f"The action is now a {now.spec.access}; it was a {was.spec.access}.", "access"
        )
    if was.http != now.http:
        before, after = (" ".join(request) if request else "none" for request in (was.http, now.http))
        yield subject.change(Rule.HTTP_CHANGED, f"The HTTP request is now {after}; it was {before}.", "http")
    if was.spec.success != now.spec.success:
        before, after = (", ".join(map(str, each.spec.success)) for each in (was, now))
        sentence = f"The documented HTTP status of success is now {after}; it was {before}."
        yield subject.change(Rule.STATUSES_CHANGED, sentence, "success")
    if was.spec.unsigned != now.spec.unsigned:
        rule = Rule.SIGNATURE_NOT_NEEDED if now.spec.unsigned else Rule.SIGNATURE_NEEDED
        yield subject.change(
            rule, f"Calls are {'no longer' if now.spec.unsigned else 'now'} signed.", "unsigned"
        )
    services = old.service.spec.region, new.service.spec.region
    if services[0] == services[1] or (was.region, now.region) != services:
        yield from compare_region(subject, was.region, now.region)
    if was.rate_limit != now.rate_limit:
        before, after = (
            f"{rate[0]} per {rate[1]} s" if rate else "unknown" for rate in (was.rate_limit, now.rate_limit)
        )
        sentence = f"The documented rate limit is now {after}; it was {before}."
        yield subject.change(Rule.RATE_LIMIT_CHANGED, sentence, "rate_limit")


_REGIONS = {"required": "required", "optional": "optional", "none": "ignored"}


def compare_region(subject: Subject, old: str, new: str) -> Iterator[Change]:
    """Yield the change of whether calls need a region."""
    if old != new:
        is_relaxed = (old, new) == ("required", "optional")
        rule = Rule.REGION_RELAXED if is_relaxed else Rule.REGION_NEED_CHANGED
        yield subject.change(rule, f"A region is now {_REGIONS[new]}; it was {_REGIONS[old]}.", "region")


def _compare_exclusions(was: Action, now: Action, subject: Subject) -> Iterator[Change]:
    old, new = _exclusions(was), _exclusions(now)
    names = _python_names(was, now)
    # An exclusion of an added or a removed member affects no existing program.
    kept = {member.wire for member in was.request} & {member.wire for member in now.request}
    for pair in sorted(new - old, key=sorted):
        if pair <= kept:
            sentence = f"{_join_names(pair, names)} can no longer be given together."
            yield subject.change(Rule.EXCLUSION_ADDED, sentence, "exclusive")
    for pair in sorted(old - new, key=sorted):
        if pair <= kept:
            sentence = f"{_join_names(pair, names)} can now be given together."
            yield subject.change(Rule.EXCLUSION_REMOVED, sentence, "exclusive")


def _exclusions(action: Action) -> set[frozenset[str]]:
    return {frozenset(pair) for group in action.spec.exclusive for pair in combinations(group, 2)}


def _join_names(pair: frozenset[str], names: Mapping[str, str]) -> str:
    return " and ".join(names[wire] for wire in sorted(pair))


def _compare_requirements(was: Action, now: Action, subject: Subject) -> Iterator[Change]:
    old, new = _requirements(was), _requirements(now)
    names = _python_names(was, now)
    before, after = ({member.wire for member in action.request} for action in (was, now))
    for one, other in sorted(new - old):
        if one in before:
            sentence = f"{names[one]} now requires {names[other]}."
            yield subject.change(Rule.REQUIREMENT_ADDED, sentence, "requires", one)
    for one, other in sorted(old - new):
        if one in after:
            sentence = f"{names[one]} no longer requires {names[other]}."
            yield subject.change(Rule.REQUIREMENT_REMOVED, sentence, "requires", one)


def _requirements(action: Action) -> set[tuple[str, str]]:
    return {(one, other) for one, others in action.spec.requires.items() for other in others}


def _python_names(*actions: Action) -> dict[str, str]:
    return {member.wire: member.python for action in actions for member in action.request}


def _compare_documentation(was: Action, now: Action, subject: Subject) -> Iterator[Change]:
    """Yield the changes of the documentation of an action."""
    yield from compare_texts(
        subject,
        {"summary": was.spec.summary, "doc": was.spec.doc},
        {"summary": now.spec.summary, "doc": now.spec.doc},
    )
    fields = {
        "source": (Rule.SOURCE_CHANGED, "The address of the vendor's page changed."),
        "permission": (Rule.PERMISSION_CHANGED, "The vendor's authorization item changed."),
        "quirks": (Rule.QUIRKS_CHANGED, "The notes on the vendor's contradictions changed."),
        "examples": (Rule.EXAMPLES_CHANGED, "The samples changed."),
        "since": (Rule.SINCE_CHANGED, f"The release date is now {now.spec.since or 'unknown'}."),
    }
    yield from compare_fields(subject, was.spec, now.spec, fields)
    yield from compare_deprecation(subject, was.spec.deprecated, now.spec.deprecated)
