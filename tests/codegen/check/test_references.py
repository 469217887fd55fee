"""Names that lead nowhere."""

from __future__ import annotations

import pytest
from yunbind_codegen.problems import ProblemCode

from ..specfolder import ACTION, COMMON, ERRORS, PROVIDER, TYPES, Mistake, SpecFolder


def keystone(**changes: str) -> str:
    """Provider settings that find tokens and projects at the one service there is."""
    said = {
        "service": "box",
        "version": '"2020-01-02"',
        "token": "DescribeBoxes",
        "projects": "DescribeBoxes",
    }
    said |= {"token_ended": "[Throttling.User]", **changes}
    return (
        "keystone: {" + ", ".join(f"{key}: {value}" for key, value in said.items()) + "}\nclock_skew: 300\n"
    )


def token_service(action: str, **changes: str) -> str:
    """Provider settings that find temporary credentials at the one service there is."""
    members = {"role": "Name", "session_name": "Name", "duration": "Limit", "policy": "Name"} | changes
    said = ", ".join(f"{key}: {value}" for key, value in sorted(members.items()))
    return (
        f'sts: {{service: box, version: "2020-01-02", actions: {{role: {action}}}, members: {{{said}}}}}\n'
        "clock_skew: 300\n"
    )


MISTAKES = [
    Mistake(
        "a refusal for the clock that nobody defined",
        ProblemCode.UNKNOWN_ERROR,
        PROVIDER,
        "clock_skew: 300\n",
        "clock_skew: 300\nremedies: {clock: [InvalidParameter, TimeStampOff], session: []}\n",
        "TimeStampOff",
        "The common error code TimeStampOff is not defined.",
        "clock_skew: 300\nremedies: {clock: [InvalidParameter], session: []}\n",
    ),
    Mistake(
        "a refusal for the session that only a service defines",
        ProblemCode.UNKNOWN_ERROR,
        PROVIDER,
        "clock_skew: 300\n",
        "clock_skew: 300\nremedies: {session: [BoxNotFound]}\n",
        "BoxNotFound",
        "Define it in the provider's errors.yaml. Valid: InvalidParameter, Throttling.User.",
        "clock_skew: 300\nremedies: {session: [Throttling.User]}\n",
    ),
    Mistake(
        "a refusal of the key that nobody defined",
        ProblemCode.UNKNOWN_ERROR,
        PROVIDER,
        "clock_skew: 300\n",
        "clock_skew: 300\nremedies: {key: [KeyOff]}\n",
        "KeyOff",
        "The common error code KeyOff is not defined.",
        "clock_skew: 300\nremedies: {key: [InvalidParameter]}\n",
    ),
    Mistake(
        "temporary credentials from a service that does not exist",
        ProblemCode.UNKNOWN_ACTION,
        PROVIDER,
        "clock_skew: 300\n",
        'clock_skew: 300\nsts: {version: "2020-01-02", service: sts}\n',
        "service: sts",
        "There is no service sts in the version 2020-01-02.",
        'clock_skew: 300\nsts: {version: "2020-01-02", service: box}\n',
    ),
    Mistake(
        "temporary credentials from a version that does not exist",
        ProblemCode.UNKNOWN_ACTION,
        PROVIDER,
        "clock_skew: 300\n",
        'clock_skew: 300\nsts: {version: "2011-06-15", service: box}\n',
        "service: box",
        "Valid: box 2020-01-02.",
        'clock_skew: 300\nsts: {version: "2020-01-02", service: box}\n',
    ),
    Mistake(
        "tokens from a service that does not exist",
        ProblemCode.UNKNOWN_ACTION,
        PROVIDER,
        "clock_skew: 300\n",
        keystone(service="bax"),
        "service: bax",
        "Did you mean box 2020-01-02?",
        keystone(),
    ),
    Mistake(
        "tokens from a version that does not exist",
        ProblemCode.UNKNOWN_ACTION,
        PROVIDER,
        "clock_skew: 300\n",
        keystone(version='"2020-01-03"'),
        "service: box",
        "no service box in the version 2020-01-03",
        keystone(),
    ),
    Mistake(
        "projects from an action that does not exist",
        ProblemCode.UNKNOWN_ACTION,
        PROVIDER,
        "clock_skew: 300\n",
        keystone(projects="DescribeBox"),
        "projects: DescribeBox,",
        "Did you mean DescribeBoxes?",
        keystone(),
    ),
    Mistake(
        "temporary credentials from an action that does not exist",
        ProblemCode.UNKNOWN_ACTION,
        PROVIDER,
        "clock_skew: 300\n",
        token_service("DescribeBoxs"),
        "role: DescribeBoxs",
        "Did you mean DescribeBoxes?",
        token_service("DescribeBoxes"),
    ),
    Mistake(
        "a member that no action for temporary credentials has",
        ProblemCode.UNKNOWN_MEMBER,
        PROVIDER,
        "clock_skew: 300\n",
        token_service("DescribeBoxes", policy="Nam"),
        "policy: Nam,",
        "Did you mean Name?",
        token_service("DescribeBoxes"),
    ),
    Mistake(
        "a code of ended tokens that nobody defined",
        ProblemCode.UNKNOWN_ERROR,
        PROVIDER,
        "clock_skew: 300\n",
        keystone(token_ended="[Throttling.Use]"),
        "Throttling.Use]",
        "Did you mean Throttling.User?",
        keystone(),
    ),
    Mistake(
        "a type that nobody defined",
        ProblemCode.UNKNOWN_TYPE,
        TYPES,
        "type: Lid,",
        "type: Lidd,",
        "type: Lidd",
        "Did you mean Lid? Valid: Box, Colour, Filter, Lid, boolean, bytes, datetime, float, int32, int64,",
        "type: 'Lid',",
    ),
    Mistake(
        "a type in a list that nobody defined",
        ProblemCode.UNKNOWN_TYPE,
        ACTION,
        'Boxes: {type: "list[Box]", doc: This page of boxes.}',
        'Boxes: {type: "list[Box]", doc: This page of boxes.}\n  Crates: {type: "list[map[Bax]]", doc: Crates.}',
        'type: "list[map[Bax]]"',
        "Did you mean Box?",
        'Boxes: {type: "list[Box]", doc: This page of boxes.}\n  Crates: {type: "list[map[Box]]", doc: Crates.}',
    ),
    Mistake(
        "a type of a service as a common parameter",
        ProblemCode.UNKNOWN_TYPE,
        PROVIDER,
        "Language: {type: string,",
        "Language: {type: Box,",
        "type: Box",
        "cannot be a Box",
        'Language: {type: "list[string]",',
    ),
    Mistake(
        "a type that nothing uses",
        ProblemCode.UNUSED_TYPE,
        TYPES,
        "  Filter:\n",
        "  Crate:\n    doc: A crate.\n    members: {}\n  Filter:\n",
        "Crate",
        "Nothing uses the type Crate",
        "  # Crate:\n  Filter:\n",
    ),
    Mistake(
        "brackets that do not match",
        ProblemCode.TYPE_EXPRESSION,
        ACTION,
        'BoxIds: {type: "list[string]"',
        'BoxIds: {type: "list[string"',
        'type: "list[string"',
        "list[T] or map[T]",
        "BoxIds: {type: 'list[string]'",
    ),
    Mistake(
        "a container that does not exist",
        ProblemCode.TYPE_EXPRESSION,
        ACTION,
        'BoxIds: {type: "list[string]"',
        'BoxIds: {type: "array<string>"',
        'type: "array<string>"',
        "array<string> is not a type",
        "BoxIds: {type: 'list[string]'",
    ),
    Mistake(
        "brackets of a page's items that do not match",
        ProblemCode.TYPE_EXPRESSION,
        ACTION,
        'Boxes: {type: "list[Box]"',
        'Boxes: {type: "Box]"',
        'type: "Box]"',
        "Box] is not a type",
        "Boxes: {type: 'list[Box]'",
    ),
    Mistake(
        "brackets of a page's size that do not match",
        ProblemCode.TYPE_EXPRESSION,
        ACTION,
        "Limit: {type: uint64, doc: Boxes to return at once., range: [1, 50], server_default: 20}",
        "Limit: {type: 'list[uint64', doc: Boxes to return at once.}",
        "type: 'list[uint64'",
        "list[uint64 is not a type",
        "Limit: {type: uint64, doc: Boxes to return at once.}",
    ),
    Mistake(
        "brackets of a common parameter that do not match",
        ProblemCode.TYPE_EXPRESSION,
        PROVIDER,
        "Language: {type: string,",
        "Language: {type: 'list[string',",
        "type: 'list[string'",
        "list[T] or map[T]",
        "Language: {type: 'string',",
    ),
    Mistake(
        "an error code that nobody defined",
        ProblemCode.UNKNOWN_ERROR,
        ACTION,
        "  InvalidParameter:\n",
        "  InvalidParametre:\n",
        "InvalidParametre",
        "Did you mean InvalidParameter? Valid: BoxNotFound, InvalidParameter, Throttling.User.",
        "  Throttling.User:\n",
    ),
    Mistake(
        "an error code of an example that nobody defined",
        ProblemCode.UNKNOWN_ERROR,
        ACTION,
        "  - name: as XML\n",
        "  - name: as XML\n    error: BoxGone\n",
        "error: BoxGone",
        "Valid: BoxNotFound",
        "  - name: as XML\n    error: BoxNotFound\n",
    ),
    Mistake(
        "an error code of the service that all services have",
        ProblemCode.REPEATED_ERROR,
        ERRORS,
        "errors:\n",
        "errors:\n  Throttling.User: {doc: Too many calls., kind: throttled}\n",
        "Throttling.User",
        "Remove it here",
        "errors:\n  Throttling.Box: {doc: Too many calls., kind: throttled}\n",
    ),
    Mistake(
        "a keystone in a version that does not exist",
        ProblemCode.UNKNOWN_ACTION,
        PROVIDER,
        "clock_skew: 300\n",
        "clock_skew: 300\nkeystone: {version: 2020-01-03, service: box, token: DescribeBoxes, "
        "projects: DescribeBoxes}\n",
        "service: box",
        "Did you mean box 2020-01-02?",
        "clock_skew: 300\nkeystone: {version: 2020-01-02, service: box, token: DescribeBoxes, "
        "projects: DescribeBoxes}\n",
    ),
    Mistake(
        "a token from an action that does not exist",
        ProblemCode.UNKNOWN_ACTION,
        PROVIDER,
        "clock_skew: 300\n",
        "clock_skew: 300\nkeystone: {version: 2020-01-02, service: box, token: DescribeBox, "
        "projects: DescribeBoxes}\n",
        "token: DescribeBox,",
        "Did you mean DescribeBoxes?",
        "clock_skew: 300\nkeystone: {version: 2020-01-02, service: box, token: DescribeBoxes, "
        "projects: DescribeBoxes}\n",
    ),
    Mistake(
        "an ended token's code that is not one of all services",
        ProblemCode.UNKNOWN_ERROR,
        PROVIDER,
        "clock_skew: 300\n",
        "clock_skew: 300\nkeystone: {version: 2020-01-02, service: box, token: DescribeBoxes, "
        "projects: DescribeBoxes, token_ended: [BoxNotFound]}\n",
        "BoxNotFound",
        "The common error code BoxNotFound is not defined.",
        "clock_skew: 300\nkeystone: {version: 2020-01-02, service: box, token: DescribeBoxes, "
        "projects: DescribeBoxes, token_ended: [Throttling.User]}\n",
    ),
    Mistake(
        "an exclusion of a member that does not exist",
        ProblemCode.UNKNOWN_MEMBER,
        ACTION,
        "[BoxIds, Name]",
        "[BoxIds, Nam]",
        "Nam]",
        "Did you mean Name?",
        "[BoxIds, Offset]",
    ),
    Mistake(
        "a requirement of a member that does not exist",
        ProblemCode.UNKNOWN_MEMBER,
        ACTION,
        "Verbose: [Limit]",
        "Verbose: [Limits]",
        "Limits",
        "Did you mean Limit?",
        "Verbose: [Offset]",
    ),
    Mistake(
        "a requirement for a member that does not exist",
        ProblemCode.UNKNOWN_MEMBER,
        ACTION,
        "Verbose: [Limit]",
        "Verbos: [Limit]",
        "Verbos: [",
        "Did you mean Verbose?",
        "Verbose: [ Limit ]",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_name_that_leads_nowhere_is_located(specs: SpecFolder, mistake: Mistake) -> None:
    """A name must lead to what a file defines; the remedy names what it could have been."""
    mistake.expect(specs)


def test_an_error_code_in_a_list_is_located_at_its_item(specs: SpecFolder) -> None:
    """An action may list codes without saying more of them, and each is checked where it stands."""
    text = specs.read(ACTION)
    first = text.index("errors:\n")
    last = text.index("paginate:")
    specs.write(ACTION, f"{text[:first]}errors:\n  - BoxNotFound\n  - BoxGone\n\n{text[last:]}")
    (found,) = specs.lint()
    assert (found.code, (found.line, found.column)) == (
        ProblemCode.UNKNOWN_ERROR,
        specs.find(ACTION, "BoxGone"),
    )


def test_a_provider_needs_no_error_file(specs: SpecFolder) -> None:
    """Codes may all belong to the service."""
    own = "\n".join(line for line in specs.read(COMMON).splitlines()[2:])
    (specs.specs / COMMON).unlink()
    specs.write(ERRORS, f"{specs.read(ERRORS)}{own}\n")
    assert specs.lint() == ()
