"""``yunbind-codegen diff``: classify the change of the API since a git revision."""

from __future__ import annotations

from pathlib import Path

import click

from ..changes.comparison import compare
from ..changes.git import (
    Revision,
    RevisionError,
    SpecState,
    find_revision,
    has_uncommitted_specs,
    read_revision,
    read_specs,
)
from ..changes.reports import RENDERERS, Report, render_changelog
from ..changes.rules import Level, render_table
from ..changes.semver import VERSION_FILE, Version, find_required_version, parse_version
from ..problems import SpecError
from .project import find_specs, root_option, show_problems

FAILED = 4
"""Exit status where --fail-on is met."""


def _show_rules(context: click.Context, _parameter: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        click.echo(render_table(), nl=False)
        context.exit()


@click.command()
@click.argument("revision", metavar="REV")
@root_option
@click.option(
    "--format",
    "form",
    type=click.Choice(list(RENDERERS)),
    default="text",
    show_default=True,
    help="markdown is made for a comment on a pull request.",
)
@click.option("--changelog", is_flag=True, help="Print an entry for CHANGELOG.md instead.")
@click.option(
    "--fail-on",
    type=click.Choice(["breaking", "addition", "version"]),
    multiple=True,
    help="Exit with 4 where a change has this level or a graver one, or where the version is too low.",
)
@click.option(
    "--rules",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_rules,
    help="Print every rule as a Markdown table, and exit.",
)
def diff(revision: str, root: Path, form: str, changelog: bool, fail_on: tuple[str, ...]) -> None:
    """Say what the specs of the working tree change for programs since REV.

    REV is any name that git knows of a commit: a hash, a branch, a tag, HEAD~3. Its specs are read from
    git's store; nothing is checked out. Each change is breaking, an addition or documentation, and names
    the Python symbol that it hits; docs/changes.md explains the rules.

    Exit status: 0 whatever differs, 1 where REV or the specs cannot be read, 4 where --fail-on is met.

    \b
    Example: yunbind-codegen diff HEAD
    Example: yunbind-codegen diff main --format markdown --fail-on breaking
    """
    try:
        found = find_revision(root, revision)
        report = _compare(root, found, read_revision(found), read_specs(find_specs(root)))
    except RevisionError as error:
        raise click.ClickException(str(error)) from error
    except SpecError as error:
        show_problems(error.problems)
    click.echo(render_changelog(report) if changelog else RENDERERS[form](report), nl=False)
    if _is_met(report, fail_on):
        raise SystemExit(FAILED)


def _compare(root: Path, revision: Revision, old: SpecState, new: SpecState) -> Report:
    changes = compare(old.api, new.api)
    requirement = find_required_version(
        changes, parse_version(revision.read_file(VERSION_FILE)), _read_version(root)
    )
    return Report(revision, old, new, changes, requirement, has_uncommitted_specs(root))


def _read_version(root: Path) -> Version | None:
    place = root / VERSION_FILE
    return parse_version(place.read_text(encoding="utf-8")) if place.is_file() else None


def _is_met(report: Report, fail_on: tuple[str, ...]) -> bool:
    """Whether something is there that the caller wants to fail on."""
    levels = {change.level for change in report.changes}
    unwanted = {
        "breaking": Level.BREAKING in levels,
        "addition": bool(levels & {Level.BREAKING, Level.ADDITION}),
        "version": report.requirement.is_met is False,
    }
    return any(unwanted[each] for each in fail_on)
