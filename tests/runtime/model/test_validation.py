"""Validation of arguments before a request is sent."""

from __future__ import annotations

import traceback
from typing import Any

import pytest
from yunbind_runtime.base.errors import InvalidArguments
from yunbind_runtime.model.validation import build_request, list_members

from tests.runtime.fakes.models import Address, Filter, ListImagesRequest, MakeImageRequest, Policy, Status
from tests.runtime.fakes.services import FIND_IMAGES, LIST_IMAGES, MAKE_IMAGE


def send(operation: Any, **arguments: Any) -> dict[str, Any]:
    return list_members(operation, build_request(operation, arguments, "ap-1"), "ap-1", "strict")


def refuse(operation: Any, **arguments: Any) -> str:
    with pytest.raises(InvalidArguments) as caught:
        send(operation, **arguments)
    return str(caught.value)


def test_members_have_wire_names_and_none_is_left_out() -> None:
    assert send(LIST_IMAGES, image_ids=["a"], limit=10, offset=None) == {"ImageIds": ["a"], "Limit": 10}


def test_false_zero_and_empty_values_are_sent() -> None:
    assert send(LIST_IMAGES, image_ids=[], limit=0) == {"ImageIds": [], "Limit": 0}
    assert send(MAKE_IMAGE, name="n", new_address=False, address_id="") == {
        "Name": "n",
        "NewAddress": False,
        "AddressId": "",
    }


def test_structures_can_be_models_or_dicts_with_either_name() -> None:
    expected = {"Filters": [{"Name": "n", "Values": ["v"]}]}
    for given in (
        Filter(name="n", values=["v"]),
        {"name": "n", "values": ["v"]},
        {"Name": "n", "Values": ["v"]},
    ):
        assert send(LIST_IMAGES, filters=[given]) == expected


def test_an_error_has_the_action_the_member_the_rule_and_the_page() -> None:
    assert refuse(LIST_IMAGES, limit=51) == (
        "PIC ListImages: limit (Limit) must be less than or equal to 50. See https://docs.test/ListImages"
    )


@pytest.mark.parametrize(
    ("operation", "arguments", "problem"),
    [
        (MAKE_IMAGE, {}, "name (Name) is required"),
        (MAKE_IMAGE, {"name": ""}, "name (Name) must have at least 1 character"),
        (LIST_IMAGES, {"limit": "many"}, "limit (Limit) must be a valid integer"),
        (LIST_IMAGES, {"offset": -1}, "offset (Offset) must be greater than or equal to 0"),
        (LIST_IMAGES, {"image_ids": "imc-1"}, "image_ids (ImageIds) must be a valid list"),
        (LIST_IMAGES, {"image_ids": [1]}, "image_ids[0] (ImageIds[0]) must be a valid string"),
        (LIST_IMAGES, {"filters": [{"values": []}]}, "filters[0].name (Filters[0].Name) is required"),
        (
            LIST_IMAGES,
            {"filters": [Filter(name="n", values=[])] * 11},
            "filters (Filters) must have at most 10 items",
        ),
        (LIST_IMAGES, {"limitt": 1}, "limitt is unknown (did you mean limit?)"),
        (
            LIST_IMAGES,
            {"filters": [{"name": "n", "values": [], "Nam": "x"}]},
            "filters[0].Nam (Filters[0].Nam) is unknown (did you mean name?)",
        ),
        (LIST_IMAGES, {"since": "never"}, "since (Since): the text is not in a known timestamp format"),
        (LIST_IMAGES, {"status": "Melting"}, "status (Status) must be one of Pending, Ready"),
        (
            MAKE_IMAGE,
            {"name": "n", "address": {"delete_policy": "Sometimes"}},
            "address.delete_policy (Address.DeletePolicy) must be one of Never, Always",
        ),
    ],
)
def test_every_kind_of_problem_is_described(operation: Any, arguments: dict[str, Any], problem: str) -> None:
    assert problem in refuse(operation, **arguments)


def test_all_problems_are_reported_together() -> None:
    with pytest.raises(InvalidArguments) as caught:
        send(LIST_IMAGES, limit=51, offset=-1)
    assert len(caught.value.problems) == 2


def test_at_most_one_of_exclusive_members_is_accepted() -> None:
    message = refuse(MAKE_IMAGE, name="n", address_id="eip-1", new_address=True)
    assert "only one of address_id (AddressId) and new_address (NewAddress) can be given" in message
    message = refuse(MAKE_IMAGE, name="n", address_id="eip-1", address=Address(delete_policy=Policy.NEVER))
    assert "address_id (AddressId) and address (Address)" in message


def test_false_is_accepted_beside_an_exclusive_member() -> None:
    assert send(MAKE_IMAGE, name="n", address_id="eip-1", new_address=False)["AddressId"] == "eip-1"


def test_a_member_that_requires_another_is_refused_alone() -> None:
    message = refuse(MAKE_IMAGE, name="n", full_match=True)
    assert "full_match (FullMatch) can only be given together with match (Match)" in message
    assert send(MAKE_IMAGE, name="n", full_match=True, match=["a"])["FullMatch"] is True


def test_an_undocumented_value_of_a_response_is_refused_in_a_request() -> None:
    request = ListImagesRequest(status=Status("Melting"))
    with pytest.raises(InvalidArguments, match="must be one of"):
        list_members(LIST_IMAGES, request, None, "strict")


def test_the_region_of_the_client_is_the_default_of_the_region_member() -> None:
    assert send(FIND_IMAGES)["RegionId"] == "ap-1"
    assert send(FIND_IMAGES, region_id="ap-2")["RegionId"] == "ap-2"
    assert list_members(FIND_IMAGES, ListImagesRequest(), "ap-1")["RegionId"] == "ap-1"
    assert "RegionId" not in list_members(FIND_IMAGES, ListImagesRequest(), None)


def test_no_error_contains_the_given_values() -> None:
    """Neither in its text nor in a chained pydantic error."""
    secret = "".join(["s3", "cret"])  # the source line in the traceback must not contain it
    with pytest.raises(InvalidArguments) as caught:
        send(MAKE_IMAGE, name="n", logins=[{"password": [secret]}])
    assert "password" in str(caught.value)
    assert secret not in "".join(traceback.format_exception(caught.value))
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


def test_a_request_model_is_equivalent_to_arguments() -> None:
    request = MakeImageRequest(name="n", match=["a"])
    assert list_members(MAKE_IMAGE, request, None) == send(MAKE_IMAGE, name="n", match=["a"])
