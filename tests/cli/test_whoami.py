"""The command whoami, with the sources of all clouds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from yunbind_cli.calls.masks import mask_key_id
from yunbind_emulator import Emulator

from tests.docs.programs import describe_environment

from .program import run_here

KEYS = {"TENCENTCLOUD_SECRET_ID": "AKIDabcdefgh7f2", "TENCENTCLOUD_SECRET_KEY": "very-secret-key"}


def ask(*words: str, **environment: str) -> dict[str, Any]:
    """Return the document about one cloud."""
    done = run_here("whoami", *words, "-o", "json", **environment)
    (document,) = json.loads(done.output)
    return document


def list_outcomes(document: dict[str, Any]) -> dict[str, str]:
    return {source["source"]: source["outcome"] for source in document["sources"]}


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_text(text)
    return path


def test_each_cloud_has_a_row_with_its_source_and_its_masked_key() -> None:
    done = run_here("whoami", TENCENTCLOUD_REGION="ap-guangzhou", **KEYS)
    heading, alibaba, huawei, tencent = done.output.splitlines()
    assert heading.split() == ["CLOUD", "SOURCE", "KEY", "REGION", "PROJECT", "WHY"]
    assert tencent.split() == ["tencent", "environment", "AKID***7f2", "ap-guangzhou", "-", "-"]
    assert alibaba.split()[:5] == ["alibaba", "-", "-", "-", "-"]
    assert "no variables; no ~/.aliyun/config.json" not in huawei
    assert "no variables; no " in alibaba
    assert done.code == 0


@pytest.mark.parametrize("style", ["text", "json"])
@pytest.mark.parametrize("option", ["--all", "--check"])
def test_no_secret_is_shown(cloud: Emulator, style: str, option: str) -> None:
    account = {**describe_environment(cloud), "TENCENTCLOUD_TOKEN": "very-secret-token"}
    shown = run_here("whoami", option, "-o", style, **account)
    secrets = [value for name, value in account.items() if name.endswith(("KEY", "SECRET", "SK", "TOKEN"))]
    ids = [
        value for name, value in account.items() if name.endswith(("_ID", "_AK")) and "PROJECT" not in name
    ]
    assert len(secrets) == 4
    assert not [text for text in (*secrets, *ids) if text in shown.output + shown.errors]


def test_without_any_key_the_exit_code_is_that_of_setup() -> None:
    done = run_here("whoami")
    assert done.code == 3
    assert "No key was found" in done.errors


def test_every_source_has_a_reason_in_the_order_of_the_chain(tmp_path: Path) -> None:
    write(tmp_path / ".tccli/default.credential", '{"secretId": "AKIDofprofile", "secretKey": "s"}')
    document = ask("tencent", HOME=str(tmp_path), **KEYS)
    assert list_outcomes(document) == {
        "environment": "used",
        "file ~/.tencentcloud/credentials": "skipped",
        "tccli profile": "unused",
        "CVM role": "not reached",
        "TKE pod identity": "skipped",
    }
    assert document["why"] == "comes before tccli profile"
    assert all(source["reason"] for source in document["sources"])


def test_half_a_key_is_named_rather_than_counted_as_no_variables() -> None:
    document = ask("tencent", TENCENTCLOUD_SECRET_ID="AKIDabcdefgh7f2")
    assert "environment: TENCENTCLOUD_SECRET_KEY must be set" in document["why"]


def test_a_profile_that_a_variable_names_and_that_is_absent_ends_the_search(tmp_path: Path) -> None:
    """A call would fail, so the source is shown as the one that counts."""
    write(tmp_path / ".aliyun/config.json", '{"profiles": []}')
    document = ask("alibaba", HOME=str(tmp_path), ALIBABA_CLOUD_PROFILE="x")
    assert document["source"] == "file ~/.alibabacloud/credentials.ini"
    assert document["usable"] is False
    assert "ALIBABA_CLOUD_PROFILE names profile 'x'" in document["why"]


def test_a_damaged_file_fails_and_is_not_quoted(tmp_path: Path) -> None:
    write(tmp_path / ".tencentcloud/credentials", "[default]\nsecret_key very-secret")
    done = run_here("whoami", "tencent", HOME=str(tmp_path))
    assert done.code == 3
    assert "is not valid INI in line 2" in done.output
    assert "very-secret" not in done.output + done.errors


def test_a_role_is_certain_although_its_key_comes_from_the_network(tmp_path: Path) -> None:
    """The roles of profiles need a request, and no later source is tried. Nothing is sent here."""
    profile = {
        "secretId": "AKIDofprofile",
        "secretKey": "s",
        "role-arn": "qcs::cam::uin/1:roleName/r",
        "role-session-name": "s",
    }
    write(tmp_path / ".tccli/default.credential", json.dumps(profile))
    document = ask("tencent", HOME=str(tmp_path))
    assert (document["source"], document["usable"], document["key_id"]) == ("tccli profile", True, None)
    assert list_outcomes(document)["CVM role"] == "not reached"


def test_the_role_of_the_machine_is_asked_by_a_check_only(cloud: Emulator) -> None:
    where = {"YUNBIND_METADATA_ENDPOINT": cloud.endpoint, "YUNBIND_ENDPOINT": cloud.endpoint}
    before = ask("alibaba", **where)
    assert (before["source"], before["key_id"]) == (None, None)
    assert cloud.control.journal.export(0) == []
    after = ask("alibaba", "--check", **where)
    assert (after["source"], after["temporary"], after["check"]["works"]) == ("ECS role", True, True)
    assert after["key_id"]


@pytest.mark.parametrize("name", ["tencent", "alibaba", "huawei"])
def test_a_check_says_that_the_key_works(cloud: Emulator, name: str) -> None:
    document = ask(name, "--check", **describe_environment(cloud))
    assert document["check"]["works"] is True
    assert document["check"]["error"] is None


def test_a_check_of_an_unknown_key_has_the_exit_code_of_the_call(cloud: Emulator) -> None:
    done = run_here("whoami", "tencent", "--check", "--endpoint", cloud.endpoint, **KEYS)
    assert done.code == 9
    assert "AuthFailed (AuthFailure.SecretIdNotFound)" in done.output


def test_a_key_without_rights_works(cloud: Emulator) -> None:
    """The service knows the key, which is the question."""
    cloud.control.fault_rules.add({"kind": "error", "code": "UnauthorizedOperation"})
    done = run_here("whoami", "tencent", "--check", **describe_environment(cloud))
    assert done.code == 0
    assert "works, but may not call tke DescribeImageCaches" in done.output


def test_a_source_that_fails_when_it_is_asked_is_one_line(cloud: Emulator) -> None:
    """The check shows the outcome, and the reason is that of the source."""
    where = {
        "ALIBABA_CLOUD_CREDENTIALS_URI": f"{cloud.endpoint}/none",
        "ALIBABA_CLOUD_ECS_METADATA_DISABLED": "true",
    }
    done = run_here("whoami", "alibaba", "--check", "--endpoint", cloud.endpoint, **where)
    heading, row = done.output.splitlines()
    assert done.code == 3
    assert heading.split()[-2:] == ["CHECK", "WHY"]
    assert "no usable key" in row
    assert "returned no credentials" in row


def test_of_several_checks_one_that_fails_is_a_part(cloud: Emulator) -> None:
    account = {**describe_environment(cloud), **KEYS}
    assert run_here("whoami", "--check", **account).code == 13


def test_reasons_are_written_in_chinese() -> None:
    done = run_here("whoami", "--all", "--lang", "zh")
    assert "文件 ~/.aliyun/config.json 不存在" not in done.errors
    assert "未设置 TENCENTCLOUD_SECRET_ID 和 TENCENTCLOUD_SECRET_KEY" in done.output
    assert "must be set" not in done.output
    assert "没有环境变量" in done.output


def test_an_unknown_cloud_is_wrong_usage_with_the_nearest_name() -> None:
    done = run_here("whoami", "tencen")
    assert (done.code, done.output) == (2, "")
    assert "Did you mean tencent?" in done.errors


@pytest.mark.parametrize(
    ("key_id", "shown"), [("AKIDabcdefgh7f2", "AKID***7f2"), ("12345678", "***"), ("", "***")]
)
def test_a_short_key_id_is_not_shown_at_all(key_id: str, shown: str) -> None:
    assert mask_key_id(key_id) == shown
