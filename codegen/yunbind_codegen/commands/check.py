"""``yunbind-codegen check``: say what differs from what the specs ask for."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from ..format import FormatError
from ..verify import VerifyError
from ..write import compare
from .project import emit, root_option


@click.command()
@root_option
def check(root: Path) -> None:
    """Say which emitted files are not what the specs ask for, and exit with 1 if any.

    \b
    Example: yunbind-codegen check
    """
    try:
        differences = compare(root, emit(root))
    except (VerifyError, FormatError) as error:
        raise click.ClickException(str(error)) from error
    for difference in differences:
        click.echo(difference)
    if differences:
        count = Counter(difference.state.value for difference in differences)
        told = ", ".join(f"{number} {state}" for state, number in sorted(count.items()))
        raise click.ClickException(f'{told}. Run "make generate" and commit the result.')
    click.echo("generated/ is what the specs ask for.")
