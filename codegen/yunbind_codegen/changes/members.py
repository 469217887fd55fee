"""Changes of members: request parameters, members of answers, members of types."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..ir import Member
from ..safe_code import PYTHON_TYPES, python_type
from ..types import Type
from .change import Change, Subject, compare_deprecation, compare_texts
from .public_api import Directions, fits, rename_type
from .rules import Direction, Level, Rule

Bounds = tuple[int | float | None, int | float | None]
Finding = tuple[Rule, str, str]
"""A rule, a sentence, and the key of the member that says it."""

_INTEGERS: Mapping[str, Bounds] = {
    "int32": (-(2**31), 2**31 - 1),
    "int64": (-(2**63), 2**63 - 1),
    "uint64": (0, 2**64 - 1),
}
_LIMITS = (
    ("range", Rule.REQUEST_RANGE_TIGHTENED, Rule.REQUEST_RANGE_LOOSENED),
    ("length", Rule.REQUEST_LENGTH_TIGHTENED, Rule.REQUEST_LENGTH_LOOSENED),
    ("items", Rule.REQUEST_ITEMS_TIGHTENED, Rule.REQUEST_ITEMS_LOOSENED),
)
_LEVELS = list(Level)


@dataclass(frozen=True)
class MemberGroup:
    """Members that stand together in one state of the specs."""

    members: tuple[Member, ...]
    subject: Callable[[Member], Subject]
    whole: Subject
    """What holds them."""
    keeps_required: bool
    """Whether the emitted class has its required members without None."""


@dataclass(frozen=True)
class TypeContext:
    """What comparing two states of a service needs to know of it as a whole."""

    renamed: Mapping[str, str]
    """New names of classes by their old ones."""
    enums: frozenset[str]
    """Classes that are enums, under their new names."""


@dataclass(frozen=True)
class _MemberPair:
    old: Member
    new: Member
    old_type: Type
    """Under the new names of classes."""
    context: TypeContext
    was_certain: bool
    """Whether readers of the old model could rely on the member."""
    is_certain: bool


def compare_members(
    old: MemberGroup, new: MemberGroup, directions: Directions, context: TypeContext
) -> Iterator[Change]:
    """Every change of the members of a request, an answer or a type that travels ``directions``."""
    pairs, removed, added = match_members(old.members, new.members, context)
    is_sent = Direction.REQUEST in directions
    for member in removed:
        rule = Rule.REQUEST_MEMBER_REMOVED if is_sent else Rule.RESPONSE_MEMBER_REMOVED
        yield old.subject(member).change(rule, f"{member.python} is gone.")
    for member in added:
        yield new.subject(member).change(*_describe_new(member, is_sent=is_sent))
    for before, after in pairs:
        pair = _MemberPair(
            before,
            after,
            rename_type(before.type, context.renamed),
            context,
            old.keeps_required and before.is_asked,
            new.keeps_required and after.is_asked,
        )
        yield from _compare_pair(pair, old.subject(before), new.subject(after), directions)
    order = [after.wire for _, after in pairs]
    if order != [member.wire for member in new.members if member.wire in order]:
        yield new.whole.change(Rule.ORDER_CHANGED, "Its members stand in another order.")


def match_members(
    old: tuple[Member, ...], new: tuple[Member, ...], context: TypeContext
) -> tuple[list[tuple[Member, Member]], list[Member], list[Member]]:
    """Pair members by wire name, then by Python name, then by being all but the same; and the rest."""
    found: dict[str, Member] = {}
    free = list(new)
    keys: tuple[Callable[[Member], object], ...] = (
        lambda member: member.wire,
        lambda member: member.python,
        lambda member: (
            rename_type(member.type, context.renamed),
            member.spec.doc,
            member.spec.required,
        ),
    )
    for key in keys:
        left = [member for member in old if member.wire not in found]
        for member in left:
            alike = [each for each in free if key(each) == key(member)]
            if len(alike) == 1 and sum(key(each) == key(member) for each in left) == 1:
                found[member.wire] = alike[0]
                free.remove(alike[0])
    pairs = [(member, found[member.wire]) for member in old if member.wire in found]
    return pairs, [member for member in old if member.wire not in found], free


def _describe_new(member: Member, *, is_sent: bool) -> tuple[Rule, str]:
    if not is_sent:
        return Rule.RESPONSE_MEMBER_ADDED, f"{member.python} is new, {_article(member.type)}."
    if member.is_asked:
        return (
            Rule.REQUEST_MEMBER_ADDED_REQUIRED,
            f"{member.python} is new, {_article(member.type)}, and has to be given.",
        )
    return Rule.REQUEST_MEMBER_ADDED, f"{member.python} is new, {_article(member.type)}, and optional."


def _compare_pair(
    pair: _MemberPair, was: Subject, subject: Subject, directions: Directions
) -> Iterator[Change]:
    old, new = pair.old, pair.new
    if old.python != new.python:
        renamed = f"{old.python} is now called {new.python}."
        is_sent = Direction.REQUEST in directions
        rule = Rule.REQUEST_MEMBER_RENAMED if is_sent else Rule.RESPONSE_MEMBER_RENAMED
        yield was.change(rule, renamed)
    for aspect in (
        _find_wire_name_change,
        _find_required_change,
        _find_type_change,
        *_LIMIT_FINDERS,
        _find_pattern_change,
        _find_location_change,
    ):
        # What travels both directions is judged by the direction that asks more of programs.
        found = [finding for direction in sorted(directions) if (finding := aspect(pair, direction))]
        if found:
            rule, sentence, key = min(found, key=lambda each: _LEVELS.index(each[0].level))
            yield subject.change(rule, sentence, *([key] if key else []))
    yield from _compare_region_filled(pair, subject)
    if old.spec.sensitive != new.spec.sensitive:
        rule = Rule.SENSITIVE_GAINED if new.spec.sensitive else Rule.SENSITIVE_LOST
        said = (
            "is hidden in what is printed" if new.spec.sensitive else "is no longer hidden in what is printed"
        )
        yield subject.change(rule, f"Its value {said}.", "sensitive")
    if old.spec.idempotency_token != new.spec.idempotency_token:
        rule = Rule.IDEMPOTENCY_GAINED if new.spec.idempotency_token else Rule.IDEMPOTENCY_LOST
        said = "makes" if new.spec.idempotency_token else "no longer makes"
        yield subject.change(rule, f"{new.python} {said} a repeated call safe.", "idempotency_token")
    yield from _compare_documentation(old, new, subject)


def _find_wire_name_change(pair: _MemberPair, direction: Direction) -> Finding | None:
    if pair.old.wire == pair.new.wire:
        return None
    sent = direction is Direction.REQUEST
    rule = Rule.REQUEST_WIRE_NAME_CHANGED if sent else Rule.RESPONSE_WIRE_NAME_CHANGED
    return rule, f"On the wire it is {pair.new.wire} instead of {pair.old.wire}.", ""


def _find_required_change(pair: _MemberPair, direction: Direction) -> Finding | None:
    name = pair.new.python
    if direction is Direction.REQUEST:
        if pair.old.is_asked == pair.new.is_asked:
            return None
        if pair.new.is_asked:
            return Rule.REQUEST_MEMBER_REQUIRED, f"{name} has to be given.", "required"
        return Rule.REQUEST_MEMBER_OPTIONAL, f"{name} may be left out.", "required"
    if pair.was_certain and not pair.is_certain:
        return Rule.RESPONSE_MEMBER_OPTIONAL, f"{name} may be None.", "required"
    if pair.is_certain and not pair.was_certain:
        return Rule.RESPONSE_MEMBER_ALWAYS, f"{name} is never None.", "required"
    if pair.old.spec.required != pair.new.spec.required:
        said = "always there" if pair.new.spec.required else "optional"
        return Rule.RESPONSE_REQUIRED_CHANGED, f"The page calls {name} {said}.", "required"
    return None


def _find_type_change(pair: _MemberPair, direction: Direction) -> Finding | None:
    old, new, enums = pair.old_type, pair.new.type, pair.context.enums
    if old == new:
        return None
    said = f"{pair.new.python} is {_article(new)} instead of {_article(old)}."
    if python_type(old) == python_type(new):
        return Rule.WIRE_TYPE_CHANGED, f"The vendor's type is {new} instead of {old}.", "type"
    if direction is Direction.REQUEST:
        widened = fits(old, new, enums)
        return Rule.REQUEST_TYPE_WIDENED if widened else Rule.REQUEST_TYPE_CHANGED, said, "type"
    narrowed = fits(new, old, enums)
    return Rule.RESPONSE_TYPE_NARROWED if narrowed else Rule.RESPONSE_TYPE_CHANGED, said, "type"


def _make_limit(
    key: str, tightened: Rule, loosened: Rule
) -> Callable[[_MemberPair, Direction], Finding | None]:
    def find(pair: _MemberPair, direction: Direction) -> Finding | None:
        old, new = _bounds(pair.old, key), _bounds(pair.new, key)
        if direction is Direction.RESPONSE:
            old, new = getattr(pair.old.spec, key), getattr(pair.new.spec, key)
            said = f"The documented {key} is {_show(new)}; it was {_show(old)}."
            return (Rule.RESPONSE_LIMIT_CHANGED, said, key) if old != new else None
        if old == new or python_type(pair.old_type) != python_type(pair.new.type):
            return None
        stricter = _is_stricter(new[0], old[0]) or _is_stricter(old[1], new[1], upper=True)
        rule = tightened if stricter else loosened
        return rule, f"The {key} may be {_show(new)}; it was {_show(old)}.", key

    return find


_LIMIT_FINDERS = tuple(_make_limit(*each) for each in _LIMITS)


def _find_pattern_change(pair: _MemberPair, direction: Direction) -> Finding | None:
    old, new = pair.old.spec.pattern, pair.new.spec.pattern
    if old == new:
        return None
    said = f"Must match {new}." if new else f"Need no longer match {old}."
    if direction is Direction.RESPONSE:
        return Rule.RESPONSE_LIMIT_CHANGED, said, "pattern"
    return Rule.REQUEST_PATTERN_TIGHTENED if new else Rule.REQUEST_PATTERN_LOOSENED, said, "pattern"


def _find_location_change(pair: _MemberPair, direction: Direction) -> Finding | None:
    old, new = _location(pair.old), _location(pair.new)
    if old == new:
        return None
    sent = direction is Direction.REQUEST
    rule = Rule.REQUEST_PLACE_CHANGED if sent else Rule.RESPONSE_PLACE_CHANGED
    return rule, f"It travels {_describe_location(pair.new)} instead of {_describe_location(pair.old)}.", "in"


def _compare_region_filled(pair: _MemberPair, subject: Subject) -> Iterator[Change]:
    old, new = pair.old, pair.new
    if old.is_filled != new.is_filled and old.is_asked == new.is_asked:
        rule = Rule.REGION_FILLED if new.is_filled else Rule.REGION_NOT_FILLED
        said = "The client's region fills it" if new.is_filled else "The client's region no longer fills it"
        yield subject.change(rule, f"{said}.")


def _compare_documentation(old: Member, new: Member, subject: Subject) -> Iterator[Change]:
    """What the bindings say of a member and do nothing with."""
    yield from compare_texts(subject, {"doc": old.spec.doc}, {"doc": new.spec.doc})
    if old.spec.server_default != new.spec.server_default:
        said = [f"takes {_json(new)}" if new.spec.server_default is not None else "has no documented default"]
        said += [f"it was {_json(old)}"] if old.spec.server_default is not None else []
        sentence = f"When it is absent, the service {'; '.join(said)}."
        yield subject.change(Rule.SERVER_DEFAULT_CHANGED, sentence, "server_default")
    if old.spec.nullable != new.spec.nullable:
        said = (
            "The page says that it may be null."
            if new.spec.nullable
            else "The page no longer says that it may be null."
        )
        yield subject.change(Rule.NULLABLE_CHANGED, said, "nullable")
    if old.spec.filters != new.spec.filters:
        yield subject.change(Rule.FILTERS_CHANGED, "The documented names of filters differ.", "filters")
    if old.spec.example != new.spec.example:
        yield subject.change(Rule.EXAMPLES_CHANGED, "The sample value differs.", "example")
    if old.spec.since != new.spec.since:
        yield subject.change(Rule.SINCE_CHANGED, f"Since {new.spec.since or 'an unknown date'}.", "since")
    yield from compare_deprecation(subject, old.spec.deprecated, new.spec.deprecated)


def _bounds(member: Member, key: str) -> Bounds:
    """The limits that a request is held to: documented ones, else those of the type."""
    given: Bounds | None = getattr(member.spec, key)
    if key != "range":
        return given or (None, None)
    implied = _INTEGERS.get(member.type.leaf.name, (None, None))
    if given is None:
        return implied
    floor = 0 if given[0] is None and member.type.name == "uint64" else given[0]
    return floor, given[1]


def _is_stricter(one: float | None, other: float | None, *, upper: bool = False) -> bool:
    """Whether a bound leaves less than another: a least that is more, or a most that is less."""
    if upper:
        return other is not None and (one is None or other < one)
    return one is not None and (other is None or one > other)


def _location(member: Member) -> tuple[object, ...]:
    return member.location, member.header, member.spec.flatten, member.spec.encode


def _describe_location(member: Member) -> str:
    told = f"in the {member.location}"
    told += f" as {member.header}" if member.header else ""
    told += ", repeated" if member.spec.flatten else ""
    return told + (f", as {member.spec.encode} text" if member.spec.encode else "")


def _article(kind: Type) -> str:
    name = PYTHON_TYPES.get(kind.name, "") or python_type(kind)
    return f"{'an' if name[:1] in 'aeiouAEIOU' else 'a'} {name}"


def _show(bounds: Bounds | None) -> str:
    least, most = bounds or (None, None)
    if least is None and most is None:
        return "free"
    if least is None:
        return f"at most {most}"
    return f"at least {least}" if most is None else f"{least} to {most}"


def _json(member: Member) -> str:
    shown = member.spec.server_default
    return str(shown).lower() if isinstance(shown, bool) else repr(shown)
