"""The functions that make text safe: whatever goes in, only what was meant comes out."""

from __future__ import annotations

import ast
import inspect
import itertools
import math
import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from yunbind_codegen.safe_code import (
    Code,
    Entries,
    annotation,
    comment,
    docstring,
    dotted_name,
    identifier,
    literal,
    literal_type,
    markdown,
    markdown_block,
    markdown_code,
    python_type,
    url,
)
from yunbind_codegen.types import parse_type

SIGNS = "'\"\\`*_{}[]<>()#+-.!|~=&$%@:;,/?^ \nabZ019é中"
"""Characters that mean something to Python, to Jinja or to Markdown, and some that do not."""

TEXT = st.one_of(
    st.text(st.sampled_from(SIGNS), max_size=40),
    st.text(st.characters(exclude_categories=["Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"]), max_size=40),
)
"""Text as a spec may hold it."""

ANY = st.one_of(
    TEXT, st.text(max_size=20), st.text(st.characters(codec=None, categories=["Cs", "Cc"]), max_size=5)
)
"""Text of any kind, also of kinds that no spec may hold."""

WORDS = st.lists(st.text(st.sampled_from("ab'\"\\"), min_size=1, max_size=6), max_size=60).map(" ".join)
"""Text long enough to be wrapped."""

SCALARS = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), ANY
)

VALUES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.lists(inner, max_size=4).map(tuple),
        st.dictionaries(SCALARS.filter(lambda key: key == key), inner, max_size=4),
    ),
    max_leaves=12,
)


@given(VALUES)
@example(True)
@example(("one",))
@example("\\")
@example('"""')
def test_a_literal_evaluates_to_its_value(value: object) -> None:
    """What a literal says in Python is the value that went in, of the same type."""
    code = literal(value)
    found = ast.literal_eval(code)
    assert found == value
    assert type(found) is type(value)
    assert type(code) is Code
    assert "\n" not in code
    code.encode("utf-8")


@given(ANY)
def test_a_literal_shows_what_it_holds(text: str) -> None:
    """A reader of the emitted code sees every character of a text, as itself or as an escape."""
    assert literal(text).isprintable()


@pytest.mark.parametrize("value", [math.inf, -math.inf, math.nan])
def test_a_number_without_a_literal_is_refused(value: float) -> None:
    """Python has no literal for what is no number."""
    with pytest.raises(ValueError, match="no literal"):
        literal(value)


@pytest.mark.parametrize("value", [b"x", {1}, object(), print, 1j, [b"x"], {"a": print}])
def test_other_things_have_no_literal(value: object) -> None:
    """Only plain data becomes code, at any depth."""
    with pytest.raises(TypeError, match="no literal"):
        literal(value)


@given(st.lists(st.one_of(TEXT, WORDS), min_size=1, max_size=3), st.sampled_from([0, 4, 8]))
@example(['"'], 0)
@example(['a "quoted"'], 4)
@example(["ends with a backslash \\"], 0)
@example(['"""'], 0)
@example(['""""'], 8)
@example(['\\"""\nimport os\n"""'], 0)
@example(["wide\u3000and\u00a0unbreakable spaces"], 0)
@example([" "], 4)
def test_a_docstring_is_one_text_with_the_same_words(paragraphs: list[str], indent: int) -> None:
    """A docstring stands alone as one constant, holds the words that went in, and nothing after it changes."""
    code = docstring(paragraphs, indent)
    pad = " " * indent
    source = (
        "".join(f"{' ' * depth}class A:\n" for depth in range(0, indent, 4)) + f"{pad}{code}\n{pad}B = 1\n"
    )
    body: list[ast.stmt] = ast.parse(source).body
    for _ in range(0, indent, 4):
        (inner,) = body
        assert isinstance(inner, ast.ClassDef)
        body = inner.body
    assert isinstance(body[0], ast.Expr)
    assert isinstance(body[0].value, ast.Constant)
    assert isinstance(body[0].value.value, str)
    assert isinstance(body[1], ast.Assign)
    assert len(body) == 2
    assert body[0].value.value.split() == " ".join(paragraphs).split()


@given(WORDS, st.sampled_from([0, 4, 8]))
def test_a_docstring_keeps_its_width(text: str, indent: int) -> None:
    """No line of text is longer than the width at which it breaks, but for quotes and escapes."""
    lines = docstring([text], indent).replace('"""', "").split("\n")
    assert all(len(line.replace("\\", "")) <= 100 for line in lines)


@given(st.characters(categories=["Cc", "Cf", "Cs", "Co", "Zl", "Zp"]).filter(lambda each: not each.isspace()))
def test_a_docstring_refuses_what_cannot_be_seen(character: str) -> None:
    """A character that a reader cannot see is refused, also where the reader of specs has let it through."""
    with pytest.raises(ValueError, match="invisible"):
        docstring([f"a{character}b"], 0)


@given(st.lists(st.tuples(st.sampled_from(["a", "box_id"]), st.one_of(TEXT, WORDS)), max_size=4))
def test_entries_are_indented_below_their_heading(items: list[tuple[str, str]]) -> None:
    """Nothing in an entry can look like a heading or like another paragraph."""
    lines = docstring(["The box.", Entries("Args:", items), "It ends."], 0).split("\n")
    assert lines[:3] == ['"""The box.', "", "Args:"]
    assert lines[-3:] == ["", "It ends.", '"""']
    assert all(line.startswith("    ") and line.strip() for line in lines[3:-3])


@pytest.mark.parametrize("indent", [0, 4, 8])
def test_lines_of_a_docstring_are_filled(indent: int) -> None:
    """A line breaks before the first word that would end beyond column 100."""
    text = " ".join(("abc", "de", "fghij", "k")[at % 4] for at in range(200))
    for paragraphs in ([text], [Entries("Args:", [("box", text)])]):
        lines = docstring(["It.", *paragraphs], indent).split("\n")[2:-1]
        lines = [line for line in lines if line.strip() != "Args:"]
        assert len(lines) > 5
        for line, following in itertools.pairwise(lines):
            assert len(line) <= 100 < len(f"{line} {following.split()[0]}")


@pytest.mark.parametrize("indent", [0, 4])
def test_lines_of_a_comment_are_filled(indent: int) -> None:
    text = " ".join(("abc", "de", "fghij", "k")[at % 4] for at in range(200))
    lines = f"{' ' * indent}{comment(text, indent)}".split("\n")
    for line, following in itertools.pairwise(lines):
        assert len(line) <= 100 < len(f"{line} {following.split()[1]}")


def test_a_paragraph_with_line_breaks_is_wrapped_too() -> None:
    """A text of a spec cannot look like a block of arguments."""
    assert docstring(["It.", "Args:\nbox: A box."], 4) == '"""It.\n\n    Args: box: A box.\n    """'


@given(ANY, st.sampled_from([0, 4]))
@example("a\nimport os", 0)
@example("a\rimport os", 0)
@example("a\x0cimport os", 0)
@example("a\u2028import os", 0)
def test_a_comment_never_leaves_its_line(text: str, indent: int) -> None:
    """A comment is only comment, or is refused."""
    try:
        code = comment(text, indent)
    except ValueError:
        return
    pad = " " * indent
    assert ast.parse("if A:\n    pass\n" + f"{pad}{code}\n").body[1:] == []
    assert all(line.lstrip().startswith("#") for line in code.splitlines())


@pytest.mark.parametrize("word", ["a-" * 80 + "b", "https://acme.example/" + "a-b/" * 40])
def test_a_word_is_never_broken(word: str) -> None:
    """Hyphens are a part of names and addresses. A long word has a line of its own."""
    for code in (comment(f"one {word} two", 4), docstring([f"one {word} two"], 4)):
        assert word in code.replace("\\", "").split()


@given(ANY)
@example("None")
@example("class")
@example("a\n")
@example("ａ")
def test_an_identifier_is_one_or_is_refused(name: str) -> None:
    """A name is ASCII letters, digits and underscores and no keyword; nothing else passes."""
    try:
        code = identifier(name)
    except ValueError:
        assert not re.fullmatch(r"[a-z][a-z0-9]*_x", name)
        return
    assert code == name
    assert isinstance(ast.parse(f"{code} = 1").body[0], ast.Assign)
    assert name.isascii()


@pytest.mark.parametrize("name", ["a", "_a", "A1", "match", "type", "print", "self"])
def test_an_ordinary_name_is_an_identifier(name: str) -> None:
    """Names that only look special are names."""
    assert identifier(name) == name


@pytest.mark.parametrize("name", ["", "a..b", "a.", ".a", "a.b c", "a.class", "../a"])
def test_a_module_path_of_other_parts_is_refused(name: str) -> None:
    """Each part of a module's path is an identifier."""
    with pytest.raises(ValueError, match="not a Python identifier"):
        dotted_name(name)


@pytest.mark.parametrize(
    "text",
    [
        "print()",
        "list[exec('x')]",
        "a = 1",
        "a; import os",
        "a\nimport os",
        "lambda: 1",
        "1",
        '"x"',
        "a: b",
        'Literal["a\\"]',
        'Literal["a',
        "a if b else c()",
        "",
    ],
)
def test_an_annotation_refuses_what_could_run(text: str) -> None:
    """An annotation has no calls, no statements and no text that ends early."""
    with pytest.raises(ValueError, match="not an annotation"):
        annotation(text)


@pytest.mark.parametrize(
    "text",
    [
        "str",
        "list[Filter] | None",
        'Order | Literal["up", "(down)"] | None',
        "dict[str, list[int]]",
        "RawResponse[A]",
    ],
)
def test_an_annotation_of_types_passes(text: str) -> None:
    """Names, brackets, unions and quoted values are what annotations are made of."""
    assert annotation(text) == text


def test_a_long_annotation_is_refused_at_once() -> None:
    """The time to refuse grows with the length, and no faster."""
    began = time.perf_counter()
    with pytest.raises(ValueError, match="not an annotation"):
        annotation("a" * 10_000 + "(")
    assert time.perf_counter() - began < 1


@given(st.lists(ANY, min_size=1, max_size=3))
def test_values_in_an_annotation_are_themselves_or_refused(values: list[str]) -> None:
    """A list of values evaluates to those values, or cannot be written."""
    try:
        text = literal_type(values)
    except ValueError:
        return
    node = ast.parse(annotation(text), mode="eval").body
    assert isinstance(node, ast.Subscript)
    assert ast.literal_eval(node.slice) == (tuple(values) if len(values) > 1 else values[0])


@pytest.mark.parametrize(
    ("expression", "shown"),
    [
        ("uint64", "int"),
        ("list[map[datetime]]", "list[dict[str, datetime]]"),
        ("list[Box]", "list[Box]"),
        ("bytes", "bytes"),
    ],
)
def test_a_type_is_written_as_python_writes_it(expression: str, shown: str) -> None:
    """Types of the language become Python's own."""
    assert python_type(parse_type(expression)) == shown


READER = MarkdownIt("commonmark").enable("table")


def read(page: str) -> list[Token]:
    """The inline pieces of a page."""
    return [piece for token in READER.parse(page) if token.type == "inline" for piece in token.children or ()]


def shapes(page: str) -> list[str]:
    """The kinds of blocks of a page, in order."""
    return [token.type for token in READER.parse(page)]


def one_line(text: str) -> str:
    return " ".join(text.split())


@given(TEXT)
@example("- a")
@example("1. a")
@example("1) a")
@example("===")
@example("---")
@example("# a")
@example("<script>alert(1)</script>")
@example("[a](javascript:b)")
@example("![a](b)")
@example("a | b \\| c")
@example("<!-- a -->")
@example("&lt;script&gt;")
@example("```")
@example("a\n\n# b")
@example("<https://a.b>")
@example("_a_ __b__ a_b_c *c*")
def test_prose_in_markdown_is_nothing_but_text(text: str) -> None:
    """Prose is the same plain text in a paragraph, in an item of a list and in a cell of a table."""
    code = markdown(text)
    assert "\n" not in code
    for before, after, blocks in (
        ("", "", ["paragraph_open", "inline", "paragraph_close"]),
        ("- ", "", None),
        ("| A | B |\n|---|---|\n| ", " | x |", None),
    ):
        page = f"{before}{code}{after}\n"
        pieces = read(page)
        assert {piece.type for piece in pieces} <= {"text", "text_special"}
        found = "".join(piece.content for piece in pieces)
        assert found == {"": "", "- ": ""}.get(before, "AB") + one_line(text) + ("x" if after else "")
        if blocks and one_line(text):
            assert shapes(page) == blocks
        if after:
            assert shapes(page) == shapes("| A | B |\n|---|---|\n| a | x |\n")


@given(TEXT.filter(str.strip))
@example("`")
@example("``a`")
@example("a|b")
@example("a\\|b")
@example("a\\")
@example("<b>|</b>")
@example("*a|b*")
def test_a_code_span_cannot_be_closed(text: str) -> None:
    """A code span holds exactly its text, in a paragraph as in a cell of a table."""
    code = markdown_code(text)
    for page, extra in ((f"a {code} b\n", "a  b"), (f"| A | B |\n|---|---|\n| {code} | x |\n", "ABx")):
        pieces = read(page)
        spans = "".join(piece.content for piece in pieces if piece.type == "code_inline")
        html = [piece.content for piece in pieces if piece.type == "html_inline"]
        plain = "".join(piece.content for piece in pieces if piece.type in ("text", "text_special"))
        if html:
            assert html == ["<code>", "</code>"]
            assert "".join(sorted(plain)) == "".join(sorted(extra + one_line(text)))
            assert one_line(text) in plain
        else:
            assert (spans, plain) == (one_line(text), extra)
    assert shapes(page) == shapes("| A | B |\n|---|---|\n| a | x |\n")


def test_a_code_span_with_a_bar_stays_legible() -> None:
    """Only what has a meaning in Markdown is escaped there, not letters, digits and spaces."""
    assert markdown_code("a1 中|b") == "<code>a1 中&#124;b</code>"


@pytest.mark.parametrize(
    ("text", "fence"), [("a", "```"), ("``", "```"), ("```", "````"), ("a\n`````", "``````")]
)
def test_a_fence_is_as_long_as_it_must_be(text: str, fence: str) -> None:
    """Three backticks, or one more than the longest run in the block."""
    assert markdown_block(text, "text") == f"{fence}text\n{text}\n{fence}"


@given(TEXT)
@example("```\n# a\n```")
@example("````")
@example("~~~")
def test_a_block_cannot_be_closed(text: str) -> None:
    """A fenced block ends where it should, whatever it holds."""
    tokens = READER.parse(f"{markdown_block(text, 'json')}\n\nafter\n")
    assert [token.type for token in tokens] == ["fence", "paragraph_open", "inline", "paragraph_close"]
    assert tokens[0].info == "json"
    assert tokens[0].content.rstrip("\n") == text.rstrip().rstrip("\n")


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "https://a.b/ c",
        "https://a.b/>",
        "https://a.b/)",
        'https://a.b/"',
        "https://a.b/\n",
        "https://",
        "ftp://a.b",
        "https://a.b/<",
    ],
)
def test_an_address_that_could_leave_its_place_is_refused(address: str) -> None:
    """An address is plain, or is none."""
    with pytest.raises(ValueError, match="not a plain web address"):
        url(address)


def test_an_ordinary_address_passes() -> None:
    """Queries, fragments and escapes are part of addresses."""
    address = "https://a.b/c-d_e.html?f=1&g=%20#H:i~j+k,l;m@n"
    assert url(address) == address


def test_every_function_that_makes_code_is_tested_here() -> None:
    """A new way to make code does not come without its proof."""
    from yunbind_codegen import safe_code

    makers = {
        name
        for name, each in inspect.getmembers(safe_code, inspect.isfunction)
        if each.__module__ == safe_code.__name__ and not name.startswith("_")
    }
    assert makers <= {*globals(), "joined"}
