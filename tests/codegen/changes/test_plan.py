"""The command ``plan`` announces exactly the changes that ``generate`` makes."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from yunbind_codegen.commands import main
from yunbind_codegen.commands.plan import plan
from yunbind_codegen.format import FormatError
from yunbind_codegen.verify import VerifyError

from ..specfolder import ACTION, ERRORS, PROVIDER, TYPES, SpecFolder
from .cases import MAKE, MAKE_BOX, TYPES_MORE

VERSION = "yunbind.acme.box.v20200102"
FOLDER = "generated/yunbind/acme/box/v20200102"


def run(specs: SpecFolder, command: str = "plan") -> Result:
    """Run a command of the generator."""
    result = CliRunner().invoke(main, [command, "--root", str(specs.root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def read_plan(specs: SpecFolder) -> list[str]:
    """Return the lines of a successful plan."""
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
    """The base specs with their generated files."""
    shutil.copytree(emitted / "generated", specs.root / "generated")
    shutil.copytree(emitted / "specs" / "schema", specs.specs / "schema")
    return specs


@pytest.mark.slow
def test_an_up_to_date_tree_would_not_change(generated: SpecFolder) -> None:
    """An up-to-date tree gives one sentence."""
    result = run(generated)
    assert (result.exit_code, result.output) == (0, "Nothing would change.\n")


def test_a_plan_writes_nothing(generated: SpecFolder) -> None:
    """Every file keeps its content."""
    generated.edit(ACTION, "doc: Boxes to skip.", "doc: Boxes to leave out.")
    before = {path: path.read_bytes() for path in generated.root.rglob("*") if path.is_file()}
    assert read_plan(generated)[-1].endswith("Nothing was written.")
    assert before == {path: path.read_bytes() for path in generated.root.rglob("*") if path.is_file()}


@pytest.mark.slow
def test_the_files_of_a_plan_are_the_files_that_generate_writes(generated: SpecFolder) -> None:
    """The plan lists each file that generate writes; afterwards, nothing would change."""
    generated.write(MAKE, MAKE_BOX)
    generated.write(TYPES, generated.read(TYPES) + TYPES_MORE)
    planned = {
        line.split(": ")[0] for line in read_plan(generated) if line.startswith(("generated/", "specs/"))
    }
    written = run(generated, "generate").output.splitlines()[:-1]
    assert planned == {line.split()[1].rstrip(":") for line in written}
    assert run(generated).output == "Nothing would change.\n"


@pytest.mark.slow
def test_a_new_action_is_listed_by_its_symbols(generated: SpecFolder) -> None:
    """Method, models, types and operation are listed; parameters of a new method are not."""
    generated.write(MAKE, MAKE_BOX)
    generated.write(TYPES, generated.read(TYPES) + TYPES_MORE)
    lines = read_plan(generated)
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


def test_a_parameter_is_listed_with_its_type(generated: SpecFolder) -> None:
    """Added and changed parameters are listed by their Python names."""
    generated.edit(ACTION, "  Verbose: {", "  Colour: {type: Colour, doc: Colour to find.}\n  Verbose: {")
    generated.edit(ACTION, 'BoxIds: {type: "list[string]"', 'BoxIds: {type: "list[integer]"')
    generated.edit(ACTION, "request: {BoxIds: [box-1], Limit: 10, Offset: 0}", "request: {Limit: 10}")
    lines = read_plan(generated)
    method = f"{VERSION}.BoxClient.describe_boxes"
    assert f"+ parameter {method}(colour): Colour | Literal['red', 'blue'] | None = None" in lines
    assert (
        f"~ parameter {method}(box_ids): Sequence[str] | None = None -> Sequence[int] | None = None" in lines
    )


def test_values_errors_waiters_and_iterators_are_listed(generated: SpecFolder) -> None:
    """Each kind of symbol has its own word."""
    generated.edit(TYPES, "enum: [red, blue]", "enum: [red, green]")
    generated.edit(TYPES, "      Weight: {type: float, doc: Weight in kg.}\n", "")
    generated.edit(ACTION, "          Weight: 1.5\n", "")
    generated.edit(
        ERRORS, "errors:\n", "errors:\n  Closed:\n    doc: The shop is closed.\n    kind: unavailable\n"
    )
    generated.edit(ACTION, "- name: box_open", "- name: box_opened")
    generated.edit(ACTION, "paginate: {name: boxes,", "paginate: {name: all_boxes,")
    generated.edit(PROVIDER, "clock_skew: 300", "clock_skew: 400")
    lines = read_plan(generated)
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


def test_a_change_of_texts_is_documentation(generated: SpecFolder) -> None:
    """If only docstrings differ, the symbols are listed as documentation."""
    generated.edit(TYPES, "doc: Weight in kg.", "doc: Weight in kilograms.")
    lines = read_plan(generated)
    assert lines[:2] == ["Documentation only:", f"  {VERSION}.Box.weight"]
    assert f"{FOLDER}/types.py: changed (+1 -1)" in lines


def test_a_change_of_data_changes_no_symbol(generated: SpecFolder) -> None:
    """A quirk changes the catalog and the reference but no symbol."""
    generated.edit(PROVIDER, "Times carry no zone.", "Times have no zone.")
    lines = read_plan(generated)
    assert lines[0] == "No Python symbol would change."
    assert "generated/catalog.json: changed (+1 -1)" in lines


def test_edits_by_hand_that_would_be_lost_are_marked(generated: SpecFolder) -> None:
    """An edited file and a stray file are listed with their state and lines."""
    client = generated.root / FOLDER / "client.py"
    text = client.read_text(encoding="utf-8")
    client.write_text(text + "\n# by hand\n", encoding="utf-8")
    more = client.with_name("more.py")
    more.write_text(text.partition("\n")[0] + "\n", encoding="utf-8")
    lines = read_plan(generated)
    assert f"{FOLDER}/client.py: edited by hand; the edits would be lost (+0 -2)" in lines
    assert f"{FOLDER}/more.py: removed, because no spec needs it (+0 -1)" in lines


@pytest.mark.parametrize(
    ("stray", "summary"),
    [
        ((), "1 file would be written or removed: only the lock"),
        (("more",), "2 files would be written or removed: 1 removed"),
        (("more", "most"), "3 files would be written or removed: 2 removed"),
    ],
)
def test_the_files_of_a_plan_are_counted(generated: SpecFolder, stray: tuple[str, ...], summary: str) -> None:
    """The lock counts as a file, and is not a reason of its own."""
    lock = generated.root / "generated/lock.json"
    lock.write_text(lock.read_text(encoding="utf-8").replace('"tools"', '"tool"'), encoding="utf-8")
    text = (generated.root / FOLDER / "client.py").read_text(encoding="utf-8")
    for name in stray:
        (generated.root / FOLDER / f"{name}.py").write_text(text.partition("\n")[0] + "\n", encoding="utf-8")
    assert read_plan(generated)[-1] == f"{summary}. Nothing was written."


def test_a_module_that_is_not_valid_python_is_marked(generated: SpecFolder) -> None:
    """A broken file does not end the plan."""
    types = generated.root / FOLDER / "types.py"
    types.write_text(types.read_text(encoding="utf-8") + "class (:\n", encoding="utf-8")
    assert f"{FOLDER}/types.py is not valid Python; it would be rewritten." in read_plan(generated)


@pytest.mark.parametrize("error", [VerifyError("It is not Python."), FormatError("It cannot be formatted.")])
def test_a_plan_fails_if_the_files_cannot_be_made(
    specs: SpecFolder, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    def fail(_root: Path) -> dict[str, str]:
        raise error

    monkeypatch.setattr(sys.modules[plan.callback.__module__], "emit", fail)  # type: ignore[union-attr]
    result = run(specs)
    assert (result.exit_code, result.output) == (1, f"Error: {error}\n")


def test_a_plan_fails_if_generate_would_refuse(generated: SpecFolder) -> None:
    """A foreign file gives exit status 1 and the remedy."""
    (generated.root / "generated" / "notes.md").write_text("# mine\n", encoding="utf-8")
    result = run(generated)
    assert result.exit_code == 1
    assert "Error: generate would refuse: generated/notes.md does not carry the header" in result.output
    assert "Move it away" in result.output


def test_problems_of_the_specs_are_reported(generated: SpecFolder) -> None:
    """Specs with problems have no plan."""
    generated.edit(ACTION, "access: read", "access: reed")
    result = run(generated)
    assert result.exit_code == 1
    assert result.output.startswith(f"specs/{ACTION}:")


def test_the_help_has_an_example(generated: SpecFolder) -> None:
    """The help has an example and explains the exit status."""
    output = CliRunner().invoke(main, ["plan", "--help"]).output
    assert "Example: yunbind-codegen plan\n" in output
    assert "Exit status: 0" in output
