"""``yunbind sign`` and ``yunbind code``: nothing is sent, and keys stay hidden."""

from __future__ import annotations

import ast
import json

import pytest
from yunbind_cli.catalog.reader import read_clouds
from yunbind_cli.commands.code import CodeCommand
from yunbind_cli.commands.sign import SignCommand

from .program import run_here

KEY = {"TENCENTCLOUD_SECRET_ID": "AKIDexample", "TENCENTCLOUD_SECRET_KEY": "Secret0123456789"}
SIGN = ("sign", "tencent.tke.DescribeImageCaches", "--region", "ap-guangzhou", "--timestamp", "1551113065")


def test_every_step_is_shown_and_no_key() -> None:
    done = run_here(*SIGN, "--limit", "5", "-o", "json", **KEY)
    assert (done.code, done.errors) == (0, "")
    document = json.loads(done.output)
    steps = {step["name"]: step["value"] for step in document["steps"]}
    assert list(steps) == [
        "payload_hash",
        "canonical_request",
        "canonical_hash",
        "string_to_sign",
        "key_date",
        "key_service",
        "key_signing",
        "signature",
    ]
    assert steps["string_to_sign"].split("\n")[1:3] == ["1551113065", "2019-02-25/tke/tc3_request"]
    assert KEY["TENCENTCLOUD_SECRET_KEY"] not in done.output


def test_the_same_time_gives_the_same_signature_and_another_key_another() -> None:
    one, again = (run_here(*SIGN, **KEY).output for _ in range(2))
    other = run_here(*SIGN, **{**KEY, "TENCENTCLOUD_SECRET_KEY": "Another"}).output
    assert one == again != other


def test_a_machine_without_keys_signs_with_a_placeholder_and_says_so() -> None:
    done = run_here(*SIGN)
    assert done.code == 0
    assert "placeholder" in done.errors


@pytest.mark.parametrize(
    ("reference", "scheme"),
    [
        (f"{cloud.name}.{next(iter(cloud.services))}", scheme)
        for cloud in read_clouds().values()
        for scheme in cloud.document["signing"]
    ],
)
def test_every_scheme_of_every_cloud_has_steps(reference: str, scheme: str) -> None:
    cloud, _, service = reference.partition(".")
    actions = read_clouds()[cloud].services[service].actions.values()
    name = next(
        action.name
        for action in actions
        if not action.is_write
        and not any(m.is_required for m in action.request.values() if m.name != "RegionId")
    )
    done = run_here("sign", f"{reference}.{name}", "--emulator", "--signing", scheme)
    if scheme == "x-auth-token":
        assert done.code == 3
        return
    assert (done.code, done.errors) == (0, "")
    assert done.output.splitlines()[-1].partition(" ")[2].startswith("Signature: ")


def test_a_call_becomes_code_in_several_forms() -> None:
    call = ("code", "tencent.tke.DescribeImageCaches", "--limit", "5", "--region", "ap-guangzhou")
    done = run_here(*call, "--as", "python")
    assert done.code == 0
    ast.parse(done.output)
    both = run_here(*call, "--as", "python,curl", **KEY)
    assert both.output.startswith(f"```python\n{done.output}```\n\n```sh\ncurl ")
    assert KEY["TENCENTCLOUD_SECRET_KEY"] not in both.output


@pytest.mark.parametrize(
    ("arguments", "code", "word"),
    [
        (("tencent.tke.DescribeImageCaches", "--as", "cobol"), 2, "cobol is not a form of code"),
        (("tencent.tke.DescribeImageCaches", "--limit", "99"), 2, "50"),
        (("tencent.tke", "--as", "python"), 2, "not an action"),
        (("huawei.cce.ListImageCaches", "--as", "tccli", "--emulator"), 4, "Tencent Cloud only"),
    ],
)
def test_a_call_that_cannot_be_written_is_a_sentence(
    arguments: tuple[str, ...], code: int, word: str
) -> None:
    done = run_here("code", *arguments)
    assert (done.code, done.output) == (code, "")
    assert word in done.errors


def test_no_option_shares_the_name_of_a_member() -> None:
    actions = [
        action
        for cloud in read_clouds().values()
        for service in cloud.services.values()
        for action in service.actions.values()
    ]
    names = {f"--{member.kebab}" for action in actions for member in action.request.values()}
    for command in (SignCommand(actions[0]), CodeCommand(actions[0])):
        assert names.isdisjoint(option for parameter in command.params for option in parameter.opts)
