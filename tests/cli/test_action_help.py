"""The help of every action, in both languages, with an example that works."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from yunbind_cli.catalog.reader import read_clouds

from .program import run_here

ACTIONS = [
    action
    for cloud in read_clouds().values()
    for service in cloud.services.values()
    for action in service.actions.values()
]


def read_help(action: Any, language: str) -> str:
    done = run_here(action.service.cloud.name, action.service.name, action.name, "--help", "--lang", language)
    assert (done.code, done.errors) == (0, "")
    return done.output


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.reference)
def test_help_names_every_member_and_its_source(action: Any, language: str):
    text = read_help(action, language)
    for member in action.request.values():
        assert f"--{member.kebab} " in text
    assert action.document["source"] in text
    assert action.document["summary"][language][:20] in text
    sections = re.findall(r"^(\S[^:\n]*):$", text, re.MULTILINE)
    assert all(re.search("[\u4e00-\u9fff]", section) for section in sections) is (language == "zh")


@pytest.mark.slow
@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.reference)
def test_the_example_of_the_help_works(action: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Without an account, a region or a setting."""
    monkeypatch.chdir(tmp_path)
    Path("secret.txt").write_text("hunter2-hunter2\n", encoding="utf-8")
    (example,) = re.findall(r"^Example: (.*)$", read_help(action, "en"), re.MULTILINE)
    words = shlex.split(example)
    assert words[:4] == ["yunbind", action.service.cloud.name, action.service.name, action.name]
    done = run_here(*words[1:])
    assert (done.code, bool(done.output)) == (0, True), done.errors
    assert "Warning" not in done.errors


@pytest.mark.parametrize("words", [(), ("tencent",), ("tencent", "tke"), ("tencent", "tke", "wait")])
def test_the_help_of_groups_is_in_both_languages(words: tuple[str, ...]):
    assert "Usage: " in run_here(*words, "--help").output
    chinese = run_here(*words, "--help", YUNBIND_LANG="zh").output
    assert chinese.startswith("用法：")
    assert "Usage" not in chinese


def test_wrong_usage_is_explained_in_chinese():
    done = run_here("tencent", "tke", "DescribeImageCaches", "--limit", "99", "--filter", "a", "--lang", "zh")
    assert "Limit 须小于或等于 50" in done.errors
    assert "是否指 --filters？" in done.errors
    assert "没有命令" in run_here("tencent", "tek", "--lang", "zh").errors
    assert (
        "须为 table、" in run_here("tencent", "tke", "DescribeImageCaches", "-o", "x", "--lang", "zh").errors
    )


@pytest.mark.parametrize(
    ("variables", "chinese"),
    [
        ({}, False),
        ({"LANG": "zh_CN.UTF-8"}, True),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
        ({"LANG": "zh_CN.UTF-8", "YUNBIND_LANG": "en"}, False),
        ({"YUNBIND_LANG": "zh"}, True),
        ({"YUNBIND_LANG": "fr"}, False),
    ],
)
def test_the_language_is_that_of_the_variable_or_the_locale(variables: dict[str, str], chinese: bool):
    assert (
        run_here("tencent", "--help", **variables).output.startswith("用法" if chinese else "Usage") is True
    )
