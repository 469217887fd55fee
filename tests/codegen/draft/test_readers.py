"""The parts of each vendor's pages, one at a time."""

from __future__ import annotations

import pytest
from yunbind_codegen.draft import alibaba, huawei, tencent
from yunbind_codegen.draft.document import Document
from yunbind_codegen.draft.page import ActionPage, PageMember
from yunbind_codegen.draft.plain_text import read_text

TENCENT = """\
接口请求域名:box.tencentcloudapi.com
Name | Required | Type | Description
---|---|---|---
Action | Yes | String | 公共参数,本接口取值:ListBoxes
Version | Yes | String | 公共参数,本接口取值:2020-01-02
Region | {region}
Id | No | String | Id.
"""
HUAWEI = """\
列箱子 - ListBoxes
URI
{uri}
请求参数
表1 请求Header参数
|参数|是否必选|参数类型|描述|
|---|---|---|---|
|X-Auth-Token|是|String|Token。|
|X-Trace-Id|是|String|Trace。|
|Plain|否|String|Plain。|
响应参数
{response}
"""


def read(vendor: str, text: str, source: str | None = None) -> list[ActionPage]:
    readers = {"tencent": tencent.read, "alibaba": alibaba.read, "huawei": huawei.read}
    return readers[vendor](Document("page", tuple(read_text(text)), source))


def read_tencent(text: str = "", region: str = "Yes | String | 公共参数") -> ActionPage:
    (page,) = read("tencent", TENCENT.format(region=region) + text)
    return page


def read_huawei(uri: str = "GET /v2/boxes", response: str = "", rest: str = "") -> ActionPage:
    (page,) = read("huawei", HUAWEI.format(uri=uri, response=response) + rest)
    return page


def kinds(members: tuple[PageMember, ...]) -> dict[str, str]:
    return {each.name: str(each.type) for each in members}


# Tencent


def test_a_page_of_tencent_has_its_names() -> None:
    """Action, version and service come from the common parameters and from the host."""
    page = read_tencent()
    assert (page.action, page.version, page.service, page.region, page.line) == (
        *("ListBoxes", "2020-01-02", "box", "required", 4),
    )
    assert kinds(page.request) == {"Id": "string"}
    assert page.rate_limit is None


@pytest.mark.parametrize(
    ("region", "expected"),
    [
        ("Yes | String | 公共参数", "required"),
        ("No | String | 公共参数", "optional"),
        ("No | String | 公共参数,本接口不需要传递此参数", "none"),
        ("No | String | Common Params. This is not required for this API.", "none"),
    ],
)
def test_a_region_is_required_optional_or_not_used(region: str, expected: str) -> None:
    """The flag and the words of the row say so."""
    assert read_tencent(region=region).region == expected


def test_a_parameter_with_the_name_of_a_common_one_is_a_member() -> None:
    """Only the description says that a parameter is common."""
    page = read_tencent(region="No | String | 箱子的地域")
    assert (page.region, kinds(page.request)) == (None, {"Region": "string", "Id": "string"})
    odd = read("tencent", TENCENT.format(region="Yes | String | 公共参数").replace("Id | No | String | Id.", "Id | No | String | 公共参数"))[0]  # fmt: skip
    assert kinds(odd.request) == {"Id": "string"}


@pytest.mark.parametrize(
    ("text", "rate"),
    [
        ("默认接口请求频率限制:20次/秒。", "20/s"),
        ("频率限制 5 次/分钟", "5/min"),
        ("频率限制 5 次/小时", "5/h"),
        ("频率限制 0 次/秒", None),
        ("A maximum of 30 requests can be initiated per Minute.", "30/min"),
        ("rate limit: 7 requests/hour", "7/h"),
        ("x" * 480 + "频率限制:20次/秒", "20/s"),
        ("x" * 500 + "频率限制:20次/秒", None),
        ("nothing", None),
    ],
)
def test_a_rate_is_read_from_its_sentence(text: str, rate: str | None) -> None:
    """A rate of 0 does not count; only the beginning of a line is searched."""
    assert read_tencent(f"\n{text}\n").rate_limit == rate


def test_the_envelope_of_a_sample_is_removed() -> None:
    """An error is a code; what has no envelope stays."""
    page = read_tencent(
        '\n{"Response": {"A": 1}}\n{"Response": {"Error": {"Code": "Gone.Lost", "Message": "m"}}}\n'
        '{"Other": 1}\n{"Response": 5}\n{"Response": {"Error": {"Code": "no code"}}}\n{"Response": {"Error": "x"}}\n'
    )
    assert [(each.response, each.error) for each in page.samples] == [
        ({"A": 1}, None),
        (None, "Gone.Lost"),
        ({"Other": 1}, None),
        ({"Response": 5}, None),
        ({"Error": {"Code": "no code"}}, None),
        ({"Error": "x"}, None),
    ]


def test_exclusive_members_and_their_guess_are_facts_of_the_page() -> None:
    """A misspelt name is a guess."""
    page = read_tencent("Name | No | String | 与Id互斥\n")
    assert (page.exclusive, page.unsure) == ((("Id", "Name"),), {})
    guessed = read_tencent("Identity | No | String | i\nName | No | String | 与Identitys互斥\n")
    assert guessed.exclusive == (("Identity", "Name"),)
    assert "Identitys" in guessed.unsure["exclusive"]


def test_two_actions_begin_at_their_hosts() -> None:
    """The rate above the second table belongs to the second action."""
    first = TENCENT.format(region="No | String | 公共参数")
    second = first.replace("ListBoxes", "CountBoxes").replace("com\n", "com\n频率限制:5次/秒\n")
    pages = read("tencent", f"频率限制:9次/秒\n{first}\n{second}")
    assert [(page.action, page.rate_limit) for page in pages] == [("ListBoxes", "9/s"), ("CountBoxes", "5/s")]
    headless = read(
        "tencent",
        first + "\n" + second.replace("接口请求域名:box.tencentcloudapi.com\n频率限制:5次/秒\n", ""),
    )
    assert [(page.action, page.service) for page in headless] == [("ListBoxes", "box"), ("CountBoxes", None)]


# Huawei


def test_headers_are_members_under_their_own_names() -> None:
    """Common headers are left out; a name that is no identifier keeps its wire name."""
    page = read_huawei()
    assert [(each.name, each.header, each.location, each.required) for each in page.request] == [
        ("TraceId", "X-Trace-Id", "header", True),
        ("Plain", None, "header", False),
    ]


@pytest.mark.parametrize(
    ("uri", "http"),
    [
        ("GET /v2/{project_id}/boxes", "GET /v2/{project_id}/boxes"),
        ("POST https://box.example/v2/boxes?a=1", "POST /v2/boxes"),
        ("DELETE /v2/boxes/{id} text", "DELETE /v2/boxes/{id}"),
        ("get /v2/boxes", None),
        ("none", None),
    ],
)
def test_method_and_path_are_read(uri: str, http: str | None) -> None:
    """Hosts and queries are no part of a path; a page without a path has a note."""
    page = read_huawei(uri)
    assert page.http == http
    assert page.unsure == ({} if http else {"http": "the page shows no readable method and path"})


@pytest.mark.parametrize(
    ("response", "success"),
    [
        ("状态码: 200", (200,)),
        ("状态码: 202\n状态码: 201", (201, 202)),
        ("Status code: 400", ()),
        ("状态码: 299\n状态码: 300", (299,)),
        ("|状态码|描述|\n|---|---|\n|204|x|\n|404|y|\n|20x|z|", (204,)),
        ("|状态码|错误码|描述|\n|---|---|---|\n|200|BOX.1|y|", ()),
        ("", ()),
    ],
)
def test_statuses_of_success_are_those_from_200_to_299(response: str, success: tuple[int, ...]) -> None:
    """Lines and tables of statuses count; tables of error codes do not."""
    assert read_huawei(response=response).success == success


@pytest.mark.parametrize(
    ("rest", "permissions"),
    [
        ("box:boxes:list List", [("box:boxes:list", "List")]),
        ("box:boxes:list\nRead", [("box:boxes:list", "Read")]),
        ("box:boxes:list", [("box:boxes:list", None)]),
        ("box:boxes:list\nother text", [("box:boxes:list", None)]),
        ("box:boxes:list List\nbox:boxes:list Read\nbox:boxes:get", [("box:boxes:list", "List"), ("box:boxes:get", None)]),
        ("\n".join(f"box:a:b{chr(97 + number)}" for number in range(22)), [(f"box:a:b{chr(97 + number)}", None) for number in range(20)]),
    ],
)  # fmt: skip
def test_authorization_items_have_their_level(rest: str, permissions: list[tuple[str, str | None]]) -> None:
    """The level is on the line of the item or on the next; each item counts once, up to 20 of them."""
    assert [(each.action, each.level) for each in read_huawei(rest=rest).permissions] == permissions


@pytest.mark.parametrize(
    ("rest", "uri", "service", "version"),
    [
        ("import huaweicloudsdkbox.v3", "GET /boxes", "box", "v3"),
        ("huaweicloud.sdk.box.v1", "GET /v2/boxes", "box", "v2"),
        ("lid:boxes:list", "GET /v2.1/boxes", "lid", "v2"),
        ("https://crate.cn-north-4.myhuaweicloud.com", "GET /v2/boxes", "crate", "v2"),
        ("", "GET /boxes", None, None),
    ],
)
def test_service_and_version_come_from_sdk_permission_host_and_path(
    rest: str, uri: str, service: str | None, version: str | None
) -> None:
    """The path knows the version best, and the SDK the service."""
    page = read_huawei(uri, rest=rest)
    assert (page.service, page.version) == (service, version)


BODY = """\
表{number} {title}
|参数|参数类型|描述|
|---|---|---|
"""


def test_tables_of_structures_are_found_by_title_or_in_order() -> None:
    """A titled table is sure; one of several without a title is a guess; a failure has no table."""
    response = (
        "状态码: 200\n"
        + BODY.format(number=2, title="响应Body参数")
        + "|lid|Lid object|l|\n|form|Form object|f|\n\n"
        + BODY.format(number=3, title="")
        + "|flat|Boolean|f|\n\n"
        + BODY.format(number=4, title="Form")
        + "|name|String|n|\n\n状态码: 400\n"
        + BODY.format(number=5, title="响应Body参数")
        + "|error_code|String|e|\n"
    )
    page = read_huawei(response=response)
    assert kinds(page.response) == {"lid": "Lid", "form": "Form"}
    assert kinds(page.types["Lid"].members) == {"flat": "boolean"}
    assert (
        page.types["Lid"].unsure == "the table has no title; the structure is the first one without a table"
    )
    assert kinds(page.types["Form"].members) == {"name": "string"}
    assert page.types["Form"].unsure is None


def test_the_only_structure_without_a_table_is_sure() -> None:
    """Nothing else can be meant."""
    response = BODY.format(number=2, title="响应Body参数") + "|lid|Lid object|l|\n\n" + BODY.format(number=3, title="") + "|flat|Boolean|f|\n"  # fmt: skip
    assert read_huawei(response=response).types["Lid"].unsure is None


def test_errors_of_samples_are_codes_and_requests_can_be_empty() -> None:
    """A request without required members is an empty one if the page shows none."""
    (page,) = read(
        "huawei",
        '列 - ListBoxes\nURI\nGET /v2/boxes\n响应示例\n{"error_code": "BOX.1"}\n{"errorCode": "BOX.2"}\n{"a": 1}\n',
    )
    assert [(each.error, each.request, each.response) for each in page.samples] == [
        ("BOX.1", None, None),
        ("BOX.2", None, None),
        (None, {}, {"a": 1}),
    ]
    needed = read_huawei(rest='响应示例\n{"a": 1}\n')
    assert needed.samples[0].request is None


def test_samples_of_sdks_are_not_read() -> None:
    """Everything below their heading is code of programs."""
    page = read_huawei(rest='响应示例\n{"a": 1}\nSDK代码示例\n{"b": 1}\n')
    assert [each.response for each in page.samples] == [{"a": 1}]
