"""A page is read as the same in every format; an unreadable page gives a clear error."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from yunbind_codegen.draft.document import CodeBlock, Line, PageError, Table, remove_invisible
from yunbind_codegen.draft.page import ActionPage, PageMember
from yunbind_codegen.draft.page_file import LINE_LIMIT, SIZE_LIMIT, read_document
from yunbind_codegen.draft.vendors import read_pages

from ..documented import Page
from .saved import DOCUMENTED, find_saved, read_saved, render_html, render_markdown

each_page = pytest.mark.parametrize("page", DOCUMENTED, ids=str)


def forget_lines(page: ActionPage) -> ActionPage:
    """Return a page without line numbers, which differ between formats."""

    def members(each: tuple[PageMember, ...]) -> tuple[PageMember, ...]:
        return tuple(replace(member, line=0) for member in each)

    return replace(
        page,
        line=0,
        request=members(page.request),
        response=members(page.response),
        types={
            name: replace(each, line=0, members=members(each.members)) for name, each in page.types.items()
        },
        errors=tuple(replace(error, line=0) for error in page.errors),
        samples=tuple(replace(sample, line=0) for sample in page.samples),
    )


def save(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@each_page
def test_html_is_read_as_text_is(tmp_path: Path, page: Page) -> None:
    """A page in HTML gives the same facts as the page in text."""
    text = read_document(find_saved(page))
    (found,) = read_pages(read_document(save(tmp_path, "page.html", render_html(text))))
    assert forget_lines(found) == forget_lines(read_saved(page))


@each_page
def test_markdown_is_read_as_text_is(tmp_path: Path, page: Page) -> None:
    """A page in Markdown gives the same facts as the page in text."""
    text = read_document(find_saved(page))
    (found,) = read_pages(read_document(save(tmp_path, "page.md", render_markdown(text))))
    assert forget_lines(found) == forget_lines(read_saved(page))


@each_page
def test_text_saved_as_markdown_is_read_too(tmp_path: Path, page: Page) -> None:
    """A text with broken tables in a .md file gives the same facts."""
    content = find_saved(page).read_bytes()
    (found,) = read_pages(read_document(save(tmp_path, "page.md", content)))
    expected = read_saved(page)
    assert [each.name for each in found.request] == [each.name for each in expected.request]
    assert [each.name for each in found.response] == [each.name for each in expected.response]
    assert found.errors == expected.errors


@each_page
def test_line_numbers_are_those_of_the_file(page: Page) -> None:
    """Each member has its line of the page."""
    lines = find_saved(page).read_text(encoding="utf-8").splitlines()
    for member in read_saved(page).request:
        near = lines[member.line - 1 : member.line + 2]
        assert any(member.name in line for line in near), (member.name, member.line)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "is empty"),
        ("\ufeff\u200b".encode(), "is empty"),
        (b"\x89PNG\r\n\0\0", "is not text"),
        (b"%PDF-1.7 ...", "is not text"),
        (b"PK\x03\x04page", "is not text"),
        ("第一行\n接口".encode("gb18030"), "is not UTF-8 (line 1)"),
        (b"fine\nfine\n\xff\xfe", "is not UTF-8 (line 3)"),
        (b"x" * (SIZE_LIMIT + 1), "is larger than"),
        (b"x\n" * (LINE_LIMIT + 2), "has more than 20000 lines"),
        (
            b"Once upon a time there was a page.",
            "mentions no supported vendor (tencent, alibaba",
        ),
        (b"EC2 DescribeInstances, an action of Amazon Web Services", "mentions no supported vendor"),
        ("腾讯云 API 3.0 的公共参数".encode(), "seems to be a page of tencent, but documents no action"),
        (b"Welcome to Alibaba Cloud", "seems to be a page of alibaba, but documents no action"),
        (b"Huawei Cloud is a cloud", "seems to be a page of huawei, but documents no action"),
    ],
)
def test_an_unreadable_page_is_a_clear_error(tmp_path: Path, content: bytes, expected: str) -> None:
    """The error has the name of the file and the reason."""
    path = save(tmp_path, "page.txt", content)
    with pytest.raises(PageError) as caught:
        read_pages(read_document(path))
    assert expected in str(caught.value)
    assert str(path) in str(caught.value)


def test_a_page_that_is_not_there_is_a_clear_error(tmp_path: Path) -> None:
    """A missing file and a folder give errors."""
    for path in (tmp_path / "none.txt", tmp_path):
        with pytest.raises(PageError, match="cannot be read: "):
            read_document(path)


def test_the_address_of_a_page_is_found(tmp_path: Path) -> None:
    """HTML states its address in its head; a text can begin with it."""
    address = "https://cloud.tencent.com/document/api/457/70859"
    head = f'<html><head><link rel="canonical" href="{address}"></head><body><p>x</p></body></html>'
    assert read_document(save(tmp_path, "a.html", head)).source == address
    assert read_document(save(tmp_path, "a.txt", f"Title\n来源: {address}\n")).source == address
    assert (
        read_document(save(tmp_path, "b.txt", "See https://cloud.tencent.com/x for more.\n")).source is None
    )


def test_html_without_its_clutter(tmp_path: Path) -> None:
    """Scripts, styles and menus are left out; a table in a cell is text of the cell."""
    page = save(
        tmp_path,
        "page.html",
        "<html><body><nav>Menu</nav><script>var a = '<table>';</script><style>p {}</style>"
        "<table><tr><th>参数名称</th><th>类型</th></tr>"
        "<tr><td><b>A</b>b</td><td>x<table><tr><td>in</td></tr></table></td></tr></table>",
    )
    (table,) = read_document(page).blocks
    assert isinstance(table, Table)
    assert [row.cells for row in table.rows] == [("Ab", "x\nin")]


def test_markup_of_markdown_is_not_text(tmp_path: Path) -> None:
    """In lines and in cells, but not in code, where it is text."""
    page = save(
        tmp_path, "page.md", "**a** \\_\n\n| **A** | b |\n|---|---|\n| `c` | d [e](f) |\n\n```\n**x**\n```\n"
    )
    line, table, code = read_document(page).blocks
    assert isinstance(line, Line)
    assert isinstance(table, Table)
    assert isinstance(code, CodeBlock)
    assert line.text == "a _"
    assert (table.header, [row.cells for row in table.rows]) == (("A", "b"), [("c", "d e")])
    assert code.text == "**x**"


def test_each_block_of_html_is_a_line_of_its_own(tmp_path: Path) -> None:
    """Text before, in and behind a block is not one line; inline tags do not break it."""
    page = save(tmp_path, "page.html", "<body>a<div>b<p>c <b>d</b>e</p>f</div>g<pre>h</pre>i</body>")
    blocks = read_document(page).blocks
    assert [getattr(block, "text", None) for block in blocks if isinstance(block, Line)] == [
        *("a", "b", "c de", "f", "g", "i"),
    ]


def test_invisible_characters_are_removed() -> None:
    """Zero-width, bidirectional and control characters are removed; all kinds of spaces become plain spaces."""
    assert remove_invisible("a\u200bb\u202ec\x07d\u00a0e\u3000f\r\ng\u2028h") == "abcd e f\ng\nh"
