"""The generator's command line, ``yunbind-codegen``: one module for each command."""

from __future__ import annotations

import click

from .catalog import catalog
from .check import check
from .diff import diff
from .draft import draft
from .generate import generate
from .lint import lint
from .new_cloud import new_cloud
from .new_service import new_service
from .plan import plan
from .watch import watch


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Generate the bindings from the specs and keep both in step."""


for command in (catalog, check, diff, draft, generate, lint, new_cloud, new_service, plan, watch):
    main.add_command(command)
