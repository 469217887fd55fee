"""The kit: its cases and its manifest, as the generator emitted them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping
    from importlib.resources.abc import Traversable

FORMAT = 1
"""Version of the kit that this runner reads."""


class KitError(Exception):
    """The kit is missing or has another format."""


@dataclass(frozen=True)
class Case:
    """A case of the kit.

    Attributes:
        file: The file of the kit.
        id: Its name, unique in the file.
        level: ``must``, ``should`` or ``optional``.
        evidence: ``documented``, ``peer`` or ``ours``.
        why: The rule that it proves.
        input: The input.
        output: The expected output.
        source: The vendor's page or SDK, if there is one.
    """

    file: str
    id: str
    level: str
    evidence: str
    why: str
    input: Mapping[str, Any]
    output: Mapping[str, Any]
    source: str = ""

    @property
    def name(self) -> str:
        """File and id."""
        return f"{self.file}/{self.id}"


@dataclass(frozen=True)
class Kit:
    """The whole kit.

    Attributes:
        world: The constants of the frozen world.
        files: Names of the files, in the order in which one builds a port.
        cases: All cases, in the order of the files.
    """

    world: Mapping[str, Any]
    files: tuple[str, ...]
    cases: tuple[Case, ...]


@cache
def load_kit(folder: Path | None = None) -> Kit:
    """Return the kit of a folder. Defaults to the one that belongs to this package.

    Raises:
        KitError: The kit is missing or has another format.
    """
    place = folder or find_kit()
    manifest = _read(place / "manifest.json")
    documents = {name: _read(place / f"{name}.json") for name in manifest["files"]}
    cases = [Case(file=name, **case) for name, document in documents.items() for case in document["cases"]]
    return Kit(manifest["world"], tuple(documents), tuple(cases))


def find_kit() -> Traversable:
    """Return the folder of the kit: of the wheel, or of the project's folder."""
    shipped = resources.files("yunbind_conformance") / "cases"
    return shipped if shipped.is_dir() else Path(__file__).parents[2] / "generated" / "conformance"


def _read(place: Traversable) -> dict[str, Any]:
    try:
        content = json.loads(place.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise KitError(f"The kit has no {place.name}. Install yunbind-conformance again.") from None
    if content.get("format") != FORMAT:
        raise KitError(
            f"{place.name} has the format {content.get('format')}, and this runner reads {FORMAT}. "
            "Install the yunbind-conformance of the kit's version."
        )
    return content
