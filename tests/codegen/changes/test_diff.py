"""The command ``diff``: what it prints, when it fails, and what it leaves alone."""

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


def test_nothing_differs_from_the_last_commit(repository: Repository) -> None:
    """A clean tree has no changes and asks for no version."""
    head = repository.git("rev-parse", "HEAD")
    result = run(repository, "HEAD")
    assert result.exit_code == 0
    assert result.output == f"Nothing differs since HEAD ({head[:12]}).\nNo new version is asked for.\n"


def test_text_names_symbol_rule_direction_line_and_wire_name(repository: Repository) -> None:
    """Each change says what it is, where a program meets it, and where the spec says it."""
    repository.edit(ACTION, "range: [1, 50]", "range: [1, 20]")
    result = run(repository, "HEAD")
    line, _ = repository.find(ACTION, "Limit: {type")
    assert result.output.splitlines()[:4] == [
        "breaking:",
        "  yunbind.acme.box.BoxClient.describe_boxes(limit)",
        "    The range may be 1 to 20; it was 1 to 50.  [request-range-tightened, request]",
        f"    specs/{ACTION}:{line} DescribeBoxes.Limit",
    ]
    assert "Specs that are not committed count too.\n" in result.output


def test_what_is_gone_is_placed_in_the_revision(repository: Repository) -> None:
    """A removed member stands on a line of the old file."""
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


def test_json_says_everything_to_programs(repository: Repository) -> None:
    """Commit, counts, version and each change with all of its facts."""
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
            "sentence": "The range may be 1 to 99; it was 1 to 50.",
            "type_checker": False,
            "path": f"specs/{ACTION}",
            "line": repository.find(ACTION, "range: [1, 99]")[0],
            "in": "working tree",
        }
    ]


def test_markdown_has_a_summary_a_table_and_folded_documentation(repository: Repository) -> None:
    """What reviewers must see is open, and the rest is a click away."""
    break_something(repository)
    repository.edit(ACTION, "doc: Boxes to skip.", "doc: Boxes to leave out | pass over.")
    repository.edit(
        TYPES, "          Broken: The box", "          Lost: Nobody knows.\n          Broken: The box"
    )
    output = run(repository, "HEAD", "--format", "markdown").output
    assert output.startswith("### API changes since `HEAD`\n\n**2 breaking changes, 1 addition, 2 changes")
    table, _, folded = output.partition("<details>")
    assert table.count("| **breaking** | request |") == 2
    assert "| addition | response | `yunbind.acme.box.BoxStatus.LOST` | `BoxStatus: Lost` |" in table
    assert "<summary>2 changes of documentation</summary>" in folded
    assert "BoxClient.describe_boxes(offset)" in folded
    rows = [line for line in output.splitlines() if line.startswith("|")]
    assert {len(re.split(r"(?<!\\)\|", row)) for row in rows} == {8}


def test_markdown_stays_within_a_comment(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that is too long ends with how many more rows there are."""
    monkeypatch.setattr(reports, "TABLE_SIZE", 300)
    break_something(repository)
    repository.edit(ACTION, "range: [1, 50]", "range: [1, 20]")
    assert "\n... and 2 more.\n" in run(repository, "HEAD", "--format", "markdown").output


def test_the_entry_of_the_change_log_has_the_usual_headings(repository: Repository) -> None:
    """What users notice, under Added, Changed, Deprecated and Removed; other documentation is left out."""
    repository.edit(TYPES, "      Weight: {type: float, doc: Weight in kg.}\n", "")
    repository.edit(ACTION, "          Weight: 1.5\n", "")
    repository.edit(ACTION, "  Verbose: {", "  Colour: {type: Colour, doc: Colour to find.}\n  Verbose: {")
    repository.edit(ACTION, "doc: Boxes to skip.", "doc: Boxes to skip., deprecated: true")
    repository.edit(ACTION, "range: [1, 50]", "range: [1, 20]")
    repository.edit(TYPES, "doc: A condition.", "doc: A condition on a list.")
    assert run(repository, "HEAD", "--changelog").output == (
        "## Unreleased\n\n"
        "### Added\n\n- `yunbind.acme.box.BoxClient.describe_boxes(colour)`: colour is new, a Colour, and optional.\n\n"
        "### Changed\n\n- **Breaking:** `yunbind.acme.box.BoxClient.describe_boxes(limit)`: "
        "The range may be 1 to 20; it was 1 to 50.\n\n"
        "### Deprecated\n\n- `yunbind.acme.box.BoxClient.describe_boxes(offset)`: "
        "Deprecated: Deprecated by the vendor.\n\n"
        "### Removed\n\n- **Breaking:** `yunbind.acme.box.Box.weight`: weight is gone.\n"
    )


def test_an_entry_without_changes_says_so(repository: Repository) -> None:
    """An entry is never empty."""
    assert "Nothing that users notice." in run(repository, "HEAD", "--changelog").output


@pytest.mark.parametrize(
    ("since", "now", "edit", "told"),
    [
        (
            "0.3.1",
            "0.3.1",
            "break",
            "At least a minor version is asked for: 0.3.1 to 0.4.0; the working tree says 0.3.1.",
        ),
        (
            "0.3.1",
            "0.4.0",
            "break",
            "At least a minor version is asked for: 0.3.1 to 0.4.0; which the working tree has.",
        ),
        ("0.3.1", "0.3.1", "add", "At least a patch version is asked for: 0.3.1 to 0.3.2;"),
        ("1.3.1", "1.3.1", "break", "At least a major version is asked for: 1.3.1 to 2.0.0;"),
        ("1.3.1", "1.3.1", "add", "At least a minor version is asked for: 1.3.1 to 1.4.0;"),
        ("1.3.1", "1.3.1", "tell", "At least a patch version is asked for: 1.3.1 to 1.3.2;"),
    ],
)
def test_the_version_follows_semver_and_before_1_0_a_minor_version_may_break(
    repository: Repository, since: str, now: str, edit: str, told: str
) -> None:
    """Breaking asks for a major version, additions for a minor one, texts for a patch; each one less before 1.0."""
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
    assert told in output
    assert ("Before 1.0 a breaking change asks for a minor version" in output) == since.startswith("0.")


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
def test_the_status_is_0_unless_somebody_asks_to_fail(
    repository: Repository, edit: str, fail_on: tuple[str, ...], status: int
) -> None:
    """--fail-on makes a step of a workflow fail, with a status of its own and the report all the same."""
    if edit == "break":
        break_something(repository)
    elif edit == "add":
        repository.edit(ACTION, "range: [1, 50]", "range: [1, 99]")
    result = run(repository, "HEAD", *(word for each in fail_on for word in ("--fail-on", each)))
    assert result.exit_code == status
    assert "since HEAD" in result.output


def test_the_tree_and_the_repository_stay_as_they_are(repository: Repository) -> None:
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


def test_a_project_in_a_folder_of_a_repository_is_compared_with_itself(tmp_path: Path) -> None:
    """The specs are found below the root that is given, not below the repository's."""
    outer = Repository(tmp_path)
    place = tmp_path / "part" / "project"
    place.mkdir(parents=True)
    inner = SpecFolder(place)
    outer.edit(ACTION, "range: [1, 50]", "range: [1, 5]")
    outer.commit("Begin")
    inner.edit(ACTION, "range: [1, 50]", "range: [1, 99]")
    assert "The range may be 1 to 99; it was 1 to 50." in run(inner, "HEAD").output


def test_a_revision_that_does_not_exist(repository: Repository) -> None:
    """The error says what there is and what a shallow clone needs."""
    result = run(repository, "v9.9")
    assert result.exit_code == 1
    assert result.output.startswith("Error: There is no revision v9.9.")
    assert "git log --oneline" in result.output
    assert "git fetch --unshallow" in result.output


@pytest.mark.parametrize("name", ["--output=x", "-h^", "HEAD:specs", "", "a b"])
def test_what_is_no_name_of_a_revision_is_refused_and_run_by_nobody(
    repository: Repository, name: str
) -> None:
    """Options, paths and nonsense in the place of REV end in one sentence."""
    before = repository.list_files()
    result = CliRunner().invoke(main, ["diff", "--root", str(repository.root), "--", name])
    assert isinstance(result.exception, SystemExit)
    assert result.exit_code == 1
    assert "There is no revision" in result.output
    assert repository.list_files() == before


def test_a_folder_outside_of_git(tmp_path: Path) -> None:
    """Without a repository there are no revisions."""
    (tmp_path / "specs").mkdir()
    environ = {"GIT_CEILING_DIRECTORIES": str(tmp_path.parent)}
    result = CliRunner().invoke(main, ["diff", "HEAD", "--root", str(tmp_path)], env=environ)
    assert result.exit_code == 1
    assert (
        "is in no git repository, so it has no revisions. Run this in a clone, or give --root."
        in result.output
    )


def test_a_machine_without_git(repository: Repository, tmp_path: Path) -> None:
    """What is missing is named."""
    result = run(repository, "HEAD", environ={"PATH": str(tmp_path / "nothing")})
    assert result.exit_code == 1
    assert "Error: git is not installed or not in PATH" in result.output


def test_a_revision_without_specs(repository: Repository) -> None:
    """A commit from before the specs is no state to compare with."""
    repository.git("checkout", "--quiet", "--orphan", "bare")
    repository.git("rm", "-r", "--quiet", "--cached", ".")
    repository.git("commit", "--quiet", "--allow-empty", "--message=Nothing")
    repository.git("tag", "nothing")
    result = run(repository, "nothing")
    assert result.exit_code == 1
    assert "has no specs. Compare with a revision that has the folder specs/." in result.output


def test_old_specs_that_the_language_of_today_cannot_read(repository: Repository) -> None:
    """The error names the first problem, how many there are, and what can be done."""
    good = repository.read(ACTION)
    repository.edit(ACTION, "access: read", "access: reading")
    repository.edit(PROVIDER, "clock_skew: 300", "clock_skew: 0")
    repository.commit("An older language")
    repository.write(ACTION, good)
    repository.edit(PROVIDER, "clock_skew: 0", "clock_skew: 300")
    result = run(repository, "HEAD")
    assert result.exit_code == 1
    assert "cannot be read by today's spec language: 2 problems, first specs/acme" in result.output
    assert "Compare with a later revision, or run the yunbind-codegen of that time on both." in result.output


def test_problems_of_the_working_tree_are_shown_as_lint_shows_them(repository: Repository) -> None:
    """Specs that are being edited have their problems told in place."""
    repository.edit(ACTION, "access: read", "access: reading")
    result = run(repository, "HEAD")
    assert result.exit_code == 1
    assert re.match(rf"specs/{ACTION}:\d+:\d+ S203 ", result.output)


def test_links_and_odd_names_in_a_revision_are_not_followed(repository: Repository) -> None:
    """A link in the specs of a revision is left alone, and a file with an odd name is told as lint tells it."""
    (repository.specs / "link.yaml").symlink_to(os.devnull)
    repository.commit("A link")
    (repository.specs / "link.yaml").unlink()
    assert run(repository, "HEAD").exit_code == 0
    repository.write("acme/odd\nname.yaml", "a: 1\n")
    repository.commit("An odd name")
    (repository.specs / "acme/odd\nname.yaml").unlink()
    assert "holds characters that cannot be seen" in run(repository, "HEAD").output


def test_every_rule_can_be_printed() -> None:
    """--rules needs no revision and names every code with its level."""
    result = CliRunner().invoke(main, ["diff", "--rules"])
    assert result.exit_code == 0
    codes = re.findall(
        r"^\| `([a-z-]+)` \| (?:breaking|addition|documentation) \|", result.output, re.MULTILINE
    )
    assert codes == [rule.code for rule in Rule]


@pytest.mark.parametrize("example", ["diff HEAD", "diff main --format markdown --fail-on breaking"])
def test_the_examples_of_help_run(repository: Repository, example: str) -> None:
    """What help shows can be copied."""
    assert f"Example: yunbind-codegen {example}\n" in CliRunner().invoke(main, ["diff", "--help"]).output
    assert run(repository, *example.split()[1:]).exit_code == 0
