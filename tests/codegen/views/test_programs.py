"""Programs of the reference for actions without a sample, and their layout."""

from __future__ import annotations

import pytest
from yunbind_codegen.views.snippets import WIDTH, view_call, view_listing

from .depot import find_action, read_depot


def show(wire: str, *edits: tuple[str, str]) -> str:
    provider, service = read_depot(*edits)
    return str(view_call(provider, service, find_action(wire, *edits)).blocking)


def test_required_members_without_a_sample_are_invented() -> None:
    """Each type has a value that fits it: the minimum, an enum's first value, True, a word for a text."""
    assert (
        show("MakeToken")
        == """\
```python
from yunbind.depot.crate import Content, CrateClient, Empty

with CrateClient() as client:
    response = client.issue_token(
        content=Content(name="name", kind="dry", count=3),
        more={},
        empty=[Empty(size=1, sealed=True)],
        open=True,
        big_size=1,
        word_of="word-of",
        goal="up",
    )
    print(response)
```"""
    )


def test_the_first_sample_without_a_failure_is_shown() -> None:
    """A sample of a failure shows no call that works, and an example of a member counts without a sample."""
    assert 'client.drop_crate(id="crate-1")' in show("DropCrate")
    without = ("  - name: a drop\n    request: {Id: crate-1}\n", "")
    assert 'client.drop_crate(id="crate-7")' in show("DropCrate", without)


def test_an_asyncio_program_awaits() -> None:
    """It has the twin of the client, and runs in a loop."""
    provider, service = read_depot()
    program = str(view_call(provider, service, find_action("DropCrate")).asynchronous)
    assert (
        program
        == """\
```python
import asyncio

from yunbind.depot.crate import AsyncCrateClient


async def main() -> None:
    async with AsyncCrateClient() as client:
        response = await client.drop_crate(id="crate-1")
        print(response)


asyncio.run(main())
```"""
    )


def test_a_listing_sets_no_members_that_page() -> None:
    """Limit and marker are left out."""
    provider, service = read_depot()
    program = view_listing(provider, service, find_action("ListCrates"))
    assert program is not None
    assert '    for item in client.crates(depot="depot"):\n        print(item)' in str(program.blocking)
    assert '        async for item in client.crates(depot="depot"):\n            print(item)' in str(
        program.asynchronous
    )


@pytest.mark.parametrize(
    ("edits", "setup"),
    [
        ((("region: none", "region: required\nregions: [one, two]\nregions_source: https://a.example/"),), 'region="one"'),
        ((("region: none", "region: optional"),), ""),
        ((("naive_timestamps:", "common_parameters: {Region: {type: string, doc: Region., example: far}}\nnaive_timestamps:"), ("region: none", "region: required\nregions: [one, two]\nregions_source: https://a.example/")), 'region="far"'),
        ((("naive_timestamps:", "common_parameters: {Region: {type: string, doc: Region., example: far}}\nnaive_timestamps:"),), ""),
    ],
)  # fmt: skip
def test_a_client_gets_a_region_that_the_specs_document(
    edits: tuple[tuple[str, str], ...], setup: str
) -> None:
    """The example of the common parameter comes before the list of regions; a service without regions gets none."""
    assert f"with CrateClient({setup}) as client:" in show("DropCrate", *edits)


def test_an_import_and_a_call_are_folded_beyond_the_width() -> None:
    """A line of exactly the width stays whole."""
    assert WIDTH == 88
    room = WIDTH - len('    response = client.drop_crate(id="")')
    for length, whole in ((room, True), (room + 1, False)):
        text = show("DropCrate", ("request: {Id: crate-1}", f"request: {{Id: {'a' * length}}}"))
        assert (f'    response = client.drop_crate(id="{"a" * length}")\n' in text) is whole
        assert (
            f'    response = client.drop_crate(\n        id="{"a" * length}",\n    )\n' in text
        ) is not whole


def test_the_names_of_a_long_import_are_indented_once() -> None:
    """Each has a line, and the closing parenthesis has no indent."""
    text = show("MakeToken", ("client: Crate", f"client: {'C' * 70}"))
    names = ["C" * 70 + "Client", "Content", "Empty"]
    assert "".join(["import (\n", *(f"    {name},\n" for name in names), ")\n"]) in text


@pytest.mark.parametrize(
    ("value", "shown"),
    [("'7'", "7"), ("'1.5'", "1.5"), ("'x'", '"x"')],
)
def test_a_number_that_a_sample_shows_as_text_is_a_number(value: str, shown: str) -> None:
    """A text that is no number stays a text."""
    edit = ("  size: {type: integer, doc: Crates on a page., in: query, server_default: 10}", "  size: {type: float, doc: Crates on a page., in: query, server_default: 10}")  # fmt: skip
    samples = ("requires: {after: [size, tags]}", f"examples:\n  - name: one\n    request: {{depot: d, size: {value}}}\n    deviations: {{size: sent as text}}\nrequires: {{after: [size, tags]}}")  # fmt: skip
    assert f"size={shown}" in show("ListCrates", edit, samples)
