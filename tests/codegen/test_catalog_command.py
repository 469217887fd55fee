"""``yunbind-codegen catalog`` prints the catalog for ports."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result
from yunbind_codegen.catalog import make_catalog
from yunbind_codegen.catalog_lean import strip
from yunbind_codegen.catalog_schema import render_catalog_schema
from yunbind_codegen.commands import main
from yunbind_codegen.pipeline import read_api

from .specfolder import ACTION, SpecFolder


def run(specs: SpecFolder, *arguments: str) -> Result:
    return CliRunner().invoke(main, ["catalog", "--root", str(specs.root), *arguments])


def expect(specs: SpecFolder) -> dict[str, Any]:
    return json.loads(json.dumps(make_catalog(read_api(specs.specs))))


def test_the_whole_catalog_is_printed_on_one_line(specs: SpecFolder) -> None:
    result = run(specs)
    assert (result.exit_code, result.output.count("\n")) == (0, 1)
    assert json.loads(result.output) == expect(specs)
    assert '"zh":"列出箱子。"' in result.output  # short: no spaces, no escapes


def test_the_lean_catalog_is_written_to_a_file(specs: SpecFolder, tmp_path: Path) -> None:
    place = tmp_path / "lean.json"
    result = run(specs, "--lean", "--output", str(place))
    assert (result.exit_code, result.output) == (0, "")
    assert json.loads(place.read_bytes()) == strip(expect(specs))


def test_the_schema_needs_no_specs_without_problems(specs: SpecFolder) -> None:
    specs.edit(ACTION, "access: read", "access: reed")
    result = run(specs, "--schema")
    assert (result.exit_code, result.output) == (0, render_catalog_schema())


def test_problems_of_the_specs_are_listed(specs: SpecFolder, tmp_path: Path) -> None:
    """No file is written."""
    specs.edit(ACTION, "access: read", "access: reed")
    place = tmp_path / "catalog.json"
    result = run(specs, "--output", str(place))
    assert result.exit_code == 1
    assert "access" in result.output
    assert not place.exists()


def test_lean_and_schema_exclude_each_other(specs: SpecFolder) -> None:
    result = run(specs, "--lean", "--schema")
    assert result.exit_code == 2
    assert "both catalogs have the same schema" in result.output
