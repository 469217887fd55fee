"""The generator's command line, ``yunbind-codegen``: one module for each command."""

from __future__ import annotations

import click

from .check import check
from .generate import generate
from .lint import lint
from .new_cloud import new_cloud
from .new_service import new_service


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Make the bindings from the specs, and keep the two in step."""


for command in (check, generate, lint, new_cloud, new_service):
    main.add_command(command)
