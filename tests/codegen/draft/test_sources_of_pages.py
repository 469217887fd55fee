"""Files of saved pages, their vendors, and the services that they belong to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from yunbind_codegen.draft import page_file, vendors
from yunbind_codegen.draft.document import CodeBlock, Document, Line, PageError, Table
from yunbind_codegen.draft.existing_specs import ExistingService, find_existing_service
from yunbind_codegen.draft.page import ActionPage
from yunbind_codegen.draft.page_file import read_document
from yunbind_codegen.draft.vendors import read_pages, recognise_vendor

from ..specfolder import SERVICE, SpecFolder


def save(folder: Path, name: str, content: str | bytes) -> Path:
    place = folder / name
    place.write_bytes(content.encode() if isinstance(content, str) else content)
    return place


@pytest.mark.parametrize(
    ("name", "text", "kind"),
    [
        ("a.html", "<pre>x</pre>", CodeBlock),
        ("a.HTM", "<pre>x</pre>", CodeBlock),
        ("a.txt", "<!DOCTYPE html><pre>x</pre>", CodeBlock),
        ("a.txt", "\n<html><pre>x</pre>", CodeBlock),
        ("a.txt", "<htmlx><pre>x</pre>", Line),
        ("a.md", "```\nx\n```", CodeBlock),
        ("a.markdown", "```\nx\n```", CodeBlock),
        ("a.txt", "A|B\n---|---\n1|2", Table),
        ("a", "x", Line),
    ],
)
def test_a_page_is_read_by_its_ending_or_its_beginning(
    tmp_path: Path, name: str, text: str, kind: type
) -> None:
    """HTML is known by its first tag, too."""
    found = read_document(save(tmp_path, name, text))
    assert isinstance(found.blocks[0], kind)
    assert found.name == str(tmp_path / name)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"a\0b", "is not text"),
        (b"%PDF-1.7", "is not text"),
        (b"PK\x03\x04", "is not text"),
        (b"\x1f\x8b", "is not text"),
        (b"a\nb\n\xff", r"is not UTF-8 \(line 3\)"),
        (b"", "is empty"),
        (b" \n\t", "is empty"),
    ],
)
def test_another_file_than_a_page_is_rejected(tmp_path: Path, content: bytes, reason: str) -> None:
    """The error has the reason."""
    with pytest.raises(PageError, match=reason):
        read_document(save(tmp_path, "a.txt", content))
    with pytest.raises(PageError, match=r"gone\.txt cannot be read: No such file or directory"):
        read_document(tmp_path / "gone.txt")


def test_a_page_has_a_limited_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As many bytes and lines as the limits are read, and not one more."""
    assert (page_file.SIZE_LIMIT, page_file.LINE_LIMIT) == (2_000_000, 20_000)
    monkeypatch.setattr(page_file, "SIZE_LIMIT", 6)
    assert read_document(save(tmp_path, "a.txt", "云abc"))
    with pytest.raises(PageError, match="is larger than 6 bytes"):
        read_document(save(tmp_path, "a.txt", "云abcd"))
    monkeypatch.setattr(page_file, "SIZE_LIMIT", 100)
    monkeypatch.setattr(page_file, "LINE_LIMIT", 2)
    assert read_document(save(tmp_path, "a.txt", "a\nb\nc"))
    with pytest.raises(PageError, match="has more than 2 lines"):
        read_document(save(tmp_path, "a.txt", "a\nb\nc\nd"))


ADDRESS = "https://cloud.tencent.com/document/api/1/2"


@pytest.mark.parametrize(
    ("text", "source"),
    [
        (ADDRESS, ADDRESS),
        (f"来源: <{ADDRESS}>", ADDRESS),
        (f"Source: {ADDRESS}", ADDRESS),
        (f"see {ADDRESS}", None),
        ("https://other.example/a", None),
        ("x\n" * 39 + ADDRESS, ADDRESS),
        ("x\n" * 40 + ADDRESS, None),
        ("https://help.aliyun.com/a", "https://help.aliyun.com/a"),
    ],
)
def test_a_page_states_its_address_on_one_of_its_first_lines(
    tmp_path: Path, text: str, source: str | None
) -> None:
    """A line that consists of the address of a known vendor counts, up to the 40th."""
    assert read_document(save(tmp_path, "a.txt", text)).source == source
    assert read_document(save(tmp_path, "a.md", text)).source == source


@pytest.mark.parametrize(
    ("text", "vendor"),
    [
        ("腾讯云", "tencent"),
        ("x.aliyuncs.com", "alibaba"),
        ("X-Auth-Token", "huawei"),
        ("腾讯云 华为云 华为云", "huawei"),
        ("阿里云 腾讯云", "tencent"),
    ],
)
def test_a_vendor_is_the_most_mentioned_one(text: str, vendor: str) -> None:
    """The address of the page counts, too."""
    assert recognise_vendor(Document("a", (Line(text, 1),))) == vendor
    assert recognise_vendor(Document("a", (Line("x", 1),), f"https://a/{text}")) == vendor


def test_a_page_without_a_vendor_or_an_action_is_rejected() -> None:
    """The error says what a page has."""
    with pytest.raises(PageError, match=r"a mentions no supported vendor \(tencent, alibaba, huawei\)"):
        read_pages(Document("a", (Line("x", 1),)))
    with pytest.raises(PageError, match="a seems to be a page of tencent, but documents no action"):
        read_pages(Document("a", (Line("腾讯云", 1),)))


def test_a_page_documents_a_limited_number_of_actions(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many as the limit are read; more, or one twice, are rejected."""
    pages = [ActionPage("tencent", f"Do{number}", 1) for number in range(3)]
    document = Document("a", (Line("腾讯云", 1),))
    monkeypatch.setattr(vendors, "_READERS", {"tencent": lambda _document: pages})
    assert vendors.ACTION_LIMIT == 100
    monkeypatch.setattr(vendors, "ACTION_LIMIT", 3)
    assert read_pages(document) == pages
    monkeypatch.setattr(vendors, "ACTION_LIMIT", 2)
    with pytest.raises(PageError, match="documents 3 actions; the limit is 2"):
        read_pages(document)
    pages[2] = replace(pages[2], action="Do1")
    monkeypatch.setattr(vendors, "ACTION_LIMIT", 3)
    with pytest.raises(PageError, match=r"documents an action twice \(Do0, Do1, Do1\)"):
        read_pages(document)


def page(service: str | None = "box", version: str | None = "2020-01-02", vendor: str = "acme") -> ActionPage:
    return ActionPage(vendor, "ListBoxes", 1, service=service, version=version)  # type: ignore[arg-type]


def test_the_definitions_of_a_service_are_those_of_its_specs(specs: SpecFolder) -> None:
    """Types are those of the version; codes are those of the cloud and of the version."""
    found = find_existing_service([specs.specs], page(), None)
    assert (found.service, found.version, found.region, found.version_note) == (
        "box",
        "2020-01-02",
        "required",
        None,
    )
    assert found.types == {"Box", "Lid", "Colour", "Filter"}
    assert dict(found.errors) == {
        "InvalidParameter": (None, "The parameter %s is not valid."),
        "Throttling.User": (429, None),
        "BoxNotFound": (404, "Box not found."),
    }
    other = find_existing_service([specs.specs], page(version="2021-01-02"), None)
    assert (other.types, other.region) == (frozenset(), None)
    assert set(other.errors) == {"InvalidParameter", "Throttling.User"}
    assert find_existing_service([specs.specs], page(vendor="tencent"), None).errors == {}
    assert find_existing_service([specs.specs / "gone"], page(), None) == ExistingService("box", "2020-01-02")
    both = find_existing_service([specs.specs / "gone", specs.specs], page(), None)
    assert both.types == found.types


def test_a_version_that_the_page_lacks_is_the_default_of_the_specs(specs: SpecFolder) -> None:
    """The guess has a note, and a service without a default has none."""
    found = find_existing_service([specs.specs], page(version=None), None)
    assert found.version == "2020-01-02"
    assert (
        found.version_note == "the page does not state the version; the default version of the specs was used"
    )
    specs.edit(SERVICE, "default: true", "default: false")
    with pytest.raises(PageError, match="The page of ListBoxes states no version of box"):
        find_existing_service([specs.specs], page(version=None), None)
    with pytest.raises(PageError, match="states no service"):
        find_existing_service([specs.specs], page(service=None), None)
    with pytest.raises(PageError, match="states no version of lid"):
        find_existing_service([specs.specs], page(service="lid", version=None), None)


@pytest.mark.parametrize(
    ("given", "is_valid"),
    [("lid/v1", True), ("lid/", False), ("/v1", False), ("Lid/v1", False), (f"{'a' * 40}/v1", True), (f"{'a' * 41}/v1", False), (f"lid/{'1' * 20}", True), (f"lid/{'1' * 21}", False), ("lid/-1", False)],
)  # fmt: skip
def test_a_given_service_comes_before_that_of_the_page(specs: SpecFolder, given: str, is_valid: bool) -> None:
    """It must be a service and a version."""
    if is_valid:
        found = find_existing_service([specs.specs], page(), given)
        assert f"{found.service}/{found.version}" == given
    else:
        with pytest.raises(PageError, match=r"--service eci/2018-08-08"):
            find_existing_service([specs.specs], page(), given)


def test_definitions_of_earlier_pages_are_added(specs: SpecFolder) -> None:
    """Details of codes that the specs have stay."""
    found = find_existing_service([specs.specs], page(), None).add_definitions(
        ["New"], ["BoxNotFound", "Late"]
    )
    assert "New" in found.types
    assert "Box" in found.types
    assert (found.errors["BoxNotFound"], found.errors["Late"]) == ((404, "Box not found."), (None, None))
