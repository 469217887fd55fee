"""The operations of a REST service: how its actions are sent, page and wait."""

from __future__ import annotations

from ast import literal_eval
from collections.abc import Mapping

import pytest
from yunbind_codegen.views.services import (
    OperationView,
    view_default,
    view_enums,
    view_operations,
    view_service,
    view_version,
)

from .depot import read_depot


def find(constant: str) -> OperationView:
    operations = view_operations(*read_depot()).operations
    return next(each for each in operations if each.constant == constant)


def show(fields: tuple[tuple[str, str], ...]) -> Mapping[str, str]:
    return {str(name): str(value) for name, value in fields}


def test_an_operation_states_what_its_page_states_and_nothing_that_is_usual() -> None:
    """A field with its usual value is left out: a signature, no rules."""
    assert show(find("LIST_CRATES").fields) == {
        "action": '"ListCrates"',
        "method": '"list_crates"',
        "module": '"yunbind.depot.crate.v2.list_crates"',
        "request": '"ListCratesRequest"',
        "response": '"ListCratesResponse"',
        "access": '"read"',
        "rate_limit": "(1, 60)",
        "http": '("GET", "/v2/{depot}/crates")',
        "unsigned": "True",
        "region": '"none"',
        "exclusive": '(("tags", "trace"),)',
        "requires": '{"after": ("size", "tags")}',
        "response_headers": '{"Trace": "X-Trace", "Served": "Served"}',
        "source": '"https://depot.example/docs/crate/ListCrates"',
    }
    issued = show(find("ISSUE_TOKEN").fields)
    assert (issued["action"], issued["method"]) == ('"MakeToken"', '"issue_token"')
    assert issued["idempotency_token"] == '"Once"'
    assert (
        not {"success", "unsigned", "rate_limit", "exclusive", "requires", "response_headers"} & issued.keys()
    )


def test_members_of_a_request_without_a_body_have_their_place() -> None:
    """Members in the path, the query and headers are listed with their wire names; lists can be repeated."""
    members = show(find("LIST_CRATES").members)
    assert members == {
        '"size"': 'location="query", name="size"',
        '"depot"': 'location="path", name="depot"',
        '"after"': 'location="query", name="after"',
        '"tags"': 'location="query", name="tags", flatten=True',
        '"trace"': 'location="header", name="X-Trace"',
    }


def test_members_of_a_body_are_listed_only_if_they_are_encoded() -> None:
    """A member of a body under its own name needs no entry."""
    assert show(find("ISSUE_TOKEN").members) == {'"Packed"': 'location="body", name="Packed", encode="json"'}


@pytest.mark.parametrize(("method", "has_body"), [("POST", True), ("PUT", True), ("PATCH", True), ("DELETE", False)])  # fmt: skip
def test_only_some_methods_have_a_body(method: str, has_body: bool) -> None:
    """POST, PUT and PATCH send a body; the members of others are listed even without a place."""
    edit = (
        "http: DELETE /v2/crates\nrate_limit: 30/min\nrequest:\n  Id: {type: string, doc: Id of the crate., in: query,",
        f"http: {method} /v2/crates\nrate_limit: 30/min\nrequest:\n  Id: {{type: string, doc: Id of the crate.,",
    )
    operations = view_operations(*read_depot(edit)).operations
    (members,) = [each.members for each in operations if each.constant == "DROP_CRATE"]
    assert (members == ()) == has_body


def test_the_module_imports_what_it_uses() -> None:
    """WireMember is imported if a member has a place."""
    assert view_operations(*read_depot()).imports == "Operation, WireMember"


def test_settings_name_the_variables_and_the_identity_services() -> None:
    """The settings hold every variable, the services for tokens, and the codes that the client recovers from."""
    view = view_service(*read_depot())
    fields = show(view.fields)
    assert fields["project"] == "True"
    assert show(view.sts) == {"module": '"yunbind.depot.crate.v2.operations"'}
    assert fields["clock_refused"] == '("Ended",)'
    assert fields["clock_skew"] == "900"
    assert fields["title"] == '"CRATE"'
    assert fields["errors_module"] == '"yunbind.depot.crate.v2.errors"'
    assert not {"regions", "session_ended", "key_refused"} & fields.keys()
    assert view.imports == "Keystone, Service, TokenService"
    assert show(view.keystone) == {
        "module": '"yunbind.depot.crate.v2.operations"',
        "token": '"ISSUE_TOKEN"',
        "projects": '"LIST_CRATES"',
        "token_ended": '("Ended",)',
    }
    assert show(view.credentials) == {
        "key_id": '("DEPOT_ID", "DEPOT_OLD_ID")',
        "key_secret": '("DEPOT_SECRET",)',
        "session_token": '("DEPOT_TOKEN",)',
        "project_id": '("DEPOT_PROJECT",)',
        "auth_token": "()",
    }
    assert show(view.endpoints) == {
        "regional": "None",
        "central": '"{service}.depot.example"',
        "regions": "{}",
    }


def test_endpoints_name_their_variables_if_they_have_any() -> None:
    """Environment variables for the endpoint are part of the endpoints."""
    edit = ('endpoints: {central: "{service}.depot.example"}', 'endpoints: {central: "a.example", variables: [DEPOT_HOST]}')  # fmt: skip
    assert show(view_service(*read_depot(edit)).endpoints)["variables"] == '("DEPOT_HOST",)'


def test_a_cloud_without_an_identity_service_imports_nothing_of_it() -> None:
    """Keystone is imported only for clouds that have it."""
    edit = (
        'keystone: {service: crate, version: "2", token: MakeToken, projects: ListCrates, token_ended: [Ended]}\n',
        "",
    )
    view = view_service(*read_depot(edit))
    assert (view.imports, view.keystone) == ("Service, TokenService", ())


def test_a_token_service_names_its_members_and_the_ways_to_its_region() -> None:
    """Facts that the spec leaves out are left to the defaults of the runtime."""
    edit = (
        'sts: {service: crate, version: "2"}',
        'sts: {service: crate, version: "2", actions: {role: MakeToken}, members: {role: Odd, session_name: Odd, '
        "duration: Once, policy: Odd}, encodes_policy: true, region: {client: true, default: near-1, "
        'private_variable: PRIVATE, private_host: "vpc.{region}.example"}}',
    )
    assert show(view_service(*read_depot(edit)).sts) == {
        "module": '"yunbind.depot.crate.v2.operations"',
        "role": '"ISSUE_TOKEN"',
        "members": '{"role": "Odd", "session_name": "Odd", "duration": "Once", "policy": "Odd"}',
        "encodes_policy": "True",
        "has_client_region": "True",
        "region": '"near-1"',
        "private_variable": '"PRIVATE"',
        "private_host": '"vpc.{region}.example"',
    }


def test_a_paginator_names_its_members_in_python() -> None:
    """The marker continues from a member of the last item; limits and markers are arguments of the action."""
    (pages,) = view_operations(*read_depot()).pages
    assert show(pages.fields) == {
        "items": '"crates"',
        "limit": '"size"',
        "marker": '"after"',
        "marker_from": '"id"',
    }
    assert (pages.name, pages.constant, pages.operation) == ("crates", "CRATES_PAGES", "LIST_CRATES")
    assert pages.returns == "Pages[Crate, ListCratesResponse]"
    assert [str(each.name) for each in pages.parameters] == ["depot", "size", "tags", "trace"]


def test_a_waiter_states_its_conditions_in_python_names() -> None:
    """Paths are Python names, with [] for each item of a list, and counts are arguments."""
    gone, old = view_operations(*read_depot()).waits
    assert [str(each) for each in gone.success] == [
        'Acceptor(path=("crates", "[]"), empty=True)',
        "Acceptor(status=404)",
    ]
    assert [str(each) for each in gone.failure] == ['Acceptor(error="Gone")']
    assert [str(each) for each in old.success] == [
        'Acceptor(path=("crates", "[]", "state"), all="old", count="tags")'
    ]
    assert show(gone.fields) == {
        "name": '"crates_gone"',
        "delay": "1.5",
        "timeout": "90.0",
        "paginate": "CRATES_PAGES",
    }
    assert [str(each.name) for each in gone.parameters] == ["depot", "tags", "trace"]


def test_a_waiter_that_succeeds_on_a_failed_poll_can_return_none() -> None:
    """A poll that fails has no response, so the method returns the response or None."""
    gone, old = view_operations(*read_depot()).waits
    assert (gone.method, gone.returns, gone.can_miss) == (
        "_wait_or_error",
        "ListCratesResponse | None",
        False,
    )
    assert (old.method, old.returns, old.can_miss) == ("_wait", "ListCratesResponse", True)


def test_a_waiter_describes_its_conditions_in_words() -> None:
    """The docstring has each condition as a sentence, and the argument for missing resources where it counts."""
    gone, old = (" ".join(str(each.docstring).split()) for each in view_operations(*read_depot()).waits)
    assert (
        "Polls :meth:`list_crates` until Crates[] is empty or the poll fails with HTTP status 404. "
        "Fails if the poll fails with Gone."
    ) in gone
    assert "until every Crates[].State is old. Fails if any Crates[].State is new." in old
    assert "missing_after" not in gone
    names = [
        line.split(":")[0] for line in str(view_operations(*read_depot()).waits[1].docstring).split("\n")
    ]
    assert [
        name.strip() for name in names if name.startswith(" " * 12) and not name.startswith(" " * 16)
    ] == [
        *("delay", "timeout", "missing_after", "on_poll", "extra, extra_headers"),
        *("WaiterFailed", "WaiterTimedOut"),
    ]
    assert "Defaults to 1.5." in gone
    assert "Defaults to 90." in gone


def test_enums_have_their_documented_values() -> None:
    """A value without a meaning has no docstring."""
    enums = {str(each.name): each for each in view_enums(*read_depot()).enums}
    assert set(enums) == {"State", "Kind", "Odd", "Goal"}
    assert [(str(each.name), str(each.text), each.docstring) for each in enums["State"].values] == [
        ("NEW", '"new"', None),
        ("OLD", '"old"', None),
    ]
    assert enums["State"].docstring == '"""States."""'


def test_a_package_exports_each_public_class_from_its_module() -> None:
    """Clients, enums, types, requests and responses are found by name in the module that defines them."""
    view = view_version(*read_depot())
    sources = show(view.sources)
    assert sources['"client"'] == '"AsyncCrateClient CrateClient"'
    assert sources['"enums"'] == '"Goal Kind Odd State"'
    assert sources['"types"'] == '"Content Crate Empty"'
    assert sources['"issue_token"'] == '"IssueTokenRequest IssueTokenResponse"'
    assert [(str(module), str(names)) for module, names in view.imports] == [
        (".", "errors"),
        *(
            (f".{literal_eval(module)}", ", ".join(literal_eval(names).split()))
            for module, names in sources.items()
        ),
    ]
    names = [name for text in sources.values() for name in literal_eval(text).split()]
    assert [literal_eval(str(each)) for each in view.exports] == sorted([*names, "errors"])


def test_the_package_of_a_service_exports_its_default_version() -> None:
    """All names are those of the version."""
    view = view_default(*read_depot())
    assert (view.version, view.version_text) == ("v2", '"v2"')
    assert "Depot Crates: Crates for goods." in view.docstring
