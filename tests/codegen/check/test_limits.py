"""Traits that cannot mean anything where they stand."""

from __future__ import annotations

import pytest
from yunbind_codegen.problems import ProblemCode

from ..specfolder import ACTION, PROVIDER, SERVICE, TYPES, Mistake, SpecFolder

NAME = (
    'Name: {type: string, doc: Name of the box., length: [1, 20], pattern: "[a-z][a-z0-9-]*", example: crate}'
)
TOTAL = "TotalCount: {type: uint64, doc: Boxes that match.}"
OFFSET = "Offset: {type: uint64, doc: Boxes to skip., server_default: 0}"

LIMITS = [
    Mistake(
        "a range of a text",
        ProblemCode.LIMIT,
        ACTION,
        "length: [1, 20]",
        "range: [1, 20]",
        "range: [1, 20]",
        "range applies to numbers",
        "length: [1, null]",
    ),
    Mistake(
        "a length of a list",
        ProblemCode.LIMIT,
        ACTION,
        "items: [null, 10]",
        "length: [null, 10]",
        "length: [null, 10]",
        "length applies to strings",
        "items: [0, 10]",
    ),
    Mistake(
        "a number of items of a number",
        ProblemCode.LIMIT,
        ACTION,
        "range: [1, 50]",
        "items: [1, 50]",
        "items: [1, 50]",
        "items applies to lists and maps",
        "range: [1, 50.5]",
    ),
    Mistake(
        "a range that ends before it begins",
        ProblemCode.LIMIT,
        ACTION,
        "range: [1, 50], server_default: 20",
        "range: [50, 1]",
        "range: [50, 1]",
        "Write [1, 50].",
        "range: [10, 10]",
    ),
    Mistake(
        "a range without ends",
        ProblemCode.LIMIT,
        ACTION,
        "range: [1, 50]",
        "range: [null, null]",
        "range: [null",
        "at least one of the two limits",
        "range: [null, 50]",
    ),
    Mistake(
        "a length below nothing",
        ProblemCode.LIMIT,
        ACTION,
        "length: [1, 20]",
        "length: [-1, 20]",
        "length: [-1",
        "whole numbers of at least 0",
        "length: [0, 20]",
    ),
    Mistake(
        "half an item",
        ProblemCode.LIMIT,
        ACTION,
        "items: [null, 10]",
        "items: [null, 10.5]",
        "items: [null, 10.5]",
        "whole numbers of at least 0",
        "items: [null, 10.0]",
    ),
    Mistake(
        "a default outside its range",
        ProblemCode.LIMIT,
        ACTION,
        "server_default: 20",
        "server_default: 51",
        "server_default: 51",
        "the default 51 is outside its range",
        "server_default: 50",
    ),
]

PATTERNS = [
    Mistake(
        "a bracket left open",
        ProblemCode.PATTERN,
        ACTION,
        '"[a-z][a-z0-9-]*"',
        '"[a-z"',
        "pattern",
        "unterminated character set",
        '"[a-z]+"',
    ),
    Mistake(
        "a look-around",
        ProblemCode.PATTERN,
        ACTION,
        '"[a-z][a-z0-9-]*"',
        '"(?!x)[a-z]+"',
        "pattern",
        "Look-around and back-references are not supported",
        '"(?:x?)[a-z]+"',
    ),
    Mistake(
        "a back-reference",
        ProblemCode.PATTERN,
        ACTION,
        '"[a-z][a-z0-9-]*"',
        '"([a-z])\\\\1.*"',
        "pattern",
        "Look-around and back-references are not supported",
        '"([a-z])\\\\d?.*"',
    ),
    Mistake(
        "a pattern of a number",
        ProblemCode.PATTERN,
        ACTION,
        "type: uint64, doc: Boxes to skip.",
        'type: uint64, pattern: "[0-9]+", doc: Boxes to skip.',
        'pattern: "[0-9]+"',
        "a pattern applies to strings",
        "type: uint64, range: [0, null], doc: Boxes to skip.",
    ),
]

ENUMS = [
    Mistake(
        "values of a number",
        ProblemCode.ENUM,
        ACTION,
        OFFSET,
        'Offset: {type: uint64, doc: Boxes to skip., enum: ["0", "10"]}',
        'enum: ["0", "10"]',
        "the values of a string",
        "Offset: {type: uint64, doc: Boxes to skip., example: 10}",
    ),
    Mistake(
        "no values at all",
        ProblemCode.ENUM,
        ACTION,
        "enum: {up: Smallest first., down: Largest first.}, server_default: up",
        "enum: {}",
        "enum: {}",
        "empty",
        "enum: {up: Smallest first.}",
    ),
    Mistake(
        "a default that is none of the values",
        ProblemCode.ENUM,
        ACTION,
        "server_default: up",
        "server_default: upp",
        "server_default: upp",
        "Did you mean up?",
        "server_default: down",
    ),
]

WIRE = [
    Mistake(
        "a member of the answer that is required",
        ProblemCode.WIRE,
        ACTION,
        TOTAL,
        "TotalCount: {type: uint64, required: true, doc: Boxes that match.}",
        "required: true",
        "this is a response",
        "TotalCount: {type: uint64, nullable: true, doc: Boxes that match.}",
    ),
    Mistake(
        "a parameter that is in every response",
        ProblemCode.WIRE,
        ACTION,
        OFFSET,
        "Offset: {type: uint64, doc: Boxes to skip., always: true}",
        "always: true",
        "always applies to responses",
        OFFSET,
    ),
    Mistake(
        "a member that is in every response and can be null",
        ProblemCode.WIRE,
        ACTION,
        TOTAL,
        "TotalCount: {type: uint64, doc: Boxes that match., always: true, nullable: true}",
        "always: true",
        "is not always present",
        "TotalCount: {type: uint64, doc: Boxes that match., always: true}",
    ),
    Mistake(
        "an idempotency token that is a number",
        ProblemCode.WIRE,
        ACTION,
        OFFSET,
        "Offset: {type: uint64, doc: Boxes to skip., idempotency_token: true}",
        "idempotency_token",
        "an idempotency token must be a string",
        OFFSET + "\n  Token: {type: string, doc: Once., idempotency_token: true}",
    ),
    Mistake(
        "a member of a type that travels in a header",
        ProblemCode.WIRE,
        TYPES,
        "Weight: {type: float, doc: Weight in kg.}",
        "Weight: {type: float, doc: Weight in kg., in: header}",
        "in: header",
        "is always in the body",
        "Weight: {type: float, doc: Weight in kg., example: 1.5}",
    ),
    Mistake(
        "a path where there are none",
        ProblemCode.WIRE,
        ACTION,
        "access: read\n",
        "access: read\nhttp: GET /boxes\n",
        "http: GET",
        "tencent-api3 has no paths",
        "access: read\n",
    ),
    Mistake(
        "a place on the wire where there is but one",
        ProblemCode.WIRE,
        ACTION,
        OFFSET,
        "Offset: {type: uint64, doc: Boxes to skip., in: query}",
        "request",
        "applies to REST only",
        "Offset: {type: uint64, doc: Boxes to skip., in: body}",
    ),
]

SCHEMES = [
    Mistake(
        "a signing scheme of another cloud",
        ProblemCode.SCHEME,
        PROVIDER,
        "signing: [tc3-hmac-sha256]",
        "signing: [tc3-hmac-sha256, sdk-hmac-sha256]",
        "sdk-hmac-sha256",
        "Valid: hmac-sha1, hmac-sha256, tc3-hmac-sha256.",
        "signing: [tc3-hmac-sha256, hmac-sha256]",
    ),
    Mistake(
        "a signing scheme of a service that is misspelt",
        ProblemCode.SCHEME,
        SERVICE,
        "region: required\n",
        "region: required\nsigning: [hmac-sha]\n",
        "hmac-sha]",
        "Did you mean hmac-sha",
        "region: required\nsigning: [hmac-sha1]\n",
    ),
]


@pytest.mark.parametrize("mistake", LIMITS, ids=str)
def test_a_limit_that_cannot_hold_is_located(specs: SpecFolder, mistake: Mistake) -> None:
    """A limit must fit its type, limit something, and let its own default through."""
    mistake.expect(specs)


@pytest.mark.parametrize("mistake", PATTERNS, ids=str)
def test_a_pattern_that_no_model_can_have_is_located(specs: SpecFolder, mistake: Mistake) -> None:
    """A pattern must be a regular expression, of the kind that the emitted models know, and of a text."""
    mistake.expect(specs)


@pytest.mark.parametrize("mistake", ENUMS, ids=str)
def test_values_that_make_no_sense_are_located(specs: SpecFolder, mistake: Mistake) -> None:
    """Values are those of a text, there are some, and a default is one of them."""
    mistake.expect(specs)


@pytest.mark.parametrize("mistake", WIRE, ids=str)
def test_a_trait_that_means_nothing_on_the_wire_is_located(specs: SpecFolder, mistake: Mistake) -> None:
    """A trait of the wire must fit the protocol and the side that it stands on."""
    mistake.expect(specs)


@pytest.mark.parametrize("mistake", SCHEMES, ids=str)
def test_a_signing_scheme_that_the_protocol_lacks_is_located(specs: SpecFolder, mistake: Mistake) -> None:
    """Each protocol has its own schemes, and the remedy lists them."""
    mistake.expect(specs)


def test_a_region_member_that_an_action_lacks_is_located_there(specs: SpecFolder) -> None:
    """Where the service fills a member with the region, every action with members has it."""
    specs.edit(SERVICE, "region: required\n", "region: required\nregion_member: RegionId\n")
    (found,) = specs.lint()
    assert (found.path, found.code) == (f"specs/{ACTION}", ProblemCode.WIRE)
    assert (found.line, found.column) == specs.find(ACTION, "request:")
    specs.edit(SERVICE, "region_member: RegionId", "region_member: Name")
    assert specs.lint() == ()


def _make_rest(specs: SpecFolder, http: str, members: str = "") -> None:
    specs.edit(PROVIDER, "protocol: tencent-api3", "protocol: huawei-rest")
    specs.edit(PROVIDER, "signing: [tc3-hmac-sha256]", "signing: [sdk-hmac-sha256]")
    specs.edit(ACTION, "access: read\n", f"access: read\n{http}")
    specs.edit(ACTION, f"  {NAME}\n", f"  {NAME}\n{members}")


def test_a_rest_action_needs_a_path(specs: SpecFolder) -> None:
    """Without an http line nobody knows where a REST action is called."""
    _make_rest(specs, "")
    (found,) = specs.lint()
    assert found.code is ProblemCode.WIRE
    assert found.hint == "Write `http: GET /v5/things`."


def test_a_rest_action_with_its_members_in_place_passes(specs: SpecFolder) -> None:
    """Members may travel in the path, the query, headers and the body."""
    _make_rest(
        specs,
        "http: GET /v1/{project_id}/boxes\n",
        "  project_id: {type: string, doc: Project., in: path, required: true}\n"
        "  Page: {type: int32, doc: Page., in: query}\n"
        "  Trace: {type: string, doc: Trace., in: header, name: X-Trace}\n",
    )
    specs.edit(ACTION, "request: {BoxIds: [box-1]", "request: {project_id: p, BoxIds: [box-1]")
    assert specs.lint() == ()


@pytest.mark.parametrize(
    ("http", "member", "at", "hint"),
    [
        ("GET /v1/{project}/boxes", "", "http: GET", "no member with `in: path` has this name"),
        ("GET /v1/boxes", "in: path, required: true", "in: path", "Write {project_id} into the path."),
        ("GET /v1/{project_id}/boxes", "in: path", "project_id: {", "Add `required: true`."),
        ("GET /v1/{project_id/boxes", "", "http: GET", "braces"),
        ("GET /v1/project_id}/boxes", "", "http: GET", "braces"),
    ],
)
def test_a_path_and_its_members_must_agree(
    specs: SpecFolder, http: str, member: str, at: str, hint: str
) -> None:
    """Every placeholder of a path is a required member in the path, and the other way round."""
    line = f"  project_id: {{type: string, doc: Project., {member}}}\n" if member else ""
    _make_rest(specs, f"http: {http}\n", line)
    if "required" in member:
        specs.edit(ACTION, "request: {BoxIds: [box-1]", "request: {project_id: p, BoxIds: [box-1]")
    found = specs.lint()
    assert {problem.code for problem in found} == {ProblemCode.WIRE}
    assert len(found) == 1
    assert (found[0].line, found[0].column) == specs.find(ACTION, at)
    assert hint in f"{found[0].message} {found[0].hint}"
