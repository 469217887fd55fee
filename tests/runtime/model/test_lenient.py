"""Lenient reading: no response of a vendor raises an error."""

from __future__ import annotations

import pickle
from copy import deepcopy
from typing import Annotated, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import Field, ValidationError
from yunbind_runtime.model.models import ResponseMetadata, ResponseModel, Shape, read_response

from tests.runtime.fakes.models import Address, Image, ListImagesResponse, Policy, Status, Tag


def read(payload: dict[str, Any]) -> ListImagesResponse:
    return read_response(ListImagesResponse, payload, ResponseMetadata())


def read_image(**members: Any) -> tuple[Image, dict[str, object]]:
    response = read({"Images": [members]})
    assert response.images is not None
    return response.images[0], dict(response.unread)


def test_missing_and_null_members_are_none() -> None:
    response = read({"Total": None, "Images": None})
    assert (response.total, response.images, response.request_id) == (None, None, None)
    assert response.unread == {}


@pytest.mark.parametrize(
    ("member", "attribute", "sent", "expected"),
    [
        ("Size", "size", "20", 20),
        ("Size", "size", 20.0, 20),
        ("Size", "size", 2**64 - 1, 2**64 - 1),
        ("Size", "size", str(2**64 - 1), 2**64 - 1),
        ("Ratio", "ratio", "1.5", 1.5),
        ("Ratio", "ratio", 2, 2.0),
        ("IsPublic", "is_public", "true", True),
        ("IsPublic", "is_public", "False", False),
        ("IsPublic", "is_public", 1, True),
        ("ImageId", "image_id", 1528600, "1528600"),
        ("ImageId", "image_id", True, "true"),
        ("ImageId", "image_id", 1.5, "1.5"),
        ("ImageId", "image_id", "", ""),
        ("Status", "status", "Melting", Status("Melting")),
        ("Status", "status", 5, Status("5")),
        ("Layers", "layers", "one", ["one"]),
        ("Layers", "layers", 1, ["1"]),
        ("Layers", "layers", ["a", 2, None], ["a", "2"]),
        ("Layers", "layers", {"Layer": ["a", "b"]}, ["a", "b"]),
        ("Layers", "layers", {"Layer": "a"}, ["a"]),
        ("Layers", "layers", {"Layer": ""}, []),
        ("Layers", "layers", {"Layer": None}, []),
        ("Layers", "layers", {}, []),
        ("Tags", "tags", {"Key": "k", "Value": "v"}, [Tag(key="k", value="v")]),
        ("Tags", "tags", {"Key": "k"}, [Tag(key="k")]),
        ("Tags", "tags", {"Tag": {"Key": "k"}}, [Tag(key="k")]),
        ("Tags", "tags", {"Tag": [{"Key": "k"}, {"Key": "l"}]}, [Tag(key="k"), Tag(key="l")]),
        ("Grid", "grid", [["1", 2], "3"], [[1, 2], [3]]),
        ("Labels", "labels", {"a": 1, "b": "c"}, {"a": "1", "b": "c"}),
    ],
)
def test_values_of_a_similar_type_are_converted(
    member: str, attribute: str, sent: Any, expected: Any
) -> None:
    image, unread = read_image(**{member: sent})
    assert getattr(image, attribute) == expected
    assert type(getattr(image, attribute)) is type(expected)
    assert unread == {}


@pytest.mark.parametrize(
    ("member", "attribute"),
    [
        ("Size", "size"),
        ("Ratio", "ratio"),
        ("IsPublic", "is_public"),
        ("Layers", "layers"),
        ("Created", "created"),
        ("Tags", "tags"),
        ("Address", "address"),
        ("Labels", "labels"),
    ],
)
def test_an_empty_text_instead_of_another_type_is_none(member: str, attribute: str) -> None:
    image, unread = read_image(**{member: ""})
    assert getattr(image, attribute) is None
    assert unread == {}


@pytest.mark.parametrize(
    ("member", "sent", "path"),
    [
        ("Size", "many", "Images[0].Size"),
        ("Size", 1.5, "Images[0].Size"),
        ("IsPublic", "perhaps", "Images[0].IsPublic"),
        ("ImageId", {"a": 1}, "Images[0].ImageId"),
        ("ImageId", ["a"], "Images[0].ImageId"),
        ("Status", ["Ready"], "Images[0].Status"),
        ("Created", "never", "Images[0].Created"),
        ("Created", True, "Images[0].Created"),
        ("Address", "none", "Images[0].Address"),
        ("Labels", [1], "Images[0].Labels"),
    ],
)
def test_an_unreadable_value_is_none_and_kept_as_received(member: str, sent: Any, path: str) -> None:
    image, unread = read_image(**{member: sent})
    assert getattr(image, _python_name(member)) is None
    assert unread == {path: sent}


def _python_name(wire: str) -> str:
    return next(name for name, member in Image.model_fields.items() if member.alias == wire)


def test_an_unreadable_item_does_not_affect_the_others() -> None:
    response = read(
        {"Images": [{"ImageId": "a", "Size": 1}, "broken", {"ImageId": "b", "Size": "x"}, {"ImageId": "c"}]}
    )
    assert [image.image_id for image in response.images or []] == ["a", "b", "c"]
    assert response.unread == {"Images[1]": "broken", "Images[2].Size": "x"}


def test_one_item_with_or_without_wrapper_is_a_list_of_one() -> None:
    for sent in (
        {"ImageId": "a"},
        {"Image": {"ImageId": "a"}},
        {"Image": [{"ImageId": "a"}]},
        [{"ImageId": "a"}],
    ):
        assert [image.image_id for image in read({"Images": sent}).images or []] == ["a"]


def test_a_structure_with_several_unknown_members_is_an_item() -> None:
    response = read({"Images": {"New": 1, "Newer": 2}})
    assert response.images is not None
    assert response.images[0].model_extra == {"New": 1, "Newer": 2}


def test_limits_and_required_members_apply_to_requests_only() -> None:
    image, unread = read_image(Address={"Bandwidth": 5000})
    assert image.address is not None
    assert image.address.bandwidth == 5000
    assert image.address.delete_policy == Policy("")
    assert unread == {"Images[0].Address.DeletePolicy": None}


def test_a_null_in_a_required_member_is_empty_and_noted() -> None:
    image, unread = read_image(Address={"DeletePolicy": None, "Bandwidth": 5})
    assert image.address is not None
    assert image.address.delete_policy == Policy("")
    assert unread == {"Images[0].Address.DeletePolicy": None}


def test_requests_and_responses_share_their_types() -> None:
    image, _ = read_image(Address={"DeletePolicy": "Never", "Bandwidth": 5})
    assert image.address == Address(delete_policy=Policy.NEVER, bandwidth=5)


def test_unknown_members_are_kept_by_lenient_reading() -> None:
    response = read({"Total": "x", "Next": 1, "Images": [{"Size": "y", "New": {"a": [1]}}]})
    assert response.model_extra == {"Next": 1}
    assert response.images is not None
    assert response.images[0].model_extra == {"New": {"a": [1]}}


def test_only_received_members_count_as_set() -> None:
    response = read({"Total": 1, "Images": "x"})
    assert response.model_fields_set == {"total", "images"}
    assert "Images[0]" in response.unread


def test_a_long_response_with_one_odd_item_is_read_completely() -> None:
    images: list[dict[str, Any]] = [{"ImageId": f"imc-{number}", "Size": number} for number in range(2000)]
    images[1234]["Size"] = "odd"
    response = read({"Images": images})
    assert response.images is not None
    assert len(response.images) == 2000
    assert response.unread == {"Images[1234].Size": "odd"}


def test_unread_keeps_the_first_hundred_values() -> None:
    response = read({"Images": [{"Size": "x", "Ratio": "y"}] * 5000})
    assert len(response.images or []) == 5000
    assert list(response.unread)[::99] == ["Images[0].Size", "Images[49].Ratio"]


@pytest.mark.parametrize("odd", [1, 2, 999, 1000, 1001, 3000])
def test_the_number_of_odd_items_does_not_change_what_is_read(odd: int) -> None:
    good = {"ImageId": "a", "Size": "1", "Tags": {"Key": "k"}, "Created": "2021-12-06 22:52:24"}
    bad = {**good, "Size": "x"}
    response = read({"Images": [bad] * odd + [good] * 10})
    plain = read({"Images": [good]}).images or []
    assert (response.images or [])[odd:] == plain * 10
    assert (response.images or [])[:odd] == [plain[0].model_copy(update={"size": None})] * odd


def test_a_long_read_stops_at_a_checkpoint() -> None:
    """The checkpoint raises an error when the deadline is over."""

    def stop() -> None:
        raise TimeoutError

    with pytest.raises(TimeoutError):
        read_response(ListImagesResponse, {"Images": [1]}, ResponseMetadata(), stop)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["Key", "Image", "Images", "Tags", "Address", "x"]), inner, max_size=3
        )
    ),
    max_leaves=12,
)
MEMBERS = st.sampled_from([member.alias or "" for member in Image.model_fields.values()])


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.fixed_dictionaries({}, optional={"Total": JSON, "Images": JSON, "RequestId": JSON}))
def test_no_payload_raises_an_error(payload: dict[str, Any]) -> None:
    """Property: any JSON gives a model, and its members have their types or are None."""
    response = read(payload)
    assert response.total is None or isinstance(response.total, int)
    assert all(isinstance(image, Image) for image in response.images or [])
    repr(response)
    response.model_dump_json(exclude_none=True)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(MEMBERS, JSON, max_size=6))
def test_no_item_raises_an_error(item: dict[str, Any]) -> None:
    """Property: the same for every member of an item, with all types."""
    image, unread = read_image(**item)
    assert image.size is None or isinstance(image.size, int)
    assert image.layers is None or all(isinstance(layer, str) for layer in image.layers)
    assert image.tags is None or all(isinstance(tag, Tag) for tag in image.tags)
    assert all(path.startswith("Images[0]") for path in unread)
    repr(image)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.fixed_dictionaries({}, optional={"Total": JSON, "Images": st.lists(st.dictionaries(MEMBERS, JSON))})
)
def test_what_pydantic_accepts_is_read_as_pydantic_reads_it(payload: dict[str, Any]) -> None:
    """Property: reading is lenient only where validation would fail."""
    try:
        expected = ListImagesResponse.model_validate(payload, extra="allow")
    except ValidationError:
        return
    response = read(payload)
    assert vars(response) == vars(expected)
    assert response.unread == {}
    for image, twin in zip(response.images or [], expected.images or [], strict=True):
        assert list(vars(image).items()) == list(vars(twin).items())
        assert image.model_extra == twin.model_extra


def test_a_list_of_the_response_knows_the_number_of_items_that_were_sent() -> None:
    """Offsets of a service count null and unreadable items too. The list is a list otherwise."""
    response = read({"Images": [None, {"ImageId": "a"}, 7, None]})
    assert response.images == [Image(image_id="a")]
    assert getattr(response.images, "received", None) == 4
    for twin in (deepcopy(response), pickle.loads(pickle.dumps(response))):
        assert (twin.images, getattr(twin.images, "received", None)) == (response.images, 4)
    assert response.model_dump(exclude_none=True)["Images"] == [{"ImageId": "a"}]


class Box(Shape):
    box_id: Annotated[str, Field(alias="BoxId")]
    weight: Annotated[float | None, Field(alias="Weight")] = None


class Crate(Shape):
    boxes: Annotated[list[Box], Field(alias="Boxes")]
    first: Annotated[Box, Field(alias="First")]
    other: Annotated[Crate, Field(alias="Other")]


class PromisingResponse(ResponseModel):
    """Members that the page promises are required in the class."""

    request_id: Annotated[str, Field(alias="RequestId")]
    status: Annotated[Status, Field(alias="Status")]
    boxes: Annotated[list[Box], Field(alias="Boxes")]
    labels: Annotated[dict[str, str], Field(alias="Labels")]
    crate: Annotated[Crate, Field(alias="Crate")]


WHOLE: dict[str, Any] = {
    "RequestId": "r",
    "Status": "Ready",
    "Boxes": [{"BoxId": "b"}],
    "Labels": {"a": "b"},
    "Crate": {"Boxes": [], "First": {"BoxId": "c"}, "Other": {}},
}


@pytest.mark.parametrize("sent", [{}, {"value": None}], ids=["missing", "null"])
@pytest.mark.parametrize("member", WHOLE)
def test_a_promised_member_that_is_not_sent_is_empty_and_noted(member: str, sent: dict[str, Any]) -> None:
    payload = {name: value for name, value in WHOLE.items() if name != member}
    payload |= dict.fromkeys([member] * len(sent))
    response = read_response(PromisingResponse, payload, ResponseMetadata())
    value = getattr(response, member.replace("Id", "_Id").lower())
    if member == "Crate":
        assert (value.boxes, value.first.box_id, value.first.weight) == ([], "", None)
    else:
        assert not value
        assert type(value) is {"RequestId": str, "Status": Status, "Boxes": list, "Labels": dict}[member]
    assert response.unread[member] is None
    assert member not in (response.model_extra or {})
    assert PromisingResponse.model_fields.keys() - response.model_fields_set
    repr(response)
    response.model_dump_json()


@pytest.mark.parametrize("sent", [5, "x", True, [1], {"a": {}}])
@pytest.mark.parametrize("member", ["Boxes", "Labels", "Crate"])
def test_a_promised_member_that_does_not_fit_is_empty_and_kept_as_received(member: str, sent: Any) -> None:
    response = read_response(PromisingResponse, {**WHOLE, member: sent}, ResponseMetadata())
    assert getattr(response, member.lower()) is not None
    assert any(path.startswith(member) for path in response.unread)


def test_a_promise_of_an_item_is_noted_at_its_place() -> None:
    payload = {**WHOLE, "Boxes": [{"BoxId": "a"}, {"Weight": 1}, {"BoxId": None}]}
    response = read_response(PromisingResponse, payload, ResponseMetadata())
    assert [box.box_id for box in response.boxes] == ["a", "", ""]
    assert [path for path in response.unread if path.startswith("Boxes")] == [
        "Boxes[1].BoxId",
        "Boxes[2].BoxId",
    ]


@pytest.mark.parametrize("sent", ["", {}, {"Box": ""}])
def test_an_empty_element_of_xml_keeps_the_promise_of_a_list(sent: Any) -> None:
    response = read_response(PromisingResponse, {**WHOLE, "Boxes": sent}, ResponseMetadata())
    assert response.boxes == []
    assert "Boxes" not in response.unread
