"""Unusual responses of Tencent Cloud."""

from __future__ import annotations

import json
from typing import Any

from .odd_response import GATEWAY_PAGE, HTML, UNREADABLE, OddResponse, service_error

TKE = "tencent.tke.DescribeImageCaches"


def wrap(**members: Any) -> dict[str, Any]:
    """Return members in Tencent's envelope."""
    return {"Response": {**members, "RequestId": "id"}}


TENCENT = [
    OddResponse(
        "strings for numbers and a number for a string",
        "tencent",
        TKE,
        wrap(TotalCount="1", ImageCaches=[{"ImageCacheId": 5, "ImageCacheSize": "20"}]),
        {
            "response": {
                "TotalCount": 1,
                "ImageCaches": [{"ImageCacheId": "5", "ImageCacheSize": 20}],
                "RequestId": "id",
            }
        },
        {
            "response": {
                "TotalCount": "1",
                "ImageCaches": [{"ImageCacheId": 5, "ImageCacheSize": "20"}],
                "RequestId": "id",
            }
        },
        "returns the received types unchanged",
    ),
    OddResponse(
        "a string for a list of strings",
        "tencent",
        TKE,
        wrap(ImageCaches=[{"Images": "nginx:latest"}]),
        {"response": {"ImageCaches": [{"Images": ["nginx:latest"]}], "RequestId": "id"}},
        {"response": {"ImageCaches": [{"Images": "nginx:latest"}], "RequestId": "id"}},
        "returns a string, whose items are letters",
    ),
    OddResponse(
        "an object for a list of objects",
        "tencent",
        TKE,
        wrap(ImageCaches={"ImageCacheId": "imc-1"}),
        {"response": {"ImageCaches": [{"ImageCacheId": "imc-1"}], "RequestId": "id"}},
        service_error("AttributeError", "'str' object has no attribute 'get'", None),
        "raises a service error with the name of a Python exception as its code",
    ),
    OddResponse(
        "null in a list of objects",
        "tencent",
        TKE,
        wrap(ImageCaches=[{"ImageCacheId": "imc-1"}, None]),
        {"response": {"ImageCaches": [{"ImageCacheId": "imc-1"}], "RequestId": "id"}},
        service_error("AttributeError", "'NoneType' object has no attribute 'get'", None),
        "raises a service error with the name of a Python exception as its code",
    ),
    OddResponse("null for a list", "tencent", TKE, wrap(ImageCaches=None), {"response": {"RequestId": "id"}}),
    OddResponse(
        "an empty list",
        "tencent",
        TKE,
        wrap(ImageCaches=[]),
        {"response": {"ImageCaches": [], "RequestId": "id"}},
    ),
    OddResponse("unknown members", "tencent", TKE, wrap(New={"a": [1]}), {"response": {"RequestId": "id"}}),
    OddResponse(
        "a 64-bit number",
        "tencent",
        TKE,
        wrap(TotalCount=2**64 - 1),
        {"response": {"TotalCount": 2**64 - 1, "RequestId": "id"}},
    ),
    OddResponse(
        "an error",
        "tencent",
        TKE,
        wrap(Error={"Code": "InvalidParameterValue.InvalidFilter", "Message": "过滤条件无效 & bad"}),
        service_error("InvalidParameterValue.InvalidFilter", "过滤条件无效 & bad"),
    ),
    OddResponse(
        "an error with an undocumented code",
        "tencent",
        TKE,
        wrap(Error={"Code": "Brand.New", "Message": ""}),
        service_error("Brand.New", ""),
    ),
    OddResponse(
        "an error without a request ID",
        "tencent",
        TKE,
        {"Response": {"Error": {"Code": "InternalError", "Message": "Broken."}}},
        service_error("InternalError", "Broken.", None),
        service_error("KeyError", "'RequestId'", None),
        "reports its own failure as the vendor's code",
    ),
    OddResponse(
        "an error with a charset in its content type",
        "tencent",
        TKE,
        wrap(Error={"Code": "InternalError", "Message": "Broken."}),
        service_error("InternalError", "Broken."),
        {"response": {"RequestId": "id"}},
        "returns an empty success",
        content_type="application/json; charset=utf-8",
    ),
    OddResponse(
        "an error with status 500",
        "tencent",
        TKE,
        wrap(Error={"Code": "InternalError", "Message": "Broken."}),
        service_error("InternalError", "Broken."),
        service_error(
            "ServerNetworkError",
            str(json.dumps(wrap(Error={"Code": "InternalError", "Message": "Broken."})).encode()),
            None,
        ),
        "ignores the body, and drops the code and the request ID",
        status=500,
    ),
    OddResponse(
        "a gateway's HTML page",
        "tencent",
        TKE,
        GATEWAY_PAGE,
        UNREADABLE,
        service_error("ServerNetworkError", str(GATEWAY_PAGE), None),
        "raises the class of service errors",
        status=502,
        content_type=HTML,
    ),
    OddResponse(
        "an HTML page with status 200",
        "tencent",
        TKE,
        GATEWAY_PAGE,
        UNREADABLE,
        service_error("JSONDecodeError", "Expecting value: line 1 column 1 (char 0)", None),
        "raises a service error with the name of a Python exception as its code",
        content_type=HTML,
    ),
    OddResponse(
        "an empty body",
        "tencent",
        TKE,
        b"",
        UNREADABLE,
        service_error("JSONDecodeError", "Expecting value: line 1 column 1 (char 0)", None),
        "raises a service error with the name of a Python exception as its code",
    ),
    OddResponse(
        "a truncated body",
        "tencent",
        TKE,
        b'{"Response": {"TotalCo',
        UNREADABLE,
        service_error("JSONDecodeError", "Unterminated string starting at: line 1 column 15 (char 14)", None),
        "raises a service error with the name of a Python exception as its code",
    ),
]
