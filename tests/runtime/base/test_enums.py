"""Open enumerations."""

from __future__ import annotations

import copy
import json
import pickle

import pytest
from pydantic import TypeAdapter

from tests.runtime.fakes.models import Status


def test_a_documented_value_is_its_member() -> None:
    assert Status("Ready") is Status.READY
    assert Status.READY.is_known


def test_an_unknown_value_becomes_a_member() -> None:
    status = Status("Melting")
    assert isinstance(status, Status)
    assert not status.is_known
    assert status.value == "Melting"
    assert repr(status) == "<Status.Melting: 'Melting'>"


def test_an_unknown_member_equals_its_text_and_has_its_hash() -> None:
    status = Status("Melting")
    assert status == "Melting"
    assert status == Status("Melting")
    assert {"Melting": 1}[status] == 1
    assert status != Status.READY


def test_unknown_values_are_not_registered() -> None:
    for number in range(100):
        Status(f"Unknown{number}")
    assert list(Status) == [Status.PENDING, Status.READY]
    assert Status.choices() == ("Pending", "Ready")


@pytest.mark.parametrize("status", [Status.READY, Status("Melting"), Status("")])
def test_members_can_be_written_as_json_pickled_and_copied(status: Status) -> None:
    assert json.dumps(status) == json.dumps(str(status.value))
    for twin in (pickle.loads(pickle.dumps(status)), copy.copy(status), copy.deepcopy(status)):
        assert twin == status
        assert type(twin) is Status
        assert twin.is_known == status.is_known


def test_a_pickled_known_member_is_the_same_object() -> None:
    assert pickle.loads(pickle.dumps(Status.READY)) is Status.READY


def test_pydantic_reads_and_writes_unknown_values() -> None:
    adapter = TypeAdapter(Status)
    assert adapter.validate_python("Melting") == Status("Melting")
    assert adapter.validate_json('"Melting"') == Status("Melting")
    assert adapter.dump_json(Status("Melting")) == b'"Melting"'


@pytest.mark.parametrize("value", [5, None, ["Ready"]])
def test_a_value_that_is_not_a_text_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match="is not a valid Status"):
        Status(value)
