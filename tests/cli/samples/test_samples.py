"""Code for calls: every sample is code of its language, and holds only the members that were given."""

from __future__ import annotations

import ast
import json
import shlex
import subprocess
from typing import Any

import pytest
from yunbind_cli.catalog.entries import Action
from yunbind_cli.samples import FORMS, NoSample, write_sample
from yunbind_runtime.base.http import HttpRequest

from tests.cli.program import run_here

from .calls import find_action, list_examples, make_call

EXAMPLES = list(list_examples())
OWNERS = {"tccli": "tencent", "aliyun": "alibaba", "hcloud": "huawei"}
DESCRIBE = find_action("tencent.tke.DescribeImageCaches")
REQUEST = HttpRequest(
    "POST", "https", "h.example", "/", "a=b%20c", (("X-A", "it's"), ("Authorization", "s")), b'{"a": "it\'s"}'
)


def make_ids(value: Any) -> str | None:
    return value.reference if isinstance(value, Action) else None


@pytest.mark.parametrize("endpoint", [None, "http://127.0.0.1:8080"])
@pytest.mark.parametrize("form", ["python", "async", "vendor-python"])
def test_every_program_is_python(form: str, endpoint: str | None) -> None:
    for action, members in EXAMPLES:
        ast.parse(write_sample(form, make_call(action, members, endpoint)))


@pytest.mark.parametrize("form", ["yunbind", *OWNERS])
def test_every_command_is_one_command_of_a_shell(form: str) -> None:
    for action, members in EXAMPLES:
        if OWNERS.get(form, action.service.cloud.name) != action.service.cloud.name:
            continue
        command = write_sample(form, make_call(action, members, "http://127.0.0.1:8080"))
        assert subprocess.run(["bash", "-n", "-c", command], check=False).returncode == 0
        assert shlex.split(command.replace("\\\n", ""))[0] == form


@pytest.mark.parametrize("form", OWNERS)
def test_another_vendors_command_line_is_refused(form: str) -> None:
    for action, _ in EXAMPLES:
        if action.service.cloud.name != OWNERS[form]:
            with pytest.raises(NoSample, match="only"):
                write_sample(form, make_call(action, {}))


def test_only_the_given_members_are_shown() -> None:
    for form in ("python", "async", "yunbind"):
        code = write_sample(form, make_call(DESCRIBE, {"Limit": 5}))
        assert "limit" in code
        assert "offset" not in code


def test_structures_are_models_and_long_calls_have_several_lines() -> None:
    filters = [{"Name": "image-cache-name", "Values": ["web", "shop"]}]
    assert write_sample("python", make_call(DESCRIBE, {"Limit": 5, "Filters": filters})) == (
        "from yunbind.tencent.tke import Filter, TkeClient\n"
        "\n"
        'with TkeClient(region="ap-guangzhou") as client:\n'
        "    response = client.describe_image_caches(\n"
        "        limit=5,\n"
        '        filters=[Filter(name="image-cache-name", values=["web", "shop"])],\n'
        "    )\n"
        "    print(response)\n"
    )


def test_lists_are_flat_in_commands_that_have_no_json() -> None:
    create = find_action("alibaba.eci.CreateImageCache")
    code = write_sample(
        "aliyun", make_call(create, {"Image": ["a", "b"], "Tag": [{"Key": "k", "Value": "v"}]})
    )
    assert shlex.split(code.replace("\\\n", "")) == [
        "aliyun", "eci", "CreateImageCache", "--RegionId", "cn-hangzhou",
        "--Image.1", "a", "--Image.2", "b", "--Tag.1.Key", "k", "--Tag.1.Value", "v",
    ]  # fmt: skip


def test_an_option_of_yunbind_is_repeated_for_each_item() -> None:
    code = write_sample("yunbind", make_call(DESCRIBE, {"ImageCacheIds": ["a", "@b"], "New": {"x": 1}}))
    assert shlex.split(code.replace("\\\n", "")) == [
        "yunbind", "tencent", "tke", "DescribeImageCaches", "--image-cache-ids", "a", "--image-cache-ids", "@@b",
        "--set", 'New:={"x": 1}', "--region", "ap-guangzhou",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["-x", "@file", "@@x", "a b", "{}", "it's", "--yes"])
def test_a_command_of_yunbind_gives_any_text_as_it_is(name: str) -> None:
    """The command line reads it again, and signs the same text."""
    code = write_sample("yunbind", make_call(DESCRIBE, {"ImageCacheNames": [name]}))
    done = run_here(*shlex.split(code.replace("\\\n", ""))[1:], "--dry-run", "-o", "json")
    assert done.code == 0, done.errors
    assert json.loads(done.output)["body"]["ImageCacheNames"] == [name]


@pytest.mark.parametrize("form", ["curl", "httpie"])
def test_a_signed_command_needs_a_key(form: str) -> None:
    with pytest.raises(NoSample, match="no key"):
        write_sample(form, make_call(DESCRIBE, {}))


@pytest.mark.parametrize("form", ["curl", "httpie"])
def test_a_signed_command_holds_the_request_as_it_is(form: str) -> None:
    from dataclasses import replace

    code = write_sample(form, replace(make_call(DESCRIBE, {}), signed=REQUEST))
    words = shlex.split(code.replace("\\\n", ""))
    assert REQUEST.url in words
    assert REQUEST.body.decode() in words
    assert [word for word in words if word.startswith("X-A:")] in (["X-A: it's"], ["X-A:it's"])
    with pytest.raises(NoSample, match="UTF-8"):
        write_sample(form, replace(make_call(DESCRIBE, {}), signed=replace(REQUEST, body=b"\xff")))


def test_every_form_has_a_test() -> None:
    assert set(FORMS) == {"python", "async", "vendor-python", "curl", "httpie", "yunbind", *OWNERS}
