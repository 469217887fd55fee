"""Files that are missing, superfluous, or in another place than they say."""

from __future__ import annotations

import pytest
from yunbind_codegen.problems import ProblemCode

from ..specfolder import ACTION, PROVIDER, SERVICE, Mistake, SpecFolder

MISTAKES = [
    Mistake(
        "an action in another action's file",
        ProblemCode.PLACE,
        ACTION,
        "action: DescribeBoxes",
        "action: ListBoxes",
        "action",
        "Write `action: DescribeBoxes`",
        "action: 'DescribeBoxes'",
    ),
    Mistake(
        "a service in another service's folder",
        ProblemCode.PLACE,
        SERVICE,
        "service: box",
        "service: crate",
        "service",
        "Write `service: box`",
        "service: 'box'",
    ),
    Mistake(
        "a version in another version's folder",
        ProblemCode.PLACE,
        SERVICE,
        'version: "2020-01-02"',
        'version: "2020-01-03"',
        "version",
        "Write `version: 2020-01-02`",
        "version: 2020-01-02",
    ),
    Mistake(
        "a provider in another provider's folder",
        ProblemCode.PLACE,
        PROVIDER,
        "provider: acme",
        "provider: zenith",
        "provider",
        "Write `provider: acme`",
        "provider: 'acme'",
    ),
    Mistake(
        "no default version",
        ProblemCode.DEFAULT_VERSION,
        SERVICE,
        "default: true",
        "default: false",
        "default",
        "0 versions of box are the default",
        "default: true",
    ),
]


@pytest.mark.parametrize("mistake", MISTAKES, ids=str)
def test_a_file_in_the_wrong_place_is_located(specs: SpecFolder, mistake: Mistake) -> None:
    """What a file says it is must be what its place says; the remedy names the word to write."""
    mistake.expect(specs)


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        (PROVIDER, "protocol"),
        (SERVICE, "client class"),
    ],
)
def test_a_missing_file_is_named_with_what_it_would_say(specs: SpecFolder, path: str, hint: str) -> None:
    """A provider or service without its own file is one problem, at the path where the file belongs."""
    (specs.specs / path).unlink()
    (found,) = specs.lint()
    assert (found.code, found.path) == (ProblemCode.MISSING_FILE, f"specs/{path}")
    assert hint in found.hint


def test_a_service_without_actions_is_named(specs: SpecFolder) -> None:
    """A service that documents no page at all cannot become a client."""
    (specs.specs / ACTION).unlink()
    found = [problem for problem in specs.lint() if problem.code is ProblemCode.MISSING_FILE]
    assert [problem.path for problem in found] == [f"specs/{ACTION.rpartition('/')[0]}"]


@pytest.mark.parametrize(
    "path",
    [
        "notes.txt",
        "acme/provider.yml",
        "acme/types.yaml",
        "acme/box/service.yaml",
        "acme/box/2020-01-02/DescribeBoxes.yaml",
        "acme/box/2020-01-02/actions/DescribeBoxes.yaml.orig",
        "acme/box/2020-01-02/actions/deeper/DescribeBoxes.yaml",
    ],
)
def test_a_file_that_is_no_spec_is_named(specs: SpecFolder, path: str) -> None:
    """Nothing but specs may lie among the specs, where it would silently count for nothing."""
    specs.write(path, "a: b\n")
    (found,) = specs.lint()
    assert (found.code, found.path) == (ProblemCode.STRAY_FILE, f"specs/{path}")
    assert "actions/<Action>.yaml" in found.hint


def _copy_version(specs: SpecFolder, version: str, default: str) -> None:
    for path in sorted((specs.specs / "acme/box/2020-01-02").rglob("*.yaml")):
        below = path.relative_to(specs.specs).as_posix()
        text = specs.read(below).replace('version: "2020-01-02"', f'version: "{version}"')
        text = text.replace("default: true", f"default: {default}")
        specs.write(below.replace("2020-01-02", version), text)


def test_two_default_versions_are_named_and_a_second_version_is_not(specs: SpecFolder) -> None:
    """Exactly one version of a service stands for its name."""
    _copy_version(specs, "2022-03-04", "true")
    (found,) = specs.lint()
    later = SERVICE.replace("2020-01-02", "2022-03-04")
    assert (found.code, found.path) == (ProblemCode.DEFAULT_VERSION, f"specs/{later}")
    assert (found.line, found.column) == specs.find(later, "default")
    _copy_version(specs, "2022-03-04", "false")
    assert specs.lint() == ()


def test_two_versions_that_would_be_one_module_collide(specs: SpecFolder) -> None:
    """Versions that differ only in signs that a module's name cannot hold would overwrite each other."""
    _copy_version(specs, "20200102", "false")
    (found,) = specs.lint()
    assert found.code is ProblemCode.NAME_COLLISION
    assert "v20200102" in found.message
