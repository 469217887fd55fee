"""The JSON Schema of the catalog describes the catalog, and nothing else."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from yunbind_codegen.catalog import make_catalog
from yunbind_codegen.catalog_lean import LEFT_OUT, LEFT_OUT_OF_ERRORS, strip
from yunbind_codegen.catalog_schema import make_catalog_schema
from yunbind_codegen.ir import Api
from yunbind_codegen.pipeline import read_api

from .schema_walk import list_objects
from .specfolder import BASE

SCHEMA = make_catalog_schema()


@pytest.fixture(scope="module")
def validator() -> Any:
    """A validator of the schema, which is a separate program from the one that made it."""
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(SCHEMA)
    return Draft202012Validator(SCHEMA)


@pytest.fixture(scope="module")
def catalog(real_files: Mapping[str, str]) -> dict[str, Any]:
    """The emitted catalog."""
    return json.loads(real_files["generated/catalog.json"])


def list_errors(validator: Any, document: object) -> list[str]:
    return [f"{list(each.absolute_path)}: {each.message}" for each in validator.iter_errors(document)]


def test_the_emitted_schema_is_this_one(real_files: Mapping[str, str]) -> None:
    assert json.loads(real_files["generated/catalog.schema.json"]) == SCHEMA


def test_the_definitions_are_those_that_the_schema_names() -> None:
    """None is missing, and none is left over."""
    schema = make_catalog_schema()
    assert schema == SCHEMA
    assert {*re.findall(r'"#/\$defs/(\w+)"', json.dumps(schema))} == {*schema["$defs"]} > {"Rules", "Member"}


def test_the_catalog_fits_its_schema(validator: Any, catalog: dict[str, Any]) -> None:
    assert list_errors(validator, catalog) == []


def test_the_lean_catalog_fits_the_same_schema(validator: Any, catalog: dict[str, Any]) -> None:
    assert list_errors(validator, strip(catalog)) == []


def test_the_catalog_of_other_specs_fits_the_schema(validator: Any) -> None:
    """The base specs of the tests have traits that the real ones lack."""
    assert list_errors(validator, json.loads(json.dumps(make_catalog(read_api(BASE))))) == []


def test_every_kind_of_object_is_in_the_catalog(catalog: dict[str, Any]) -> None:
    """So the tests below see each definition of the schema."""
    assert list_objects(catalog, SCHEMA).keys() - {"JsonValue"} == {"Catalog", *SCHEMA["$defs"]} - {
        "JsonValue"
    }


@pytest.mark.parametrize("kind", sorted({"Catalog", *SCHEMA["$defs"]} - {"JsonValue"}))
def test_an_unknown_key_is_refused_in_each_kind_of_object(
    validator: Any, catalog: dict[str, Any], kind: str
) -> None:
    """A key that the schema does not name is no part of the format."""
    definition = SCHEMA if kind == "Catalog" else {"$defs": SCHEMA["$defs"], **SCHEMA["$defs"][kind]}
    one = list_objects(catalog, SCHEMA)[kind][0]
    checker = validator.evolve(schema=definition)
    assert list_errors(checker, one) == []
    assert len(list_errors(checker, {**one, "novel": 1})) == 1


def find_open(schema: Any, place: str = "") -> Iterator[str]:
    """Yield the places of objects with named keys that accept others too."""
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict) and schema.get("additionalProperties") is not False:
            yield place
        for name, each in schema.items():
            yield from find_open(each, f"{place}/{name}")
    elif isinstance(schema, list):
        for index, each in enumerate(schema):
            yield from find_open(each, f"{place}/{index}")


def test_no_object_with_named_keys_accepts_others() -> None:
    assert list(find_open(SCHEMA)) == []


@pytest.mark.parametrize(
    ("kind", "key"),
    [
        ("Catalog", "rules"),
        ("Provider", "protocol"),
        ("Service", "endpoints"),
        ("Action", "access"),
        ("Action", "exclusive"),
        ("Member", "type"),
        ("CommonParameter", "set_by"),
        ("ActionError", "kind"),
    ],
)
def test_a_missing_key_is_refused(validator: Any, catalog: dict[str, Any], kind: str, key: str) -> None:
    definition = SCHEMA if kind == "Catalog" else {"$defs": SCHEMA["$defs"], **SCHEMA["$defs"][kind]}
    one = dict(list_objects(catalog, SCHEMA)[kind][0])
    del one[key]
    assert list_errors(validator.evolve(schema=definition), one)


LEFT_OUT_BY_NONE = {
    *("ActionError.doc", "CommonParameter.in", "Endpoints.regions", "Endpoints.variables"),
    *("Keystone.token_ended", "Paginate.limit", "ProtocolFile.source", "Remedies.clock", "Remedies.key"),
    *("TokenActions.oidc", "TokenActions.role", "TokenService.actions", "Unsigned.names", "Unsigned.time"),
    *("TokenService.members", "TokenService.region", "TokenMembers.external_id"),
    *("TokenMembers.provider", "TokenMembers.token", "JsonProfilesSource.logins", "ProfileTypes.metadata"),
    *(f"MetadataVariables.{key}" for key in ("disabled", "role", "token_only")),
    *(f"ProfileKeys.{key}" for key in ("expiry", "role_arn", "session_name", "session_token", "type")),
}
"""Keys that the spec language lets a spec leave out, and that no spec of the tests leaves out."""


def test_an_error_of_an_action_has_no_other_keys(catalog: dict[str, Any]) -> None:
    """Its name and its source are those of the code's definition."""
    errors = list_objects(catalog, SCHEMA)["ActionError"]
    assert {*make_catalog_schema()["$defs"]["ActionError"]["properties"]} == {
        key for each in errors for key in each
    }


def test_a_key_that_is_always_there_is_required(catalog: dict[str, Any]) -> None:
    """A port can rely on each key that every catalog has."""
    base = json.loads(json.dumps(make_catalog(read_api(BASE))))
    found: dict[str, list[dict[str, Any]]] = {}
    for document in (catalog, strip(catalog), base, strip(base)):
        for kind, objects in list_objects(document, SCHEMA).items():
            found.setdefault(kind, []).extend(objects)
    definitions = {**SCHEMA["$defs"], "Catalog": SCHEMA}
    assert {
        f"{kind}.{key}"
        for kind, objects in found.items()
        for key in definitions[kind].get("properties", {})
        if key not in definitions[kind].get("required", ()) and all(key in each for each in objects)
    } == LEFT_OUT_BY_NONE


@pytest.mark.parametrize("format_", [1, 3, "2", None])
def test_another_format_is_refused(validator: Any, catalog: dict[str, Any], format_: object) -> None:
    assert list_errors(validator, {**catalog, "format": format_})


def test_the_lean_catalog_has_all_that_a_call_needs(catalog: dict[str, Any]) -> None:
    """Only documentation, names of languages and the errors of actions are missing."""
    whole, lean = list_objects(catalog, SCHEMA), list_objects(strip(catalog), SCHEMA)
    for kind in (
        "Provider",
        "Service",
        "Structure",
        "Member",
        "CommonParameter",
        "Error",
        "Action",
        "Waiter",
    ):
        assert len(lean[kind]) == len(whole[kind])
        for one, other in zip(whole[kind], lean[kind], strict=True):
            expected = one.keys() - LEFT_OUT - ({"errors"} if kind == "Action" else set())
            if kind == "Error":
                expected -= {key for key in LEFT_OUT_OF_ERRORS if one.get(key) is not True}
            assert other.keys() == expected


def test_a_member_with_the_name_of_a_left_out_key_stays(real_api: Api) -> None:
    """Only keys are left out, never members, types or codes that have the same name."""
    from dataclasses import replace

    provider = real_api.providers[0]
    service = provider.services[0]
    action = service.actions[0]
    named = tuple(replace(each, wire="doc") for each in action.request[:1])
    services = (replace(service, actions=(replace(action, request=named),)),)
    catalog = strip(make_catalog(Api((replace(provider, services=services),))))
    shown = catalog["providers"][provider.name]["services"][service.name][service.version]["actions"]
    assert set(shown[action.wire]["request"]) == {"doc"}


def test_the_lean_catalog_is_small(catalog: dict[str, Any]) -> None:
    """A port ships less than a quarter of the whole catalog."""
    whole, lean = (
        len(json.dumps(each, ensure_ascii=False, separators=(",", ":")).encode())
        for each in (catalog, strip(catalog))
    )
    assert lean < 80_000
    assert lean < whole / 4
