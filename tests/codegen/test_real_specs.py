"""The project's own specs: clean, and saying what the vendors' pages say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import pytest
from yunbind_codegen.check import check
from yunbind_codegen.field_types import SCALARS
from yunbind_codegen.ir import Action, Api, Member, Service
from yunbind_codegen.load import load
from yunbind_codegen.types import Type

from .documented import Page, Row, read_pages

PAGES = read_pages()
WHOLE = ("integer", "int32", "int64", "uint64")

each_page = pytest.mark.parametrize("page", PAGES, ids=str)


def find_service(api: Api, page: Page) -> Service:
    """The service that a page belongs to."""
    provider = next(each for each in api.providers if each.name == page.provider)
    return next(
        each for each in provider.services if (each.name, each.version) == (page.service, page.version)
    )


def find_action(api: Api, page: Page) -> Action:
    """The action that a page documents."""
    return next(each for each in find_service(api, page).actions if each.wire == page.action)


def list_members(api: Api, page: Page, table: str) -> Mapping[str, Member]:
    """The members that a table of a page is about."""
    action, service = find_action(api, page), find_service(api, page)
    groups: dict[str, Iterable[Member]] = {each.python: each.members for each in service.structures}
    groups |= {"request": action.request, "response": action.response}
    return {member.wire: member for member in groups[table]}


def fits(service: Service, kind: Type, documented: str) -> bool:
    """Whether a type says, more exactly, what the page's word for it says."""
    if documented.startswith("Array of "):
        return (
            kind.is_list
            and kind.of is not None
            and fits(service, kind.of, documented.removeprefix("Array of "))
        )
    values = {each.name for each in service.enumerations}
    return {
        "String": kind.name in ("string", "datetime") or kind.name in values,
        "Integer": kind.name in WHOLE,
        "Boolean": kind.name == "boolean",
    }.get(documented, kind.name == documented)


def test_the_specs_have_no_problems(project: Path) -> None:
    """Every spec of the project is clean."""
    assert check(load(project / "specs")) == ()


def test_the_five_pages_are_there() -> None:
    """The tables of all five documented pages are compared."""
    assert len(PAGES) == 5
    assert all(page.samples and page.tables["response"] for page in PAGES)


@each_page
def test_every_documented_member_is_in_the_spec(real_api: Api, page: Page) -> None:
    """Each member of each table has its name, its type and its place, and nothing is there without being listed as newer."""
    service = find_service(real_api, page)
    for table, rows in page.tables.items():
        members = list_members(real_api, page, table)
        newer = page.newer.get(table, [])
        assert [name for name in members if name not in newer] == sorted(
            (row.name for row in rows), key=list(members).index
        )
        assert set(newer) <= set(members)
        for row in rows:
            assert fits(service, members[row.name].type, row.type), (table, row, members[row.name].type)


@each_page
def test_what_the_page_requires_is_required(real_api: Api, page: Page) -> None:
    """A parameter is required just when the page says so."""
    members = list_members(real_api, page, "request")
    said = {row.name: row.required for row in page.tables["request"] if row.required is not None}
    assert {name: members[name].spec.required for name in said} == said


def documented_facts(row: Row) -> dict[str, object]:
    """The limits and defaults of a row in the form of the spec."""
    least, most = row.facts.get("least"), row.facts.get("most")
    found: dict[str, object] = {}
    if least is not None or most is not None:
        found["range"] = (int(least) if least else None, int(most) if most else None)
    if "default" in row.facts:
        found["server_default"] = json.loads(row.facts["default"])
    if "items" in row.facts:
        found["items"] = (None, int(row.facts["items"]))
    if "filters" in row.facts:
        found["filters"] = row.facts["filters"].split(",")
    if "nullable" in row.facts:
        found["nullable"] = True
    return found


@each_page
def test_limits_and_defaults_are_those_of_the_page(real_api: Api, page: Page) -> None:
    """Documented limits, defaults, filters and nulls are in the spec, and no others."""
    for table, rows in page.tables.items():
        members = list_members(real_api, page, table)
        for row in rows:
            member = members[row.name]
            expected = documented_facts(row)
            assert (list(member.spec.filters or {}) or None) == expected.get("filters"), row
            for trait in ("range", "items", "server_default"):
                assert getattr(member.spec, trait) == expected.get(trait), (row, trait)
            assert member.spec.nullable == expected.get("nullable", False), row


@each_page
def test_rates_paths_permissions_and_exclusions_are_those_of_the_page(real_api: Api, page: Page) -> None:
    """What the page says of the action as a whole is in the spec."""
    action = find_action(real_api, page)
    rate = page.facts.get("rate")
    assert action.rate_limit == ((int(rate.partition("/")[0]), 1) if rate else None)
    http = page.facts.get("http")
    assert action.http == (tuple(http.split()) if http else None)
    if "permission" in page.facts:
        assert [each.action for each in action.spec.permission] == [page.facts["permission"]]
    assert [tuple(group) for group in action.spec.exclusive] == [tuple(group) for group in page.exclusive]


@each_page
def test_error_codes_are_those_of_the_page(real_api: Api, page: Page) -> None:
    """Each code of the page is in the spec, with its HTTP status and message where the page has them."""
    found = {each.error.code: each for each in find_action(real_api, page).errors}
    assert set(found) == {*page.errors, *page.newer.get("errors", [])}
    for code, (http, message) in page.errors.items():
        if http is not None:
            assert (found[code].http, found[code].message) == (http, message)


@each_page
def test_every_sample_of_the_page_is_an_example(real_api: Api, page: Page) -> None:
    """Samples are examples of the spec, value for value, XML too."""
    examples = find_action(real_api, page).spec.examples
    for sample in page.samples:
        if sample.response_xml is not None:
            shown = [
                re.sub(r">\s+<", "><", each.response_xml).strip() for each in examples if each.response_xml
            ]
            assert sample.response_xml in shown
        else:
            assert (sample.request, sample.response) in [(each.request, each.response) for each in examples]


def test_where_a_sample_deviates_is_said(real_api: Api) -> None:
    """Alibaba's sample sends numbers as texts and a list as one text, and the spec says where."""
    page = next(page for page in PAGES if page.provider == "alibaba")
    example = next(each for each in find_action(real_api, page).spec.examples if each.deviations)
    assert set(example.deviations) == {
        "ImageCaches[0].ImageCacheSize",
        "ImageCaches[0].Events[0].Count",
        "ImageCaches[0].Images",
    }


@pytest.fixture(scope="module")
def catalog(real_files: Mapping[str, str]) -> dict[str, Any]:
    """The emitted catalog."""
    return json.loads(real_files["generated/catalog.json"])


def _services(catalog: Mapping[str, Any]) -> Iterable[tuple[str, Mapping[str, Any], Mapping[str, Any]]]:
    for name, provider in catalog["providers"].items():
        for service, versions in provider["services"].items():
            for version, described in versions.items():
                yield f"{name} {service} {version}", provider, described


def test_every_type_in_the_catalog_leads_somewhere(catalog: dict[str, Any]) -> None:
    """The type of each member is built in, or one of the service's types or enums, however deep in lists and maps."""
    seen = 0
    for where, provider, service in _services(catalog):
        known = {*SCALARS, *service["types"], *service["enums"]}
        groups = [provider["common_parameters"], *(each["members"] for each in service["types"].values())]
        for action in service["actions"].values():
            groups += [action["request"], action["response"]]
        for group in groups:
            for wire, member in group.items():
                leaf = re.sub(r"^(?:(?:list|map)\[)*|\]*$", "", member["type"])
                assert leaf in known, (where, wire, member["type"])
                assert member["names"]["python"].isidentifier()
                seen += 1
    assert seen > 300


def test_every_name_in_the_catalog_leads_somewhere(catalog: dict[str, Any]) -> None:
    """Codes, members and actions that an action mentions are defined."""
    for where, provider, service in _services(catalog):
        codes = {*provider["errors"], *service["errors"]}
        for name, action in service["actions"].items():
            assert set(action["errors"]) <= codes, (where, name)
            mentioned = {each for group in action["exclusive"] for each in group}
            mentioned |= {
                *action["requires"],
                *(each for others in action["requires"].values() for each in others),
            }
            assert mentioned <= set(action["request"]), (where, name)
            for waiter in action.get("waiters", {}).values():
                assert waiter["poll"] in service["actions"]
                assert waiter["failure"]


def test_the_catalog_says_which_form_it_has(catalog: dict[str, Any]) -> None:
    """Readers can see whether they know the form of the document."""
    assert catalog["format"] == 2
    assert set(catalog["providers"]) >= {"tencent", "alibaba", "huawei"}


def test_what_is_newer_than_the_page_says_since_when(real_api: Api) -> None:
    """What a page of the five does not have carries a date, unless a quirk says that the date is not known."""
    for page in PAGES:
        action = find_action(real_api, page)
        for table, names in page.newer.items():
            if table == "errors":
                continue
            members = list_members(real_api, page, table)
            quirks = " ".join(quirk.en for quirk in action.spec.quirks)
            undated = [name for name in names if members[name].spec.since is None]
            assert all(re.search(rf"\b{name}\b", quirks) for name in undated), (str(page), undated)


def test_every_summary_is_in_both_languages(real_api: Api) -> None:
    """Services and actions are summed up in English and in Chinese."""
    for provider in real_api.providers:
        for service in provider.services:
            texts = [
                service.spec.name,
                service.spec.summary,
                *(action.spec.summary for action in service.actions),
            ]
            assert all(text.zh and re.search(r"[\u4e00-\u9fff]", text.zh) for text in texts[1:])
            assert not any(re.search(r"[\u4e00-\u9fff]", text.en) for text in texts)


_NAME = re.compile(r"[A-Za-z0-9]*[a-z][A-Z][A-Za-z0-9]*")
"""A name of the API, such as ``ImageId``."""


def test_a_quirk_says_the_same_names_in_both_languages(project: Path) -> None:
    """A translation that leaves out a name says something else, or less."""
    quirks = [
        (document.path, quirk)
        for document in load(project / "specs").documents
        for quirk in getattr(document.content, "quirks", ())
        if quirk.zh
    ]
    assert len(quirks) > 40
    for path, quirk in quirks:
        names, translated = ({*_NAME.findall(text)} for text in (quirk.en, quirk.zh))
        assert names <= translated, (path, quirk)
