"""Every action can use an imported state, or the import is refused."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from typing import Any

import pytest
from yunbind_emulator.application import create_application
from yunbind_emulator.base.catalog import load_catalog
from yunbind_emulator.services.record_schemas import check_records
from yunbind_emulator.state.records import StateError

from .caller import CCE, Caller
from .conftest import Clock
from .signed_requests import KEYS, NOW

CATALOG = load_catalog()
GONE: Any = object()
ODD = (GONE, None, 1, "x", [], {}, [1], {"x": 1})
"""Values to put in the place of any value."""


@pytest.fixture(scope="module")
def state() -> dict[str, Any]:
    """One record of each kind, with and without a change."""
    caller = make_caller()
    for _ in range(2):
        fill(caller)
        caller.clock.advance(60)
        use(caller, caller.application.control.state.export())
    caller.ecm("ModifyModuleImage", {"ModuleId": "em-1", "DefaultImageId": "img-centos76"})
    fill(caller)
    return caller.application.control.state.export()


def make_caller() -> Caller:
    clock = Clock(NOW)
    return Caller(create_application(CATALOG, KEYS, clock=clock), clock)


def fill(caller: Caller) -> None:
    number = str(caller.clock.now.timestamp())
    tags = [{"Key": "k", "Value": "v"}]
    caller.tke(
        "CreateImageCache",
        {"Images": ["nginx"], "VpcId": "vpc-1", "SubnetId": "subnet-1", "Tags": tags, "RetentionDays": 1},
    )
    caller.eci(
        "CreateImageCache",
        ImageCacheName="a",
        Image_1="nginx",
        ClientToken=number,
        RetentionDays="1",
        Tag_1_Key="k",
        SecurityGroupId="sg-1",
        VSwitchId="vsw-1",
    )
    name = "a" + number.partition(".")[0]
    caller.cce("POST", CCE, {"name": name, "images": ["b"], "building_config": {"cluster": "c"}})
    caller.ecm("CreateImage", {"ImageName": number, "InstanceId": "ein-1"})


def find_ids(state: dict[str, Any], family: str) -> list[str]:
    return [
        name
        for regions in state["accounts"].values()
        for families in regions.values()
        for name in families.get(family, {})
    ]


def use(caller: Caller, state: dict[str, Any]) -> None:
    """Call every action that reads or changes records; a crash is raised."""
    caller.eci("DescribeImageCaches", MatchImage_1="nginx")
    caller.eci("DescribeImageCaches", Tag_1_Key="k", Limit="1")
    caller.eci("ListTagResources", ResourceType="ImageCache")
    caller.eci("ListUsage")
    caller.tke("DescribeImageCaches")
    filters = [{"Name": "image-cache-name", "Values": ["x"]}]
    caller.tke("DescribeImageCaches", {"ImageCacheNames": ["x"], "Filters": filters})
    caller.tke("GetMostSuitableImageCache", {"Images": ["nginx"], "Snapshotter": "overlay"})
    caller.cce("GET")
    for name in ("image-id", "image-type", "image-name", "image-os"):
        caller.ecm("DescribeImage", {"Filters": [{"Name": name, "Values": ["e"]}]})
    caller.ecm("DescribeImage")
    for name in find_ids(state, "ecm.tasks"):
        caller.ecm("DescribeTaskStatus", {"TaskSet": [{"TaskId": name, "Operation": "CreateImage"}]})
        caller.ecm("DescribeTaskResult", {"TaskId": name, "EcmRegion": "ap-hangzhou-ecm"})
    caller.ecm("DescribeCustomImageTask", {"Filters": [{"Name": "task-id", "Values": ["x"]}]})
    for name in find_ids(state, "ecm.images"):
        caller.ecm("ModifyImageAttribute", {"ImageId": name, "ImageDescription": "d"})
    caller.ecm("ImportImage", {"ImageId": "img-x", "ImageDescription": "d", "SourceRegion": "ap-guangzhou"})
    caller.ecm("DeleteImage", {"ImageIDSet": ["img-x"]})
    for name in find_ids(state, "tke.caches"):
        caller.tke("UpdateImageCache", {"ImageCacheId": name, "RetentionDays": 2})
    for name in find_ids(state, "eci.caches"):
        caller.eci("UpdateImageCache", ImageCacheId=name, Image_1="b")
        caller.eci("TagResources", ResourceType="ImageCache", ResourceId_1=name, Tag_1_Key="l")
    for name in find_ids(state, "cce.caches"):
        caller.cce("DELETE", f"{CCE}/{name}")
    fill(caller)


def list_kinds_of_places(state: dict[str, Any]) -> list[tuple[Any, ...]]:
    """Return one place of each kind: ids and indices make no difference."""
    kinds: dict[tuple[Any, ...], tuple[Any, ...]] = {}
    for place in list_places(state):
        kind = tuple("*" if isinstance(key, int) or depth == 4 else key for depth, key in enumerate(place))
        kinds.setdefault(kind, place)
    return list(kinds.values())


def list_places(value: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield (*place, key)
        yield from list_places(inner, (*place, key))


def replace(state: dict[str, Any], place: tuple[Any, ...], value: Any) -> dict[str, Any]:
    changed = copy.deepcopy(state)
    inner: Any = changed
    for key in place[:-1]:
        inner = inner[key]
    if value is GONE:
        del inner[place[-1]]
    else:
        inner[place[-1]] = value
    return changed


def test_an_exported_state_can_be_imported(state: dict[str, Any]):
    check_records(json.loads(json.dumps(state)))
    families = {name for regions in state["accounts"].values() for each in regions.values() for name in each}
    assert {"tke.caches", "eci.caches", "eci.tokens", "cce.caches", "ecm.images", "ecm.tasks"} <= families


@pytest.mark.slow
def test_a_state_with_a_wrong_value_is_refused_or_does_no_harm(state: dict[str, Any]):
    """Any value of any record is missing or has another type."""
    refused = 0
    for place in list_kinds_of_places(state):
        for value in ODD:
            changed = replace(state, place, value)
            try:
                check_records(changed)
                caller = make_caller()
                caller.application.control.state.restore(changed)
            except StateError:
                refused += 1
                continue
            caller.clock.advance(3600)
            use(caller, changed)
    assert refused > 100


def test_a_refusal_names_the_place_and_shows_no_value():
    cache = {"shown": {"Password": "secret"}, "created": "secret"}
    with pytest.raises(StateError, match=r"accounts\.main\.r\.tke\.caches\.imc-1\.shown") as caught:
        check_records({"accounts": {"main": {"r": {"tke.caches": {"imc-1": cache}}}}})
    assert "secret" not in str(caught.value)


def test_a_family_that_there_is_not_is_refused():
    with pytest.raises(StateError, match=r"tke\.cache\b"):
        check_records({"accounts": {"main": {"r": {"tke.cache": {}}}}})
