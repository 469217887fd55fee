"""``yunbind-codegen draft``: draft a spec from a vendor's page, or compare a page with a spec."""

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
from ..draft.spec_file import read_spec
from .project import root_option


@click.command()
@click.argument("page", type=click.Path(path_type=Path))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="A folder such as specs, or a .yaml file for the action alone. Defaults to standard output.",
)
@click.option("--force", is_flag=True, help="Replace existing files of actions.")
@click.option("--source", metavar="URL", help="Address of the page, if the page does not state it.")
@click.option(
    "--service",
    metavar="SERVICE/VERSION",
    help="Service and version, such as eci/2018-08-08, if the page does not state them.",
)
@click.option(
    "--compare",
    "spec",
    metavar="SPEC",
    type=click.Path(path_type=Path),
    help="Compare the page with this spec of an action; exit with 1 if they differ.",
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

    The draft contains the names, types, limits, codes and samples of the page. Each description is empty:
    you write it, and lint rejects the spec until you do. A comment that begins with "unsure" marks a guess.
    A page with several actions gives one file for each. The draft adds types and error codes that the
    specs lack, and does not change existing ones.

    \b
    Example: yunbind-codegen draft page.html --out specs
    Example: yunbind-codegen draft page.txt --service eci/2018-08-08 --source https://help.aliyun.com/...
    Example: yunbind-codegen draft page.md --compare specs/tencent/ecm/2019-07-19/actions/DescribeImage.yaml
    """
    if spec and (out or force or source or service):
        raise click.UsageError("--compare writes nothing. Omit --out, --force, --source and --service.")
    # Reading HTML takes long to import, and the other commands do not need it.
    from ..draft.page_file import read_document
    from ..draft.vendors import read_pages

    try:
        pages = read_pages(read_document(page))
        if spec:
            _compare(pages, page, spec)
        else:
            _draft(pages, [root / "specs", *([out] if out else [])], service, source, out, force=force)
    except (PageError, OutputError) as error:
        raise click.ClickException(str(error)) from error


def _compare(pages: Sequence[ActionPage], page: Path, spec: Path) -> None:
    spec_file = read_spec(spec)
    action = spec_file.action.action
    action_page = next((candidate for candidate in pages if candidate.action == action), None)
    if action_page is None:
        names = ", ".join(candidate.action for candidate in pages)
        raise PageError(f"{page} documents {names}, but {spec} describes {action}.")
    differences = compare(action_page, spec_file)
    for difference in differences:
        click.echo(difference)
    if differences:
        count = len(differences)
        raise click.ClickException(
            f"{count} difference{'' if count == 1 else 's'} between the page and the spec."
        )
    click.echo("The page and the spec agree.")


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
        existing = _add_definitions(find_existing_service(folders, page, service), drafts)
        drafts.append(compose(page, existing, source))
    files = [file for each in drafts for file in each.files]
    if out is None:
        click.echo("---\n".join(f"# {file.path}\n{file.text}" for file in files), nl=False)
    elif out.suffix == ".yaml":
        _write_action(drafts, out, force=force)
    else:
        for written in write_folder(out, drafts, force=force):
            click.echo(f"{written.verb} {written.path}")
    guesses = sum(file.text.count("# unsure: ") for file in files)
    click.echo(f"Marked as unsure: {guesses}. Write every empty description yourself.", err=True)


def _add_definitions(existing: ExistingService, drafts: Sequence[Draft]) -> ExistingService:
    """Return the existing service with the definitions of earlier drafts."""
    types = {name for each in drafts if each.types for name in each.types.defined}
    codes = {code for each in drafts if each.errors for code in each.errors.defined}
    return existing.add_definitions(types, codes)


def _write_action(drafts: Sequence[Draft], out: Path, *, force: bool) -> None:
    if len(drafts) > 1:
        raise OutputError(
            f"Nothing was written: the page documents {len(drafts)} actions. Set --out to a folder."
        )
    for written in write_file(out, drafts[0], force=force):
        click.echo(f"{written.verb} {written.path}")
    for file in drafts[0].files[1:]:
        names = ", ".join(file.defined)
        click.echo(f"Not written: {file.path} ({names}). Set --out to a folder to write it.", err=True)
