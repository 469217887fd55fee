"""Unusual responses of Alibaba Cloud."""

from __future__ import annotations

from .odd_response import GATEWAY_PAGE, HTML, UNREADABLE, OddResponse, service_error

ECI = "alibaba.eci.DescribeImageCaches"
XML = "text/xml;charset=utf-8"
XML_ERROR = (
    b"<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>id</RequestId><HostId>eci.aliyuncs.com</HostId>"
    b"<Code>InvalidAction.NotFound</Code><Message>No such action.</Message></Error>"
)

ALIBABA = [
    OddResponse(
        "strings for numbers and a string for a list",
        "alibaba",
        ECI,
        {
            "RequestId": "id",
            "TotalCount": "1",
            "ImageCaches": [{"ImageCacheSize": "20", "Images": "nginx:latest"}],
        },
        {
            "response": {
                "RequestId": "id",
                "TotalCount": 1,
                "ImageCaches": [{"ImageCacheSize": 20, "Images": ["nginx:latest"]}],
            }
        },
        {
            "response": {
                "RequestId": "id",
                "TotalCount": "1",
                "ImageCaches": [{"ImageCacheSize": "20", "Images": "nginx:latest"}],
            }
        },
        "returns the received types unchanged",
    ),
    OddResponse(
        "an object for a list of objects",
        "alibaba",
        ECI,
        {"RequestId": "id", "ImageCaches": [{"Events": {"Count": 1}}]},
        {"response": {"RequestId": "id", "ImageCaches": [{"Events": [{"Count": 1}]}]}},
        {"response": None},
        "drops the whole response without an error",
    ),
    OddResponse(
        "a list in a wrapper",
        "alibaba",
        ECI,
        {"RequestId": "id", "ImageCaches": {"ImageCache": [{"ImageCacheId": "imc-1"}]}},
        {"response": {"RequestId": "id", "ImageCaches": [{"ImageCacheId": "imc-1"}]}},
        {"response": None},
        "drops the whole response without an error",
    ),
    OddResponse(
        "null in a list of objects",
        "alibaba",
        ECI,
        {"RequestId": "id", "ImageCaches": [{"ImageCacheId": "imc-1"}, None]},
        {"response": {"RequestId": "id", "ImageCaches": [{"ImageCacheId": "imc-1"}]}},
        {"response": {"RequestId": "id", "ImageCaches": [{"ImageCacheId": "imc-1"}, {}]}},
        "adds an object",
    ),
    OddResponse(
        "null for a list",
        "alibaba",
        ECI,
        {"RequestId": "id", "ImageCaches": None},
        {"response": {"RequestId": "id"}},
    ),
    OddResponse(
        "unknown members",
        "alibaba",
        ECI,
        {"RequestId": "id", "New": {"a": [1]}},
        {"response": {"RequestId": "id"}},
    ),
    OddResponse(
        "a sample in XML",
        "alibaba",
        "alibaba.eci.DeleteImageCache",
        b"<DeleteImageCacheResponse>\r\n<RequestId>id</RequestId>\r\n</DeleteImageCacheResponse>",
        {"response": {"RequestId": "id"}},
        {"crash": "UnretryableException"},
        "cannot read XML, the vendor's default",
        content_type=XML,
    ),
    OddResponse(
        "an empty body",
        "alibaba",
        ECI,
        b"",
        UNREADABLE,
        {"crash": "UnretryableException"},
        "reports neither the status nor the request ID",
    ),
    OddResponse(
        "a truncated body",
        "alibaba",
        ECI,
        b'{"RequestId": "i',
        UNREADABLE,
        {"crash": "UnretryableException"},
        "reports neither the status nor the request ID",
    ),
    OddResponse(
        "a gateway's HTML page",
        "alibaba",
        ECI,
        GATEWAY_PAGE,
        UNREADABLE,
        {"crash": "UnretryableException"},
        "reports neither the status nor the request ID",
        status=502,
        content_type=HTML,
    ),
    OddResponse(
        "a gateway's HTML page",
        "alibaba_old",
        ECI,
        GATEWAY_PAGE,
        UNREADABLE,
        service_error("SDK.UnknownServerError", f"ServerResponseBody: {GATEWAY_PAGE.decode()}", None),
        "raises the class of service errors",
        status=502,
        content_type=HTML,
    ),
    OddResponse(
        "an error in XML with another content type",
        "alibaba",
        ECI,
        XML_ERROR,
        service_error("InvalidAction.NotFound", "No such action."),
        {"crash": "UnretryableException"},
        "reads XML only with one exact content type",
        status=404,
        content_type="text/xml",
    ),
    OddResponse(
        "an error in XML",
        "alibaba",
        ECI,
        XML_ERROR,
        service_error("InvalidAction.NotFound", "No such action."),
        status=404,
        content_type=XML,
    ),
    OddResponse(
        "an error in XML",
        "alibaba_old",
        ECI,
        XML_ERROR,
        service_error("InvalidAction.NotFound", "No such action."),
        service_error("SDK.UnknownServerError", f"ServerResponseBody: {XML_ERROR.decode()}", None),
        "cannot read XML",
        status=404,
        content_type=XML,
    ),
    OddResponse(
        "an error with lowercase names",
        "alibaba_old",
        ECI,
        {"code": "Forbidden", "message": "No.", "requestId": "id"},
        service_error("Forbidden", "No."),
        service_error(
            "SDK.UnknownServerError",
            'ServerResponseBody: {"code": "Forbidden", "message": "No.", "requestId": "id"}',
            None,
        ),
        "reads only capitalised names",
        status=403,
    ),
    OddResponse(
        "an error with lowercase names",
        "alibaba",
        ECI,
        {"code": "Forbidden", "message": "No.", "requestId": "id"},
        service_error("Forbidden", "No."),
        status=403,
    ),
    *(
        OddResponse(
            f"an error with status {status}",
            sdk,
            ECI,
            {
                "RequestId": "id",
                "HostId": "eci.aliyuncs.com",
                "Code": code,
                "Message": "参数 & bad",
                "Recommend": "https://",
            },
            service_error(code, "参数 & bad"),
            status=status,
        )
        for sdk in ("alibaba", "alibaba_old")
        for status, code in (
            (400, "InvalidParameter.ValueExceeds"),
            (403, "Forbidden.RAM"),
            (429, "Throttling.User"),
            (503, "ServiceUnavailable"),
        )
    ),
]
