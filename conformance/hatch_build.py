"""Build hook: add the kit, which is outside this folder in the repository and inside it in the sdist."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KitHook(BuildHookInterface[BuilderConfig]):
    """Adds the emitted cases to the sdist and to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Name the folder of the kit and its place in the distribution."""
        root = Path(self.root)
        places = (root / "cases", root.parent / "generated" / "conformance")
        kit = next(place for place in places if place.is_dir())
        target = "cases" if self.target_name == "sdist" else "yunbind_conformance/cases"
        build_data["force_include"][str(kit)] = target
