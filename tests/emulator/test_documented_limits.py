"""Documented limits, patterns and choices of every service: kept by the emulator as by the vendors."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from yunbind_emulator.application import Application
from yunbind_emulator.base.catalog import OPEN, load_catalog

from .catalog_requests import (
    Entry,
    Path,
    list_entries,
    list_paths,
    make_value,
    make_values,
    name_path,
    read_refusal,
    replace,
    sign,
)

ENTRIES = list_entries(load_catalog())
CODES = {
    "tencent.tke": "InvalidParameterValue",
    "tencent.ecm": "InvalidParameterValue",
    "tencent.sts": "InvalidParameterValue",
    "alibaba.acc": "InvalidParameter",
    "alibaba.eci": "InvalidParameter",
    "alibaba.sts": "InvalidParameter",
    "huawei.cce": "CCE.01400001",
    "huawei.iam": "400",
}
"""Each service's code for a wrong value."""
OWN_CODES = {
    ("tencent.sts", "DurationSeconds"): "InvalidParameter.OverTimeError",
    ("alibaba.sts", "DurationSeconds"): "InvalidParameter.DurationSeconds",
    ("alibaba.sts", "Policy"): "InvalidParameter.PolicySize",
    ("alibaba.sts", "RoleSessionName"): "InvalidParameter.RoleSessionName",
    ("alibaba.sts", "ExternalId"): "InvalidParameter.ExternalId",
}
"""Parameters for which a page lists a code of their own."""
MISSING = {"tencent": "MissingParameter", "alibaba": "MissingParameter"}
"""Codes for a missing parameter; Huawei has one code for all rules."""
UNKNOWN = {"tencent": "UnknownParameter"}
"""Codes for an unknown parameter; the other clouds have one code for all rules."""
OF_A_TYPE = {"tencent": "InvalidParameter"}
"""Codes for a value of another type; the other clouds have one code for all rules."""


@dataclass(frozen=True)
class Limit:
    """A rule of a member, with the values at its edges and those one beyond."""

    entry: Entry
    path: Path
    rule: str
    accepted: tuple[Any, ...]
    refused: tuple[Any, ...]

    def __str__(self) -> str:
        return f"{self.entry}-{name_path(self.path)}-{self.rule}"


def list_limits() -> list[Limit]:
    return [limit for entry in ENTRIES for path in list_paths(entry) for limit in list_rules(entry, path)]


def list_rules(entry: Entry, path: Path) -> list[Limit]:
    member = path[-1]
    kind = member.type.removeprefix("list[").rstrip("]")
    limits: list[Limit] = []

    def add(rule: str, accepted: list[Any], refused: list[Any]) -> None:
        limits.append(Limit(entry, path, rule, tuple(accepted), tuple(refused)))

    if member.range != OPEN:
        low, high = member.range
        edges = [int(edge) for edge in (low, high) if edge is not None]
        beyond = [int(low) - 1] if low is not None else []
        add("range", edges, beyond + ([int(high) + 1] if high is not None else []))
    if member.length != OPEN:
        low, high = (None if edge is None else int(edge) for edge in member.length)
        texts = ["a" * edge for edge in (low, high) if edge]
        beyond = ["a" * (low - 1)] if low and low > 1 else []
        add("length", texts, beyond + (["a" * (high + 1)] if high is not None else []))
    if member.items != OPEN:
        item = make_value(entry.service, kind, member, shown=False)
        (count,) = [int(edge) for edge in member.items if edge is not None]
        add("items", [[item] * count], [[item] * (count + 1)])
    if member.pattern:
        add("pattern", [], ["é" * int(member.length[0] or 1)])
    if kind in entry.service.enums:
        choices = list(entry.service.enums[kind])
        add("choices", choices, ["Nonsense", choices[0].swapcase() + "x"])
    return limits


LIMITS = list_limits()


@pytest.mark.parametrize("limit", LIMITS, ids=str)
def test_a_documented_limit_is_kept_and_one_beyond_is_refused_by_name(emulator: Application, limit: Limit):
    """``documented``: the limits of the pages, on every action of every cloud."""
    place = f"{limit.entry.provider}.{limit.entry.service.name}"
    for value in limit.accepted:
        response = emulator.respond(sign(limit.entry, replace(limit.entry, limit.path, value)))
        assert read_refusal(response) is None, value
    for value in limit.refused:
        response = emulator.respond(sign(limit.entry, replace(limit.entry, limit.path, value)))
        refusal = read_refusal(response)
        assert refusal is not None, value
        assert refusal[0] == OWN_CODES.get((place, limit.path[0].name), CODES[place])
        assert limit.path[-1].name in refusal[1]


def test_every_service_with_limits_is_tested():
    places = {f"{limit.entry.provider}.{limit.entry.service.name}" for limit in LIMITS}
    assert places == CODES.keys()


BY_ENTRY = pytest.mark.parametrize("entry", ENTRIES, ids=str)


@BY_ENTRY
def test_an_action_accepts_its_required_members_alone(emulator: Application, entry: Entry):
    """``documented``: no page requires more. The sample's user is not the user of the emulator."""
    refusal = read_refusal(emulator.respond(sign(entry, make_values(entry))))
    expected = "401" if entry.action.name == "KeystoneCreateUserTokenByPassword" else None
    assert (refusal[0] if refusal else None) == expected


@BY_ENTRY
def test_an_action_refuses_each_missing_member_by_name(emulator: Application, entry: Entry):
    """A path without its last part is another path, so members in the path cannot be missing."""
    values = make_values(entry)
    for name in [name for name in values if entry.action.request[name].location != "path"]:
        kept = {key: value for key, value in values.items() if key != name}
        check_refusal(emulator, entry, kept, MISSING, name)


@BY_ENTRY
def test_an_action_refuses_a_member_of_another_type_by_name(emulator: Application, entry: Entry):
    """All parameters of Alibaba Cloud, and those in a path or query of Huawei Cloud, can be strings."""
    is_text = entry.provider == "alibaba"
    for member in entry.action.request.values():
        if member.type in ("string", "datetime") and (is_text or member.location != "body"):
            continue
        if member.type in entry.service.enums and (is_text or member.location != "body"):
            continue
        wrong = 1 if member.type in ("string", "datetime", *entry.service.enums) else "text"
        check_refusal(emulator, entry, replace(entry, (member,), wrong), OF_A_TYPE, member.name)


@BY_ENTRY
def test_an_action_refuses_a_member_that_no_page_names(emulator: Application, entry: Entry):
    check_refusal(emulator, entry, {**make_values(entry), "Colour": "red"}, UNKNOWN, "Colour")


def check_refusal(
    emulator: Application, entry: Entry, values: dict[str, Any], codes: dict[str, str], name: str
) -> None:
    refusal = read_refusal(emulator.respond(sign(entry, values)))
    assert refusal is not None, name
    place = f"{entry.provider}.{entry.service.name}"
    assert refusal[0] == (codes.get(entry.provider) or OWN_CODES.get((place, name), CODES[place])), name
    assert name in refusal[1]
