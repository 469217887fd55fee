"""docs/cli.md: its commands run as printed, and its tables are complete."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from yunbind_cli.calls.options import FORMATS, make_output_options, make_page_options, make_preview_options
from yunbind_cli.commands.completion import SHELLS
from yunbind_cli.exits import ExitCode, describe

from tests.cli.program import make_environment
from tests.docs.pages import ROOT, read_blocks

PAGE = ROOT / "docs" / "cli.md"
TEXT = PAGE.read_text(encoding="utf-8")


def write_script() -> str:
    """Return the commands of the page as one script that ends at the first wrong exit code."""
    lines = ["set -eu", "trap 'kill $(jobs -p); wait; yunbind emulator stop' EXIT"]
    for block in read_blocks(PAGE, "sh"):
        for line in block.text.splitlines():
            expected = re.search(r" +# exit (\d+)$", line)
            if expected:
                command = line[: expected.start()]
                lines.append(f"code=0; {command} || code=$?; [ $code = {expected[1]} ]")
            else:
                lines.append(line)
    return "\n".join(lines)


@pytest.mark.slow
def test_the_commands_run_as_printed(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-xc", write_script()],
        cwd=tmp_path,
        env=make_environment({"PATH": path, "HOME": str(tmp_path), "XDG_RUNTIME_DIR": str(tmp_path)}),
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    assert "用法：" in done.stdout
    assert "Traceback" not in done.stderr


def test_the_exit_codes_are_those_of_the_help() -> None:
    section = TEXT.partition("\n## Exit codes\n")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| (\d+) \| (.*) \|$", section, re.MULTILINE)
    assert rows == [(str(int(code)), describe(code)) for code in ExitCode]


def test_every_format_and_every_shell_is_named() -> None:
    section = TEXT.partition("\n## Output\n")[2].partition("\n## ")[0]
    cells = re.findall(r"^\| (`.*?`) \|", section, re.MULTILINE)
    assert {name for cell in cells for name in re.findall(r"`(\w+)`", cell)} == set(FORMATS)
    assert all(shell in TEXT for shell in SHELLS)


def test_the_options_of_output_pages_and_previews_are_explained() -> None:
    options = [*make_page_options(), *make_preview_options(), *make_output_options()]
    small = {"--quiet", "--verbose", "--color"}
    for option in options:
        assert option.opts[0] in small or any(
            f"`{name}" in TEXT or f" {name}" in TEXT for name in option.opts
        )
