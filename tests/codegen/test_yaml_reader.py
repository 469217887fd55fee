"""Reading YAML: positions, limits, and what is refused."""

from __future__ import annotations

import pytest
from yunbind_codegen import yaml_reader
from yunbind_codegen.problems import ProblemCode
from yunbind_codegen.yaml_reader import YamlFile, read_yaml


def read(text: str) -> YamlFile:
    return read_yaml(text.encode("utf-8", "surrogatepass"), "a.yaml")


def show(file: YamlFile) -> list[tuple[int, int, ProblemCode]]:
    return [(each.line, each.column, each.code) for each in file.problems]


def test_each_value_has_its_data_and_its_position() -> None:
    """A key is at its first character, an item at the first of its value; lines and columns count from 1."""
    file = read("a: 1\nb:\n  - x\n  - {c: 2.5}\nd: null\n")
    assert file.data == {"a": 1, "b": ["x", {"c": 2.5}], "d": None}
    assert file.is_readable
    assert file.problems == []
    assert file.positions == {
        (): (1, 1),
        ("a",): (1, 1),
        ("b",): (2, 1),
        ("b", 0): (3, 5),
        ("b", 1): (4, 5),
        ("b", 1, "c"): (4, 6),
        ("d",): (5, 1),
    }


@pytest.mark.parametrize(("depth", "is_read"), [(yaml_reader.DEPTH_LIMIT, True), (yaml_reader.DEPTH_LIMIT + 1, False)])  # fmt: skip
def test_nesting_has_a_limit(depth: int, is_read: bool) -> None:
    """Lists nest as deep as the limit, and no deeper; lists beside each other do not nest."""
    assert read("[" * depth + "]" * depth).is_readable is is_read
    many = "".join(f"k{number}: [[]]\n" for number in range(depth))
    assert read(many).is_readable
    if not is_read:
        assert read("[" * depth + "]" * depth).problems[0].message == "The file nests deeper than 40 levels."


def test_the_number_of_values_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file can have as many values as the limit, and not one more."""
    text = "[" + ",".join("abcdefgh") + "]"
    events = (
        len("abcdefgh") + 4
    )  # start and end of the stream, the document and the list: the last two are after it
    monkeypatch.setattr(yaml_reader, "VALUES_LIMIT", events + 1)
    assert read(text).is_readable
    monkeypatch.setattr(yaml_reader, "VALUES_LIMIT", events)
    assert show(read(text)) == [(1, 1, ProblemCode.SIZE)]


def test_the_size_of_a_file_has_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit counts bytes, and a file of exactly this size is read."""
    monkeypatch.setattr(yaml_reader, "FILE_LIMIT", 6)
    assert read("a: 云").is_readable
    larger = read("a: 云1")
    assert show(larger) == [(1, 1, ProblemCode.SIZE)]
    assert (larger.is_readable, larger.data) == (False, None)


def test_aliases_are_refused_and_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each anchor and alias is a problem at its place. Aliases of many values make a file unreadable."""
    text = "a: &one [x, y]\nb: *one\nc: *one\n"
    file = read(text)
    assert show(file) == [
        (1, 4, ProblemCode.ALIAS),
        (2, 4, ProblemCode.ALIAS),
        (3, 4, ProblemCode.ALIAS),
    ]
    assert [each.message.split(":")[0] for each in file.problems] == ["&one", "*one", "*one"]
    assert file.data == {"a": ["x", "y"], "b": ["x", "y"], "c": ["x", "y"]}
    monkeypatch.setattr(yaml_reader, "ALIAS_LIMIT", 10)  # three lists of two texts, and the mapping
    assert read(text).is_readable
    monkeypatch.setattr(yaml_reader, "ALIAS_LIMIT", 9)
    assert not read(text).is_readable
    assert read("a: [x, y, z, x, y, z, x, y, z, x, y, z]\n").is_readable


@pytest.mark.parametrize(
    ("text", "place", "name"),
    [
        ("a: b\nc: d\u200be\n", (2, 5), "U+200B (ZERO WIDTH SPACE)"),
        ("云: 缓存\nc: \u202ed\n", (2, 4), "U+202E (RIGHT-TO-LEFT OVERRIDE)"),
        ("a: b\r\n", (1, 5), "U+000D (a control character)"),
        ("a:\tb\n", (1, 3), "U+0009 (a control character)"),
    ],
)
def test_invisible_characters_have_their_place(text: str, place: tuple[int, int], name: str) -> None:
    """The first line of plain text hides no character of a later line; other scripts are visible."""
    file = read(text)
    assert show(file) == [(*place, ProblemCode.CHARACTER)]
    assert file.problems[0].message == f"{name} is not allowed in a spec."
    assert not file.is_readable


def test_escaped_invisible_characters_are_refused_at_their_text() -> None:
    """An escape in a key or a value brings the character in, and is one problem for each text."""
    file = read('a: "b\\u200bc\\u200b"\n"d\\u200b": e\n')
    assert show(file) == [(1, 4, ProblemCode.CHARACTER), (2, 1, ProblemCode.CHARACTER)]
    assert read('a: "b\\nc"\n').problems == []


def test_a_repeated_key_names_the_line_of_the_first() -> None:
    """The first value stays, and the second is at its place."""
    file = read("b: 0\na: 1\na: 2\n")
    assert file.data == {"b": 0, "a": 1}
    assert show(file) == [(3, 1, ProblemCode.DUPLICATE_KEY)]
    assert "It is first on line 2." in file.problems[0].message


@pytest.mark.parametrize("text", ["? [a]\n: b\nc: d\n", "<<: {a: b}\nc: d\n"])
def test_a_key_that_is_no_text_is_refused(text: str) -> None:
    """Other keys of the mapping are read."""
    file = read(text)
    assert [each.code for each in file.problems] == [ProblemCode.KEY]
    assert file.data == {"c": "d"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("true", True),
        ("false", False),
        ("True", "True"),
        ("yes", "yes"),
        ("null", None),
        ("~", None),
        ("0", 0),
        ("-7", -7),
        ("+7", "+7"),
        ("07", "07"),
        ("1" * 31, int("1" * 31)),
        ("1" * 32, "1" * 32),
        ("1.5", 1.5),
        ("-0.25", -0.25),
        ("1.", "1."),
        (".5", ".5"),
        ("1e5", "1e5"),
        ("1." + "5" * 30, float("1." + "5" * 30)),
        ("1." + "5" * 31, "1." + "5" * 31),
        ("2021-01-02", "2021-01-02"),
        ("=", "="),
        ('"1"', "1"),
        ("'true'", "true"),
        ("|\n  1\n", "1\n"),
        (">\n  1\n", "1\n"),
    ],
)
def test_a_scalar_is_a_decimal_a_boolean_null_or_text(text: str, value: object) -> None:
    """Only plain decimals, true, false and null are no texts."""
    file = read(f"a: {text}")
    assert file.problems == []
    assert isinstance(file.data, dict)
    assert file.data == {"a": value}
    assert type(file.data["a"]) is type(value)  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType]


@pytest.mark.parametrize("value", ["!x b", "!x 'b'", "!x [b]", "!x {b: c}", "!!set {b}"])
def test_a_tag_is_refused_at_its_value(value: str) -> None:
    """Texts, lists and mappings have no tags."""
    file = read(f"a: {value}\n")
    assert show(file) == [(1, 4, ProblemCode.TAG)]


@pytest.mark.parametrize(("text", "place"), [("a: [\n", (2, 1)), ("a: b: c\n", (1, 5)), ("a: 'b\n", (2, 1))])
def test_a_syntax_error_has_its_place(text: str, place: tuple[int, int]) -> None:
    """The place is where the reader stopped."""
    file = read(text)
    assert show(file) == [(*place, ProblemCode.SYNTAX)]
    assert (file.is_readable, file.data) == (False, None)
    assert file.problems[0].hint == "Quote texts that hold ': ', '#' or start with a sign."


def test_an_empty_file_is_a_problem_of_its_first_line() -> None:
    """Nothing can be read from it."""
    file = read("# nothing\n")
    assert show(file) == [(1, 1, ProblemCode.SYNTAX)]
    assert not file.is_readable


def test_another_encoding_is_located_at_its_line() -> None:
    """The line holds the first bytes that are no UTF-8."""
    file = read_yaml(b"a: b\nc: \xff\n", "a.yaml")
    assert show(file) == [(2, 1, ProblemCode.UNREADABLE)]
