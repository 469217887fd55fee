"""Build hook: add the specs, which are outside this folder in the repository and inside it in the sdist."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class SpecsHook(BuildHookInterface[BuilderConfig]):
    """Adds ``specs/`` to the sdist and to the wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Name the folder of the specs and its place in the distribution."""
        root = Path(self.root)
        specs = next(place for place in (root / "specs", root.parent / "specs") if place.is_dir())
        target = "specs" if self.target_name == "sdist" else "yunbind_codegen/specs"
        build_data["force_include"][str(specs)] = target
