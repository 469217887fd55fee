"""The wheel of yunbind holds the catalog."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

from .project import ROOT


def build_wheel(folder: Path, version: str) -> zipfile.ZipFile:
    """Build a wheel of yunbind: ``standard`` or ``editable``."""
    (path,) = WheelBuilder(str(ROOT)).build(directory=str(folder), versions=[version])
    return zipfile.ZipFile(path)


@pytest.mark.slow
def test_the_wheel_has_the_whole_catalog_in_fewer_bytes(tmp_path: Path) -> None:
    """The package holds the document of the repository, compressed."""
    place = ROOT / "generated" / "catalog.json"
    shipped = build_wheel(tmp_path, "standard").read("yunbind/catalog.json.gz")
    assert json.loads(gzip.decompress(shipped)) == json.loads(place.read_bytes())
    assert len(shipped) < 0.3 * place.stat().st_size


@pytest.mark.slow
def test_an_editable_install_gets_no_copy_of_the_catalog(tmp_path: Path) -> None:
    """A copy would be out of date after the next generation."""
    names = build_wheel(tmp_path, "editable").namelist()
    assert not [name for name in names if "catalog.json" in name]
