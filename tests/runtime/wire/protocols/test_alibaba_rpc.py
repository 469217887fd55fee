"""Alibaba's RPC style: requests, responses in JSON and XML, and service errors."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from yunbind_runtime.base import errors
from yunbind_runtime.base.http import HttpRequest, HttpResponse
from yunbind_runtime.model.endpoints import Endpoint
from yunbind_runtime.model.models import ResponseMetadata, read_response
from yunbind_runtime.model.operation import WireMember
from yunbind_runtime.wire.options import WireOptions, complete_wire_options
from yunbind_runtime.wire.protocols import alibaba_rpc

from tests.runtime.fakes import errors as service
from tests.runtime.fakes.models import ListImagesResponse, Tag
from tests.runtime.fakes.services import ALIBABA, FIND_IMAGES, define

ENDPOINT = Endpoint("https", "pic.ap-1.alibaba.test")
PLAIN = define(ALIBABA, "ListImages")

DEFAULT = complete_wire_options("alibaba-rpc")


def serialize(
    members: dict[str, Any],
    operation: Any = PLAIN,
    options: WireOptions = DEFAULT,
) -> HttpRequest:
    return alibaba_rpc.serialize(
        operation, members, endpoint=ENDPOINT, region="ap-1", project_id=None, options=options
    )


def parse(body: bytes | str, status: int = 200, **headers: str) -> dict[str, Any]:
    raw = body if isinstance(body, bytes) else body.encode()
    pairs = tuple((name.replace("_", "-"), value) for name, value in headers.items())
    return alibaba_rpc.parse(PLAIN, HttpResponse(status, pairs, raw))


def test_a_request_is_a_post_with_all_parameters_in_the_query() -> None:
    request = serialize({"RegionId": "cn-hangzhou", "Limit": 20})
    assert (request.method, request.path, request.body) == ("POST", "/", b"")
    assert request.query == "Limit=20&RegionId=cn-hangzhou"
    assert dict(request.headers) == {
        "x-acs-action": "ListImages",
        "x-acs-version": "2026-02-02",
        "accept": "application/json",
    }


def test_the_query_equals_the_one_of_the_vendors_signer() -> None:
    """``peer``: the query of vector R3, without the common parameters."""
    members = {
        "RegionId": "cn-hangzhou",
        "Tag": [{"Key": "k1", "Value": "v 1*~"}],
        "MatchImage": [
            "registry-vpc.cn-hangzhou.aliyuncs.com/eci_open/nginx:1.15.10-perl",
            "中文/镜像:a+b",
        ],
        "Limit": 20,
    }
    assert serialize(members).query == (
        "Limit=20&MatchImage.1=registry-vpc.cn-hangzhou.aliyuncs.com%2Feci_open%2Fnginx%3A1.15.10-perl"
        "&MatchImage.2=%E4%B8%AD%E6%96%87%2F%E9%95%9C%E5%83%8F%3Aa%2Bb"
        "&RegionId=cn-hangzhou&Tag.1.Key=k1&Tag.1.Value=v%201%2A~"
    )


def test_nested_members_are_flattened_like_in_the_vendors_sdk() -> None:
    """``peer``: the query of vector E2."""
    members = {
        "RegionId": "cn-hangzhou",
        "ImageCacheName": "testcache",
        "Image": ["nginx:1", "busybox:2"],
        "ImageCacheSize": 20,
        "Flash": True,
        "ImageRegistryCredential": [{"Server": "r.example.com", "UserName": "u", "Password": "p@ss w/+"}],
        "AcrRegistryInfo": [{"InstanceId": "cri-1", "Domain": ["d1", "d2"]}],
        "VSwitchId": "vsw-1,vsw-2",
        "SecurityGroupId": "sg-1",
        "ClientToken": "123e4567-e89b-12d3-a456-426655440000",
    }
    assert serialize(members).query == (
        "AcrRegistryInfo.1.Domain.1=d1&AcrRegistryInfo.1.Domain.2=d2&AcrRegistryInfo.1.InstanceId=cri-1"
        "&ClientToken=123e4567-e89b-12d3-a456-426655440000&Flash=true&Image.1=nginx%3A1&Image.2=busybox%3A2"
        "&ImageCacheName=testcache&ImageCacheSize=20&ImageRegistryCredential.1.Password=p%40ss%20w%2F%2B"
        "&ImageRegistryCredential.1.Server=r.example.com&ImageRegistryCredential.1.UserName=u"
        "&RegionId=cn-hangzhou&SecurityGroupId=sg-1&VSwitchId=vsw-1%2Cvsw-2"
    )


def test_lists_count_from_one() -> None:
    """``peer``: A.1.B.1, A.1.B.2 and H.I.J. The lower-case boolean is our choice."""
    request = serialize(
        {"A": [{"B": [1, 2], "D": True}], "E": "", "G": False, "H": {"I": {"J": 3}}, "K": 1.5}
    )
    assert request.query == "A.1.B.1=1&A.1.B.2=2&A.1.D=true&E=&G=false&H.I.J=3&K=1.5"


def test_a_get_has_the_same_parameters_as_a_post() -> None:
    post, get = (
        serialize({"Limit": 20}),
        serialize({"Limit": 20}, options=complete_wire_options("alibaba-rpc", "GET")),
    )
    assert get == replace(post, method="GET")


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("response_format", ["json", "xml"])
def test_the_older_signature_has_action_version_and_format_as_parameters(
    method: str, response_format: str
) -> None:
    """``documented``: the common parameters. ``peer``: the query of a POST has them too, its body is empty."""
    request = serialize({"RegionId": "ap-1"}, options=WireOptions(method, "parameters", response_format))
    assert request.method == method
    assert request.query == (
        f"Action=ListImages&Format={response_format.upper()}&RegionId=ap-1&Version=2026-02-02"
    )
    assert (request.headers, request.body) == ((("accept", f"application/{response_format}"),), b"")


def test_an_unsigned_post_keeps_its_own_parameters_out_of_the_url() -> None:
    """``peer``: the credentials library of the vendor's Go SDK sends a token like this."""
    operation = define(ALIBABA, "ListImages", unsigned=True)
    members = {"Token": "a token/+", "Ids": ["x"]}
    request = serialize(members, operation, complete_wire_options("alibaba-rpc", "POST", "parameters"))
    assert request.query == "Action=ListImages&Format=JSON&Version=2026-02-02"
    assert request.body == b"Ids.1=x&Token=a%20token%2F%2B"
    assert request.header("Content-Type") == "application/x-www-form-urlencoded"
    assert (
        serialize(members, operation, complete_wire_options("alibaba-rpc", "GET", "parameters")).body == b""
    )


def test_members_can_have_another_name_or_be_one_text() -> None:
    operation = define(
        ALIBABA,
        "ListImages",
        members={
            "Ids": WireMember("query", "Id", encode="json"),
            "Zones": WireMember("query", "ZoneId", encode="comma"),
            "Trace": WireMember("header", "x-acs-trace"),
        },
    )
    request = serialize({"Ids": ["a"], "Zones": ["b", "c"], "Trace": "t"}, operation)
    assert request.query == "Id=%5B%22a%22%5D&ZoneId=b%2Cc"
    assert request.header("x-acs-trace") == "t"
    assert serialize({"ImageIds": ["a", "b"]}, FIND_IMAGES).query == "ImageId.1=a&ImageId.2=b"


def test_a_json_response_is_returned_unchanged() -> None:
    assert parse('{"RequestId": "r", "ImageCaches": []}') == {"RequestId": "r", "ImageCaches": []}


XML = """<?xml version="1.0" encoding="UTF-8"?>
<DescribeImageCachesResponse>
  <RequestId>r-1</RequestId>
  <Total>2</Total>
  <Images>
    <ImageId>imc-1</ImageId>
    <Layers>one</Layers>
    <IsPublic>true</IsPublic>
    <Created></Created>
    <Tags><Key>a</Key><Value>1</Value></Tags>
    <Tags><Key>b</Key><Value/></Tags>
  </Images>
  <Images>
    <ImageId>imc-2</ImageId>
    <Layers>x</Layers>
    <Layers>y</Layers>
    <Tags><Key>c</Key></Tags>
  </Images>
</DescribeImageCachesResponse>"""


def test_repeated_siblings_in_xml_are_a_list() -> None:
    payload = parse(XML, content_type="text/xml;charset=utf-8")
    assert payload["RequestId"] == "r-1"
    assert payload["Images"][1] == {"ImageId": "imc-2", "Layers": ["x", "y"], "Tags": {"Key": "c"}}
    assert payload["Images"][0]["Tags"] == [{"Key": "a", "Value": "1"}, {"Key": "b", "Value": ""}]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_an_xml_response_gives_the_same_model_as_json(newline: str) -> None:
    response = read_response(ListImagesResponse, parse(XML.replace("\n", newline)), ResponseMetadata())
    assert response.total == 2
    first, second = response.images or []
    assert (first.layers, first.is_public, first.created) == (["one"], True, None)
    assert first.tags == [Tag(key="a", value="1"), Tag(key="b", value="")]
    assert (second.layers, second.tags) == (["x", "y"], [Tag(key="c")])
    assert response.unread == {}


def test_text_in_xml_keeps_its_spaces_and_entities() -> None:
    payload = parse("<R><A> x &lt;&amp;&#20013; </A><B>\n</B><C><![CDATA[<b>]]></C></R>")
    assert payload == {"A": " x <&中 ", "B": "", "C": "<b>"}


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("<html><body>502 Bad Gateway</body></html>", "HTML"),
        ("<HTML><h1>x</h1></HTML>", "HTML"),
        ("<!DOCTYPE html><html></html>", "document type"),
        ('<!DOCTYPE r [<!ENTITY a "b">]><R><A>&a;</A></R>', "document type"),
        ('<!DOCTYPE r SYSTEM "file:///etc/passwd"><R/>', "document type"),
        ("<R><A>", "not complete XML"),
        ("<R>&undefined;</R>", "not complete XML"),
        ("<R></R><R></R>", "not complete XML"),
        ("<a" * 100, "not complete XML"),
        ("<a>" * 100_000, "nested too deeply"),
        ("<R>just text</R>", "text instead of members"),
        ('<?xml version="1.0" encoding="klingon"?><R/>', "not complete XML"),
        (b"<R>\xff\xfe</R>", "not complete XML"),
    ],
    ids=lambda value: str(value)[:30],
)
@pytest.mark.parametrize("status", [200, 503])
def test_xml_in_another_format_is_unreadable(body: str | bytes, reason: str, status: int) -> None:
    with pytest.raises(errors.UnreadableResponse, match=reason) as caught:
        parse(body, status)
    assert caught.value.http_status == status


def test_expanding_entities_cannot_fill_the_memory() -> None:
    bomb = '<!DOCTYPE b [<!ENTITY a0 "x">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    with pytest.raises(errors.UnreadableResponse):
        parse(bomb + "]><b>&a9;</b>")


ENVELOPE = {
    "RequestId": "r-1",
    "HostId": "eci.aliyuncs.com",
    "Code": "Throttling.User",
    "Message": "slow down",
    "Recommend": "https://api.aliyun.com/troubleshoot",
}


@pytest.mark.parametrize(
    "body",
    [
        json.dumps(ENVELOPE),
        json.dumps({name[0].lower() + name[1:]: value for name, value in ENVELOPE.items()}),
        "<Error>" + "".join(f"<{name}>{value}</{name}>" for name, value in ENVELOPE.items()) + "</Error>",
    ],
    ids=["JSON", "JSON with lower-case letters", "XML"],
)
@pytest.mark.parametrize("status", [400, 429, 503])
def test_a_service_error_is_read_from_json_of_either_case_and_from_xml(body: str, status: int) -> None:
    with pytest.raises(service.Throttling) as caught:
        parse(body, status)
    error = caught.value
    assert (error.code, error.message, error.request_id) == ("Throttling.User", "slow down", "r-1")
    assert (error.http_status, error.provider) == (status, "alibaba")
    assert {name.lower() for name in error.details} == {"hostid", "recommend"}


def test_a_signature_error_does_not_show_the_string_that_the_server_signed() -> None:
    """The service puts it into the message, from where passwords and tokens would reach logs."""
    text = "Signature is wrong. server string to sign is:GET&%2F&Password%3Dp4ssword"
    with pytest.raises(errors.ApiError) as caught:
        parse(json.dumps({"Code": "SignatureDoesNotMatch", "Message": text}), 400)
    error = caught.value
    assert error.message.startswith("Signature is wrong. (the string that the server signed is in")
    assert "p4ssword" not in str(error) + repr(error) + str(error.args)
    assert error.details["StringToSign"] == "GET&%2F&Password%3Dp4ssword"


def test_an_xml_error_with_status_200_is_a_service_error() -> None:
    with pytest.raises(errors.ApiError, match="InvalidAction"):
        parse("<Error><Code>InvalidAction.NotFound</Code><Message>m</Message></Error>")


def test_a_code_in_json_with_status_200_is_a_member() -> None:
    assert parse('{"Code": "200", "Total": 1}') == {"Code": "200", "Total": 1}


@pytest.mark.parametrize(
    "body", ['{"Message": "m"}', "{}", '{"Code": ""}', '{"Code": null}', '{"Code": {"a": 1}}']
)
def test_a_failure_without_code_is_unreadable(body: str) -> None:
    with pytest.raises(errors.UnreadableResponse):
        parse(body, 500)


def test_a_redirect_is_not_followed() -> None:
    with pytest.raises(errors.UnreadableResponse, match="redirect"):
        parse("{}", 302, location="https://elsewhere.test")


def test_the_request_id_is_in_the_body_or_in_a_header() -> None:
    response = HttpResponse(200, (("x-acs-request-id", "from-header"),))
    assert alibaba_rpc.find_request_id(response, {"RequestId": "from-body"}) == "from-body"
    assert alibaba_rpc.find_request_id(response, {"requestId": "small"}) == "small"
    assert alibaba_rpc.find_request_id(response, {}) == "from-header"
    with pytest.raises(errors.UnreadableResponse) as caught:
        parse("", 502, x_acs_request_id="from-header")
    assert caught.value.request_id == "from-header"
