"""Whole generations of small specs: odd but valid specs become modules like any other."""

from __future__ import annotations

import ast
import json
from pathlib import Path
from typing import Any

import pytest
from yunbind_codegen.conformance.kit import render_kit
from yunbind_codegen.pipeline import assemble, generate, read_api
from yunbind_codegen.problems import SpecError

from .specfolder import ACTION, ERRORS, PROVIDER, SERVICE, TYPES, SpecFolder, read_tree

VERSION = "generated/yunbind/acme/box/v20200102"


def emit(specs: SpecFolder) -> dict[str, str]:
    return generate(read_api(specs.specs))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("request_line", "deviations"),
    [
        ("{BoxIds: box-1}", {"BoxIds": "sent bare"}),
        ("{Filters: [crate]}", {"Filters[0]": "sent as text"}),
        ("{Filters: crate}", {"Filters": "sent as text"}),
        ("{Filters: [Name of the box]}", {"Filters[0]": "sent as text"}),
        ("{Filters: {Name: crate}}", {"Filters": "sent bare"}),
        ('{Limit: "10"}', {"Limit": "sent as text"}),
        ("{Limit: many}", {"Limit": "sent as text"}),
        ("{Name: null}", {"Name": "sent as null"}),
        ("{Verbose: [true]}", {"Verbose": "sent as a list"}),
        ("{Crates: 1}", {"Crates": "is not a member"}),
        ("{Filters: [{Values: [a]}]}", {"Filters[0].Name": "left out"}),
    ],
)
def test_a_sample_that_deviates_still_becomes_a_page(
    specs: SpecFolder, request_line: str, deviations: dict[str, str]
) -> None:
    """Samples that do not fit their members, and say so, are shown all the same."""
    specs.edit(ACTION, "request: {BoxIds: [box-1], Limit: 10, Offset: 0}", f"request: {request_line}")
    specs.edit(ACTION, "  - name: as XML\n", f"    deviations: {json.dumps(deviations)}\n  - name: as XML\n")
    assert specs.lint() == ()
    assert "generated/reference/acme-box-v20200102.md" in emit(specs)


def test_a_service_with_next_to_nothing_is_emitted(specs: SpecFolder) -> None:
    """No types, no errors, no members and no texts beyond the required ones make a client too."""
    (specs.specs / TYPES).unlink()
    (specs.specs / ERRORS).unlink()
    specs.write(
        ACTION,
        "action: DescribeBoxes\nsummary: {en: List., zh: 列出。}\nsource: https://acme.example/\n"
        "access: read\nrequest: {}\nresponse: {}\n",
    )
    files = emit(specs)
    assert f"{VERSION}/describe_boxes.py" in files
    assert f"{VERSION}/types.py" not in files


def test_types_that_hold_each_other_are_emitted(specs: SpecFolder) -> None:
    """A box in a box in a box is one class."""
    specs.edit(TYPES, "      Lid: {type: Lid, doc: What covers the box.}\n", LID)
    module = ast.parse(emit(specs)[f"{VERSION}/types.py"])
    names = [node.name for node in module.body if isinstance(node, ast.ClassDef)]
    assert sorted(names) == ["Box", "Filter", "Lid"]


LID = """\
      Lid: {type: Lid, doc: What covers the box.}
      Inner: {type: "list[Box]", doc: Boxes in the box.}
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    "wire", ["Id", "ID", "id", "iD", "Id2", "type", "Type", "Format", "Hash", "Any", "Typing"]
)
def test_a_member_with_a_word_of_the_tools_is_emitted(specs: SpecFolder, wire: str) -> None:
    """Names that only tools find special are names of members like others, on the wire and in Python."""
    specs.edit(ACTION, "  Verbose: {", f"  {wire}: {{type: string, doc: Something.}}\n  Verbose: {{")
    found = emit(specs)[f"{VERSION}/describe_boxes.py"]
    assert f'"{wire}"' in found or f"    {wire}: " in found


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["BaseModel", "Root", "Enum", "List", "Dict", "Object", "String", "Datetime"]
)
def test_a_type_with_a_word_of_the_tools_is_emitted(specs: SpecFolder, name: str) -> None:
    """Names that only tools find special are classes like others."""
    for path in (TYPES, ACTION):
        text = specs.read(path)
        specs.write(path, text.replace("type: Lid", f"type: {name}").replace("\n  Lid:\n", f"\n  {name}:\n"))
    assert f"class {name}(Shape):" in emit(specs)[f"{VERSION}/types.py"]


def test_only_a_request_that_has_the_region_names_it(specs: SpecFolder) -> None:
    """The member that defaults to the client's region is part of an operation that sends it, and of no other."""
    tree = read_tree()
    tree[SERVICE]["region_member"] = "Zone"
    tree[ACTION]["request"]["Zone"] = {"type": "string", "doc": "Zone of the boxes.", "required": True}
    tree[ACTION.replace("DescribeBoxes", "CountBoxes")] = {
        **{key: tree[ACTION][key] for key in ("summary", "source", "access")},
        "action": "CountBoxes",
        "request": {},
        "response": {},
    }
    specs.put(tree)
    operations = emit(specs)[f"{VERSION}/operations.py"]
    count, describe = operations.split("DESCRIBE_BOXES: Operation")
    assert 'region_member="Zone"' in describe
    assert "region_member" not in count


def test_two_versions_of_a_service_stand_side_by_side(specs: SpecFolder) -> None:
    """Each version has its package, and the default one stands for the service's name."""
    for path in sorted((specs.specs / "acme/box/2020-01-02").rglob("*.yaml")):
        below = path.relative_to(specs.specs).as_posix()
        text = specs.read(below).replace('version: "2020-01-02"', 'version: "2021-01-02"')
        specs.write(
            below.replace("2020-01-02", "2021-01-02"), text.replace("default: true", "default: false")
        )
    files = emit(specs)
    assert f"{VERSION}/client.py" in files
    assert "generated/yunbind/acme/box/v20210102/client.py" in files
    default = files["generated/yunbind/acme/box/__init__.py"]
    assert "from .v20200102 import *" in default
    assert 'attach_version(__name__, "v20200102")' in default


def test_two_providers_stand_side_by_side(specs: SpecFolder) -> None:
    """Providers share nothing but the kinds of errors."""
    for path in sorted((specs.specs / "acme").rglob("*.yaml")):
        below = path.relative_to(specs.specs).as_posix()
        specs.write(
            below.replace("acme", "zenith", 1),
            specs.read(below).replace("provider: acme", "provider: zenith"),
        )
    files = emit(specs)
    catalog: dict[str, Any] = json.loads(files["generated/catalog.json"])
    assert list(catalog["providers"]) == ["acme", "zenith"]
    assert "generated/yunbind/zenith/box/v20200102/client.py" in files


def test_a_problem_stops_the_pipeline_with_all_of_them(specs: SpecFolder) -> None:
    """The error holds every problem, sorted, and says how many there are."""
    specs.edit(ACTION, "access: read", "access: reed")
    specs.edit(PROVIDER, "clock_skew: 300", "clock_skew: 0")
    with pytest.raises(SpecError, match="2 problems in the specs") as caught:
        read_api(specs.specs)
    assert [problem.path for problem in caught.value.problems] == [f"specs/{ACTION}", f"specs/{PROVIDER}"]


def test_headers_name_the_files_that_they_came_from(specs: SpecFolder) -> None:
    """A reader of an emitted file learns which spec to change, and that spec exists."""
    for path, text in emit(specs).items():
        if path.startswith("generated/yunbind/acme/box/"):
            source = text.split(" from ", 1)[1].split(" by yunbind-codegen", 1)[0]
            assert (specs.root / source).exists(), (path, source)
    assert Path(SERVICE).name == "service.yaml"


def test_files_that_depend_on_all_specs_are_emitted_beside_the_parts(specs: SpecFolder) -> None:
    """The catalog, the kit, the index of the reference, and marks of typed packages."""
    api = read_api(specs.specs)
    files = assemble(api, [{"generated/b": "b"}, {"generated/a": "a"}])
    kit = {f"generated/conformance/{name}": text for name, text in render_kit(api).items()}
    assert len(kit) > 1
    assert kit.items() <= files.items()
    assert files.keys() - kit.keys() == {
        *("generated/a", "generated/b", "generated/catalog.json", "generated/reference/README.md"),
        *("generated/yunbind/py.typed", "generated/yunbind_emulator-stubs/py.typed"),
    }
    assert list(files) == sorted(files)
