"""Observations: what one poll of a waiter saw, over all pages of the list."""

from __future__ import annotations

from collections import Counter
from copy import copy
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, TypeAlias, cast

from .pages import count_received, list_items

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .pages import Paginate
    from .waiters import Acceptor, Waiter

Path: TypeAlias = tuple[str, ...]

KEPT_ITEMS = 1000
"""Number of items that the response of a wait holds. Further items are only counted."""
_KEPT_VALUES = 10
"""Number of different values, and of structures with a value, that are kept for messages."""


@dataclass(slots=True)
class _Tally:
    """The values at one path. Those that no condition names are counted together after the first few."""

    total: int = 0
    counts: Counter[str] = field(default_factory=Counter[str])
    others: int = 0
    holders: dict[str, list[object]] = field(default_factory=dict[str, "list[object]"])

    def add(self, holder: object, value: object, named: frozenset[str]) -> None:
        self.total += 1
        if not isinstance(value, str):
            return
        if value not in self.counts and value not in named and len(self.counts) >= _KEPT_VALUES:
            self.others += 1
            return
        self.counts[value] += 1
        if value in named and self.counts[value] <= _KEPT_VALUES:
            self.holders.setdefault(value, []).append(holder)


class Observation:
    """The result of one poll.

    Each page is added and then forgotten, so that the memory of a poll does not grow with its pages.

    Attributes:
        response: The first response, with the items of all pages, up to ``KEPT_ITEMS``.
    """

    def __init__(self, waiter: Waiter, arguments: Mapping[str, object]) -> None:
        self.response: object = None
        self._waiter = waiter
        self._arguments = arguments
        conditions = (*waiter.success, *waiter.failure)
        self._paths = dict.fromkeys(each.path for each in conditions if each.path)
        self._named = frozenset(value for each in conditions for value in (each.all, each.any) if value)
        self._tallies: dict[Path, _Tally] = {path: _Tally() for path in self._paths}
        self._listed: Counter[Path] = Counter()
        self._unlisted = {
            each.count: _list_texts(arguments.get(each.count)) for each in conditions if each.count
        }
        self._joined: list[object] | None = None

    def add(self, page: object) -> None:
        """Add a page."""
        paginate = self._waiter.paginate
        is_first = self.response is None
        for path, tally in self._tallies.items():
            if is_first or (paginate is not None and path[0] == paginate.items):
                for holder, value in walk(page, path):
                    tally.add(holder, value, self._named)
                tally.total += _count_unreadable(page, path)
        for listing in {find_listing(path): None for path in self._tallies}:
            if is_first or (paginate is not None and listing[:1] == (paginate.items,)):
                self._count_listed(page, listing)
        if is_first:
            self.response = page
        elif paginate is not None:
            self._join(page, paginate.items)

    def _count_listed(self, page: object, listing: Path) -> None:
        for _, item in walk(page, listing):
            self._listed[listing] += 1
            members = cast("dict[str, object]", getattr(item, "__dict__", {}))
            texts = {value for value in members.values() if isinstance(value, str)}
            for unlisted in self._unlisted.values():
                unlisted -= texts

    def _join(self, page: object, member: str) -> None:
        items = list_items(cast("Paginate", self._waiter.paginate), page)
        if self._joined is None:
            self._joined = list(getattr(self.response, member) or ())
            self.response = copy(self.response)
            setattr(self.response, member, self._joined)
        self._joined += items[: max(0, KEPT_ITEMS - len(self._joined))]

    def meets(self, condition: Acceptor) -> bool:
        """Return whether the condition holds."""
        if not condition.path:
            return False  # it is about an error
        tally = self._tallies[condition.path]
        if condition.empty:
            return not tally.total
        if condition.all is not None:
            fewest = self._count_expected(condition)
            return tally.total >= fewest and tally.counts[condition.all] == tally.total
        return tally.counts[str(condition.any)] > 0

    def describe_missing(self) -> str | None:
        """Return a clause that says what is not listed. None if everything is listed."""
        clause = None
        for condition in self._waiter.success:
            if condition.all is None:
                continue
            listed, expected = self._listed[find_listing(condition.path)], self._count_expected(condition)
            if listed >= expected:
                return None
            ids = sorted(self._unlisted.get(condition.count or "", ()))
            if ids:
                shown = ", ".join(show_text(each) for each in ids[:5]) + (", ..." if len(ids) > 5 else "")
                clause = f"{shown} {'is' if len(ids) == 1 else 'are'} not listed"
            else:
                clause = f"only {listed} of {expected} are listed" if listed else "nothing is listed"
        return clause

    def _count_expected(self, condition: Acceptor) -> int:
        return max(1, _count_different(self._arguments.get(condition.count)) if condition.count else 1)

    def find_holders(self, condition: Acceptor) -> list[object]:
        """Return structures with the value that the condition names."""
        wanted = condition.any if condition.any is not None else condition.all
        return self._tallies[condition.path].holders.get(str(wanted), [])

    def describe(self) -> str:
        """Return the values in words, such as ``2 Creating, Ready``."""
        counts: Counter[str] = Counter()
        for tally in self._tallies.values():
            counts.update(tally.counts)
            counts.update({"others": tally.others} if tally.others else {})
        if counts:
            return ", ".join(
                f"{count} {show_text(value)}" if count > 1 else show_text(value)
                for value, count in sorted(counts.items())
            )
        listed = max((tally.total for tally in self._tallies.values()), default=0)
        return f"{listed} still listed" if listed else "nothing"


def show_text(text: str) -> str:
    """Return text of a service that can neither break a line of a log nor fill it."""
    return "".join(char if char.isprintable() else "?" for char in text[:100])


def find_listing(path: Path) -> Path:
    """Return the path of the structures that contain the value at a path."""
    if "[]" in path:
        return path[: len(path) - path[::-1].index("[]")]
    return path[:-1]


def walk(node: object, path: Path) -> Iterator[tuple[object, object]]:
    """Return the values at a path, each with the structure that contains it."""
    holders: list[tuple[object, object]] = [(node, node)]
    for step in path:
        if step == "[]":
            holders = [(item, item) for _, each in holders if isinstance(each, list) for item in each]  # pyright: ignore[reportUnknownVariableType]
        else:
            holders = [(each, getattr(each, step, None)) for _, each in holders]
        holders = [(holder, value) for holder, value in holders if value is not None]
    yield from holders


def _count_unreadable(page: object, path: Path) -> int:
    """Return the number of items at the path of a list that could not be read. They exist nevertheless."""
    if path[-1] != "[]":
        return 0
    lists = [cast("list[object]", value) for _, value in walk(page, path[:-1]) if isinstance(value, list)]
    return sum(count_received(each) - len(each) for each in lists)


def list_reasons(holder: object) -> Iterator[str]:
    """Return the message of the failed resource and its latest events."""
    message = getattr(holder, "message", None)
    if isinstance(message, str) and message:
        yield message
    events: list[object] = list(getattr(holder, "events", None) or ())
    for event in sorted(events, key=_find_time, reverse=True)[:3]:
        parts = [getattr(event, name, None) for name in ("type", "reason", "message")]
        text = " ".join(str(part) for part in parts if part)
        if text:
            yield text


def _find_time(event: object) -> float:
    moment = getattr(event, "last_timestamp", None)
    return moment.timestamp() if isinstance(moment, datetime) else 0.0


def _list_texts(value: object) -> set[str]:
    items = cast("list[object]", value) if isinstance(value, list | tuple) else ()
    return {item for item in items if isinstance(item, str)}


def _count_different(value: object) -> int:
    items = cast("list[object]", value) if isinstance(value, list | tuple) else ()
    return len({repr(item) for item in items})  # structures cannot be hashed
