"""Hostile XML: declarations, entities, depth, size and encodings."""

from __future__ import annotations

import tracemalloc
from encodings.aliases import aliases
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from yunbind_runtime.wire.protocols.codec import Unreadable
from yunbind_runtime.wire.protocols.xml import read_document

LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE r [
  <!ENTITY l0 "ha">
  {entities}
]>
<r>&l20;</r>""".format(entities="\n".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(20)))


@pytest.mark.parametrize(
    "document",
    [
        LAUGHS,
        '<!DOCTYPE r [<!ENTITY e SYSTEM "{file}">]><r>&e;</r>',
        '<!DOCTYPE r SYSTEM "{file}"><r/>',
        '<!DOCTYPE r PUBLIC "-//X//Y" "{file}"><r/>',
        '<!DOCTYPE r [<!ENTITY % p SYSTEM "{file}"> %p;]><r/>',
        '<!DOCTYPE r [<!ATTLIST r a CDATA "x">]><r/>',
        "<!DOCTYPE r><r/>",
    ],
    ids=["laughs", "external entity", "external DTD", "public DTD", "parameter entity", "attributes", "bare"],
)
def test_a_document_type_declaration_is_refused_before_reading_further(document: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("s3cret")
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match="document type declaration"):
            read_document(document.replace("{file}", secret.as_uri()).encode())
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_only_the_five_entities_of_xml_are_known() -> None:
    assert read_document(b"<r><a>&lt;&gt;&amp;&quot;&apos;&#65;</a></r>") == ("r", {"a": "<>&\"'A"})
    with pytest.raises(Unreadable):
        read_document(b"<r><a>&nbsp;</a></r>")


def test_at_most_sixty_four_levels_are_read() -> None:
    def nest(depth: int) -> bytes:
        return b"<a>" * depth + b"</a>" * depth

    assert read_document(nest(64))[0] == "a"
    for depth in (65, 1_000_000):
        with pytest.raises(Unreadable, match="nested too deeply"):
            read_document(nest(depth))


def test_at_most_a_hundred_thousand_elements_are_read() -> None:
    items = read_document(b"<r>" + b"<i/>" * 99_999 + b"</r>")[1]["i"]
    assert len(items) == 99_999
    with pytest.raises(Unreadable, match="too many elements"):
        read_document(b"<r>" + b"<i/>" * 100_000 + b"</r>")


def test_attributes_count_as_elements() -> None:
    tag = b"<i %s/>" % b" ".join(b'a%d=""' % number for number in range(9_999))
    assert read_document(b"<r>" + tag * 9 + b"</r>")
    with pytest.raises(Unreadable, match="too many elements"):
        read_document(b"<r>" + tag * 10 + b"</r>")


@pytest.mark.parametrize("tag", ["<r a='{}'/>", "<r><!--{}--></r>", "<r>< {}/></r>", "<{}/>", "<?a {}?><r/>"])
def test_a_tag_of_megabytes_is_refused(tag: str) -> None:
    """The parser would keep all of it, and its attributes would fill the memory."""
    with pytest.raises(Unreadable):
        read_document(tag.format("a" * 1_000_000).encode())


@pytest.mark.parametrize("size", [1, 65_535, 65_536, 65_537, 200_000, 1_000_000])
def test_a_long_text_is_read_completely(size: int) -> None:
    """The parser receives pieces, which can end within a character."""
    assert read_document(f" <r><a>{'中' * size}</a></r> ".encode()) == ("r", {"a": "中" * size})


@pytest.mark.parametrize("encoding", sorted({*aliases.values(), "gb18030", "idna", "undefined", "klingon"}))
def test_no_encoding_raises_another_error(encoding: str) -> None:
    """A gateway in China can respond in gb18030, which expat does not read."""
    for body in (b"<r><a>\xc3\xa9</a></r>", b"<r/>"):
        try:
            name, _ = read_document(f'<?xml version="1.0" encoding="{encoding}"?>'.encode() + body)
        except Unreadable:
            continue
        assert name == "r"


PIECES = [
    "<a>",
    "</a>",
    "<b x='1'>",
    "</b>",
    "<c/>",
    "&amp;",
    "&x;",
    "]]>",
    "<![CDATA[",
    "<!--",
    "-->",
    "<?p ?>",
    "x",
    "\0",
    "é",
]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_no_document_raises_another_error(text: str) -> None:
    """Property: any text gives a name and members, or is unreadable."""
    try:
        name, members = read_document(text.encode())
    except Unreadable:
        return
    assert name
    assert isinstance(members, dict)
