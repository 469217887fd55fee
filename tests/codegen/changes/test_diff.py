"""The command ``diff``: its output, its exit status, and that it changes nothing."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from yunbind_codegen.changes import reports
from yunbind_codegen.changes.rules import Rule
from yunbind_codegen.commands import main

from ..specfolder import ACTION, PROVIDER, TYPES, SpecFolder
from .cases.clouds import SOURCES
from .repository import Repository


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """The base specs in one commit, at version 0.3.1."""
    made = Repository(tmp_path)
    made.write_version("0.3.1")
    made.commit("Begin")
    return made


def run(repository: SpecFolder, *arguments: str, environ: dict[str, str] | None = None) -> Result:
    """Run ``diff`` in a repository."""
    result = CliRunner().invoke(main, ["diff", *arguments, "--root", str(repository.root)], env=environ)
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def break_something(repository: Repository) -> None:
    repository.edit(ACTION, "  BoxIds: {", "  Ids: {")
    repository.edit(ACTION, "request: {BoxIds: [box-1]", "request: {Ids: [box-1]")
    repository.edit(ACTION, "[BoxIds, Name]", "[Ids, Name]")


def test_a_clean_tree_has_no_changes(repository: Repository) -> None:
    """A clean tree has no changes and requires no new version."""
    head = repository.git("rev-parse", "HEAD")
    result = run(repository, "HEAD")
    assert result.exit_code == 0
    assert result.output == f"No changes since HEAD ({head[:12]}).\nNo new version is required.\n"


def test_text_names_symbol_rule_direction_line_and_wire_name(repository: Repository) -> None:
    """Each change has a sentence, a Python symbol, and its place in the spec."""
    repository.edit(ACTION, "range: [1, 50]", "range: [1, 20]")
    result = run(repository, "HEAD")
    line, _ = repository.find(ACTION, "Limit: {type")
    assert result.output.splitlines()[:4] == [
        "Breaking changes:",
        "  yunbind.acme.box.BoxClient.describe_boxes(limit)",
        "    The range of limit is now 1 to 20; it was 1 to 50.  [request-range-tightened, request]",
        f"    specs/{ACTION}:{line} DescribeBoxes.Limit",
    ]
    assert "Uncommitted changes of the specs are included.\n" in result.output


def test_a_removed_member_has_its_place_in_the_revision(repository: Repository) -> None:
    """The line of a removed member is the line in the old file."""
    line, _ = repository.find(TYPES, "Weight")
    repository.edit(TYPES, "      Weight: {type: float, doc: Weight in kg.}\n", "")
    repository.edit(ACTION, "          Weight: 1.5\n", "")
    result = run(repository, "HEAD", "--format", "json")
    change = json.loads(result.output)["changes"][0]
    assert (change["rule"], change["path"], change["line"], change["in"]) == (
        "response-member-removed",
        f"specs/{TYPES}",
        line,
        "revision",
    )


def test_json_has_every_fact(repository: Repository) -> None:
    """The report has the commit, the counts, the version and each change with all of its facts."""
    head = repository.git("rev-parse", "HEAD")
    repository.edit(ACTION, "range: [1, 50]", "range: [1, 99]")
    document: dict[str, Any] = json.loads(run(repository, "main", "--format", "json").output)
    assert (document["revision"], document["commit"], document["uncommitted"]) == ("main", head, True)
    assert document["count"] == {"breaking": 0, "addition": 1, "documentation": 0}
    assert document["version"] == {
        "bump": "patch",
        "since": "0.3.1",
        "least": "0.3.2",
        "now": "0.3.1",
        "is_met": False,
    }
    assert document["changes"] == [
        {
            "level": "addition",
            "rule": "request-range-loosened",
            "direction": "request",
            "symbol": "yunbind.acme.box.BoxClient.describe_boxes(limit)",
            "wire": "DescribeBoxes.Limit",
            "sentence": "The range of limit is now 1 to 99; it was 1 to 50.",
            "type_checker": False,
            "path": f"specs/{ACTION}",
            "line": repository.find(ACTION, "range: [1, 99]")[0],
            "in": "working tree",
        }
    ]


def test_a_credential_source_is_named_and_located(repository: Repository) -> None:
    """A sentence has the name of the source, and the line is that of the changed fact."""
    repository.edit(PROVIDER, *SOURCES[1:])
    repository.commit("List the sources")
    repository.edit(PROVIDER, "path_variable: ACME_FILE", "path_variable: ACME_KEYS")
    lines = run(repository, "HEAD").output.splitlines()
    line, _ = repository.find(PROVIDER, "path_variable: ACME_KEYS")
    assert lines[2:4] == [
        "    credential_sources.file.path_variable is now ACME_KEYS; it was ACME_FILE.  [fact-changed, client]",
        f"    specs/{PROVIDER}:{line} acme",
    ]


def test_markdown_has_a_summary_a_table_and_collapsed_documentation(repository: Repository) -> None:
    """Breaking changes and additions are visible; documentation changes are collapsed."""
    break_something(repository)
    repository.edit(ACTION, "doc: Boxes to skip.", "doc: Boxes to leave out | pass over.")
    repository.edit(
        TYPES, "          Broken: The box", "          Lost: Nobody knows.\n          Broken: The box"
    )
    output = run(repository, "HEAD", "--format", "markdown").output
    assert output.startswith("### API changes since `HEAD`\n\n**2 breaking changes, 1 addition, 2 doc")
    table, _, folded = output.partition("<details>")
    assert table.count("| **breaking** | request |") == 2
    assert "| addition | response | `yunbind.acme.box.BoxStatus.LOST` | `BoxStatus: Lost` |" in table
    assert "<summary>2 documentation changes</summary>" in folded
    assert "BoxClient.describe_boxes(offset)" in folded
    rows = [line for line in output.splitlines() if line.startswith("|")]
    assert {len(re.split(r"(?<!\\)\|", row)) for row in rows} == {8}


def test_markdown_stays_within_a_comment(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that is too long ends with the number of omitted rows."""
    monkeypatch.setattr(reports, "TABLE_SIZE", 300)
    break_something(repository)
    repository.edit(ACTION, "range: [1, 50]", "range: [1, 20]")
    assert "\n... and 2 more.\n" in run(repository, "HEAD", "--format", "markdown").output


def test_a_table_is_cut_after_the_last_row_that_fits(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_something(repository)
    whole = run(repository, "HEAD", "--format", "markdown").output
    rows = [line for line in whole.splitlines() if line.startswith("| **breaking**")]
    assert len(rows) == 2
    monkeypatch.setattr(reports, "TABLE_SIZE", sum(map(len, rows)))
    assert run(repository, "HEAD", "--format", "markdown").output == whole
    monkeypatch.setattr(reports, "TABLE_SIZE", sum(map(len, rows)) - 1)
    cut = run(repository, "HEAD", "--format", "markdown").output
    assert rows[0] in cut
    assert rows[1] not in cut
    assert "\n... and 1 more.\n" in cut


def test_the_change_log_entry_has_the_usual_headings(repository: Repository) -> None:
    """The entry has the changes that users notice; other documentation changes are left out."""
    repository.edit(TYPES, "      Weight: {type: float, doc: Weight in kg.}\n", "")
    repository.edit(ACTION, "          Weight: 1.5\n", "")
    repository.edit(ACTION, "  Verbose: {", "  Colour: {type: Colour, doc: Colour to find.}\n  Verbose: {")
    repository.edit(ACTION, "doc: Boxes to skip.", "doc: Boxes to skip., deprecated: true")
    repository.edit(ACTION, "range: [1, 50]", "range: [1, 20]")
    repository.edit(TYPES, "doc: A condition.", "doc: A condition on a list.")
    assert run(repository, "HEAD", "--changelog").output == (
        "## Unreleased\n\n"
        "### Added\n\n- `yunbind.acme.box.BoxClient.describe_boxes(colour)`: colour was added, with the type Colour, and is optional.\n\n"
        "### Changed\n\n- **Breaking:** `yunbind.acme.box.BoxClient.describe_boxes(limit)`: "
        "The range of limit is now 1 to 20; it was 1 to 50.\n\n"
        "### Deprecated\n\n- `yunbind.acme.box.BoxClient.describe_boxes(offset)`: "
        "Deprecated: Deprecated by the vendor.\n\n"
        "### Removed\n\n- **Breaking:** `yunbind.acme.box.Box.weight`: weight was removed.\n"
    )


def test_an_entry_without_changes_says_so(repository: Repository) -> None:
    """An entry is never empty."""
    assert "No changes that users notice." in run(repository, "HEAD", "--changelog").output


@pytest.mark.parametrize(
    ("since", "now", "edit", "expected"),
    [
        (
            "0.3.1",
            "0.3.1",
            "break",
            "at least a minor version: 0.4.0 after 0.3.1. The working tree has 0.3.1, which is too low.",
        ),
        (
            "0.3.1",
            "0.4.0",
            "break",
            "at least a minor version: 0.4.0 after 0.3.1. The working tree has 0.4.0. Before 1.0,",
        ),
        (
            "0.3.1",
            "0.3.1",
            "add",
            "at least a patch version: 0.3.2 after 0.3.1. The working tree has 0.3.1, which",
        ),
        (
            "1.3.1",
            "1.3.1",
            "break",
            "at least a major version: 2.0.0 after 1.3.1. The working tree has 1.3.1, which",
        ),
        (
            "1.3.1",
            "1.3.1",
            "add",
            "at least a minor version: 1.4.0 after 1.3.1. The working tree has 1.3.1, which",
        ),
        (
            "1.3.1",
            "1.3.1",
            "describe",
            "at least a patch version: 1.3.2 after 1.3.1. The working tree has 1.3.1, which",
        ),
    ],
)
def test_the_version_follows_semver_and_before_1_0_a_minor_version_may_break(
    repository: Repository, since: str, now: str, edit: str, expected: str
) -> None:
    """Breaking changes require a major version, additions a minor one, texts a patch; before 1.0 minor or patch."""
    repository.write_version(since)
    repository.commit("Release")
    repository.write_version(now)
    if edit == "break":
        break_something(repository)
    elif edit == "add":
        repository.edit(ACTION, "range: [1, 50]", "range: [1, 99]")
    else:
        repository.edit(ACTION, "doc: Boxes to skip.", "doc: Boxes to leave out.")
    output = run(repository, "HEAD").output
    assert expected in output
    assert ("Before 1.0, a breaking change requires a minor version" in output) == since.startswith("0.")


@pytest.mark.parametrize(
    ("edit", "fail_on", "status"),
    [
        ("break", (), 0),
        ("break", ("breaking",), 4),
        ("break", ("addition",), 4),
        ("add", ("breaking",), 0),
        ("add", ("addition",), 4),
        ("add", ("version",), 4),
        ("none", ("addition", "version"), 0),
    ],
)
def test_the_exit_status_is_0_without_fail_on(
    repository: Repository, edit: str, fail_on: tuple[str, ...], status: int
) -> None:
    """--fail-on gives an exit status of its own; the report is printed in any case."""
    if edit == "break":
        break_something(repository)
    elif edit == "add":
        repository.edit(ACTION, "range: [1, 50]", "range: [1, 99]")
    result = run(repository, "HEAD", *(word for each in fail_on for word in ("--fail-on", each)))
    assert result.exit_code == status
    assert "since HEAD" in result.output


def test_the_tree_and_the_repository_are_unchanged(repository: Repository) -> None:
    """Nothing is checked out, staged or written."""
    first = repository.git("rev-parse", "HEAD")
    repository.edit(ACTION, "range: [1, 50]", "range: [1, 99]")
    repository.commit("More")
    repository.edit(ACTION, "range: [1, 99]", "range: [1, 98]")
    before = (
        repository.list_files(),
        repository.git("status", "--porcelain"),
        repository.git("rev-parse", "HEAD"),
    )
    assert run(repository, first).exit_code == 0
    assert before == (
        repository.list_files(),
        repository.git("status", "--porcelain"),
        repository.git("rev-parse", "HEAD"),
    )


def test_a_project_in_a_subfolder_of_a_repository(tmp_path: Path) -> None:
    """The specs are found below the given root, not below the root of the repository."""
    outer = Repository(tmp_path)
    place = tmp_path / "part" / "project"
    place.mkdir(parents=True)
    inner = SpecFolder(place)
    outer.edit(ACTION, "range: [1, 50]", "range: [1, 5]")
    outer.commit("Begin")
    inner.edit(ACTION, "range: [1, 50]", "range: [1, 99]")
    assert "The range of limit is now 1 to 99; it was 1 to 50." in run(inner, "HEAD").output


def test_a_revision_that_does_not_exist(repository: Repository) -> None:
    """The error names the commands that list revisions, and the one for a shallow clone."""
    result = run(repository, "v9.9")
    assert result.exit_code == 1
    assert result.output.startswith("Error: There is no revision v9.9.")
    assert "git log --oneline" in result.output
    assert "git fetch --unshallow" in result.output


@pytest.mark.parametrize("name", ["--output=x", "-h^", "HEAD:specs", "", "a b"])
def test_an_invalid_revision_is_rejected_and_never_executed(repository: Repository, name: str) -> None:
    """Options, paths and nonsense in place of REV give an error."""
    before = repository.list_files()
    result = CliRunner().invoke(main, ["diff", "--root", str(repository.root), "--", name])
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == 1
    assert "There is no revision" in result.output
    assert repository.list_files() == before


def test_a_folder_outside_of_git(tmp_path: Path) -> None:
    """A folder outside a repository gives an error with the remedy."""
    (tmp_path / "specs").mkdir()
    environ = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    result = CliRunner().invoke(main, ["diff", "HEAD", "--root", str(tmp_path)], env=environ)
    assert result.exit_code == 1
    assert "is not in a git repository. Run this command in a clone, or give --root." in result.output


def test_a_machine_without_git(repository: Repository, tmp_path: Path) -> None:
    """The error names git."""
    result = run(repository, "HEAD", environ={"PATH": str(tmp_path / "nothing")})
    assert result.exit_code == 1
    assert "Error: git is not installed or not in PATH" in result.output


def test_a_revision_without_specs(repository: Repository) -> None:
    """A commit without specs gives an error with the remedy."""
    repository.git("checkout", "--quiet", "--orphan", "bare")
    repository.git("rm", "-r", "--quiet", "--cached", ".")
    repository.git("commit", "--quiet", "--allow-empty", "--message=Nothing")
    repository.git("tag", "nothing")
    result = run(repository, "nothing")
    assert result.exit_code == 1
    assert "has no specs. Compare with a revision that has the folder specs/." in result.output


def test_old_specs_that_the_current_language_cannot_read(repository: Repository) -> None:
    """The error has the number of problems, the first of them, and the remedy."""
    good = repository.read(ACTION)
    repository.edit(ACTION, "access: read", "access: reading")
    repository.edit(PROVIDER, "clock_skew: 300", "clock_skew: 0")
    repository.commit("An older language")
    repository.write(ACTION, good)
    repository.edit(PROVIDER, "clock_skew: 0", "clock_skew: 300")
    result = run(repository, "HEAD")
    assert result.exit_code == 1
    assert "cannot be read by the current spec language. They have 2 problems" in result.output
    assert "the first of which is:\nspecs/acme" in result.output
    assert "or run the yunbind-codegen of that revision on both." in result.output


def test_problems_of_the_working_tree_are_shown_as_in_lint(repository: Repository) -> None:
    """Problems of the specs are reported with their lines."""
    repository.edit(ACTION, "access: read", "access: reading")
    result = run(repository, "HEAD")
    assert result.exit_code == 1
    assert re.match(rf"specs/{ACTION}:\d+:\d+ S203 ", result.output)


def test_links_and_odd_names_in_a_revision_are_not_followed(repository: Repository) -> None:
    """A link in a revision is ignored, and a file with an odd name is reported as in lint."""
    (repository.specs / "link.yaml").symlink_to(os.devnull)
    repository.commit("A link")
    (repository.specs / "link.yaml").unlink()
    assert run(repository, "HEAD").exit_code == 0
    repository.write("acme/odd\nname.yaml", "a: 1\n")
    repository.commit("An odd name")
    (repository.specs / "acme/odd\nname.yaml").unlink()
    assert "holds invisible characters" in run(repository, "HEAD").output


def test_every_rule_can_be_printed() -> None:
    """--rules needs no revision and prints every code with its level."""
    result = CliRunner().invoke(main, ["diff", "--rules"])
    assert result.exit_code == 0
    codes = re.findall(
        r"^\| `([a-z-]+)` \| (?:breaking|addition|documentation) \|", result.output, re.MULTILINE
    )
    assert codes == [rule.code for rule in Rule]


@pytest.mark.parametrize("example", ["diff HEAD", "diff main --format markdown --fail-on breaking"])
def test_the_examples_of_help_run(repository: Repository, example: str) -> None:
    """The examples in the help work."""
    assert f"Example: yunbind-codegen {example}\n" in CliRunner().invoke(main, ["diff", "--help"]).output
    assert run(repository, *example.split()[1:]).exit_code == 0
