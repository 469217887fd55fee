"""``yunbind-codegen check``: report emitted files that are out of date."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from ..format import FormatError
from ..owned_folders import WriteError
from ..verify import VerifyError
from ..write import compare
from .project import emit, root_option


@click.command()
@root_option
def check(root: Path) -> None:
    """List the emitted files that are out of date, and exit with 1 if there are any.

    \b
    Example: yunbind-codegen check
    """
    try:
        differences = compare(root, emit(root))
    except (VerifyError, FormatError, WriteError) as error:
        raise click.ClickException(str(error)) from error
    for difference in differences:
        click.echo(difference)
    if differences:
        count = Counter(difference.state.value for difference in differences)
        summary = ", ".join(f"{number} {state}" for state, number in sorted(count.items()))
        raise click.ClickException(f'{summary}. Run "make generate" and commit the result.')
    click.echo("`generated/` is up to date.")
