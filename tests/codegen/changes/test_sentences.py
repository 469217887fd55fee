"""The sentences of changes: the names and values of both states, in plain English."""

from __future__ import annotations

import re

import pytest
from yunbind_codegen.changes.comparison import compare
from yunbind_codegen.changes.rules import Rule

from ..specfolder import ACTION, ERRORS, PROVIDER, SERVICE, TYPES
from .cases import CASES, MAKE, REST, STS, Case
from .cases.case import Edit

NONE_IS_MEANT = {
    *(Rule.RESPONSE_MEMBER_OPTIONAL, Rule.RESPONSE_MEMBER_ALWAYS),
    *(Rule.WAITER_RESULT_WIDENED, Rule.WAITER_RESULT_NARROWED),
}
"""Rules about None itself."""


@pytest.mark.parametrize("states", ["AB", "BA"])
def test_a_sentence_is_whole(states: str) -> None:
    """Each ends with a full stop, or is a summary of the specs, and has no value without a name."""
    for case in CASES:
        for change in compare(case.read(states[0]), case.read(states[1])):
            assert change.sentence.endswith((".", "?")), change
            assert change.rule in NONE_IS_MEANT or not re.search(r"\bNone\b", change.sentence), change
            assert "  " not in change.sentence, change


PAGINATE = "paginate: {name: boxes, items: Boxes, limit: Limit, offset: Offset, total: TotalCount}"
CLOCK = "remedies: {clock: [InvalidParameter]}\nnaive_timestamps:"
WAIT = "delay: 2\n    timeout: 60"
LIMIT = "range: [1, 50], server_default: 20"

SENTENCES: list[tuple[Edit, str, str]] = [
    # Requests.
    ((ACTION, LIMIT, "range: [1, 20], server_default: 20"), "The range of limit is now 1 to 20; it was 1 to 50.", "The range of limit is now 1 to 50; it was 1 to 20."),
    ((ACTION, "range: [1, 50]", "range: [1, null]"), "The range of limit is now at least 1; it was 1 to 50.", "The range of limit is now 1 to 50; it was at least 1."),
    ((ACTION, "length: [1, 20]", "length: [null, 20]"), "The length of name is now at most 20; it was 1 to 20.", "The length of name is now 1 to 20; it was at most 20."),
    ((ACTION, ", items: [null, 10]", ""), "The number of items of box_ids is now unlimited; it was at most 10.", "The number of items of box_ids is now at most 10; it was unlimited."),
    ((ACTION, LIMIT, "range: [1, 50], server_default: 30"), "The service's default for limit is now 30; it was 20.", "The service's default for limit is now 20; it was 30."),
    ((ACTION, LIMIT, "range: [1, 50]"), "The service's default for limit is now not documented; it was 20.", "The service's default for limit is now 20; it was not documented."),
    ((ACTION, "doc: Whether to say more.", "doc: Whether to say more., server_default: false"), "The service's default for verbose is now false; it was not documented.", "The service's default for verbose is now not documented; it was false."),
    ((ACTION, ', pattern: "[a-z][a-z0-9-]*"', ""), "name no longer has to match [a-z][a-z0-9-]*.", "name must now match [a-z][a-z0-9-]*."),
    ((ACTION, "Verbose: {type: boolean", "Verbose: {type: string"), "The type of verbose is now str; it was bool.", "The type of verbose is now bool; it was str."),
    ((MAKE, "Count: {type: integer", "Count: {type: int32"), "The vendor's type of count is now int32; it was integer.", "The vendor's type of count is now integer; it was int32."),
    ((MAKE, ", sensitive: true", ""), "The value of word is no longer redacted in output.", "The value of word is now redacted in output."),
    ((MAKE, ", idempotency_token: true", ""), "token no longer makes retries safe.", "token now makes retries safe."),
    ((MAKE, "  Depth:", "  Height: {type: integer, doc: Height.}\n  Depth:"), "height was added, with the type int, and is optional.", "height was removed."),
    ((MAKE, "  Depth:", "  Height: {type: integer, doc: Height., required: true}\n  Depth:"), "height was added, with the type int, and is required.", "height was removed."),
    ((MAKE, "doc: Depth in cm.", "doc: Depth in cm., required: true"), "depth is now required.", "depth is now optional."),
    ((MAKE, "{type: integer, doc: Depth in cm.}", "{type: integer, doc: Depth in cm., rename: Deep}"), "depth was renamed to deep.", "deep was renamed to depth."),
    ((ACTION, 'since: "2021-05"', 'since: "2021-06"'), "The release date of secret is now 2021-06.", "The release date of secret is now 2021-05."),
    ((ACTION, ', since: "2021-05"', ""), "The release date of secret is now unknown.", "The release date of secret is now 2021-05."),
    ((ACTION, ", deprecated: Nothing uses it any more.", ""), "No longer deprecated.", "Deprecated: Nothing uses it any more."),
    ((ACTION, "deprecated: Nothing uses it any more.", "deprecated: Nobody does."), "The deprecation now says: Nobody does.", "The deprecation now says: Nothing uses it any more."),
    # Responses.
    ((MAKE, "range: [0, 100]", "range: [0, 10]"), "The documented range of count is now 0 to 10; it was 0 to 100.", "The documented range of count is now 0 to 100; it was 0 to 10."),
    ((MAKE, ", range: [0, 100]", ""), "The documented range of count is now unlimited; it was 0 to 100.", "The documented range of count is now 0 to 100; it was unlimited."),
    ((MAKE, "doc: Id of the new box.", "doc: Id of the new box., always: true"), "box_id is now never None.", "box_id can now be None."),
    ((MAKE, "doc: Price in cents.", "doc: Price in cents., always: true"), "The page now documents price as always present.", "The page now documents price as optional."),
    ((TYPES, ", nullable: true", ""), "The page no longer says that name can be null.", "The page now says that name can be null."),
    # Actions.
    ((ACTION, "rate_limit: 20/s", "rate_limit: 10/min"), "The documented rate limit is now 10 per 60 s; it was 20 per 1 s.", "The documented rate limit is now 20 per 1 s; it was 10 per 60 s."),
    ((ACTION, "rate_limit: 20/s\n", ""), "The documented rate limit is now unknown; it was 20 per 1 s.", "The documented rate limit is now 20 per 1 s; it was unknown."),
    ((MAKE, "access: write", "access: read"), "The action is now a read; it was a write.", "The action is now a write; it was a read."),
    ((MAKE, "access: write", "access: write\nunsigned: true"), "Calls are no longer signed.", "Calls are now signed."),
    ((MAKE, "access: write", "access: write\nregion: optional"), "A region is now optional; it was required.", "A region is now required; it was optional."),
    ((MAKE, "access: write", "access: write\nregion: none"), "A region is now ignored; it was required.", "A region is now required; it was ignored."),
    ((MAKE, "errors: [", "exclusive: [[Size, Depth]]\nerrors: ["), "depth and size can no longer be given together.", "depth and size can now be given together."),
    ((MAKE, "errors: [", "requires: {Size: [Depth]}\nerrors: ["), "size now requires depth.", "size no longer requires depth."),
    ((MAKE, "errors: [BoxNotFound]", "errors: [BoxNotFound, InvalidParameter]"), "The page now lists InvalidParameter.", "The page no longer lists InvalidParameter."),
    ((ACTION, PAGINATE, PAGINATE.replace(", total: TotalCount", "")), "The total member is now none; it was TotalCount.", "The total member is now TotalCount; it was none."),
    ((ACTION, PAGINATE, PAGINATE.replace("name: boxes", "name: crates")), "boxes was renamed to crates.", "crates was renamed to boxes."),
    ((ACTION, WAIT, "delay: 1.5\n    timeout: 60"), "The default delay is now 1.5 s; it was 2 s.", "The default delay is now 2 s; it was 1.5 s."),
    ((ACTION, WAIT, "delay: 2\n    timeout: 90"), "The default timeout is now 90 s; it was 60 s.", "The default timeout is now 60 s; it was 90 s."),
    # Errors.
    ((ERRORS, "kind: quota_exceeded", "kind: conflict"), "FullShelf is no longer a subclass of QuotaExceeded; it is now a subclass of Conflict.", "FullShelf is no longer a subclass of Conflict; it is now a subclass of QuotaExceeded."),
    ((ERRORS, "    kind: quota_exceeded\n", "    kind: quota_exceeded\n    retryable: true\n"), "FullShelf is now retryable.", "FullShelf is no longer retryable."),
    ((ERRORS, '    message: "Box not found."\n', ""), "The message changed.", "The message changed."),
    ((ERRORS, "  Full.Shelf:", "  Closed: {doc: Closed., kind: unavailable}\n  Full.Shelf:"), "Closed was added, as a subclass of Unavailable.", "Closed was removed."),
    # Services and clouds.
    ((SERVICE, "client: Box", "client: Crate"), "BoxClient was renamed to CrateClient.", "CrateClient was renamed to BoxClient."),
    ((SERVICE, "region: required", "region: required\nproject: true"), "Calls now need a project.", "Calls no longer need a project."),
    ((SERVICE, "regions: [near-1, far-1]", "regions: [near-1, far-1, sea-1]"), "region= now accepts sea-1.", "region= no longer accepts sea-1."),
    ((SERVICE, "client: Box", "client: Box\nsigning_name: boxes"), "The service name in signatures is now boxes; it was box.", "The service name in signatures is now box; it was boxes."),
    ((PROVIDER, '  central: "{service}.acme.example"\n', ""), "Calls without a region no longer have a host; they went to {service}.acme.example.", "Calls without a region now go to {service}.acme.example; they had no host."),
    ((PROVIDER, '  regional: "{service}.{region}.acme.example"\n', ""), "Calls in other regions now go to {service}.acme.example; they went to {service}.{region}.acme.example.", "Calls in other regions now go to {service}.{region}.acme.example; they went to {service}.acme.example."),
    ((PROVIDER, 'far-1: "{service}.far.acme.example"', 'far-1: "{service}.away.acme.example"'), "Calls in far-1 now go to {service}.away.acme.example; they went to {service}.far.acme.example.", "Calls in far-1 now go to {service}.far.acme.example; they went to {service}.away.acme.example."),
    ((PROVIDER, "get: 32768, ", ""), "The maximum request size (get) is now unlimited; it was 32768 bytes.", "The maximum request size (get) is now 32768 bytes; it was unlimited."),
    ((PROVIDER, "json: 10485760", "json: 5"), "The maximum request size (json) is now 5 bytes; it was 10485760 bytes.", "The maximum request size (json) is now 10485760 bytes; it was 5 bytes."),
    ((PROVIDER, "region: [ACME_REGION]", "region: [ACME_REGION, ACME_ZONE]"), "The region is now also read from ACME_ZONE.", "The region is now read from ACME_REGION; it was read from ACME_REGION, ACME_ZONE."),
    ((PROVIDER, "  region: [ACME_REGION]\n", ""), "The region is now read from no variable; it was read from ACME_REGION.", "The region is now also read from ACME_REGION."),
    ((PROVIDER, "naive_timestamps:", CLOCK), "The client now recovers from InvalidParameter: it corrects its clock and retries once.", "The client no longer recovers from InvalidParameter: it raises the error."),
    ((PROVIDER, 'naive_timestamps: "+08:00"', 'naive_timestamps: "+00:00"'), "The zone of times without a zone is now +00:00; it was +08:00.", "The zone of times without a zone is now +08:00; it was +00:00."),
    ((PROVIDER, "clock_skew: 300", "clock_skew: 600"), "The allowed clock skew is now 600 s; it was 300 s.", "The allowed clock skew is now 300 s; it was 600 s."),
]  # fmt: skip


@pytest.mark.parametrize(("edit", "forward", "backward"), SENTENCES)
def test_a_change_states_both_values(edit: Edit, forward: str, backward: str) -> None:
    """The sentence of an edit, and of its opposite."""
    case = Case("edit", (edit,), (), ())
    before, after = case.read("A"), case.read("B")
    assert [change.sentence for change in compare(before, after)] == [forward]
    assert [change.sentence for change in compare(after, before)] == [backward]


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ('central: "{service}.acme', 'central: "{service}.main', ("central",)),
        ('regional: "{service}.{region}.acme', 'regional: "{service}.{region}.main', ("regional",)),
        ('far-1: "{service}.far.acme', 'far-1: "{service}.far.main', ("regions", "far-1")),
    ],
)
def test_a_changed_host_is_at_its_key(old: str, new: str, place: tuple[str, ...]) -> None:
    case = Case("host", ((PROVIDER, old, new),), (), ())
    (change,) = compare(case.read("A"), case.read("B"))
    assert change.location == ("endpoints", *place)


def test_several_texts_of_one_thing_are_one_change() -> None:
    """The texts are listed in the order of the spec."""
    edits = (
        (ERRORS, "    kind: quota_exceeded\n", '    kind: quota_exceeded\n    message: "No room."\n'),
        (ERRORS, "    doc: There is no room on the shelf.", "    doc: The shelf has no room."),
        (ERRORS, "    doc: The shelf has no room.", "    http: 409\n    doc: The shelf has no room."),
    )
    case = Case("texts", edits[:2], (), ())
    assert [each.sentence for each in compare(case.read("A"), case.read("B"))] == [
        "The description and message changed."
    ]
    case = Case("texts", edits, (), ())
    assert [each.sentence for each in compare(case.read("A"), case.read("B"))] == [
        "The description, message and HTTP status changed."
    ]


def test_a_size_limit_that_is_new_is_lower() -> None:
    """Without a limit, any size was accepted."""
    case = Case("size", ((PROVIDER, "get: 32768, ", ""),), (), ())
    (raised,) = compare(case.read("A"), case.read("B"))
    (lowered,) = compare(case.read("B"), case.read("A"))
    assert (raised.rule, lowered.rule) == (Rule.SIZE_LIMIT_RAISED, Rule.SIZE_LIMIT_LOWERED)


def test_requests_state_their_old_and_new_line() -> None:
    """An action without a request line keeps having no request line."""
    case = Case("path", ((MAKE, "http: POST /boxes", "http: PUT /crates"),), (), (), REST)
    (change,) = compare(case.read("A"), case.read("B"))
    assert change.sentence == "The HTTP request is now PUT /crates; it was POST /boxes."


def test_token_services_are_added_changed_and_removed() -> None:
    """The sentence says which of the three it is."""
    setting = (PROVIDER, "naive_timestamps:", 'sts: {service: sts, version: "2020-01-02"}\nnaive_timestamps:')
    case = Case("sts", (setting,), (), (), STS)
    assert [each.sentence for each in compare(case.read("A"), case.read("B"))] == [
        "The sts service was added."
    ]
    assert [each.sentence for each in compare(case.read("B"), case.read("A"))] == [
        "The sts service was removed."
    ]


MANY = tuple(
    (MAKE.replace("MakeBox", name), "", text)
    for name, text in (
        (name, f"action: {name}\nsummary: {{en: {name}., zh: 做。}}\nsource: https://acme.example/docs/box/{name}\naccess: write\nrequest:\n  {name}: {{type: string, doc: It.}}\nresponse: {{}}\n")
        for name in ("AddBox", "BendBox", "CutBox")
    )
)  # fmt: skip


def test_each_of_several_removed_actions_is_reported() -> None:
    """One removal does not hide the next, and renames are found among removals."""
    renamed = tuple(
        (
            path.replace("CutBox", "DyeBox"),
            "",
            text.replace("CutBox", "DyeBox").replace("  DyeBox:", "  CutBox:"),
        )
        for path, _, text in MANY[2:]
    )
    case = Case("many", (*((path, "", "") for path, _, _ in MANY), *renamed), (), (), MANY)
    found = [
        (each.rule.code, each.symbol.rpartition(".")[2])
        for each in compare(case.read("A"), case.read("B"))
        if each.rule in (Rule.ACTION_REMOVED, Rule.ACTION_RENAMED, Rule.ACTION_ADDED)
    ]
    assert sorted(found) == [
        (Rule.ACTION_REMOVED.code, "add_box"),
        (Rule.ACTION_REMOVED.code, "bend_box"),
        (Rule.ACTION_RENAMED.code, "cut_box"),
    ]


def test_the_region_of_an_action_that_follows_its_service_is_one_change() -> None:
    """An action that states its own need changes by itself."""

    def list_symbols(*edits: Edit) -> list[str]:
        case = Case("region", edits, (), ())
        changes = compare(case.read("A"), case.read("B"))
        return sorted(each.symbol.removeprefix("yunbind.acme.box") for each in changes)

    service = (SERVICE, "region: required", "region: optional")
    assert list_symbols(service) == [""]
    assert list_symbols(service, (MAKE, "access: write", "access: write\nregion: none")) == [
        "",
        ".BoxClient.make_box",
    ]
    assert list_symbols((MAKE, "access: write", "access: write\nregion: none")) == [".BoxClient.make_box"]
