"""Packages of CCE Autopilot: where they are sold, and orders for them."""

from __future__ import annotations

import json
from typing import Any

import pytest
from yunbind_emulator.application import EVIDENCE_HEADER
from yunbind_emulator.services.cce_packages import PACKAGE

from .caller import Caller
from .signed_requests import huawei

PRODUCTS = "/v5/package-products"
ORDERS = f"{PRODUCTS}/subscribe"


@pytest.fixture
def sold(caller: Caller) -> str:
    """Return the project of a region that sells packages."""
    return find_project(caller, "cn-south-1")


def find_project(caller: Caller, region: str) -> str:
    _, found = caller.cce("GET", "/v3/projects", query=f"name={region}")
    return found["projects"][0]["id"]


def order(caller: Caller, project: str, **changes: Any) -> tuple[int, Any]:
    wanted = {"resource_spec_code": PACKAGE, "subscription_num": 1, **changes}
    return caller.cce("POST", ORDERS, {"package_products": [wanted]}, project=project)


def test_the_list_has_the_package_that_the_sample_orders(caller: Caller, sold: str):
    """``assumed``: the page's own list could not be read; the members are those of its table."""
    status, found = caller.cce("GET", PRODUCTS, project=sold)
    assert status == 200
    (product,) = found["package_products"]
    assert product["resource_spec_code"] == "autopilot.default.mem.1000GB-hour.monthly"
    assert product.keys() == {"product_name", "resource_spec_code", "period_type", "instance_type"}
    assert caller.evidence == "assumed"


def test_names_are_in_the_language_asked_for(caller: Caller, sold: str):
    """``documented``: Chinese by default, English for en-us."""
    names = [
        caller.cce("GET", PRODUCTS, query=query, project=sold)[1]["package_products"][0]["product_name"]
        for query in ("", "locale=zh-cn", "locale=en-us")
    ]
    assert names[0] == names[1] != names[2]
    assert not names[0].isascii()
    assert names[2].isascii()


def test_an_order_is_kept(caller: Caller, sold: str):
    """``assumed``: each order has its own number and costs nothing."""
    orders = [order(caller, sold, subscription_num=3) for _ in range(2)]
    assert [status for status, _ in orders] == [201, 201]
    numbers = [response["order_id"] for _, response in orders]
    kept = caller.application.control.state.export()["accounts"]["main"]["cn-south-1"]["cce.orders"]
    assert [*kept] == numbers
    assert kept[numbers[0]]["package_products"][0]["subscription_num"] == 3


@pytest.mark.parametrize("number", [0, 11])
def test_one_to_ten_of_a_package_are_ordered(caller: Caller, sold: str, number: int):
    """``documented``: the range of the page."""
    status, response = order(caller, sold, subscription_num=number)
    assert (status, response["errorCode"]) == (400, "CCE.01400001")


def test_an_unknown_package_is_refused(caller: Caller, sold: str):
    """``assumed``: the code."""
    status, response = order(caller, sold, resource_spec_code="autopilot.gold")
    assert (status, response["errorCode"], caller.evidence) == (400, "CCE.01400001", "assumed")


@pytest.mark.parametrize(("method", "path"), [("GET", PRODUCTS), ("POST", ORDERS)])
def test_packages_are_sold_in_two_regions_only(caller: Caller, method: str, path: str):
    """``documented``: the regions. The code for other regions is assumed."""
    wanted = {"package_products": [{"resource_spec_code": PACKAGE, "subscription_num": 1}]}
    body = json.dumps(wanted).encode() if method == "POST" else b""
    response = caller.application.respond(huawei(method, path, "", body))
    assert response.status == 403
    assert json.loads(response.body)["error_code"] == "APIGW.0801"
    assert response.header(EVIDENCE_HEADER) == "assumed"
    project = find_project(caller, "cn-southwest-2")
    status, _ = caller.cce(method, path, wanted if method == "POST" else None, project=project)
    assert status in (200, 201)
