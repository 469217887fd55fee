"""Parts of all commands: the project's folder, its emitted files, and printing of problems."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NoReturn

import click
from pydantic import BaseModel

from ..incremental import IncrementalGenerator
from ..load import load
from ..lock_file import LOCK, MadePart, make_lock
from ..problems import Problem, SpecError

root_option = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="Folder that holds specs/ and generated/. Defaults to the current one.",
)


def emit(root: Path, made: Mapping[str, MadePart] = MappingProxyType({})) -> dict[str, str]:
    """Return every emitted file, or print the problems of the specs and stop.

    ``made`` are parts of an earlier run. Those whose inputs are the same are used again.
    """
    generator = IncrementalGenerator(made)
    specs = load(find_specs(root))
    try:
        files = generator.generate(specs)
    except SpecError as error:
        show_problems(error.problems)
    files[LOCK] = make_lock(specs, files, generator.parts)
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
