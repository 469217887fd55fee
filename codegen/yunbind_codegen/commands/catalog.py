"""``yunbind-codegen catalog``: print the catalog or its JSON Schema."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..catalog import make_catalog
from ..catalog_lean import strip
from ..catalog_schema import render_catalog_schema
from ..pipeline import read_api
from ..problems import SpecError
from .project import find_specs, root_option, show_problems


@click.command()
@root_option
@click.option("--lean", "is_lean", is_flag=True, help="Leave out texts, samples, quirks and Python names.")
@click.option("--schema", "is_schema", is_flag=True, help="Print the JSON Schema of the catalog instead.")
@click.option(
    "--output",
    type=click.Path(dir_okay=False, writable=True, path_type=Path),
    help="File to write. Defaults to the standard output.",
)
def catalog(root: Path, is_lean: bool, is_schema: bool, output: Path | None) -> None:
    """Print the resolved specs as one JSON document without line breaks, for ports to other languages.

    docs/catalog.md explains each key.

    \b
    Example: yunbind-codegen catalog --lean --output catalog.json
    """
    if is_lean and is_schema:
        raise click.UsageError("--lean and --schema exclude each other: both catalogs have the same schema.")
    if is_schema:
        text = render_catalog_schema()
    else:
        try:
            document = make_catalog(read_api(find_specs(root)))
        except SpecError as error:
            show_problems(error.problems)
        shown = strip(document) if is_lean else document
        text = json.dumps(shown, ensure_ascii=False, separators=(",", ":")) + "\n"
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8", newline="\n")
