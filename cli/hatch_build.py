"""Build hook: add the packages, which are outside this folder in the repository and in it in the sdist."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class PackagesHook(BuildHookInterface[BuilderConfig]):
    """Adds the packages of the command line to the sdist and to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Name the folder of each package. An editable install finds them by ``dev-mode-dirs``."""
        if version == "editable":
            return
        root = Path(self.root)
        for package in ("yunbind_cli", "yunbind_signatures"):
            places = (root / package, root.parent / "runtime" / package)
            folder = next(place for place in places if place.is_dir())
            build_data["force_include"][str(folder)] = package
