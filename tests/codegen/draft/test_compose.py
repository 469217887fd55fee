"""The spec files of a page: facts, empty sentences, and comments on guesses."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, cast

import pytest
from yunbind_codegen.draft.compose import DraftFile, compose, find_deviations
from yunbind_codegen.draft.existing_specs import ExistingService
from yunbind_codegen.draft.page import (
    ActionPage,
    DocumentedError,
    PageMember,
    PagePermission,
    PageSample,
    PageType,
    Vendor,
)
from yunbind_codegen.types import parse_type

from .saved import load

BOX = ExistingService("box", "2020-01-02")
EMPTY = {"en": "", "zh": ""}


def member(name: str, kind: str = "string", **facts: Any) -> PageMember:
    return PageMember(name, parse_type(kind), 7, **facts)


def page(vendor: Vendor = "tencent", action: str = "CreateBox", **facts: Any) -> ActionPage:
    return ActionPage(vendor, action, 1, **facts)


def draft(
    found: ActionPage, existing: ExistingService = BOX, source: str | None = "https://a.example/"
) -> Any:
    """Return the data of the action of a draft."""
    return load(compose(found, existing, source).action.text)


def comments(
    found: ActionPage, existing: ExistingService = BOX, source: str | None = "https://a.example/"
) -> dict[str, str]:
    """Return each comment of a draft's action, by the line below it."""
    lines = compose(found, existing, source).action.text.splitlines()
    return {
        below.strip().lstrip("- "): line.strip()
        for line, below in pairwise(lines)
        if line.strip().startswith("# unsure:")
    }


def test_an_action_without_facts_has_the_required_keys_only() -> None:
    """Nothing that the page does not state is written."""
    assert draft(page()) == {
        "action": "CreateBox",
        "summary": EMPTY,
        "source": "https://a.example/",
        "access": "write",
        "request": {},
        "response": {},
    }
    files = compose(page(), BOX, "https://a.example/")
    assert (files.types, files.errors, len(files.files)) == (None, None, 1)
    assert files.action.path == "tencent/box/2020-01-02/actions/CreateBox.yaml"
    assert files.action.text.startswith(
        "# yaml-language-server: $schema=../../../../schema/action.json\n# A draft:"
    )


def test_facts_of_the_action_have_their_keys() -> None:
    """Rate limit, region, permissions and exclusions are those of the page."""
    found = draft(
        page(
            rate_limit="20/s",
            region="optional",
            permissions=(PagePermission("box:Create", "Write"), PagePermission("box:Use")),
            exclusive=(("A", "B"),),
            request=(member("A"), member("B")),
        )
    )
    assert found["rate_limit"] == "20/s"
    assert found["region"] == "optional"
    assert found["permission"] == [{"action": "box:Create", "level": "Write"}, {"action": "box:Use"}]
    assert found["exclusive"] == [["A", "B"]]
    assert "http" not in found
    same = draft(page(region="optional"), ExistingService("box", "1", region="optional"))
    assert "region" not in same


@pytest.mark.parametrize(
    ("success", "shown"), [((), None), ((200,), None), ((201,), [201]), ((200, 202), [200, 202])]
)
def test_success_is_written_if_it_is_unusual(success: tuple[int, ...], shown: list[int] | None) -> None:
    """HTTP status 200 alone is the default."""
    assert draft(page(success=success)).get("success") == shown


def test_an_action_of_rest_has_a_path_and_places() -> None:
    """A page of Huawei without a path has an empty one; members outside of the body have a place."""
    request = (
        member("id", location="path"),
        member("Trace", location="header", header="X-Trace"),
        member("size"),
    )
    found = draft(page("huawei", http="GET /v2/boxes/{id}", request=request))
    assert (found["http"], found["access"]) == ("GET /v2/boxes/{id}", "read")
    assert found["request"] == {
        "id": {"type": "string", "in": "path", "doc": EMPTY},
        "Trace": {"type": "string", "in": "header", "name": "X-Trace", "doc": EMPTY},
        "size": {"type": "string", "doc": EMPTY},
    }
    assert draft(page("huawei"))["http"] == ""


def test_guesses_are_marked_where_they_are() -> None:
    """Access without a GET, a missing address, traits and types, and reasons of the page have comments."""
    request = (
        member("Size", "integer", traits={"range": (1, 2)}, unsure={"range": "first", "type": "second"}),
        member("Name", required=None, unsure={"required": "third", "enum": "not shown"}),
    )
    found = comments(page(request=request, exclusive=(("Size", "Name"),), unsure={"exclusive": "fourth"}))
    assert found["access: write"] == "# unsure: guessed from the name of the action"
    assert found["range: [1, 2]"] == "# unsure: first"
    assert found["type: integer"] == "# unsure: second"
    assert found["type: string"] == "# unsure: third"
    assert found["exclusive:"] == "# unsure: fourth"
    assert not any("not shown" in text for text in found.values())
    without = comments(page(), source=None)
    assert without['source: ""'] == "# unsure: the page does not state its address"
    assert "source" not in " ".join(comments(page(source="https://b.example/"), source=None))
    assert draft(page(source="https://b.example/"), source=None)["source"] == "https://b.example/"
    assert draft(page(source="https://b.example/"))["source"] == "https://a.example/"
    assert "access: read" not in comments(page("huawei", http="GET /boxes"))
    assert "access: write" in comments(page("huawei", http="POST /boxes"))


def test_two_guesses_at_one_place_are_one_comment() -> None:
    """The reasons are joined."""
    names = ("Limit", "Offset")
    found = comments(
        page(
            action="ListBoxes",
            request=tuple(member(name, "integer") for name in names),
            response=(member("Boxes", "list[string]"),),
            unsure={"paginate": "of the page"},
        )
    )
    (line,) = [text for below, text in found.items() if below.startswith("paginate")]
    assert line == "# unsure: guessed from the names of the members; of the page"


def test_notes_of_the_page_and_of_the_version_are_at_the_top() -> None:
    """They concern the whole file."""
    text = compose(
        page(notes=("one", "two")), ExistingService("box", "1", version_note="three"), "https://a.example/"
    ).action.text
    assert "# unsure: one\n# unsure: two\n# unsure: three\naction: CreateBox\n" in text
    assert "unsure: three" not in compose(page(), BOX, "https://a.example/").action.text


def test_a_response_has_no_traits_of_requests() -> None:
    """Required members, defaults, filters, tokens and numbers of items belong to requests."""
    traits = {
        "server_default": 5,
        "filters": ("a",),
        "idempotency_token": True,
        "items": (None, 5),
        "nullable": True,
        "enum": ("x", "y"),
        "unknown": 1,
    }
    members = (member("A", required=True, traits=traits),)
    found = draft(page(request=members, response=members))
    assert found["response"]["A"] == {
        "type": "string",
        "doc": EMPTY,
        "enum": {"x": EMPTY, "y": EMPTY},
        "nullable": True,
    }
    assert found["request"]["A"] == {
        "type": "string",
        "doc": EMPTY,
        "required": True,
        "items": [None, 5],
        "enum": {"x": EMPTY, "y": EMPTY},
        "server_default": 5,
        "nullable": True,
        "filters": {"a": EMPTY},
        "idempotency_token": True,
    }


def test_types_are_defined_once_and_only_if_the_specs_lack_them() -> None:
    """The types of types follow; a guess has a comment."""
    types = {
        "Box": PageType("Box", (member("Lid", "Lid"), member("Known", "Known")), 1),
        "Lid": PageType("Lid", (member("Box", "list[Box]"),), 1, "guessed"),
        "Known": PageType("Known", (member("A"),), 1),
        "Unused": PageType("Unused", (member("A"),), 1),
    }
    found = page(request=(member("Box", "Box"),), response=(member("Boxes", "list[Box]"),), types=types)
    files = compose(found, ExistingService("box", "2", types=frozenset({"Known"})), "https://a.example/")
    assert isinstance(files.types, DraftFile)
    assert files.types.path == "tencent/box/2/types.yaml"
    assert files.types.defined == ("Box", "Lid")
    assert list(cast("dict[str, Any]", load(files.types.text)["types"])) == ["Box", "Lid"]
    assert "  # unsure: guessed\n  Lid:\n" in files.types.text
    assert files.types.text.startswith("# yaml-language-server: $schema=../../../schema/types.json\ntypes:\n")


def test_errors_are_defined_once_and_only_if_the_specs_lack_them() -> None:
    """Each has a kind and a reason for it; status and message are those of the page."""
    errors = (
        DocumentedError("Box.NotFound", 1, 404, "No box.", "cut off"),
        DocumentedError("Odd", 2),
        DocumentedError("Known", 3, 400, "Known.", None),
        DocumentedError("Odd", 4, 500),
    )
    existing = ExistingService("box", "2", errors={"Known": (400, "Known.")})
    files = compose(page(errors=errors), existing, "https://a.example/")
    assert isinstance(files.errors, DraftFile)
    assert files.errors.defined == ("Box.NotFound", "Odd")
    assert load(files.errors.text) == {
        "source": "https://a.example/",
        "errors": {
            "Box.NotFound": {"doc": EMPTY, "kind": "not_found", "http": 404, "message": "No box."},
            "Odd": {"doc": EMPTY, "kind": ""},
        },
    }
    lines = files.errors.text.splitlines()
    assert lines[lines.index("    kind: not_found") - 1].strip() == "# unsure: guessed from the code"
    assert (
        lines[lines.index('    kind: ""') - 1].strip()
        == "# unsure: neither the code nor the status suggests a kind"
    )
    assert lines[lines.index("    message: No box.") - 1].strip() == "# unsure: cut off"
    assert load(files.action.text)["errors"] == ["Box.NotFound", "Odd", "Known"]
    without = compose(page(errors=errors[:1]), BOX, None).errors
    assert isinstance(without, DraftFile)
    assert "source" not in load(without.text)


@pytest.mark.parametrize(
    ("http", "message", "shown"),
    [
        (400, "Known.", ["Known"]),
        (None, None, ["Known"]),
        (404, "Known.", {"Known": {"http": 404}}),
        (400, "Other.", {"Known": {"message": "Other."}}),
        (None, "Other.", {"Known": {"message": "Other."}}),
    ],
)
def test_a_page_can_deviate_from_the_definition_of_a_code(
    http: int | None, message: str | None, shown: object
) -> None:
    """Facts that the page does not state are no deviations."""
    existing = ExistingService("box", "2", errors={"Known": (400, "Known.")})
    errors = (DocumentedError("Known", 1, http, message),)
    assert draft(page(errors=errors), existing)["errors"] == shown
    more = draft(page(errors=(*errors, DocumentedError("New", 2, 409, "New."))), existing)["errors"]
    assert (
        (more == [*shown, "New"])
        if isinstance(shown, list)
        else (more == {**cast("dict[str, Any]", shown), "New": None})
    )


def test_examples_are_named_and_numbered() -> None:
    """One sample is named sample; several have their number and format."""
    response = (member("A", "integer"),)
    one = draft(page(response=response, samples=(PageSample(1, {}, response={"A": 1}),)))
    assert one["examples"] == [{"name": "sample", "request": {}, "response": {"A": 1}}]
    samples = (
        PageSample(1, None, response={"A": 1}),
        PageSample(2, None, response_xml="<A>1</A>"),
        PageSample(3, None, error="Odd"),
    )
    assert draft(page(response=response, samples=samples))["examples"] == [
        {"name": "sample 1 in JSON", "response": {"A": 1}},
        {"name": "sample 2 in XML", "response_xml": "<A>1</A>"},
        {"name": "sample 3 in JSON", "error": "Odd"},
    ]


DEVIATIONS = [
    ({"Name": "a"}, {}),
    ({}, {"Name": "required by the table but not sent"}),
    ({"Name": "a", "Other": 1}, {"Other": "not in the table of the page"}),
    ({"Name": None}, {"Name": "null, which the table does not mention"}),
    ({"Name": "a", "Null": None}, {}),
    ({"Name": 5}, {"Name": "sent as a number, not as text"}),
    ({"Name": True}, {"Name": "sent as true or false, not as text"}),
    ({"Name": ["a"]}, {"Name": "sent as a list, not as text"}),
    ({"Name": {"a": 1}}, {"Name": "sent as an object, not as text"}),
    ({"Name": "a", "Size": "5"}, {"Size": "sent as text, not as a number"}),
    ({"Name": "a", "Open": "true"}, {"Open": "sent as text, not as true or false"}),
    ({"Name": "a", "Ids": "b"}, {"Ids": "one item sent without a list"}),
    ({"Name": "a", "Ids": ["b", 5]}, {"Ids[1]": "sent as a number, not as text"}),
    ({"Name": "a", "Map": {"k": "v"}}, {}),
    ({"Name": "a", "Map": {"k": 5}}, {"Map.k": "sent as a number, not as text"}),
    ({"Name": "a", "Map": ["v"]}, {"Map": "not sent as a map"}),
    ({"Name": "a", "Boxes": [{"Id": "b"}]}, {}),
    (
        {"Name": "a", "Boxes": [{"Id": 5, "No": 1}]},
        {"Boxes[0].Id": "sent as a number, not as text", "Boxes[0].No": "not in the table of the page"},
    ),
    ({"Name": "a", "Boxes": ["b"]}, {"Boxes[0]": "sent as text, not as an object"}),
    ({"Name": "a", "Blank": {"Id": "b"}}, {"Blank.Id": "not in the table of the page"}),
]


@pytest.mark.parametrize(("request_values", "expected"), DEVIATIONS)
def test_a_sample_that_deviates_from_its_tables_is_located(
    request_values: dict[str, object], expected: dict[str, str]
) -> None:
    """Each value is compared with its table, at any depth."""
    found = page(
        request=(
            member("Name", required=True),
            member("Null", traits={"nullable": True}),
            member("Size", "integer"),
            member("Open", "boolean"),
            member("Ids", "list[string]"),
            member("Map", "map[string]"),
            member("Boxes", "list[Box]"),
            member("Blank", "Blank"),
        ),
        types={"Box": PageType("Box", (member("Id"),), 1)},
    )
    assert find_deviations(PageSample(1, request_values), found) == expected
    response = page(response=found.request, types=found.types)
    missing = {"Name": "required by the table but not sent"}
    assert find_deviations(PageSample(1, None, response=request_values), response) == (
        {} if expected == missing else expected
    )


def test_deviations_are_part_of_the_example() -> None:
    """An example without deviations has none."""
    response = (member("A", "integer"),)
    (example,) = draft(page(response=response, samples=(PageSample(1, {}, response={"A": "1"}),)))["examples"]
    assert example["deviations"] == {"A": "sent as text, not as a number"}
