"""The command line of the generator, from lint to a mended tree."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NoReturn

import pytest
from click.testing import CliRunner, Result
from yunbind_codegen.commands import main
from yunbind_codegen.format import FormatError
from yunbind_codegen.incremental import IncrementalGenerator
from yunbind_codegen.verify import VerifyError

from .specfolder import ACTION, TYPES, SpecFolder

MODULE = "generated/yunbind/acme/box/v20200102/describe_boxes.py"
PROBLEM = re.compile(r"^specs/\S+\.yaml:\d+:\d+ S\d{3} \S.*$", re.MULTILINE)


def run(specs: SpecFolder, command: str) -> Result:
    """Run a command of the generator on a folder of specs."""
    result = CliRunner().invoke(main, [command, "--root", str(specs.root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture(scope="module")
def emitted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the base specs, generated once."""
    specs = SpecFolder(tmp_path_factory.mktemp("emitted"))
    result = run(specs, "generate")
    assert result.exit_code == 0, result.output
    return specs.root


@pytest.fixture
def generated(emitted: Path, specs: SpecFolder) -> SpecFolder:
    """The base specs with what they ask for."""
    shutil.copytree(emitted / "generated", specs.root / "generated")
    shutil.copytree(emitted / "specs" / "schema", specs.specs / "schema")
    return specs


def test_lint_of_clean_specs_says_so(project: Path) -> None:
    """Specs without problems are told as such, with status 0, and the project's own are such."""
    result = CliRunner().invoke(main, ["lint", "--strict", "--root", str(project)])
    assert (result.exit_code, result.output) == (0, "The specs have no problems.\n")


def test_lint_shows_every_problem_at_its_place(specs: SpecFolder) -> None:
    """Problems are shown as path:line:column CODE message, in order, counted, with status 1."""
    specs.edit(ACTION, "access: read", "access: reed")
    specs.edit(ACTION, "example: crate", "exmaple: crate")
    specs.edit(TYPES, "type: Lid,", "type: Lidd,")
    result = run(specs, "lint")
    shown = [line for line in result.output.splitlines() if PROBLEM.match(line) and " S9" not in line]
    assert result.exit_code == 1
    assert [line.split()[:2] for line in shown] == [
        [f"specs/{ACTION}:{specs.find(ACTION, 'access')[0]}:1", "S203"],
        [f"specs/{ACTION}:{':'.join(map(str, specs.find(ACTION, 'exmaple')))}", "S201"],
        [f"specs/{TYPES}:{':'.join(map(str, specs.find(TYPES, 'type: Lidd')))}", "S401"],
    ]
    assert result.output.endswith("Error: 3 problems in the specs. Nothing was written.\n")


def test_one_problem_is_not_called_problems(specs: SpecFolder) -> None:
    """The count is told in proper English."""
    specs.edit(ACTION, "access: read", "access: reed")
    assert "Error: 1 problem in the specs." in run(specs, "lint").output


@pytest.mark.parametrize("command", ["generate", "check"])
def test_nothing_is_written_while_any_spec_has_a_problem(generated: SpecFolder, command: str) -> None:
    """One problem in one file keeps everything as it was, also what other specs ask for."""
    generated.edit(TYPES, "doc: Id of the box.", "doc: Id of a box.")
    generated.edit(ACTION, "access: read", "access: reed")
    before = {path: path.read_bytes() for path in generated.root.rglob("*") if path.is_file()}
    result = run(generated, command)
    assert result.exit_code == 1
    assert PROBLEM.match(result.output)
    assert {path: path.read_bytes() for path in generated.root.rglob("*") if path.is_file()} == before


def test_a_second_generation_changes_nothing(generated: SpecFolder) -> None:
    """What is up to date is left alone and told as such."""
    result = run(generated, "generate")
    assert (result.exit_code, result.output) == (0, "Nothing changed.\n")
    assert run(generated, "check").exit_code == 0


def test_editing_a_description_makes_check_fail_and_generate_repair_it(generated: SpecFolder) -> None:
    """A change of a spec is drift until it is generated, and the files that it concerns are named."""
    generated.edit(ACTION, "doc: Boxes to skip.", "doc: Boxes to leave out.")
    result = run(generated, "check")
    assert result.exit_code == 1
    assert f"{MODULE}: drifted\n" in result.output
    assert "generated/yunbind/acme/box/v20200102/errors.py" not in result.output
    assert re.search(r'Error: \d+ drifted\. Run "make generate" and commit the result\.', result.output)
    result = run(generated, "generate")
    assert result.exit_code == 0
    assert f"wrote {MODULE}: drifted\n" in result.output
    assert run(generated, "check").output == "`generated/` is up to date.\n"


def test_check_names_each_kind_of_difference(generated: SpecFolder) -> None:
    """Missing, hand-edited and stray files are named with their state, counted, with status 1."""
    (generated.root / MODULE).unlink()
    types = generated.root / MODULE.replace("describe_boxes", "types")
    types.write_text(types.read_text(encoding="utf-8") + "# by hand\n", encoding="utf-8")
    (types.parent / "more.py").write_text("", encoding="utf-8")
    result = run(generated, "check")
    assert result.exit_code == 1
    folder = MODULE.rpartition("/")[0]
    assert result.output.splitlines() == [
        f"{folder}/describe_boxes.py: missing",
        f"{folder}/more.py: stray",
        f"{folder}/types.py: edited by hand",
        'Error: 1 edited by hand, 1 missing, 1 stray. Run "make generate" and commit the result.',
    ]


def test_generate_repairs_what_somebody_deleted_or_edited(generated: SpecFolder) -> None:
    """Files of ours are made again, whatever became of them."""
    module = generated.root / MODULE
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace("BoxIds", "BoxIDs"), encoding="utf-8")
    (module.parent / "types.py").unlink()
    result = run(generated, "generate")
    assert result.output.endswith("2 emitted files changed.\n")
    assert module.read_text(encoding="utf-8") == text


def test_a_foreign_file_stops_generate(generated: SpecFolder) -> None:
    """A file without our header is neither replaced nor removed, and the remedy is said."""
    notes = generated.root / "generated" / "notes.md"
    notes.write_text("# mine\n", encoding="utf-8")
    result = run(generated, "generate")
    assert result.exit_code == 1
    assert "generated/notes.md does not carry the header" in result.output
    assert "Move it away, then generate again." in result.output
    assert notes.read_text(encoding="utf-8") == "# mine\n"


def test_the_files_of_a_removed_action_disappear(generated: SpecFolder) -> None:
    """What a spec no longer asks for is removed, and what remains no longer mentions it."""
    text = generated.read(ACTION)
    path = ACTION.replace("DescribeBoxes", "CountBoxes")
    text = text.replace("DescribeBoxes", "CountBoxes").replace("name: boxes,", "name: counted_boxes,")
    generated.write(path, text.replace("box_open", "box_counted").replace("  Order: {", "  Sorting: {"))
    assert run(generated, "generate").exit_code == 0
    module = MODULE.replace("describe_boxes", "count_boxes")
    assert (generated.root / module).is_file()
    (generated.specs / path).unlink()
    result = run(generated, "generate")
    assert f"removed {module}: stray\n" in result.output
    assert not (generated.root / module).exists()
    left = [each for each in generated.root.joinpath("generated").rglob("*") if each.is_file()]
    assert not [each for each in left if "count_boxes" in each.read_text(encoding="utf-8").lower()]


@pytest.mark.parametrize("command", ["generate", "check", "lint", "watch"])
def test_a_folder_without_specs_is_a_clear_error(tmp_path: Path, command: str) -> None:
    """Somebody in the wrong folder learns what to do."""
    result = CliRunner().invoke(main, [command, "--root", str(tmp_path)])
    assert result.exit_code == 1
    assert "Run this in the project's folder, or give --root." in result.output


@pytest.mark.parametrize("error", [VerifyError, FormatError])
@pytest.mark.parametrize("command", ["generate", "check"])
def test_a_fault_of_the_generator_is_told_and_nothing_is_written(
    specs: SpecFolder, monkeypatch: pytest.MonkeyPatch, command: str, error: type[Exception]
) -> None:
    """What the second wall refuses ends in one sentence and status 1, not in a traceback."""

    def fail(_generator: object, _specs: object) -> NoReturn:
        raise error("The module is not what it should be.")

    monkeypatch.setattr(IncrementalGenerator, "generate", fail)
    result = run(specs, command)
    assert (result.exit_code, result.output) == (1, "Error: The module is not what it should be.\n")
    assert not (specs.root / "generated").exists()


@pytest.mark.parametrize("command", ["generate", "check", "lint", "watch"])
def test_each_command_says_what_it_does(command: str) -> None:
    """Help is one sentence and an example that can be copied."""
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0
    assert f"Example: yunbind-codegen {command}" in result.output
