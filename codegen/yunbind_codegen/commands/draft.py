"""``yunbind-codegen draft``: write a spec draft from a vendor's page, or compare the two."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from ..draft.compare import compare
from ..draft.compose import Draft, compose
from ..draft.document import PageError
from ..draft.existing_specs import ExistingService, find_existing_service
from ..draft.output import OutputError, write_file, write_folder
from ..draft.page import ActionPage
from ..draft.page_file import read_document
from ..draft.spec_file import read_spec
from ..draft.vendors import read_pages
from .project import root_option


@click.command()
@click.argument("page", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="A .yaml file for the action alone, or a folder such as specs for all; standard output when absent.",
)
@click.option("--force", is_flag=True, help="Replace files of actions that exist.")
@click.option("--source", metavar="URL", help="Address of the page, where the page does not say it.")
@click.option(
    "--service", metavar="SERVICE/VERSION", help="Where the page does not say it, such as eci/2018-08-08."
)
@click.option(
    "--compare",
    "spec",
    metavar="SPEC",
    type=click.Path(path_type=Path),
    help="Say what differs between the page and this spec of an action, and exit with 1 if anything does.",
)
@root_option
def draft(
    page: Path,
    out: Path | None,
    force: bool,
    source: str | None,
    service: str | None,
    spec: Path | None,
    root: Path,
) -> None:
    """Draft the spec of an action from the vendor's PAGE, saved as text, Markdown or HTML.

    Names, types, limits, codes and samples are taken over; each sentence is left empty for you to
    write, and lint refuses it until you do. What is a guess has a comment that begins with "unsure".
    A page of several actions makes a file for each. Types and error codes that the specs lack come
    along; those that they have are left alone.

    \b
    Example: yunbind-codegen draft page.html --out specs
    Example: yunbind-codegen draft page.txt --service eci/2018-08-08 --source https://help.aliyun.com/...
    Example: yunbind-codegen draft page.md --compare specs/tencent/ecm/2019-07-19/actions/DescribeImage.yaml
    """
    if spec and (out or force or source or service):
        raise click.UsageError("--compare only reports. Leave out --out, --force, --source and --service.")
    try:
        pages = read_pages(read_document(page))
        if spec:
            _compare(pages, page, spec)
        else:
            _draft(pages, [root / "specs", *([out] if out else [])], service, source, out, force=force)
    except (PageError, OutputError) as error:
        raise click.ClickException(str(error)) from error


def _compare(pages: Sequence[ActionPage], page: Path, spec: Path) -> None:
    known = read_spec(spec)
    chosen = next((each for each in pages if each.action == known.action.action), None)
    if chosen is None:
        names = ", ".join(each.action for each in pages)
        raise PageError(f"{page} documents {names}, but {spec} is of {known.action.action}.")
    differences = compare(chosen, known)
    for difference in differences:
        click.echo(difference)
    if differences:
        count = len(differences)
        raise click.ClickException(
            f"{count} difference{'' if count == 1 else 's'} between the page and the spec."
        )
    click.echo("The page and the spec say the same.")


def _draft(
    pages: Sequence[ActionPage],
    folders: Sequence[Path],
    service: str | None,
    source: str | None,
    out: Path | None,
    *,
    force: bool,
) -> None:
    drafts: list[Draft] = []
    for page in pages:
        known = _extend(find_existing_service(folders, page, service), drafts)
        drafts.append(compose(page, known, source))
    parts = [part for each in drafts for part in each.parts]
    if out is None:
        click.echo("---\n".join(f"# {part.path}\n{part.text}" for part in parts), nl=False)
    elif out.suffix == ".yaml":
        _write_action(drafts, out, force=force)
    else:
        for kept in write_folder(out, drafts, force=force):
            click.echo(f"{kept.how} {kept.path}")
    doubts = sum(part.text.count("# unsure: ") for part in parts)
    click.echo(f"Marked as unsure: {doubts}. Every empty sentence is for you to write.", err=True)


def _extend(known: ExistingService, drafts: Sequence[Draft]) -> ExistingService:
    """What is known together with what the drafts before define."""
    types = {name for each in drafts if each.types for name in each.types.defined}
    codes = {code for each in drafts if each.errors for code in each.errors.defined}
    return known.extend(types, codes)


def _write_action(drafts: Sequence[Draft], out: Path, *, force: bool) -> None:
    if len(drafts) > 1:
        raise OutputError(
            f"Nothing was written: the page documents {len(drafts)} actions. Give a folder with --out."
        )
    for kept in write_file(out, drafts[0], force=force):
        click.echo(f"{kept.how} {kept.path}")
    for part in drafts[0].parts[1:]:
        names = ", ".join(part.defined)
        click.echo(f"Not written: {part.path} ({names}). Give a folder with --out to have it.", err=True)
