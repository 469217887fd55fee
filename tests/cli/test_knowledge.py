"""The offline commands: search, describe and explain."""

from __future__ import annotations

import json
import re

import pytest
from yunbind_cli.catalog.reader import read_clouds
from yunbind_cli.knowledge.errors import list_errors
from yunbind_cli.knowledge.kinds import find_kind

from .program import run_here


def search(*words: str) -> list[str]:
    done = run_here("search", *words, "-o", "json", "--limit", "1000")
    return [row["reference"] for row in json.loads(done.output)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("镜像缓存",), "tencent.tke.CreateImageCache"),
        (("创建", "镜像缓存"), "alibaba.eci.CreateImageCache"),
        (("imagecache",), "huawei.cce.CreateImageCache"),
        (("create", "image", "cache"), "alibaba.acc.CreateImageCache"),
        (("imagecahce",), "tencent.tke.CreateImageCache"),
        (("DescribeImagCaches",), "tencent.tke.DescribeImageCaches"),
        (("ClientToken",), "alibaba.eci.CreateImageCache.ClientToken"),
        (("EipAttribute",), "tencent.tke.EipAttribute"),
        (("SignatureExpire",), "tencent AuthFailure.SignatureExpire"),
        (("tke",), "tencent.tke"),
    ],
)
def test_a_search_finds_names_summaries_members_and_codes(words: tuple[str, ...], expected: str) -> None:
    assert expected in search(*words)


def test_exact_names_come_first_and_actions_before_members() -> None:
    hits = search("imagecache")
    wanted = ["tencent.tke.ImageCache", "tencent.tke.CreateImageCache", "tencent.tke.ImageCache.ImageCacheId"]
    assert sorted(wanted, key=hits.index) == wanted


def test_a_search_without_hits_says_so_and_has_an_exit_code() -> None:
    done = run_here("search", "qqqqzzzz")
    assert (done.code, done.output, done.errors) == (8, "", "0 hits, 0 clouds\n")


def test_every_word_must_occur() -> None:
    assert search("create", "qqqqzzzz") == []


def test_the_rest_of_many_hits_is_counted() -> None:
    done = run_here("search", "image", "--limit", "2")
    assert len(done.output.splitlines()) == 2
    assert re.fullmatch(r"\d+ hits, 3 clouds\. 2 are shown \(--limit\)\.\n", done.errors)


def test_a_member_shows_its_limits() -> None:
    done = run_here("describe", "alibaba.eci.create-image-cache.client-token")
    assert done.output.splitlines()[:2] == [
        "alibaba.eci.CreateImageCache.ClientToken",
        "  string · at most 64 characters · pattern [\\x00-\\x7F]* · makes a repetition safe, and is filled in",
    ]


@pytest.mark.parametrize(
    ("reference", "word"),
    [
        ("tencent", "tencent.tke@2018-05-25"),
        ("tencent.tke", "tencent.tke.CreateImageCache"),
        ("tencent.tke@2018-05-25.CreateImageCache", "Not together: ExistedEipId, AutoCreateEip"),
        ("GetMostSuitableImageCache", "tencent.tke.GetMostSuitableImageCache"),
        ("tencent.tke.EipAttribute", "DeletePolicy"),
        ("tencent.tke.DescribeImageCaches.ImageCaches.Status", "Ready"),
        ("tencent.tke.DescribeImageCaches.response.ImageCaches.0.Events", "list["),
        ("tencent.tke.CreateImageCache.AutoCreateEipAttribute.delete-policy", "Example"),
    ],
)
def test_a_reference_walks_the_catalog_in_any_spelling(reference: str, word: str) -> None:
    done = run_here("describe", reference)
    assert (done.code, done.errors) == (0, "")
    assert word in done.output


@pytest.mark.parametrize(
    ("reference", "word"),
    [
        ("tencnet.tke", "no cloud or action tencnet"),
        ("tencent.tek", "Did you mean tke?"),
        ("tencent.tke.CreateImageCach", "Did you mean CreateImageCache?"),
        ("tencent.tke.CreateImageCache.Imagse", "Did you mean Images?"),
        ("CreateImageCache", "ambiguous"),
        ("", "empty"),
    ],
)
def test_a_wrong_reference_names_the_nearest(reference: str, word: str) -> None:
    done = run_here("describe", reference)
    assert (done.code, done.output) == (2, "")
    assert word in done.errors


def test_every_entry_of_the_catalog_can_be_described_in_both_languages() -> None:
    for cloud in read_clouds().values():
        for service in cloud.services.values():
            for action in service.actions.values():
                members = [f"{action.reference}.request.{name}" for name in action.request]
                members += [f"{action.reference}.response.{name}" for name in action.response]
                for reference in (action.reference, *members[:2], *members[-2:]):
                    for language in ("en", "zh"):
                        done = run_here("describe", reference, "--lang", language)
                        assert (done.code, done.errors) == (0, ""), reference


@pytest.mark.parametrize(
    "text",
    [
        "AuthFailure.SignatureExpire",
        '{"Response": {"Error": {"Code": "AuthFailure.SignatureExpire", "Message": "m"}}}',
        "2026-11-29 12:00:00 ERROR [TencentCloudSDKException] code:AuthFailure.SignatureExpire message:m",
    ],
)
def test_a_code_is_found_in_any_text(text: str) -> None:
    for done in (run_here("explain", text, "-o", "json"), run_here("explain", "-", "-o", "json", given=text)):
        found = json.loads(done.output)
        assert (found["code"], found["kind"], found["retryable"]) == (
            "AuthFailure.SignatureExpire",
            "auth_failed",
            False,
        )
        assert found["class"] == "yunbind.tencent.errors.AuthFailureSignatureExpire"


def test_a_code_of_a_service_names_the_actions_that_document_it() -> None:
    done = run_here("explain", "InternalError.CamNoAuth", "-o", "json")
    assert json.loads(done.output)["actions"] == ["tencent.tke.GetMostSuitableImageCache"]


def test_an_unknown_code_is_answered_by_its_beginning_and_says_so() -> None:
    done = run_here("explain", "ResourceNotFound.Unheard")
    assert done.code == 0
    assert "ResourceNotFound.Unheard is not documented. This is its documented beginning." in done.output


def test_a_text_without_a_code_names_similar_codes() -> None:
    done = run_here("explain", "AuthFailur.SignatureExpir")
    assert (done.code, done.output) == (8, "")
    assert "AuthFailure.SignatureExpire" in done.errors


def test_every_documented_code_is_explained_in_both_languages() -> None:
    known = list_errors(read_clouds())
    assert len(known) > 200
    for error in known:
        assert error.meaning
        assert error.remedy
        assert set(error.document.get("doc", {"en", "zh"})) == {"en", "zh"}


def test_the_class_of_a_code_can_be_imported() -> None:
    from importlib import import_module

    for error in list_errors(read_clouds()):
        if error.class_name:
            module, _, name = error.class_name.rpartition(".")
            assert getattr(import_module(module), name).kind == error.kind


def test_every_kind_of_the_library_has_a_meaning() -> None:
    from yunbind_runtime.base.errors import KINDS

    for kind in KINDS:
        assert all(text.endswith((".", "。")) for text in find_kind(kind))
