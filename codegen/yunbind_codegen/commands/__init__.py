"""The generator's command line, ``yunbind-codegen``: one module for each command."""

from __future__ import annotations

from importlib import import_module

import click

_COMMANDS = (
    "catalog",
    "check",
    "diff",
    "draft",
    "generate",
    "lint",
    "new-cloud",
    "new-service",
    "plan",
    "watch",
)


class _LazyGroup(click.Group):
    """Imports the module of a command when the command is called, so that each starts fast."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        name = cmd_name.replace("-", "_")
        command: click.Command = getattr(import_module(f"{__name__}.{name}"), name)
        return command


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Generate the bindings from the specs and keep both in step."""
