"""The generator's command line, ``yunbind-codegen``: one module for each command."""

from __future__ import annotations

import click

from .check import check
from .draft import draft
from .generate import generate
from .lint import lint


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Make the bindings from the specs, and keep the two in step."""


for command in (check, draft, generate, lint):
    main.add_command(command)
