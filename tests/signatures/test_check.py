"""The check of refused requests: planted mistakes are found, and right requests stay right."""

from __future__ import annotations

import re

import pytest
from yunbind_runtime.base.http import HttpRequest
from yunbind_signatures.check import check_signature
from yunbind_signatures.deviations import DEVIATIONS
from yunbind_signatures.evidence import Evidence, SignedTexts
from yunbind_signatures.schemes import SCHEMES
from yunbind_signatures.signed_request import NoSignatureError, read_signed_request

from tests.signatures.signers import MISTAKES, SECRET, SIGNERS, Change, Plan


@pytest.mark.parametrize(
    ("scheme", "cause", "plan"),
    MISTAKES,
    ids=[f"{scheme}-{cause}-{n}" for n, (scheme, cause, _) in enumerate(MISTAKES)],
)
def test_a_planted_mistake_is_named(scheme: str, cause: str, plan: dict[str, Change]) -> None:
    verdict = check_signature(Evidence(SIGNERS[scheme](Plan(plan))), SECRET)
    assert verdict.kind == "differs"
    assert verdict.scheme == scheme
    assert [found.name for found in verdict.causes] == [cause]


@pytest.mark.parametrize("scheme", SIGNERS)
def test_a_right_request_is_right(scheme: str) -> None:
    verdict = check_signature(Evidence(SIGNERS[scheme](Plan())), SECRET)
    assert (verdict.kind, verdict.scheme, verdict.causes, verdict.problems) == ("right", scheme, (), ())


@pytest.mark.parametrize("scheme", SIGNERS)
def test_another_secret_is_not_called_a_mistake_of_the_texts(scheme: str) -> None:
    verdict = check_signature(Evidence(SIGNERS[scheme](Plan())), "AnotherSecret")
    assert verdict.kind == "unknown"
    assert "another one" in verdict.summary.en


@pytest.mark.parametrize("scheme", SIGNERS)
def test_equal_texts_and_another_signature_mean_another_key(scheme: str) -> None:
    seen = read_signed_request(SIGNERS[scheme](Plan()))
    text = SCHEMES[scheme].string_to_sign(SCHEMES[scheme].draft(seen, SECRET))
    evidence = Evidence(seen.request, SignedTexts(string_to_sign=text))
    assert check_signature(evidence, "AnotherSecret").kind == "equal"
    assert check_signature(evidence).kind == "equal"


@pytest.mark.parametrize(
    ("plan", "causes"),
    [
        (
            {"type": "application/json; charset=utf-8", "body": b'{"Limit":5,"Name":"a<b"}'},
            {"content-type", "body-json"},
        ),
        ({"prefix": "", "date": "2026-11-30"}, {"key-affix", "scope-date"}),
        ({"host": "tke.tencentcloudapi.com:443", "time": "1"}, set[str]()),
    ],
)
def test_two_mistakes_are_named_together(plan: dict[str, Change], causes: set[str]) -> None:
    """A mistake that is not known, beside a known one, is not guessed."""
    verdict = check_signature(Evidence(SIGNERS["tc3-hmac-sha256"](Plan(plan))), SECRET)
    assert {cause.name for cause in verdict.causes} == causes
    assert verdict.kind == ("differs" if causes else "unknown")


def test_the_text_of_the_signer_shows_the_mistake_without_the_secret() -> None:
    seen = read_signed_request(
        SIGNERS["acs3-hmac-sha256"](Plan({"query": lambda text: text.replace("%20", "+")}))
    )
    right = SCHEMES[seen.scheme].canonical_request(SCHEMES[seen.scheme].draft(seen, ""))
    assert right is not None
    verdict = check_signature(Evidence(seen.request, SignedTexts(right.replace("%20", "+"))))
    assert (verdict.kind, [cause.name for cause in verdict.causes]) == ("differs", ["parameters-plus"])
    assert verdict.difference is not None
    assert verdict.difference.byte == right.index("%20")


def test_every_mistake_has_both_languages_and_a_name_of_its_own() -> None:
    names = [deviation.name for deviation in DEVIATIONS]
    assert len(set(names)) == len(names)
    for deviation in DEVIATIONS:
        for text in (deviation.cause, deviation.remedy):
            assert text.en.endswith(".")
            assert text.zh.endswith("。")
            assert re.search("[\u4e00-\u9fff]", text.zh)


def test_at_least_thirty_mistakes_of_all_schemes_are_planted() -> None:
    assert len({(scheme, cause) for scheme, cause, _ in MISTAKES}) >= 40
    assert {scheme for scheme, _, _ in MISTAKES} == set(SCHEMES)


@pytest.mark.parametrize(
    ("headers", "body", "problem"),
    [
        (
            (("Authorization", "TC3-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=c"),),
            b"",
            "scope-form",
        ),
        (
            (("Authorization", "SDK-HMAC-SHA256 Access=a, SignedHeaders=host, Signature=c"),),
            b"",
            "header-not-signed",
        ),
        (
            (("Authorization", "ACS3-HMAC-SHA256 Credential=STS.a,SignedHeaders=host,Signature=c"),),
            b"",
            "token-missing",
        ),
    ],
)
def test_faults_are_seen_without_a_secret(
    headers: tuple[tuple[str, str], ...], body: bytes, problem: str
) -> None:
    verdict = check_signature(Evidence(HttpRequest("POST", "https", "h", "/", "", headers, body)))
    assert verdict.kind == "unknown"
    assert problem in {found.name for found in verdict.problems}


@pytest.mark.parametrize(
    ("headers", "word"),
    [
        ((), "no signature"),
        ((("Authorization", "AWS4-HMAC-SHA256 a"),), "AWS4-HMAC-SHA256"),
        (
            (("Authorization", "TC3-HMAC-SHA256 Credential=a, Signature=secretish"),),
            r"lacks SignedHeaders: .*\*\*\*",
        ),
    ],
)
def test_a_request_without_a_known_signature_is_refused(
    headers: tuple[tuple[str, str], ...], word: str
) -> None:
    with pytest.raises(NoSignatureError, match=word):
        check_signature(Evidence(HttpRequest("GET", "https", "h", "/", "", headers)))


def test_a_token_has_nothing_to_compare() -> None:
    request = HttpRequest("GET", "https", "h", "/", "", (("X-Auth-Token", "t"),))
    assert "token" in check_signature(Evidence(request), SECRET).summary.en
