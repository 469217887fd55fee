"""Layouts that the five documents lack: English pages, titled tables, drawn nesting, several actions.

The pages are invented, in the vendors' layouts. Their services do not exist.
"""

from __future__ import annotations

import pytest
from yunbind_codegen.draft.document import PageError
from yunbind_codegen.draft.inference import complete_page
from yunbind_codegen.draft.page import ActionPage, PageMember

from .saved import read

TENCENT_ENGLISH = """Domain name for API request: box.intl.tencentcloudapi.com.
A maximum of 20 requests can be initiated per second for this API.
Parameter Name | Required | Type | Description |
---|---|---|---|
Action | Yes | String | Common Params. The value used for this API: ListBoxes. |
Version | Yes | String | Common Params. The value used for this API: 2020-01-02. |
Region | No | String | Common Params. This parameter is not required for this API. |
BoxIds.N | No | Array of String | Ids. Up to 100 can be given. |
Limit | No | Integer | Size of a page. Default value: 20. Maximum value: 100. |
Name | Yes | String | It cannot exceed 64 characters. |
Parameter Name | Type | Description |
---|---|---|
BoxSet | Array of Box | The boxes. Note: this field may return null. |
RequestId | String | The id of the call. |
POST / HTTP/1.1
Host: box.tencentcloudapi.com
X-TC-Action: ListBoxes
<Common request parameters>
{
"Name": "a"
}
{
"Response": {
"BoxSet": [{"BoxId": "b-1", "CreatedTime": "2020-01-02 03:04:05"}],
"RequestId": "r"
}
}
{
"Response": {
"Error": {"Code": "AuthFailure", "Message": "no"},
"RequestId": "r"
}
}
Error Code | Description |
---|---|
LimitExceeded | Too many. |
"""

HUAWEI_TITLED = """创建箱子 - CreateBox
URI
POST /v2/{project_id}/boxes/{box_id}
表1 路径参数
|参数|是否必选|参数类型|描述|
|---|---|---|---|
|project_id|是|String|项目。|
|box_id|是|String|箱子。|
表2 Query参数
|参数|是否必选|参数类型|描述|
|---|---|---|---|
|limit|否|Integer|最小值:1 最大值:50 缺省值:10|
请求参数
表3 请求Header参数
|参数|是否必选|参数类型|描述|
|---|---|---|---|
|X-Auth-Token|是|String|用户Token。|
|X-Language|否|String|取值范围: en-us zh-cn|
表4 请求Body参数
|参数|是否必选|参数类型|描述|
|---|---|---|---|
|name|是|String|最小长度:1 最大长度:64|
|lid|否|Lid object|盖子。|
|shape|否|Shape object|形状。|
表5 Shape
|参数|是否必选|参数类型|描述|
|---|---|---|---|
|width|是|Integer|取值范围: 1~100|
表6 Lid
|参数|是否必选|参数类型|描述|
|---|---|---|---|
|flat|否|Boolean|是否平。|
响应参数
状态码: 201
表7 响应Body参数
|参数|参数类型|描述|
|---|---|---|
|boxes|Array of Box objects|箱子。|
表8 Box
|参数|参数类型|描述|
|---|---|---|
|id|String|编号。|
状态码: 400
表9 响应Body参数
|参数|参数类型|描述|
|---|---|---|
|error_code|String|错误码。|
请求示例
建一个
POST https://{endpoint}/v2/1/boxes/2
{ "name" : "a", "shape" : { "width" : 5 } }
响应示例
状态码: 201
Created
{ "boxes" : [ { "id" : "1" } ] }
状态码: 400
Bad Request
{ "error_code" : "BOX.0001", "error_msg" : "no" }
状态码
|状态码|描述|
|---|---|
|201|Created|
错误码
|状态码|错误码|错误信息|描述|处理措施|
|---|---|---|---|---|
|400|BOX.0001|No such box.|没有|重试|
"""

HUAWEI_ENGLISH = """CodeBlock Boxes - ListBoxes
URI
GET /v3/{project_id}/boxes
Parameter |
Mandatory |
Type |
Description |
---|---|---|---|
project_id |
Yes |
String |
Definition Project. Constraints N/A Range N/A Default Value N/A |
Parameter |
Mandatory |
Type |
Description |
---|---|---|---|
limit |
No |
Integer |
Definition How many. Constraints N/A Range 1 to 100 Default Value 50 |
Request Parameters
Parameter |
Mandatory |
Type |
Description |
---|---|---|---|
X-Auth-Token |
Yes |
String |
Definition User token. Constraints N/A Range N/A Default Value N/A |
Response Parameters
Status code: 200
Parameter |
Type |
Description |
---|---|---|
boxes |
Array of strings |
Definition The boxes. Range N/A |
Example Requests
GET https://{Endpoint}/v3/1/boxes?limit=5
Example Responses
Status code: 200
{ "boxes" : [ "a" ] }
See https://support.huaweicloud.com/ for more.
"""

ALIBABA_TABLES = """DescribeBoxes
Alibaba Cloud boxes.
Request parameters
Parameter | Type | Required | Example | Description |
---|---|---|---|---|
Action | String | Yes | DescribeBoxes |
Set the value to DescribeBoxes. |
PageNumber | Integer | No | 1 |
The number of the page. Valid values: 1 to 100. Default value: 1. |
PageSize | Integer | No | 10 |
The size of a page. |
BoxId.N | RepeatList | No | box-1 |
The id of box N. Valid values of N: 1 to 20. |
Colour | String | No | red |
The colour. Valid values: red: like blood. blue: like the sky. |
ClientToken | String | No | abc |
Makes the call idempotent. |
Response parameters
Parameter | Type | Example | Description |
---|---|---|---|
Boxes | Array |
The boxes. |
|
BoxId | String | box-1 |
The id. |
Owner | Object |
The owner. |
|
Name | String | me |
The name. |
Size | Long | 5 |
The size. |
RequestId | String | 1-2-3 |
The id of the call. |
TotalCount | Integer | 1 |
How many. |
Examples
Sample requests
http(s)://box.aliyuncs.com/?Action=DescribeBoxes
&Version=2020-01-02
&BoxId.1=box-1
&PageNumber=1
&<Common request parameters>
Sample success responses
JSON format
{
"RequestId": "1-2-3", "TotalCount": 1,
"Boxes": [{"BoxId": "box-1", "Owner": {"Name": "me"}, "Size": 5}]
}
Error codes
HttpCode | Error code | Error message | Description |
---|---|---|---|
404 | InvalidBox.NotFound | The box is not there. | No such box. |
"""

ALIBABA_DRAWN = """调用ListLids
阿里云
请求参数
|名称|类型|必填|示例值|描述|
|---|---|---|---|---|
|RegionId|String|是|cn-hangzhou|地域|
返回数据
|名称|类型|示例值|描述|
|---|---|---|---|
|Lids|Array of Lid||盖子|
|└Form|Object||形|
|└└Name|String|a|名|
|└Age|Integer|1|年|
|Zebra|String|z|马|
"""


def one(text: str) -> ActionPage:
    """Return the only action of a page, with the facts of its samples."""
    (page,) = read(text)
    return complete_page(page)


def kinds(members: tuple[PageMember, ...]) -> dict[str, str]:
    return {member.name: str(member.type) for member in members}


def traits(members: tuple[PageMember, ...], name: str, *keys: str) -> list[object]:
    member = next(each for each in members if each.name == name)
    return [member.traits.get(key) for key in keys]


def test_tencent_in_english_without_headings() -> None:
    """Tables are recognised by their columns, and samples by their content."""
    page = one(TENCENT_ENGLISH)
    assert (page.service, page.version, page.action) == ("box", "2020-01-02", "ListBoxes")
    assert (page.rate_limit, page.region) == ("20/s", "none")
    assert kinds(page.request) == {"BoxIds": "list[string]", "Limit": "integer", "Name": "string"}
    assert traits(page.request, "Limit", "range", "server_default") == [(None, 100), 20]
    assert traits(page.request, "BoxIds", "items") == [(None, 100)]
    assert traits(page.request, "Name", "length") == [(None, 64)]
    assert traits(page.response, "BoxSet", "nullable") == [True]
    assert kinds(page.types["Box"].members) == {"BoxId": "string", "CreatedTime": "datetime"}
    assert [error.code for error in page.errors] == ["LimitExceeded"]
    assert [(sample.request, sample.error) for sample in page.samples] == [
        ({"Name": "a"}, None),
        ({"Name": "a"}, "AuthFailure"),
    ]


def test_huawei_with_titled_tables() -> None:
    """Titles state where parameters are sent, and the structure of a table."""
    page = one(HUAWEI_TITLED)
    assert (page.action, page.http, page.version, page.success) == (
        "CreateBox",
        "POST /v2/{project_id}/boxes/{box_id}",
        "v2",
        (201,),
    )
    assert {member.name: member.location for member in page.request} == {
        **dict.fromkeys(("project_id", "box_id"), "path"),
        "limit": "query",
        "Language": "header",
        **dict.fromkeys(("name", "lid", "shape"), "body"),
    }
    language = next(member for member in page.request if member.name == "Language")
    assert (language.header, language.traits["enum"]) == ("X-Language", ("en-us", "zh-cn"))
    assert traits(page.request, "limit", "range", "server_default") == [(1, 50), 10]
    assert traits(page.request, "name", "length") == [(1, 64)]
    assert kinds(page.types["Lid"].members) == {"flat": "boolean"}
    assert traits(page.types["Shape"].members, "width", "range") == [(1, 100)]
    assert kinds(page.response) == {"boxes": "list[Box]"}
    assert kinds(page.types["Box"].members) == {"id": "string"}
    assert page.samples[0].request == {"name": "a", "shape": {"width": 5}}
    assert [sample.error for sample in page.samples] == [None, "BOX.0001"]
    assert [(error.code, error.http, error.message) for error in page.errors] == [
        ("BOX.0001", 400, "No such box.")
    ]


def test_huawei_in_english_with_broken_tables() -> None:
    """English descriptions with labelled parts are read."""
    page = one(HUAWEI_ENGLISH)
    assert (page.action, page.http, page.version) == ("ListBoxes", "GET /v3/{project_id}/boxes", "v3")
    assert {member.name: member.location for member in page.request} == {
        "project_id": "path",
        "limit": "query",
    }
    assert traits(page.request, "limit", "range", "server_default") == [(1, 100), 50]
    assert kinds(page.response) == {"boxes": "list[string]"}


def test_alibaba_in_english_tables() -> None:
    """Rows with missing cells or line breaks are read, and nested as the sample shows."""
    page = one(ALIBABA_TABLES)
    assert (page.service, page.version, page.action) == ("box", "2020-01-02", "DescribeBoxes")
    assert kinds(page.request) == {
        "PageNumber": "int32",
        "PageSize": "int32",
        "BoxId": "list[string]",
        "Colour": "string",
        "ClientToken": "string",
    }
    assert traits(page.request, "PageNumber", "range", "server_default", "example") == [(1, 100), 1, 1]
    assert traits(page.request, "BoxId", "items") == [(None, 20)]
    assert traits(page.request, "Colour", "enum") == [("red", "blue")]
    assert traits(page.request, "ClientToken", "idempotency_token") == [True]
    assert kinds(page.response) == {"Boxes": "list[Box]", "RequestId": "string", "TotalCount": "int32"}
    assert kinds(page.types["Box"].members) == {"BoxId": "string", "Owner": "Owner", "Size": "int64"}
    assert kinds(page.types["Owner"].members) == {"Name": "string"}
    assert page.samples[0].request == {"BoxId": ["box-1"], "PageNumber": 1}
    assert [(error.code, error.http, error.message) for error in page.errors] == [
        ("InvalidBox.NotFound", 404, "The box is not there.")
    ]


def test_drawn_nesting_is_followed() -> None:
    """Drawn nesting takes precedence over samples and alphabetical order."""
    page = one(ALIBABA_DRAWN)
    assert kinds(page.response) == {"Lids": "list[Lid]", "Zebra": "string"}
    assert kinds(page.types["Lid"].members) == {"Form": "Form", "Age": "int32"}
    assert kinds(page.types["Form"].members) == {"Name": "string"}


def test_without_a_sample_nesting_is_guessed_from_alphabetical_order() -> None:
    """A name that sorts before the name above it belongs to an outer structure; the guess is marked."""
    text = ALIBABA_TABLES.partition("Examples\n")[0].replace("Set the value to", "The value:")
    page = one(text.replace("Alibaba Cloud boxes.", "https://box.aliyuncs.com/ Alibaba Cloud"))
    assert kinds(page.response) == {"Boxes": "list[Box]", "RequestId": "string", "TotalCount": "int32"}
    assert kinds(page.types["Owner"].members) == {
        "Name": "string",
        "Size": "int64",
    }, "alphabetical order cannot tell more"
    assert "guessed from the alphabetical order" in page.types["Owner"].members[1].unsure["type"]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (TENCENT_ENGLISH, TENCENT_ENGLISH.replace("ListBoxes", "CountBoxes")),
        (HUAWEI_ENGLISH, HUAWEI_ENGLISH.replace("ListBoxes", "CountBoxes")),
        (ALIBABA_TABLES, ALIBABA_TABLES.replace("DescribeBoxes", "CountBoxes")),
        (ALIBABA_DRAWN, ALIBABA_DRAWN.replace("ListLids", "CountLids")),
    ],
)
def test_each_action_of_a_page_is_read_by_itself(text: str, other: str) -> None:
    """Two actions on one page give the same facts as on two pages, except for lines."""
    both = [complete_page(page) for page in read(text + other)]
    alone = [one(text), one(other)]
    assert [page.action for page in both] == [page.action for page in alone]
    for found, expected in zip(both, alone, strict=True):
        assert kinds(found.request) == kinds(expected.request)
        assert kinds(found.response) == kinds(expected.response)
        assert [error.code for error in found.errors] == [error.code for error in expected.errors]
        assert len(found.samples) == len(expected.samples)


def test_the_same_action_twice_is_rejected() -> None:
    """Two descriptions of one action give an error."""
    with pytest.raises(PageError, match=r"documents an action twice \(ListBoxes, ListBoxes\)"):
        read(TENCENT_ENGLISH * 2)
