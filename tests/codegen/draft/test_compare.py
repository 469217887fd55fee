"""Comparing a page with its spec finds every difference. Evidence: documented."""

from __future__ import annotations

import shutil
from functools import cache
from pathlib import Path

import pytest
from yunbind_codegen.draft.compare import compare
from yunbind_codegen.draft.difference import DifferenceCode
from yunbind_codegen.draft.document import Document, PageError
from yunbind_codegen.draft.plain_text import read_text
from yunbind_codegen.draft.spec_file import SpecFile
from yunbind_codegen.draft.spec_file import read_spec as read_spec_file
from yunbind_codegen.draft.vendors import read_pages

from ..documented import Page
from .saved import DOCUMENTED, find_saved, read, read_saved

KNOWN: dict[str, dict[str, str]] = {
    "tencent tke DescribeImageCaches": {},
    "tencent tke CreateImageCache": {
        "P202 request.Tags": "quirk: in the vendor's metadata and SDKs, but not on older copies of the page",
    },
    "tencent ecm DescribeImage": {},
    "alibaba eci DescribeImageCaches": {
        "P106 permission": "the page of 2021 has no part on authorization; current ones do",
        "P202 request.MatchImage": "quirk: newer than the page",
        "P202 request.Limit": "quirk: newer than the page",
        "P202 request.NextToken": "quirk: newer than the page",
        "P202 request.ImageFullMatch": "quirk: newer than the page",
        "P202 request.ImageMatchCountRequest": "quirk: newer than the page",
        "P202 response.NextToken": "quirk: newer than the page",
        "P202 response.TotalCount": "quirk: newer than the page",
        "P202 ImageCache.LastMatchedTime": "quirk: newer than the page",
        "P202 ImageCache.FlashSnapshotId": "quirk: newer than the page",
        "P202 ImageCache.EliminationStrategy": "quirk: newer than the page",
        "P202 ImageCacheEvent.Reason": "quirk: newer than the page",
        "P203 ImageCache.Events": "the type's doc: the page calls it Event",
        "P208 ImageCache.Status.enum": "the values are on newer pages",
        "P302 NoPermission": "quirk: listed by current pages only",
        "P402 examples[2]": "a sample of current pages",
        "P402 examples[3]": "a sample of current pages",
    },
    "huawei cce ListImageCaches": {
        "P206 request.name.length": "quirk: a name of another form finds nothing, so the length is not checked",
        "P208 ImageCacheDetail.status.enum": "quirk: blank on the page; from the vendor's SDK and other pages",
    },
}
"""Each difference between the documented pages and our specs, with its reason."""

TKE = "tencent/tke/2018-05-25/actions"

each_page = pytest.mark.parametrize("page", DOCUMENTED, ids=str)


@cache
def read_spec(path: Path) -> SpecFile:
    """Read a spec of the project, once."""
    return read_spec_file(path)


def find_spec(project: Path, page: Page) -> Path:
    return project / "specs" / page.provider / page.service / page.version / "actions" / f"{page.action}.yaml"


@each_page
def test_every_difference_of_the_five_pages_is_explained(project: Path, page: Page) -> None:
    """The differences between the pages and our specs are exactly the listed ones."""
    found = compare(read_saved(page), read_spec(find_spec(project, page)))
    assert {f"{each.code.value} {each.place}" for each in found} == set(KNOWN[str(page)])


@each_page
def test_a_difference_points_to_its_line(project: Path, page: Page) -> None:
    """The path and line of a difference lead to its place in the spec."""
    for each in compare(read_saved(page), read_spec(find_spec(project, page))):
        lines = (project / each.path).read_text(encoding="utf-8").splitlines()
        last = each.place.removesuffix(".enum").removesuffix(".length").rpartition(".")[2].partition("[")[0]
        near = "\n".join(lines[max(each.line - 6, 0) : each.line + 3])
        assert last in near or each.code is DifferenceCode.SAMPLE_NOT_ON_PAGE, str(each)


CHANGES = [
    ("P101", "2018-05-25。", "2022-05-01。", "version"),
    ("P104", "20次/秒", "100次/秒", "rate_limit"),
    ("P105", "Region | 是", "Region | 否", "region"),
    ("P201", "Limit | 否 | Integer", "Sort | 否 | String | 排序 |\nLimit | 否 | Integer", "request.Sort"),
    ("P202", 'Offset | 否 | Integer | 从第几条开始,默认0 示例值:"" |\n', "", "request.Offset"),
    (
        "P203",
        "ImageCacheNames.N | 否 | Array of String",
        "ImageCacheNames | 否 | String",
        "request.ImageCacheNames",
    ),
    ("P203", "TotalCount | Integer", "TotalCount | Float", "response.TotalCount"),
    ("P204", "ImageCacheIds.N | 否", "ImageCacheIds.N | 是", "request.ImageCacheIds"),
    ("P206", "最大不能超过50", "最大不能超过100", "request.Limit.range"),
    ("P207", "默认返回20", "默认返回10", "request.Limit.server_default"),
    ("P208", "按名称挑选", "取值: up、down", "request.ImageCacheNames.enum"),
    ("P209", "KeyName: image-cache-name", "KeyName: image-cache-tag", "request.Filters.filters"),
    ("P210", "本页内容", "本页内容,此字段可能返回 null。", "response.ImageCaches.nullable"),
    ("P211", '从第几条开始,默认0 示例值:""', "从第几条开始,默认0 示例值:5", None),
    ("P301", "InternalError |", "ResourceNotFound | 没有 |\nInternalError |", "ResourceNotFound"),
    ("P302", "InternalError | (这个码的含义。) |\n", "", "InternalError"),
    ("P401", '"Limit": 10', '"Limit": 11', "examples"),
    ("P402", '"Limit": 10', '"Limit": 11', "examples[0]"),
]
"""Changes of the page of DescribeImageCaches, with their code and place; None for no difference."""


@pytest.mark.parametrize(("code", "old", "new", "place"), CHANGES)
def test_a_changed_page_is_reported(project: Path, code: str, old: str, new: str, place: str | None) -> None:
    """A changed page differs from its spec exactly in the change."""
    text = find_saved(
        next(page for page in DOCUMENTED if str(page) == "tencent tke DescribeImageCaches")
    ).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (page,) = read(text.replace(old, new))
    found = compare(page, read_spec(project / "specs" / TKE / "DescribeImageCaches.yaml"))
    if place is None:
        assert found == ()
        return
    assert (code, place) in [(each.code.value, each.place) for each in found]
    pair = {"P401", "P402"}
    assert {each.code.value for each in found} <= (pair if code in pair else {code})


MORE = [
    ("huawei cce ListImageCaches", "P102", "GET /v5/imagecaches", "GET /v6/imagecaches", "http"),
    ("huawei cce ListImageCaches", "P103", "状态码:200", "状态码:202", "success"),
    ("huawei cce ListImageCaches", "P106", "cce:imageCache:list", "cce:imageCache:get", "permission"),
    (
        "huawei cce ListImageCaches",
        "P205",
        "GET /v5/imagecaches",
        "GET /v5/imagecaches/{name}",
        "request.name",
    ),
    ("huawei cce ListImageCaches", "P201", "|\nmessage |", "|\nowner |", "ImageCacheDetail.owner"),
    ("huawei cce ListImageCaches", "P202", "|\nmessage |", "|\nowner |", "ImageCacheDetail.message"),
    (
        "tencent tke CreateImageCache",
        "P108",
        "本参数和ExistedEipIds互斥 示例值",
        "示例值",
        "AutoCreateEipAttribute and ExistedEipId",
    ),
    (
        "alibaba eci DescribeImageCaches",
        "P303",
        "403 Forbidden.SubUser",
        "404 Forbidden.SubUser",
        "Forbidden.SubUser.http",
    ),
    (
        "alibaba eci DescribeImageCaches",
        "P201",
        '"Name": "imagetest.1661f31f851a****"',
        '"Name": "i", "Zone": "z"',
        None,
    ),
]


@pytest.mark.parametrize(("name", "code", "old", "new", "place"), MORE)
def test_a_changed_page_of_any_vendor_is_reported(
    project: Path, name: str, code: str, old: str, new: str, place: str | None
) -> None:
    """Changes of other vendors' pages are reported too; a new member of a sample changes no table."""
    page = next(page for page in DOCUMENTED if str(page) == name)
    text = find_saved(page).read_text(encoding="utf-8")
    assert old in text
    (changed,) = read(text.replace(old, new))
    found = {(each.code.value, each.place) for each in compare(changed, read_spec(find_spec(project, page)))}
    fresh = {each for each in found if " ".join(each) not in KNOWN[name]}
    if place is None:
        assert fresh == {("P401", "examples"), ("P402", "examples[1]")}
    else:
        assert (code, place) in fresh


def test_a_member_that_only_a_sample_shows_is_reported(project: Path) -> None:
    """A new member of a type without a table is found in the sample."""
    page = next(page for page in DOCUMENTED if str(page) == "tencent ecm DescribeImage")
    text = (
        find_saved(page)
        .read_text(encoding="utf-8")
        .replace('"ImageSize": 50,', '"ImageSize": 50, "Boot": "uefi",')
    )
    (changed,) = read(text)
    found = [
        each for each in compare(changed, read_spec(find_spec(project, page))) if each.place == "Image.Boot"
    ]
    assert [each.code.value for each in found] == ["P201"]
    assert "in the sample of the page" in found[0].message


def test_the_address_of_the_page_is_compared(project: Path) -> None:
    """The address that a page states is compared with that of the spec."""
    page = next(page for page in DOCUMENTED if str(page) == "tencent ecm DescribeImage")
    text = find_saved(page).read_text(encoding="utf-8")
    (moved,) = read_pages(
        Document("page", tuple(read_text(text)), "https://cloud.tencent.com/document/api/1/2")
    )
    found = compare(moved, read_spec(find_spec(project, page)))
    assert [(each.code.value, each.place) for each in found] == [("P107", "source")]


def test_every_code_has_a_test() -> None:
    """Each code of a difference has a test."""
    tested = {code for code, *_ in CHANGES} | {code for _, code, *_ in MORE} | {"P107"}
    assert tested == {code.value for code in DifferenceCode}


def test_a_page_of_another_service_is_rejected(project: Path) -> None:
    """The page and the spec must belong to the same vendor and service."""
    tke = read_spec(project / "specs" / TKE / "CreateImageCache.yaml")
    alibaba = next(page for page in DOCUMENTED if page.provider == "alibaba")
    ecm = next(page for page in DOCUMENTED if page.service == "ecm")
    with pytest.raises(PageError, match=r"The page belongs to alibaba, but .* to tencent"):
        compare(read_saved(alibaba), tke)
    with pytest.raises(PageError, match=r"The page belongs to ecm, but .* to tke"):
        compare(read_saved(ecm), tke)


def test_a_broken_spec_is_reported_with_its_problems(project: Path, tmp_path: Path) -> None:
    """The error has the problems of the spec, as in lint."""
    shutil.copytree(project / "specs" / "tencent", tmp_path / "specs" / "tencent")
    spec = tmp_path / "specs" / TKE / "CreateImageCache.yaml"
    spec.write_text("action: [\n", encoding="utf-8")
    with pytest.raises(
        PageError, match=r"(?s)until the problems of its service are fixed.*CreateImageCache\.yaml:2:1 S102"
    ):
        read_spec(spec)


@pytest.mark.parametrize("path", ["none.yaml", "specs/tencent/provider.yaml", "README.md"])
def test_another_file_than_a_spec_is_rejected(project: Path, path: str) -> None:
    """A missing file and another file give an error with the expected path."""
    with pytest.raises(
        PageError, match=r"does not exist|is not the spec of an action\. Its path must be specs/"
    ):
        read_spec(project / path)
