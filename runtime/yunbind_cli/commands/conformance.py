"""``yunbind conformance``: put the cases of the kit to the handler of a port."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click

from yunbind_cli.extras import explain_missing
from yunbind_cli.missing_extra import MissingExtra

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEVELS = click.Choice(["must", "should", "optional"])
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.option(
    "--handler",
    required=True,
    metavar="COMMAND",
    help="Command that starts the handler, such as 'node handler.js'. It reads a JSON object a line.",
)
@click.option("--file", "files", multiple=True, metavar="FILE", help="Run only this file of the kit.")
@click.option("--case", "cases", multiple=True, metavar="ID", help="Run only this case: its id, or file/id.")
@click.option(
    "--level", type=_LEVELS, default="optional", show_default=True, help="Lowest level of the cases to run."
)
@click.option(
    "--skip-file",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="PATH",
    help="Known failures, one `file/id: reason` a line. A case that passes must be removed from it.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(0.1, 600),
    default=10,
    show_default=True,
    help="Maximum seconds for each answer of the handler.",
)
@click.option("--junit", type=_FILE, metavar="PATH", help="Write the results as JUnit XML.")
@click.option("--json", "json_path", type=_FILE, metavar="PATH", help="Write the results as JSON.")
@click.option(
    "--kit",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="FOLDER",
    help="Folder of the kit. Defaults to the one of yunbind-conformance.",
)
def conformance(
    handler: str,
    files: tuple[str, ...],
    cases: tuple[str, ...],
    level: str,
    skip_file: Path | None,
    timeout: float,
    junit: Path | None,
    json_path: Path | None,
    kit: Path | None,
) -> None:
    """Put the cases of the conformance kit to a port in any language.

    Prints the cases that fail, with the first step that differs, and a table. The exit status is 0 if no case
    failed, 1 if one did or the handler does not start, and 2 for wrong usage.

    \b
    Example: yunbind conformance --handler "python -m yunbind_conformance.handler"
    Example: yunbind conformance --handler "node handler.js" --file sign --level must
    """
    try:
        from yunbind_conformance.kit import KitError, load_kit
        from yunbind_conformance.process import StartError
        from yunbind_conformance.report import write_json, write_junit, write_text
        from yunbind_conformance.runner import Selection, run_kit
        from yunbind_conformance.skips import SkipFileError, read_skips
    except ModuleNotFoundError as error:
        raise MissingExtra(_explain_missing(error)) from None
    try:
        loaded = load_kit(kit)
        selection = Selection(files, cases, level)
        _check_selection(files, loaded.files, has_cases=bool(selection.select(loaded)))
        skips: Mapping[str, str] = read_skips(skip_file) if skip_file else {}
        run = run_kit(loaded, shlex.split(handler), selection, skips, timeout=timeout)
    except SkipFileError as error:
        raise click.UsageError(str(error)) from None
    except (KitError, StartError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(write_text(loaded, run))
    for path, text in ((junit, write_junit(loaded, run)), (json_path, write_json(run))):
        if path is not None:
            path.write_text(text, encoding="utf-8")
    if run.has_failed:
        raise SystemExit(1)


def _check_selection(files: tuple[str, ...], known: tuple[str, ...], *, has_cases: bool) -> None:
    for file in files:
        if file not in known:
            raise click.BadParameter(
                f"{file} is no file of the kit: {', '.join(known)}.", param_hint="--file"
            )
    if not has_cases:
        raise click.UsageError("No case of the kit is selected. Check --case, --file and --level.")


def _explain_missing(error: ModuleNotFoundError) -> str:
    name = (error.name or "").partition(".")[0]
    if name != "yunbind_conformance":
        return explain_missing(error, "yunbind[emulator]")
    return "The package yunbind_conformance is missing. Install it: pip install yunbind-conformance."
