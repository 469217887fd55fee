"""``yunbind-codegen diff``: classify the changes of the API since a git revision."""

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
"""The exit status if a condition of --fail-on is met."""


def _show_rules(context: click.Context, _parameter: click.Parameter, is_given: bool) -> None:
    if is_given:
        click.echo(render_table(), nl=False)
        context.exit()


@click.command()
@click.argument("revision", metavar="REV")
@root_option
@click.option(
    "--format",
    "format_name",
    type=click.Choice(list(RENDERERS)),
    default="text",
    show_default=True,
    help="Format of the report; markdown is for a comment on a pull request.",
)
@click.option("--changelog", is_flag=True, help="Print an entry for CHANGELOG.md instead.")
@click.option(
    "--fail-on",
    type=click.Choice(["breaking", "addition", "version"]),
    multiple=True,
    help="Exit with 4 if a change has this level or a more severe one, or if the version is too low.",
)
@click.option(
    "--rules",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_rules,
    help="Print every rule as a Markdown table and exit.",
)
def diff(revision: str, root: Path, format_name: str, changelog: bool, fail_on: tuple[str, ...]) -> None:
    """Report how the specs changed since REV, and which changes break programs.

    REV is a commit: a hash, a branch, a tag or HEAD~3. Its specs are read from git's object store;
    nothing is checked out. The report lists the Python symbol of each change and whether it is breaking,
    an addition or documentation. docs/changes.md explains the rules.

    Exit status: 0 whatever changed, 1 if REV or the specs cannot be read, 4 if a --fail-on condition is met.

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
    click.echo(render_changelog(report) if changelog else RENDERERS[format_name](report), nl=False)
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
    """Return whether a condition of --fail-on is met."""
    levels = {change.level for change in report.changes}
    conditions = {
        "breaking": Level.BREAKING in levels,
        "addition": bool(levels & {Level.BREAKING, Level.ADDITION}),
        "version": report.requirement.is_met is False,
    }
    return any(conditions[name] for name in fail_on)
