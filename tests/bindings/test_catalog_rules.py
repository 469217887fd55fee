"""The clients do what the catalog says about common parameters, patterns, lengths and statuses."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from yunbind import AuthToken, Credentials
from yunbind.alibaba.eci import EciClient
from yunbind.huawei.cce import CceClient
from yunbind.huawei.iam import IamClient
from yunbind.tencent.ecm import EcmClient
from yunbind.tencent.sts import StsClient
from yunbind.tencent.tke import TkeClient
from yunbind_emulator.base.catalog_file import find_installed
from yunbind_emulator.base.patterns import Pattern
from yunbind_runtime.base.errors import UndocumentedValueWarning
from yunbind_runtime.base.http import HttpRequest

from tests.bindings.canned import Canned

CATALOG: dict[str, Any] = json.loads(find_installed().read_bytes())
KEY = Credentials("id", "secret", project_id="p-1")
BARE = Credentials("id", "secret")
TEMPORARY = Credentials("id", "secret", "token", project_id="p-1")


def send_tencent(credentials: Credentials, region: str | None = "ap-guangzhou") -> HttpRequest:
    transport = Canned(b'{"Response": {"RequestId": "r", "ImageSet": [], "TotalCount": 0}}')
    if region is None:
        with EcmClient(credentials=credentials, transport=transport) as ecm:
            ecm.describe_image()
    else:
        with TkeClient(region=region, credentials=credentials, transport=transport) as tke:
            tke.call("DescribeImageCaches")
    return transport.requests[0]


def send_unsigned() -> HttpRequest:
    transport = Canned(b'{"Response": {"RequestId": "r"}}')
    with StsClient(region="ap-guangzhou", transport=transport) as sts:
        sts.call("AssumeRoleWithWebIdentity")
    return transport.requests[0]


def send_alibaba(credentials: Credentials) -> HttpRequest:
    transport = Canned(b'{"RequestId": "r"}')
    with EciClient(region="cn-hangzhou", credentials=credentials, transport=transport) as eci:
        eci.call("DescribeImageCaches", {"RegionId": "cn-hangzhou"})
    return transport.requests[0]


def send_huawei(credentials: Credentials | AuthToken, *, in_project: bool = True) -> HttpRequest:
    transport = Canned(b"{}")
    kind, action = (CceClient, "ListImageCaches") if in_project else (IamClient, "KeystoneListProjects")
    with kind(region="cn-north-4", credentials=credentials, transport=transport) as client:
        client.call(action)
    return transport.requests[0]


@pytest.mark.parametrize(
    ("cloud", "send", "conditions", "known"),
    [
        ("tencent", lambda: send_tencent(BARE), {"signed"}, {"Region"}),
        ("tencent", lambda: send_tencent(BARE, None), {"signed"}, set()),
        ("tencent", lambda: send_tencent(TEMPORARY), {"signed", "temporary"}, {"Region"}),
        ("tencent", lambda: send_unsigned(), set(), {"Region"}),
        ("alibaba", lambda: send_alibaba(BARE), {"signed"}, set()),
        ("alibaba", lambda: send_alibaba(TEMPORARY), {"signed", "temporary"}, set()),
        ("huawei", lambda: send_huawei(KEY), {"signed"}, {"ProjectId"}),
        ("huawei", lambda: send_huawei(BARE, in_project=False), {"signed"}, set()),
        ("huawei", lambda: send_huawei(TEMPORARY), {"signed", "temporary"}, {"ProjectId"}),
        ("huawei", lambda: send_huawei(AuthToken("token", "p-1")), {"token"}, {"ProjectId"}),
    ],
)
def test_common_parameters_are_sent_when_the_catalog_says_so(
    cloud: str, send: Callable[[], HttpRequest], conditions: set[str], known: set[str]
) -> None:
    """The HTTP library adds those that are set by the transport."""
    parameters, request = CATALOG["providers"][cloud]["common_parameters"], send()
    sent = {name for name, each in parameters.items() if request.header(each.get("name", name)) is not None}
    expected = {
        name
        for name, each in parameters.items()
        if each["set_by"] != "transport"
        and (each["sent"] in {"always", *conditions} or (each["sent"] == "known" and name in known))
    }
    assert sent == expected


def test_a_signer_computes_its_parameters_for_each_attempt() -> None:
    """Values of the signer differ between two requests a moment apart, and the others are the same."""
    transport = Canned(b'{"RequestId": "r"}')
    start = datetime(2026, 11, 29, 12, tzinfo=UTC)
    moments = iter([start + timedelta(seconds=step) for step in range(100)])
    with EciClient(
        region="cn-hangzhou", credentials=TEMPORARY, transport=transport, clock=lambda: next(moments)
    ) as eci:
        for _ in range(2):
            eci.call("DescribeImageCaches", {"RegionId": "cn-hangzhou"})
    first, second = transport.requests
    for name, each in CATALOG["providers"]["alibaba"]["common_parameters"].items():
        header = each.get("name", name)
        is_new = each["set_by"] == "signer" and name != "ContentSha256"  # both bodies are empty
        assert (first.header(header) != second.header(header)) == is_new, name


@pytest.mark.parametrize(("length", "fits"), [(20, True), (21, False)])
def test_lengths_count_code_points(length: int, fits: bool) -> None:
    """A character outside the basic plane counts once. ImageName has at most 20."""
    assert CATALOG["rules"]["length"] == {"unit": "code_point"}
    transport = Canned(b'{"Response": {"RequestId": "r"}}')
    with EcmClient(credentials=KEY, transport=transport) as ecm:
        if fits:
            ecm.modify_image_attribute(image_id="img-1", image_name="\U0001f40b" * length)
        else:
            with pytest.warns(UndocumentedValueWarning, match="image_name"):
                ecm.modify_image_attribute(image_id="img-1", image_name="\U0001f40b" * length)


@pytest.mark.parametrize("name", ["Aweb", "web!", "web\n", "-web"])
def test_patterns_match_whole_strings(name: str) -> None:
    """Each text holds a part that matches the pattern of a cache's name."""
    assert CATALOG["rules"]["pattern"]["matches"] == "whole_string"
    transport = Canned(b'{"id": "1"}')
    config = {"cluster": "c-1"}
    with (
        CceClient(region="cn-north-4", credentials=KEY, transport=transport) as cce,
        pytest.warns(UndocumentedValueWarning, match="name"),
    ):
        cce.create_image_cache(name=name, images=["nginx"], building_config=config)


@pytest.mark.parametrize(("pattern", "text"), [(r"\d", "\u0663"), (".", "\U0001f40b"), (r"\w", "\u4e91")])
def test_classes_of_patterns_hold_all_scripts_and_a_dot_is_a_code_point(pattern: str, text: str) -> None:
    """Emulator and models use the same matcher."""
    assert CATALOG["rules"]["pattern"] == {
        "matches": "whole_string",
        "unit": "code_point",
        "classes": "unicode",
    }
    assert Pattern(pattern).matches(text)


@pytest.mark.parametrize("status", [200, 201, 202, 206, 299])
def test_every_status_of_the_rule_is_a_success(status: int) -> None:
    """The page documents 200 alone for the list."""
    listed = CATALOG["providers"]["huawei"]["services"]["cce"]["v5"]["actions"]["ListImageCaches"]
    assert listed["http"]["statuses"] == [200]
    transport = Canned(b'{"image_caches": []}', status)
    with CceClient(region="cn-north-4", credentials=KEY, transport=transport) as cce:
        assert cce.call("ListImageCaches") is not None
