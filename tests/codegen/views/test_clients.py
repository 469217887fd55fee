"""Docstrings and signatures of clients."""

from __future__ import annotations

from yunbind_codegen.views.clients import ClientView, MethodView, view_client

from .depot import read_depot


def read(*edits: tuple[str, str]) -> ClientView:
    return view_client(*read_depot(*edits))


def find(name: str, *edits: tuple[str, str]) -> MethodView:
    return next(each for each in read(*edits).clients[0].methods if each.name == name)


def flat(text: object) -> str:
    return " ".join(str(text).split())


def test_a_blocking_and_an_asyncio_client_have_the_same_methods() -> None:
    """The twins differ in their base classes and in how they call."""
    blocking, twin = read().clients
    assert (blocking.name, blocking.base, blocking.raw, blocking.raw_base) == (
        *("CrateClient", "SyncClient", "CrateRawClient", "SyncRawClient"),
    )
    assert (twin.name, twin.base, twin.raw, twin.raw_base) == (
        *("AsyncCrateClient", "AsyncClient", "AsyncCrateRawClient", "AsyncRawClient"),
    )
    assert (blocking.define, blocking.call, blocking.raw_method) == ("def", "self", "raw_method")
    assert (twin.define, twin.call, twin.raw_method) == ("async def", "await self", "async_raw_method")
    assert blocking.methods == twin.methods
    assert flat(blocking.docstring).startswith('"""Client of Depot Crates 2. Crates for goods. Args: region:')
    assert flat(twin.docstring).startswith('"""Asyncio client of Depot Crates 2.')
    assert (blocking.pages, blocking.waits) == (twin.pages, twin.waits)
    assert blocking.pages[0].returns == "Pages[Crate, ListCratesResponse]"
    assert "with ``for``, or with ``async for``" in flat(blocking.pages[0].docstring)


def test_the_region_of_a_client_is_described() -> None:
    """A service can ignore, accept or require a region, and variables can hold it."""
    variable = (
        "    project_id: [DEPOT_PROJECT]\n",
        "    project_id: [DEPOT_PROJECT]\n  region: [ONE, TWO]\n",
    )
    optional, required = ("region: none", "region: optional"), ("region: none", "region: required")
    expected = {
        (): "region: Not used by this service. credentials:",
        (variable,): "region: Not used by this service. credentials:",
        (optional,): "region: Region ID, which selects the endpoint. credentials:",
        (optional, variable): "endpoint. Defaults to ONE or TWO in the environment. credentials:",
        (required,): "region: Region ID. Required. credentials:",
        (required, variable): "Required unless ONE or TWO is set in the environment. credentials:",
    }
    for edits, text in expected.items():
        assert text in flat(read(*edits).clients[0].docstring)


def test_credentials_and_signing_of_a_client_are_described() -> None:
    """The first variable of key and secret, and the schemes in their order, are named."""
    text = flat(read().clients[0].docstring)
    assert "Defaults to DEPOT_ID and DEPOT_SECRET in the environment" in text
    secrets = ("key_secret: [DEPOT_SECRET]", "key_secret: [DEPOT_SECRET, DEPOT_OLD_SECRET]")
    assert "Defaults to DEPOT_ID and DEPOT_SECRET in" in flat(read(secrets).clients[0].docstring)
    assert "Signing scheme: sdk-hmac-sha256, x-auth-token." in text
    assert " method: " not in text
    assert " response_format: " not in text


def test_a_docstring_has_arguments_errors_limits_and_the_page() -> None:
    """Each argument is described, each error of the page is listed, and the limits are stated."""
    text = flat(find("list_crates").docstring)
    assert text.startswith('"""List crates. Args: depot: The depot. size: Crates on a page. Defaults to 10.')
    assert "extra, extra_headers: Undocumented members" in text
    assert "Raises: FullShelf: No room on the shelf. Gone: It is gone. InvalidArguments: An argument" in text
    assert "Documented rate limit: 1 call per 60 seconds. Permission: crate:list. API: https://depot" in text
    assert flat(find("list_crates", ("rate_limit: 1/min", "rate_limit: 4/s")).docstring).count("4 calls per second.") == 1  # fmt: skip
    drop = flat(find("drop_crate").docstring)
    assert "Drop a crate. It cannot be undone. Args:" in drop
    assert "Gone: There was no such crate." in drop
    assert "Permission" not in drop
    token = flat(find("issue_token").docstring)
    assert "Permission" not in token
    assert "rate limit" not in token
    assert "once: Any text. Generated if omitted, which makes retries safe. Deprecated: Not read." in token


def test_required_arguments_come_first_and_have_no_default() -> None:
    """The rest keeps the order of the page and defaults to None."""
    parameters = find("issue_token").parameters
    shown = {str(each.name): (str(each.annotation), str(each.default)) for each in parameters}
    assert list(shown)[-3:] == ["once", "odd", "packed"]
    assert shown["content"] == ("Content | Mapping[str, object]", "")
    assert shown["more"] == ("Mapping[str, Sequence[Content | Mapping[str, object]]]", "")
    assert shown["goal"] == ('Goal | Literal["up", "down"]', "")
    assert shown["big_size"] == ("float", "")
    assert shown["odd"] == ("Odd | str | None", " = None")
    assert shown["packed"] == ("Mapping[str, str] | None", " = None")
    assert [str(each.text) for each in parameters[:2]] == ['"content"', '"more"']


def test_an_argument_that_the_region_fills_says_so() -> None:
    """The argument can be omitted, and its description names the client's region."""
    edits = (("region: none", "region: required\nregion_member: depot"),)
    others = (
        ("  Once: {type", "  depot: {type: string, doc: The depot of it.}\n  Once: {type"),
        ("in: query, required: true, example: crate-7}", "in: query, required: true, example: crate-7}\n  depot: {type: string, doc: Its depot., in: query}"),
    )  # fmt: skip
    method = find("list_crates", *edits, *others)
    assert "depot: The depot. Defaults to the client's region." in flat(method.docstring)
    shown = {str(each.name): str(each.annotation) for each in method.parameters}
    assert shown["depot"] == "str | None"
    assert "client's region" not in flat(find("list_crates").docstring)


def test_a_client_imports_what_its_annotations_name() -> None:
    """Types and enums of arguments and of items are imported; those of other responses are not."""
    imports = {str(module): str(names) for module, names in read().imports}
    assert imports == {
        "drop_crate": "DropCrateRequest, DropCrateResponse",
        "enums": "Goal, Odd",
        "issue_token": "IssueTokenRequest, IssueTokenResponse",
        "list_crates": "ListCratesRequest, ListCratesResponse",
        "types": "Content, Crate, Empty",
    }
    assert (read().uses_overload, read().has_pages) == (True, True)
    assert read().requests == "DropCrateRequest | ListCratesRequest | IssueTokenRequest"


def test_types_that_only_a_response_has_are_not_imported() -> None:
    """Without a paginator, the client names no type of the response."""
    edit = ("paginate: {name: crates, items: Crates, limit: size, marker: after, marker_from: Id}\n", "")
    view = read(edit)
    assert {str(module): str(names) for module, names in view.imports}["types"] == "Content, Empty"
    assert view.has_pages is False
