"""``yunbind-codegen lint``: check the specs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from ..check import check, review
from ..documents import Specs
from ..key_order import ArrangeError, arrange
from ..load import load
from ..owned_folders import WriteError
from ..problem_reports import REPORTS
from ..problems import Problem
from ..write import replace
from .project import find_specs, root_option


@click.command()
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(REPORTS)),
    default="text",
    help="Text for people, annotations for GitHub, or a JSON array.  [default: text]",
)
@click.option("--strict", is_flag=True, help="Fail on warnings as well.")
@click.option(
    "--fix", is_flag=True, help="Put the keys of each file in the order and form of the language first."
)
def lint(root: Path, form: str, strict: bool, fix: bool) -> None:
    """Check the specs and show every problem and warning of every file.

    Problems stop every command. Warnings are about style and fail only --strict.
    --fix keeps comments, the layout of values and the content of each file.

    \b
    Example: yunbind-codegen lint
    Example: yunbind-codegen lint --fix --strict
    Example: yunbind-codegen lint --format github
    """
    specs = load(find_specs(root))
    if fix:
        _fix(root, specs)
        specs = load(find_specs(root))
    problems, warnings = check(specs), review(specs)
    found = sorted((*problems, *warnings))
    if found or form == "json":
        click.echo(REPORTS[form](found, root))
    if problems:
        raise click.ClickException(f"{_count(problems, 'problem')} in the specs. Nothing was written.")
    if strict and warnings:
        raise click.ClickException(f"{_count(warnings, 'warning')} in the specs.")
    if form == "text":
        summary = f"no problems, but {_count(warnings, 'warning')}" if warnings else "no problems"
        click.echo(f"The specs have {summary}.")


def _fix(root: Path, specs: Specs) -> None:
    """Fix the key order of the files, all or none."""
    texts: dict[str, str | None] = {}
    for document in specs.whole_documents:
        try:
            arranged = arrange(document)
        except ArrangeError as error:
            click.echo(error, err=True)
            continue
        if arranged.text.encode() != document.source:
            texts[document.path] = arranged.text
    try:
        replace(root, texts)
    except WriteError as error:
        raise click.ClickException(str(error)) from error
    for path in texts:
        click.echo(f"fixed {path}", err=True)


def _count(found: Sequence[Problem], what: str) -> str:
    return f"{len(found)} {what}{'' if len(found) == 1 else 's'}"
