"""docs/catalog.md explains each key of the catalog with an example."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from tests.codegen.schema_walk import list_objects
from tests.docs.pages import ROOT, read_catalog

SCHEMA: dict[str, Any] = json.loads((ROOT / "generated" / "catalog.schema.json").read_text(encoding="utf-8"))
KINDS: dict[str, Any] = {"Catalog": SCHEMA, **SCHEMA["$defs"]}
OBJECTS = list_objects(read_catalog(), SCHEMA)
EXPLAINED_WITH_SPECS = {
    *("BehaviorFile", "ProtocolFile"),
    *(name for name in KINDS if name.endswith("Source")),
}
"""Roots of the definitions that docs/specs.md explains, because the catalog shows them as they are."""
UNUSED = {
    *("CredentialVariables.auth_token", "Structure.since", "Error.source", "Example.error"),
    *("Action.rename", "Action.since", "Action.deprecated", "Member.deprecated", "Member.flatten"),
    *("Paginate.page", "Paginate.marker", "Paginate.marker_from"),
}
"""Keys that no cloud uses so far, so that their examples are invented."""


def read_sections() -> dict[str, dict[str, str]]:
    """Return the example of each key by section."""
    text = (ROOT / "docs" / "catalog.md").read_text(encoding="utf-8")
    sections = re.split(r"^## ", text, flags=re.M)[1:]
    return {
        section.partition("\n")[0]: dict(re.findall(r"^\| `(.+?)` \| .+ \| `(.+)` \|$", section, re.M))
        for section in sections
    }


SECTIONS = read_sections()
EXAMPLES = [(kind, key, text) for kind, keys in SECTIONS.items() for key, text in keys.items()]


def find_below(kind: str) -> set[str]:
    """Return a definition and those that it refers to."""
    found, waiting = set[str](), [kind]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += re.findall(r'"#/\$defs/(\w+)"', json.dumps(KINDS[name]))
    return found


def test_every_kind_of_object_has_a_section() -> None:
    """The keys of behavior and protocols are those of the spec files, which docs/specs.md explains."""
    elsewhere = set().union(*(find_below(kind) for kind in EXPLAINED_WITH_SPECS)) | {"JsonValue"}
    assert SECTIONS.keys() - elsewhere == KINDS.keys() - elsewhere


@pytest.mark.parametrize("kind", sorted(SECTIONS))
def test_every_key_of_the_schema_is_explained(kind: str) -> None:
    """A common parameter has the keys of a member, and its section has the others."""
    expected = set(KINDS[kind]["properties"])
    if kind == "CommonParameter":
        expected -= KINDS["Member"]["properties"].keys()
    assert SECTIONS[kind].keys() == expected


@pytest.mark.parametrize(
    ("kind", "key", "text"), EXAMPLES, ids=[f"{kind}.{key}" for kind, key, _ in EXAMPLES]
)
def test_every_example_is_in_the_catalog(kind: str, key: str, text: str) -> None:
    """An example is a value of the key, items of it, or one of its names. An invented one fits the schema."""
    from jsonschema import Draft202012Validator

    example = json.loads(text)
    shown = [each[key] for each in OBJECTS[kind] if key in each]
    if f"{kind}.{key}" in UNUSED:
        assert not any(shown)
        definition = {"$defs": SCHEMA["$defs"], **KINDS[kind]["properties"][key]}
        assert not list(Draft202012Validator(definition).iter_errors(example))
    elif isinstance(example, list):
        assert any(all(item in each for item in example) for each in shown)
    else:
        names = [list(each) for each in shown if isinstance(each, dict)]
        assert example in shown or any(example in each for each in names)
