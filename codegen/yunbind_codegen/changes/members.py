"""Changes of members: of requests, responses and types."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..field_types import INTEGER_RANGES
from ..ir import Member
from ..safe_code import PYTHON_TYPES, python_type
from ..types import Type
from .change import Change, Subject, compare_deprecation, compare_fields, compare_texts
from .public_api import Directions, is_assignable, rename_type
from .rules import Direction, Level, Rule

Bounds = tuple[int | float | None, int | float | None]
Finding = tuple[Rule, str, str]
"""A rule, a sentence, and the key of the trait in the spec."""

_LIMITS = (
    ("range", "range", Rule.REQUEST_RANGE_TIGHTENED, Rule.REQUEST_RANGE_LOOSENED),
    ("length", "length", Rule.REQUEST_LENGTH_TIGHTENED, Rule.REQUEST_LENGTH_LOOSENED),
    ("items", "number of items", Rule.REQUEST_ITEMS_TIGHTENED, Rule.REQUEST_ITEMS_LOOSENED),
)
"""For each limit: its key in a spec, its name in sentences, and the rules if it gets stricter or looser."""
_LEVELS = list(Level)


@dataclass(frozen=True)
class MemberGroup:
    """The members of one request, response or type, in one state of the specs."""

    members: tuple[Member, ...]
    subject_of: Callable[[Member], Subject]
    owner: Subject
    """The request, response or type itself."""
    is_sent: bool
    """Whether requests use the class: its required members are never None. Else, the promised ones."""

    def is_never_none(self, member: Member) -> bool:
        """Return whether the attribute of the emitted class is never None."""
        return member.is_asked if self.is_sent else member.is_promised


@dataclass(frozen=True)
class TypeContext:
    """The classes of a service that affect the comparison of its members."""

    renamed: Mapping[str, str]
    """New names of renamed classes, by their old names."""
    enums: frozenset[str]
    """Enum classes, by their new names."""


@dataclass(frozen=True)
class _MemberPair:
    old: Member
    new: Member
    old_type: Type
    """The old type with the new names of its classes."""
    context: TypeContext
    was_never_none: bool
    """Whether the attribute of the old class was never None."""
    is_never_none: bool


def compare_members(
    old: MemberGroup, new: MemberGroup, directions: Directions, context: TypeContext
) -> Iterator[Change]:
    """Yield every change of the members of a request, a response or a type."""
    pairs, removed, added = match_members(old.members, new.members, context)
    is_sent = Direction.REQUEST in directions
    for member in removed:
        rule = Rule.REQUEST_MEMBER_REMOVED if is_sent else Rule.RESPONSE_MEMBER_REMOVED
        yield old.subject_of(member).change(rule, f"{member.python} was removed.")
    for member in added:
        yield new.subject_of(member).change(*_describe_added(member, is_sent=is_sent))
    for before, after in pairs:
        pair = _MemberPair(
            before,
            after,
            rename_type(before.type, context.renamed),
            context,
            old.is_never_none(before),
            new.is_never_none(after),
        )
        yield from _compare_pair(pair, old.subject_of(before), new.subject_of(after), directions)
    order = [after.wire for _, after in pairs]
    if order != [member.wire for member in new.members if member.wire in order]:
        yield new.owner.change(Rule.ORDER_CHANGED, "The order of the members changed.")


def match_members(
    old: tuple[Member, ...], new: tuple[Member, ...], context: TypeContext
) -> tuple[list[tuple[Member, Member]], list[Member], list[Member]]:
    """Return the members of both states as pairs, the removed ones and the added ones.

    Members are paired by wire name, then by Python name, then by type, description and ``required``.
    """
    found: dict[str, Member] = {}
    unmatched = list(new)
    keys: tuple[Callable[[Member], object], ...] = (
        lambda member: member.wire,
        lambda member: member.python,
        lambda member: (rename_type(member.type, context.renamed), member.spec.doc, member.spec.required),
    )
    for key in keys:
        remaining = [member for member in old if member.wire not in found]
        for member in remaining:
            candidates = [other for other in unmatched if key(other) == key(member)]
            if len(candidates) == 1 and sum(key(other) == key(member) for other in remaining) == 1:
                found[member.wire] = candidates[0]
                unmatched.remove(candidates[0])
    pairs = [(member, found[member.wire]) for member in old if member.wire in found]
    return pairs, [member for member in old if member.wire not in found], unmatched


def _describe_added(member: Member, *, is_sent: bool) -> tuple[Rule, str]:
    added = f"{member.python} was added, with the type {_show_type(member.type)}"
    if not is_sent:
        return Rule.RESPONSE_MEMBER_ADDED, f"{added}."
    if member.is_asked:
        return Rule.REQUEST_MEMBER_ADDED_REQUIRED, f"{added}, and is required."
    return Rule.REQUEST_MEMBER_ADDED, f"{added}, and is optional."


def _compare_pair(
    pair: _MemberPair, was: Subject, subject: Subject, directions: Directions
) -> Iterator[Change]:
    old, new = pair.old, pair.new
    if old.python != new.python:
        is_sent = Direction.REQUEST in directions
        rule = Rule.REQUEST_MEMBER_RENAMED if is_sent else Rule.RESPONSE_MEMBER_RENAMED
        yield was.change(rule, f"{old.python} was renamed to {new.python}.")
    for find in _FINDERS:
        # A model that is both sent and received gets the more severe level.
        found = [finding for direction in sorted(directions) if (finding := find(pair, direction))]
        if found:
            rule, sentence, key = min(found, key=lambda finding: _LEVELS.index(finding[0].level))
            yield subject.change(rule, sentence, *([key] if key else []))
    if old.is_filled != new.is_filled and old.is_asked == new.is_asked:
        rule = Rule.REGION_FILLED if new.is_filled else Rule.REGION_NOT_FILLED
        verb = "now" if new.is_filled else "no longer"
        yield subject.change(rule, f"The client's region {verb} fills {new.python}.")
    if old.spec.sensitive != new.spec.sensitive:
        rule = Rule.SENSITIVE_GAINED if new.spec.sensitive else Rule.SENSITIVE_LOST
        verb = "now" if new.spec.sensitive else "no longer"
        yield subject.change(rule, f"The value of {new.python} is {verb} redacted in output.", "sensitive")
    if old.spec.idempotency_token != new.spec.idempotency_token:
        rule = Rule.IDEMPOTENCY_GAINED if new.spec.idempotency_token else Rule.IDEMPOTENCY_LOST
        verb = "now" if new.spec.idempotency_token else "no longer"
        yield subject.change(rule, f"{new.python} {verb} makes retries safe.", "idempotency_token")
    yield from _compare_documentation(old, new, subject)


def _find_wire_name_change(pair: _MemberPair, direction: Direction) -> Finding | None:
    old, new = pair.old.wire, pair.new.wire
    if old == new:
        return None
    is_sent = direction is Direction.REQUEST
    rule = Rule.REQUEST_WIRE_NAME_CHANGED if is_sent else Rule.RESPONSE_WIRE_NAME_CHANGED
    return rule, f"The wire name of {pair.new.python} is now {new}; it was {old}.", ""


def _find_required_change(pair: _MemberPair, direction: Direction) -> Finding | None:
    name = pair.new.python
    if direction is Direction.REQUEST:
        if pair.old.is_asked == pair.new.is_asked:
            if pair.old.spec.always == pair.new.spec.always:
                return None
            verb = "now" if pair.new.spec.always else "no longer"
            return Rule.NULLABLE_CHANGED, f"The page {verb} promises {name} in every response.", "always"
        if pair.new.is_asked:
            return Rule.REQUEST_MEMBER_REQUIRED, f"{name} is now required.", "required"
        return Rule.REQUEST_MEMBER_OPTIONAL, f"{name} is now optional.", "required"
    key = "always" if pair.old.spec.always != pair.new.spec.always else "required"
    if pair.was_never_none and not pair.is_never_none:
        return Rule.RESPONSE_MEMBER_OPTIONAL, f"{name} can now be None.", key
    if pair.is_never_none and not pair.was_never_none:
        return Rule.RESPONSE_MEMBER_ALWAYS, f"{name} is now never None.", key
    if getattr(pair.old.spec, key) != getattr(pair.new.spec, key):
        state = "always present" if getattr(pair.new.spec, key) else "optional"
        return Rule.RESPONSE_REQUIRED_CHANGED, f"The page now documents {name} as {state}.", key
    return None


def _find_type_change(pair: _MemberPair, direction: Direction) -> Finding | None:
    old, new, enums, name = pair.old_type, pair.new.type, pair.context.enums, pair.new.python
    if old == new:
        return None
    if python_type(old) == python_type(new):
        return Rule.WIRE_TYPE_CHANGED, f"The vendor's type of {name} is now {new}; it was {old}.", "type"
    sentence = f"The type of {name} is now {_show_type(new)}; it was {_show_type(old)}."
    if direction is Direction.REQUEST:
        is_wider = is_assignable(old, new, enums)
        return Rule.REQUEST_TYPE_WIDENED if is_wider else Rule.REQUEST_TYPE_CHANGED, sentence, "type"
    is_narrower = is_assignable(new, old, enums)
    return Rule.RESPONSE_TYPE_NARROWED if is_narrower else Rule.RESPONSE_TYPE_CHANGED, sentence, "type"


def _make_limit_finder(
    key: str, label: str, tightened: Rule, loosened: Rule
) -> Callable[[_MemberPair, Direction], Finding | None]:
    def find(pair: _MemberPair, direction: Direction) -> Finding | None:
        name = pair.new.python
        if direction is Direction.RESPONSE:
            documented: tuple[Bounds | None, Bounds | None] = (
                getattr(pair.old.spec, key),
                getattr(pair.new.spec, key),
            )
            was, now = map(_show_bounds, documented)
            sentence = f"The documented {label} of {name} is now {now}; it was {was}."
            return (Rule.RESPONSE_LIMIT_CHANGED, sentence, key) if documented[0] != documented[1] else None
        old, new = _find_bounds(pair.old, key), _find_bounds(pair.new, key)
        if old == new or python_type(pair.old_type) != python_type(pair.new.type):
            return None
        is_stricter = _is_higher(new[0], old[0]) or _is_lower(new[1], old[1])
        sentence = f"The {label} of {name} is now {_show_bounds(new)}; it was {_show_bounds(old)}."
        return tightened if is_stricter else loosened, sentence, key

    return find


def _find_pattern_change(pair: _MemberPair, direction: Direction) -> Finding | None:
    old, new, name = pair.old.spec.pattern, pair.new.spec.pattern, pair.new.python
    if old == new:
        return None
    sentence = f"{name} must now match {new}." if new else f"{name} no longer has to match {old}."
    if direction is Direction.RESPONSE:
        return Rule.RESPONSE_LIMIT_CHANGED, sentence, "pattern"
    return Rule.REQUEST_PATTERN_TIGHTENED if new else Rule.REQUEST_PATTERN_LOOSENED, sentence, "pattern"


def _find_location_change(pair: _MemberPair, direction: Direction) -> Finding | None:
    old, new = (
        (member.location, member.header, member.spec.flatten, member.spec.encode)
        for member in (pair.old, pair.new)
    )
    if old == new:
        return None
    is_sent = direction is Direction.REQUEST
    rule = Rule.REQUEST_PLACE_CHANGED if is_sent else Rule.RESPONSE_PLACE_CHANGED
    was, now = _show_location(pair.old), _show_location(pair.new)
    return rule, f"{pair.new.python} is now {now}; it was {was}.", "in"


_FINDERS: tuple[Callable[[_MemberPair, Direction], Finding | None], ...] = (
    _find_wire_name_change,
    _find_required_change,
    _find_type_change,
    *(_make_limit_finder(*limit) for limit in _LIMITS),
    _find_pattern_change,
    _find_location_change,
)


def _compare_documentation(old: Member, new: Member, subject: Subject) -> Iterator[Change]:
    """Yield the changes of traits that are documented only."""
    name = new.python
    yield from compare_texts(subject, {"doc": old.spec.doc}, {"doc": new.spec.doc})
    sentences = {
        "server_default": f"The service's default for {name} is now {_show_default(new)}; "
        f"it was {_show_default(old)}.",
        "nullable": f"The page {'now' if new.spec.nullable else 'no longer'} says that {name} can be null.",
        "filters": f"The documented filter names of {name} changed.",
        "example": f"The sample value of {name} changed.",
        "since": f"The release date of {name} is now {new.spec.since or 'unknown'}.",
    }
    rules = {
        "server_default": Rule.SERVER_DEFAULT_CHANGED,
        "nullable": Rule.NULLABLE_CHANGED,
        "filters": Rule.FILTERS_CHANGED,
        "example": Rule.EXAMPLES_CHANGED,
        "since": Rule.SINCE_CHANGED,
    }
    yield from compare_fields(
        subject, old.spec, new.spec, {key: (rules[key], sentences[key]) for key in rules}
    )
    yield from compare_deprecation(subject, old.spec.deprecated, new.spec.deprecated)


def _find_bounds(member: Member, key: str) -> Bounds:
    """Return the limits of requests: the documented ones, else those of the type."""
    documented: Bounds | None = getattr(member.spec, key)
    if key != "range":
        return documented or (None, None)
    implied = INTEGER_RANGES.get(member.type.leaf.name, (None, None))
    if documented is None:
        return implied
    minimum = 0 if documented[0] is None and member.type.name == "uint64" else documented[0]
    return minimum, documented[1]


def _is_higher(minimum: float | None, other: float | None) -> bool:
    """Return whether one minimum is stricter than another.

    None means no minimum.
    """
    return minimum is not None and (other is None or minimum > other)


def _is_lower(maximum: float | None, other: float | None) -> bool:
    """Return whether one maximum is stricter than another.

    None means no maximum.
    """
    return maximum is not None and (other is None or maximum < other)


def _show_location(member: Member) -> str:
    header = f" {member.header}" if member.header else ""
    repeated = ", repeated" if member.spec.flatten else ""
    encoding = f", as {member.spec.encode} text" if member.spec.encode else ""
    return f"in the {member.location}{header}{repeated}{encoding}"


def _show_type(kind: Type) -> str:
    return PYTHON_TYPES.get(kind.name, "") or python_type(kind)


def _show_bounds(bounds: Bounds | None) -> str:
    minimum, maximum = bounds or (None, None)
    if minimum is None and maximum is None:
        return "unlimited"
    if minimum is None:
        return f"at most {maximum}"
    return f"at least {minimum}" if maximum is None else f"{minimum} to {maximum}"


def _show_default(member: Member) -> str:
    default = member.spec.server_default
    if default is None:
        return "not documented"
    return str(default).lower() if isinstance(default, bool) else repr(default)
