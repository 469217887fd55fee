"""The generator's command line: ``yunbind-codegen generate | check | lint``."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import NoReturn

import click

from .check import check as check_specs
from .format import FormatError
from .load import load
from .pipeline import generate as generate_files
from .pipeline import read_api
from .problems import Problem, SpecError
from .verify import VerifyError
from .write import LOCK, WriteError, compare, make_lock
from .write import write as write_files

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Folder that holds specs/ and generated/; here when absent.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Make the bindings from the specs, and keep the two in step."""


@main.command()
@root_option
def generate(root: Path) -> None:
    """Write what the specs ask for, all or nothing.

    \b
    Example: yunbind-codegen generate
    """
    try:
        differences = write_files(root, _emit(root))
    except (WriteError, VerifyError, FormatError) as error:
        raise click.ClickException(str(error)) from error
    for difference in differences:
        click.echo(f"{'removed' if difference.state == 'stray' else 'wrote'} {difference}")
    click.echo(f"{len(differences)} of the emitted files changed." if differences else "Nothing changed.")


@main.command()
@root_option
def check(root: Path) -> None:
    """Say which emitted files are not what the specs ask for, and exit with 1 if any.

    \b
    Example: yunbind-codegen check
    """
    try:
        differences = compare(root, _emit(root))
    except (VerifyError, FormatError) as error:
        raise click.ClickException(str(error)) from error
    for difference in differences:
        click.echo(difference)
    if differences:
        count = Counter(difference.state.value for difference in differences)
        told = ", ".join(f"{number} {state}" for state, number in sorted(count.items()))
        raise click.ClickException(f'{told}. Run "make generate" and commit the result.')
    click.echo("generated/ is what the specs ask for.")


@main.command()
@root_option
def lint(root: Path) -> None:
    """Check the specs alone and show every problem of every file.

    \b
    Example: yunbind-codegen lint
    """
    problems = check_specs(load(_specs(root)))
    if problems:
        _show(problems)
    click.echo("The specs have no problems.")


def _emit(root: Path) -> dict[str, str]:
    try:
        files = generate_files(read_api(_specs(root)))
    except SpecError as error:
        _show(error.problems)
    files[LOCK] = make_lock(root, files)
    return files


def _specs(root: Path) -> Path:
    specs = root / "specs"
    if not specs.is_dir():
        raise click.ClickException(
            f"There is no folder {specs}. Run this in the project's folder, or give --root."
        )
    return specs


def _show(problems: tuple[Problem, ...]) -> NoReturn:
    for problem in problems:
        click.echo(problem)
    count = len(problems)
    raise click.ClickException(
        f"{count} problem{'' if count == 1 else 's'} in the specs. Nothing was written."
    )
