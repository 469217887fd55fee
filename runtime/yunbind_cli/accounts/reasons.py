"""The library's reasons for credential sources, in the chosen language and in short."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from yunbind_cli.language import get_language, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from yunbind_cli.accounts.sources import Source

_CHINESE: Final = (
    (r"no variable must be set", "没有可用的环境变量"),
    (r"(.*) must be set", r"未设置 \1"),
    (r"disabled by (\S+)", r"已被 \1 禁用"),
    (r"the file (.*) does not exist, but (\S+) names it", r"文件 \1 不存在，但 \2 指定了它"),
    (r"the file (.*) does not exist, but (.*) was requested by name", r"文件 \1 不存在，但按名称指定了 \2"),
    (r"the file (.*) does not exist", r"文件 \1 不存在"),
    (r"the file (.*) has no profile (.*), but (.*) was requested by name", r"文件 \1 中没有指定的 \3"),
    (r"the file (.*) has no profile (.*)", r"文件 \1 中没有配置 \2"),
    (r"the file (.*) has no section (\S+)", r"文件 \1 中没有 \2 一节"),
    (r"the file (.*) names no current profile", r"文件 \1 未指定当前配置"),
    (r"the file (.*) cannot be read: (.*)", r"无法读取文件 \1：\2"),
    (r"the file (.*) is not valid INI in line (\d+)", r"文件 \1 第 \2 行不是有效的 INI"),
    (r"the file (.*) is not a JSON object, see line (\d+)", r"文件 \1 不是 JSON 对象，见第 \2 行"),
    (r"the file (.*) is too large for a credentials file", r"文件 \1 过大，不像凭证文件"),
    (r"the file (.*) is empty", r"文件 \1 为空"),
    (r"the home directory is unknown: HOME is not set", "未设置 HOME，无法确定主目录"),
    (r"(.*) cannot be reached", r"无法连接 \1"),
)
"""The library's reasons in Chinese. A reason that is not here is shown in English."""

_NO_VARIABLES: Final = re.compile(r"\S+(, or \S+| and \S+)* must be set")
_HALF_A_KEY: Final = re.compile(r"\w+(, or .*)? must be set")
_NO_FILE: Final = re.compile(r"the file (\S+) does not exist")


def translate(reason: str) -> str:
    """Return a reason of the library in the chosen language."""
    if get_language() == "zh":
        for pattern, chinese in _CHINESE:
            found = re.fullmatch(pattern, reason)
            if found:
                return found.expand(chinese).replace(", or ", "，或 ").replace(" and ", " 和 ")
    return reason


def summarize(sources: Sequence[Source]) -> str:
    """Return in short why sources have no key: what is not configured at all comes first, in one phrase."""
    files: list[str] = []
    others: list[str] = []
    lacks_variables = False
    for source in sources:
        is_half = source.title == "environment" and _HALF_A_KEY.fullmatch(source.reason)
        if source.outcome == "not asked":
            others.append(say(f"{source.title}: not asked (--check)", f"{source.title}：未查询（--check）"))
        elif _NO_VARIABLES.fullmatch(source.reason) and not is_half:
            lacks_variables = True
        elif found := _NO_FILE.fullmatch(source.reason):
            files.append(found[1])
        else:
            others.append(f"{source.title}: {translate(source.reason)}")
    names = say(", ", "、").join(files)
    absent = [
        *([say("no variables", "没有环境变量")] if lacks_variables else []),
        *([say(f"no {names}", f"没有 {names}")] if files else []),
    ]
    return say("; ", "；").join([*absent, *others])
