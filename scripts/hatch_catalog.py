"""Build hook: add the catalog to the wheel's package ``yunbind``."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface[BuilderConfig]):
    """Adds ``generated/catalog.json`` without line breaks and indentation, which are for reviews.

    An editable install gets no copy, which would become out of date: it reads ``generated/catalog.json``.
    """

    _folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the file and its place in the wheel."""
        if version == "editable":
            return
        catalog = json.loads(Path(self.root, "generated/catalog.json").read_bytes())
        self._folder = TemporaryDirectory()
        compact = Path(self._folder.name, "catalog.json")
        text = json.dumps(catalog, ensure_ascii=False, separators=(",", ":"))
        compact.write_text(text, encoding="utf-8", newline="\n")
        build_data["force_include"][str(compact)] = "yunbind/catalog.json"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the temporary file."""
        if self._folder:
            self._folder.cleanup()
