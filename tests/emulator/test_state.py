"""The state: records, export, import and reset."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from yunbind_emulator.application import create_application
from yunbind_emulator.base.catalog import Catalog
from yunbind_emulator.state.issued_secrets import IssuedSecrets
from yunbind_emulator.state.records import State, StateError
from yunbind_emulator.state.state_file import StateFile

from .caller import CCE, Caller
from .conftest import Clock
from .signed_requests import KEYS

TKE_CACHE = {"Images": ["nginx"], "VpcId": "vpc-1", "SubnetId": "subnet-1"}


def fill(caller: Caller) -> None:
    """Create one record of each kind."""
    caller.tke("CreateImageCache", TKE_CACHE)
    caller.eci("CreateImageCache", ImageCacheName="a", Image_1="nginx", ClientToken="t")
    caller.cce("POST", CCE, {"name": "a", "images": ["b"], "building_config": {"cluster": "c"}})
    caller.ecm("CreateImage", {"ImageName": "a", "InstanceId": "ein-1"})
    caller.ecm("DescribeImage")


def look(caller: Caller) -> list[Any]:
    """Return the content of all lists, without the request ids."""
    responses = [
        caller.tke("DescribeImageCaches"),
        caller.eci("DescribeImageCaches"),
        caller.cce("GET")[1],
        caller.ecm("DescribeImage"),
    ]
    return [
        {name: value for name, value in response.items() if name != "RequestId"} for response in responses
    ]


@pytest.mark.parametrize("seconds", [0, 1, 60])
def test_an_exported_state_goes_on_where_it_was(caller: Caller, catalog: Catalog, clock: Clock, seconds: int):
    """Also during a change, and through JSON."""
    fill(caller)
    caller.clock.advance(seconds)
    before = look(caller)
    application = create_application(catalog, KEYS, clock=clock)
    application.control.state.restore(json.loads(json.dumps(caller.application.control.state.export())))
    assert look(Caller(application, clock)) == before


def test_a_client_token_is_remembered_in_an_export(caller: Caller, catalog: Catalog, clock: Clock):
    fill(caller)
    application = create_application(catalog, KEYS, clock=clock)
    application.control.state.restore(caller.application.control.state.export())
    other = Caller(application, clock)
    other.eci("CreateImageCache", ImageCacheName="a", Image_1="nginx", ClientToken="t")
    assert other.eci("DescribeImageCaches")["TotalCount"] == 1


def test_an_export_is_a_copy(caller: Caller):
    fill(caller)
    state = caller.application.control.state
    before = json.dumps(state.export())
    state.export()["accounts"].clear()
    assert json.dumps(state.export()) == before


def test_a_reset_forgets_everything(caller: Caller):
    fill(caller)
    caller.application.control.state.reset()
    tke, eci, cce, _ = look(caller)
    assert (tke["TotalCount"], eci["TotalCount"], cce["image_caches"]) == (0, 0, [])


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"format": 2, "accounts": {}},
        {"format": 1},
        {"format": 1, "accounts": []},
        {"format": 1, "accounts": {"main": {"ap-guangzhou": {"tke.caches": {"imc-1": 1}}}}},
    ],
)
def test_another_document_is_refused_and_changes_nothing(caller: Caller, document: dict[str, Any]):
    fill(caller)
    before = look(caller)
    with pytest.raises(StateError):
        caller.application.control.state.restore(document)
    assert look(caller) == before


def test_every_change_is_a_new_revision_and_a_look_without_one_is_not(caller: Caller):
    state = caller.application.control.state
    revisions = []
    for seconds in (0, 1, 60, 1):
        if not revisions:
            fill(caller)
        caller.clock.advance(seconds)
        look(caller)
        revisions.append(state.revision)
    assert revisions[0] == revisions[1] < revisions[2] == revisions[3]


def test_threads_lose_and_duplicate_nothing(caller: Caller):
    with ThreadPoolExecutor(8) as pool:
        responses = list(pool.map(lambda _: caller.tke("CreateImageCache", TKE_CACHE), range(200)))
    ids = {response["ImageCacheId"] for response in responses}
    assert len(ids) == 200
    assert caller.tke("DescribeImageCaches")["TotalCount"] == 200


ID = st.sampled_from("abc")
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("put"), ID, ID, ID, st.integers(0, 3)),
        st.tuples(st.just("deepen"), ID, ID, ID, st.integers(0, 3)),
        st.tuples(st.just("drop"), ID, ID, ID),
        st.tuples(st.just("reset")),
        st.tuples(st.just("restore")),
        st.tuples(st.just("save")),
    ),
    max_size=40,
)


@given(steps=STEPS)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_state_file_holds_every_change(tmp_path: Path, steps: list[tuple[Any, ...]]):
    """Whatever was made, changed deep inside, deleted, reset or imported between two saves."""
    state, secrets = State(), IssuedSecrets()
    imported = {"format": 1, "accounts": {"main": {"a": {"b": {"c": {"deep": {"value": 9}}}}}}}
    with closing(StateFile(tmp_path / "state.db")) as file:
        file.open()
        for kind, *details in [*steps, ("save",)]:
            if kind == "save":
                file.save({"x": 1}, state, secrets)
                stored = file.read()
                assert stored is not None
                assert {"format": 1, "accounts": stored.accounts} == state.export()
            elif kind == "reset":
                state.reset()
            elif kind == "restore":
                state.restore(imported)
            else:
                region, family, name, *value = details
                records = state.records("main", region, family)
                state.touch()
                if kind == "put":
                    records[name] = {"deep": {"value": value[0]}}
                elif kind == "drop":
                    records.pop(name, None)
                elif name in records:
                    records[name]["deep"]["value"] = value[0]


def test_accounts_regions_and_families_are_apart():
    state = State()
    places = [("a", "r", "f"), ("b", "r", "f"), ("a", "s", "f"), ("a", "r", "g")]
    for place in places:
        state.records(*place)["id"] = {"place": list(place)}
    assert [state.records(*place)["id"]["place"] for place in places] == [list(place) for place in places]


def test_a_read_of_an_empty_region_leaves_nothing_in_the_export(caller: Caller):
    caller.tke("DescribeImageCaches", region="ap-nowhere")
    assert caller.application.control.state.export()["accounts"] == {}
