"""Pages as plain text, Markdown and HTML: lines, tables and code with their numbers."""

from __future__ import annotations

import pytest
from yunbind_codegen.draft import html, plain_text
from yunbind_codegen.draft.document import (
    Block,
    CodeBlock,
    Document,
    Line,
    PageError,
    Row,
    Table,
    flatten,
    remove_invisible,
)
from yunbind_codegen.draft.html import find_source, read_html
from yunbind_codegen.draft.markdown import read_markdown
from yunbind_codegen.draft.plain_text import read_text


def show(blocks: list[Block]) -> list[object]:
    """Lines as number and text, tables as number, header and rows, code as number and text in a list."""
    return [
        (each.number, each.text)
        if isinstance(each, Line)
        else [each.number, each.text]
        if isinstance(each, CodeBlock)
        else (each.number, each.header, [(row.number, row.cells) for row in each.rows])
        for each in blocks
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\n b \n", [(1, "a"), (3, " b")]),
        ("x\n|A|B|\n|---|---|\n|1|2|\ny", [(1, "x"), (2, ("A", "B"), [(4, ("1", "2"))]), (5, "y")]),
        ("A|B\n---|---\n1|2\n", [(1, ("A", "B"), [(3, ("1", "2"))])]),
        ("A|B|\n---|---|\n1|\n2|\n3|4|\nz", [(1, ("A", "B"), [(3, ("1", "2")), (5, ("3", "4"))]), (6, "z")]),
        ("A|\nB|\n---|---|\n1|2|\n", [(1, ("A", "B"), [(4, ("1", "2"))])]),
        ("|\nA|\nB|\n---|---|\n1|2|\n", [(1, ("A", "B"), [(5, ("1", "2"))])]),
        ("A|B\n:---|---:\n1|2", [(1, ("A", "B"), [(3, ("1", "2"))])]),
        ("A|B\n--|--\n1|2", [(1, "A|B"), (2, "--|--"), (3, "1|2")]),
        ("A\n---|---|\n1|2|", [(1, "A"), (2, "---|---|"), (3, "1|2|")]),
        ("A|B|C\n---|---|---\n1|2|3|4\n", [(1, ("A", "B", "C"), [(3, ("1", "2", "3 4"))])]),
        ("A|B|\n---|---|\n1|2|||\n", [(1, ("A", "B"), [(3, ("1", "2"))])]),
        ("A|B|\n---|---|\n1\\|x|2|\n", [(1, ("A", "B"), [(3, ("1|x", "2"))])]),
        ("A|B|\n---|---|\n1|", [(1, ("A", "B"), [(3, ("1", ""))])]),
        ("A|B|\n---|---|\n|", [(1, ("A", "B"), [])]),
        ("A|B|\n---|---|\n1|2|\nC|D|\n---|---|\n3|4|", [(1, ("A", "B"), [(3, ("1", "2"))]), (4, ("C", "D"), [(6, ("3", "4"))])]),
    ],
)  # fmt: skip
def test_plain_text_has_lines_and_tables(text: str, expected: list[object]) -> None:
    """Rows can be broken into lines, bars can be escaped, and everything has its line."""
    assert show(read_text(text)) == expected


def test_numbers_begin_where_they_are_said_to() -> None:
    """A text can be a part of a file."""
    assert show(read_text("a\nA|B\n---|---\n1|2", 10)) == [(10, "a"), (11, ("A", "B"), [(13, ("1", "2"))])]


def test_a_row_has_a_limited_number_of_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """Text after a table that never ends is text again."""
    monkeypatch.setattr(plain_text, "ROW_LINES", 2)
    assert show(read_text("A|B|\n---|---|\n1|\nx\n2|\n")) == [(1, ("A", "B"), [(3, ("1", "x\n2"))])]
    found = show(read_text("A|B|\n---|---|\n1|\nx\ny\nz\n2|\n"))
    assert found == [(1, ("A", "B"), []), (3, "1|"), (4, "x"), (5, "y"), (6, "z"), (7, "2|")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\n**b** `c` [d](https://e.example/)\n", [(1, "a"), (3, "b c d")]),
        ("# Title\n\ntext\n", [(1, "Title"), (3, "text")]),
        ("|A|B|\n|---|---|\n|1|**2**|\n", [(1, ("A", "B"), [(3, ("1", "2"))])]),
        ("|A|B|\n|---|---|\n|1|2|\nafter\n", [(1, ("A", "B"), [(3, ("1", "2"))]), (4, "after")]),
        ("x\n\n```json\n{\"a\": 1}\n```\n", [(1, "x"), [4, '{"a": 1}']]),
        ("x\n\n    code\n\ny\n", [(1, "x"), [3, "code"], (5, "y")]),
        ("<div>a</div>\n\nb\n", [(1, "a"), (3, "b")]),
        ('{"a": "`b`"}\n', [(1, '{"a": "`b`"}')]),
        ("a\\_b a<br>c\n", [(1, "a_b a\nc")]),
    ],
)  # fmt: skip
def test_markdown_has_lines_tables_and_code(text: str, expected: list[object]) -> None:
    """Markup is removed from text and cells, and kept in code; everything has its line."""
    assert show(read_markdown(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<p>a <b>b</b>\n c</p><p>d</p>", [(1, "a b c"), (2, "d")]),
        ("<p>a</p>\n\n<p>b</p>", [(1, "a"), (3, "b")]),
        ("<script>x</script><p>a</p><style>y</style>", [(1, "a")]),
        ("<!-- a\nb --><p>c</p>", [(2, "c")]),
        ("<pre>\na\n b\n</pre>", [[1, "a\n b"]]),
        ("<table>\n<tr><th>A</th><th>B</th></tr>\n<tr><td>1</td></tr>\n</table>", [(1, ("A", "B"), [(3, ("1", ""))])]),
        ("<table><tr><td>A</td></tr><tr><td>1</td><td>2</td></tr></table>", [(1, ("A",), [(1, ("1",))])]),
        ("<table><caption>c</caption><tbody><tr><td>A</td></tr></tbody></table>", [(1, "c"), (1, ("A",), [])]),
        ("<table><tr><td></td></tr></table>", []),
        ("<table><tr><td>A<p>b</p>c <i>d</i></td></tr></table>", [(1, ("A\nb\nc d",), [])]),
        ("<table><tr><td>A<script>x</script></td></tr></table>", [(1, ("A",), [])]),
        ("<table><tr><td>A</td></tr><tr><td><table><tr><td>in</td></tr></table></td></tr></table>", [(1, ("A",), [(1, ("in",))])]),
        ("a < b", [(1, "a < b")]),
    ],
)  # fmt: skip
def test_html_has_lines_tables_and_code(text: str, expected: list[object]) -> None:
    """Inline tags join texts, blocks separate them, and tables have their rows; everything has its line."""
    assert show(read_html(text)) == expected


def test_html_nests_up_to_a_limit() -> None:
    """The walker is recursive, so deeper pages are rejected."""
    assert html.DEPTH_LIMIT == 150
    assert show(read_html("<div>" * 150 + "a" + "</div>" * 150)) == [(1, "a")]
    with pytest.raises(PageError, match="deeper than 150 levels"):
        read_html("<div>" * 151 + "a" + "</div>" * 151)


def test_html_can_be_a_part_of_a_file() -> None:
    """Lines are counted from the first one."""
    assert show(read_html("<p>a</p>\n<table><tr><td>A</td></tr></table>", 10)) == [
        (10, "a"),
        (11, ("A",), []),
    ]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ('<head><link rel="canonical" href="https://a.example/b"></head>', "https://a.example/b"),
        ('<meta property="og:url" content="https://a.example/c">', "https://a.example/c"),
        ('<link rel="canonical" href="javascript:x"><meta property="og:url" content="https://a.example/c">', "https://a.example/c"),
        ('<link rel="canonical">', None),
        (f'<link rel="canonical" href="https://{"a" * 380}">', "https://" + "a" * 380),
        (f'<link rel="canonical" href="https://{"a" * 381}">', None),
        ("<p>https://a.example/</p>", None),
    ],
)  # fmt: skip
def test_a_page_can_state_its_address(text: str, source: str | None) -> None:
    """The canonical address comes first; other texts are no addresses."""
    assert find_source(text) == source


@pytest.mark.parametrize(
    ("text", "shown"),
    [("a\r\nb\rc\vd\fe", "a\nb\nc\nd\ne"), ("a\tb", "a    b"), ("a\u3000b\u00a0c", "a b c"), ("a\u200bb\u0007", "ab"), ("缓存", "缓存")],
)  # fmt: skip
def test_invisible_characters_are_removed(text: str, shown: str) -> None:
    """Line ends and spaces are normalized, and other scripts stay."""
    assert remove_invisible(text) == shown


def test_blocks_are_lines_of_text() -> None:
    """A row is one line, and a line of code has its own number."""
    blocks = (
        Line("a", 1),
        Table(("A", "B"), (Row(("1", "2\n3"), 4),), 3),
        CodeBlock("c\nd", 6),
    )
    assert [(each.number, each.text) for each in flatten(blocks)] == [
        (1, "a"),
        (3, "A B"),
        (4, "1 2 3"),
        (6, "c"),
        (7, "d"),
    ]
    assert Document("page", blocks).text() == "a\nA B\n1 2 3\nc\nd"
