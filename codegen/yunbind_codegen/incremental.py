"""Regenerate only the parts that a change of the specs affects.

Each part is kept under a hash of its inputs: the generator, its tools, and the resolved
specs that ``pipeline`` gives to the part. The result is byte for byte that of a full run.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType

from .documents import Specs
from .lock_file import MadePart, hash_bytes, hash_generator, list_tools
from .pipeline import FACTS, Part, assemble, emit_parts, list_parts, render_all_schemas, resolve_checked

SCHEMAS = "schemas"
"""The part with the JSON Schemas, which depend on the generator alone."""


class IncrementalGenerator:
    """A generator that keeps the parts of its last run, and begins with those of an earlier one."""

    def __init__(self, parts: Mapping[str, MadePart] = MappingProxyType({})) -> None:
        self._parts = dict(parts)
        self._generator = f"{hash_generator()} {json.dumps(list_tools())}"

    @property
    def parts(self) -> Mapping[str, MadePart]:
        """The parts of the last run, by their names in the lock."""
        return self._parts

    def generate(self, specs: Specs) -> dict[str, str]:
        """Return every emitted file, as ``pipeline.generate`` does; SpecError if the specs have problems."""
        api = resolve_checked(specs)
        parts = {name_part(part.place): part for part in list_parts(api)}
        inputs = {name: self._hash(part) for name, part in parts.items()}
        inputs[SCHEMAS] = hash_bytes(self._generator.encode())
        kept = {
            name: self._parts[name]
            for name, hashed in inputs.items()
            if name in self._parts and self._parts[name].inputs == hashed
        }
        made = emit_parts([part for name, part in parts.items() if name not in kept])
        files = {name_part(place): emitted for place, emitted in made.items()}
        if SCHEMAS not in kept:
            files[SCHEMAS] = render_all_schemas()
        kept |= {name: MadePart(inputs[name], emitted) for name, emitted in files.items()}
        whole = assemble(api, [part.files for part in kept.values()])
        self._parts = kept
        return whole

    def _hash(self, part: Part) -> str:
        return hash_bytes(f"{self._generator}\n{part!r}".encode())


def name_part(place: tuple[str, ...]) -> str:
    """Return the name of a part in the lock: its import package, or ``provider/service/version`` below it."""
    return FACTS if place == (FACTS,) else "/".join(("yunbind", *place))
