"""Runs the Python blocks of a page against an emulator."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from yunbind_emulator import Emulator

from tests.docs.pages import read_blocks

CLOUD_VARIABLES = ("TENCENTCLOUD_", "ALIBABA_CLOUD_", "HUAWEICLOUD_", "YUNBIND_")


def describe_environment(cloud: Emulator) -> dict[str, str]:
    """Return the variables that lead clients to an emulator, with its keys."""
    keys = cloud.credentials
    return {
        "YUNBIND_ENDPOINT": cloud.endpoint,
        "TENCENTCLOUD_SECRET_ID": keys["tencent"]["secret_id"],
        "TENCENTCLOUD_SECRET_KEY": keys["tencent"]["secret_key"],
        "ALIBABA_CLOUD_ACCESS_KEY_ID": keys["alibaba"]["access_key_id"],
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET": keys["alibaba"]["access_key_secret"],
        "HUAWEICLOUD_SDK_AK": keys["huawei"]["ak"],
        "HUAWEICLOUD_SDK_SK": keys["huawei"]["sk"],
        "HUAWEICLOUD_SDK_PROJECT_ID": keys["huawei"]["project_id"],
    }


def set_environment(monkeypatch: pytest.MonkeyPatch, variables: Mapping[str, str]) -> None:
    """Replace all variables of the clouds by these."""
    for name in [name for name in os.environ if name.startswith(CLOUD_VARIABLES)]:
        monkeypatch.delenv(name)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)


_FILE = re.compile(r"# (test_\w+\.py)\n")


def list_files(page: Path) -> dict[str, str]:
    """Return the blocks whose first line names a file of tests, by that name."""
    blocks = [block.text for block in read_blocks(page, "python")]
    return {name[1]: text for text in blocks if (name := _FILE.match(text))}


def join_program(page: Path) -> str:
    """Return the other Python blocks of a page as one program, with the line numbers of the page."""
    program = ""
    for block in read_blocks(page, "python"):
        if not _FILE.match(block.text):
            program += "\n" * (block.line - program.count("\n")) + block.text
    return program


def run_program(page: Path, **names: Any) -> None:
    """Run the program of a page with some names defined."""
    exec(compile(join_program(page), str(page), "exec", dont_inherit=True), {"__name__": "__main__", **names})
