"""The parts of Alibaba Cloud's pages, one at a time."""

from __future__ import annotations

import pytest
from yunbind_codegen.draft.page import ActionPage

from .test_readers import kinds, read

ALIBABA = """\
ListBoxes
请求参数
|名称|类型|必填|示例值|描述|
|---|---|---|---|---|
|Action|String|是|ListBoxes|取值。|
{request}
返回数据
|名称|类型|示例值|描述|
|---|---|---|---|
{response}
{rest}
"""


def read_alibaba(request: str = "", response: str = "", rest: str = "") -> ActionPage:
    (page,) = read("alibaba", ALIBABA.format(request=request, response=response, rest=rest))
    return page


def test_members_of_requests_nest_by_their_dots() -> None:
    """Indexes make lists, and each structure is defined once."""
    page = read_alibaba(
        "|Tag.N.Key|String|是||键|\n|Tag.N.Value|String|否||值|\n|Box.Lid.Colour|String|否||色|\n|Box.Size|Integer|否||大|\n|Id.N|String|否||编号|"
    )
    assert kinds(page.request) == {"Tag": "list[Tag]", "Box": "Box", "Id": "list[string]"}
    assert kinds(page.types["Tag"].members) == {"Key": "string", "Value": "string"}
    assert kinds(page.types["Box"].members) == {"Lid": "Lid", "Size": "int32"}
    assert kinds(page.types["Lid"].members) == {"Colour": "string"}
    assert page.request[0].required is True


def test_an_action_ends_at_the_title_of_the_next_one() -> None:
    """Sentences and error codes before the title belong to the action above it."""
    first = ALIBABA.format(
        request="", response="", rest="QPS限制为 100次/秒\n错误码\n404 Box.Gone It is gone."
    )
    second = ALIBABA.format(request="|Id|String|否||编号|", response="", rest="").replace(
        "ListBoxes", "CountBoxes"
    )
    pages = read("alibaba", f"{first}\n{second}")
    assert [(page.action, page.rate_limit) for page in pages] == [
        ("ListBoxes", "100/s"),
        ("CountBoxes", None),
    ]
    assert [[error.code for error in page.errors] for page in pages] == [["Box.Gone"], []]
    assert [kinds(page.request) for page in pages] == [{}, {"Id": "string"}]


def test_a_row_with_rows_below_it_is_a_structure() -> None:
    """Only the next row counts, and the last row has none below it."""
    page = read_alibaba(
        response="|Total|Integer||数|\n|Box|String||箱|\n|└Name|String||名|\n|Size|String||大|"
    )
    assert kinds(page.response) == {"Total": "int32", "Box": "Box", "Size": "string"}
    assert kinds(page.types["Box"].members) == {"Name": "string"}


def test_a_member_that_a_table_repeats_is_one_member() -> None:
    """The first row counts, in a request and in a structure of a response."""
    page = read_alibaba(
        "|Size|Integer|是||大|\n|Size|String|否||大|",
        "|Box|Object||箱|\n|└Name|String||名|\n|└Name|Integer||名|",
    )
    assert kinds(page.request) == {"Size": "int32"}
    assert kinds(page.types["Box"].members) == {"Name": "string"}


def test_the_action_of_the_table_is_not_that_of_the_samples() -> None:
    """A sample or a title that names another action does not count."""
    for rest in ("https://box.aliyuncs.com/?Action=CountBoxes&Limit=1", "CountBoxes"):
        assert read_alibaba(rest=rest).action == "ListBoxes"


def test_two_structures_of_one_name_are_told_apart_by_the_action() -> None:
    """The second one has the action as prefix, and the same members need no second name."""
    page = read_alibaba(
        "|Tag.N.Key|String|否||键|",
        "|Tag|Array||签|\n|└Name|String||名|\n|Tags|Array||签|\n|└Name|String||名|",
    )
    assert kinds(page.response) == {"Tag": "list[ListBoxesTag]", "Tags": "list[ListBoxesTag]"}
    assert kinds(page.types["Tag"].members) == {"Key": "string"}
    assert kinds(page.types["ListBoxesTag"].members) == {"Name": "string"}


@pytest.mark.parametrize(
    ("rest", "rate"),
    [
        ("单用户QPS限制为 100次/秒", "100/s"),
        ("频率: 5 次/分钟", "5/min"),
        ("up to 30 calls per second", "30/s"),
        ("up to 30 requests per minute", "30/min"),
        ("频率: 0 次/秒\n频率: 7 次/秒", "7/s"),
        ("nothing", None),
    ],
)
def test_a_rate_of_alibaba_is_read_from_its_sentence(rest: str, rate: str | None) -> None:
    """A rate of 0 does not count, and a later line can state the rate."""
    assert read_alibaba(rest=rest).rate_limit == rate


@pytest.mark.parametrize(
    ("rest", "permissions"),
    [
        ("box:ListBoxes get", [("box:ListBoxes", "get")]),
        ("box:ListBoxes\nList", [("box:ListBoxes", "List")]),
        ("box:ListBoxes\nx\nList", [("box:ListBoxes", None)]),
        ("box:ListBoxes", [("box:ListBoxes", None)]),
        ("box:CountBoxes get", []),
    ],
)
def test_the_authorization_item_of_alibaba_is_that_of_the_action(
    rest: str, permissions: list[tuple[str, str | None]]
) -> None:
    """The level is on the same or on the next line."""
    assert [(each.action, each.level) for each in read_alibaba(rest=rest).permissions] == permissions


ERRORS = [
    (
        "错误码\n404 Box.NotFound The box is gone. 箱子不存在",
        [("Box.NotFound", 404, "The box is gone.", True)],
    ),
    (
        "错误码\n404 Box.NotFound The box is gone. Try again.",
        [("Box.NotFound", 404, "The box is gone.", False)],
    ),
    ("错误码\n404 Box.NotFound 箱子不存在", [("Box.NotFound", 404, None, True)]),
    ("错误码\n604 Box.NotFound The box.", []),
    ("404 Box.NotFound The box is gone.", []),
]


@pytest.mark.parametrize(("rest", "errors"), ERRORS)
def test_error_codes_of_plain_text_are_below_their_heading(
    rest: str, errors: list[tuple[str, int, str | None, bool]]
) -> None:
    """The message ends before the Chinese text, or else at a guess."""
    found = read_alibaba(rest=rest).errors
    assert [(each.code, each.http, each.message, each.unsure is None) for each in found] == errors


def test_an_error_of_a_sample_is_a_code() -> None:
    """A response with a code, a message and few other members is an error."""
    page = read_alibaba(
        rest='示例\n{"Code": "Gone", "Message": "m"}\n{"Code": "Gone"}\n{"Code": "no code", "Message": "m"}\n'
        '{"Code": "Gone", "Message": "m", "a": 1, "b": 2, "c": 3, "d": 4}\n'
        '{"Code": "Gone", "Message": "m", "a": 1, "b": 2, "c": 3, "d": 4, "e": 5}\n{"Code": 5, "Message": "m"}\n'
    )
    assert [each.error for each in page.samples] == ["Gone", None, None, "Gone", None, None]
    assert [each.response is None for each in page.samples] == [True, False, False, True, False, False]


TEXT = """\
ListBoxes
请求参数
名称 类型 是否必选 示例值 描述
Action String 是 ListBoxes
取值:ListBoxes
Size Integer 否 10
每页条数,
默认10
返回参数
名称 类型 示例值 描述
Boxes Array
└ Id String box-1
编号
Total Integer 5
示例
Id String x
"""


def test_members_of_plain_text_have_their_descriptions() -> None:
    """Lines below a member continue its description; titles of columns and samples are no members."""
    (page,) = read("alibaba", TEXT)
    assert kinds(page.request) == {"Size": "int32"}
    assert page.request[0].traits == {"server_default": 10, "example": 10}
    assert (page.request[0].required, page.request[0].line) == (False, 6)
    assert kinds(page.response) == {"Boxes": "list[Box]", "Total": "int32"}
    assert kinds(page.types["Box"].members) == {"Id": "string"}
    assert (page.action, page.line) == ("ListBoxes", 4)


@pytest.mark.parametrize(
    ("text", "source", "service", "version"),
    [
        ("https://box.aliyuncs.com/?Action=ListBoxes&Version=2020-01-02\n{}", None, "box", "2020-01-02"),
        ("https://box.cn-hangzhou.aliyuncs.com/", None, "box", None),
        ("", "https://help.aliyun.com/api-lid-2021-01-02-listboxes", "lid", "2021-01-02"),
        ("https://help.aliyun.com/api-Lid-2021-01-02-x https://box.aliyuncs.com/", None, "lid", "2021-01-02"),
        ("", None, None, None),
    ],
)
def test_service_and_version_of_alibaba_come_from_address_host_and_sample(
    text: str, source: str | None, service: str | None, version: str | None
) -> None:
    """The address of the page knows both."""
    (page,) = read("alibaba", ALIBABA.format(request="", response="", rest=text), source)
    assert (page.service, page.version) == (service, version)


def test_an_action_is_named_by_its_row_its_call_or_its_title() -> None:
    """A page without any of them documents no action."""
    row = "|Action|String|是|ListBoxes|取值。|\n"
    text = ALIBABA.format(request="|Id|String|是||编号|", response="", rest="")
    assert read("alibaba", text.replace(row, ""))[0].action == "ListBoxes"
    called = text.replace(row, "").replace("ListBoxes\n", "", 1) + "https://x/?Action=CountBoxes\n"
    assert read("alibaba", called)[0].action == "CountBoxes"
    assert read("alibaba", text.replace(row, "").replace("ListBoxes\n", "", 1)) == []
    version = "|Version|String|是|2020-01-02|版本|"
    assert read_alibaba(version).version == "2020-01-02"
    assert kinds(read_alibaba(version).request) == {}
