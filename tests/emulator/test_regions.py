"""Regions that a cloud accepts, rejects and lists."""

from __future__ import annotations

import json

import pytest
from yunbind_emulator.protocols.cloud_protocol import ASSUMED_HEADER, EVIDENCE_HEADER
from yunbind_emulator.protocols.tencent import UNSUPPORTED_REGION

from .caller import CCE, Caller
from .signed_requests import alibaba, huawei, huawei_error, tencent, tencent_error, without

# The constants of Tencent's SDK for Go.
OF_TENCENT = [
    "ap-bangkok",
    "ap-beijing",
    "ap-chengdu",
    "ap-chongqing",
    "ap-guangzhou",
    "ap-guangzhou-open",
    "ap-hongkong",
    "ap-jakarta",
    "ap-mumbai",
    "ap-nanjing",
    "ap-seoul",
    "ap-shanghai",
    "ap-shanghai-fsi",
    "ap-shenzhen-fsi",
    "ap-singapore",
    "ap-tokyo",
    "eu-frankfurt",
    "eu-moscow",
    "na-ashburn",
    "na-siliconvalley",
    "na-toronto",
    "sa-saopaulo",
]
OF_NONE = [
    "ap-guangzou",
    "ap-hangzhou-ecm",
    "ap-chongqing-ecm2",
    "ap-guangzhou-ecm-cu2",
    "cn-hangzhou",
    "cn-north-4",
    "ap-southeast-1",
    "us-east-1",
    "mars",
    "guangzhou",
    "AP-GUANGZHOU",
    "ap-",
]
DELETE = {"ImageCacheIds": ["imc-1"]}


@pytest.mark.parametrize("region", OF_TENCENT)
def test_tencent_takes_every_region_that_its_sdk_names(caller: Caller, region: str):
    """``peer``: the constants of the SDK for Go."""
    assert caller.tke("DescribeImageCaches", region=region)["TotalCount"] == 0


@pytest.mark.parametrize("region", OF_NONE)
def test_tencent_refuses_an_unknown_region(caller: Caller, region: str):
    """``assumed``: the code is documented, but not its use."""
    refused = caller.application.respond(tencent("DeleteImageCaches", DELETE, region=region))
    assert tencent_error(refused) == "UnsupportedRegion"
    assert (refused.header(EVIDENCE_HEADER), refused.header(ASSUMED_HEADER)) == (
        "assumed",
        UNSUPPORTED_REGION,
    )


def test_a_service_without_regions_ignores_one(caller: Caller):
    """``documented``: the image actions of ECM take none."""
    request = tencent("DescribeImage", {}, service="ecm", version="2019-07-19", region="mars")
    assert "ImageSet" in json.loads(caller.application.respond(request).body)["Response"]


def test_eci_lists_its_regions_or_the_one_that_is_asked_for(caller: Caller):
    """``documented``: the zones of the sample's region. ``assumed``: the zones of others, and the list of one."""
    response = json.loads(caller.application.respond(alibaba({}, action="DescribeRegions")).body)
    regions = {each["RegionId"]: each for each in response["Regions"]}
    service = next(each for each in find_services(caller, "alibaba") if each.name == "eci")
    assert (*regions,) == service.regions
    assert regions["cn-hangzhou"]["Zones"] == ["cn-hangzhou-g"]
    assert caller.eci("DescribeRegions", region="cn-hangzhou")["Regions"] == [regions["cn-hangzhou"]]
    assert caller.evidence == "assumed"
    assert caller.eci("DescribeRegions", region="cn-nowhere")["Code"] == "InvalidParameter"


def find_services(caller: Caller, cloud: str):
    return next(
        each.provider.services
        for each in caller.application._protocols
        if each.provider.name == cloud and len(each.provider.services) > 1
    )


def test_huawei_refuses_a_project_that_the_account_does_not_have(caller: Caller):
    """``assumed``: the project of a call determines its region."""
    status, response = caller.cce("GET", CCE, project="f" * 32)
    assert (status, response["error_code"], caller.evidence) == (403, "APIGW.0310", "assumed")


def test_huawei_takes_the_region_from_the_token_without_a_project(caller: Caller):
    """``documented``: a token belongs to a project."""
    token = get_token(caller, "cn-south-1")
    made = {"name": "a", "images": ["b"], "building_config": {"cluster": "c"}}
    request = without(huawei("POST", CCE, "", json.dumps(made).encode()), "authorization")
    request = request.with_headers(("x-auth-token", token))
    assert caller.application.respond(request).status == 200
    assert [*caller.application.control.state.export()["accounts"]["main"]] == ["cn-south-1"]


def test_huawei_refuses_a_token_of_another_project(caller: Caller):
    """``assumed``: the code; its meaning names the URL of another region."""
    token = get_token(caller, "cn-south-1")
    request = without(huawei(headers={"x-auth-token": token, "x-project-id": "0" * 32}), "authorization")
    assert huawei_error(caller.application.respond(request)) == (401, "APIGW.0307")


def get_token(caller: Caller, region: str) -> str:
    user = {"name": "huawei-user", "password": "huawei-password", "domain": {"name": "huawei-domain"}}
    auth = {
        "identity": {"methods": ["password"], "password": {"user": user}},
        "scope": {"project": {"name": region}},
    }
    response = caller.application.respond(
        huawei("POST", "/v3/auth/tokens", "", json.dumps({"auth": auth}).encode())
    )
    return response.header("X-Subject-Token") or ""
