"""Requirements are pinned, independently of the package index."""

from __future__ import annotations

import json
import re
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_requirement_has_one_version_and_its_hashes(file: Path) -> None:
    """pip refuses a file that was changed."""
    text = re.sub(r"\\\n\s*", " ", file.read_text())
    lines = [line for line in text.splitlines() if line and not line.lstrip().startswith("#")]
    assert lines
    for line in lines:
        assert re.match(r"[A-Za-z0-9_.-]+(\[[a-z,]+\])?==\S+ ", line), line
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", line), line


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_requirement_names_a_package_index(file: Path) -> None:
    """An address would work only for those who can reach it."""
    assert not re.search(r"://|--(extra-)?index-url|--find-links|@ ", file.read_text())


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_each_lock_has_its_source(file: Path) -> None:
    assert file.with_suffix(".in").is_file()


PACKAGES = json.loads((ROOT / "requirements/node/package-lock.json").read_text())["packages"]


def test_every_package_for_node_has_one_version_and_its_hash() -> None:
    installed = {name: package for name, package in PACKAGES.items() if name}
    assert installed
    for name, package in installed.items():
        assert re.match(r"\d", package["version"]), name
        assert re.fullmatch(r"sha512-[A-Za-z0-9+/]{86}==", package["integrity"]), name


def test_no_package_for_node_names_a_registry() -> None:
    assert "://" not in json.dumps([package.get("resolved", "") for package in PACKAGES.values()])
    assert not [package for package in PACKAGES.values() if "resolved" in package]


def read_versions(file: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==(\S+)", file.read_text(), re.MULTILINE))


def test_builds_use_the_versions_that_are_installed_beside_them() -> None:
    """The SDKs without a wheel are built in the environment that they are installed in."""
    built = read_versions(ROOT / "requirements/build.txt")
    assert built
    for file in FILES:
        assert {
            name: version for name, version in read_versions(file).items() if name in built
        }.items() <= built.items()


SCRIPTS = [
    *sorted((ROOT / "scripts").glob("*install*")),
    *sorted((ROOT / ".github/workflows").glob("*.yml")),
    ROOT / "Makefile",
]


@pytest.mark.parametrize("file", SCRIPTS, ids=lambda file: file.name)
def test_everything_that_is_installed_is_pinned_by_hash(file: Path) -> None:
    """pip installs only with hashes. It builds nothing in isolation, where it would download without hashes.

    The exception is this repository itself, which is installed without its dependencies.
    """
    text = file.read_text()
    for command in re.findall(r"^.*(?:\bpip install|uv pip install|\$pip).*$", text, re.MULTILINE):
        if command.startswith("pip="):
            continue
        command = command.replace("$pip", read_variable(text))
        is_own = re.search(r"--no-build-isolation --no-deps (-e \S+ ?)+$", command)
        assert is_own or "--require-hashes" in command, command
        is_wheels = "--only-binary :all:" in command or "build.txt" in command
        assert is_own or is_wheels or "--no-build-isolation" in command, command
    assert not re.search(r"\b(npm install|npm i|npx|pipx)\b|\b(curl|wget) +[^,a-z]|\b(curl|wget) +http", text)


def read_variable(text: str) -> str:
    found = re.search(r'^pip="(.*)"$', text, re.MULTILINE)
    return found[1] if found else ""


def test_every_requirement_file_is_audited() -> None:
    text = (ROOT / "scripts/audit").read_text()
    assert "for file in requirements/*.txt" in text
    assert "requirements/node" in text
    assert "--strict" in text  # a requirement that cannot be looked up is an error
    assert "make audit" in (ROOT / ".github/workflows/audit.yml").read_text()


def test_every_requirement_file_is_locked_by_make_lock() -> None:
    makefile = (ROOT / "Makefile").read_text()
    recipe = makefile.partition("\nlock:")[2].partition("\n\n")[0]
    for file in FILES:
        assert re.search(rf"\b{file.stem}\b", recipe), file
    assert "lock-peer-node" in recipe


def test_the_packages_whose_metadata_names_no_licence_have_one_that_is_allowed() -> None:
    """``make check`` leaves them out, so their licence files are read here."""
    makefile = (ROOT / "Makefile").read_text()
    names = re.findall(r"^UNNAMED := (.*)$", makefile, re.MULTILINE)[0].split()
    assert names == ["pyreqwest"]
    assert "Apache" in re.findall(r"^LICENCES := (.*)$", makefile, re.MULTILINE)[0].split(";")
    for name in names:
        metadata = distribution(name).metadata
        assert metadata["License-Expression"] is None, f"{name} names its licence now"
        assert metadata.get_all("License-File") == ["LICENSE"]
        text = distribution(name).read_text("licenses/LICENSE") or ""
        assert text.split()[:4] == ["Apache", "License", "Version", "2.0,"]
