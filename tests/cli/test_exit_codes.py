"""Each exit code, as scripts see it."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest
from yunbind_cli.exits import ExitCode, describe
from yunbind_cli.language import set_language
from yunbind_emulator import Emulator

from .faults import add_fault
from .program import run_here, run_process

DESCRIBE = ("tencent", "tke", "DescribeImageCaches")
DELETE = ("tencent", "tke", "DeleteImageCaches", "--image-cache-ids", "imc-gone")
CREATE = (
    *("tencent", "tke", "CreateImageCache", "--images", "nginx"),
    *("--vpc-id", "vpc-1", "--subnet-id", "subnet-1"),
)
ONCE = ("--retries", "0")


@pytest.mark.parametrize("name", ["table", "json", "yaml", "text", "flat", "ndjson", "csv", "raw", "none"])
def test_0_done_with_an_empty_list_in_every_format(account: dict[str, str], name: str):
    done = run_here(*DESCRIBE, "-o", name, **account)
    assert (done.code, done.errors) == (0, "")


def test_1_unexpected_errors_show_their_trace_under_debug_only(
    account: dict[str, str], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("yunbind_cli.calls.run.make_plan", lambda *_: 1 / 0)
    done = run_here(*DESCRIBE, **account)
    assert (done.code, done.output, "Traceback" in done.errors) == (1, "", False)
    assert "--debug" in done.errors
    assert "Traceback" in run_here(*DESCRIBE, "--debug", **account).errors


@pytest.mark.parametrize(
    "words",
    [
        ("--limit", "99"),
        ("--none", "x"),
        ("-o", "xml"),
        ("--query", "["),
        ("--columns", "none"),
        ("--timeout", "0"),
        ("-o", "raw", "--pages", "2"),
        ("-o", "raw", "--query", "a"),
        ("--region", ","),
        ("--region",),
        ("--checks", "none"),
    ],
)
def test_2_wrong_usage_sends_nothing(account: dict[str, str], cloud: Emulator, words: tuple[str, ...]):
    done = run_here(*DESCRIBE, *words, **account)
    assert (done.code, done.output) == (2, "")
    assert done.errors
    assert cloud.control.journal.export() == []


@pytest.mark.parametrize("words", [(), ("tencent",), ("tencent", "tke"), ("tencent", "tke", "wait")])
def test_2_a_missing_command_shows_the_help_on_stderr(words: tuple[str, ...]):
    done = run_here(*words)
    assert (done.code, done.output) == (2, "")
    assert done.errors.startswith("Usage: yunbind")


def test_3_no_credentials():
    """The remedy names variables, and no argument of Python."""
    done = run_here(*DESCRIBE, "--region", "ap-guangzhou", YUNBIND_ENDPOINT="http://127.0.0.1:9")
    assert (done.code, done.output) == (3, "")
    assert "in the environment" in done.errors
    assert "credentials=" not in done.errors


def test_3_no_region(account: dict[str, str]):
    del account["TENCENTCLOUD_REGION"]
    done = run_here(*DESCRIBE, **account)
    assert done.code == 3
    assert "--region" in done.errors
    assert "region=" not in done.errors


@pytest.mark.parametrize("content", [None, "", "[]", "{}"])
def test_3_an_info_file_that_is_broken(tmp_path: Path, content: str | None):
    info = tmp_path / "info.json"
    if content is not None:
        info.write_text(content, encoding="utf-8")
    done = run_here(*DESCRIBE, "--emulator", YUNBIND_EMULATOR_INFO=str(info))
    assert (done.code, done.output, str(info) in done.errors) == (3, "", True)


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("InvalidParameter", 4),
        ("ResourceInUse", 4),
        ("LimitExceeded", 4),
        ("RequestLimitExceeded", 5),
        ("InternalError", 5),
        ("ResourceNotFound", 8),
        ("AuthFailure.SecretIdNotFound", 9),
        ("AuthFailure.SignatureFailure", 9),
        ("UnauthorizedOperation", 9),
    ],
)
def test_4_5_8_9_errors_of_the_service_by_their_kind(
    account: dict[str, str], cloud: Emulator, code: str, expected: int
):
    add_fault(cloud, kind="error", code=code)
    done = run_here(*DESCRIBE, *ONCE, **account)
    assert (done.code, done.output) == (expected, "")
    assert f"({code})" in done.errors


def test_5_a_gateway_that_answers_with_a_page(account: dict[str, str], cloud: Emulator):
    add_fault(cloud, kind="html")
    assert run_here(*DESCRIBE, *ONCE, **account).code == 5


def test_6_no_connection(account: dict[str, str]):
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        endpoint = f"http://127.0.0.1:{unused.getsockname()[1]}"
        done = run_here(*DESCRIBE, *ONCE, "--endpoint", endpoint, **account)
    assert (done.code, done.output) == (6, "")


def test_6_a_write_whose_response_is_lost_may_have_run(account: dict[str, str], cloud: Emulator):
    add_fault(cloud, kind="reset")
    done = run_here(*CREATE, *ONCE, **account)
    assert done.code == 6
    assert "It is unknown whether CreateImageCache was carried out." in done.errors
    assert "unknown whether" not in run_here(*DESCRIBE, *ONCE, **account).errors


def test_7_a_wait_that_met_a_failure_state(account: dict[str, str], cloud: Emulator):
    done = run_here(*CREATE, "--images", "registry.invalid/x", "--wait", "-o", "json", **account)
    assert done.code == 7
    assert "The service says: " in done.errors
    assert json.loads(done.output)["ImageCacheId"], "The id of what was made is not lost."


def test_10_a_write_on_a_real_cloud_needs_yes_without_a_terminal(account: dict[str, str]):
    """The endpoint is the vendor's, and nothing is sent."""
    del account["YUNBIND_ENDPOINT"]
    done = run_here(*DELETE, **account)
    assert (done.code, done.output) == (10, "")
    assert "DeleteImageCaches (imc-gone) on Tencent Cloud in ap-guangzhou" in done.errors
    assert "--yes" in done.errors
    assert account["TENCENTCLOUD_SECRET_ID"] not in done.errors


def test_12_a_wait_that_took_too_long(account: dict[str, str]):
    wait = (
        "tencent",
        "tke",
        "wait",
        "image-cache-ready",
        "--image-cache-ids",
        "imc-1",
        "--wait-timeout",
        "0.3",
    )
    done = run_here(*wait, **account)
    assert (done.code, done.output) == (12, "")


def test_13_some_of_several_regions_failed(account: dict[str, str], cloud: Emulator):
    add_fault(cloud, kind="error", code="InternalError", region="ap-beijing")
    done = run_here(*DESCRIBE, *ONCE, "--region", "ap-guangzhou,ap-beijing", "-o", "json", **account)
    assert done.code == 13
    first, second = json.loads(done.output)
    assert first["Response"]["TotalCount"] == 0
    assert (second["Region"], second["Error"]["code"]) == ("ap-beijing", "InternalError")


def test_all_regions_failed_alike_gives_the_code_of_one(account: dict[str, str], cloud: Emulator):
    add_fault(cloud, kind="error", code="UnauthorizedOperation")
    assert run_here(*DESCRIBE, *ONCE, "--region", "ap-guangzhou,ap-beijing", **account).code == 9


@pytest.mark.parametrize("code", ExitCode)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_code_is_described_in_both_languages(code: ExitCode, language: str):
    set_language(language)  # type: ignore[arg-type]
    try:
        assert describe(code)
        assert any("\u4e00" <= character <= "\u9fff" for character in describe(code)) is (language == "zh")
    finally:
        set_language("en")


def test_errors_are_one_object_where_json_is_asked_for(account: dict[str, str]):
    done = run_here(*DELETE, "-o", "json", **account)
    error = json.loads(done.errors)["error"]
    assert (error["kind"], error["code"], error["cloud"]) == ("not_found", "ResourceNotFound", "tencent")
    assert error["remedy"]


@pytest.mark.parametrize("words", [("--limit", "99"), ("--timeout", "x"), ("--region", "mars")])
def test_every_failure_is_json_where_json_is_asked_for(account: dict[str, str], words: tuple[str, ...]):
    done = run_here(*DESCRIBE, *words, "--output=json", **account)
    assert json.loads(done.errors)["error"]["message"]


@pytest.mark.slow
def test_the_exit_code_is_that_of_the_process(account: dict[str, str]):
    assert run_process(*DELETE, **account).code == 8
    assert run_process(*DESCRIBE, "--limit", "99", **account).code == 2
