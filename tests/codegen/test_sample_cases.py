"""Conformance cases of samples: which samples become cases, and what their expectation is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from yunbind_codegen.conformance.samples import list_sample_cases
from yunbind_codegen.ir import Api
from yunbind_codegen.language import Example

from .views.depot import read_depot

RESPONSE = "response:\n  Until: {type: datetime, doc: When it ends.}\n  Raw: {type: bytes, doc: The token.}\n"
HTTP = "http: POST /v2/tokens"
REQUEST = {
    "Once": "a",
    "Content": {"Name": "soap", "Kind": "dry", "Count": 3},
    "More": {},
    "Empty": [],
    "Open": True,
    "Big_Size": 1.5,
    "Word_Of": "b",
    "Goal": "up",
}
Edit = tuple[str, str]


def list_cases(
    file: str, sample: Mapping[str, object], *edits: Edit, regional: str | None = None, **cloud: str
) -> list[dict[str, Any]]:
    """Return the cases of the action MakeToken, whose page has just this sample."""
    provider, service = read_depot(*edits)
    provider = replace(provider, spec=provider.spec.model_copy(update=cloud))
    service = replace(service, endpoints=service.endpoints.model_copy(update={"regional": regional}))
    actions = [
        replace(each, spec=each.spec.model_copy(update={"examples": [Example.model_validate(sample)]}))
        for each in service.actions
        if each.wire == "MakeToken"
    ]
    provider = replace(provider, services=(replace(service, actions=tuple(actions)),))
    cases = list_sample_cases(Api((provider,)))[file]
    return [case.model_dump(by_alias=True, exclude_unset=True) for case in cases]


def read_members(kind: str, value: object, *edits: Edit) -> object:
    """Return what a client must read for a member of a type, or None if the sample is no case."""
    member = f"response:\n  Value: {{type: {json.dumps(kind)}, doc: A value.}}\n"
    sample = {"name": "a token", "response": {"Value": value, "None": None, "New": 1}}
    found = list_cases("response", sample, (RESPONSE, member), *edits)
    if not found:
        return None
    members = dict(found[0]["output"]["members"])
    assert members.pop("New") == 1
    assert "None" not in members
    return members["Value"]


TIME = "2021-12-06 22:52:24"
READ = {"$time": "2021-12-06T22:52:24+00:00"}
LARGE = 2**53


@pytest.mark.parametrize(
    ("kind", "value", "members"),
    [
        ("string", "", ""),
        ("string", TIME, TIME),
        ("string", ["a"], ["a"]),
        ("boolean", True, True),
        ("State", "", ""),
        ("integer", LARGE - 1, LARGE - 1),
        ("integer", 1 - LARGE, 1 - LARGE),
        ("integer", LARGE, {"$int": str(LARGE)}),
        ("integer", -LARGE, {"$int": str(-LARGE)}),
        ("datetime", TIME, READ),
        ("datetime", "2021-12-06T22:52:24Z", READ),
        ("list[datetime]", [TIME], [READ]),
        ("map[datetime]", {"a": TIME}, {"a": READ}),
        ("map[list[datetime]]", {"a": [TIME]}, {"a": [READ]}),
        ("map[Crate]", {"a": {"Size": LARGE, "Id": None}}, {"a": {"Size": {"$int": str(LARGE)}}}),
        ("list[Crate]", [{"Id": "", "New": [1]}], [{"Id": "", "New": [1]}]),
        ("Crate", {"Id": "a", "State": "new"}, {"Id": "a", "State": "new"}),
    ],
)
def test_values_of_a_sample_are_read_by_their_type(kind: str, value: object, members: object) -> None:
    """Times and integers that not every JSON parser reads have tags. Null members are absent."""
    found = read_members(kind, value)
    assert found == members
    assert type(found) is type(members)


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("bytes", "YQ=="),
        ("integer", ""),
        ("datetime", ""),
        ("datetime", 1638831144),
        ("datetime", "2021-13-06 22:52:24"),
        ("datetime", f"{TIME}.5"),
        ("datetime", f"on {TIME}"),
        ("list[bytes]", ["YQ=="]),
        ("map[integer]", {"a": ""}),
        ("Crate", {"Size": ""}),
    ],
)
def test_a_sample_whose_reading_the_page_does_not_state_is_no_case(kind: str, value: object) -> None:
    assert read_members(kind, value) is None


def test_a_time_without_a_zone_has_that_of_the_cloud() -> None:
    """A time with a zone keeps it."""
    east = ('naive_timestamps: "+00:00"', 'naive_timestamps: "+08:00"')
    assert read_members("datetime", TIME, east) == {"$time": "2021-12-06T22:52:24+08:00"}
    assert read_members("datetime", "2021-12-06T22:52:24Z", east) == READ


def test_the_response_of_a_sample_is_that_of_the_page() -> None:
    """The case names the action and the page, or the source of the sample."""
    sample = {"name": "a token", "response": {"Note": "中"}, "status": 299}
    (case,) = list_cases("response", {**sample, "source": "https://depot.example/sample"})
    assert case["id"] == "sample-depot-crate-make-token-1"
    assert (case["level"], case["evidence"]) == ("must", "documented")
    assert case["source"] == "https://depot.example/sample"
    assert case["why"] == "The response of the vendor's sample: a token."
    assert case["input"]["action"] == "depot/crate/2/MakeToken"
    assert case["input"]["response"] == {"status": 299, "body": '{"Note": "中"}'}
    (case,) = list_cases("response", sample)
    assert case["source"] == "https://depot.example/docs/crate/MakeToken"


@pytest.mark.parametrize(
    "parts",
    [{}, {"response": {}, "status": 300}, {"response": {}, "error": "Gone"}, {"response": {}, "deviations": {"Raw": "No."}}],
)  # fmt: skip
def test_only_the_response_of_a_success_is_a_case(parts: dict[str, object]) -> None:
    """A failure, or a sample that contradicts its page, does not state what is read."""
    assert list_cases("response", {"name": "a token", **parts}) == []


def test_members_in_headers_are_no_part_of_a_sample() -> None:
    edit = ("doc: When it ends.}", "doc: When it ends., in: header, name: X-Until}")
    assert list_cases("response", {"name": "a token", "response": {}}, edit) == []


def find_request(request: dict[str, object] | None, *edits: Edit, **parts: object) -> dict[str, Any] | None:
    found = list_cases("request", {"name": "a token", "request": request, **parts}, *edits)
    return found[0] if found else None


def test_a_request_is_the_json_of_its_sample() -> None:
    case = find_request(REQUEST)
    assert case is not None
    assert case["why"] == "The request of the vendor's sample: a token."
    assert case["input"] == {"action": "depot/crate/2/MakeToken", "members": REQUEST}
    assert case["output"] == {
        "method": "POST",
        "host": "crate.depot.example",
        "path": "/v2/tokens",
        "query": [],
        "headers": {"content-type": "application/json"},
        "body": {"json": REQUEST},
    }


def test_a_request_of_tencent_has_its_action_in_headers() -> None:
    """The host is that of the world's region. Responses have the envelope of the protocol."""
    tencent = {"provider": "tencent", "protocol": "tencent-api3", "regional": "{service}.{region}.example"}
    sample = {"name": "a token", "request": REQUEST, "response": {"Note": "a"}}
    (case,) = list_cases("request", sample, **tencent)
    assert case["output"]["host"] == "crate.ap-guangzhou.example"
    assert case["output"]["headers"] == {
        "content-type": "application/json",
        "x-tc-action": "MakeToken",
        "x-tc-version": "2",
    }
    (case,) = list_cases("response", sample, **tencent)
    assert case["input"]["response"]["body"] == '{"Response": {"Note": "a"}}'
    assert case["output"]["members"] == {"Note": "a"}


@pytest.mark.parametrize("cloud", [{"protocol": "alibaba-rpc"}, {"regional": "{service}.{region}.example"}])
def test_a_request_in_another_form_or_without_a_host_is_no_case(cloud: dict[str, str]) -> None:
    """RPC actions have no JSON body. The world has no region of an unknown cloud."""
    assert list_cases("request", {"name": "a token", "request": REQUEST}, **cloud) == []


@pytest.mark.parametrize(
    ("request_", "edits", "parts"),
    [
        (None, (), {}),
        (REQUEST, (), {"deviations": {"Once": "No."}}),
        (REQUEST, ((HTTP, "http: PUT /v2/tokens"),), {}),
        (REQUEST, ((HTTP, "http: POST /v2/{Word_Of}"), ("doc: A word.", "doc: A word., in: path")), {}),
        ({**REQUEST, "Packed": {}}, (), {}),
        ({key: value for key, value in REQUEST.items() if key != "Once"}, (), {}),
        (REQUEST, (("doc: Size., required", "doc: Size., in: query, required"),), {}),
        (
            {**REQUEST, "Word_Of": [TIME]},
            (('Word_Of: {type: string, doc: A word., required: true, sensitive: true}', 'Word_Of: {type: "list[datetime]", doc: A word., required: true}'),),
            {},
        ),
        (REQUEST, (("region: none", "region: required"), ('{central: "{service}', '{regional: "{service}.{region}')), {}),
    ],
    ids=["none", "deviation", "method", "path", "encoded", "token", "query", "time", "region"],
)  # fmt: skip
def test_a_request_that_a_client_must_encode_is_no_case(
    request_: dict[str, object] | None, edits: tuple[Edit, ...], parts: dict[str, object]
) -> None:
    """Only a request that is sent as the page shows it states what a client must send."""
    assert find_request(request_, *edits, **parts) is None
