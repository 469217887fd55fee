"""The JSON Schema of models: types, limits of requests, and names."""

from __future__ import annotations

from typing import Any, cast

import pytest
from yunbind_codegen.json_schema import lower

from .views.depot import read_depot

MODELS = "yunbind_runtime.model.models"


def read(key: str, *edits: tuple[str, str]) -> dict[str, Any]:
    """Return a definition of a service."""
    return cast("dict[str, Any]", lower(*read_depot(*edits))[0][key])


def find(key: str, member: str, *edits: tuple[str, str]) -> dict[str, Any]:
    """Return a member of a definition without its description."""
    found = dict(read(key, *edits)["properties"][member])
    assert found.pop("description")
    return found


def test_a_model_has_the_base_class_of_its_kind() -> None:
    """Types, requests and responses have bases of their own, and a description."""
    assert read("types.Crate")["customBasePath"] == f"{MODELS}.Shape"
    assert read("list_crates.ListCratesRequest")["customBasePath"] == f"{MODELS}.RequestModel"
    assert read("list_crates.ListCratesResponse")["customBasePath"] == f"{MODELS}.ResponseModel"
    assert read("types.Crate")["description"] == "A crate."
    address = "https://depot.example/docs/crate/ListCrates"
    assert read("list_crates.ListCratesRequest")["description"] == f"Parameters of ListCrates: {address}"
    assert read("list_crates.ListCratesResponse")["description"] == f"Response of ListCrates: {address}"


def test_only_what_a_caller_must_give_or_a_page_promises_is_required() -> None:
    """Requests and sent types require what is required; responses require what every response holds."""
    assert read("list_crates.ListCratesRequest")["required"] == ["depot"]
    assert read("types.Content")["required"] == ["Name", "Kind", "Count"]
    assert "required" not in read("types.Crate")
    assert "required" not in read("types.Empty")
    promised = ("Crates: {type: \"list[Crate]\", doc: Crates of the page., nullable: true}", "Crates: {type: \"list[Crate]\", doc: Crates of the page., always: true}")  # fmt: skip
    assert read("list_crates.ListCratesResponse", promised)["required"] == ["Crates"]
    assert "required" not in read("list_crates.ListCratesResponse")


@pytest.mark.parametrize(
    ("key", "member", "schema"),
    [
        ("types.Crate", "Id", {"type": "string"}),
        ("types.Crate", "Size", {"type": "integer"}),
        ("types.Crate", "State", {"type": "string", "x-python-type": "yunbind.depot.crate.v2.enums.State"}),
        ("types.Empty", "Size", {"type": "number"}),
        ("types.Empty", "Sealed", {"type": "boolean"}),
        ("types.Content", "Name", {"type": "string", "maxLength": 9}),
        ("types.Content", "Count", {"type": "integer", "minimum": 3}),
        ("issue_token.IssueTokenRequest", "Content", {"$ref": "#/$defs/types.Content"}),
        ("issue_token.IssueTokenRequest", "Packed", {"type": "object", "additionalProperties": {"type": "string"}}),
        (
            "issue_token.IssueTokenRequest",
            "More",
            {"type": "object", "additionalProperties": {"type": "array", "items": {"$ref": "#/$defs/types.Content"}}},
        ),
        ("issue_token.IssueTokenRequest", "Word_Of", {"type": "string", "x-python-type": f"{MODELS}.SensitiveText"}),
        (
            "issue_token.IssueTokenResponse",
            "Until",
            {"type": "string", "x-python-type": "yunbind_runtime.base.timestamps.UtcTimestamp"},
        ),
        ("issue_token.IssueTokenResponse", "Raw", {"type": "string", "format": "binary"}),
    ],
)  # fmt: skip
def test_a_member_has_the_schema_of_its_type(key: str, member: str, schema: dict[str, object]) -> None:
    """Scalars, classes, lists and maps, and what needs a Python type of its own."""
    assert find(key, member) == schema


@pytest.mark.parametrize(("kind", "checked"), [("integer", None), ("int32", "Int32"), ("int64", "Int64"), ("uint64", "Uint64")])  # fmt: skip
def test_integers_are_checked_in_requests_only(kind: str, checked: str | None) -> None:
    """A request checks the size of an integer; a response takes any."""
    sent = ("Count: {type: integer, doc: Number of pieces., required: true, range: [3, null]}", f"Count: {{type: {kind}, doc: Number of pieces.}}")  # fmt: skip
    schema = {"type": "integer", "x-python-type": f"{MODELS}.{checked}"} if checked else {"type": "integer"}
    assert find("types.Content", "Count", sent) == schema
    read_only = ("Size: {type: int32, doc: Size in cm.}", f"Size: {{type: {kind}, doc: Size in cm.}}")
    assert find("types.Crate", "Size", read_only) == {"type": "integer"}
    nested = ("Count: {type: integer, doc: Number of pieces., required: true, range: [3, null]}", f"Count: {{type: 'list[{kind}]', doc: Number of pieces.}}")  # fmt: skip
    assert find("types.Content", "Count", nested) == {"type": "array", "items": schema}


@pytest.mark.parametrize(
    ("traits", "schema"),
    [
        ("type: uint64, range: [null, 9]", {"type": "integer", "minimum": 0, "maximum": 9}),
        ("type: int64, range: [null, 9]", {"type": "integer", "maximum": 9}),
        ("type: uint64, range: [2, 9]", {"type": "integer", "minimum": 2, "maximum": 9}),
        ("type: string, length: [2, 9]", {"type": "string", "minLength": 2, "maxLength": 9}),
        ('type: string, pattern: "a|b"', {"type": "string", "pattern": "^(?:a|b)$"}),
        (
            "type: 'list[string]', items: [1, 2]",
            {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 2},
        ),
    ],
)
def test_limits_are_those_of_requests(traits: str, schema: dict[str, object]) -> None:
    """A range takes the place of the limits of the integer's type. Responses have no limits."""
    count = "Count: {type: integer, doc: Number of pieces., required: true, range: [3, null]}"
    assert find("types.Content", "Count", (count, f"Count: {{doc: It., {traits}}}")) == schema
    size = "Size: {type: int32, doc: Size in cm.}"
    shown = find("types.Crate", "Size", (size, f"Size: {{doc: It., {traits}}}"))
    assert (
        not {"minimum", "maximum", "minLength", "maxLength", "pattern", "minItems", "maxItems"} & shown.keys()
    )


def test_a_secret_of_a_response_is_redacted_too() -> None:
    """Only a single string is redacted by its type."""
    secret = ("Raw: {type: bytes, doc: The token.}", "Raw: {type: string, doc: The token., sensitive: true}")
    assert find("issue_token.IssueTokenResponse", "Raw", secret)["x-python-type"] == f"{MODELS}.SensitiveText"


def test_times_are_in_the_zone_of_the_cloud() -> None:
    """Each documented zone has a type of its own."""
    schema = find("issue_token.IssueTokenResponse", "Until", ('naive_timestamps: "+00:00"', 'naive_timestamps: "+08:00"'))  # fmt: skip
    assert schema["x-python-type"] == "yunbind_runtime.base.timestamps.ChinaTimestamp"


def test_each_member_has_its_python_name() -> None:
    """Names are those of types, requests and responses."""
    names = lower(*read_depot())[1]
    assert names["types.Crate.Id"] == "id"
    assert names["issue_token.IssueTokenRequest.Big_Size"] == "big_size"
    assert names["list_crates.ListCratesResponse.Total"] == "total"
