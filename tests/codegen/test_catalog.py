"""The catalog is resolved, and belongs to no language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from yunbind_codegen.catalog import make_catalog
from yunbind_codegen.catalog_lean import strip
from yunbind_codegen.ir import Api
from yunbind_codegen.pipeline import read_api

from .specfolder import TYPES, SpecFolder


def read_service(specs: SpecFolder) -> dict[str, Any]:
    """Return the service of the base specs in the catalog."""
    return json.loads(json.dumps(make_catalog(read_api(specs.specs))))["providers"]["acme"]["services"][
        "box"
    ]["2020-01-02"]


@pytest.fixture(scope="module")
def catalog(real_api: Api) -> dict[str, Any]:
    """The catalog of the real specs."""
    return json.loads(json.dumps(make_catalog(real_api)))


def list_actions(catalog: dict[str, Any]) -> Iterator[tuple[dict[str, Any], dict[str, Any], dict[str, Any]]]:
    for provider in catalog["providers"].values():
        for versions in provider["services"].values():
            for service in versions.values():
                for action in service["actions"].values():
                    yield provider, service, action


def test_an_error_of_an_action_has_the_facts_of_its_page_and_of_its_definition(specs: SpecFolder) -> None:
    """The page of DescribeBoxes gives another message and cause; kind and retryability are the code's."""
    errors = read_service(specs)["actions"]["DescribeBoxes"]["errors"]
    assert errors["BoxNotFound"] == {
        "kind": "not_found",
        "retryable": False,
        "http": 404,
        "message": "No box has this id.",
        "doc": {"en": "None of the ids exists."},
    }


def test_an_error_that_an_action_only_names_has_all_facts_of_its_definition(specs: SpecFolder) -> None:
    """The definition is the cloud's. It has no HTTP status."""
    errors = read_service(specs)["actions"]["DescribeBoxes"]["errors"]
    assert errors["InvalidParameter"] == {
        "kind": "invalid_request",
        "retryable": False,
        "message": "The parameter %s is not valid.",
        "doc": {"en": "A parameter is not acceptable.", "zh": "参数有误。"},
    }


def test_every_error_of_every_action_agrees_with_the_nearest_definition(catalog: dict[str, Any]) -> None:
    """Kind and retryability are those of the service's code, else of the cloud's; a text is never missing."""
    seen = 0
    for provider, service, action in list_actions(catalog):
        for code, error in action["errors"].items():
            defined = service["errors"].get(code) or provider["errors"][code]
            assert (error["kind"], error["retryable"]) == (defined["kind"], defined["retryable"])
            assert error["doc"]["en"]
            assert error.get("http") or not defined.get("http")
            seen += 1
    assert seen > 200


def test_types_and_enums_have_their_names_in_the_specs(specs: SpecFolder) -> None:
    """A class name of one language can differ."""
    specs.edit(TYPES, "  Lid:\n", "  box_lid:\n")
    specs.edit(TYPES, "type: Lid,", "type: box_lid,")
    specs.edit(TYPES, "  Colour:\n    doc: Colours", "  lid_colour:\n    doc: Colours")
    specs.edit(TYPES, "type: Colour,", "type: lid_colour,")
    service = read_service(specs)
    assert service["types"]["box_lid"]["names"] == {"python": "BoxLid"}
    assert service["types"]["Box"]["members"]["Lid"]["type"] == "box_lid"
    assert service["enums"]["lid_colour"]["names"] == {"python": "LidColour"}
    assert service["types"]["box_lid"]["members"]["Colour"]["type"] == "lid_colour"


def test_names_of_python_are_under_names_only(catalog: dict[str, Any]) -> None:
    """Without `names` and texts, nothing of the document is about Python."""
    text = json.dumps({**strip(catalog), "//": ""}, ensure_ascii=False).lower()
    text = re.sub("yunbind_(metadata_)?(endpoint|disabled)", "", text)  # variables that ports read too
    assert not re.findall(r"\w*yunbind\w*|\w*python\w*|\w*pydantic\w*", text)


def test_every_rest_action_has_documented_statuses_of_success(catalog: dict[str, Any]) -> None:
    """Each is a success by the rule for all clouds, so no client refuses it."""
    success = catalog["behavior"]["statuses"]
    statuses = [
        status
        for *_, action in list_actions(catalog)
        for status in action.get("http", {}).get("statuses", [])
    ]
    assert {200, 201, 202} <= set(statuses)
    assert all(success["success_from"] <= status <= success["success_to"] for status in statuses)


def test_the_token_services_name_their_actions(catalog: dict[str, Any]) -> None:
    """The actions exist, and the one for OpenID Connect needs no signature."""
    found = 0
    for provider in catalog["providers"].values():
        if "sts" in provider:
            sts = provider["sts"]
            actions = provider["services"][sts["service"]][sts["version"]]["actions"]
            assert "unsigned" not in actions[sts["actions"]["role"]]
            assert actions[sts["actions"]["oidc"]]["unsigned"] is True
            found += 1
    assert found == 2
