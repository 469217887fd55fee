"""The differences between the facts of a page and a spec, one fact at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from yunbind_codegen.draft.compare import compare
from yunbind_codegen.draft.page import (
    ActionPage,
    DocumentedError,
    PageMember,
    PagePermission,
    PageSample,
    PageType,
    Vendor,
)
from yunbind_codegen.draft.spec_file import SpecFile, read_spec
from yunbind_codegen.types import parse_type

PROVIDER = """\
provider: {vendor}
name: {{en: Cloud, zh: 云}}
source: https://a.example/docs
protocol: {protocol}
signing: [{scheme}]
endpoints: {{central: a.example}}
environment: {{credentials: {{key_id: [ID], key_secret: [SECRET]}}}}
naive_timestamps: "+08:00"
clock_skew: 300
"""
SERVICE = """\
service: box
version: "2020-01-02"
default: true
client: Box
name: {en: Box, zh: 箱}
summary: {en: Boxes., zh: 箱子。}
source: https://a.example/docs/box
region: required
"""
TYPES = """\
types:
  Box:
    doc: A box.
    members:
      Id: {type: string, doc: Id., since: "2021-05"}
      Lid: {type: Lid, doc: Its lid.}
  Lid:
    doc: A lid.
    members:
      Form: {type: Form, doc: Its form.}
      Box: {type: Box, doc: Its box.}
  Form: {doc: Forms., enum: [round, flat]}
  Filter:
    doc: A filter.
    members:
      Name: {type: string, doc: Name.}
      Values: {type: "list[string]", doc: Values.}
      More: {type: string, doc: More.}
"""
ERRORS = """\
errors:
  Gone: {doc: It is gone., kind: not_found, http: 404, message: Gone.}
  Full: {doc: It is full., kind: quota_exceeded}
"""
ACTION = """\
action: ListBoxes
summary: {en: List boxes., zh: 列出。}
source: https://a.example/docs/ListBoxes
access: read
rate_limit: 20/s
request:
  Size: {type: integer, doc: Size., range: [1, 50], server_default: 10}
  Name: {type: string, doc: Name., required: true, length: [1, 9]}
  Ids: {type: "list[string]", doc: Ids., items: [null, 5]}
  Form: {type: Form, doc: Form.}
  Filters: {type: "list[Filter]", doc: Filters., filters: {one: First., two: Second.}}
response:
  Boxes: {type: "list[Box]", doc: Boxes., nullable: true}
  Ratio: {type: float, doc: Ratio.}
  At: {type: datetime, doc: Time.}
exclusive: [[Name, Ids]]
errors: [Gone, Full]
examples:
  - name: one
    request: {Name: a}
    response: {Ratio: 1.5}
  - name: XML
    response_xml: |
      <A> <B>1</B> </A>
  - name: failure
    request: {Name: b}
    error: Gone
"""


def member(name: str, kind: str, **facts: Any) -> PageMember:
    return PageMember(name, parse_type(kind), 7, **facts)


REQUEST = (
    member("Size", "integer", required=False, traits={"range": (1, 50), "server_default": 10}),
    member("Name", "string", required=True, traits={"length": (1, 9)}),
    member("Ids", "list[string]", required=False, traits={"items": (None, 5)}),
    member("Form", "string", traits={"enum": ("flat", "round")}),
    member("Filters", "list[Filter]", traits={"filters": ("two", "one")}),
)
RESPONSE = (
    member("Boxes", "list[Box]", traits={"nullable": True}),
    member("Ratio", "float"),
    member("At", "datetime"),
)
BOX = PageType("Box", (member("Id", "string"), member("Lid", "Lid")), 1)
LID = PageType("Lid", (member("Form", "string", traits={"enum": ("round", "flat")}), member("Box", "Box")), 1)
ERROR_CODES = (DocumentedError("Gone", 1, 404, "Gone."), DocumentedError("Full", 2))
SAMPLES = (
    PageSample(1, {"Name": "a"}, response={"Ratio": 1.5}),
    PageSample(2, None, response_xml="<A><B>1</B></A>\n"),
    PageSample(3, None, error="Gone"),
)


def page(vendor: Vendor = "tencent", **facts: Any) -> ActionPage:
    """A page that agrees with the spec, with other facts."""
    agreed: dict[str, Any] = {
        "rate_limit": "20/s",
        "request": REQUEST,
        "response": RESPONSE,
        "types": {"Box": BOX, "Lid": LID},
        "exclusive": (("Ids", "Name"),),
        "errors": ERROR_CODES,
        "samples": SAMPLES,
    }
    return ActionPage(vendor, "ListBoxes", 1, **{**agreed, **facts})


def write(root: Path, vendor: str = "tencent", action: str = ACTION) -> SpecFile:
    protocol, scheme = {
        "tencent": ("tencent-api3", "tc3-hmac-sha256"),
        "alibaba": ("alibaba-rpc", "hmac-sha1"),
        "huawei": ("huawei-rest", "sdk-hmac-sha256"),
    }[vendor]
    folder = root / "specs" / vendor / "box" / "2020-01-02"
    (folder / "actions").mkdir(parents=True, exist_ok=True)
    settings = PROVIDER.format(vendor=vendor, protocol=protocol, scheme=scheme)
    (folder.parents[1] / "provider.yaml").write_text(settings, encoding="utf-8")
    files = {"service": SERVICE, "types": TYPES, "errors": ERRORS, "actions/ListBoxes": action}
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return read_spec(folder / "actions" / "ListBoxes.yaml")


@pytest.fixture(scope="module")
def spec(tmp_path_factory: pytest.TempPathFactory) -> SpecFile:
    return write(tmp_path_factory.mktemp("box"))


def show(found: ActionPage, spec: SpecFile) -> list[tuple[str, str]]:
    return [(each.code.value, each.place) for each in compare(found, spec)]


def test_a_page_that_agrees_has_no_differences(spec: SpecFile) -> None:
    """Values of enums and filters have no order, and exclusions neither."""
    assert compare(page(), spec) == ()


ACTIONS = [
    ({"version": "2020-01-02"}, []),
    ({"version": "2021-01-02"}, [("P101", "version")]),
    ({"success": (200,)}, []),
    ({"success": (202,)}, [("P103", "success")]),
    ({"rate_limit": "30/s"}, [("P104", "rate_limit")]),
    ({"rate_limit": None}, [("P104", "rate_limit")]),
    ({"region": "required"}, []),
    ({"region": "optional"}, [("P105", "region")]),
    ({"permissions": (PagePermission("box:List", "List"),)}, [("P106", "permission")]),
    ({"source": "https://a.example/docs/ListBoxes"}, []),
    ({"source": "https://b.example/"}, [("P107", "source")]),
    ({"http": "GET /boxes"}, []),
    ({"service": "box"}, []),
]


@pytest.mark.parametrize(("facts", "expected"), ACTIONS)
def test_facts_of_an_action_are_compared_if_the_page_states_them(
    spec: SpecFile, facts: dict[str, Any], expected: list[tuple[str, str]]
) -> None:
    """Each difference has its code and key."""
    assert show(page(**facts), spec) == expected


def test_pages_of_other_vendors_need_not_state_a_rate(tmp_path: Path) -> None:
    """Each page of Tencent states one."""
    assert show(page("alibaba", rate_limit=None), write(tmp_path, "alibaba")) == []
    assert show(page("alibaba", rate_limit="1/s"), write(tmp_path, "alibaba")) == [("P104", "rate_limit")]


def test_method_path_and_places_are_compared_for_rest(tmp_path: Path) -> None:
    """A member of a request has its place; those of responses have none."""
    action = ACTION.replace("access: read", "access: read\nhttp: POST /boxes").replace(
        "  Size: {type: integer,", "  Size: {type: integer, in: query,"
    )
    spec = write(tmp_path, "huawei", action)
    size = member("Size", "integer", location="query", traits={"range": (1, 50), "server_default": 10})
    agreed = (size, *REQUEST[1:])
    assert show(page("huawei", http="POST /boxes", request=agreed), spec) == []
    assert show(page("huawei", http="GET /boxes", request=agreed), spec) == [("P102", "http")]
    assert show(page("huawei", http="POST /boxes"), spec) == [("P205", "request.Size")]
    assert show(page("huawei", request=agreed), spec) == [("P102", "http")]
    odd = (member("Boxes", "list[Box]", location="header", traits={"nullable": True}), *RESPONSE[1:])
    assert show(page("huawei", http="POST /boxes", request=agreed, response=odd), spec) == []
    plain = write(tmp_path / "plain")
    assert show(page(request=agreed), plain) == []


MEMBERS = [
    (member("Size", "int32", traits={"range": (1, 50), "server_default": 10}), []),
    (member("Size", "float", traits={"range": (1, 50), "server_default": 10}), [("P203", "request.Size")]),
    (member("Size", "string", traits={"range": (1, 50), "server_default": 10}), [("P203", "request.Size")]),
    (member("Size", "list[integer]", traits={"range": (1, 50), "server_default": 10}), [("P203", "request.Size")]),
    (member("Size", "integer", required=True, traits={"range": (1, 50), "server_default": 10}), [("P204", "request.Size")]),
    (member("Size", "integer", traits={"range": (1, 51), "server_default": 10}), [("P206", "request.Size.range")]),
    (member("Size", "integer", traits={"range": (1, 50)}), [("P207", "request.Size.server_default")]),
    (member("Size", "integer", traits={"range": (1, 50), "server_default": 10, "nullable": True}), [("P210", "request.Size.nullable")]),
    (member("Size", "integer", traits={"range": (1, 50), "server_default": 10, "enum": ("a",)}), [("P208", "request.Size.enum")]),
    (member("Size", "integer", traits={"range": (1, 50), "server_default": 10, "filters": ("a",)}), [("P209", "request.Size.filters")]),
    (member("Size", "integer", traits={"range": (1, 50), "server_default": 10, "example": 5}), [("P211", "request.Size.example")]),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "expected"), MEMBERS)
def test_facts_of_a_member_are_compared(
    spec: SpecFile, changed: PageMember, expected: list[tuple[str, str]]
) -> None:
    """A more specific number is no difference; other facts differ each by itself."""
    assert show(page(request=(changed, *REQUEST[1:])), spec) == expected


@pytest.mark.parametrize(
    ("index", "changed", "expected"),
    [
        (1, member("Name", "datetime", traits={"length": (1, 9)}), []),
        (1, member("Name", "boolean", traits={"length": (1, 9)}), [("P203", "request.Name")]),
        (1, member("Name", "string", required=False, traits={"length": (1, 9)}), [("P204", "request.Name")]),
        (1, member("Name", "string", traits={}), [("P206", "request.Name.length")]),
        (2, member("Ids", "list[integer]", traits={"items": (None, 5)}), [("P203", "request.Ids")]),
        (2, member("Ids", "map[string]", traits={"items": (None, 5)}), [("P203", "request.Ids")]),
        (2, member("Ids", "string", traits={"items": (None, 5)}), [("P203", "request.Ids")]),
        (2, member("Ids", "list[string]", traits={"items": (None, 6)}), [("P206", "request.Ids.items")]),
        (3, member("Form", "string"), [("P208", "request.Form.enum")]),
        (3, member("Form", "string", traits={"enum": ("round",)}), [("P208", "request.Form.enum")]),
        (3, member("Form", "integer", traits={"enum": ("round", "flat")}), [("P203", "request.Form")]),
        (4, member("Filters", "list[Other]", traits={"filters": ("one", "two")}), [("P203", "request.Filters")]),
        (4, member("Filters", "list[string]", traits={"filters": ("one", "two")}), [("P203", "request.Filters")]),
    ],
)  # fmt: skip
def test_types_and_limits_of_a_member_are_compared(
    spec: SpecFile, index: int, changed: PageMember, expected: list[tuple[str, str]]
) -> None:
    """A text can be a time or have the values of an enum; lists, maps and structures must agree."""
    request = (*REQUEST[:index], changed, *REQUEST[index + 1 :])
    assert show(page(request=request), spec) == expected


def test_a_text_of_the_page_is_no_structure_of_the_spec(spec: SpecFile) -> None:
    """Only an enum fits a text."""
    response = (member("Boxes", "list[string]", traits={"nullable": True}), *RESPONSE[1:])
    assert show(page(response=response), spec) == [("P203", "response.Boxes")]


def test_members_that_one_side_lacks_are_reported(spec: SpecFile) -> None:
    """The message names the line of the page, or the date of the spec."""
    request = (*REQUEST[1:], member("New", "string"))
    types = {"Box": PageType("Box", (member("Lid", "Lid"),), 1), "Lid": LID}
    found = compare(page(request=request, types=types), spec)
    assert [(each.code.value, each.place, each.message) for each in found] == [
        ("P201", "request.New", "is in the table of the page (line 7) but not in the spec."),
        ("P202", "request.Size", "is in the spec but not on the page."),
        ("P202", "Box.Id", "is in the spec (since 2021-05) but not on the page."),
    ]


def test_structures_are_compared_once_and_by_their_own_file(spec: SpecFile) -> None:
    """Types that hold each other end, and a difference of a type is in types.yaml at its member."""
    lid = PageType("Lid", (member("Form", "string", traits={"enum": ("round",)}), member("Box", "Box")), 1)
    (found,) = compare(page(types={"Box": BOX, "Lid": lid}), spec)
    assert (found.code.value, found.place) == ("P208", "Lid.Form.enum")
    assert found.path.endswith("types.yaml")
    lines = TYPES.splitlines()
    assert lines[found.line - 1].strip().startswith("Form: {type: Form")


def test_a_sampled_structure_can_lack_members_and_facts(spec: SpecFile) -> None:
    """A sample shows names and types only; a member that the spec lacks is reported as that of a sample."""
    box = PageType("Box", (member("Id", "string", required=True, traits={"length": (1, 2)}), member("New", "string")), 1, "from a sample", sampled=True)  # fmt: skip
    found = compare(page(types={"Box": box}), spec)
    assert [(each.code.value, each.place) for each in found] == [("P201", "Box.New")]
    assert found[0].message == "is in the sample of the page (line 7) but not in the spec."
    named = PageType("Box", (member("Lid", "Cover"),), 1, "from a sample", sampled=True)
    assert compare(page(types={"Box": named}), spec) == ()
    wrong = PageType("Box", (member("Id", "integer"),), 1, "from a sample", sampled=True)
    assert show(page(types={"Box": wrong}), spec) == [("P203", "Box.Id")]


def test_a_conventional_structure_can_have_more_members(spec: SpecFile) -> None:
    """The page lists no members of filters, so those of the spec are not missing."""
    assert compare(page(), spec) == ()
    table = PageType("Filter", (member("Name", "string"), member("Values", "list[string]")), 1)
    assert show(page(types={"Box": BOX, "Lid": LID, "Filter": table}), spec) == [("P202", "Filter.More")]


def test_exclusions_are_compared_in_both_directions(spec: SpecFile) -> None:
    """The message says which side has it."""
    found = compare(page(exclusive=(("Size", "Form"),)), spec)
    assert [(each.place, each.message) for each in found] == [
        ("Form and Size", "are mutually exclusive on the page but not in the spec."),
        ("Ids and Name", "are mutually exclusive in the spec but not on the page."),
    ]


ERROR_CASES = [
    ((DocumentedError("New", 5), *ERROR_CODES), [("P301", "New")]),
    (ERROR_CODES[:1], [("P302", "Full")]),
    ((DocumentedError("Gone", 1, 410, "Gone."), ERROR_CODES[1]), [("P303", "Gone.http")]),
    ((DocumentedError("Gone", 1, 404, "Lost."), ERROR_CODES[1]), [("P303", "Gone.message")]),
    ((DocumentedError("Gone", 1), ERROR_CODES[1]), []),
    ((ERROR_CODES[0], DocumentedError("Full", 1, 409)), [("P303", "Full.http")]),
]


@pytest.mark.parametrize(("errors", "expected"), ERROR_CASES)
def test_error_codes_are_compared(
    spec: SpecFile, errors: tuple[DocumentedError, ...], expected: list[tuple[str, str]]
) -> None:
    """Codes that one side lacks, and statuses and messages that the page states."""
    assert show(page(errors=errors), spec) == expected


def test_facts_of_a_code_in_the_action_come_before_its_definition(tmp_path: Path) -> None:
    """An action can state another status than the code has elsewhere."""
    action = ACTION.replace(
        "errors: [Gone, Full]", "errors:\n  Gone: {http: 410}\n  Full:\n  Late: {http: 408}"
    )
    spec = write(tmp_path, action=action)
    errors = (DocumentedError("Gone", 1, 410, "Gone."), DocumentedError("Full", 2))
    found = compare(page(errors=errors), spec)
    assert [(each.code.value, each.place) for each in found] == [("P302", "Late")]
    assert action.splitlines()[found[0].line - 1].strip() == "Late: {http: 408}"


SAMPLE_CASES = [
    (SAMPLES[:2], [("P402", "examples[2]")]),
    ((PageSample(9, {"Name": "c"}, response={"Ratio": 1.5}), *SAMPLES), [("P401", "examples")]),
    ((PageSample(1, {"Name": "b"}, response={"Ratio": 1.5}), *SAMPLES[1:]), [("P402", "examples[0]"), ("P401", "examples")]),
    ((PageSample(1, {"Name": "a"}, response={"Ratio": 2.5}), *SAMPLES[1:]), [("P402", "examples[0]"), ("P401", "examples")]),
    ((SAMPLES[0], PageSample(2, {}, response_xml=" <A>  <B>1</B></A>"), SAMPLES[2]), []),
    ((SAMPLES[0], PageSample(2, None, response_xml="<A><B>2</B></A>"), SAMPLES[2]), [("P402", "examples[1]"), ("P401", "examples")]),
    ((SAMPLES[0], PageSample(2, None, response={}), SAMPLES[2]), [("P402", "examples[1]"), ("P401", "examples")]),
    ((SAMPLES[0], SAMPLES[1], PageSample(3, None, error="Full")), [("P402", "examples[2]"), ("P401", "examples")]),
    ((SAMPLES[0], SAMPLES[1], PageSample(3, {"Name": "b"})), [("P402", "examples[2]"), ("P401", "examples")]),
]  # fmt: skip


@pytest.mark.parametrize(("samples", "expected"), SAMPLE_CASES)
def test_samples_are_compared(
    spec: SpecFile, samples: tuple[PageSample, ...], expected: list[tuple[str, str]]
) -> None:
    """Each sample is one example; layouts of XML and requests of failures do not count."""
    assert sorted(show(page(samples=samples), spec)) == sorted(expected)


def test_a_value_is_shown_as_json_up_to_a_length(spec: SpecFile) -> None:
    """A value that a side lacks is not given; a long one is cut."""
    short, long = "a" * 118, "a" * 119
    (found,) = compare(page(source=short), spec)
    assert found.message == f'is "{short}" on the page but "https://a.example/docs/ListBoxes" in the spec.'
    (found,) = compare(page(source=long), spec)
    assert found.message.startswith(f'is "{long}... on the page')
    (found,) = compare(page(rate_limit=None), spec)
    assert found.message == 'is not given on the page but "20/s" in the spec.'
    (found,) = compare(page(permissions=(PagePermission("箱:List"),)), spec)
    assert found.message == 'is [["箱:List", null]] on the page but not given in the spec.'
