"""Calls of the catalog's actions from the command line, against the emulator."""

from __future__ import annotations

import json

import pytest

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
