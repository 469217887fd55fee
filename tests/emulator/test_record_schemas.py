"""Values of records that an imported state can have, and those that it cannot."""

from __future__ import annotations

from typing import Any

import pytest
from yunbind_emulator.services.record_schemas import check_records
from yunbind_emulator.state.records import StateError

MOMENT = "2026-11-21T12:00:00+00:00"
CHANGE = {"began": MOMENT, "goal": "Available", "reads": 0}
CCE = {"shown": {"name": "a", "id": "i", "status": "Creating"}, "expires": None}
TKE = {
    "shown": {
        "ImageCacheId": "imc-1",
        "ImageCacheName": "web",
        "Images": ["nginx"],
        "Status": "Ready",
        "RetentionDays": 0,
        "Snapshotter": "overlay",
        "ImageRegistryCredentials": [],
        "Events": [],
    },
    "created": MOMENT,
    "expires": MOMENT,
}


def check(kind: str, record: dict[str, Any]) -> None:
    check_records({"accounts": {"main": {"cn-north-4": {kind: {"id": record}}}}})


@pytest.mark.parametrize(
    "record",
    [
        CCE,
        {**CCE, "more": 1},
        {**CCE, "expires": MOMENT},
        {**CCE, "expires": "2026-11-21T12:00:00Z"},
        {**CCE, "change": CHANGE},
        {**CCE, "change": {**CHANGE, "reads": 2**63 - 1}},
    ],
)
def test_a_record_can_have_other_members_and_each_time_with_a_zone(record: dict[str, Any]):
    check("cce.caches", record)


@pytest.mark.parametrize(
    ("record", "place"),
    [
        ({**CCE, "expires": "2026-11-21T12:00:00"}, "expires"),
        ({**CCE, "expires": "tomorrow"}, "expires"),
        ({**CCE, "expires": 1}, "expires"),
        ({**CCE, "change": None}, "change"),
        ({**CCE, "change": {**CHANGE, "reads": 2**63}}, "change.reads"),
        ({**CCE, "change": {**CHANGE, "reads": -1}}, "change.reads"),
        ({**CCE, "change": {**CHANGE, "reads": "1"}}, "change.reads"),
        ({**CCE, "change": {**CHANGE, "began": "2026-11-21T12:00:00"}}, "change.began"),
        ({**CCE, "shown": {**CCE["shown"], "name": 1}}, "shown.name"),
    ],
)
def test_a_value_of_another_type_is_refused_by_its_place(record: dict[str, Any], place: str):
    with pytest.raises(StateError, match=rf"accounts\.main\.cn-north-4\.cce\.caches\.id\.{place}"):
        check("cce.caches", record)


def test_a_record_of_tke_has_the_wire_names():
    check("tke.caches", TKE)
    assert TKE["shown"].keys() >= {"ImageCacheId", "Status"}


@pytest.mark.parametrize(
    ("name", "value"),
    [("RetentionDays", "1"), ("RetentionDays", True), ("Status", "Sleeping"), ("Images", "a")],
)
def test_a_shown_value_of_another_type_is_refused(name: str, value: object):
    with pytest.raises(StateError, match=rf"shown\.{name}"):
        check("tke.caches", {**TKE, "shown": {**TKE["shown"], name: value}})


def test_a_refusal_says_what_a_time_needs_and_what_to_use():
    with pytest.raises(StateError, match=r"a time needs its zone\. Use a document of GET /state\."):
        check("cce.caches", {**CCE, "expires": "2026-11-21T12:00:00"})
