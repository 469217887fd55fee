"""Responses to requests: documented samples, or values assumed from the types of members."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from yunbind_emulator.base.catalog import Example
from yunbind_emulator.messages.parameters import INTEGERS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from uuid import UUID

    from yunbind_emulator.base.catalog import Action, Json, Member, Service

ASSUMED_TEXT = "assumed"
"""Value of a text member of which only the name is known."""

_ID = re.compile(r"(.*?)(?:(?:^|_)ids?|I[dD]s?)")
_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z0-9]+")


def is_documented(action: Action, parameters: Mapping[str, Json]) -> bool:
    """Return whether the page of an action shows a response to this request."""
    sample = choose_sample(action, parameters) or choose_sample(action, parameters, xml=True)
    return sample is not None and not _asks_for_later_page(action, sample, parameters)


def has_success_sample(action: Action) -> bool:
    """Return whether the page of an action shows any successful response."""
    return any(_is_success(example) for example in action.examples)


def find_response(
    action: Action,
    service: Service,
    parameters: Mapping[str, Json],
    now: datetime,
    new_id: Callable[[], UUID],
    *,
    xml: bool = False,
) -> Example:
    """Return the documented sample that fits the request best, or else an assumed response.

    A page of a list beyond the one that a sample shows is assumed to be empty.
    """
    sample = choose_sample(action, parameters, xml=xml)
    if sample is None:
        return assume_response(action, service, parameters, now, new_id)
    if not _asks_for_later_page(action, sample, parameters):
        return sample
    content = {**(sample.response or {}), action.paginate["items"]: []}
    content.pop(action.paginate["next_token"], None)
    return replace(sample, response=content, response_xml=None)


def _asks_for_later_page(action: Action, sample: Example, parameters: Mapping[str, Json]) -> bool:
    """Return whether the request asks for a later page than the sample shows."""
    token = action.paginate.get("token", "")
    return bool(parameters.get(token)) and parameters.get(token) != sample.request.get(token)


def choose_sample(action: Action, parameters: Mapping[str, Json], *, xml: bool = False) -> Example | None:
    """Return the sample whose request is most similar to this one, or None if there is none.

    The first of equally similar samples is returned, and no sample of an error. ``xml`` prefers a sample
    in XML.
    """
    responses = [example for example in action.examples if _is_success(example)]
    in_json = [example for example in responses if example.response is not None]
    in_xml = [example for example in responses if example.response_xml is not None]
    shown = in_xml or in_json if xml else in_json
    return max(shown, key=lambda example: _rate_similarity(example, parameters), default=None)


def assume_response(
    action: Action,
    service: Service,
    parameters: Mapping[str, Json],
    now: datetime,
    new_id: Callable[[], UUID],
) -> Example:
    """Return an assumed response for an action whose page shows none.

    A member takes the request's value of the same name and type, else the vendor's sample value, else
    a value of its type: the first value of an enum, the present time, an id named after the member, the
    minimum number, a list of one item. Members that can be null are left out. So is the token of a next
    page, because the pages would never end.
    """
    values = _Assumption(action, service, parameters, now, new_id)
    response = values.assume_structure(action.response, "", ())
    response.pop(action.paginate.get("next_token", ""), None)
    return Example("assumed", parameters, response, None, action.statuses[0], None)


def _is_success(example: Example) -> bool:
    return example.error is None and not (example.response is None and example.response_xml is None)


def _rate_similarity(example: Example, parameters: Mapping[str, Json]) -> int:
    same = sum(1 for name, value in example.request.items() if parameters.get(name) == value)
    return 2 * same - len(example.request)


@dataclass(frozen=True, slots=True)
class _Assumption:
    action: Action
    service: Service
    parameters: Mapping[str, Json]
    now: datetime
    new_id: Callable[[], UUID]

    def assume_structure(
        self, members: Mapping[str, Member], owner: str, inside: tuple[str, ...]
    ) -> dict[str, Json]:
        """Return values for a structure's members.

        Args:
            members: Members by wire name.
            owner: Name of the member that holds the structure.
            inside: Types of the structures around it, to end a recursion.
        """
        return {
            name: self._assume_member(member, owner, inside)
            for name, member in members.items()
            if member.location == "body" and self._has_value(member, owner)
        }

    def _has_value(self, member: Member, owner: str) -> bool:
        return not member.nullable or member.example is not None or self._echo(member, owner) is not None

    def _assume_member(self, member: Member, owner: str, inside: tuple[str, ...]) -> Json:
        echoed = self._echo(member, owner)
        if echoed is not None:
            return echoed
        if member.example is not None and member.type != "datetime":
            return member.example
        return self._assume_value(member.type, member, inside)

    def _echo(self, member: Member, owner: str) -> Json:
        """Return the request's value for this member; ``id`` in ``image_cache`` is its ``image_cache_id``."""
        for name in (member.name, f"{owner}_{member.name}"):
            sent = self.action.request.get(name)
            if sent is not None and sent.type == member.type and self.parameters.get(name) is not None:
                return self.parameters[name]
        return None

    def _assume_value(self, kind: str, member: Member, inside: tuple[str, ...]) -> Json:
        if kind.startswith("list["):
            item = kind[5:-1]
            return [] if item in inside else [self._assume_value(item, member, inside)]
        if kind.startswith("map["):
            return {}
        if kind in self.service.types:
            if kind in inside:
                return {}
            return self.assume_structure(self.service.types[kind], member.name, (*inside, kind))
        if kind in self.service.enums:
            return next(iter(self.service.enums[kind]), ASSUMED_TEXT)
        return self._assume_scalar(kind, member)

    def _assume_scalar(self, kind: str, member: Member) -> Json:
        if kind in INTEGERS or kind == "float":
            minimum = member.range[0]
            return (int(minimum) if kind in INTEGERS else minimum) if minimum is not None else 1
        if kind == "boolean":
            return False
        if kind == "datetime":
            return self.now.strftime("%Y-%m-%dT%H:%M:%SZ")
        named = _ID.fullmatch(member.name)
        if kind != "string" or not named:
            return ASSUMED_TEXT
        words = _WORDS.findall(named[1])
        return "-".join([*(word.lower() for word in words), self.new_id().hex[:8]])
