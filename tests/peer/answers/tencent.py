"""Odd answers of Tencent Cloud."""

from __future__ import annotations

import json
from typing import Any

from .answer import GATEWAY_PAGE, HTML, UNREADABLE, Answer, refuse

TKE = "tencent.tke.DescribeImageCaches"


def wrap(**members: Any) -> dict[str, Any]:
    """Return Tencent's envelope."""
    return {"Response": {**members, "RequestId": "id"}}


TENCENT = [
    Answer(
        "numbers as texts and a text as a number",
        "tencent",
        TKE,
        wrap(TotalCount="1", ImageCaches=[{"ImageCacheId": 5, "ImageCacheSize": "20"}]),
        {
            "answer": {
                "TotalCount": 1,
                "ImageCaches": [{"ImageCacheId": "5", "ImageCacheSize": 20}],
                "RequestId": "id",
            }
        },
        {
            "answer": {
                "TotalCount": "1",
                "ImageCaches": [{"ImageCacheId": 5, "ImageCacheSize": "20"}],
                "RequestId": "id",
            }
        },
        "hands over whatever type came",
    ),
    Answer(
        "a bare text for a list of texts",
        "tencent",
        TKE,
        wrap(ImageCaches=[{"Images": "nginx:latest"}]),
        {"answer": {"ImageCaches": [{"Images": ["nginx:latest"]}], "RequestId": "id"}},
        {"answer": {"ImageCaches": [{"Images": "nginx:latest"}], "RequestId": "id"}},
        "hands over a text, whose items are letters",
    ),
    Answer(
        "a bare structure for a list of structures",
        "tencent",
        TKE,
        wrap(ImageCaches={"ImageCacheId": "imc-1"}),
        {"answer": {"ImageCaches": [{"ImageCacheId": "imc-1"}], "RequestId": "id"}},
        refuse("AttributeError", "'str' object has no attribute 'get'", None),
        "reports a refusal by the vendor, whose code is a Python exception",
    ),
    Answer(
        "null among structures",
        "tencent",
        TKE,
        wrap(ImageCaches=[{"ImageCacheId": "imc-1"}, None]),
        {"answer": {"ImageCaches": [{"ImageCacheId": "imc-1"}], "RequestId": "id"}},
        refuse("AttributeError", "'NoneType' object has no attribute 'get'", None),
        "reports a refusal by the vendor, whose code is a Python exception",
    ),
    Answer("null for a list", "tencent", TKE, wrap(ImageCaches=None), {"answer": {"RequestId": "id"}}),
    Answer(
        "an empty list",
        "tencent",
        TKE,
        wrap(ImageCaches=[]),
        {"answer": {"ImageCaches": [], "RequestId": "id"}},
    ),
    Answer("unknown members", "tencent", TKE, wrap(New={"a": [1]}), {"answer": {"RequestId": "id"}}),
    Answer(
        "a number of 64 bits",
        "tencent",
        TKE,
        wrap(TotalCount=2**64 - 1),
        {"answer": {"TotalCount": 2**64 - 1, "RequestId": "id"}},
    ),
    Answer(
        "a refusal",
        "tencent",
        TKE,
        wrap(Error={"Code": "InvalidParameterValue.InvalidFilter", "Message": "过滤条件无效 & bad"}),
        refuse("InvalidParameterValue.InvalidFilter", "过滤条件无效 & bad"),
    ),
    Answer(
        "a refusal of an undocumented code",
        "tencent",
        TKE,
        wrap(Error={"Code": "Brand.New", "Message": ""}),
        refuse("Brand.New", ""),
    ),
    Answer(
        "a refusal without request id",
        "tencent",
        TKE,
        {"Response": {"Error": {"Code": "InternalError", "Message": "Broken."}}},
        refuse("InternalError", "Broken.", None),
        refuse("KeyError", "'RequestId'", None),
        "reports its own failure as the vendor's code",
    ),
    Answer(
        "a refusal with a charset in its content type",
        "tencent",
        TKE,
        wrap(Error={"Code": "InternalError", "Message": "Broken."}),
        refuse("InternalError", "Broken."),
        {"answer": {"RequestId": "id"}},
        "takes the refusal for a success without members",
        content_type="application/json; charset=utf-8",
    ),
    Answer(
        "a refusal with status 500",
        "tencent",
        TKE,
        wrap(Error={"Code": "InternalError", "Message": "Broken."}),
        refuse("InternalError", "Broken."),
        refuse(
            "ServerNetworkError",
            str(json.dumps(wrap(Error={"Code": "InternalError", "Message": "Broken."})).encode()),
            None,
        ),
        "does not look into the body, and loses code and request id",
        status=500,
    ),
    Answer(
        "a gateway's page",
        "tencent",
        TKE,
        GATEWAY_PAGE,
        UNREADABLE,
        refuse("ServerNetworkError", str(GATEWAY_PAGE), None),
        "reports it in the same class as a refusal by the vendor",
        status=502,
        content_type=HTML,
    ),
    Answer(
        "a page with status 200",
        "tencent",
        TKE,
        GATEWAY_PAGE,
        UNREADABLE,
        refuse("JSONDecodeError", "Expecting value: line 1 column 1 (char 0)", None),
        "reports a refusal by the vendor, whose code is a Python exception",
        content_type=HTML,
    ),
    Answer(
        "nothing",
        "tencent",
        TKE,
        b"",
        UNREADABLE,
        refuse("JSONDecodeError", "Expecting value: line 1 column 1 (char 0)", None),
        "reports a refusal by the vendor, whose code is a Python exception",
    ),
    Answer(
        "half an answer",
        "tencent",
        TKE,
        b'{"Response": {"TotalCo',
        UNREADABLE,
        refuse("JSONDecodeError", "Unterminated string starting at: line 1 column 15 (char 14)", None),
        "reports a refusal by the vendor, whose code is a Python exception",
    ),
]
