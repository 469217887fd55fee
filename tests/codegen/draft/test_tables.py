"""Columns of tables and their rows as entries."""

from __future__ import annotations

import pytest
from yunbind_codegen.draft import tables
from yunbind_codegen.draft.document import Line, PageError, Row, Table
from yunbind_codegen.draft.members import NOTE_LIMIT, Notes, drop_index, make_member, read_example
from yunbind_codegen.draft.tables import (
    Entry,
    check_row_count,
    find_columns,
    read_cells,
    read_entries,
    read_flag,
)
from yunbind_codegen.types import parse_type


def table(header: str, *rows: str) -> Table:
    """A table from texts with ``;`` between cells."""
    cells = [tuple(each.split(";")) for each in rows]
    return Table(tuple(header.split(";")), tuple(Row(row, 10 + index) for index, row in enumerate(cells)), 9)


@pytest.mark.parametrize(
    ("header", "columns"),
    [
        ("参数名称;必选;类型;描述", {"name": 0, "required": 1, "type": 2, "text": 3}),
        (
            "Parameter;Type;Required;Example;Description",
            {"name": 0, "type": 1, "required": 2, "example": 3, "text": 4},
        ),
        (" 名称 : ;数据类型", {"name": 0, "type": 1}),
        ("Parameter  Name;Mandatory;Data type", {"name": 0, "required": 1, "type": 2}),
        ("HTTP状态码;错误码;错误信息;描述", {"http": 0, "code": 1, "message": 2, "text": 3}),
        ("Name;Name;Type;Type", {"name": 0, "type": 2}),
        ("Colour;Size", {}),
        ("Names of boxes;Type", {"type": 1}),
    ],
)
def test_columns_are_known_by_their_titles(header: str, columns: dict[str, int]) -> None:
    """The whole title counts, without marks and repeated spaces; the first column of a kind is taken."""
    assert find_columns(table(header)) == columns


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Name;String;Yes;a;Text.", Entry("Name", "String", 10, True, "Text.", "a", None)),
        ("Name;String;maybe;a;Text.", Entry("Name", "String", 10, None, "Text.", "a", None)),
        ("Name;String", Entry("Name", "String", 10, None, "", "", None)),
        ("Name;String;No;word;", Entry("Name", "String", 10, False, "", "word", None)),
        ("Name;String;No;two words;", Entry("Name", "String", 10, False, "two words", "", None)),
        ("Name;String;No;箱子;", Entry("Name", "String", 10, False, "箱子", "", None)),
        ("*Name*;String;No;a b;c", Entry("Name", "String", 10, False, "c", "a b", None)),
        ("└Name;String;No;;", Entry("Name", "String", 10, False, "", "", 1)),
        ("└ └ Name;String;No;;", Entry("Name", "String", 10, False, "", "", 2)),
        ("│ └Name;String;No;;", Entry("Name", "String", 10, False, "", "", 1)),
        ("| └Name;String;No;;", Entry("Name", "String", 10, False, "", "", 1)),
        ("Long  name;String;No;;", Entry("Long name", "String", 10, False, "", "", None)),
    ],
)
def test_a_row_is_an_entry(row: str, expected: Entry) -> None:
    """Drawn marks give the depth, and a sample value with spaces is a description without a cell."""
    (found,) = read_entries(table("Name;Type;Required;Example;Description", row))
    assert found == expected


def test_cells_of_missing_columns_are_empty() -> None:
    """A short row has empty cells, and so has a column that the table lacks."""
    rows = list(read_cells(table("错误码;描述", " Gone ; lost", "Full"), "code", "text", "http"))
    assert [(row.number, cells) for row, cells in rows] == [
        (10, ("Gone", "lost", "")),
        (11, ("Full", "", "")),
    ]


@pytest.mark.parametrize(
    ("word", "flag"),
    [("是", True), (" Yes ", True), ("y", True), ("必填", True), ("√", True), ("否", False), ("No", False), ("非必填", False), ("optional", False), ("", None), ("Yes!", None), ("conditional", None)],
)  # fmt: skip
def test_a_flag_is_yes_no_or_unknown(word: str, flag: bool | None) -> None:
    """Other words say neither."""
    assert read_flag(word) is flag


def test_the_rows_of_a_page_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """All tables count together; lines do not."""
    monkeypatch.setattr(tables, "ROW_LIMIT", 3)
    two, one = table("a", "1", "2"), table("a", "1")
    check_row_count([two, Line("x", 1), one])
    with pytest.raises(PageError, match=r"have 4 rows; the limit is 3\."):
        check_row_count([two, two])


@pytest.mark.parametrize(
    ("name", "bare", "indexed"),
    [
        ("Images.N", "Images", True),
        ("Images.N.Name", "Images.Name", True),
        ("Images.1.Tags.2", "Images.Tags", True),
        ("Images[]", "Images", True),
        ("Images.#", "Images", True),
        ("Images.Name", "Images.Name", False),
        ("Images.Num", "Images.Num", False),
        ("Images.10th", "Images.10th", False),
    ],
)
def test_indexes_are_dropped_from_names(name: str, bare: str, indexed: bool) -> None:
    """An index is a whole part of a name."""
    assert drop_index(name) == (bare, indexed)


def test_notes_end_at_their_limit() -> None:
    """One sentence says that there are more."""
    notes = Notes()
    for number in range(NOTE_LIMIT + 3):
        notes.add(str(number))
    assert notes.sentences == [*map(str, range(NOTE_LIMIT)), "there are more notes of this kind"]
    assert NOTE_LIMIT == 40


def test_an_entry_is_a_member_with_its_facts() -> None:
    """A name with an index is a list; the sample value is in its cell or behind the description."""
    notes = Notes()
    ids = make_member(Entry("Ids.N", "String", 4, True, 'Up to 5. 示例值：["a"]'), notes, is_request=True)
    assert ids is not None
    assert (ids.name, str(ids.type), ids.line, ids.required) == ("Ids", "list[string]", 4, True)
    assert ids.traits == {"items": (None, 5), "example": ["a"]}
    listed = make_member(Entry("Ids.N", "Array of String", 4, False), notes, is_request=True)
    assert listed is not None
    assert str(listed.type) == "list[string]"
    size = make_member(
        Entry("Size", "Integer", 4, False, "示例值：7", "5"), notes, is_request=True, integer="int32"
    )
    assert size is not None
    assert (str(size.type), size.traits, size.unsure) == ("int32", {"example": 5}, {})
    assert notes.sentences == []


def test_a_missing_flag_is_marked_in_requests_only() -> None:
    """A response has no flag."""
    entry = Entry("Name", "String", 4)
    request, response = (make_member(entry, Notes(), is_request=each) for each in (True, False))
    assert request is not None
    assert response is not None
    assert request.unsure == {"required": "the page does not say whether it is required"}
    assert (response.unsure, response.required) == ({}, None)
    flagged = make_member(Entry("Name", "String", 4, True), Notes(), is_request=False)
    assert flagged is not None
    assert flagged.required is None


@pytest.mark.parametrize(
    ("name", "kind", "is_secret"),
    [
        ("Password", "String", True),
        ("SecretKey", "String", True),
        ("SecretName", "String", False),
        ("SecretsNames", "String", False),
        ("AccessKeyId", "String", True),
        ("Password", "Integer", False),
        ("Passwords", "Array of String", False),
        ("Name", "String", False),
    ],
)
def test_a_name_of_a_secret_is_marked(name: str, kind: str, is_secret: bool) -> None:
    """Only single texts are secrets."""
    found = make_member(Entry(name, kind, 4, True), Notes(), is_request=True)
    assert found is not None
    assert found.traits.get("sensitive") is (True if is_secret else None)
    assert ("sensitive" in found.unsure) is is_secret


def test_a_client_token_of_a_request_makes_retries_safe() -> None:
    """The name is proof enough; in a response it means nothing."""
    entry = Entry("ClientToken", "String", 4, False, "保证幂等")
    request, response = (make_member(entry, Notes(), is_request=each) for each in (True, False))
    assert request is not None
    assert response is not None
    assert (request.traits, request.unsure) == ({"idempotency_token": True}, {})
    assert response.traits == {}
    other = make_member(Entry("Token", "String", 4, False, "保证幂等"), Notes(), is_request=True)
    assert other is not None
    assert other.unsure == {"idempotency_token": "the text mentions it"}


def test_a_name_that_is_no_identifier_is_noted() -> None:
    """The note has the line and the name without odd characters, cut at 40."""
    notes = Notes()
    assert make_member(Entry("a b" + "c" * 50, "String", 4), notes, is_request=True) is None
    assert notes.sentences == [
        f'line 4 of the page names "a?b{"c" * 37}", which is not an identifier; it was left out'
    ]


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("null", "string", None),
        ("-", "string", None),
        ("{}", "map[string]", None),
        ("a", "map[string]", None),
        ("[1, 2]", "list[integer]", [1, 2]),
        ("1, x", "list[integer]", None),
        ("[[1]]", "list[list[integer]]", None),
        ("[a", "list[string]", None),
        ("a", "list[Box]", None),
        ("-5", "int64", -5),
        ("1" * 18, "integer", int("1" * 18)),
        ("1" * 19, "integer", None),
        ("1.5", "integer", None),
        ("-1.5", "float", -1.5),
        ("5", "float", 5),
        ("1." + "5" * 9, "float", 1.555555555),
        ("1." + "5" * 10, "float", None),
        ("False", "boolean", False),
        ("yes", "boolean", None),
        ("'a  b'", "string", "a b"),
        ("''x''", "string", "x"),
        ("a" * 600, "string", "a" * 500),
    ],
)
def test_a_sample_value_of_a_cell_is_converted(text: str, kind: str, value: object) -> None:
    """Values that are none of the type, or too long for a number, are left out."""
    found = read_example(text, parse_type(kind))
    assert found == value
    assert type(found) is type(value)
