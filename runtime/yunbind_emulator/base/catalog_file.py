"""The file of the catalog: its place in an installed package, and its JSON."""

from __future__ import annotations

import json
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FORMAT = 2
"""Version of the document that this version of yunbind reads."""


class CatalogError(Exception):
    """The catalog is missing, is not JSON, or has another format."""


def find_installed() -> Traversable:
    """Return the catalog of the installed package ``yunbind``.

    A wheel has it inside the package, compressed. An editable install has it beside the package, in
    ``generated/``.

    Raises:
        CatalogError: The package is missing.
    """
    package = _find_package()
    if isinstance(package, Path) and package.parent.name == "generated":
        return package.parent / "catalog.json"
    compressed = package / "catalog.json.gz"
    return compressed if compressed.is_file() else package / "catalog.json"


def _find_package() -> Traversable:
    """Return the folder of the package, without importing it."""
    spec = find_spec("yunbind")
    if spec is None:
        raise CatalogError("The package yunbind, which holds the catalog, is missing. Run `make generate`.")
    folder = Path((spec.submodule_search_locations or [""])[0])
    if folder.is_dir():
        return folder
    from importlib import resources  # takes 10 ms, and is needed for archives only

    return resources.files("yunbind")


def read_document(path: Path | None = None) -> dict[str, Any]:
    """Read the catalog of the installed package ``yunbind``, or the file at ``path``.

    Raises:
        CatalogError: The file is missing, or is not a catalog of this format.
    """
    place = path or find_installed()
    try:
        text = _read_content(place).decode("utf-8")
    except (OSError, EOFError) as error:
        raise CatalogError(f"The catalog cannot be read: {error}. Run `make generate`.") from error
    except UnicodeDecodeError as error:
        raise CatalogError(f"{place} is not a catalog: {error}. Run `make generate`.") from error
    try:
        document: dict[str, Any] = json.loads(text)
        found = document["format"]
    except (ValueError, TypeError, KeyError) as error:
        raise CatalogError(f"{place} is not a catalog: {error!r}. Run `make generate`.") from error
    if found != FORMAT:
        raise CatalogError(
            f"{place} is a catalog of format {found!r}, and this version of yunbind reads format {FORMAT}. "
            "Generate it with the yunbind-codegen of the same version: run `make generate`."
        )
    return document


def _read_content(place: Traversable) -> bytes:
    content = place.read_bytes()
    if not place.name.endswith(".gz"):
        return content
    import zlib
    from gzip import decompress

    try:
        return decompress(content)
    except zlib.error as error:
        raise OSError(f"{place} is damaged: {error}") from error
