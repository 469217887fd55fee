"""``yunbind verify``: from a pasted request to the cause and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.signatures.signers import SECRET, Plan, sign_acs3, sign_tc3
from tests.signatures.test_inputs import show_curl, show_verbose

from .program import run_here

CHARSET = Plan({"type": "application/json; charset=utf-8"})
KEY = {"TENCENTCLOUD_SECRET_ID": "AKIDexample", "TENCENTCLOUD_SECRET_KEY": SECRET}


def test_the_first_byte_the_cause_and_the_fix_are_printed() -> None:
    done = run_here("verify", given=show_curl(sign_tc3(CHARSET)), **KEY)
    assert (done.code, done.errors) == (11, "")
    assert done.output.splitlines() == [
        "The signed texts are not those of the request that was sent.",
        "  tc3-hmac-sha256, key AKID***ple",
        "Byte 37 of the canonical request, line 4:",
        "  signed    content-type:application/json; charset=utf-8",
        "  expected  content-type:application/json\\n",
        "                                         ^",
        "Cause: The signed Content-Type was not sent. HTTP libraries add a charset or a default.",
        "Fix:   The media type is signed: set the header yourself, and send it as signed.",
    ]


def test_the_result_is_json_on_request() -> None:
    done = run_here("verify", "-o", "json", given=show_verbose(sign_tc3(CHARSET)), **KEY)
    found = json.loads(done.output)
    assert (found["verdict"], found["step"], found["byte"]) == ("differs", "canonical_request", 37)
    assert [cause["name"] for cause in found["causes"]] == ["content-type"]


def test_a_right_request_ends_with_zero() -> None:
    done = run_here("verify", given=show_curl(sign_tc3(Plan())), **KEY)
    assert (done.code, done.output.splitlines()[0]) == (0, "The signature is right.")


def test_the_secret_comes_from_a_file_or_from_standard_input(tmp_path: Path) -> None:
    request, secret = tmp_path / "failing.curl", tmp_path / "secret"
    request.write_text(show_curl(sign_acs3(Plan({"method": "GET"}))), encoding="utf-8")
    secret.write_text(f"{SECRET}\n", encoding="utf-8")
    for done in (
        run_here("verify", str(request), "--secret", f"@{secret}"),
        run_here("verify", str(request), "--secret", "-", given=SECRET),
    ):
        assert done.code == 11
        assert "Cause: The signer signed another HTTP method." in done.output
        assert SECRET not in done.output


def test_the_key_of_the_environment_is_used_only_for_its_own_id() -> None:
    other = {**KEY, "TENCENTCLOUD_SECRET_ID": "AKIDother"}
    done = run_here("verify", given=show_curl(sign_tc3(CHARSET)), **other)
    assert done.code == 11
    assert "without the secret" in done.output


def test_the_text_of_the_signer_is_compared_without_a_secret(tmp_path: Path) -> None:
    own = tmp_path / "own.txt"
    own.write_text("TC3-HMAC-SHA256\n1\n2026-11-29/tke/tc3_request\nabc", encoding="utf-8")
    done = run_here("verify", "--own", str(own), given=show_curl(sign_tc3(Plan())))
    assert done.code == 11
    assert "of the string to sign, line 2:" in done.output


def test_the_answer_is_chinese_on_request() -> None:
    done = run_here("verify", "--lang", "zh", given=show_curl(sign_tc3(CHARSET)), **KEY)
    assert "原因：签名中的 Content-Type 与实际发送的不同" in done.output
    assert "规范请求第 37 字节，第 4 行：" in done.output


@pytest.mark.parametrize(
    ("arguments", "given", "word"),
    [
        (("no-such-file",), "", "no-such-file"),
        ((), "hello", "not understood"),
        ((), "curl https://example.com", "no signature"),
        (("--secret", "@no-such-file"), "curl https://example.com", "no-such-file"),
    ],
)
def test_what_cannot_be_read_is_wrong_usage(arguments: tuple[str, ...], given: str, word: str) -> None:
    done = run_here("verify", *arguments, given=given)
    assert (done.code, done.output) == (2, "")
    assert word in done.errors
