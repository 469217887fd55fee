"""The commands of a program, those that are imported when they are called included."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import click


def find_commands(group: click.Group) -> Mapping[str, click.Command]:
    """Return the commands of a group by name."""
    context = click.Context(group)
    found = {name: group.get_command(context, name) for name in group.list_commands(context)}
    return {name: command for name, command in found.items() if command is not None}


def walk_commands(path: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
    """Yield a command and those below it, by the words that run them."""
    if not isinstance(command, click.Group) or command.invoke_without_command:
        yield path, command
    if isinstance(command, click.Group):
        for name, below in sorted(find_commands(command).items()):
            yield from walk_commands(f"{path} {name}", below)
