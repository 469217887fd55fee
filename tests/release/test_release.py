"""A release is refused with every reason, or built, checked in empty environments and kept."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from .project import INIT, ROOT, SCRIPTS, Project, list_files

pytestmark = pytest.mark.slow
"""Each test makes a repository; four build and install the packages, which takes a minute or two."""


def make_project(root: Path, *names: str) -> Project:
    """Make a project that is ready to release 0.2.0 after 0.1.0."""
    made = Project(root, *names)
    made.git("tag", "v0.1.0")
    made.name_version("0.2.0")
    made.fake_diff({"version": {"bump": "minor"}})
    return made


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with only the files that decide whether a release is refused."""
    return make_project(tmp_path, *SCRIPTS, "CHANGELOG.md", INIT)


@pytest.fixture
def whole_project(tmp_path: Path) -> Project:
    return make_project(tmp_path, *list_files())


def refuse(project: Project, version: str, *expected: str) -> str:
    """Check that the release is refused with these words and leaves no file."""
    done = project.release(version)
    assert done.returncode == 1, done.stdout + done.stderr
    for words in expected:
        assert words in done.stderr
    assert done.stderr.startswith("Error: ")
    assert not (project.root / "dist").exists()
    return done.stderr


@pytest.mark.parametrize("version", ["", "1", "v0.2.0", "0.2", "0.2.0rc1", "00.2.0", "0.2.0\n", "../0.2.0"])
def test_an_invalid_version_is_refused(project: Project, version: str) -> None:
    refuse(project, version, "is not a version. Give one: make release VERSION=0.2.0")


def test_uncommitted_changes_are_refused(project: Project) -> None:
    """The message names changed and new files."""
    script = project.root / "scripts" / "release.py"
    script.write_text(script.read_text(encoding="utf-8") + "# changed", encoding="utf-8")
    (project.root / "new.txt").write_text("new", encoding="utf-8")
    refuse(project, "0.2.0", "scripts/release.py", "new.txt", "Commit or remove them.", "Nothing was built.")


def test_another_branch_is_refused(project: Project) -> None:
    project.git("switch", "--quiet", "--create", "topic")
    refuse(project, "0.2.0", "The branch is topic. Releases are built from main: git switch main.")


def test_a_version_that_the_code_does_not_name_is_refused(project: Project) -> None:
    refuse(
        project,
        "0.1.1",
        'runtime/yunbind_runtime/__init__.py has another version. Write __version__ = "0.1.1"',
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "## Unreleased\n\n- Something.\n",
        "## Unreleased\n\n## 0.2.0\n\n## 0.1.0\n\n- Something.\n",
        "## 0.2.0.1\n\n- Something.\n",
        "## 0.2.01\n\n- Something.\n",
        "### 0.2.0\n\n- Something.\n",
    ],
)
def test_a_changelog_without_an_entry_is_refused(project: Project, text: str) -> None:
    """Neither a heading alone nor the entry of another version counts."""
    (project.root / "CHANGELOG.md").write_text(f"# Changelog\n\n{text}", encoding="utf-8")
    project.commit("Write another changelog")
    refuse(project, "0.2.0", "CHANGELOG.md has no entry. Move the entries under Unreleased to '## 0.2.0'")


def test_a_tag_that_exists_is_refused(project: Project) -> None:
    project.git("tag", "v0.2.0")
    refuse(project, "0.2.0", "The tag v0.2.0 exists already. Use the next version.")


def test_a_version_that_does_not_follow_the_last_is_refused(project: Project) -> None:
    project.name_version("0.3.0")
    refuse(project, "0.3.0", "0.3.0 does not follow v0.1.0. The next version is 1.0.0 or 0.2.0 or 0.1.1.")


def test_all_reasons_are_reported_at_once(project: Project) -> None:
    project.git("switch", "--quiet", "--create", "topic")
    (project.root / "new.txt").write_text("new", encoding="utf-8")
    message = refuse(project, "0.4.0")
    assert len(re.findall(r"^  - ", message, re.MULTILINE)) == 5


@pytest.mark.parametrize(
    ("version", "bump", "fits"),
    [
        ("0.1.1", "none", True),
        ("0.1.1", "patch", True),
        ("0.1.1", "minor", False),
        ("0.1.1", "major", False),
        ("0.2.0", "minor", True),
        ("0.2.0", "none", True),
        ("0.2.0", "major", False),
        ("1.0.0", "major", True),
    ],
)
def test_a_smaller_version_than_the_changes_require_is_refused(
    project: Project, version: str, bump: str, fits: bool
) -> None:
    """A greater version is accepted: not every change is a change of the API."""
    project.name_version(version)
    project.fake_diff({"version": {"bump": bump}})
    (project.root / "new.txt").write_text("refused in any case", encoding="utf-8")
    message = refuse(project, version, "new.txt")
    assert (f"require a {bump} version" in message) is not fits


@pytest.mark.parametrize(
    "printed", [{}, {"bump": "minor"}, {"version": {"bump": "huge"}}, {"version": "minor"}, [], "minor", 3]
)
def test_a_comparison_that_names_no_bump_is_refused(project: Project, printed: object) -> None:
    project.fake_diff(printed)
    refuse(project, "0.2.0", "names no bump among major, minor, patch, none.")


def test_a_failed_comparison_is_reported_with_its_output(project: Project) -> None:
    project.fake_diff({"version": {"bump": "minor"}}, status=2)
    refuse(project, "0.2.0", "The API cannot be compared with v0.1.0", "no such revision")


def test_only_tags_of_versions_below_this_commit_count(project: Project) -> None:
    """Tags with other names and tags on other branches are ignored."""
    project.git("tag", "vendor-1")
    project.git("switch", "--quiet", "--create", "other")
    project.commit("Elsewhere")
    project.git("tag", "v7.0.0")
    project.git("switch", "--quiet", "main")
    project.fake_diff({"version": {"bump": "major"}})
    refuse(project, "0.2.0", "since v0.1.0 require a major version, 1.0.0, but 0.2.0 is a minor version.")


def test_a_folder_that_is_not_a_repository_is_refused(project: Project) -> None:
    shutil.rmtree(project.root / ".git")
    done = project.release("0.2.0")
    assert done.returncode == 1
    assert "This folder is not a git clone: git status" in done.stderr


@pytest.mark.parametrize(("more", "arguments"), [([], '"0.2.0"'), (["DRY_RUN=1"], '--dry-run "0.2.0"')])
def test_make_runs_the_script(more: list[str], arguments: str) -> None:
    """The Makefile passes the version and the option."""
    command = ["make", "--no-print-directory", "--dry-run", "release", "VERSION=0.2.0", *more]
    environment = {
        name: value for name, value in os.environ.items() if "MAKE" not in name
    }  # of an outer make
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    shown = done.stdout
    assert shown.splitlines()[-1].split("scripts/release.py")[1].split() == arguments.split()


@pytest.fixture
def release(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """The release script as a module, without the check in environments, which takes a minute."""
    monkeypatch.syspath_prepend(ROOT / "scripts")
    module = import_module("release")
    monkeypatch.setattr(module, "check", lambda *_: None)
    yield module
    for name in SCRIPTS:
        sys.modules.pop(Path(name).stem, None)


def test_a_full_disk_is_reported_and_leaves_no_file(
    release: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Neither one of the files nor a part of one is left."""
    files = tmp_path / "one.whl", tmp_path / "two.tar.gz"
    for file in files:
        file.write_bytes(b"content")
    copy = shutil.copy

    def fail(source: Path, target: str) -> str:
        if source == files[1]:
            raise OSError(28, "No space left on device", str(source))
        return copy(source, target)

    monkeypatch.setattr(release.shutil, "copy", fail)
    monkeypatch.setattr(release, "release", lambda root, *_, **__: release.keep(tmp_path / "dist", files))
    monkeypatch.setattr("sys.argv", ["release.py", "0.2.0"])
    with pytest.raises(SystemExit, match=r"Error: Nothing was kept: .*two\.tar\.gz: No space left on device"):
        release.main()
    assert list((tmp_path / "dist").iterdir()) == []


def test_an_installation_that_is_too_large_is_refused(release: ModuleType) -> None:
    """The limit is 18 MB with dependencies."""
    check = import_module("release_check")
    check.check_size(18 * 2**20)
    with pytest.raises(check.ReleaseError, match="yunbind must take at most 18 MB once installed"):
        check.check_size(18 * 2**20 + 1)


@pytest.mark.parametrize("change", ["missing", "other", "more"])
def test_files_that_differ_are_named(release: ModuleType, tmp_path: Path, change: str) -> None:
    """A file that is missing, different or not expected, in a folder of any depth."""
    compare = import_module("release_check").compare_folders
    for name in ("one", "two"):
        (tmp_path / name / "inner").mkdir(parents=True)
        (tmp_path / name / "inner" / "file").write_text("text", encoding="utf-8")
    assert list(compare(tmp_path / "one", tmp_path / "two")) == []
    place = tmp_path / "two" / "inner"
    if change == "missing":
        (place / "file").unlink()
    else:
        (place / ("file" if change == "other" else "new")).write_text("next", encoding="utf-8")
    assert list(compare(tmp_path / "one", tmp_path / "two")) == [
        f"inner/{'new' if change == 'more' else 'file'}"
    ]


def test_a_release_is_built_checked_and_kept(whole_project: Project) -> None:
    """All wheels and sdists are checked in environments of their own; then the next commands are printed."""
    done = whole_project.release("0.2.0")
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"yunbind takes 1\d\.\d MB with its dependencies\.", done.stdout)
    assert "Calling the emulator ..." in done.stdout
    assert "Generating from the specs in the wheel, and from those of a new cloud ..." in done.stdout
    files = sorted((whole_project.root / "dist").iterdir())
    assert [file.name for file in files] == [
        "yunbind-0.2.0-py3-none-any.whl",
        "yunbind-0.2.0.tar.gz",
        "yunbind_cli-0.2.0-py3-none-any.whl",
        "yunbind_cli-0.2.0.tar.gz",
        "yunbind_codegen-0.2.0-py3-none-any.whl",
        "yunbind_codegen-0.2.0.tar.gz",
        "yunbind_conformance-0.2.0-py3-none-any.whl",
        "yunbind_conformance-0.2.0.tar.gz",
    ]
    for file in files:
        assert f"dist/{file.name}  sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n" in done.stdout
    assert "Nothing was tagged or uploaded." in done.stdout
    assert 'git tag --annotate v0.2.0 --message "yunbind 0.2.0"' in done.stdout
    assert "running the kit ..." in done.stdout
    clients, commands, generator, kit = (zipfile.ZipFile(file).namelist() for file in files[::2])
    assert "yunbind/catalog.json.gz" in clients
    assert {"yunbind_cli/program.py", "yunbind_signatures/check.py"} <= set(commands)
    assert "yunbind_codegen/specs/tencent/provider.yaml" in generator
    assert "yunbind_codegen/skeletons/cloud/provider.yaml" in generator
    assert "yunbind_conformance/cases/manifest.json" in kit
    assert not [
        name
        for name in (*clients, *commands, *generator, *kit)
        if name.startswith("tests/") or ".venv" in name
    ]
    for sdist in files[1::2]:
        with tarfile.open(sdist) as archive:
            assert not [name for name in archive.getnames() if "/.venv" in name or "__pycache__" in name]


def test_a_dry_run_keeps_nothing_and_two_builds_are_the_same(
    whole_project: Project,
    release: ModuleType,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    """Time, time zone and file mask of the builder change no byte."""
    monkeypatch.setenv("PYTHONPATH", str(whole_project.fakes))
    release.release(whole_project.root, "0.2.0", is_dry_run=True)
    assert capsys.readouterr().out.endswith("Version 0.2.0 can be released. Nothing was kept.\n")
    assert not (whole_project.root / "dist").exists()
    first = read_builds(release, whole_project, tmp_path / "first")
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    mask = os.umask(0o077)
    try:
        second = read_builds(release, whole_project, tmp_path / "second")
    finally:
        os.umask(mask)
    assert len(first) == 8
    assert first == second


def read_builds(release: ModuleType, project: Project, folder: Path) -> list[bytes]:
    """Build and return the bytes of each file."""
    folder.mkdir()
    builds = release.build(project.root, folder)
    return [file.read_bytes() for each in builds for file in (each.sdist, each.wheel)]


def test_an_sdist_that_builds_another_wheel_is_refused(
    whole_project: Project, release: ModuleType, tmp_path: Path
) -> None:
    """Users who build from the sdist would get another package."""
    settings = whole_project.root / "codegen" / "pyproject.toml"
    omits = '\n[tool.hatch.build.targets.sdist]\nexclude = ["yunbind_codegen/skeletons"]\n'
    settings.write_text(settings.read_text(encoding="utf-8") + omits, encoding="utf-8")
    whole_project.commit("Omit the skeletons")
    with pytest.raises(release.ReleaseError, match=r"differs: .*yunbind_codegen/skeletons/"):
        release.build(whole_project.root, tmp_path)


def test_a_wheel_that_lacks_a_dependency_is_refused(whole_project: Project) -> None:
    """The empty environment contains only what the package requires."""
    settings = whole_project.root / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace(', "pydantic>=2.12,<3"', ""), encoding="utf-8")
    whole_project.commit("Omit a dependency")
    refuse(whole_project, "0.2.0", "The installed package cannot call the emulator", "pydantic")
