"""Parts of all commands: the project's folder, its emitted files, and printing of problems."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn

import click
from pydantic import BaseModel

from ..pipeline import generate, read_api
from ..problems import Problem, SpecError
from ..write import LOCK, make_lock

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Folder that holds specs/ and generated/. Defaults to the current one.",
)


def emit(root: Path, schemas: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return every emitted file, or print the problems of the specs and stop."""
    try:
        files = generate(read_api(find_specs(root)), schemas)
    except SpecError as error:
        show_problems(error.problems)
    files[LOCK] = make_lock(root, files)
    return files


def check_name(file: type[BaseModel], key: str, name: str) -> None:
    """Stop if the spec language does not allow a name for a key."""
    form = file.model_json_schema()["properties"][key]
    if not re.fullmatch(form["pattern"], name) or len(name) > form["maxLength"]:
        raise click.ClickException(
            f"{name!r} cannot be a {key}: it must match {form['pattern']} and have at most "
            f"{form['maxLength']} characters."
        )


def find_specs(root: Path) -> Path:
    """Return the folder of the specs."""
    specs = root / "specs"
    if not specs.is_dir():
        raise click.ClickException(
            f"There is no folder {specs}. Run this in the project's folder, or give --root."
        )
    return specs


def show_problems(problems: tuple[Problem, ...]) -> NoReturn:
    """Print every problem and stop."""
    for problem in problems:
        click.echo(problem)
    count = len(problems)
    raise click.ClickException(
        f"{count} problem{'' if count == 1 else 's'} in the specs. Nothing was written."
    )
