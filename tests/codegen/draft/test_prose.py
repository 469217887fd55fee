"""Facts in Chinese and English sentences. The sentences are invented, in the vendors' phrasing."""

from __future__ import annotations

import pytest
from yunbind_codegen.draft.exclusive_members import find_exclusive_members
from yunbind_codegen.draft.members import read_example
from yunbind_codegen.draft.page import PageMember
from yunbind_codegen.draft.prose import find_facts, find_filter_names
from yunbind_codegen.draft.type_names import name_structure, read_type
from yunbind_codegen.types import parse_type

FACTS = [
    ("integer", "数量,默认20", {"server_default": 20}),
    ("integer", "数量。默认值:20。", {"server_default": 20}),
    ("integer", "不传时默认返回 20,最大不能超过 50", {"server_default": 20, "range": (None, 50)}),
    ("integer", "缺省值:10 最小值:0 最大值:99", {"server_default": 10, "range": (0, 99)}),
    ("integer", "取值范围：1～100", {"range": (1, 100)}),
    ("integer", "取值范围为[1,100]。", {"range": (1, 100)}),
    ("integer", "范围 20 GiB~32768 GiB", {"range": (20, 32768)}),
    ("integer", "不能小于1", {"range": (1, None)}),
    ("integer", "Page size. Valid values: 1 to 100. Default value: 10.", {"range": (1, 100), "server_default": 10}),
    ("integer", "The default value is 20 and the maximum value is 100.", {"range": (None, 100), "server_default": 20}),
    ("integer", "Between 1 and 65535.", {"range": (1, 65535)}),
    ("integer", "At most 5.", {"range": (None, 5)}),
    ("integer", "取值: 0, 1, 2", {}),
    ("integer", "范围:9~3", {}),
    ("integer", "自2018-05-25起", {}),
    ("integer", "取值范围参考云硬盘。", {}),
    ("float", "默认0.5", {"server_default": 0.5}),
    ("boolean", "是否预检,默认为false。", {"server_default": False}),
    ("boolean", "Default: True", {"server_default": True}),
    ("string", "默认为 BGP。", {"server_default": "BGP"}),
    ("string", "The default value is the name of the region.", {}),
    ("string", "By default no name is given.", {}),
    ("string", "长度为2-128个字符", {"length": (2, 128)}),
    ("string", "长度范围1-128位,且不以中划线结尾", {"length": (1, 128)}),
    ("string", "不超过64个字符", {"length": (None, 64)}),
    ("string", "最小长度:1 最大长度:36", {"length": (1, 36)}),
    ("string", "It must be 2 to 64 characters in length.", {"length": (2, 64)}),
    ("string", "It cannot exceed 64 characters.", {"length": (None, 64)}),
    ("string", "取值: up、down", {"enum": ("up", "down")}),
    ("string", "取值范围:\nNORMAL: 正常\nFAILED: 失败", {"enum": ("NORMAL", "FAILED")}),
    ("string", "枚举值: a | b | c", {"enum": ("a", "b", "c")}),
    ("string", "Valid values: LRU or FIFO.", {"enum": ("LRU", "FIFO")}),
    ("string", "Valid values:\nLRU: the oldest first\nFIFO: the first first", {"enum": ("LRU", "FIFO")}),
    ("string", "Valid values depend on the region.", {}),
    ("string", "Values: The colour of the box matters", {}),
    ("list[string]", "编号,上限为100", {"items": (None, 100)}),
    ("list[string]", "N的取值范围为:1~20", {"items": (None, 20)}),
    ("list[string]", "Valid values of N: 1 to 20.", {"items": (None, 20)}),
    ("list[string]", "每项不超过64个字符", {}),
    ("string", "此字段可能返回 null,表示没有。", {"nullable": True}),
    ("string", "Note: this field may return null.", {"nullable": True}),
    ("string", "该参数已废弃", {"deprecated": True}),
    ("string", "用于保证请求的幂等性", {"idempotency_token": True}),
    ("string", "参数解释: 名。 约束限制: 不涉及 取值范围: 不涉及 默认取值: 不涉及", {}),
    ("string", "参数解释: 语言。 约束限制: 无 取值范围: en-us zh-cn 默认取值: en-us", {"enum": ("en-us", "zh-cn"), "server_default": "en-us"}),
    ("int32", "参数解释: 天。 约束限制: 不涉及 取值范围: [0-10000] 默认取值: 0", {"range": (0, 10000), "server_default": 0}),
    ("int32", "Definition Size. Constraints N/A Range 1 to 100 Default Value 50", {"range": (1, 100), "server_default": 50}),
    ("string", "Definition The id. Constraints N/A Range The value contains 32 characters. Default Value N/A", {}),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "expected"), FACTS)
def test_a_sentence_states_its_facts_and_no_others(kind: str, text: str, expected: dict[str, object]) -> None:
    """Exactly the limits, defaults and values that a sentence states are found."""
    assert find_facts(text, parse_type(kind), is_request=True).traits == expected


def test_values_read_from_a_sentence_are_marked() -> None:
    """Values from a sentence may be incomplete, so they are marked."""
    found = find_facts("取值: up、down,默认为up。", parse_type("string"), is_request=True)
    assert found.traits == {"enum": ("up", "down"), "server_default": "up"}
    assert set(found.unsure) == {"enum", "server_default"}


def test_a_response_has_no_limit_of_items() -> None:
    """Nothing checks the number of items of a response, so the draft has no limit."""
    assert find_facts("最多返回20条", parse_type("list[string]"), is_request=False).traits == {}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("条件: zone - String - 是否必填: 否 - 按区 vpc-id -String - 是否必填:否", ("zone", "vpc-id")),
        ("KeyName: image-cache-name 类型:String", ("image-cache-name",)),
        (
            "instance-id 按实例过滤。 类型:String 必选:否 zone-id 按区过滤。 类型:String",
            ("instance-id", "zone-id"),
        ),
        ("什么都没有", ()),
    ],
)
def test_names_of_filters_are_found(text: str, names: tuple[str, ...]) -> None:
    """Filter names are found in the description of the list, in several forms."""
    assert find_filter_names(text) == names


@pytest.mark.parametrize(
    ("word", "kind", "sure"),
    [
        ("String", "string", True),
        ("Integer", "int32", True),
        ("Long", "int64", True),
        ("Boolean", "boolean", True),
        ("Float", "float", True),
        ("Timestamp ISO8601", "datetime", True),
        ("Array of String", "list[string]", True),
        ("Array of strings", "list[string]", True),
        ("Array of Filter", "list[Filter]", True),
        ("Array of ImageCacheDetail objects", "list[ImageCacheDetail]", True),
        ("ImageCacheBuildingConfig object", "ImageCacheBuildingConfig", True),
        ("array<string>", "list[string]", True),
        ("String[]", "list[string]", True),
        ("Map<String,String>", "map[string]", True),
        ("Array of Array of String", "list[list[string]]", True),
        ("List", "list[string]", False),
        ("Object", "Inside", False),
        ("Array of object", "list[Inside]", False),
        ("", "Inside", False),
        ("字符串", "string", False),
        ("String or Integer!", "string", False),
    ],
)
def test_type_names_are_read(word: str, kind: str, sure: bool) -> None:
    """Each vendor's type name gives a type of the spec language, or a guess with a mark."""
    found, why = read_type(word, integer="int32", inside="Inside")
    assert (str(found), why is None) == (kind, sure)


@pytest.mark.parametrize(
    ("member", "name"),
    [
        ("Events", "Event"),
        ("SrcImage", "SrcImage"),
        ("image_caches", "ImageCache"),
        ("Policies", "Policy"),
        ("Boxes", "Box"),
        ("Address", "Address"),
        ("ImageSet", "ImageSet"),
        ("s", "S"),
        ("Os", "Os"),
        ("Ids", "Id"),
        ("_", "Item"),
    ],
)
def test_a_structure_without_a_name_gets_one(member: str, name: str) -> None:
    """The name is the singular of the member's name."""
    assert name_structure(member) == name


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ('""', "string", None),
        ("[]", "list[string]", None),
        ("20", "integer", 20),
        ('"20"', "string", "20"),
        ("true", "boolean", True),
        ("0.5", "float", 0.5),
        ("abc", "integer", None),
        ('["a", "b"]', "list[string]", ["a", "b"]),
        ("a", "list[string]", ["a"]),
        ("[1, 20]", "list[integer]", [1, 20]),
        ("1, 20", "list[integer]", [1, 20]),
        ('{"a": 1}', "Box", None),
    ],
)
def test_a_sample_value_has_the_type_of_its_member(text: str, kind: str, value: object) -> None:
    """A sample value that cannot be one of the member's is left out."""
    assert read_example(text, parse_type(kind)) == value


def test_exclusions_are_found_with_the_nearest_name() -> None:
    """Mutually exclusive members are found, also if the page misspells one."""
    members = [PageMember(name, parse_type("string"), 1) for name in ("Ids", "Names", "ExistedEipId", "Auto")]
    pairs, why = find_exclusive_members(
        members, {"Names": "与Ids互斥", "Auto": "本参数和ExistedEipIds互斥", "Ids": "和Names互斥"}
    )
    assert pairs == (("Ids", "Names"), ("ExistedEipId", "Auto"))
    assert why is not None
    assert "ExistedEipIds" in why
