"""The page about the spec language names everything that a spec may say."""

from __future__ import annotations

import re
import typing
from collections.abc import Iterator

import pytest
from pydantic import BaseModel
from yunbind_codegen import behavior, field_types, language, protocol, provider

from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "specs.md").read_text(encoding="utf-8")
FILES: dict[str, type[BaseModel]] = {
    "Actions": language.ActionFile,
    "Services": provider.ServiceFile,
    "Providers": provider.ProviderFile,
    "Behavior": behavior.BehaviorFile,
    "Protocols": protocol.ProtocolFile,
    "Types": language.TypesFile,
    "Errors": language.ErrorsFile,
}


def list_models(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[type[BaseModel]]:
    """A model with those that it holds."""
    seen.add(model)
    for field in model.model_fields.values():
        for inner in find_models(field.annotation):
            if inner not in seen:
                list_models(inner, seen)
    return seen


def find_models(annotation: object) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in typing.get_args(annotation):
        yield from find_models(inner)


KEYS = sorted(
    {
        (model.__name__, field.alias or name)
        for root in FILES.values()
        for model in list_models(root, set())
        for name, field in model.model_fields.items()
    }
)


@pytest.mark.parametrize(("model", "key"), KEYS)
def test_every_key_of_the_language_is_named(model: str, key: str):
    """As code, alone or among other keys."""
    spans = re.findall(r"`([^`\n]+)`", PAGE)
    assert any(re.search(rf"(?<![\w-]){re.escape(key)}(?![\w-])", span) for span in spans), f"{model}.{key}"


@pytest.mark.parametrize("section", FILES)
def test_every_kind_of_file_has_its_section(section: str):
    assert f"\n## {section}\n" in PAGE


@pytest.mark.parametrize("word", [*field_types.SCALARS, *typing.get_args(field_types.Kind)])
def test_every_scalar_and_every_kind_of_error_is_named(word: str):
    assert re.search(rf"`[^`]*\b{word}\b[^`]*`", PAGE)


def test_no_key_is_named_in_a_table_that_the_language_does_not_have():
    known = {key for _, key in KEYS}
    rows = re.findall(r"^\| ((?:`[a-z_]+`(?:, )?)+) \|", PAGE, re.MULTILINE)
    assert rows
    for row in rows:
        assert set(re.findall(r"`([a-z_]+)`", row)) <= known, row
