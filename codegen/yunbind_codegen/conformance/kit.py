"""The conformance kit: the cases as JSON, their schema, and a manifest."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import cast

from pydantic.json_schema import models_json_schema

from .. import ir
from ..cases.case import Case
from ..cases.case_files import CASE_FILES, CASES, WORLD
from ..cases.values import resolve_tags
from ..headers import header_text
from ..json_text import json_text
from .samples import list_sample_cases

FORMAT = 1
"""Version of the kit's structure; raised when a handler would have to change."""

LEVELS = ("must", "should", "optional")
EVIDENCE = ("documented", "peer", "ours")


def render_kit(api: ir.Api, made: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """Return the name and the text of each file of the kit. ``made`` are texts of the same cases."""
    header = header_text("specs/conformance")
    files: dict[str, str] = {}
    counts: dict[str, object] = {}
    total = 0
    samples = list_sample_cases(api)
    for name in CASES:
        cases = [*(each.case for each in api.kit.get(name, ())), *samples.get(name, ())]
        file = f"{name}.json"
        files[file] = made.get(file) or _render_cases(header, name, cases)
        total += len(cases)
        counts[name] = _count(cases, files[file])
    manifest = {
        "//": header,
        "format": FORMAT,
        "world": dict(WORLD),
        "cases": total,
        "files": counts,
    }
    files["manifest.json"] = json_text(manifest) + "\n"
    return files


def _render_cases(header: str, name: str, cases: Iterable[Case]) -> str:
    document = {
        "//": header,
        "format": FORMAT,
        "file": name,
        "cases": [write_case(case) for case in cases],
    }
    return json_text(document) + "\n"


@cache
def render_case_schema() -> str:
    """Return the JSON Schema of the cases."""
    schema = _make_schema(header_text("specs/conformance"))
    return json.dumps(schema, indent=1) + "\n"


def write_case(case: Case) -> dict[str, object]:
    """Return a case as JSON data, with only the parts that its author wrote."""
    written = case.model_dump(by_alias=True, exclude_unset=True)
    if "output" not in written:
        written |= case.model_dump(by_alias=True, include={"output"})
    return cast("dict[str, object]", resolve_tags(written))


def _count(cases: Iterable[Case], text: str) -> Mapping[str, object]:
    listed = list(cases)
    levels = Counter[str](case.level for case in listed)
    evidence = Counter[str](case.evidence for case in listed)
    return {
        "cases": len(listed),
        "levels": {level: levels[level] for level in LEVELS},
        "evidence": {name: evidence[name] for name in EVIDENCE},
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
    }


def _make_schema(header: str) -> Mapping[str, object]:
    """Return the JSON Schema of the emitted files, strict for each of them."""
    _, schema = models_json_schema([(model, "validation") for model in CASE_FILES.values()])
    definitions = schema["$defs"]
    for model in CASE_FILES.values():
        definition = definitions[model.__name__]
        definition["properties"] = {
            "//": {"type": "string"},
            "format": {"const": FORMAT},
            **definition["properties"],
        }
        definition["required"] = ["format", *definition["required"]]
    return {
        "//": header,
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A file of the conformance kit",
        "oneOf": [{"$ref": f"#/$defs/{model.__name__}"} for model in CASE_FILES.values()],
        "$defs": definitions,
    }
