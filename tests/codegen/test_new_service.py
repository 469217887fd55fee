"""``new-service``: the first files of a service, beside what is there."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from yunbind_codegen.commands import main

from .specfolder import PROVIDER, SERVICE, SpecFolder

PROJECT = Path(__file__).parents[2]
FILES = ("actions/ListThings.yaml", "errors.yaml", "service.yaml", "types.yaml")


def run(root: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, [*arguments, "--root", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def read_files(specs: SpecFolder) -> Mapping[str, bytes]:
    return {
        path.relative_to(specs.root).as_posix(): path.read_bytes()
        for path in specs.root.rglob("*")
        if path.is_file()
    }


@pytest.mark.slow
@pytest.mark.parametrize("cloud", ["tencent", "alibaba", "huawei"])
def test_a_new_service_of_each_real_cloud_passes_lint_and_can_be_generated(
    tmp_path: Path, cloud: str
) -> None:
    """Its one action travels as the cloud's calls do."""
    shutil.copytree(PROJECT / "specs" / cloud, tmp_path / "specs" / cloud)
    assert run(tmp_path, "new-service", cloud, "box", "2020-01-02").exit_code == 0
    assert run(tmp_path, "lint").exit_code == 0
    assert run(tmp_path, "generate").exit_code == 0
    assert (tmp_path / "generated/yunbind" / cloud / "box/v20200102/list_things.py").is_file()


def test_it_adds_its_files_and_changes_none(specs: SpecFolder) -> None:
    before = read_files(specs)
    result = run(specs.root, "new-service", "acme", "crate", "v2")
    assert result.exit_code == 0
    after = read_files(specs)
    assert {path: after[path] for path in before} == before
    assert sorted(after.keys() - before.keys()) == [f"specs/acme/crate/v2/{name}" for name in FILES]
    assert specs.lint() == ()
    assert all(f"wrote specs/acme/crate/v2/{name}\n" in result.output for name in FILES)
    assert "yunbind-codegen lint\n" in result.output


@pytest.mark.parametrize(("service", "default"), [("crate", True), ("box", False)])
def test_only_the_first_version_of_a_service_is_its_default(
    specs: SpecFolder, service: str, default: bool
) -> None:
    result = run(specs.root, "new-service", "acme", service, "2030-01-01")
    settings = yaml.safe_load(specs.read(f"acme/{service}/2030-01-01/service.yaml"))
    assert settings["default"] is default
    assert ("is imported by its version" in result.output) is not default


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["acne", "box", "v9"], "There is no cloud 'acne'. Did you mean acme?"),
        (["acne", "box", "v9"], "yunbind-codegen new-cloud PROVIDER --protocol PROTOCOL"),
        (["../acme", "box", "v9"], "There is no cloud '../acme'."),
        (["acme", "Box", "v9"], "'Box' cannot be a service"),
        (["acme", "a/b", "v9"], "'a/b' cannot be a service"),
        (["acme", "import", "v9"], "would be the package import"),
        (["acme", "crate", ".."], "'..' cannot be a version"),
        (["acme", "crate", "1" * 21], "at most 20 characters"),
        (["acme", "box", "2020.01.02"], "would both be v20200102 in Python"),
        (["acme", "box", "2020-01-02"], "already exists. Edit it, or choose another name."),
        (["acme", "box"], "Missing argument 'VERSION'"),
    ],
)
def test_what_cannot_be_a_service_is_refused_and_nothing_is_written(
    specs: SpecFolder, arguments: list[str], told: str
) -> None:
    before = read_files(specs)
    result = run(specs.root, "new-service", *arguments)
    assert result.exit_code in (1, 2)
    assert told in result.output
    assert read_files(specs) == before
    assert [path.name for path in specs.root.iterdir()] == ["specs"]


def test_a_cloud_whose_own_file_is_broken_is_told_with_its_problems(specs: SpecFolder) -> None:
    """Its protocol is not known then."""
    specs.edit(PROVIDER, "protocol: tencent-api3", "protocol: tencent-api4")
    before = read_files(specs)
    result = run(specs.root, "new-service", "acme", "crate", "v2")
    assert result.exit_code == 1
    assert f"specs/{PROVIDER}:{specs.find(PROVIDER, 'protocol')[0]}:1 S203" in result.output
    assert read_files(specs) == before


def test_problems_of_other_files_are_no_hindrance(specs: SpecFolder) -> None:
    """Somebody may be in the middle of an edit elsewhere."""
    specs.edit(SERVICE, "region: required", "region: requird")
    assert run(specs.root, "new-service", "acme", "crate", "v2").exit_code == 0


def test_a_disk_that_cannot_be_written_is_told_and_leaves_no_folder(
    specs: SpecFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    before = read_files(specs)
    monkeypatch.setattr(Path, "rename", fail)
    result = run(specs.root, "new-service", "acme", "crate", "v2")
    assert result.exit_code == 1
    assert "Nothing was written:" in result.output
    assert read_files(specs) == before
    assert not (specs.specs / "acme" / "crate").exists()


def test_help_has_an_example_that_works(tmp_path: Path) -> None:
    shutil.copytree(PROJECT / "specs" / "alibaba", tmp_path / "specs" / "alibaba")
    output = CliRunner().invoke(main, ["new-service", "--help"]).output
    (line,) = [line for line in output.splitlines() if "Example: " in line]
    program, *arguments = line.partition("Example: ")[2].split()
    assert program == "yunbind-codegen"
    assert run(tmp_path, *arguments).exit_code == 0
