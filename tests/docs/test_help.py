"""Every command explains itself, with an example that names real options."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

import click
import pytest
from click.testing import CliRunner
from yunbind_cli.commands import yunbind
from yunbind_codegen.commands import main as codegen


def list_commands(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """A command and those below it, by the words that run them."""
    if not isinstance(command, click.Group) or command.invoke_without_command:
        yield name, command
    if isinstance(command, click.Group):
        for below, each in sorted(command.commands.items()):
            yield from list_commands(f"{name} {below}", each)


COMMANDS = dict([*list_commands("yunbind", yunbind), *list_commands("yunbind-codegen", codegen)])


@pytest.mark.parametrize("name", COMMANDS)
def test_help_shows_an_example_of_the_command(name: str) -> None:
    output = CliRunner().invoke(COMMANDS[name], ["--help"], prog_name=name).output
    examples = re.findall(r"^ *Example: (.*)$", output, re.MULTILINE)
    assert examples
    options = {option for each in COMMANDS[name].params for option in (*each.opts, *each.secondary_opts)}
    for example in examples:
        assert example.startswith(name)
        given = {word for word in shlex.split(example) if word.startswith("--")}
        assert given <= options


@pytest.mark.parametrize("group", [yunbind, codegen], ids=["yunbind", "yunbind-codegen"])
def test_help_can_be_asked_for_in_short(group: click.Group) -> None:
    assert CliRunner().invoke(group, ["-h"]).exit_code == 0
