"""References such as ``tencent.tke.CreateImageCache.Images``: a place in the catalog."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from yunbind_cli.catalog.entries import Action, Cloud, Member, Service, find_member
from yunbind_cli.failures import WrongUsage
from yunbind_cli.language import say
from yunbind_cli.names import find_nearest, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


@dataclass(frozen=True)
class Place:
    """A place in the catalog: a cloud, a service, an action, a structure or a member.

    Attributes:
        reference: The reference in the spelling of the catalog.
        cloud: The cloud.
        service: The service, or None for a cloud.
        action: The action, or None.
        structure: Name of the structure, or None.
        member: The member, or None.
    """

    reference: str
    cloud: Cloud = field(repr=False)
    service: Service | None = field(default=None, repr=False)
    action: Action | None = field(default=None, repr=False)
    structure: str | None = None
    member: Member | None = field(default=None, repr=False)

    @property
    def document(self) -> Mapping[str, Any]:
        """The object of the place in the catalog."""
        if self.member is not None:
            return self.member.document
        if self.action is not None:
            return self.action.document
        if self.service is None:
            return self.cloud.document
        if self.structure is not None:
            found: Mapping[str, Any] = self.service.document["types"][self.structure]
            return found
        return self.service.document


def find_place(reference: str, clouds: Mapping[str, Cloud]) -> Place:
    """Return the place that a reference names, in any spelling.

    The parts are cloud, service (or ``service@version``), action or structure, and members. ``request`` and
    ``response`` behind an action choose its side; without them, the request comes first. The name of an
    action alone will do if no other service has it.

    Raises:
        WrongUsage: There is no such place. The nearest name is given.
    """
    parts = [part for part in reference.split(".") if part]
    if not parts:
        raise WrongUsage([say("The reference is empty.", "引用为空。")])
    cloud = clouds.get(parts[0].lower())
    if cloud is None:
        return _find_action_alone(parts, clouds)
    if len(parts) == 1:
        return Place(cloud.name, cloud)
    service = cloud.find_service(parts[1])
    if service is None:
        raise _refuse(cloud.name, parts[1], cloud.services)
    name = f"{cloud.name}.{parts[1].lower()}"
    if len(parts) == 2:
        return Place(name, cloud, service)
    return _find_in_service(Place(name, cloud, service), service, parts[2:])


def _find_action_alone(parts: list[str], clouds: Mapping[str, Cloud]) -> Place:
    actions = [
        action
        for cloud in clouds.values()
        for service in cloud.services.values()
        for action in service.actions.values()
    ]
    found = [action for action in actions if fold(action.name) == fold(parts[0])]
    if len(found) == 1:
        action = found[0]
        start = Place(action.reference, action.service.cloud, action.service, action)
        return _walk(start, parts[1:])
    if found:
        names = ", ".join(action.reference for action in found)
        raise WrongUsage([say(f"{parts[0]} is ambiguous: {names}.", f"{parts[0]} 有多个：{names}。")])
    raise _refuse("", parts[0], [*clouds, *(action.name for action in actions)])


def _find_in_service(place: Place, service: Service, parts: list[str]) -> Place:
    action = service.find_action(parts[0])
    if action is not None:
        return _walk(Place(f"{place.reference}.{action.name}", place.cloud, service, action), parts[1:])
    types: Mapping[str, Any] = service.document["types"]
    structure = next((name for name in types if fold(name) == fold(parts[0])), None)
    if structure is None:
        raise _refuse(place.reference, parts[0], [*service.actions, *types])
    start = Place(f"{place.reference}.{structure}", place.cloud, service, None, structure)
    return _walk(start, parts[1:])


def _walk(place: Place, parts: list[str]) -> Place:
    """Follow names of members through structures, lists and maps."""
    reference = place.reference
    if parts and place.action is not None and parts[0].lower() in ("request", "response"):
        side = parts[0].lower()
        reference = f"{reference}.{side}"
        members = getattr(place.action, side)
        parts = parts[1:]
    elif place.action is not None:
        members = {**place.action.response, **place.action.request}
    else:
        members = _list_structure(place)
    member = place.member
    for part in parts:
        if part.isdecimal() or part == "[]":
            continue
        found = find_member(members, part)
        if found is None:
            raise _refuse(reference, part, members)
        reference, member = f"{reference}.{found.name}", found
        kind = found.item_type or found.type
        members = (place.service.find_structure(kind) if place.service else None) or {}
    return Place(reference, place.cloud, place.service, place.action, place.structure, member)


def _list_structure(place: Place) -> dict[str, Member]:
    if place.service is None or place.structure is None:
        return {}
    return place.service.find_structure(place.structure) or {}


def _refuse(place: str, name: str, known: Iterable[str]) -> WrongUsage:
    nearest = find_nearest(name, known)
    text = (
        say(f"{place} has no {name}.", f"{place} 没有 {name}。")
        if place
        else say(f"There is no cloud or action {name}.", f"没有名为 {name} 的云或接口。")
    )
    if nearest:
        text += say(f" Did you mean {nearest}?", f"是否指 {nearest}？")
    return WrongUsage([text])
