"""Regenerate only the parts that a change of the specs affects.

Each part is cached under a hash of its inputs: the generator, its tools, and the files
that :func:`reads` names. ``pipeline`` hides everything else from the part. The result is
byte for byte that of a full run.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping

from .documents import Document, Specs
from .pipeline import FACTS, Part, assemble, emit_parts, list_parts, resolve_checked
from .write import hash_generator, list_tools

SETTINGS = ("provider", "provider-errors", "service")


class IncrementalGenerator:
    """A generator that caches the parts of its last run."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, ...], tuple[str, Mapping[str, str]]] = {}
        self._generator = f"{hash_generator()} {json.dumps(list_tools())}"

    def generate(self, specs: Specs) -> dict[str, str]:
        """Return every emitted file, as ``pipeline.generate`` does; SpecError if the specs have problems."""
        api = resolve_checked(specs)
        parts = list(list_parts(api))
        keys = {part.place: self._hash(part, specs.documents) for part in parts}
        stale = [part for part in parts if self._kept.get(part.place, ("", {}))[0] != keys[part.place]]
        made = emit_parts(stale) if stale else {}
        kept = {place: self._kept[place][1] for place in keys if place not in made} | made
        files = assemble(api, kept.values())
        self._kept = {place: (key, kept[place]) for place, key in keys.items()}
        return files

    def _hash(self, part: Part, documents: Iterable[Document]) -> str:
        own = hashlib.sha256(self._generator.encode())
        for document in documents:
            if reads(part.place, document):
                content = hashlib.sha256(document.source).hexdigest()
                own.update(f"\n{document.path}\n{content}".encode())
        return own.hexdigest()


def reads(place: tuple[str, ...], document: Document) -> bool:
    """Return whether the emitted files of a place depend on a spec file."""
    if place == (FACTS,):
        return document.kind in ("behavior", "protocol", "provider")
    if not place or document.parts[0] != place[0]:
        return False
    if len(place) == 1:
        return document.kind in SETTINGS
    return document.kind in ("provider", "provider-errors") or document.parts[:3] == place
