"""A release is refused with every reason, or built, checked in an empty environment, and kept."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import tarfile
import zipfile
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from .project import INIT, ROOT, Project, list_files


def make_project(root: Path, *names: str) -> Project:
    """A project in which 0.2.0 is ready, after 0.1.0."""
    made = Project(root, *names)
    made.git("tag", "v0.1.0")
    made.name_version("0.2.0")
    made.fake_diff({"version": {"bump": "minor"}})
    return made


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """One that can be refused: of files, it has what that is decided by."""
    return make_project(tmp_path, "scripts/release.py", "CHANGELOG.md", INIT)


@pytest.fixture
def whole_project(tmp_path: Path) -> Project:
    return make_project(tmp_path, *list_files())


def refuse(project: Project, version: str, *told: str) -> str:
    """Run it, and see that it refuses with these words and leaves nothing."""
    done = project.release(version)
    assert done.returncode == 1, done.stdout + done.stderr
    for words in told:
        assert words in done.stderr
    assert done.stderr.startswith("Error: ")
    assert not (project.root / "dist").exists()
    return done.stderr


@pytest.mark.parametrize("version", ["", "1", "v0.2.0", "0.2", "0.2.0rc1", "00.2.0", "0.2.0\n", "../0.2.0"])
def test_what_is_no_version_is_refused(project: Project, version: str) -> None:
    refuse(project, version, "is no version. Say which: make release VERSION=0.2.0")


def test_a_tree_that_is_not_committed_is_refused(project: Project) -> None:
    """Changed files and new ones alike; they are named."""
    script = project.root / "scripts" / "release.py"
    script.write_text(script.read_text(encoding="utf-8") + "# changed", encoding="utf-8")
    (project.root / "new.txt").write_text("new", encoding="utf-8")
    refuse(project, "0.2.0", "scripts/release.py", "new.txt", "Commit or remove them.", "Nothing was built.")


def test_another_branch_is_refused(project: Project) -> None:
    project.git("switch", "--quiet", "--create", "topic")
    refuse(project, "0.2.0", "This is topic. Releases are made of main: git switch main.")


def test_a_version_that_the_code_does_not_name_is_refused(project: Project) -> None:
    refuse(
        project,
        "0.1.1",
        'runtime/yunbind_runtime/__init__.py says another version. Write __version__ = "0.1.1"',
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
    """A heading alone is none, and neither is that of another version."""
    (project.root / "CHANGELOG.md").write_text(f"# Changelog\n\n{text}", encoding="utf-8")
    project.commit("Write another changelog")
    refuse(project, "0.2.0", "CHANGELOG.md has no entry. Move what is under Unreleased to '## 0.2.0'")


def test_a_tag_that_exists_is_refused(project: Project) -> None:
    project.git("tag", "v0.2.0")
    refuse(project, "0.2.0", "The tag v0.2.0 exists already. Take the next version.")


def test_a_version_that_does_not_follow_the_last_is_refused(project: Project) -> None:
    project.name_version("0.3.0")
    refuse(project, "0.3.0", "0.3.0 does not follow v0.1.0. Next would be 1.0.0, 0.2.0, 0.1.1.")


def test_every_reason_is_told_at_once(project: Project) -> None:
    project.git("switch", "--quiet", "--create", "topic")
    (project.root / "new.txt").write_text("new", encoding="utf-8")
    told = refuse(project, "0.4.0")
    assert len(re.findall(r"^  - ", told, re.MULTILINE)) == 5


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
def test_a_version_that_promises_less_than_the_change_asks_for_is_refused(
    project: Project, version: str, bump: str, fits: bool
) -> None:
    """One that promises more is the maintainer's choice: not every change is one of the API."""
    project.name_version(version)
    project.fake_diff({"version": {"bump": bump}})
    (project.root / "new.txt").write_text("so that it is refused in any case", encoding="utf-8")
    told = refuse(project, version, "new.txt")
    assert (f"asks for a {bump} version" in told) is not fits


@pytest.mark.parametrize(
    "printed", [{}, {"bump": "minor"}, {"version": {"bump": "huge"}}, {"version": "minor"}, [], "minor", 3]
)
def test_a_comparison_that_names_no_bump_is_refused(project: Project, printed: object) -> None:
    project.fake_diff(printed)
    refuse(project, "0.2.0", "names no bump among major, minor, patch, none.")


def test_a_comparison_that_fails_is_told_in_its_own_words(project: Project) -> None:
    project.fake_diff({"version": {"bump": "minor"}}, status=2)
    refuse(project, "0.2.0", "The API cannot be compared with that of v0.1.0", "no such revision")


def test_only_tags_of_versions_below_this_commit_count(project: Project) -> None:
    """Neither other names nor the versions of another line of work."""
    project.git("tag", "vendor-1")
    project.git("switch", "--quiet", "--create", "other")
    project.commit("Elsewhere")
    project.git("tag", "v7.0.0")
    project.git("switch", "--quiet", "main")
    project.fake_diff({"version": {"bump": "major"}})
    refuse(project, "0.2.0", "since v0.1.0 asks for a major version, 1.0.0, but 0.2.0 is a minor one.")


def test_outside_of_a_repository_it_says_so(project: Project) -> None:
    shutil.rmtree(project.root / ".git")
    done = project.release("0.2.0")
    assert done.returncode == 1
    assert "This is no clone that a release can be made of: git status" in done.stderr


@pytest.mark.parametrize(("more", "arguments"), [([], '"0.2.0"'), (["DRY_RUN=1"], '--dry-run "0.2.0"')])
def test_make_runs_the_script(more: list[str], arguments: str) -> None:
    """With the version that was given."""
    command = ["make", "--no-print-directory", "--dry-run", "release", "VERSION=0.2.0", *more]
    environment = {
        name: value for name, value in os.environ.items() if "MAKE" not in name
    }  # of an outer make
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
    shown = done.stdout
    assert shown.splitlines()[-1].split("scripts/release.py")[1].split() == arguments.split()


def load_script(project: Project) -> ModuleType:
    """The script of a project, without the minute that its check takes."""
    spec = spec_from_file_location("release", project.root / "scripts" / "release.py")
    assert spec
    assert spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    module.check = lambda *_: None
    return module


def test_a_full_disk_is_told_and_leaves_no_half_of_a_release(
    project: Project, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Neither one of the two files nor a part of one."""
    script = load_script(project)
    files = tmp_path / "one.whl", tmp_path / "two.tar.gz"
    for file in files:
        file.write_bytes(b"content")
    copy = shutil.copy

    def fail(source: Path, target: str) -> str:
        if source == files[1]:
            raise OSError(28, "No space left on device", str(source))
        return copy(source, target)

    monkeypatch.setattr(script.shutil, "copy", fail)
    monkeypatch.setattr(script, "refuse_unless_ready", lambda *_: None)
    monkeypatch.setattr(script, "build", lambda *_: files)
    monkeypatch.setattr("sys.argv", ["release.py", "0.2.0"])
    with pytest.raises(SystemExit, match=r"Error: Nothing was kept: .*two\.tar\.gz: No space left on device"):
        script.main()
    assert list((project.root / "dist").iterdir()) == []


@pytest.mark.slow
def test_a_release_is_built_checked_and_kept(whole_project: Project) -> None:
    """The real thing: wheel and sdist, an environment of their own, the emulator; then what is left to do."""
    done = whole_project.release("0.2.0")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Calling the emulator ..." in done.stdout
    wheel, sdist = sorted((whole_project.root / "dist").iterdir())
    assert [wheel.name, sdist.name] == ["yunbind-0.2.0-py3-none-any.whl", "yunbind-0.2.0.tar.gz"]
    for file in (wheel, sdist):
        assert f"dist/{file.name}  sha256:{hashlib.sha256(file.read_bytes()).hexdigest()}\n" in done.stdout
    assert "Nothing was tagged or uploaded." in done.stdout
    assert 'git tag --annotate v0.2.0 --message "yunbind 0.2.0"' in done.stdout
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    assert "yunbind/catalog.json" in names
    assert "yunbind_codegen/specs/tencent/provider.yaml" in names
    assert "yunbind_codegen/skeletons/cloud/provider.yaml" in names
    assert not [name for name in names if name.startswith("tests/") or ".venv" in name]
    with tarfile.open(sdist) as archive:
        assert not [name for name in archive.getnames() if "/.venv" in name or "__pycache__" in name]


@pytest.mark.slow
def test_a_dry_run_keeps_nothing_and_two_builds_are_the_same(
    whole_project: Project,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    """Byte for byte, whatever the time, the time zone and the mask of the one who builds."""
    script = load_script(whole_project)
    monkeypatch.setenv("PYTHONPATH", str(whole_project.fakes))
    monkeypatch.setattr("sys.argv", ["release.py", "0.2.0", "--dry-run"])
    script.main()
    assert capsys.readouterr().out.endswith("Version 0.2.0 can be released. Nothing was kept.\n")
    assert not (whole_project.root / "dist").exists()
    first = [file.read_bytes() for file in script.build(whole_project.root, tmp_path)]
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    mask = os.umask(0o077)
    try:
        (tmp_path / "later").mkdir()
        second = [file.read_bytes() for file in script.build(whole_project.root, tmp_path / "later")]
    finally:
        os.umask(mask)
    assert first == second


@pytest.mark.slow
def test_an_sdist_that_does_not_make_the_same_wheel_is_refused(
    whole_project: Project, tmp_path: Path
) -> None:
    """Somebody who builds from it would get another package."""
    settings = whole_project.root / "pyproject.toml"
    forgets = '\n[tool.hatch.build.targets.sdist]\nexclude = ["codegen/yunbind_codegen/skeletons"]\n'
    settings.write_text(settings.read_text(encoding="utf-8") + forgets, encoding="utf-8")
    whole_project.commit("Forget the skeletons")
    script = load_script(whole_project)
    with pytest.raises(script.Refusal, match=r"differs: .*yunbind_codegen/skeletons/"):
        script.build(whole_project.root, tmp_path)


@pytest.mark.slow
def test_a_wheel_that_lacks_a_dependency_is_refused(whole_project: Project) -> None:
    """The empty environment has nothing that the package does not ask for."""
    settings = whole_project.root / "pyproject.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('"httpx>=0.28.1,<0.29", ', ""), encoding="utf-8")
    whole_project.commit("Forget a dependency")
    refuse(whole_project, "0.2.0", "The installed package cannot call the emulator", "httpx")
