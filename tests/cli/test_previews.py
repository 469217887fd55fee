"""--dry-run, --skeleton, --debug and raw."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from yunbind_cli.catalog.reader import read_clouds
from yunbind_cli.commands.action_help import make_sample
from yunbind_emulator import Emulator

from .program import run_here

ACTIONS = [
    action
    for cloud in read_clouds().values()
    for service in cloud.services.values()
    for action in service.actions.values()
]
SECRET = "hunter2 hunter2/密码"
CREATE = (
    *(
        "tencent",
        "tke",
        "CreateImageCache",
        "--images",
        "nginx",
        "--vpc-id",
        "vpc-1",
        "--subnet-id",
        "subnet-1",
    ),
    *("--image-registry-credentials.0.server", "r", "--image-registry-credentials.0.password", SECRET),
)


def test_a_dry_run_prints_the_signed_request_and_sends_nothing(account: dict[str, str], cloud: Emulator):
    done = run_here(*CREATE, "--dry-run", **account)
    assert done.code == 0
    assert done.output.startswith(f"POST {cloud.endpoint}/\n")
    assert "Authorization: ***" in done.output
    assert SECRET not in done.output
    assert cloud.control.journal.export() == []


def test_a_dry_run_shows_secrets_when_asked(account: dict[str, str]):
    done = run_here(*CREATE, "--dry-run", "--reveal", **account)
    assert SECRET in done.output
    assert "TC3-HMAC-SHA256" in done.output


def test_a_dry_run_is_data_in_a_format_that_is_asked_for(account: dict[str, str]):
    request = json.loads(run_here(*CREATE, "--dry-run", "-o", "json", **account).output)
    assert (request["method"], request["headers"]["Authorization"]) == ("POST", "***")
    assert request["body"]["Images"] == ["nginx"]
    assert request["body"]["ImageRegistryCredentials"][0]["Password"] == "***"


def test_a_dry_run_needs_no_credentials():
    done = run_here(*CREATE, "--dry-run", "--region", "ap-guangzhou")
    assert (done.code, "signed with a placeholder" in done.errors) == (0, True)


def test_a_dry_run_of_a_write_does_not_ask():
    done = run_here(
        "alibaba",
        "eci",
        "DeleteImageCache",
        "--region-id",
        "cn-hangzhou",
        "--image-cache-id",
        "i",
        "--dry-run",
    )
    assert done.code == 0


def test_a_dry_run_reports_problems_as_a_call_does(account: dict[str, str]):
    assert run_here(*CREATE, "--dry-run", "--none", "x", **account).code == 2


def test_a_dry_run_on_the_emulator_says_whether_the_call_is_accepted():
    done = run_here(*CREATE, "--dry-run=emulator", "--region", "ap-guangzhou")
    assert (done.code, done.output.splitlines()[0]) == (0, "emulator: accepted")
    document = json.loads(run_here(*CREATE, "--dry-run=emulator", "-o", "json").output)
    assert (document["emulator"], set(document["response"])) == ("accepted", {"ImageCacheId", "RequestId"})
    gone = ("tencent", "tke", "DeleteImageCaches", "--image-cache-ids", "imc-gone")
    assert run_here(*gone, "--dry-run=emulator").code == 8


@pytest.mark.slow
@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.reference)
def test_a_skeleton_names_all_members_and_is_valid(action: Any):
    words = (action.service.cloud.name, action.service.name, action.name)
    document = json.loads(run_here(*words, "--skeleton=json").output)
    assert list(document) == list(action.request)
    text = run_here(*words, "--skeleton").output
    required = {name for name, member in action.request.items() if member.is_required}
    assert set(yaml.safe_load(text) or {}) == required
    assert all(f"{name}:" in text for name in action.request)
    everything = "\n".join(line.removeprefix("# ") for line in text.splitlines()[1:])
    assert set(yaml.safe_load(everything) or {}) == set(action.request)


@pytest.mark.slow
@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.reference)
def test_a_filled_skeleton_can_be_sent(action: Any, tmp_path: Path, account: dict[str, str]):
    """By the library's rules: a dry run signs it."""
    words = (action.service.cloud.name, action.service.name, action.name)
    document = yaml.safe_load(run_here(*words, "--skeleton=yaml").output) or {}
    document |= {name: make_sample(action, action.request[name]) for name in document}
    path = tmp_path / "input.yaml"
    path.write_text(yaml.safe_dump(document), encoding="utf-8")
    region = ("--region", find_region(action))
    del account["TENCENTCLOUD_REGION"]
    done = run_here(*words, "-i", str(path), "--dry-run", *region, **account)
    assert done.code == 0, done.errors


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_skeleton_is_commented_in_both_languages(language: str):
    text = run_here("alibaba", "eci", "CreateImageCache", "--skeleton", "--lang", language).output
    assert ("必填" in text) is (language == "zh")
    assert ("required" in text) is (language == "en")


def test_debug_shows_requests_and_responses_without_secrets(account: dict[str, str]):
    done = run_here(*CREATE, "--debug", "-o", "json", **account)
    assert done.code == 0
    assert "> CreateImageCache #1" in done.errors
    assert "HTTP 200" in done.errors
    described = run_here("tencent", "tke", "DescribeImageCaches", "--debug", "-o", "json", **account)
    for text in (done.errors, described.errors, described.output):
        assert SECRET not in text
        assert account["TENCENTCLOUD_SECRET_KEY"] not in text
    assert "***" in described.errors


@pytest.mark.slow
@pytest.mark.parametrize(
    "action",
    [action for action in ACTIONS if not action.document.get("unsigned")],
    ids=lambda action: action.reference,
)
@pytest.mark.parametrize("debug", ["--debug", "--dry-run"])
def test_no_secret_of_any_action_is_shown(action: Any, debug: str, tmp_path: Path, account: dict[str, str]):
    """Neither those of the request nor those of the key, on any cloud."""
    document = {name: _fill(action, member) for name, member in action.request.items()}
    path = tmp_path / "input.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    words = (action.service.cloud.name, action.service.name, action.name, "-i", str(path))
    region = ("--region", find_region(action))
    done = run_here(*words, *region, debug, "--checks", "warn", "--retries", "0", "-o", "json", **account)
    shown = done.output + done.errors
    assert SECRET not in shown
    for name, value in account.items():
        if "SECRET_KEY" in name or name.endswith(("_SK", "KEY_SECRET")):
            assert value not in shown


def find_region(action: Any) -> str:
    """Return a region of the service. On Huawei, the project of the account belongs to one."""
    return (
        "cn-north-4" if action.service.cloud.name == "huawei" else (*action.service.regions, "cn-hangzhou")[0]
    )


def _fill(action: Any, member: Any) -> Any:
    """Return a value of a member whose secrets are all the same."""
    inner = action.service.find_structure(member.item_type or member.type)
    if inner is not None:
        value: Any = {name: _fill(action, part) for name, part in inner.items()}
        return [value] if member.item_type else value
    return SECRET if member.is_secret and member.type == "string" else make_sample(action, member)


def test_raw_sends_what_the_catalog_does_not_know(account: dict[str, str]):
    done = run_here("raw", "tencent", "cvm@2017-03-12", "DescribeZones", "--set", "Limit:=1", **account)
    assert (done.code, "(NoSuchProduct)" in done.errors) == (4, True)
    assert "Not checked" in done.errors


def test_raw_calls_a_known_service_without_checks(account: dict[str, str]):
    words = ("raw", "tencent", "tke", "DescribeImageCaches", "--set", "Limit:=50")
    done = run_here(*words, "-o", "json", "--quiet", **account)
    assert (done.code, json.loads(done.output)["TotalCount"], done.errors) == (0, 0, "")


def test_raw_prints_the_body_as_it_came(account: dict[str, str]):
    done = run_here("raw", "tencent", "tke", "DescribeImageCaches", "-o", "raw", **account)
    assert list(json.loads(done.output)) == ["Response"]


def test_raw_calls_a_method_and_a_path(account: dict[str, str]):
    done = run_here(
        "raw", "huawei", "cce", "GET /v5/imagecaches", "--region", "cn-north-4", "-o", "json", **account
    )
    assert done.code in (0, 4)
    assert done.output or "APIGW" in done.errors


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("tencnt", "cvm@1", "A"), "Did you mean tencent?"),
        (("tencent", "cvm", "A"), "add its version"),
        (("tencent", "tke", "A", "--set", "x"), "--set x"),
        (("tencent", "tke"), "ACTION"),
    ],
)
def test_raw_names_wrong_usage(words: tuple[str, ...], named: str):
    done = run_here("raw", *words, "--region", "ap-guangzhou")
    assert (done.code, named in done.errors) == (2, True)


def test_raw_asks_before_what_may_be_a_write():
    words = ("raw", "tencent", "cvm@2017-03-12", "TerminateInstances", "--region", "ap-guangzhou")
    assert run_here(*words).code == 10
