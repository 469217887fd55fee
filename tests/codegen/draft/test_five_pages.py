"""Drafts of the five documented pages have every documented fact. Evidence: documented."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any, cast

import pytest
from yunbind_codegen.check import check
from yunbind_codegen.draft.compose import Draft, compose
from yunbind_codegen.draft.existing_specs import ExistingService, find_existing_service
from yunbind_codegen.draft.output import write_folder
from yunbind_codegen.load import load as load_specs
from yunbind_codegen.types import Type, parse_type

from ..documented import Page
from ..test_real_specs import documented_facts
from .saved import DOCUMENTED, fill, load, read_saved

NAMES_OF_TYPES = {"ImageCacheEvent": "Event"}
"""Types with another name on the page."""
SOURCE = "https://example.com/page"

each_page = pytest.mark.parametrize("page", DOCUMENTED, ids=str)


def draft_alone(page: Page) -> Draft:
    """Return the draft of a page whose service is not in the specs."""
    return compose(read_saved(page), ExistingService(page.service, page.version), SOURCE)


def tables_of(page: Page) -> dict[str, dict[str, Any]]:
    """Return the members of a draft, by the table of the page that documents them."""
    draft = draft_alone(page)
    action = load(draft.action.text)
    types = load(draft.types.text)["types"] if draft.types else {}
    tables = {"request": action["request"], "response": action["response"]}
    tables |= {name: each["members"] for name, each in cast("dict[str, Any]", types).items()}
    return cast("dict[str, dict[str, Any]]", tables)


def is_documented_as(kind: Type, documented: str) -> bool:
    """Return whether a drafted type fits the page's type; a String with a time as sample can be a datetime."""
    if documented.startswith("Array of "):
        return (
            kind.is_list
            and kind.of is not None
            and is_documented_as(kind.of, documented.removeprefix("Array of "))
        )
    words = {
        "String": ("string", "datetime"),
        "Integer": ("integer", "int32", "int64"),
        "Boolean": ("boolean",),
    }
    return kind.name in words.get(documented, (NAMES_OF_TYPES.get(documented, documented),))


def test_five_pages_are_drafted() -> None:
    """Every documented page has a saved page."""
    assert len([draft_alone(page) for page in DOCUMENTED]) == 5


@each_page
def test_every_member_is_drafted_and_no_other(page: Page) -> None:
    """A draft has the members of each table of the page, in the same order."""
    tables = tables_of(page)
    for name, rows in page.tables.items():
        drafted = tables[NAMES_OF_TYPES.get(name, name)]
        assert list(drafted) == [row.name for row in rows], name


@each_page
def test_every_type_is_drafted(page: Page) -> None:
    """Each member has the type that the page states."""
    tables = tables_of(page)
    for name, rows in page.tables.items():
        for row in rows:
            kind = parse_type(tables[NAMES_OF_TYPES.get(name, name)][row.name]["type"])
            assert is_documented_as(kind, row.type), (name, row, kind)


@each_page
def test_every_required_flag_is_drafted(page: Page) -> None:
    """A member is required exactly if the page says so."""
    request = tables_of(page)["request"]
    for row in page.tables["request"]:
        assert request[row.name].get("required", False) is bool(row.required), row


@each_page
def test_a_missing_required_flag_is_marked(page: Page) -> None:
    """If the page does not say whether a parameter is required, the draft has a comment."""
    members = {member.name: member for member in read_saved(page).request}
    for row in page.tables["request"]:
        assert ("required" in members[row.name].unsure) is (row.required is None), row


def facts_of(drafted: dict[str, Any]) -> dict[str, object]:
    """Return the limits and defaults of a drafted member, in the form of the documented facts."""
    facts = {key: drafted[key] for key in ("range", "items", "server_default", "nullable") if key in drafted}
    facts |= {key: tuple(facts[key]) for key in ("range", "items") if key in facts}
    return facts | ({"filters": list(drafted["filters"])} if "filters" in drafted else {})


@each_page
def test_every_limit_and_default_is_drafted_and_no_other(page: Page) -> None:
    """Limits, defaults, filters and nulls are found in the sentences."""
    tables = tables_of(page)
    for name, rows in page.tables.items():
        for row in rows:
            drafted = tables[NAMES_OF_TYPES.get(name, name)][row.name]
            assert facts_of(drafted) == documented_facts(row), (name, row)


@each_page
def test_every_error_code_is_drafted(page: Page) -> None:
    """Each code of the page is listed, and defined with its status and message if the page has them."""
    draft = draft_alone(page)
    assert list(cast("list[str]", load(draft.action.text).get("errors", []))) == list(page.errors)
    defined = cast("dict[str, Any]", load(draft.errors.text)["errors"] if draft.errors else {})
    drafted = {code: (each.get("http"), each.get("message")) for code, each in defined.items()}
    assert drafted == page.errors


@each_page
def test_every_sample_is_drafted(page: Page) -> None:
    """Each sample is an example with the same values, also in XML."""
    examples = cast("list[dict[str, Any]]", load(draft_alone(page).action.text)["examples"])
    assert len(examples) == len(page.samples)
    for sample in page.samples:
        if sample.response_xml is None:
            assert (sample.request, sample.response) in [
                (each["request"], each.get("response")) for each in examples
            ]
        else:
            shown = ["".join(map(str.strip, each.get("response_xml", "").splitlines())) for each in examples]
            assert sample.response_xml in shown


@each_page
def test_facts_of_the_action_are_drafted(page: Page) -> None:
    """The draft has rate limit, method and path, permission and mutually exclusive members."""
    draft = load(draft_alone(page).action.text)
    assert draft["action"] == page.action
    assert draft.get("rate_limit") == page.facts.get("rate")
    assert draft.get("http") == page.facts.get("http")
    items = cast("list[dict[str, str]]", draft.get("permission", []))
    assert [each["action"] for each in items] == [
        page.facts[key] for key in ("permission",) if key in page.facts
    ]
    assert [tuple(group) for group in cast("list[list[str]]", draft.get("exclusive", []))] == page.exclusive


def test_the_count_over_all_pages() -> None:
    """The pages and the drafts have the same numbers of members, flags and codes."""
    rows = [(page, name, row) for page in DOCUMENTED for name, rows in page.tables.items() for row in rows]
    drafted = sum(
        len(tables_of(page)[NAMES_OF_TYPES.get(name, name)]) for page in DOCUMENTED for name in page.tables
    )
    assert (len(rows), drafted) == (72, 72)
    flags = [row for _, name, row in rows if name == "request" and row.required is not None]
    assert (len(flags), sum(bool(row.required) for row in flags)) == (23, 3)
    assert sum(len(page.errors) for page in DOCUMENTED) == 19


def strip_service(specs: Path, page: Page) -> None:
    """Remove everything from a service except ``service.yaml``."""
    folder = specs / page.provider / page.service / page.version
    shutil.rmtree(folder / "actions")
    (folder / "types.yaml").unlink()
    (folder / "errors.yaml").unlink()


@each_page
def test_a_draft_passes_lint_once_its_sentences_are_written(
    project: Path, tmp_path: Path, page: Page
) -> None:
    """A draft has no problems except the empty sentences."""
    specs = tmp_path / "specs"
    shutil.copytree(project / "specs" / page.provider, specs / page.provider)
    strip_service(specs, page)
    read = read_saved(page)
    written = write_folder(
        specs, [compose(read, find_existing_service([specs], read, None), SOURCE)], force=False
    )
    problems = check(load_specs(specs))
    assert problems
    assert {problem.code.value for problem in problems} == {"S203"}, "\n".join(map(str, problems))
    for file in written:
        file.path.write_text(fill(file.path.read_text(encoding="utf-8")), encoding="utf-8")
    assert check(load_specs(specs)) == ()


def test_no_sentence_is_taken_over() -> None:
    """A draft contains none of the words that describe members on the saved pages."""
    for page, words in ((DOCUMENTED[0], "缓存编号"), (DOCUMENTED[3], "安全组"), (DOCUMENTED[2], "每页条数")):
        draft = draft_alone(page)
        assert not any(words in file.text for file in draft.files)
