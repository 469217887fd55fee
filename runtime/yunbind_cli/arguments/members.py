"""The members of a request, collected from ``-i FILE``, options and ``--set``, with all of their problems."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from yunbind_cli.arguments.values import Problem, read_json, read_value
from yunbind_cli.catalog.entries import find_member
from yunbind_cli.json_values import is_list
from yunbind_cli.language import say
from yunbind_cli.names import find_nearest

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from yunbind_cli.arguments.sources import Sources
    from yunbind_cli.arguments.words import GivenMember
    from yunbind_cli.catalog.entries import Member, Service

_LONGEST_LIST = 10_000
"""Highest index of an item that is given by its number."""


@dataclass(slots=True)
class Collected:
    """The members of a request.

    Attributes:
        members: Values by wire name.
        unknown: Values that the catalog does not know, from ``--set``. If only a part of a known member is
            unknown, the whole member is repeated here.
        problems: Problems, in the order of the arguments.
        shown_secrets: Names of secrets that were given as words of the command.
        unreadable: Wire names of members whose value cannot be read.
    """

    members: dict[str, Any] = field(default_factory=dict[str, Any], repr=False)
    unknown: dict[str, Any] = field(default_factory=dict[str, Any], repr=False)
    problems: list[str] = field(default_factory=list[str])
    shown_secrets: list[str] = field(default_factory=list[str])
    unreadable: set[str] = field(default_factory=set[str])


@dataclass(frozen=True, slots=True)
class _Place:
    """The last step of a path: where a value is put, and its type."""

    holder: Any = field(repr=False)
    key: str | int
    kind: str
    is_secret: bool


def is_flag(known: Mapping[str, Member], name: str) -> bool:
    """Return whether a member of this name needs no value, because it is true or false."""
    member = find_member(known, name)
    return member is not None and member.type == "boolean"


class Collector:
    """Collects the members of one request.

    Args:
        service: The service.
        known: The members of the request by wire name.
        options: Names of the command's options, which are suggested for wrong names too.
        sources: Reads files and standard input.
    """

    def __init__(
        self, service: Service, known: Mapping[str, Member], options: Sequence[str], sources: Sources
    ) -> None:
        self._service = service
        self._known = known
        self._options = options
        self._sources = sources
        self.collected = Collected()

    def add_file(self, name: str) -> None:
        """Add the members of a file of JSON or YAML, under names in any spelling."""
        try:
            document = self._sources.read_document(name)
        except Problem as problem:
            self.collected.problems.append(f"-i: {problem}")
            return
        for key, value in document.items():
            member = find_member(self._known, key)
            if member is None:
                self._refuse_name(f"{name}: {key}", key)
            elif value is not None:
                self.collected.members[member.name] = value

    def add_document(self, name: str) -> None:
        """Add the members of a file under the names that it has, known or not."""
        try:
            self.collected.unknown.update(self._sources.read_document(name))
        except Problem as problem:
            self.collected.problems.append(f"-i: {problem}")

    def add_given(self, members: Sequence[GivenMember]) -> None:
        """Add members that were given as options. They replace those of files. Repetitions extend lists."""
        started: set[str] = set()
        for given in members:
            first, *path = given.name.split(".")
            member = find_member(self._known, first)
            if member is None:
                self._refuse_name(f"--{given.name}", first)
                continue
            if not path and member.name not in started:
                self.collected.members.pop(member.name, None)
            started.add(member.name)
            try:
                self._put(member, path, given.value, f"--{given.name}")
            except Problem as problem:
                self.collected.problems.append(f"--{given.name} {problem}")
                self.collected.unreadable.add(member.name)

    def add_set(self, assignments: Sequence[str]) -> None:
        """Add assignments ``PATH=TEXT`` and ``PATH:=JSON``, of members that need not be known."""
        for assignment in assignments:
            path, equals, value = assignment.partition("=")
            is_json = path.endswith(":")
            path = path.removesuffix(":")
            if not equals or not path:
                self.collected.problems.append(
                    say(
                        f"--set {assignment}: must be PATH=VALUE or PATH:=JSON",
                        f"--set {assignment}：格式须为 路径=值 或 路径:=JSON",
                    )
                )
                continue
            try:
                self._assign(path.split("."), value, is_json=is_json)
            except Problem as problem:
                self.collected.problems.append(f"--set {path} {problem}")

    def _put(self, member: Member, path: Sequence[str], value: str | None, shown: str) -> None:
        place = self._find_place(member, path)
        if value is None:
            if place.kind == "boolean":
                _store(place, value=True)
                return
            if not place.is_secret:
                raise Problem(say("needs a value", "需要一个值"))
            text = self._sources.ask_secret(shown)
        else:
            text = self._sources.read_text(value)
            if place.is_secret and text == value:
                self.collected.shown_secrets.append(shown)
        _store(place, read_value(text, place.kind, self._service))

    def _find_place(self, member: Member, path: Sequence[str]) -> _Place:
        """Return the place at the end of a path, and make the structures and lists on the way."""
        holder: Any = self.collected.members
        key: str | int = member.name
        kind, is_secret = member.type, member.is_secret
        for step in path:
            is_list = kind.startswith("list[")
            holder = _descend(holder, key, is_list=is_list)
            if is_list or kind.startswith("map["):
                key = _read_index(step) if is_list else step
                kind = kind[kind.index("[") + 1 : -1]
                continue
            known = self._service.find_structure(kind)
            if known is None:
                raise Problem(say(f"has no member {step}", f"没有成员 {step}"))
            inner = find_member(known, step)
            if inner is None:
                raise Problem(_describe_unknown(step, known))
            key, kind, is_secret = inner.name, inner.type, is_secret or inner.is_secret
        return _Place(holder, key, kind, is_secret)

    def _assign(self, path: list[str], value: str, *, is_json: bool) -> None:
        member = find_member(self._known, path[0])
        if member is not None:
            try:
                place = self._find_place(member, path[1:])
            except Problem:
                place = None  # a member that the catalog does not know
            if place is not None:
                read = read_json(value) if is_json else read_value(value, place.kind, self._service)
                _store(place, read, replaces=True)
                if place.is_secret:
                    self.collected.shown_secrets.append(f"--{'.'.join(path)}")
                return
            self.collected.unknown.setdefault(member.name, _copy(self.collected.members.get(member.name)))
            path = [member.name, *path[1:]]
        self._assign_unknown(path, read_json(value) if is_json else value)

    def _assign_unknown(self, path: list[str], value: Any) -> None:
        holder: Any = self.collected.unknown
        key: str | int = path[0]
        for step in path[1:]:
            is_list = step.isdecimal()
            holder = _descend(holder, key, is_list=is_list)
            key = _read_index(step) if is_list else step
        _store(_Place(holder, key, "", is_secret=False), value, replaces=True)

    def _refuse_name(self, shown: str, name: str) -> None:
        self.collected.problems.append(
            f"{shown}: {_describe_unknown(name, self._known, options=self._options)}"
        )


def _describe_unknown(name: str, known: Mapping[str, Member], *, options: Sequence[str] = ()) -> str:
    kebabs = [member.kebab for member in known.values()]
    nearest = find_nearest(name, [*kebabs, *options])
    text = say("no such member", "没有此成员")
    if nearest:
        prefix = "--" if options else ""
        text += say(f"; did you mean {prefix}{nearest}?", f"；是否指 {prefix}{nearest}？")
    return text


def _read_index(step: str) -> int:
    if step.isdecimal() and step.isascii() and int(step) <= _LONGEST_LIST:
        return int(step)
    raise Problem(say(f"is a list: {step} must be an index from 0", f"是列表：{step} 须为从 0 开始的序号"))


def _descend(holder: Any, key: str | int, *, is_list: bool) -> Any:
    """Return the list or the structure at a key, which is made if it is missing."""
    inner: Any = _get(holder, key)
    if inner is None:
        inner = [] if is_list else {}
        _store(_Place(holder, key, "", is_secret=False), inner, replaces=True)
    elif not isinstance(inner, list if is_list else dict):
        raise Problem(say("conflicts with an earlier value", "与先前的值冲突"))
    return cast("Any", inner)


def _get(holder: Any, key: str | int) -> Any:
    if isinstance(key, int):
        return holder[key] if key < len(holder) else None
    return holder.get(key)


def _store(place: _Place, value: Any, *, replaces: bool = False) -> None:
    """Put a value at its place. A list that is there already is extended, unless it is replaced."""
    holder, key = place.holder, place.key
    if isinstance(key, int):
        holder.extend([None] * (key + 1 - len(holder)))
        holder[key] = value
        return
    earlier = holder.get(key)
    if not replaces and is_list(earlier) and is_list(value):
        earlier.extend(value)
        return
    holder[key] = value


def _copy(value: Any) -> Any:
    from copy import deepcopy

    return deepcopy(value)
