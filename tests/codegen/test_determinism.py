"""The same specs give the same bytes, on any machine."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

import pytest
import yunbind_codegen
from yunbind_codegen import pipeline
from yunbind_codegen.lock_file import LOCK

from .specfolder import SpecFolder

SOURCES = str(Path(yunbind_codegen.__file__).parents[1])

MACHINES = {
    "a server": ("work", 0o022, {"PYTHONHASHSEED": "0", "LC_ALL": "C", "TZ": "UTC"}),
    "a desk in Shanghai": (
        "我的 项目",
        0o077,
        {"PYTHONHASHSEED": "1", "LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"},
    ),
    "a desk in Istanbul": (
        "deeper/down/here",
        0o002,
        {"PYTHONHASHSEED": "random", "LC_ALL": "tr_TR.UTF-8", "TZ": "Europe/Istanbul", "PYTHONUTF8": "0"},
    ),
}


SETTINGS = """
[tool.ruff]
line-length = 40
[tool.ruff.format]
quote-style = "single"
[tool.black]
line-length = 40
skip-string-normalization = true
[tool.isort]
line_length = 40
known_first_party = ["yunbind_runtime"]
"""


def generate(root: Path, umask: int = 0o022, **environment: str) -> str:
    """Run the generator in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "yunbind_codegen", "generate", "--root", str(root)],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": SOURCES, **environment},
        cwd=root,
        umask=umask,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def copy_specs(source: Path, target: Path, *, reverse: bool) -> None:
    """Copy the specs, the last file first or the first, so that the disk lists them in another order."""
    for path in sorted(source.rglob("*.yaml"), reverse=reverse):
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)


@pytest.mark.slow
def test_every_machine_makes_the_same_bytes(
    project: Path, tmp_path: Path, real_files: Mapping[str, str]
) -> None:
    """Hash seed, locale, time zone, folder, permissions and the order of files on disk change nothing."""
    for number, (folder, umask, environment) in enumerate(MACHINES.values()):
        root = tmp_path / folder
        copy_specs(project / "specs", root / "specs", reverse=bool(number % 2))
        generate(root, umask, **environment)
        made = {
            path.relative_to(root).as_posix(): path
            for path in root.rglob("*")
            if path.is_file() and path.suffix != ".yaml"
        }
        assert made.keys() == {*real_files, LOCK}
        for path, text in real_files.items():
            assert made[path].read_bytes() == text.encode(), path
        assert {stat.S_IMODE(path.stat().st_mode) for path in made.values()} == {0o644}
    locks = {(tmp_path / folder / LOCK).read_bytes() for folder, _, _ in MACHINES.values()}
    assert len(locks) == 1


def test_settings_of_the_folder_change_nothing(specs: SpecFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """What tools find configured where the generator is run has no say in what is emitted."""
    expected = pipeline.generate(pipeline.read_api(specs.specs))
    (specs.root / "pyproject.toml").write_text(SETTINGS, encoding="utf-8")
    (specs.root / "ruff.toml").write_text("line-length = 40\n", encoding="utf-8")
    monkeypatch.chdir(specs.root)
    assert pipeline.generate(pipeline.read_api(Path("specs"))) == expected


@pytest.mark.slow
def test_generating_after_one_edit_is_quick(project: Path, tmp_path: Path) -> None:
    """Editing one description of the project's own specs and generating takes little more than half a second.

    Counted in processor time of a whole process, which other tests on the machine stretch by half at most:
    0.6 to 0.7 s on two cores with nothing else to do.
    """
    copy_specs(project / "specs", tmp_path / "specs", reverse=False)
    generate(tmp_path)
    spec = tmp_path / "specs/tencent/tke/2018-05-25/actions/DescribeImageCaches.yaml"
    text = spec.read_text(encoding="utf-8")
    took: list[float] = []
    for number in range(3):
        spec.write_text(text.replace("List image", f"List {number} image", 1), encoding="utf-8")
        began = _spent_by_children()
        said = generate(tmp_path)
        took.append(_spent_by_children() - began)
        assert "wrote generated/yunbind/tencent/tke/v20180525/client.py: drifted" in said
    assert min(took) < 1.1, took


def _spent_by_children() -> float:
    spent = os.times()
    return spent.children_user + spent.children_system


@pytest.mark.slow
def test_what_is_emitted_holds_nothing_of_this_machine(real_files: Mapping[str, str], project: Path) -> None:
    """No path, user, host or date of the machine stands in an emitted file, and its lines end plainly."""
    strangers = [f"{project}/", f"{Path.home()}/", f"{tempfile.gettempdir()}/", "site-packages"]
    for path, text in real_files.items():
        assert not [stranger for stranger in strangers if stranger in text], path
        assert "\r" not in text
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


@pytest.mark.slow
def test_every_emitted_file_carries_its_header(real_files: Mapping[str, str]) -> None:
    """The first lines of each file name the spec and the command, and no version or date.

    The marker of partial stubs cannot: type checkers accept one text only.
    """
    marker = "generated/yunbind_emulator-stubs/py.typed"
    assert real_files[marker] == "partial\n"
    for path, text in real_files.items():
        if path == marker:
            continue
        head = text[:400]
        assert "@generated from " in head, path
        assert 'run "make generate"' in head or 'run \\"make generate\\"' in head, path
