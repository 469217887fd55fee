"""The sample calls of a page: query strings, JSON and XML."""

from __future__ import annotations

import json

import pytest
from yunbind_codegen.draft import samples
from yunbind_codegen.draft.document import Block, CodeBlock, Line, Row, Table
from yunbind_codegen.draft.page import PageSample
from yunbind_codegen.draft.samples import read_samples, read_xml


def read(text: str) -> tuple[list[PageSample], list[str]]:
    return read_samples(
        [Line(line, number) for number, line in enumerate(text.split("\n"), 1) if line.strip()]
    )


def show(text: str) -> list[tuple[object, object]]:
    return [(each.request, each.response or each.response_xml) for each in read(text)[0]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('{"A": 1}', [(None, {"A": 1})]),
        ('输入示例\n{"B": 2}\n输出示例\n{"A": 1}', [({"B": 2}, {"A": 1})]),
        ('Sample Request\n{"B": 2}\nSample Response\n{"A": 1}', [({"B": 2}, {"A": 1})]),
        ('POST /boxes HTTP/1.1\n{"B": 2}\n{"A": 1}', [({"B": 2}, {"A": 1})]),
        ('请求示例\n{"B": 2}', [({"B": 2}, None)]),
        ('请求示例\n{"Response": {"A": 1}}', [(None, {"Response": {"A": 1}})]),
        ('请求示例\n无\n响应示例\n{"A": 1}', [({}, {"A": 1})]),
        ('请求示例\nNone\n响应示例\n{"A": 1}', [({}, {"A": 1})]),
        ("请求示例\n无", []),
        ('请求示例\n{"B": 2}\n请求示例\n{"C": 3}\n{"A": 1}', [({"B": 2}, None), ({"C": 3}, {"A": 1})]),
        ('请求示例\n{"B": 2}\n响应示例\n{"A": 1}\n{"D": 4}', [({"B": 2}, {"A": 1}), ({"B": 2}, {"D": 4})]),
        ("https://box.example/?Action=List&Name=a\n<A>\n<B>1</B>\n</A>", [({"Name": "a"}, "<A>\n<B>1</B>\n</A>")]),
        ("GET https://box.example/?Action=List\n&Name=a\n&Size=5\n{\"A\": 1}", [({"Name": "a", "Size": "5"}, {"A": 1})]),
        ('{\n"A": 1\n}\n{"B": 2}', [(None, {"A": 1}), (None, {"B": 2})]),
        ("[1]", []),
        ("text {", []),
        ("<A>", []),
        ("<A>1</B>\n</A>", []),
    ],
)  # fmt: skip
def test_calls_are_read_in_their_order(text: str, expected: list[tuple[object, object]]) -> None:
    """Headings and request lines say which JSON is a request; a request belongs to the responses after it."""
    assert show(text) == expected


def test_each_sample_has_its_line_and_knows_whether_it_is_typed() -> None:
    """The line is that of the response, or of a request without one; query strings are texts."""
    found, notes = read('x\n?Action=List&A=1\n{"B": 2}\n请求示例\n{"C": 3}')
    assert [(each.line, each.typed) for each in found] == [(3, False), (5, True)]
    assert notes == []


def test_invalid_json_is_noted_where_a_sample_is_expected() -> None:
    """Braces in other text are no samples."""
    assert read("请求示例\n\n{a}")[1] == ["the sample at line 3 of the page is not valid JSON"]
    assert read("{a}")[1] == []
    assert read("请求示例\n<a")[1] == []


@pytest.mark.parametrize("value", ["NaN", "Infinity", "-Infinity", "1e999", "-1e999"])
def test_a_number_that_json_lacks_is_no_sample(value: str) -> None:
    """Such a number cannot be in a spec."""
    assert read(f'响应示例\n{{"A": {value}}}')[0] == []
    assert show('响应示例\n{"A": 1.5e2}') == [(None, {"A": 150.0})]


def nested(depth: int) -> str:
    return '{"A": ' * (depth - 1) + '{"B": 1}' + "}" * (depth - 1)


def test_a_sample_nests_up_to_a_limit() -> None:
    """The values of the innermost object count as a level; lists count too."""
    assert len(read(nested(29))[0]) == 1
    assert read(nested(30))[0] == []
    assert len(read('{"A": ' + "[" * 28 + "1" + "]" * 28 + "}")[0]) == 1
    assert read('{"A": ' + "[" * 29 + "1" + "]" * 29 + "}")[0] == []


def test_a_key_has_a_limited_length() -> None:
    """A longer key is no name of a member."""
    assert len(read(json.dumps({"a" * 200: 1}))[0]) == 1
    assert read(json.dumps({"a" * 201: 1}))[0] == []


def test_invisible_characters_are_removed_everywhere() -> None:
    """Escapes in JSON can add them to keys and texts, at any depth."""
    assert show('{"A\\u200b": ["b\\u200b", {"c\\u200b": "d\\u200b"}]}') == [(None, {"A": ["b", {"c": "d"}]})]
    assert show("?Action=List&A=b%E2%80%8Bc\n{}")[0][0] == {"A": "bc"}


@pytest.mark.parametrize(
    ("query", "values"),
    [
        ("A=1&B=2", {"A": "1", "B": "2"}),
        ("A=a%20b+c", {"A": "a b+c"}),
        ("A=1&A=2", {"A": "2"}),
        ("A", {}),
        ("A=", {"A": ""}),
        ("Version=1&SignatureNonce=2&A=1", {"A": "1"}),
        ("Tag.1.Key=a&Tag.1.Value=b&Tag.2.Key=c", {"Tag": [{"Key": "a", "Value": "b"}, {"Key": "c"}]}),
        ("Id.2=b&Id.10=j&Id.1=a", {"Id": ["a", "b", "j"]}),
        ("Box.Lid.Colour=red&Box.Size=5", {"Box": {"Lid": {"Colour": "red"}, "Size": "5"}}),
        ("Box=1&Box.Size=5", {"Box": {"Size": "5"}}),
        ("Box.1=a&Box.Size=5", {"Box": {"1": "a", "Size": "5"}}),
        ("9a=1&a-b=2&C=3", {"C": "3"}),
        ("a.1.2.3.4.5.6.7.8=x", {"a": [[[[[[[["x"]]]]]]]]}),
        ("a.1.2.3.4.5.6.7.8.9=x", {}),
    ],
)  # fmt: skip
def test_a_query_string_is_a_tree(query: str, values: dict[str, object]) -> None:
    """Dots nest, numbers are items in their order, and parameters of every request are left out."""
    (sample,) = read(f'?Action=List&{query}\n{{"R": 1}}')[0]
    assert sample.request == values


def test_a_page_has_a_limited_number_of_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond it, a note says so."""
    monkeypatch.setattr(samples, "SAMPLE_LIMIT", 2)
    found, notes = read('{"A": 1}\n{"A": 2}\n{"A": 3}')
    assert [each.response for each in found] == [{"A": 1}, {"A": 2}]
    assert notes == ["only the first 2 samples were read"]
    assert read('{"A": 1}')[1] == []


def test_a_page_has_a_limited_number_of_attempts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Places that look like JSON are tried up to a limit."""
    monkeypatch.setattr(samples, "_ATTEMPTS", 2)
    assert len(read('{x\n{"A": 1}')[0]) == 1
    assert read('{x\n{x\n{"A": 1}')[0] == []


def test_tables_are_no_samples_and_code_is() -> None:
    """A cell can hold JSON that is no call."""
    blocks: list[Block] = [
        Table(("name",), (Row(('{"A": 1}',), 2),), 1),
        CodeBlock('{\n"B": 2\n}', 5),
    ]
    found, _ = read_samples(blocks)
    assert [(each.response, each.line) for each in found] == [({"B": 2}, 5)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("<A>1</A>", "1"),
        ("<A/>", ""),
        ("<A><B>1</B><C/></A>", {"B": "1", "C": ""}),
        ("<A><B>1</B><B>2</B><B>3</B></A>", {"B": ["1", "2", "3"]}),
        ("<A><B><C>1</C></B><B>2</B></A>", {"B": [{"C": "1"}, "2"]}),
        ("<A><B></A>", None),
        ("<!DOCTYPE a><A>1</A>", None),
        ("<A><!-- x --></A>", None),
        ("<A>" * 30 + "1" + "</A>" * 30, "nested"),
        ("<A>" * 31 + "1" + "</A>" * 31, None),
        ("<A>" + "<B/>" * 19_998 + "</A>", "many"),
        ("<A>" + "<B/>" * 19_999 + "</A>", None),
    ],
    ids=[*(f"case {number}" for number in range(8)), "30 levels", "31 levels", "20,000 tags", "20,001 tags"],
)
def test_xml_is_read_as_data_up_to_its_limits(text: str, value: object) -> None:
    """Repeated elements are lists; document types, comments, depth and size are refused."""
    found = read_xml(text)
    if value == "many":
        assert isinstance(found, dict)
    elif value == "nested":
        assert found is not None
    else:
        assert found == value
