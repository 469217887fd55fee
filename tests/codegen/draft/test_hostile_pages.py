"""Huge, broken and malicious pages. Each is read in bounded time or rejected."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from yunbind_codegen.check import check
from yunbind_codegen.draft.compose import Draft, compose
from yunbind_codegen.draft.document import Document, PageError
from yunbind_codegen.draft.existing_specs import ExistingService
from yunbind_codegen.draft.html import read_html
from yunbind_codegen.draft.markdown import read_markdown
from yunbind_codegen.draft.page_file import SIZE_LIMIT, read_document
from yunbind_codegen.draft.plain_text import read_text
from yunbind_codegen.draft.prose import TEXT_LIMIT, find_facts
from yunbind_codegen.draft.vendors import read_pages
from yunbind_codegen.load import load
from yunbind_codegen.types import parse_type

from .saved import DOCUMENTED, find_saved, read
from .test_layouts import ALIBABA_TABLES, HUAWEI_TITLED, TENCENT_ENGLISH

SECONDS = 20
"""Maximum time for any page, on a busy machine."""


def draft(text: str) -> list[Draft]:
    """Return every draft of a text; none if the page is rejected."""
    try:
        return [compose(page, ExistingService("box", "v1")) for page in read(text)]
    except PageError:
        return []


def assert_well_formed(drafts: list[Draft], folder: Path) -> None:
    """Assert that drafts are YAML that the loader accepts, without problems that an author cannot fix."""
    for each in drafts:
        for part in each.files:
            place = folder / "specs" / part.path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(part.text, encoding="utf-8")
            assert isinstance(yaml.load(part.text, yaml.CSafeLoader), dict)
    codes = {problem.code.value for problem in check(load(folder / "specs"))} if drafts else set[str]()
    assert not codes & {"S101", "S102", "S103", "S104", "S105", "S106", "S107", "S201"}, codes


def in_time(work: Callable[[], object]) -> object:
    start = time.perf_counter()
    try:
        return work()
    except PageError as error:
        return error
    finally:
        assert time.perf_counter() - start < SECONDS


BIG = {
    "rows": TENCENT_ENGLISH.replace("Name | Yes", "".join(f"N{i} | No | String | x |\n" for i in range(2500)) + "Name | Yes"),
    "too many rows": TENCENT_ENGLISH.replace("Name | Yes", "N | No | String | x |\n" * 5_000 + "Name | Yes"),
    "rules": "---|---|\n" * 6_000 + "腾讯云",
    "bars": "|" * 500_000 + "\n---|---|\n" + "|" * 500_000 + " 腾讯云",
    "broken row": "a | b |\n---|---|\n" + "a\n" * 6_000 + "腾讯云",
    "a long cell": TENCENT_ENGLISH.replace("It cannot", "默认 " * 200_000 + "It cannot"),
    "braces": TENCENT_ENGLISH + "{\n" * 6_000,
    "nested sample": TENCENT_ENGLISH + '{"a":' * 100_000 + "1" + "}" * 100_000,
    "big number": TENCENT_ENGLISH + '{"Response": {"a": ' + "9" * 100_000 + "}}",
    "angles": ALIBABA_TABLES + "<a>\n" * 6_000,
    "nested elements": ALIBABA_TABLES + "".join(f"<a{i}>" for i in range(5000)) + "x",
    "entities": ALIBABA_TABLES + '<!DOCTYPE a [<!ENTITY b "bbbb">]>\n<a>&b;&b;</a>\n',
    "requests": TENCENT_ENGLISH + "https://box.tencentcloudapi.com/?Action=A\n" * 6_000,
    "spaces": "腾讯云" + " " * 1_000_000 + "x",
    "titles": "".join(f"Things - ListThings{i}\nGET /v1/a\n" for i in range(3000)) + "X-Auth-Token",
    "types": HUAWEI_TITLED.replace("表8 Box", "|参数|参数类型|描述|\n|---|---|---|\n|a|T object|x|\n" * 400 + "表8 Box"),
    "codes": ALIBABA_TABLES + "400 Some.Code Some message\n" * 6_000,
    "same action": ALIBABA_TABLES * 150,
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("name", BIG)
def test_a_huge_page_is_read_or_rejected_in_time(tmp_path: Path, name: str) -> None:
    """Tables, samples and text of any size take seconds, in every format."""
    for suffix in (".txt", ".md", ".html"):
        page = tmp_path / f"page{suffix}"
        page.write_text(BIG[name], encoding="utf-8")
        assert page.stat().st_size <= SIZE_LIMIT, "make it smaller: it would be rejected for its size"

        def work(page: Path = page) -> object:
            return [compose(each, ExistingService("box", "v1")) for each in read_pages(read_document(page))]

        in_time(work)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "<div>" * 20_000 + "x",
        "<table>" + "<tr><td>" * 10_000,
        "<table><tr>" + "<td>a" * 10_000,
        "<" * 500_000,
        "<!--" * 100_000,
        "<a " + "x=1 " * 200_000,
        "<script>" + "<table>" * 50_000,
        "<b>" * 140 + "deep" + "</b>" * 140,
        "&#0;&#x202e;&amp;&bogus;" * 20_000,
        "<!x" * 100_000,
        "<?x" * 100_000,
        "<a x='" * 20_000,
        "<a x='>" * 20_001,
        "</" * 100_000,
    ],
    ids=[
        "divs",
        "cells",
        "row",
        "angles",
        "comments",
        "attributes",
        "script",
        "bold",
        "entities",
        "declarations",
        "instructions",
        "open quotes",
        "quotes",
        "ends",
    ],
)
def test_hostile_html_is_read_or_rejected_in_time(text: str) -> None:
    """Deep, broken or endless markup does not crash the reader."""
    in_time(lambda: read_html(text))


def test_invalid_names_are_left_out_and_reported(tmp_path: Path) -> None:
    """A member whose name is not an identifier is left out, with a comment."""
    text = TENCENT_ENGLISH.replace(
        "Name | Yes",
        "a: {b} | No | String | x |\n# hash | No | String | x |\n__import__('os') | No | String | x |\nName | Yes",
    )
    drafts = draft(text)
    (page,) = read(text)
    assert {member.name for member in page.request} == {"BoxIds", "Limit", "Name"}
    assert drafts[0].action.text.count("is not an identifier; it was left out") == 3
    assert_well_formed(drafts, tmp_path)


@pytest.mark.parametrize(
    "value",
    [
        *("yes", "null", "~", "0x10", "1e3", "- a", "a: b", "a #b", "&a", "*a", "!a", "%a", "@a", "{a", "[a"),
        *('"', "'", "\\n", " a", "a ", "2020-01-02", "1:30", "<<", "=", "é", "云", "\U0001f600", "|", ">"),
    ],
)
def test_a_sample_value_is_the_same_in_the_draft(value: str) -> None:
    """The draft has each text of a sample unchanged."""
    text = TENCENT_ENGLISH.replace('"Name": "a"', f'"Name": {json.dumps(value, ensure_ascii=False)}')
    (each,) = draft(text)
    data = yaml.safe_load(each.action.text)
    assert data["examples"][0]["request"]["Name"] == value


def test_a_draft_has_no_invisible_characters(tmp_path: Path) -> None:
    """Invisible characters are removed, also those from JSON escapes."""
    text = TENCENT_ENGLISH.replace('"Name": "a"', r'"Name": "a\u202eb\u0000c\u200b"').replace(
        "The boxes", "The\u202e boxes"
    )
    drafts = draft(text)
    assert yaml.safe_load(drafts[0].action.text)["examples"][0]["request"]["Name"] == "abc"
    assert_well_formed(drafts, tmp_path)


texts = st.text(max_size=400)
pieces = st.lists(
    st.one_of(
        texts,
        st.sampled_from(
            [line for text in (TENCENT_ENGLISH, HUAWEI_TITLED, ALIBABA_TABLES) for line in text.splitlines()]
        ),
    ),
    max_size=60,
)


@pytest.mark.slow
@settings(max_examples=150)
@given(lines=pieces)
def test_any_lines_are_drafted_or_rejected(
    tmp_path_factory: pytest.TempPathFactory, lines: list[str]
) -> None:
    """No mix of a page's lines and other text crashes, and each draft can be loaded."""
    text = "\n".join([*lines, "tencentcloudapi.com"])
    assert_well_formed(draft(text), tmp_path_factory.mktemp("any"))


@settings(max_examples=100)
@given(text=st.text(max_size=3000), marks=st.sampled_from([read_text, read_markdown, read_html]))
def test_any_text_is_read(text: str, marks: Callable[[str], object]) -> None:
    """No text crashes a reader of any format."""
    with suppress(PageError):
        marks(text)


@pytest.mark.slow
@settings(max_examples=60)
@given(index=st.integers(0, 4), start=st.integers(0, 6000), length=st.integers(0, 400), text=texts)
def test_a_damaged_page_is_drafted_or_rejected(
    tmp_path_factory: pytest.TempPathFactory, index: int, start: int, length: int, text: str
) -> None:
    """A documented page with a replaced piece is drafted or rejected."""
    page = find_saved(DOCUMENTED[index]).read_text(encoding="utf-8")
    assert_well_formed(
        draft(page[:start] + text + page[start + length :]), tmp_path_factory.mktemp("damaged")
    )


@settings(max_examples=100)
@given(text=st.text(alphabet="默认取值范围最大不超过长度:0123456789-~,、aA \n[](){}'\"String", max_size=600))
def test_any_description_is_read_without_a_crash(text: str) -> None:
    """No description crashes the reader; limits are in order."""
    for kind in ("integer", "string", "list[Filter]", "boolean", "float", "map[string]"):
        found = find_facts(text, parse_type(kind), is_request=True).traits
        for trait in ("range", "length"):
            least, most = found.get(trait, (None, None))  # type: ignore[misc]
            assert least is None or most is None or least <= most


@pytest.mark.parametrize(
    "text", ["默认" * TEXT_LIMIT, "取值:" * TEXT_LIMIT, "a、" * TEXT_LIMIT, "1~" * TEXT_LIMIT]
)
def test_a_long_description_takes_bounded_time(text: str) -> None:
    """Only the beginning of a description is read, in time linear in its length."""
    start = time.perf_counter()
    for kind in ("integer", "string", "list[Filter]"):
        find_facts(text * 10, parse_type(kind), is_request=True)
    assert time.perf_counter() - start < SECONDS / 4


def test_a_document_without_blocks_is_rejected() -> None:
    """An empty document gives an error."""
    with pytest.raises(PageError, match="mentions no supported vendor"):
        read_pages(Document("page", ()))
