"""Odd answers of Alibaba Cloud."""

from __future__ import annotations

from .answer import GATEWAY_PAGE, HTML, UNREADABLE, Answer, refuse

ECI = "alibaba.eci.DescribeImageCaches"
XML = "text/xml;charset=utf-8"
XML_REFUSAL = (
    b"<?xml version='1.0' encoding='UTF-8'?><Error><RequestId>id</RequestId><HostId>eci.aliyuncs.com</HostId>"
    b"<Code>InvalidAction.NotFound</Code><Message>No such action.</Message></Error>"
)

ALIBABA = [
    Answer(
        "numbers as texts and a bare text for a list",
        "alibaba",
        ECI,
        {
            "RequestId": "id",
            "TotalCount": "1",
            "ImageCaches": [{"ImageCacheSize": "20", "Images": "nginx:latest"}],
        },
        {
            "answer": {
                "RequestId": "id",
                "TotalCount": 1,
                "ImageCaches": [{"ImageCacheSize": 20, "Images": ["nginx:latest"]}],
            }
        },
        {
            "answer": {
                "RequestId": "id",
                "TotalCount": "1",
                "ImageCaches": [{"ImageCacheSize": "20", "Images": "nginx:latest"}],
            }
        },
        "hands over whatever type came",
    ),
    Answer(
        "a bare structure for a list of structures",
        "alibaba",
        ECI,
        {"RequestId": "id", "ImageCaches": [{"Events": {"Count": 1}}]},
        {"answer": {"RequestId": "id", "ImageCaches": [{"Events": [{"Count": 1}]}]}},
        {"answer": None},
        "loses the whole answer without an error",
    ),
    Answer(
        "a list in a wrapper",
        "alibaba",
        ECI,
        {"RequestId": "id", "ImageCaches": {"ImageCache": [{"ImageCacheId": "imc-1"}]}},
        {"answer": {"RequestId": "id", "ImageCaches": [{"ImageCacheId": "imc-1"}]}},
        {"answer": None},
        "loses the whole answer without an error",
    ),
    Answer(
        "null among structures",
        "alibaba",
        ECI,
        {"RequestId": "id", "ImageCaches": [{"ImageCacheId": "imc-1"}, None]},
        {"answer": {"RequestId": "id", "ImageCaches": [{"ImageCacheId": "imc-1"}]}},
        {"answer": {"RequestId": "id", "ImageCaches": [{"ImageCacheId": "imc-1"}, {}]}},
        "invents a structure",
    ),
    Answer(
        "null for a list",
        "alibaba",
        ECI,
        {"RequestId": "id", "ImageCaches": None},
        {"answer": {"RequestId": "id"}},
    ),
    Answer(
        "unknown members",
        "alibaba",
        ECI,
        {"RequestId": "id", "New": {"a": [1]}},
        {"answer": {"RequestId": "id"}},
    ),
    Answer(
        "a sample in XML",
        "alibaba",
        "alibaba.eci.DeleteImageCache",
        b"<DeleteImageCacheResponse>\r\n<RequestId>id</RequestId>\r\n</DeleteImageCacheResponse>",
        {"answer": {"RequestId": "id"}},
        {"crash": "UnretryableException"},
        "reads no XML, which is the vendor's default",
        content_type=XML,
    ),
    Answer(
        "nothing",
        "alibaba",
        ECI,
        b"",
        UNREADABLE,
        {"crash": "UnretryableException"},
        "names neither status nor id",
    ),
    Answer(
        "half an answer",
        "alibaba",
        ECI,
        b'{"RequestId": "i',
        UNREADABLE,
        {"crash": "UnretryableException"},
        "names neither status nor id",
    ),
    Answer(
        "a gateway's page",
        "alibaba",
        ECI,
        GATEWAY_PAGE,
        UNREADABLE,
        {"crash": "UnretryableException"},
        "names neither status nor id",
        status=502,
        content_type=HTML,
    ),
    Answer(
        "a gateway's page",
        "alibaba_old",
        ECI,
        GATEWAY_PAGE,
        UNREADABLE,
        refuse("SDK.UnknownServerError", f"ServerResponseBody: {GATEWAY_PAGE.decode()}", None),
        "reports it in the same class as a refusal by the vendor",
        status=502,
        content_type=HTML,
    ),
    Answer(
        "a refusal in XML of another content type",
        "alibaba",
        ECI,
        XML_REFUSAL,
        refuse("InvalidAction.NotFound", "No such action."),
        {"crash": "UnretryableException"},
        "reads XML only with one exact content type",
        status=404,
        content_type="text/xml",
    ),
    Answer(
        "a refusal in XML",
        "alibaba",
        ECI,
        XML_REFUSAL,
        refuse("InvalidAction.NotFound", "No such action."),
        status=404,
        content_type=XML,
    ),
    Answer(
        "a refusal in XML",
        "alibaba_old",
        ECI,
        XML_REFUSAL,
        refuse("InvalidAction.NotFound", "No such action."),
        refuse("SDK.UnknownServerError", f"ServerResponseBody: {XML_REFUSAL.decode()}", None),
        "reads no XML",
        status=404,
        content_type=XML,
    ),
    Answer(
        "a refusal with small letters",
        "alibaba_old",
        ECI,
        {"code": "Forbidden", "message": "No.", "requestId": "id"},
        refuse("Forbidden", "No."),
        refuse(
            "SDK.UnknownServerError",
            'ServerResponseBody: {"code": "Forbidden", "message": "No.", "requestId": "id"}',
            None,
        ),
        "knows capitals only",
        status=403,
    ),
    Answer(
        "a refusal with small letters",
        "alibaba",
        ECI,
        {"code": "Forbidden", "message": "No.", "requestId": "id"},
        refuse("Forbidden", "No."),
        status=403,
    ),
    *(
        Answer(
            f"a refusal with status {status}",
            sdk,
            ECI,
            {
                "RequestId": "id",
                "HostId": "eci.aliyuncs.com",
                "Code": code,
                "Message": "参数 & bad",
                "Recommend": "https://",
            },
            refuse(code, "参数 & bad"),
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
