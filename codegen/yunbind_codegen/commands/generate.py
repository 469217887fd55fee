"""``yunbind-codegen generate``: write the emitted files."""

from __future__ import annotations

from pathlib import Path

import click

from ..format import FormatError
from ..owned_folders import WriteError
from ..verify import VerifyError
from ..write import read_schemas, write
from .project import emit, root_option


@click.command()
@root_option
def generate(root: Path) -> None:
    """Write the emitted files, all or nothing.

    \b
    Example: yunbind-codegen generate
    """
    try:
        differences = write(root, emit(root, read_schemas(root)))
    except (WriteError, VerifyError, FormatError) as error:
        raise click.ClickException(str(error)) from error
    count = len(differences)
    for difference in differences:
        click.echo(f"{'removed' if difference.state == 'stray' else 'wrote'} {difference}")
    click.echo(f"{count} emitted file{'' if count == 1 else 's'} changed." if count else "Nothing changed.")
