"""What a reviewer would ask about: each rule finds what it is for, and leaves its look-alikes alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from yunbind_codegen.check import check, review
from yunbind_codegen.check.style.members import looks_secret
from yunbind_codegen.load import load
from yunbind_codegen.problems import ProblemCode

from ..specfolder import ACTION, COMMON, ERRORS, SERVICE, TYPES, SpecFolder


@pytest.fixture
def tidy(specs: SpecFolder) -> SpecFolder:
    """The base specs without anything that a reviewer would ask about."""
    specs.edit(ERRORS, "errors:\n", "source: https://acme.example/docs/box/errors\nerrors:\n")
    specs.arrange()
    assert specs.review() == ()
    return specs


def codes(specs: SpecFolder) -> list[ProblemCode]:
    assert specs.lint() == ()
    return [problem.code for problem in specs.review()]


def add_member(specs: SpecFolder, group: str, member: str) -> None:
    """Put a member first into the request or the response."""
    specs.edit(ACTION, f"\n{group}:\n", f"\n{group}:\n  {member}\n")


def test_the_projects_own_specs_have_no_warnings(project: Path) -> None:
    """The specs keep every rule, without an exemption."""
    specs = load(project / "specs")
    assert (check(specs), review(specs)) == ((), ())


@pytest.mark.parametrize(
    ("group", "member", "code"),
    [
        ("request", "DoorPassword: {type: string, doc: Word for the door.}", ProblemCode.SENSITIVE),
        ("response", "AccessKeySecret: {type: string, doc: What signs.}", ProblemCode.SENSITIVE),
        ("response", "SessionToken: {type: string, doc: What goes with the key.}", ProblemCode.SENSITIVE),
        ("request", "PrivateKey: {type: string, doc: What decrypts.}", ProblemCode.SENSITIVE),
        ("response", "ExpireTime: {type: string, doc: When it ends.}", ProblemCode.TEXT_TIME),
        ("response", "CreatedAt: {type: string, doc: When it began.}", ProblemCode.TEXT_TIME),
        ("response", "Dates: {type: 'list[string]', doc: Days., example: '2021-12-06 22:52:24'}", ProblemCode.TEXT_TIME),
        ("request", "ClientToken: {type: string, doc: What repetitions share.}", ProblemCode.REPEATABLE),
        ("request", "Shade: {type: string, doc: 'Shade, one of dark and light.'}", ProblemCode.HIDDEN_ENUM),
        ("request", "Shade: {type: string, doc: 'Allowed values: dark, light.'}", ProblemCode.HIDDEN_ENUM),
        ("request", "BoxName: {type: string, doc: Box name.}", ProblemCode.ECHO),
        ("request", "BoxName: {type: string, doc: {en: The name of a box's box.}}", None),
        ("response", "Crates: {type: 'list[string]', doc: Crates.}", ProblemCode.ECHO),
        ("request", "TagKey: {type: string, doc: What a tag is called.}", None),
        ("request", "Key: {type: string, doc: What a tag is called.}", None),
        ("response", "AccessKeyId: {type: string, doc: Who signs.}", None),
        ("response", "SecretName: {type: string, doc: What the secret is called.}", None),
        ("request", "TokenType: {type: string, doc: Kind of the token.}", None),
        ("request", "PageToken: {type: string, doc: Where the page starts.}", None),
        ("response", "Tokenizer: {type: string, doc: What splits words.}", None),
        ("request", "Password: {type: string, sensitive: true, doc: Word for the door.}", None),
        ("request", "HasPassword: {type: boolean, doc: Whether there is one.}", None),
        ("response", "ExpireTime: {type: datetime, doc: When it ends.}", None),
        ("response", "Runtime: {type: string, doc: What runs the box.}", None),
        ("response", "Updates: {type: string, doc: What changed., example: '2021'}", None),
        ("request", "ClientToken: {type: string, idempotency_token: true, doc: What repetitions share.}", None),
        ("request", "Shade: {type: string, doc: 'Shade, such as dark.'}", None),
        ("request", "Shade: {type: string, doc: One of the shades., enum: [dark]}", None),
    ],
)  # fmt: skip
def test_a_member_that_looks_like_something_else(
    tidy: SpecFolder, group: str, member: str, code: ProblemCode | None
) -> None:
    """What a member is called or said to be is compared with its traits; words that only resemble pass."""
    add_member(tidy, group, member)
    assert codes(tidy) == ([code] if code else [])


def test_a_place_is_told_and_a_remedy(tidy: SpecFolder) -> None:
    """A warning stands at the member, with what to write."""
    add_member(tidy, "request", "DoorPassword: {type: string, doc: Word for the door.}")
    (found,) = tidy.review()
    assert (found.path, (found.line, found.column)) == (f"specs/{ACTION}", tidy.find(ACTION, "DoorPassword"))
    assert "DescribeBoxes.DoorPassword" in found.message
    assert "sensitive: true" in found.hint


@pytest.mark.parametrize("name", ["Password", "UserPassword", "AdminPassword", "Authorization", "OIDCToken"])
def test_every_secret_of_the_projects_specs_would_be_found(name: str) -> None:
    """The rule knows the names that secrets of the four clouds have."""
    assert looks_secret(name)


def test_the_rule_knows_each_sensitive_member_of_the_project(project: Path) -> None:
    """If any `sensitive` of the project's specs were forgotten, the rule would say so."""
    texts = 0
    for path in sorted((project / "specs").rglob("*.yaml")):
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines):
            if line.strip() != "sensitive: true":
                continue
            indent = len(line) - len(line.lstrip())
            name = next(
                each.strip().rstrip(":")
                for each in reversed(lines[:number])
                if each.strip() and len(each) - len(each.lstrip()) < indent
            )
            texts += 1
            assert looks_secret(name), (path.name, name)
    assert texts > 10


def test_a_list_with_a_total_and_an_offset_wants_a_paginator(tidy: SpecFolder) -> None:
    """Who can move through a list should be able to iterate over it."""
    text = tidy.read(ACTION)
    first = text.index("paginate: ")
    tidy.write(ACTION, text[:first] + text[text.index("\n", first) + 1 :])
    assert codes(tidy) == [ProblemCode.UNPAGED_LIST]
    assert tidy.review()[0].message.startswith("DescribeBoxes returns Boxes page by page")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("  Offset: {type: uint64, server_default: 0, doc: Boxes to skip.}\n", ""),
        ("access: read\n", "access: write\n"),
    ],
)
def test_a_total_alone_makes_no_pages(tidy: SpecFolder, old: str, new: str) -> None:
    """Without a way to move, or where the action writes, there is nothing to page through."""
    text = tidy.read(ACTION)
    first, last = text.index("paginate: "), text.index("\nquirks:")
    tidy.write(ACTION, text[:first] + text[last + 1 :])
    tidy.edit(ACTION, old, new)
    text = tidy.read(ACTION).replace(", Offset: 0", "")
    tidy.write(ACTION, text)
    assert codes(tidy) == []


def test_the_token_of_a_next_page_wants_a_paginator(tidy: SpecFolder) -> None:
    """A next token says that there are pages, whatever the request calls its own."""
    text = tidy.read(ACTION)
    first = text.index("paginate: ")
    text = text[:first] + text[text.index("\n", first) + 1 :]
    text = text.replace(
        "  TotalCount: {type: uint64, doc: Boxes that match.}\n",
        "  NextToken: {type: string, doc: What follows.}\n",
    )
    tidy.write(ACTION, text.replace("      TotalCount: 1\n", ""))
    assert codes(tidy) == [ProblemCode.UNPAGED_LIST]


def test_an_action_without_a_sample_wants_one_or_a_reason(tidy: SpecFolder) -> None:
    """A quirk that speaks of samples is the reason; other quirks are not."""
    text = tidy.read(ACTION)
    tidy.write(ACTION, text[: text.index("examples:")])
    assert codes(tidy) == [ProblemCode.NO_EXAMPLE]
    tidy.edit(ACTION, "quirks:\n", "quirks:\n  - The page shows no sample of an answer.\n")
    assert codes(tidy) == []


@pytest.mark.parametrize("old", ["en: List boxes.", "zh: 列出箱子。"])
def test_a_summary_is_a_sentence(tidy: SpecFolder, old: str) -> None:
    """Both languages end their sentence, each with its own full stop."""
    tidy.edit(ACTION, old, old[:-1])
    assert codes(tidy) == [ProblemCode.SENTENCE]


def test_a_type_of_two_actions_names_its_page(tidy: SpecFolder) -> None:
    """A type on one page needs no source, one on several does, also when it is only reached through another."""
    for name in ("Lid", "Box", "Colour", "Filter"):
        assert f"  {name}:" in tidy.read(TYPES)
    text = tidy.read(ACTION).replace("DescribeBoxes", "CountBoxes")
    text = text[: text.index("paginate: ")] + text[text.index("examples:") :]
    tidy.write(ACTION.replace("DescribeBoxes", "CountBoxes"), text.replace("  Order: {", "  Sorting: {"))
    found = [problem for problem in tidy.review() if problem.code is ProblemCode.NO_SOURCE]
    assert [problem.message.split()[0] for problem in found] == ["Lid", "Colour", "Filter"]


def test_a_code_names_its_page_or_its_file_does(tidy: SpecFolder) -> None:
    """Common codes and those of a service are held to the same."""
    for path in (COMMON, ERRORS):
        text = tidy.read(path)
        tidy.write(path, text[text.index("errors:") :])
    assert set(codes(tidy)) == {ProblemCode.NO_SOURCE}
    assert sorted(problem.path for problem in tidy.review()) == sorted(
        [f"specs/{COMMON}", f"specs/{COMMON}", f"specs/{ERRORS}"]
    )
    tidy.edit(ERRORS, '"Box not found."', '"Box not found."\n    source: https://acme.example/a')
    tidy.arrange()
    assert [problem.path for problem in tidy.review()] == [f"specs/{COMMON}"] * 2


def test_a_code_that_no_action_names_is_left_over(tidy: SpecFolder) -> None:
    """It is found where actions name others, not where pages name none; an example's code counts as named."""
    tidy.edit(ERRORS, "errors:\n", "errors:\n  BoxTooSmall: {kind: invalid_request, doc: Too small.}\n")
    assert codes(tidy) == [ProblemCode.UNUSED_ERROR]
    text = tidy.read(ACTION)
    tidy.edit(ACTION, "  - name: as XML\n", "  - name: as XML\n    error: BoxTooSmall\n")
    assert ProblemCode.UNUSED_ERROR not in codes(tidy)
    first, last = text.index("errors:\n"), text.index("paginate: ")
    tidy.write(ACTION, text[:first] + text[last:].replace("      - {error: BoxNotFound}\n", ""))
    assert codes(tidy) == []


def test_a_code_without_a_kind_is_an_error(specs: SpecFolder) -> None:
    """A kind is no matter of style: without it nobody could catch the refusal by what it means."""
    specs.edit(ERRORS, "    kind: not_found\n", "")
    (found,) = specs.lint()
    assert (found.code, found.code.level) == (ProblemCode.MISSING_KEY, "error")
    assert found.message == "errors.BoxNotFound.kind is missing."


def test_keys_out_of_order_are_told_once_for_each_mapping(tidy: SpecFolder) -> None:
    """The first key that stands too late is named, with the one that it belongs before."""
    tidy.edit(SERVICE, 'service: box\nversion: "2020-01-02"\n', 'version: "2020-01-02"\nservice: box\n')
    (found,) = tidy.review()
    assert (found.code, found.message) == (ProblemCode.ORDER, "The key service belongs before version.")
    assert (found.line, found.column) == tidy.find(SERVICE, "service: box")


def test_a_broken_file_has_no_warnings_and_hides_none_of_others(tidy: SpecFolder) -> None:
    """Style is judged where a file could be understood."""
    tidy.edit(SERVICE, "default: true", "default: [")
    add_member(tidy, "request", "DoorPassword: {type: string, doc: Word for the door.}")
    assert [problem.code for problem in tidy.review()] == [ProblemCode.SENSITIVE]


def test_warnings_are_the_codes_of_style() -> None:
    """What begins with S9 warns; everything else stops."""
    assert {code for code in ProblemCode if code.level == "warning"} == {
        code for code in ProblemCode if code.value.startswith("S9")
    }
