"""``yunbind-codegen generate``: write the emitted files."""

from __future__ import annotations

from pathlib import Path

import click

from ..format import FormatError
from ..lock_file import read_parts
from ..owned_folders import WriteError
from ..verify import VerifyError
from ..write import write
from .project import emit, root_option


@click.command()
@root_option
def generate(root: Path) -> None:
    """Write the emitted files, all or nothing.

    Files that the lock describes are used again if nothing that they depend on has changed.

    \b
    Example: yunbind-codegen generate
    """
    try:
        differences = write(root, emit(root, read_parts(root)))
    except (WriteError, VerifyError, FormatError) as error:
        raise click.ClickException(str(error)) from error
    count = len(differences)
    for difference in differences:
        click.echo(f"{'removed' if difference.state == 'stray' else 'wrote'} {difference}")
    click.echo(f"{count} emitted file{'' if count == 1 else 's'} changed." if count else "Nothing changed.")
