"""Reading in one pass: it gives the models of the lenient reader, or none."""

from __future__ import annotations

import json
import pickle
from copy import copy, deepcopy
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import BaseModel
from yunbind_runtime.model.direct import add_metadata, list_received, read_directly
from yunbind_runtime.model.models import ResponseMetadata, ResponseModel, read_response

from tests.runtime.fakes.models import (
    Image,
    ListImagesResponse,
    MakeImageResponse,
    ShowCacheResponse,
    Status,
    Tag,
)

from .test_lenient import JSON, MEMBERS, PromisingResponse

IMAGE: dict[str, Any] = {
    "ImageId": "a",
    "Size": 20,
    "Ratio": 1.5,
    "IsPublic": True,
    "Layers": ["x", "y"],
    "Status": "Ready",
    "Created": "2021-12-06 22:52:24",
    "Tags": [{"Key": "k", "Value": "v"}, {}],
    "Address": {"DeletePolicy": "Never", "Bandwidth": 5000},
    "Labels": {"a": "b"},
    "Grid": [[1, 2], []],
}


def read(payload: object, model_type: type[Any] = ListImagesResponse) -> Any:
    return read_directly(model_type, json.dumps(payload).encode(), None, ())


def state(value: Any) -> Any:
    """Everything that a model holds, in order."""
    if isinstance(value, BaseModel):
        members = [(name, state(member)) for name, member in vars(value).items()]
        return type(value), members, value.model_extra, value.model_fields_set
    if isinstance(value, list):
        return [state(item) for item in value]  # pyright: ignore[reportUnknownVariableType]
    return type(value), value, getattr(value, "text", None)


def test_a_response_that_fits_is_read_as_the_lenient_reader_reads_it() -> None:
    payload = {"Total": 1, "Images": [IMAGE, {}], "RequestId": "r", "New": {"a": [1]}}
    response = read(payload)
    assert state(response) == state(read_response(ListImagesResponse, payload, ResponseMetadata()))
    assert response.images[0].tags == [Tag(key="k", value="v"), Tag()]
    assert response.images[0].status is Status.READY
    assert response.model_extra == {"New": {"a": [1]}}


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(st.dictionaries(MEMBERS, JSON, max_size=3), max_size=2),
    st.dictionaries(MEMBERS, JSON, max_size=1),
)
def test_both_readers_agree(changes: list[dict[str, Any]], extra: dict[str, Any]) -> None:
    """Property: a response is read in one pass as it is read member by member, or not at all."""
    payload = {"Images": [IMAGE | change for change in changes], **extra}
    response = read(payload)
    if response is not None:
        assert state(response) == state(read_response(ListImagesResponse, payload, ResponseMetadata()))


@pytest.mark.parametrize(
    "payload",
    [
        [],
        None,
        {"Total": "many"},
        {"Images": {"ImageId": "a"}},
        {"Images": [None]},
        {"Images": [{"Address": {}}]},
        {"Images": [{"Created": "never"}]},
        {"Images": [{"size": 1}]},
        {"total": 1},
        {"New": float("nan")},
        {"New": [{"a": float("inf")}]},
        {"New": json.loads("[" * 33 + "]" * 33)},
    ],
)
def test_an_unusual_response_is_left_to_the_lenient_reader(payload: object) -> None:
    assert read(payload) is None


@pytest.mark.parametrize(
    "body", [b"", b"{", b"\xef\xbb\xbf{}", b'{"a": "\\ud800"}', b'{"a": "\xff"}', b"{} {}"]
)
def test_a_body_that_pydantic_does_not_parse_is_left_to_the_lenient_reader(body: bytes) -> None:
    assert read_directly(ListImagesResponse, body, None, ()) is None


def test_a_type_that_contains_itself_is_left_to_the_lenient_reader() -> None:
    assert read({}, PromisingResponse) is None


@pytest.mark.parametrize(
    ("body", "is_read"),
    [
        (b'{"Response": {"Total": 1}}', True),
        (b'{"Response": {"Total": 1, "New": 1}}', True),
        (b'{"Response": {"Total": 1, "Error": null}}', False),
        (b'{"Response": {"Total": 1}, "New": 1}', False),
        (b'{"Total": 1}', False),
    ],
)
def test_an_envelope_has_one_member_and_no_error_inside(body: bytes, is_read: bool) -> None:
    response = read_directly(ListImagesResponse, body, "Response", ("Error",))
    assert (response is not None) is is_read
    assert response is None or response.total == 1


def test_received_members_are_found_by_wire_name() -> None:
    response = read({"Total": 1, "RequestId": "r", "New": 2})
    assert list_received(response) == {"Total": 1, "Images": None, "RequestId": "r", "New": 2}
    assert list_received(read({"id": "i"}, ShowCacheResponse))["id"] == "i"


def use(response: ListImagesResponse) -> Image:
    assert response.images is not None
    return response.images[0]


@pytest.mark.parametrize("duplicate", [copy, deepcopy, lambda model: pickle.loads(pickle.dumps(model))])
def test_a_model_without_its_late_state_can_be_copied_and_pickled(duplicate: Any) -> None:
    image = use(read({"Images": [{"ImageId": "a", "New": 1}]}))
    same = duplicate(image)
    assert state(same) == state(image)
    same.size = 5
    assert (same.model_fields_set, image.model_fields_set) == (
        {"image_id", "size", "New"},
        {"image_id", "New"},
    )


def test_the_late_state_of_a_model_is_that_of_pydantic() -> None:
    image = use(read({"Images": [{"ImageId": "a", "Size": None}]}))
    assert image.model_dump(exclude_unset=True) == {"ImageId": "a"}
    assert image == Image(image_id="a")
    assert image.model_extra == {}
    image = use(read({"Images": [{"ImageId": "a", "New": 1}]}))
    assert getattr(image, "New", None) == 1
    assert image == image.model_copy()
    assert image != image.model_copy(update={"size": 1})
    with pytest.raises(AttributeError, match="no attribute 'newer'"):
        _ = getattr(image, "newer")  # noqa: B009 - unknown to type checkers


def test_a_response_gets_its_http_side() -> None:
    response: ResponseModel = read({"ImageId": "a"}, MakeImageResponse)
    add_metadata(response, ResponseMetadata(200, (), "r"))
    assert response.response_metadata.request_id == "r"
    assert response.unread == {}
    assert "imageid" in repr(response).lower().replace("_", "")
