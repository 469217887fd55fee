"""What a client may choose about how its requests travel, and what it may not."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import pytest
from yunbind_runtime.base.errors import ConfigurationError, InvalidArguments
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.wire.options import METHODS, RESPONSE_FORMATS
from yunbind_runtime.wire.protocols import PROTOCOLS

from tests.runtime.fakes.models import Filter, Tag
from tests.runtime.fakes.services import AliClient, HwClient, PicClient

OPTIONS: dict[str, Any] = {"region": "ap-1", "credentials": Credentials("id", "secret"), "endpoint": "h"}


class Recorder:
    """A transport that keeps requests and answers nothing of interest."""

    def __init__(self, body: bytes = b'{"Response": {}}') -> None:
        self.body = body
        self.sent: list[HttpRequest] = []

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        self.sent.append(request)
        return HttpResponse(200, (), self.body)

    def close(self) -> None: ...


def test_every_protocol_says_what_may_be_chosen() -> None:
    assert set(METHODS) == set(RESPONSE_FORMATS) == set(PROTOCOLS)


@pytest.mark.parametrize(
    ("client", "option", "told"),
    [
        (PicClient, {"method": "PUT"}, r"PIC does not support method='PUT'. Choose one of: POST, GET\."),
        (PicClient, {"method": "get"}, "Choose one of: POST, GET"),
        (
            PicClient,
            {"response_format": "xml"},
            r"response_format='xml'. Leave the option out",
        ),
        (AliClient, {"method": "DELETE"}, "Choose one of: POST, GET"),
        (AliClient, {"response_format": "yaml"}, "Choose one of: json, xml"),
        (HwClient, {"method": "POST"}, "Leave the option out"),
        (HwClient, {"response_format": "json"}, "Leave the option out"),
        (HwClient, {"signing": "hmac-sha1"}, "choose one of"),
        (AliClient, {"signing": "hmac-sha256"}, "choose one of: acs3-hmac-sha256, hmac-sha1"),
        (PicClient, {"signing": "skip-sign"}, "choose one of: tc3-hmac-sha256, hmac-sha1, hmac-sha256"),
    ],
)
def test_what_a_cloud_does_not_leave_to_the_client_is_refused(
    client: Any, option: dict[str, str], told: str
) -> None:
    with pytest.raises(ConfigurationError, match=told):
        client(**OPTIONS, **option)
    with pytest.raises(ConfigurationError, match=told):
        client(**OPTIONS).with_options(**option)


def test_a_copy_travels_its_own_way_and_the_client_stays_as_it_was() -> None:
    client = PicClient(**OPTIONS, transport=(wire := Recorder()))
    client.with_options(method="GET").list_images(limit=1)
    client.with_options(signing="hmac-sha1").list_images(limit=1)
    client.with_options(signing="hmac-sha1", method="GET").with_options(timeout=1).list_images(limit=1)
    client.list_images(limit=1)
    assert [(each.method, bool(each.query), each.header("Content-Type")) for each in wire.sent] == [
        ("GET", True, "application/x-www-form-urlencoded"),
        ("POST", False, "application/x-www-form-urlencoded"),
        ("GET", True, "application/x-www-form-urlencoded"),
        ("POST", False, "application/json"),
    ]


def test_the_answers_format_is_a_parameter_and_a_header() -> None:
    body = b"<ListImagesResponse><Total>2</Total><RequestId>r</RequestId></ListImagesResponse>"
    client = AliClient(
        **OPTIONS, signing="hmac-sha1", response_format="xml", transport=(wire := Recorder(body))
    )
    assert client.list_images().total == 2
    client.with_options(response_format="json").list_images()
    client.with_options(signing="acs3-hmac-sha256").list_images()
    assert [dict(parse_qsl(each.query)).get("Format") for each in wire.sent] == ["XML", "JSON", None]
    assert [each.header("accept") for each in wire.sent] == [
        "application/xml",
        "application/json",
        "application/xml",
    ]


@pytest.mark.parametrize(
    ("options", "arguments", "named"),
    [
        ({"method": "GET"}, {"image_ids": []}, "ImageIds is an empty list"),
        ({"signing": "hmac-sha1"}, {"image_ids": []}, "ImageIds is an empty list"),
        (
            {"signing": "hmac-sha256", "method": "GET"},
            {"filters": [Filter(name="a", values=["b"]), Filter(name="a", values=[])]},
            r"Filters\.1\.Values is an empty list",
        ),
    ],
)
def test_emptiness_that_parameters_cannot_say_is_refused_and_not_lost(
    options: dict[str, str], arguments: dict[str, Any], named: str
) -> None:
    client = PicClient(**OPTIONS, **options, transport=(wire := Recorder()))
    with pytest.raises(
        InvalidArguments, match=f"^PIC ListImages: {named}, which cannot be sent as parameters"
    ):
        client.list_images(**arguments)
    assert wire.sent == []


def test_an_empty_structure_is_refused_too() -> None:
    client = PicClient(**OPTIONS, method="GET", transport=(wire := Recorder()))
    with pytest.raises(InvalidArguments, match=r"Tags\.0 is an empty structure"):
        client.make_image(name="n", tags=[Tag()])
    with pytest.raises(InvalidArguments, match="ImageId is an empty list"):
        AliClient(**OPTIONS, transport=wire).list_images(image_ids=[])
    assert wire.sent == []


def test_json_can_say_that_a_list_is_empty() -> None:
    PicClient(**OPTIONS, transport=(wire := Recorder())).list_images(image_ids=[])
    assert wire.sent[0].body == b'{"ImageIds":[]}'
