"""A problem hides no other problem, and its consequences are not reported."""

from __future__ import annotations

import pytest
from yunbind_codegen.problems import ProblemCode

from ..specfolder import ACTION, COMMON, ERRORS, PROVIDER, SERVICE, TYPES, SpecFolder

FILES = (PROVIDER, COMMON, SERVICE, TYPES, ERRORS, ACTION)
REMEDIES = "remedies: {clock: [InvalidParameter]}\nclock_skew: 300\n"
KEYSTONE = 'keystone: {service: box, version: "2020-01-02", token: DescribeBoxes, projects: DescribeBoxes}\n'
STS = (
    'sts: {service: box, version: "2020-01-02", actions: {role: DescribeBoxes}, '
    "members: {role: Name, session_name: Name, duration: Limit, policy: Name}}\n"
)


@pytest.mark.parametrize("path", FILES)
def test_a_broken_file_is_its_only_problem(specs: SpecFolder, path: str) -> None:
    """References to the definitions of a file that cannot be read are no problems."""
    specs.edit(PROVIDER, "clock_skew: 300\n", REMEDIES + KEYSTONE + STS)
    specs.edit(ACTION, "errors:\n  BoxNotFound:", "errors:\n  Throttling.User:\n  BoxNotFound:")
    assert specs.lint() == ()
    specs.write(path, "a: [")
    (found,) = specs.lint()
    assert (found.path, found.code) == (f"specs/{path}", ProblemCode.SYNTAX)
    assert path not in {each.path.removeprefix("specs/") for each in specs.review()}


@pytest.mark.parametrize("path", FILES)
def test_a_broken_file_hides_no_problem_of_another(specs: SpecFolder, path: str) -> None:
    """A wrong limit in an action, a wrong name in the types and a wrong code are found beside it."""
    wrong = {
        ACTION: ("range: [1, 50], server_default: 20", "range: [50, 1]", ProblemCode.LIMIT),
        TYPES: ("Weight: {type: float, doc: Weight in kg.}", "Weight: {type: float, doc: W., length: [1, 2]}", ProblemCode.LIMIT),
        ERRORS: ("errors:\n", "errors:\n  Exception: {doc: It., kind: conflict}\n", ProblemCode.RESERVED_NAME),
        COMMON: ("errors:\n", "errors:\n  Warning: {doc: It., kind: conflict}\n", ProblemCode.RESERVED_NAME),
        PROVIDER: ("signing: [tc3-hmac-sha256]", "signing: [sdk-hmac-sha256]", ProblemCode.SCHEME),
        SERVICE: ("region: required\n", "region: required\nsigning: [sdk-hmac-sha256]\n", ProblemCode.SCHEME),
    }  # fmt: skip
    for place, (old, new, _) in wrong.items():
        specs.edit(place, old, new)
    specs.edit(ACTION, "request: {BoxIds: [box-1], Limit: 10, Offset: 0}", "request: {BoxIds: [box-1]}")
    specs.write(path, "a: [")
    expected = {(f"specs/{place}", code) for place, (_, _, code) in wrong.items() if place != path}
    if path == PROVIDER:  # only the provider says which schemes there are
        expected.remove((f"specs/{SERVICE}", ProblemCode.SCHEME))
    found = {(each.path, each.code) for each in specs.lint()}
    assert found == expected | {(f"specs/{path}", ProblemCode.SYNTAX)}


def test_each_of_several_members_is_judged(specs: SpecFolder) -> None:
    """An invalid member does not hide the next, whatever is wrong with either."""
    members = {
        "A": ("type: 'list[', doc: It.", ProblemCode.TYPE_EXPRESSION),
        "B": ("type: string, doc: It., range: [1, 2]", ProblemCode.LIMIT),
        "C": ("type: Nothing, doc: It.", ProblemCode.UNKNOWN_TYPE),
        "D": ("type: integer, doc: It., length: [1, 2]", ProblemCode.LIMIT),
        "E": ("type: string, doc: It., pattern: '['", ProblemCode.PATTERN),
        "F": ("type: string, doc: It., enum: []", ProblemCode.ENUM),
        "From": ("type: string, doc: It.", ProblemCode.RESERVED_NAME),
        "g": ("type: string, doc: It.", None),
        "G": ("type: string, doc: It.", ProblemCode.NAME_COLLISION),
        "H": ("type: string, doc: It., always: true", ProblemCode.WIRE),
        "I": ("type: integer, doc: It., range: [null, null]", ProblemCode.LIMIT),
    }
    lines = "".join(f"  {name}: {{{text}}}\n" for name, (text, _) in members.items())
    specs.edit(ACTION, "  Verbose: {", f"{lines}  Verbose: {{")
    found = {(each.code, each.line, each.column) for each in specs.lint()}
    at = {name: specs.find(ACTION, f"\n  {name}: {{type") for name in members}
    assert {(code, line - 1) for code, line, _ in found} == {
        (code, at[name][0]) for name, (_, code) in members.items() if code
    }


@pytest.mark.parametrize(
    ("limits", "is_valid"),
    [
        ("range: [1, 50], server_default: 1", True),
        ("range: [1, 50], server_default: 50", True),
        ("range: [1, 50], server_default: 0", False),
        ("range: [1, 50], server_default: 51", False),
        ("range: [1, null], server_default: 1", True),
        ("range: [1, null], server_default: 0", False),
        ("range: [null, 50], server_default: 51", False),
        ("range: [null, 50], server_default: 50", True),
        ("range: [-5.5, 50]", True),
        ("range: [1, 1]", True),
        ("range: [2, 1]", False),
        ("items: [1, 2]", False),
        ("length: [1, 2]", False),
    ],
)
def test_a_limit_holds_at_its_end_and_not_beyond(specs: SpecFolder, limits: str, is_valid: bool) -> None:
    """A default can be a limit itself; ranges can be negative and no whole numbers."""
    specs.edit(ACTION, "range: [1, 50], server_default: 20", limits)
    specs.edit(ACTION, "request: {BoxIds: [box-1], Limit: 10, Offset: 0}", "request: {BoxIds: [box-1]}")
    codes = [each.code for each in specs.lint()]
    assert codes == ([] if is_valid else [ProblemCode.LIMIT])


@pytest.mark.parametrize(
    ("limits", "is_valid"),
    [
        ("length: [0, 20]", True),
        ("length: [-1, 20]", False),
        ("length: [1.5, 20]", False),
        ("length: [null, 0]", True),
        ("length: [2, 2]", True),
        ("items: [0, 1]", False),
    ],
)
def test_a_length_is_a_whole_number_of_at_least_0(specs: SpecFolder, limits: str, is_valid: bool) -> None:
    """Zero is the smallest length."""
    specs.edit(ACTION, 'length: [1, 20], pattern: "[a-z][a-z0-9-]*", example: crate', limits)
    codes = [each.code for each in specs.lint()]
    assert codes == ([] if is_valid else [ProblemCode.LIMIT])


@pytest.mark.parametrize("trait", ["in: body", "name: X-Weight", "in: body, name: X-Weight"])
def test_a_member_of_a_type_has_no_place(specs: SpecFolder, trait: str) -> None:
    """Neither a place nor the name of a header means anything there."""
    specs.edit(
        TYPES, "Weight: {type: float, doc: Weight in kg.}", f"Weight: {{type: float, doc: W., {trait}}}"
    )
    assert [each.code for each in specs.lint()] == [ProblemCode.WIRE]


@pytest.mark.parametrize("trait", ["required: true", "idempotency_token: true", "flatten: true", "filters: {a: A.}", "server_default: a"])  # fmt: skip
def test_traits_of_requests_mean_nothing_in_responses(specs: SpecFolder, trait: str) -> None:
    """Each is a problem of its own."""
    member = "RequestId: {type: string, doc: Id of the request."
    specs.edit(ACTION, f"{member}}}", f"{member}, {trait}}}")
    (found,) = specs.lint()
    assert (found.code, found.message.split(": ")[1]) == (
        ProblemCode.WIRE,
        f"{trait.split(':')[0]} applies to requests, but this is a response.",
    )


@pytest.mark.parametrize("name", ["BoxClient", "AsyncBoxClient", "BoxRawClient", "AsyncBoxRawClient", "DescribeBoxesRequest", "DescribeBoxesResponse"])  # fmt: skip
def test_a_type_has_no_name_of_another_class(specs: SpecFolder, name: str) -> None:
    """Clients, requests and responses are classes too."""
    specs.edit(TYPES, "  Lid:\n", f"  {name}:\n")
    specs.edit(TYPES, "type: Lid,", f"type: {name},")
    assert {each.code for each in specs.lint()} == {ProblemCode.NAME_COLLISION}


def test_three_of_one_name_are_two_problems(specs: SpecFolder) -> None:
    """Each later one is named with the first."""
    members = "".join(
        f"  {name}: {{type: string, doc: It.}}\n" for name in ("box_size", "BoxSize", "boxSize")
    )
    specs.edit(ACTION, "  Verbose: {", f"{members}  Verbose: {{")
    found = specs.lint()
    assert [each.code for each in found] == [ProblemCode.NAME_COLLISION] * 2
    assert all("DescribeBoxes.box_size would both be box_size" in each.message for each in found)
    assert [(each.line, each.column) for each in found] == [
        specs.find(ACTION, "BoxSize:"),
        specs.find(ACTION, "boxSize:"),
    ]


@pytest.mark.parametrize(
    ("code", "name", "is_valid"),
    [("Exception.Lost", None, False), ("Exception.Lost", "Lost", True), ("kinds", None, True), ("9Lives", None, False), ("9Lives", "Lives", True), ("Lost.Exception", None, True)],
)  # fmt: skip
def test_a_family_of_codes_has_no_reserved_name(
    specs: SpecFolder, code: str, name: str | None, is_valid: bool
) -> None:
    """A name of its own takes a code out of its family."""
    given = f", name: {name}" if name else ""
    specs.edit(ERRORS, "errors:\n", f'errors:\n  "{code}": {{doc: It., kind: conflict{given}}}\n')
    assert [each.code for each in specs.lint()] == ([] if is_valid else [ProblemCode.RESERVED_NAME])


def test_a_code_that_only_a_waiter_names_is_used(specs: SpecFolder) -> None:
    """Codes of samples and waiters count as named."""
    specs.edit(
        ACTION,
        'errors:\n  BoxNotFound: {http: 404, message: "No box has this id.", doc: None of the ids exists.}\n',
        "errors:\n",
    )
    specs.edit(ERRORS, "errors:\n", "errors:\n  Shut: {doc: It is shut., kind: conflict}\n")
    specs.edit(
        ACTION, "      - {error: BoxNotFound}\n", "      - {error: BoxNotFound}\n      - {error: Shut}\n"
    )
    assert specs.lint() == ()
    assert ProblemCode.UNUSED_ERROR not in [each.code for each in specs.review()]


def test_a_type_of_many_actions_names_two_of_them(specs: SpecFolder) -> None:
    """The message has the first two by name."""
    text = specs.read(ACTION)
    for name in ("CountBoxes", "BendBoxes"):
        other = text.replace("DescribeBoxes", name)
        other = other[: other.index("paginate: ")] + other[other.index("examples:") :]
        specs.write(ACTION.replace("DescribeBoxes", name), other.replace("  Order: {", f"  {name}Order: {{"))
    messages = [each.message for each in specs.review() if each.code is ProblemCode.NO_SOURCE]
    assert "Lid is a type of BendBoxes and CountBoxes but has no source." in messages
