"""Changes of actions: the methods of clients, with their requests and answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

from ..ir import Action, Member
from ..name import model_name
from .change import Change, Subject, compare_deprecation, compare_texts
from .errors import compare_listed_errors
from .members import MemberGroup, TypeContext, compare_members
from .paging import compare_paginators
from .public_api import ServiceApi
from .rules import Direction, Rule


def compare_actions(old: ServiceApi, new: ServiceApi, context: TypeContext) -> Iterator[Change]:
    """Every change of the actions of a service."""
    before = {action.wire: action for action in old.service.actions}
    after = {action.wire: action for action in new.service.actions}
    removed = [action for wire, action in before.items() if wire not in after]
    added = [action for wire, action in after.items() if wire not in before]
    for action in removed:
        now = _find_renamed(action, removed, added)
        subject = _subject(old, action)
        if now is None:
            yield subject.change(Rule.ACTION_REMOVED, f"{action.python} is gone.")
            continue
        added.remove(now)
        yield subject.change(Rule.ACTION_RENAMED, f"{action.python} is now called {now.python}.", "action")
        yield from _compare_action(old, action, new, now, context)
    for action in added:
        yield _subject(new, action).change(
            Rule.ACTION_ADDED, f"{action.python} is new: {action.spec.summary.en}"
        )
    for wire, action in before.items():
        if wire in after:
            yield from _compare_action(old, action, new, after[wire], context)


def _find_renamed(action: Action, removed: list[Action], added: list[Action]) -> Action | None:
    """The one new action that takes and answers the same, where only one old one does."""

    def key(each: Action) -> object:
        return each.request, each.response, each.spec.access, each.http

    alike = [each for each in added if key(each) == key(action)]
    return alike[0] if len(alike) == 1 and sum(key(each) == key(action) for each in removed) == 1 else None


def _subject(service_api: ServiceApi, action: Action) -> Subject:
    return Subject(f"{service_api.client}.{action.python}", action.wire, action.path)


def _compare_action(
    old: ServiceApi, was: Action, new: ServiceApi, now: Action, context: TypeContext
) -> Iterator[Change]:
    subject = _subject(new, now)
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
    model = f"{service_api.package}.{model_name(action.wire, direction.capitalize())}"

    def subject(member: Member) -> Subject:
        method = f"{service_api.client}.{action.python}({member.python})"
        symbol = method if is_request else f"{model}.{member.python}"
        return Subject(
            symbol, f"{action.wire}.{member.wire}", action.path, (direction.value, member.wire), direction
        )

    members = action.request if is_request else action.response
    whole = Subject(model, action.wire, action.path, (direction.value,), direction)
    return MemberGroup(members, subject, whole, keeps_required=is_request)


def _compare_call(
    old: ServiceApi, was: Action, new: ServiceApi, now: Action, subject: Subject
) -> Iterator[Change]:
    """How a call is sent and when it succeeded."""
    if was.spec.access != now.spec.access:
        rule = Rule.ACTION_BECAME_READ if now.spec.access == "read" else Rule.ACTION_BECAME_WRITE
        yield subject.change(rule, f"It is a {now.spec.access} instead of a {was.spec.access}.", "access")
    if was.http != now.http:
        shown = [" ".join(each) if each else "nothing" for each in (now.http, was.http)]
        yield subject.change(Rule.HTTP_CHANGED, f"It is {shown[0]} instead of {shown[1]}.", "http")
    for status in sorted({*now.spec.success} - {*was.spec.success}):
        yield subject.change(Rule.SUCCESS_ADDED, f"HTTP {status} is a success.", "success")
    for status in sorted({*was.spec.success} - {*now.spec.success}):
        yield subject.change(Rule.SUCCESS_REMOVED, f"HTTP {status} is no success any more.", "success")
    if was.spec.unsigned != now.spec.unsigned:
        rule = Rule.SIGNATURE_NOT_NEEDED if now.spec.unsigned else Rule.SIGNATURE_NEEDED
        yield subject.change(rule, f"It is {'not ' if now.spec.unsigned else ''}signed.", "unsigned")
    services = old.service.spec.region, new.service.spec.region
    if services[0] == services[1] or (was.region, now.region) != services:
        yield from compare_region(subject, was.region, now.region)
    if was.rate_limit != now.rate_limit:
        rates = [
            f"{rate[0]} per {rate[1]} s" if rate else "unknown" for rate in (now.rate_limit, was.rate_limit)
        ]
        said = f"The documented rate is {rates[0]}; it was {rates[1]}."
        yield subject.change(Rule.RATE_LIMIT_CHANGED, said, "rate_limit")


def compare_region(subject: Subject, old: str, new: str) -> Iterator[Change]:
    """Whether a region is needed, taken or left alone."""
    if old == new:
        return
    new_words = {"required": "is needed", "optional": "is optional", "none": "does not count"}[new]
    old_words = {"required": "was needed", "optional": "was optional", "none": "did not count"}[old]
    said = f"A region {new_words}; it {old_words} before."
    relaxed = (old, new) == ("required", "optional")
    yield subject.change(Rule.REGION_RELAXED if relaxed else Rule.REGION_NEED_CHANGED, said, "region")


def _compare_exclusions(was: Action, now: Action, subject: Subject) -> Iterator[Change]:
    old, new = _exclusions(was), _exclusions(now)
    names = _python_names(was, now)
    known = {member.wire for member in was.request} & {member.wire for member in now.request}
    for pair in sorted(new - old, key=sorted):
        if pair <= known:  # nobody gave a member that is new
            said = f"{_join_names(pair, names)} may not be given together."
            yield subject.change(Rule.EXCLUSION_ADDED, said, "exclusive")
    for pair in sorted(old - new, key=sorted):
        if pair <= known:
            yield subject.change(
                Rule.EXCLUSION_REMOVED, f"{_join_names(pair, names)} may be given together.", "exclusive"
            )


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
            said = f"{names[one]} may be given only together with {names[other]}."
            yield subject.change(Rule.REQUIREMENT_ADDED, said, "requires", one)
    for one, other in sorted(old - new):
        if one in after:
            said = f"{names[one]} may be given without {names[other]}."
            yield subject.change(Rule.REQUIREMENT_REMOVED, said, "requires", one)


def _requirements(action: Action) -> set[tuple[str, str]]:
    return {(one, other) for one, others in action.spec.requires.items() for other in others}


def _python_names(*actions: Action) -> dict[str, str]:
    return {member.wire: member.python for action in actions for member in action.request}


def _compare_documentation(was: Action, now: Action, subject: Subject) -> Iterator[Change]:
    """What is told of an action and does nothing."""
    yield from compare_texts(
        subject,
        {"summary": was.spec.summary, "doc": was.spec.doc},
        {"summary": now.spec.summary, "doc": now.spec.doc},
    )
    for key, rule, said in (
        ("source", Rule.SOURCE_CHANGED, "The vendor's page is another."),
        ("permission", Rule.PERMISSION_CHANGED, "The vendor's authorization item differs."),
        ("quirks", Rule.QUIRKS_CHANGED, "What is said of the vendor's contradictions differs."),
        ("examples", Rule.EXAMPLES_CHANGED, "The samples differ."),
        ("since", Rule.SINCE_CHANGED, f"Since {now.spec.since or 'an unknown date'}."),
    ):
        if getattr(was.spec, key) != getattr(now.spec, key):
            yield subject.change(rule, said, key)
    yield from compare_deprecation(subject, was.spec.deprecated, now.spec.deprecated)
