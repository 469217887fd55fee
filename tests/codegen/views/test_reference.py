"""The pages of the reference: what each section says about a member, an action, an error or a waiter."""

from __future__ import annotations

import pytest
from yunbind_codegen.views.reference import ActionView, ReferenceView, view_reference

from .depot import read_depot


def read(*edits: tuple[str, str]) -> ReferenceView:
    return view_reference(*read_depot(*edits))


def find(wire: str, *edits: tuple[str, str]) -> ActionView:
    return next(each for each in read(*edits).actions if each.name == wire)


def show_facts(facts: tuple[tuple[str, str], ...]) -> list[tuple[str, str]]:
    return [(str(name), str(value).strip("`")) for name, value in facts]


def test_facts_of_a_service_are_those_of_its_spec() -> None:
    """A service without a region has no variable for it, and one without limits states none."""
    assert show_facts(read().facts) == [
        ("Package", "yunbind.depot.crate (yunbind.depot.crate.v2)"),
        ("Clients", "CrateClient, AsyncCrateClient"),
        ("Version", "2"),
        ("Credentials from the environment", "DEPOT_ID, DEPOT_SECRET"),
        ("Signing", "sdk-hmac-sha256, x-auth-token"),
        ("Region", "none"),
        ("Hosts", "crate.depot.example"),
        ("Maximum clock skew", "900 s"),
    ]


def test_facts_name_regions_hosts_and_sizes_if_there_are_any() -> None:
    """A variable for the region counts only where a region is used; sizes are named by the kind of request."""
    variable = (
        "    project_id: [DEPOT_PROJECT]\n",
        "    project_id: [DEPOT_PROJECT]\n  region: [DEPOT_REGION]\n",
    )
    sizes = ("clock_skew: 900\n", "clock_skew: 900\nsize_limits: {get: 10, form: 20, json: 30, any: 40}\n")
    used = (
        "region: none\n",
        "region: optional\nregions: [one, two]\nregions_source: https://depot.example/regions\n",
    )
    host = ('{central: "{service}.depot.example"}', '{central: a.example, regional: "{region}.a.example"}')
    facts = dict(show_facts(read(variable, sizes, used, host).facts))
    assert facts["Region from the environment"] == "DEPOT_REGION"
    assert facts["Regions"] == "one, two (https://depot.example/regions)"
    assert facts["Hosts"] == "{region}.a.example, a.example"
    assert facts["Maximum request size"] == (
        "10 bytes (GET), 20 bytes (form), 30 bytes (JSON), 40 bytes (any request)"
    )
    assert "Region from the environment" not in dict(show_facts(read(variable).facts))
    assert "Region from the environment" not in dict(show_facts(read(used).facts))


def test_facts_of_an_action_are_those_of_its_page() -> None:
    """Request line, signature, rate, permission and date are facts if the page states them."""
    assert show_facts(find("ListCrates").facts) == [
        ("Access", "read"),
        ("HTTP", "GET /v2/{depot}/crates"),
        ("Signature", "not needed"),
        ("Rate limit", "1 call per 60 seconds"),
        ("Permission", "crate:list"),
        ("Since", "2024-03"),
    ]
    assert show_facts(find("MakeToken").facts) == [("Access", "write"), ("HTTP", "POST /v2/tokens")]
    facts = dict(show_facts(find("ListCrates", ("rate_limit: 1/min", "rate_limit: 5/s")).facts))
    assert facts["Rate limit"] == "5 calls per second"


def test_an_action_has_its_texts_in_both_languages() -> None:
    """Description, deprecation and quirks are shown if the spec has them."""
    drop = find("DropCrate")
    assert (drop.summary, drop.summary_zh) == ("Drop a crate.", "丢弃。")
    assert drop.doc == "It cannot be undone. 无法撤销。"
    assert drop.deprecated == "Use something else. 请用别的。"
    assert drop.quirks == ("The page says nothing. 文档未说明。",)
    token = find("MakeToken")
    assert (token.doc, token.deprecated, token.quirks) == (None, None, ())
    assert (token.anchor, token.source) == ("action-maketoken", "https://depot.example/docs/crate/MakeToken")
    assert token.signature == "`client.issue_token(...) -> IssueTokenResponse`"
    assert token.pages is None
    service = read()
    assert (service.title, service.title_zh) == ("Depot Crates", "仓库箱")
    assert (service.summary, service.summary_zh) == ("Crates for goods.", "装货物的箱子。")


def test_rules_between_arguments_are_sentences() -> None:
    """Exclusions and requirements of a page are rules."""
    assert find("ListCrates").rules == (
        "Pass at most one of tags, trace.",
        "after requires size, tags.",
    )


def test_a_row_of_a_member_has_its_type_limits_and_notes() -> None:
    """Types are linked; required members, limits, defaults and notes are shown where the spec has them."""
    (size, depot, after, tags, _trace) = find("ListCrates").request
    assert size == ("`size`", "`size`", "`integer`", "", "default `10`", "Crates on a page.")
    assert depot[3] == "yes"
    assert (after[3], after[4], after[5]) == ("", "", "Id to continue from.")
    assert tags[2] == "`list[string]`"
    total, crates = find("ListCrates").response[:2]
    assert total[5] == "Number of crates. (in every response)"
    assert crates[2] == "[`list[Crate]`](#type-crate)"
    assert crates[5] == "Crates of the page. (can be null)"
    rows = {str(row[1]): row for row in find("MakeToken").request}
    assert rows["`Once`"][5] == (
        "Any text. (generated if omitted, which makes retries safe; since 2024-04; deprecated: Not read.)"
    )
    assert rows["`Word_Of`"][5] == "A word. (secret)"
    content = next(each for each in read().types if each.title == "Content")
    assert [str(row[4]) for row in content.rows] == ["up to 9 characters", "", "", "at least 3"]
    assert (content.anchor, content.doc) == ("type-content", "Goods in a crate.")


def test_a_row_shows_patterns_and_filters() -> None:
    """A pattern is part of the limits; filter names are part of the description."""
    edit = (
        "doc: Id to continue from., in: query}",
        "doc: Id to continue from., in: query, pattern: '[a-z]+', length: [2, 2], filters: {one: First.}}",
    )
    row = find("ListCrates", edit).request[2]
    assert row[4] == "exactly 2 characters; matches `[a-z]+`"
    assert row[5] == "Id to continue from. (filter one: First.)"


def test_enums_list_their_values_with_or_without_a_meaning() -> None:
    """A value without a meaning has an empty cell."""
    state = next(each for each in read().enums if each.title == "State")
    assert state.rows == (("`new`", ""), ("`old`", ""))
    with_meaning = read(("State: {doc: States., enum: [new, old]}", "State: {doc: States., enum: {new: Fresh., old: Stale.}}"))  # fmt: skip
    state = next(each for each in with_meaning.enums if each.title == "State")
    assert state.rows == (("`new`", "Fresh."), ("`old`", "Stale."))


def test_errors_of_an_action_are_those_of_its_page() -> None:
    """An action's page can give another status, message and description than the code has elsewhere."""
    assert find("DropCrate").errors == (
        ("`Gone`", "`Gone`", "not_found", "no", "410", "There was no such crate. `Too late.`"),
    )
    gone, full = sorted(find("ListCrates").errors, reverse=True)
    assert gone == ("`Gone`", "`Gone`", "not_found", "no", "", "It is gone.")
    assert full == (
        "`Full.Shelf`",
        "`FullShelf`",
        "quota_exceeded",
        "no",
        "",
        "No room on the shelf. `No room.`",
    )


def test_common_errors_say_whether_they_are_retried() -> None:
    """A kind that is usually retried can have a code that is not."""
    rows = {str(row[0]): row for row in read().common_errors}
    assert set(rows) == {"`Ended`", "`Gone`", "`Limit.Calls`"}
    assert rows["`Limit.Calls`"][2:4] == ("throttled", "no")
    retried = {str(row[0]): row for row in read((", retryable: false", "")).common_errors}
    assert retried["`Limit.Calls`"][3] == "yes"


@pytest.mark.parametrize(
    ("paginate", "way"),
    [
        ("{name: crates, items: Crates, limit: size, marker: after, marker_from: Id}", "marker"),
        ("{name: crates, items: Crates, limit: size, offset: after}", "offset"),
        ("{name: crates, items: Crates, limit: size, page: after}", "page number"),
        ("{name: crates, items: Crates, limit: size, token: after, next_token: Total}", "token"),
    ],
)
def test_a_paginator_is_described(paginate: str, way: str) -> None:
    """The items, and the way in which pages are fetched."""
    was = "{name: crates, items: Crates, limit: size, marker: after, marker_from: Id}"
    pages = find("ListCrates", (was, paginate)).pages if paginate != was else find("ListCrates").pages
    assert pages is not None
    assert pages.signature == "`client.crates(...) -> Pages[Crate]`"
    assert f"all items of crates. Pages are fetched by {way} as the iteration needs them." in pages.doc
    assert "按需逐页遍历全部结果" in pages.doc


def test_a_waiter_has_its_conditions_and_times() -> None:
    """Conditions are in words, times in seconds."""
    gone, old = find("ListCrates").waiters
    assert gone.signature == "`client.wait_until_crates_gone(...)`"
    assert [value for _, value in show_facts(gone.facts)] == [
        "list_crates",
        "Crates[] is empty; the poll fails with HTTP status 404",
        "the poll fails with Gone",
        "1.5 s",
        "90 s",
    ]
    assert [value for _, value in show_facts(old.facts)][1:3] == [
        "every Crates[].State is old",
        "any Crates[].State is new",
    ]


def test_samples_are_shown_as_they_are() -> None:
    """A sample has its request and its response; one without either is not shown."""
    failure, drop = find("DropCrate").samples
    assert (failure.title, drop.title) == ("a failure", "a drop")
    assert failure.blocks == (
        '```json\n{\n  "Id": "wrong"\n}\n```',
        '```json\n{\n  "code": "Gone"\n}\n```',
    )
    assert drop.blocks == ('```json\n{\n  "Id": "crate-1"\n}\n```',)


def test_a_sample_of_xml_is_shown_as_xml() -> None:
    """XML is no JSON text."""
    edit = ("  - name: nothing to show\n", "  - name: XML\n    response_xml: <a/>\n")
    assert find("DropCrate", edit).samples[-1].blocks == ("```xml\n<a/>\n```",)


def test_texts_of_all_scripts_are_legible() -> None:
    """Samples and defaults show Chinese as the page does, without escapes."""
    page = find(
        "DropCrate",
        (
            "request: {Id: crate-1}",
            "request: {Id: 箱}\n    response: {code: 箱}\n    deviations: {code: It is new.}",
        ),
        (
            "doc: Id of the crate., in: query, required: true",
            "doc: Id of the crate., in: query, server_default: 箱",
        ),
    )
    assert page.samples[1].blocks == (
        '```json\n{\n  "Id": "箱"\n}\n```',
        '```json\n{\n  "code": "箱"\n}\n```',
    )
    assert page.request[0][4] == 'default `"箱"`'
