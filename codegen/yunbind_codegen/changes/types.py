"""Changes of the classes that actions share: models and enums."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from ..ir import Enumeration, Member, Structure
from .change import Change, Subject, compare_fields, compare_texts
from .members import MemberGroup, TypeContext, compare_members
from .public_api import ServiceApi
from .rules import Direction, Rule

_T = TypeVar("_T", Structure, Enumeration)


def find_type_context(old: ServiceApi, new: ServiceApi) -> TypeContext:
    """Return which classes were renamed, and which are enums."""
    structures = _find_renamed(
        old.service.structures,
        new.service.structures,
        lambda each: each.python,
        lambda each: [member.wire for member in each.members],
    )
    enumerations = _find_renamed(
        old.service.enumerations,
        new.service.enumerations,
        lambda each: each.name,
        lambda each: [value.wire for value in each.values],
    )
    renamed = structures | enumerations
    enums = {renamed.get(name, name) for name in old.enumerations} | set(new.enumerations)
    return TypeContext(renamed, frozenset(enums))


def _find_renamed(
    old: Iterable[_T], new: Iterable[_T], name: Callable[[_T], str], content: Callable[[_T], list[str]]
) -> dict[str, str]:
    """Return the new names of renamed classes.

    A class is renamed if exactly one added class has its content.
    """
    before, after = {name(each): each for each in old}, {name(each): each for each in new}
    removed = [each for key, each in before.items() if key not in after]
    added = [each for key, each in after.items() if key not in before]
    found: dict[str, str] = {}
    for each in removed:
        same = [other for other in added if content(other) == content(each)]
        if len(same) == 1 and sum(content(other) == content(each) for other in removed) == 1:
            found[name(each)] = name(same[0])
    return found


def compare_types(old: ServiceApi, new: ServiceApi, context: TypeContext) -> Iterator[Change]:
    """Yield every change of the models and enums of a service."""
    yield from _compare_names(old, new, context)
    for name, structure in old.structures.items():
        now = new.structures.get(context.renamed.get(name, name))
        if now is not None:
            yield from _compare_structure(old, structure, new, now, context)
    for name, enumeration in old.enumerations.items():
        now = new.enumerations.get(context.renamed.get(name, name))
        if now is not None:
            yield from _compare_enumeration(old, enumeration, new, now)


def _compare_names(old: ServiceApi, new: ServiceApi, context: TypeContext) -> Iterator[Change]:
    before: dict[str, Structure | Enumeration] = {**old.structures, **old.enumerations}
    after: dict[str, Structure | Enumeration] = {**new.structures, **new.enumerations}
    for name, each in before.items():
        if name in context.renamed:
            sentence = f"{name} was renamed to {context.renamed[name]}."
            yield old.class_subject(name, each.name).change(Rule.CLASS_RENAMED, sentence)
        elif name not in after:
            yield old.class_subject(name, each.name).change(Rule.CLASS_REMOVED, f"{name} was removed.")
        elif type(each) is not type(after[name]):
            kind = "an enum" if isinstance(after[name], Enumeration) else "a model"
            yield new.class_subject(name, each.name).change(Rule.CLASS_REMOVED, f"{name} is now {kind}.")
    for name, each in after.items():
        if name not in before and name not in context.renamed.values():
            yield new.class_subject(name, each.name).change(Rule.CLASS_ADDED, f"{name} was added.")


def _compare_structure(
    old: ServiceApi, was: Structure, new: ServiceApi, now: Structure, context: TypeContext
) -> Iterator[Change]:
    groups = _make_group(old, was), _make_group(new, now)
    yield from compare_members(*groups, old.directions(was.python), context)
    subject = new.class_subject(now.python, now.name)
    yield from compare_texts(subject, {"doc": was.spec.doc}, {"doc": now.spec.doc})
    fields = {
        "source": (Rule.SOURCE_CHANGED, "The address of the vendor's page changed."),
        "since": (Rule.SINCE_CHANGED, f"The release date is now {now.spec.since or 'unknown'}."),
    }
    yield from compare_fields(subject, was.spec, now.spec, fields)


def _make_group(service_api: ServiceApi, structure: Structure) -> MemberGroup:
    owner = service_api.class_subject(structure.python, structure.name)

    def subject_of(member: Member) -> Subject:
        symbol, wire = f"{owner.symbol}.{member.python}", f"{structure.name}.{member.wire}"
        return Subject(symbol, wire, owner.path, (*owner.location, "members", member.wire), owner.direction)

    return MemberGroup(structure.members, subject_of, owner, structure.name in service_api.required_when_sent)


def _compare_enumeration(
    old: ServiceApi, was: Enumeration, new: ServiceApi, now: Enumeration
) -> Iterator[Change]:
    is_sent = Direction.REQUEST in old.directions(was.name)
    before = {value.wire: value for value in was.values}
    after = {value.wire: value for value in now.values}
    for wire in before.keys() - after.keys():
        rule = Rule.REQUEST_ENUM_VALUE_REMOVED if is_sent else Rule.RESPONSE_ENUM_VALUE_REMOVED
        yield _make_value_subject(old, was, before[wire].python, wire).change(
            rule, f"The value {wire!r} was removed."
        )
    for wire in after.keys() - before.keys():
        rule = Rule.REQUEST_ENUM_VALUE_ADDED if is_sent else Rule.RESPONSE_ENUM_VALUE_ADDED
        yield _make_value_subject(new, now, after[wire].python, wire).change(
            rule, f"The value {wire!r} was added."
        )
    for wire in before.keys() & after.keys():
        subject = _make_value_subject(new, now, after[wire].python, wire)
        yield from compare_texts(subject, {"meaning": before[wire].doc}, {"meaning": after[wire].doc})
    order = [wire for wire in after if wire in before]
    subject = new.class_subject(now.name, now.name)
    if order != [wire for wire in before if wire in after]:
        yield subject.change(Rule.ORDER_CHANGED, "The order of the values changed.")
    yield from compare_texts(subject, {"doc": was.doc}, {"doc": now.doc})


def _make_value_subject(
    service_api: ServiceApi, enumeration: Enumeration, constant: str, wire: str
) -> Subject:
    owner = service_api.class_subject(enumeration.name, enumeration.name)
    return Subject(
        f"{owner.symbol}.{constant}",
        f"{enumeration.name}: {wire}",
        owner.path,
        (*owner.location, "enum", wire),
        owner.direction,
    )
