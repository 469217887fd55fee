"""Build hook: add the catalog to the wheel's package ``yunbind``."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogHook(BuildHookInterface[BuilderConfig]):
    """Adds ``generated/catalog.json`` without line breaks and compressed: 80 kB of 420.

    An editable install gets no copy, which would become out of date: it reads ``generated/catalog.json``.
    """

    _folder: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the file and its place in the wheel."""
        if version == "editable":
            return
        catalog = json.loads(Path(self.root, "generated/catalog.json").read_bytes())
        self._folder = TemporaryDirectory()
        compact = Path(self._folder.name, "catalog.json.gz")
        text = json.dumps(catalog, ensure_ascii=False, separators=(",", ":"))
        # Without a time, so that everybody who builds this commit gets the same bytes.
        compact.write_bytes(gzip.compress(text.encode(), mtime=0))
        build_data["force_include"][str(compact)] = "yunbind/catalog.json.gz"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Remove the temporary file."""
        if self._folder:
            self._folder.cleanup()
