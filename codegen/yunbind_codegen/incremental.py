"""Regenerate only the parts that a change of the specs affects.

Each part is kept under a hash of its inputs: the generator, its tools, and the resolved
specs that ``pipeline`` gives to the part. The result is byte for byte that of a full run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from .cases.case_files import CASES
from .conformance.samples import list_sample_cases
from .documents import Specs
from .ir import Api
from .lock_file import MadePart, hash_bytes, hash_generator, list_tools
from .pipeline import FACTS, KIT, assemble, emit_parts, list_parts, render_all_schemas, resolve_checked

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
        kit = {f"{KIT}/{name}.json": name for name in CASES}
        inputs = {
            **{name: self._hash(part) for name, part in parts.items()},
            **dict(zip(kit, self._hash_cases(api, specs), strict=True)),
            SCHEMAS: self._hash(None),
        }
        kept = {
            name: self._parts[name]
            for name, hashed in inputs.items()
            if name in self._parts and self._parts[name].inputs == hashed
        }
        made = emit_parts([part for name, part in parts.items() if name not in kept])
        files = {name_part(place): emitted for place, emitted in made.items()}
        if SCHEMAS not in kept:
            files[SCHEMAS] = render_all_schemas()
        emitted = [*files.values(), *(part.files for part in kept.values())]
        cases = {f"{kit[path]}.json": kept[path].files.get(path, "") for path in kit if path in kept}
        whole = assemble(api, emitted, cases)
        files |= {path: {path: whole[path]} for path in kit if path not in kept}
        self._parts = kept | {name: MadePart(inputs[name], texts) for name, texts in files.items()}
        return whole

    def _hash_cases(self, api: Api, specs: Specs) -> Iterator[str]:
        """Yield a hash of the inputs of each file of the conformance kit with cases."""
        samples = list_sample_cases(api)
        for name in CASES:
            sources = [hash_bytes(each.source) for each in specs.documents if each.kit_file == name]
            yield self._hash((sources, samples.get(name)))

    def _hash(self, inputs: object) -> str:
        return hash_bytes(f"{self._generator}\n{inputs!r}".encode())


def name_part(place: tuple[str, ...]) -> str:
    """Return the name of a part in the lock: its import package, or ``provider/service/version`` below it."""
    return FACTS if place == (FACTS,) else "/".join(("yunbind", *place))
