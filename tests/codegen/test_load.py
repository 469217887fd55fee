"""Reading YAML: what no spec file may hold, and where it is."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from yunbind_codegen.load import load
from yunbind_codegen.problems import ProblemCode
from yunbind_codegen.yaml_reader import DEPTH_LIMIT, FILE_LIMIT

from .specfolder import ACTION, ERRORS, PROVIDER, SERVICE, Mistake, SpecFolder, read_tree

DOC = "doc: Ids of the boxes."

MISTAKES = [
    Mistake(
        "a key twice",
        ProblemCode.DUPLICATE_KEY,
        ACTION,
        "rate_limit: 20/s\n",
        "rate_limit: 20/s\naccess: write\n",
        "access: write",
        "It is first on line 5",
        "rate_limit: 20/s # access: write\n",
    ),
    Mistake(
        "a key twice in a flow mapping",
        ProblemCode.DUPLICATE_KEY,
        ACTION,
        DOC,
        f"{DOC}, doc : Again.",
        "doc : Again",
        "Keep one of the two.",
        f"{DOC} The doc.",
    ),
    Mistake(
        "an anchor",
        ProblemCode.ALIAS,
        ACTION,
        DOC,
        "doc: &ids Ids of the boxes.",
        "&ids",
        "Write the text out",
        "doc: Ids & names of the boxes.",
    ),
    Mistake(
        "a tag that would make an object",
        ProblemCode.TAG,
        ACTION,
        DOC,
        "doc: !!python/name:os.system Ids.",
        "!!python",
        "no tags",
        "doc: '!!python/name:os.system Ids.'",
    ),
    Mistake(
        "a tag of one's own",
        ProblemCode.TAG,
        ACTION,
        DOC,
        "doc: !secret Ids.",
        "!secret",
        "no tags",
        "doc: Ids!",
    ),
    Mistake(
        "a merge key",
        ProblemCode.KEY,
        ACTION,
        "access: read\n",
        "access: read\n<<: {rate_limit: 20/s}\n",
        "<<",
        "Write the keys out.",
        "access: read\n",
    ),
    Mistake(
        "a key that is a list",
        ProblemCode.KEY,
        ACTION,
        "access: read\n",
        "access: read\n? [a, b]\n: c\n",
        "[a, b]",
        "A key must be a plain text.",
        "access: read\n",
    ),
    Mistake(
        "a bidirectional mark",
        ProblemCode.CHARACTER,
        ACTION,
        DOC,
        "doc: Ids \u202eof the boxes.",
        "\u202e",
        "U+202E (RIGHT-TO-LEFT OVERRIDE)",
        "doc: Ids of the boxes 箱子的 ID。",
    ),
    Mistake(
        "a bidirectional mark written as an escape",
        ProblemCode.CHARACTER,
        ACTION,
        DOC,
        r'doc: "Ids \u202Eof the boxes."',
        r'"Ids \u202E',
        "U+202E (RIGHT-TO-LEFT OVERRIDE)",
        r'doc: "Ids \\u202Eof the boxes, \u7bb1\u5b50."',
    ),
    Mistake(
        "a control character",
        ProblemCode.CHARACTER,
        ACTION,
        DOC,
        "doc: Ids \x07of the boxes.",
        "\x07",
        "U+0007",
        r"doc: Ids \x07of the boxes.",
    ),
    Mistake(
        "a control character written as an escape",
        ProblemCode.CHARACTER,
        ACTION,
        DOC,
        r'doc: "Ids \x00of the boxes."',
        r'"Ids \x00',
        "U+0000",
        r'doc: "Ids \nof the boxes."',
    ),
    Mistake(
        "a tab",
        ProblemCode.CHARACTER,
        ACTION,
        DOC,
        "doc: Ids of\tthe boxes.",
        "\tthe",
        "U+0009",
        "doc: Ids of  the boxes.",
    ),
    Mistake(
        "a line separator",
        ProblemCode.CHARACTER,
        ACTION,
        DOC,
        "doc: Ids of\u2028the boxes.",
        "\u2028",
        "U+2028 (LINE SEPARATOR)",
        "doc: Ids of 'the boxes'.",
    ),
    Mistake(
        "a byte order mark",
        ProblemCode.CHARACTER,
        SERVICE,
        "service: box\n",
        "\ufeffservice: box\n",
        "\ufeff",
        "U+FEFF",
        "service: box\n",
    ),
    Mistake(
        "an invisible space in a key",
        ProblemCode.CHARACTER,
        ACTION,
        "  BoxIds: {",
        "  BoxIds\u200b: {",
        "\u200b",
        "U+200B (ZERO WIDTH SPACE)",
        "  BoxIds: {",
    ),
    Mistake(
        "a colon in a plain text",
        ProblemCode.SYNTAX,
        SERVICE,
        "  - The page calls a box a crate.",
        "  - Not: a: list.",
        ": a: list"[3:],
        "Quote texts",
        "  - 'Not: a: list.'",
    ),
    Mistake(
        "several documents in one file",
        ProblemCode.SYNTAX,
        SERVICE,
        "  - The page calls a box a crate.",
        "  - The page calls a box a crate.\n---\nservice: crate",
        "---",
        "single document",
        "  - The page calls a box a crate.\n# ---\n# service: crate",
    ),
    Mistake(
        "lists in lists without end",
        ProblemCode.SIZE,
        ACTION,
        "Labels: {owner: me}",
        f"Labels: {'[' * 60}{']' * 60}",
        "action",
        f"deeper than {DEPTH_LIMIT}",
        "Labels: {owner: '[[[[[[[['}",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_mistake_is_located_and_its_look_alike_passes(specs: SpecFolder, mistake: Mistake) -> None:
    """Each thing that no spec file may hold is one problem at its place; its look-alike is none."""
    mistake.expect(specs)


def test_a_file_that_is_not_utf_8_is_unreadable(specs: SpecFolder) -> None:
    """Text in another encoding is named with the line on which it begins."""
    text = specs.read(SERVICE)
    specs.write(SERVICE, text.encode("gb18030"))
    (found,) = specs.lint()
    line, _ = specs_line(text, "顶")
    assert (found.code, found.path, found.line) == (ProblemCode.UNREADABLE, f"specs/{SERVICE}", line)
    assert found.hint == "Save it as UTF-8."


def specs_line(text: str, part: str) -> tuple[int, str]:
    """Number and content of the line that holds ``part``."""
    return next((number, line) for number, line in enumerate(text.split("\n"), 1) if part in line)


def test_a_file_that_cannot_be_opened_is_unreadable(specs: SpecFolder) -> None:
    """A dangling link is a problem of the specs, not a crash."""
    (specs.specs / ACTION).unlink()
    (specs.specs / ACTION).symlink_to("gone.yaml")
    (found,) = specs.lint()
    assert (found.code, found.path) == (ProblemCode.UNREADABLE, f"specs/{ACTION}")


@pytest.mark.parametrize(
    "content", ["", "\n\n", "# nothing\n", "---\n"], ids=["empty", "blank", "comment", "---"]
)
def test_a_file_that_says_nothing_is_no_yaml(specs: SpecFolder, content: str) -> None:
    """A file that holds no data is one problem, and says what it should hold."""
    specs.write(ERRORS, content)
    found = [problem for problem in specs.lint() if problem.path == f"specs/{ERRORS}"]
    assert [problem.code for problem in found] in ([ProblemCode.SYNTAX], [ProblemCode.VALUE])
    assert len(specs.lint()) == 1


def test_a_file_of_the_greatest_size_is_read_and_a_larger_one_is_not(specs: SpecFolder) -> None:
    """A file may hold as many bytes as the limit says, and not one more."""
    text = specs.read(SERVICE)
    specs.write(SERVICE, text + "#" * (FILE_LIMIT - len(text.encode())))
    assert specs.lint() == ()
    specs.write(SERVICE, text + "#" * (FILE_LIMIT - len(text.encode()) + 1))
    assert [(each.code, each.line, each.column) for each in specs.lint()] == [(ProblemCode.SIZE, 1, 1)]


def test_a_larger_file_is_too_large_whatever_it_holds(specs: SpecFolder) -> None:
    """No more is read than shows that, so where the rest breaks a character does not matter."""
    specs.write(SERVICE, "云" * FILE_LIMIT)
    assert [each.code for each in specs.lint()] == [ProblemCode.SIZE]


@pytest.mark.skipif(sys.platform == "win32", reason="There are no such files.")
def test_what_never_ends_is_no_spec(specs: SpecFolder) -> None:
    """A pipe that nobody writes to, or a link to a device, is a problem, not a wait."""
    folder = specs.specs / Path(ACTION).parent
    os.mkfifo(folder / "Pipe.yaml")
    (folder / "Zero.yaml").symlink_to("/dev/zero")
    found = [each for each in specs.lint() if each.code is ProblemCode.UNREADABLE]
    assert [Path(each.path).name for each in found] == ["Pipe.yaml", "Zero.yaml"]
    assert {each.message for each in found} == {"The file cannot be read: It is not a plain file."}


def test_a_file_of_another_form_is_told_in_words_of_yaml(specs: SpecFolder) -> None:
    """A text where keys belong is told without the names of our classes."""
    specs.write(ERRORS, "errors\n")
    assert [each.message for each in specs.lint() if each.path == f"specs/{ERRORS}"] == [
        "the file: should be a mapping of keys and values."
    ]


def test_a_hundred_thousand_brackets_are_refused_at_once(specs: SpecFolder) -> None:
    """Nesting is measured before anything that calls itself looks at the text."""
    specs.write(ACTION, "action: " + "[" * 100_000)
    began = time.perf_counter()
    assert [problem.code for problem in specs.lint()] == [ProblemCode.SIZE]
    assert time.perf_counter() - began < 2


def test_aliases_that_multiply_are_refused_quickly(specs: SpecFolder) -> None:
    """A few lines of aliases that stand for billions of values take no time and no memory."""
    lines = ["      a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for level in range(1, 12):
        lines.append(f"      a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]")
    specs.edit(
        ACTION,
        "      Boxes:\n        - BoxId: box-1",
        "\n".join([*lines, "      Boxes:\n        - BoxId: box-1"]),
    )
    began = time.perf_counter()
    problems = specs.lint()
    assert time.perf_counter() - began < 2
    assert ProblemCode.ALIAS in {problem.code for problem in problems}


def test_an_alias_that_holds_itself_is_refused(specs: SpecFolder) -> None:
    """A structure without end is a problem, and not an endless loop."""
    specs.edit(ACTION, "Labels: {owner: me}", "Labels: &me {owner: *me}")
    found = [problem for problem in specs.lint() if problem.code is ProblemCode.ALIAS]
    assert [(problem.line, problem.column) for problem in found] == [
        specs.find(ACTION, "&me"),
        specs.find(ACTION, "*me"),
    ]


@pytest.mark.parametrize(
    "text",
    ["no", "on", "yes", "0x10", "1_000", "12:30", "2021-01-01", "1e3", ".inf", "~x", "0o17", "=", "007"],
)
def test_a_text_that_yaml_would_read_otherwise_stays_a_text(specs: SpecFolder, text: str) -> None:
    """What is copied from a vendor's page means what it says: only true, false, null and decimals are no text."""
    specs.edit(ACTION, "example: crate", f"example: {text}")
    specs.edit(ACTION, ', pattern: "[a-z][a-z0-9-]*"', "")
    document = next(each for each in load(specs.specs).documents if each.path.endswith(ACTION))
    assert getattr(document.content, "request")["Name"].example == text  # noqa: B009
    assert specs.lint() == ()


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("-12", -12), ("1.50", 1.5), ("true", True), ("false", False), ("'1'", "1")]
)
def test_numbers_and_booleans_are_read_as_such(specs: SpecFolder, text: str, value: object) -> None:
    """Decimals, true and false are values unless they are quoted."""
    specs.edit(ACTION, "example: crate", f"example: {text}")
    document = next(each for each in load(specs.specs).documents if each.path.endswith(ACTION))
    found = getattr(document.content, "request")["Name"].example  # noqa: B009
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("number", ["9" * 5000, f"{'9' * 400}.0"], ids=["digits", "a float without end"])
def test_a_number_that_no_machine_holds_is_a_problem(specs: SpecFolder, number: str) -> None:
    """A number of absurd length is refused at its place."""
    specs.edit(ACTION, "range: [1, 50]", f"range: [1, {number}]")
    (found,) = specs.lint()
    assert (found.path, found.line) == (f"specs/{ACTION}", specs.find(ACTION, "  Limit:")[0])


def test_files_are_read_in_the_order_of_their_paths(specs: SpecFolder) -> None:
    """The order of the file system has no way to page."""
    paths = [document.path for document in load(specs.specs).documents]
    assert paths == sorted(paths)
    assert len(paths) == len(read_tree())


def test_the_folder_of_schemas_is_no_spec(specs: SpecFolder) -> None:
    """What the generator itself puts beside the specs is not read."""
    specs.write("schema/action.json", "{}")
    assert specs.lint() == ()


def test_no_specs_at_all_is_a_problem(tmp_path: Path) -> None:
    """An empty folder is named with what to begin with."""
    (tmp_path / "specs").mkdir()
    (found,) = load(tmp_path / "specs").problems
    assert (found.code, found.path) == (ProblemCode.MISSING_FILE, "specs")
    assert PROVIDER.split("/")[1] in found.hint


@pytest.mark.parametrize(
    "value", ["!mine read", "!mine 'read'", "!mine [1]", "!mine {a: 1}", "!!binary cmVhZA=="]
)
def test_a_tag_on_any_kind_of_value_is_refused(specs: SpecFolder, value: str) -> None:
    """Plain and quoted texts, lists and mappings have no tags."""
    specs.edit(ACTION, "access: read", f"access: {value}")
    (first, *_) = (problem for problem in specs.lint() if problem.code is ProblemCode.TAG)
    assert (first.line, first.column) == (specs.find(ACTION, "access: ")[0], 9)
