"""Wire options of a client: the supported choices, and the refused ones."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl

import pytest
from yunbind_runtime.base.errors import ConfigurationError, InvalidArguments
from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout
from yunbind_runtime.model.credentials import Credentials
from yunbind_runtime.wire.options import find_protocol_facts
from yunbind_runtime.wire.protocols import PROTOCOLS

from tests.runtime.fakes.models import Filter, Tag
from tests.runtime.fakes.services import AliClient, HwClient, PicClient

OPTIONS: dict[str, Any] = {"region": "ap-1", "credentials": Credentials("id", "secret"), "endpoint": "h"}


class Recorder:
    """A transport that records requests and returns a constant response."""

    def __init__(self, body: bytes = b'{"Response": {}}') -> None:
        self.body = body
        self.sent: list[HttpRequest] = []

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        self.sent.append(request)
        return HttpResponse(200, (), self.body)

    def close(self) -> None: ...


def test_every_protocol_has_facts_with_its_choices() -> None:
    choices = {name: find_protocol_facts(name) for name in PROTOCOLS}
    assert {name: facts.METHODS for name, facts in choices.items()} == {
        "tencent-api3": ("POST", "GET"),
        "alibaba-rpc": ("POST", "GET"),
        "huawei-rest": (),
    }
    assert [name for name, facts in choices.items() if facts.RESPONSE_FORMATS] == ["alibaba-rpc"]


@pytest.mark.parametrize(
    ("client", "option", "message"),
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
        (HwClient, {"signing": "hmac-sha1"}, "Choose one of"),
        (AliClient, {"signing": "hmac-sha256"}, "Choose one of: acs3-hmac-sha256, hmac-sha1"),
        (PicClient, {"signing": "skip-sign"}, "Choose one of: tc3-hmac-sha256, hmac-sha1, hmac-sha256"),
    ],
)
def test_an_unsupported_choice_is_refused(client: Any, option: dict[str, str], message: str) -> None:
    with pytest.raises(ConfigurationError, match=message):
        client(**OPTIONS, **option)
    with pytest.raises(ConfigurationError, match=message):
        client(**OPTIONS).with_options(**option)


def test_a_copy_has_its_own_wire_options() -> None:
    client = PicClient(**OPTIONS, transport=(recorder := Recorder()))
    client.with_options(method="GET").list_images(limit=1)
    client.with_options(signing="hmac-sha1").list_images(limit=1)
    client.with_options(signing="hmac-sha1", method="GET").with_options(timeout=1).list_images(limit=1)
    client.list_images(limit=1)
    assert [(sent.method, bool(sent.query), sent.header("Content-Type")) for sent in recorder.sent] == [
        ("GET", True, "application/x-www-form-urlencoded"),
        ("POST", False, "application/x-www-form-urlencoded"),
        ("GET", True, "application/x-www-form-urlencoded"),
        ("POST", False, "application/json"),
    ]


def test_the_response_format_is_a_parameter_and_a_header() -> None:
    body = b"<ListImagesResponse><Total>2</Total><RequestId>r</RequestId></ListImagesResponse>"
    client = AliClient(
        **OPTIONS, signing="hmac-sha1", response_format="xml", transport=(recorder := Recorder(body))
    )
    assert client.list_images().total == 2
    client.with_options(response_format="json").list_images()
    client.with_options(signing="acs3-hmac-sha256").list_images()
    assert [dict(parse_qsl(sent.query)).get("Format") for sent in recorder.sent] == ["XML", "JSON", None]
    assert [sent.header("accept") for sent in recorder.sent] == [
        "application/xml",
        "application/json",
        "application/xml",
    ]


@pytest.mark.parametrize(
    ("options", "arguments", "problem"),
    [
        ({"method": "GET"}, {"image_ids": []}, r"image_ids \(ImageIds\) is an empty list"),
        ({"signing": "hmac-sha1"}, {"image_ids": []}, r"image_ids \(ImageIds\) is an empty list"),
        (
            {"signing": "hmac-sha256", "method": "GET"},
            {"filters": [Filter(name="a", values=["b"]), Filter(name="a", values=[])]},
            r"filters\[1\]\.values \(Filters\[1\]\.Values\) is an empty list",
        ),
    ],
)
def test_an_empty_list_that_parameters_cannot_express_is_refused(
    options: dict[str, str], arguments: dict[str, Any], problem: str
) -> None:
    client = PicClient(**OPTIONS, **options, transport=(recorder := Recorder()))
    with pytest.raises(
        InvalidArguments, match=f"^PIC ListImages: {problem}, which cannot be sent as parameters"
    ):
        client.list_images(**arguments)
    assert recorder.sent == []


def test_an_empty_structure_is_refused_too() -> None:
    client = PicClient(**OPTIONS, method="GET", transport=(recorder := Recorder()))
    with pytest.raises(InvalidArguments, match=r"tags\[0\] \(Tags\[0\]\) is an empty structure"):
        client.make_image(name="n", tags=[Tag()])
    with pytest.raises(InvalidArguments, match=r"image_ids \(ImageIds\) is an empty list"):
        AliClient(**OPTIONS, transport=recorder).list_images(image_ids=[])
    assert recorder.sent == []


def test_json_can_express_an_empty_list() -> None:
    PicClient(**OPTIONS, transport=(recorder := Recorder())).list_images(image_ids=[])
    assert recorder.sent[0].body == b'{"ImageIds":[]}'
