"""Calls of the catalog's actions from the command line, against the emulator."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from yunbind_emulator import Emulator

from .faults import add_fault
from .program import run_here

DESCRIBE = ("tencent", "tke", "DescribeImageCaches", "--emulator")


@pytest.mark.parametrize("action", ["DescribeImageCaches", "describe-image-caches", "describe_image_caches"])
def test_an_action_has_its_wire_name_and_its_name_with_hyphens(action: str):
    done = run_here("tencent", "tke", action, "--emulator", "-o", "json")
    assert (done.code, done.errors) == (0, "")
    assert json.loads(done.output)["ImageCaches"] == []


def test_all_problems_are_reported_at_once_and_nothing_is_sent():
    done = run_here(*DESCRIBE, "--limit", "99", "--filter", "x", "--offset", "many", "extra")
    assert (done.code, done.output) == (2, "")
    assert "Limit must be less than or equal to 50" in done.errors
    assert "did you mean --filters?" in done.errors
    assert "--offset must be an integer" in done.errors
    assert "extra: unexpected" in done.errors


def test_a_missing_resource_has_an_exit_code_of_its_own():
    done = run_here("tencent", "tke", "DeleteImageCaches", "--image-cache-ids", "imc-gone", "--emulator")
    assert done.code == 8
    assert done.errors.startswith("yunbind: NotFound (ResourceNotFound")


def test_a_wrong_action_names_the_nearest_one():
    done = run_here("tencent", "tke", "DescribeImageCach")
    assert done.code == 2
    assert "Did you mean DescribeImageCaches?" in done.errors


def test_a_value_that_cannot_be_read_is_one_problem():
    done = run_here("tencent", "tke", "CreateImageCache", "--images", "--vpc-id", "v", "--subnet-id", "s")
    assert (done.code, done.errors) == (2, "yunbind: --images needs a value\n")


def test_clouds_and_services_have_no_case():
    assert run_here("Tencent", "TKE", "describeimagecaches", "--emulator").code == 0


def test_a_version_that_is_not_in_the_catalog_names_the_one_that_is():
    done = run_here("tencent", "tke@2022-05-01", "DescribeImageCaches")
    assert (done.code, "tke@2018-05-25" in done.errors) == (2, True)
    assert run_here("tencent", "tke@2018-05-25", "DescribeImageCaches", "--emulator").code == 0


def test_an_option_before_the_action_is_explained():
    done = run_here("-o", "json", "tencent", "tke", "DescribeImageCaches")
    assert (done.code, "behind its action" in done.errors) == (2, True)


def test_a_value_beyond_a_limit_is_sent_with_a_warning_when_asked():
    done = run_here(*DESCRIBE, "--limit", "99", "--checks", "warn")
    assert done.code == 4
    assert "Warning: Limit must be less than or equal to 50. The request is sent all the same." in done.errors
    assert "UndocumentedValueWarning" not in done.errors


def test_a_running_emulator_is_called_by_its_info_file(tmp_path: Path, cloud: Emulator):
    info = tmp_path / "emulator.json"
    document = {"endpoint": cloud.endpoint, "credentials": cloud.credentials}
    info.write_text(json.dumps(document), encoding="utf-8")
    done = run_here(*DESCRIBE[:3], YUNBIND_EMULATOR="1", YUNBIND_EMULATOR_INFO=str(info))
    assert (done.code, len(cloud.control.journal.export())) == (0, 1)


@pytest.mark.parametrize("service", ["alibaba eci CreateImageCache", "alibaba eci DeleteImageCache"])
def test_a_lost_response_names_the_token_for_a_repetition(
    service: str, cloud: Emulator, account: dict[str, str]
):
    add_fault(cloud, kind="reset")
    words = {
        "CreateImageCache": ("--image", "nginx", "--image-cache-name", "a"),
        "DeleteImageCache": ("--image-cache-id", "imc-1"),
    }[service.split()[-1]]
    done = run_here(*service.split(), "--region", "cn-hangzhou", *words, "--retries", "0", **account)
    assert done.code == 6
    assert re.search(r"Repeat it safely with --client-token [0-9a-f-]{36}", done.errors)


ASSUME = (
    *("tencent", "sts", "AssumeRole", "--role-arn", "qcs::cam::uin/1:roleName/x"),
    *("--role-session-name", "session", "--emulator"),
)


@pytest.mark.parametrize("name", ["json", "yaml", "flat", "ndjson", "raw"])
def test_secrets_of_a_response_are_masked_unless_they_are_asked_for(name: str):
    masked = run_here(*ASSUME, "-o", name)
    assert (masked.code, "***" in masked.output, "--reveal" in masked.errors) == (0, True, True)
    shown = run_here(*ASSUME, "-o", name, "--reveal")
    assert (shown.code, "***" in shown.output, shown.errors) == (0, False, "")
    assert run_here(*ASSUME, "-o", name, "--quiet").errors == ""


def test_a_query_does_not_reach_masked_secrets():
    query = ("--query", "Credentials.TmpSecretKey", "-o", "text")
    assert run_here(*ASSUME, *query).output == "***\n"
    assert run_here(*ASSUME, *query, "--reveal").output.startswith("emulator-")
