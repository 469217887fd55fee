"""The library's sentences, in the names of the command line."""

from __future__ import annotations

import re

from yunbind_cli.language import get_language

_BOTH_NAMES = re.compile(r"\b[a-z_][A-Za-z0-9_.\[\]]* \(([A-Za-z_][A-Za-z0-9_.\[\]-]*)\)")


_PYTHON = {
    ", or pass credentials=Credentials(key_id, key_secret)": "",
    "known_region=False lets it pass": "--checks=warn lets it pass",
    "Pass region= or endpoint=": "Give --region or --endpoint",
    "pass region=": "give --region",
    "pass a longer missing_after=": "wait again",
    "pass endpoint= with that of the emulator": "give --endpoint with that of the emulator",
    "region=": "--region",
    "endpoint=": "--endpoint",
}
"""The library's remedies name arguments of Python. The command line has options instead."""


_CHINESE = (
    (r"(\S+) is required", r"\1 为必填"),
    (r"(\S+) is unknown \(did you mean (\S+)\?\)", r"没有成员 \1；是否指 \2？"),
    (r"(\S+) is unknown", r"没有成员 \1"),
    (r"(\S+) must be less than or equal to (\S+)", r"\1 须小于或等于 \2"),
    (r"(\S+) must be greater than or equal to (\S+)", r"\1 须大于或等于 \2"),
    (r"(\S+) must have at most (\d+) characters?", r"\1 最多 \2 个字符"),
    (r"(\S+) must have at least (\d+) characters?", r"\1 至少 \2 个字符"),
    (r"(\S+) must have at most (\d+) items? after validation, not (\d+)", r"\1 最多 \2 项，现有 \3 项"),
    (r"(\S+) must have at least (\d+) items? after validation, not (\d+)", r"\1 至少 \2 项，现有 \3 项"),
    (r"(\S+) must be one of (.*)", r"\1 须为以下之一：\2"),
    (r"(\S+) must be a valid (.*) \(the given value is of type \w+\)", r"\1 的类型须为 \2"),
    (r"only one of (.*) can be given", r"以下成员只能给出一个：\1"),
    (r"(.*) can only be given together with (.*)", r"\1 须与 \2 一同给出"),
    (r"(\S+) is invalid: (.*)", r"\1 无效：\2"),
)
"""The library's sentences about arguments in Chinese. A sentence that is not here is shown in English."""


def name_options(sentence: str) -> str:
    """Return a sentence of the library with options instead of arguments of Python."""
    for python, option in _PYTHON.items():
        sentence = sentence.replace(python, option)
    return sentence


def rename_members(problem: str) -> str:
    """Return a sentence with wire names alone: ``Limit`` for ``limit (Limit)``."""
    named = _BOTH_NAMES.sub(r"\1", problem)
    return _translate(named) if get_language() == "zh" else named


def _translate(sentence: str) -> str:
    for pattern, chinese in _CHINESE:
        found = re.fullmatch(pattern, sentence)
        if found:
            return found.expand(chinese)
    return sentence
