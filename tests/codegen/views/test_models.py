"""Members of models: types, limits of requests, and defaults."""

from __future__ import annotations

import pytest
from yunbind_codegen.views.models import FieldView, ModelView, view_models

from .depot import read_depot

COUNT = "Count: {type: integer, doc: Number of pieces., required: true, range: [3, null]}"
SIZE = "Size: {type: int32, doc: Size in cm.}"


def read(key: str, *edits: tuple[str, str]) -> ModelView:
    """Return a class by its module and name."""
    module, _, name = key.partition(".")
    views = dict(view_models(*read_depot(*edits)))
    return next(model for model in views[module].models if model.name == name)


def find(key: str, member: str, *edits: tuple[str, str]) -> FieldView:
    """Return a member of a class."""
    return next(field for field in read(key, *edits).fields if field.name == member)


def test_a_model_has_the_base_class_of_its_kind() -> None:
    """Types, requests and responses have bases of their own, and a description."""
    address = "https://depot.example/docs/crate/ListCrates"
    expected = {
        "types.Crate": ("Shape", "A crate."),
        "list_crates.ListCratesRequest": ("RequestModel", f"Parameters of ListCrates: {address}"),
        "list_crates.ListCratesResponse": ("ResponseModel", f"Response of ListCrates: {address}"),
    }
    for key, (base, text) in expected.items():
        assert (read(key).base, read(key).docstring) == (base, f'"""{text}"""')


def list_required(key: str, *edits: tuple[str, str]) -> list[str]:
    return [field.name for field in read(key, *edits).fields if not field.default]


def test_only_what_a_caller_must_give_or_a_page_promises_is_required() -> None:
    """Requests and sent types require what is required; responses require what every response holds."""
    assert list_required("list_crates.ListCratesRequest") == ["depot"]
    assert list_required("types.Content") == ["name", "kind", "count"]
    assert list_required("types.Crate") == list_required("types.Empty") == []
    promised = ("doc: Crates of the page., nullable: true}", "doc: Crates of the page., always: true}")
    assert list_required("list_crates.ListCratesResponse", promised) == ["crates"]
    assert list_required("list_crates.ListCratesResponse") == []


@pytest.mark.parametrize(
    ("key", "member", "kind", "arguments"),
    [
        ("types.Crate", "id", "str | None", 'alias="Id"'),
        ("types.Crate", "size", "int | None", 'alias="Size"'),
        ("types.Crate", "state", "State | None", 'alias="State"'),
        ("types.Empty", "size", "float | None", 'alias="Size"'),
        ("types.Empty", "sealed", "bool | None", 'alias="Sealed"'),
        ("types.Content", "name", "str", 'alias="Name", max_length=9'),
        ("types.Content", "count", "int", 'alias="Count", ge=3'),
        ("issue_token.IssueTokenRequest", "content", "Content", 'alias="Content"'),
        ("issue_token.IssueTokenRequest", "packed", "dict[str, str] | None", 'alias="Packed"'),
        ("issue_token.IssueTokenRequest", "more", "dict[str, list[Content]]", 'alias="More"'),
        ("issue_token.IssueTokenRequest", "word_of", "SensitiveText", 'alias="Word_Of"'),
        ("issue_token.IssueTokenRequest", "big_size", "float", 'alias="Big_Size"'),
        ("issue_token.IssueTokenResponse", "until", "UtcTimestamp | None", 'alias="Until"'),
        ("issue_token.IssueTokenResponse", "raw", "bytes | None", 'alias="Raw"'),
    ],
)
def test_a_member_has_the_annotation_of_its_type(key: str, member: str, kind: str, arguments: str) -> None:
    """Scalars, classes, lists and maps, and what needs a Python type of its own."""
    field = find(key, member)
    assert (field.annotation, field.arguments) == (kind, arguments)


@pytest.mark.parametrize(("kind", "checked"), [("integer", "int"), ("int32", "Int32"), ("int64", "Int64"), ("uint64", "Uint64")])  # fmt: skip
def test_integers_are_checked_in_requests_only(kind: str, checked: str) -> None:
    """A request checks the size of an integer; a response takes any."""
    sent = (COUNT, f"Count: {{type: {kind}, doc: Number of pieces.}}")
    assert find("types.Content", "count", sent).annotation == f"{checked} | None"
    assert find("types.Crate", "size", (SIZE, f"Size: {{type: {kind}, doc: Size in cm.}}")).annotation == "int | None"  # fmt: skip
    nested = (COUNT, f"Count: {{type: 'list[{kind}]', doc: Number of pieces.}}")
    assert find("types.Content", "count", nested).annotation == f"list[{checked}] | None"


@pytest.mark.parametrize(
    ("traits", "arguments"),
    [
        ("type: uint64, range: [null, 9]", "ge=0, le=9"),
        ("type: int64, range: [null, 9]", "le=9"),
        ("type: uint64, range: [2, 9]", "ge=2, le=9"),
        ("type: float, range: [0.5, null]", "ge=0.5"),
        ("type: string, length: [2, 9]", "max_length=9, min_length=2"),
        ('type: string, pattern: "a|b"', 'pattern="^(?:a|b)$"'),
        ("type: 'list[string]', items: [1, 2]", "max_length=2, min_length=1"),
    ],
)
def test_limits_are_those_of_requests(traits: str, arguments: str) -> None:
    """A range takes the place of the limits of the integer's type. Responses have no limits."""
    field = find("types.Content", "count", (COUNT, f"Count: {{doc: It., {traits}}}"))
    assert field.arguments == f'alias="Count", {arguments}'
    assert "nt64" not in field.annotation
    field = find("types.Crate", "size", (SIZE, f"Size: {{doc: It., {traits}}}"))
    assert field.arguments == 'alias="Size"'


def test_a_secret_of_a_response_is_redacted_too() -> None:
    """Only a single string is redacted by its type."""
    secret = ("Raw: {type: bytes, doc: The token.}", "Raw: {type: string, doc: The token., sensitive: true}")
    assert find("issue_token.IssueTokenResponse", "raw", secret).annotation == "SensitiveText | None"
    secrets = ("Raw: {type: bytes, doc: The token.}", "Raw: {type: 'list[string]', doc: Tokens., sensitive: true}")  # fmt: skip
    assert find("issue_token.IssueTokenResponse", "raw", secrets).annotation == "list[str] | None"


def test_times_are_in_the_zone_of_the_cloud() -> None:
    """Each documented zone has a type of its own."""
    zone = ('naive_timestamps: "+00:00"', 'naive_timestamps: "+08:00"')
    assert find("issue_token.IssueTokenResponse", "until", zone).annotation == "ChinaTimestamp | None"


def test_the_fields_of_a_model_are_described() -> None:
    """The docstring below a member has its meaning and its limits."""
    assert find("types.Content", "count").docstring == '"""Number of pieces (at least 3)."""'
