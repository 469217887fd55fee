"""Every command explains itself, with an example that names real options."""

from __future__ import annotations

import re
import shlex

import click
import pytest
from click.testing import CliRunner
from yunbind_cli.commands import yunbind
from yunbind_cli.commands.member_command import MemberCommand
from yunbind_codegen.commands import main as codegen

from tests.docs.commands import walk_commands

COMMANDS = dict([*walk_commands("yunbind", yunbind), *walk_commands("yunbind-codegen", codegen)])


def list_options(command: click.Command) -> set[str]:
    """The options of a command, and the members of an action."""
    options = {option for each in command.params for option in (*each.opts, *each.secondary_opts)}
    members = command.action.request.values() if isinstance(command, MemberCommand) else ()
    return options | {f"--{member.kebab}" for member in members}


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example_of_the_command(name: str) -> None:
    output = CliRunner().invoke(COMMANDS[name], ["--help"], prog_name=name).output
    examples = re.findall(r"^ *Example: (.*)$", output, re.MULTILINE)
    assert examples
    options = list_options(COMMANDS[name])
    for example in examples:
        assert example.startswith(name)
        own = example.partition(" -- ")[0]  # options behind it belong to the command that is run
        given = {word for word in shlex.split(own) if word.startswith("--")}
        assert given <= options


@pytest.mark.parametrize("group", [yunbind, codegen], ids=["yunbind", "yunbind-codegen"])
def test_help_can_be_asked_for_in_short(group: click.Group) -> None:
    assert CliRunner().invoke(group, ["-h"]).exit_code == 0
