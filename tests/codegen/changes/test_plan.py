"""The command ``plan``: what it says beforehand is what ``generate`` does then."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from yunbind_codegen.commands import main

from ..specfolder import ACTION, ERRORS, PROVIDER, TYPES, SpecFolder
from .cases import MAKE, MAKE_BOX, TYPES_MORE

VERSION = "yunbind.acme.box.v20200102"
FOLDER = "generated/yunbind/acme/box/v20200102"


def run(specs: SpecFolder, command: str = "plan") -> Result:
    """Run a command of the generator."""
    result = CliRunner().invoke(main, [command, "--root", str(specs.root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def tell(specs: SpecFolder) -> list[str]:
    """The lines of a plan that will be carried out."""
    result = run(specs)
    assert result.exit_code == 0, result.output
    return result.output.splitlines()


@pytest.fixture(scope="module")
def emitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the base specs, generated once."""
    specs = SpecFolder(tmp_path_factory.mktemp("emitted"))
    assert run(specs, "generate").exit_code == 0
    return specs.root


@pytest.fixture
def generated(emitted: Path, specs: SpecFolder) -> SpecFolder:
    """The base specs with what they ask for."""
    shutil.copytree(emitted / "generated", specs.root / "generated")
    shutil.copytree(emitted / "specs" / "schema", specs.specs / "schema")
    return specs


@pytest.mark.slow
def test_an_up_to_date_tree_would_not_change(generated: SpecFolder) -> None:
    """Nothing to do is said in so many words."""
    result = run(generated)
    assert (result.exit_code, result.output) == (0, "Nothing would change.\n")


def test_a_plan_writes_nothing(generated: SpecFolder) -> None:
    """Every file is as it was, whatever the plan says."""
    generated.edit(ACTION, "doc: Boxes to skip.", "doc: Boxes to leave out.")
    before = {path: path.read_bytes() for path in generated.root.rglob("*") if path.is_file()}
    assert tell(generated)[-1].endswith("Nothing was.")
    assert before == {path: path.read_bytes() for path in generated.root.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_the_files_of_a_plan_are_the_files_that_generate_writes(generated: SpecFolder) -> None:
    """A plan that is carried out has named each file, and then there is no plan left."""
    generated.write(MAKE, MAKE_BOX)
    generated.write(TYPES, generated.read(TYPES) + TYPES_MORE)
    planned = {line.split(": ")[0] for line in tell(generated) if line.startswith(("generated/", "specs/"))}
    written = run(generated, "generate").output.splitlines()[:-1]
    assert planned == {line.split()[1].rstrip(":") for line in written}
    assert run(generated).output == "Nothing would change.\n"


@pytest.mark.slow
def test_a_new_action_is_told_by_its_symbols(generated: SpecFolder) -> None:
    """Method, models, types and operation are new; parameters of a new method are not told one by one."""
    generated.write(MAKE, MAKE_BOX)
    generated.write(TYPES, generated.read(TYPES) + TYPES_MORE)
    lines = tell(generated)
    for symbol in (
        "method {}.BoxClient.make_box",
        "model {}.MakeBoxRequest",
        "model {}.MakeBoxResponse",
        "model {}.Tag",
        "enum {}.Paint",
        "enum {}.Kind",
        "operation {}.operations.MAKE_BOX",
    ):
        assert f"+ {symbol.format(VERSION)}" in lines
    assert not [line for line in lines if "make_box(" in line or "MakeBoxRequest." in line]
    assert not [line for line in lines if "Async" in line]
    assert any(line.startswith(f"{FOLDER}/make_box.py: new (+") for line in lines)


def test_a_parameter_is_told_with_its_type(generated: SpecFolder) -> None:
    """What is new, gone or of another type is told by the name that a program uses."""
    generated.edit(ACTION, "  Verbose: {", "  Colour: {type: Colour, doc: Colour to find.}\n  Verbose: {")
    generated.edit(ACTION, 'BoxIds: {type: "list[string]"', 'BoxIds: {type: "list[integer]"')
    generated.edit(ACTION, "request: {BoxIds: [box-1], Limit: 10, Offset: 0}", "request: {Limit: 10}")
    lines = tell(generated)
    method = f"{VERSION}.BoxClient.describe_boxes"
    assert f"+ parameter {method}(colour): Colour | Literal['red', 'blue'] | None = None" in lines
    assert f"~ parameter {method}(box_ids): list[str] | None = None -> list[int] | None = None" in lines


def test_values_errors_waiters_and_iterators_are_told(generated: SpecFolder) -> None:
    """Each kind of symbol has its word."""
    generated.edit(TYPES, "enum: [red, blue]", "enum: [red, green]")
    generated.edit(TYPES, "      Weight: {type: float, doc: Weight in kg.}\n", "")
    generated.edit(ACTION, "          Weight: 1.5\n", "")
    generated.edit(
        ERRORS, "errors:\n", "errors:\n  Closed:\n    doc: The shop is closed.\n    kind: unavailable\n"
    )
    generated.edit(ACTION, "- name: box_open", "- name: box_opened")
    generated.edit(ACTION, "paginate: {name: boxes,", "paginate: {name: all_boxes,")
    generated.edit(PROVIDER, "clock_skew: 300", "clock_skew: 400")
    lines = tell(generated)
    for line in (
        f"+ enum member {VERSION}.Colour.GREEN: 'green'",
        f"- enum member {VERSION}.Colour.BLUE",
        f"- attribute {VERSION}.Box.weight",
        f"+ error class {VERSION}.errors.Closed",
        f"+ waiter {VERSION}.BoxClient.wait_until_box_opened",
        f"- waiter {VERSION}.BoxClient.wait_until_box_open",
        f"+ iterator {VERSION}.BoxClient.all_boxes",
        f"- iterator {VERSION}.BoxClient.boxes",
        f"~ setting {VERSION}.service.SERVICE",
    ):
        assert line in lines, line


def test_a_change_of_texts_is_told_apart(generated: SpecFolder) -> None:
    """Where only docstrings differ, no symbol is called changed."""
    generated.edit(TYPES, "doc: Weight in kg.", "doc: Weight in kilograms.")
    lines = tell(generated)
    assert lines[:2] == ["documentation only:", f"  {VERSION}.Box.weight"]
    assert f"{FOLDER}/types.py: changed (+1 -1)" in lines


def test_a_change_of_data_alone_says_so(generated: SpecFolder) -> None:
    """A quirk changes the catalog and the reference, and no symbol."""
    generated.edit(PROVIDER, "Times carry no zone.", "Times have no zone.")
    lines = tell(generated)
    assert lines[0] == "No Python symbol would change."
    assert "generated/yunbind/catalog.json: changed (+1 -1)" in lines


def test_work_by_hand_that_would_be_lost_is_named(generated: SpecFolder) -> None:
    """An edited file is told with its state and lines, a stray one with what becomes of it."""
    client = generated.root / FOLDER / "client.py"
    text = client.read_text(encoding="utf-8")
    client.write_text(text + "\n# by hand\n", encoding="utf-8")
    more = client.with_name("more.py")
    more.write_text(text.partition("\n")[0] + "\n", encoding="utf-8")
    lines = tell(generated)
    assert f"{FOLDER}/client.py: edited by hand, which would be lost (+0 -2)" in lines
    assert f"{FOLDER}/more.py: removed, since no spec asks for it (+0 -1)" in lines


def test_a_module_that_is_no_python_any_more_is_named(generated: SpecFolder) -> None:
    """A broken file is no reason to say nothing."""
    types = generated.root / FOLDER / "types.py"
    types.write_text(types.read_text(encoding="utf-8") + "class (:\n", encoding="utf-8")
    assert f"{FOLDER}/types.py is no Python any more; it would be written anew." in tell(generated)


def test_what_generate_would_refuse_is_refused_now(generated: SpecFolder) -> None:
    """A foreign file ends the plan with the remedy and status 1."""
    (generated.root / "generated" / "notes.md").write_text("# mine\n", encoding="utf-8")
    result = run(generated)
    assert result.exit_code == 1
    assert "Error: generate would refuse: generated/notes.md does not carry our header" in result.output
    assert "Move it away" in result.output


def test_problems_of_the_specs_come_first(generated: SpecFolder) -> None:
    """There is no plan for specs that have problems."""
    generated.edit(ACTION, "access: read", "access: reed")
    result = run(generated)
    assert result.exit_code == 1
    assert result.output.startswith(f"specs/{ACTION}:")


def test_the_example_of_help_runs(generated: SpecFolder) -> None:
    """What help shows can be copied, and the status is explained."""
    output = CliRunner().invoke(main, ["plan", "--help"]).output
    assert "Example: yunbind-codegen plan\n" in output
    assert "Exit status: 0" in output
