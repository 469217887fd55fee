"""The README: its programs compile and type-check, and its commands exist."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
import textwrap
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from yunbind_cli.commands import yunbind
from yunbind_codegen.commands import main as codegen

from tests.docs.pages import ROOT, drop_blocks, read_blocks

README = ROOT / "README.md"
PAGES = [README, ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


def list_commands(program: str) -> list[list[str]]:
    """What the pages tell a reader to run, as blocks or within the text."""
    found: list[list[str]] = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        lines = [line for block in read_blocks(page, "sh") for line in block.text.splitlines()]
        lines += re.findall(r"`([^`\n]+)`", drop_blocks(text))
        found += [
            shlex.split(line, comments=True)
            for line in lines
            if re.match(rf"{program}( [a-z-]+)*( [\w<>.-]+)*( *#.*)?$", line.strip())
        ]
    return [command for command in found if len(command) > 1]


@pytest.mark.parametrize(
    "program", [pytest.param(block.text, id=block.heading) for block in read_blocks(README, "python")]
)
def test_every_program_compiles(program: str):
    compile(program, "README.md", "exec", dont_inherit=True)


@pytest.mark.slow
def test_every_program_type_checks_strictly(tmp_path: Path):
    for number, block in enumerate(read_blocks(README, "python")):
        (tmp_path / f"program_{number}.py").write_text(block.text, encoding="utf-8")
    folders = ", ".join(f'"{ROOT / name}"' for name in ("runtime", "generated"))
    (tmp_path / "pyrightconfig.json").write_text(
        textwrap.dedent(
            f"""\
            {{
              "include": ["."],
              "typeCheckingMode": "strict",
              "pythonVersion": "3.11",
              "extraPaths": [{folders}]
            }}
            """
        )
    )
    command = [sys.executable, "-m", "pyright", "-p", str(tmp_path), "--pythonpath", sys.executable]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_make_target_that_the_pages_name_exists_and_is_explained():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = {target for _, *targets in list_commands("make") for target in targets}
    assert {"demo", "test"} <= targets
    for target in targets:
        assert re.search(rf"^{target}:.*## \S", makefile, re.MULTILINE), target


@pytest.mark.parametrize(("program", "group"), [("yunbind", yunbind), ("yunbind-codegen", codegen)])
def test_every_command_that_the_pages_name_exists_and_has_help(program: str, group: click.Group):
    """With every option that is shown."""
    commands = list_commands(program)
    assert commands
    for _, command, *options in commands:
        assert command in group.commands, command
        done = CliRunner().invoke(group, [command, "--help"])
        assert done.exit_code == 0
        assert group.commands[command].help
        for option in options:
            assert not option.startswith("-") or option in done.output, (command, option)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_to_one(page: Path):
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", drop_blocks(page.read_text(encoding="utf-8"))):
        assert (page.parent / target).exists(), target
