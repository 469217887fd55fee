"""``yunbind-codegen lint``: check the specs alone."""

from __future__ import annotations

from pathlib import Path

import click

from ..check import check as check_specs
from ..load import load
from .project import find_specs, root_option, show_problems


@click.command()
@root_option
def lint(root: Path) -> None:
    """Check the specs alone and show every problem of every file.

    \b
    Example: yunbind-codegen lint
    """
    problems = check_specs(load(find_specs(root)))
    if problems:
        show_problems(problems)
    click.echo("The specs have no problems.")
