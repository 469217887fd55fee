"""``lint`` as editors, workflows and people use it."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from yunbind_codegen.commands import main
from yunbind_codegen.pipeline import read_api

from .specfolder import ACTION, ERRORS, SERVICE, TYPES, SpecFolder


def run(specs: SpecFolder, *options: str) -> Result:
    result = CliRunner().invoke(main, ["lint", "--root", str(specs.root), *options])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def contents(specs: SpecFolder) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in specs.root.rglob("*") if path.is_file()}


def test_warnings_stop_nothing_but_strict(specs: SpecFolder) -> None:
    """The base specs have warnings: they are shown and counted, and only --strict fails on them."""
    result = run(specs)
    assert result.exit_code == 0
    count = len(specs.review())
    assert result.output.endswith(f"The specs have no problems, but {count} warnings.\n")
    result = run(specs, "--strict")
    assert result.exit_code == 1
    assert result.stderr.endswith(f"Error: {count} warnings in the specs.\n")


def test_fix_leaves_no_key_out_of_order(specs: SpecFolder) -> None:
    """Every file is arranged, told, and means what it meant; a second time there is nothing to do."""
    before = repr(read_api(specs.specs))
    result = run(specs, "--fix")
    assert result.exit_code == 0
    assert f"fixed specs/{ACTION}\n" in result.stderr
    assert "S901" not in result.output
    assert repr(read_api(specs.specs)) == before
    fixed = contents(specs)
    assert "fixed" not in run(specs, "--fix").output
    assert contents(specs) == fixed


def test_fix_leaves_files_with_problems_alone(specs: SpecFolder) -> None:
    """What cannot be understood whole is not touched, and what can be is mended all the same."""
    specs.edit(ACTION, "access: read", "access: reed")
    specs.edit(SERVICE, "default: true", "default: [")
    broken = specs.read(ACTION), specs.read(SERVICE)
    specs.edit(
        ERRORS,
        "    doc: There is no such box.\n    kind: not_found\n",
        "    kind: not_found\n    http: 404\n",
    )
    specs.edit(ERRORS, "    http: 404\n    message", "    doc: None.\n    message")
    result = run(specs, "--fix")
    assert result.exit_code == 1
    assert (specs.read(ACTION), specs.read(SERVICE)) == broken
    assert f"fixed specs/{ERRORS}" in result.stderr


def test_fix_writes_all_or_nothing(specs: SpecFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that is full at the last file keeps all files as they were."""
    before = contents(specs)
    replace, calls = Path.replace, iter(range(100))

    def fail_late(self: Path, target: Path) -> Path:
        if next(calls) == 2:
            raise OSError(28, "No space left on device", str(self))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", fail_late)
    result = run(specs, "--fix")
    monkeypatch.undo()
    assert result.exit_code == 1
    assert "No space left on device" in result.stderr
    assert contents(specs) == before


def test_fix_says_which_layout_it_leaves_alone(specs: SpecFolder) -> None:
    """A file whose keys cannot be moved is named, and the others are mended."""
    specs.edit(SERVICE, 'version: "2020-01-02"\n', '? version\n: "2020-01-02"\n')
    before = specs.read(SERVICE)
    result = run(specs, "--fix")
    assert f"specs/{SERVICE}:2:3: this key cannot be moved. Write one key per line" in result.stderr
    assert f"fixed specs/{ACTION}\n" in result.stderr
    assert specs.read(SERVICE) == before


def test_github_gets_nothing_but_annotations(specs: SpecFolder) -> None:
    """Every line on standard output is a workflow command; what is for people goes elsewhere."""
    specs.edit(TYPES, "type: Lid,", "type: Lidd,")
    result = run(specs, "--format", "github")
    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert all(
        re.match(r"::(error|warning) file=\S+/specs/acme/\S+\.yaml,line=\d+,col=\d+,title=S\d{3} ", line)
        for line in lines
    )
    assert [line.split(" ")[0] for line in lines].count("::error") == 1


def test_json_is_json_with_problems_or_without(specs: SpecFolder, project: Path) -> None:
    """Standard output is one document, also when there is nothing to report."""
    listed = json.loads(run(specs, "--format", "json").stdout)
    assert {each["level"] for each in listed} == {"warning"}
    assert len(listed) == len(specs.review())
    clean = CliRunner().invoke(main, ["lint", "--root", str(project), "--format", "json"])
    assert json.loads(clean.stdout) == []


def test_keys_of_a_case_are_in_order_too(specs: SpecFolder) -> None:
    """Each misplaced key of a case is reported, and a fix keeps comments and data."""
    path = "conformance/redact/plain.yaml"
    case = """\
file: redact
cases:
  # Found in a log.
  - {first}level: must
    evidence: ours
    why: Each occurrence is masked.
    # No key of the language is in the data.
    input: {{{given}}}
{last}    output: {{text: "*** and ***"}}
"""
    specs.write(
        path, case.format(first="", given="text: abcdefgh, secrets: [abcdefgh]", last="    id: twice\n")
    )
    warnings = [(each.code.value, each.line) for each in specs.review() if each.path == f"specs/{path}"]
    assert warnings == [("S901", specs.find(path, text)[0]) for text in ("secrets:", "id: twice")]
    assert f"fixed specs/{path}\n" in run(specs, "--fix").stderr
    assert specs.read(path) == case.format(
        first="id: twice\n    ", given="secrets: [abcdefgh], text: abcdefgh", last=""
    )
