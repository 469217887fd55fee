"""The command ``yunbind-codegen draft``."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from yunbind_codegen.check import check
from yunbind_codegen.commands import main
from yunbind_codegen.draft import output
from yunbind_codegen.draft.compose import Draft, DraftFile
from yunbind_codegen.draft.output import OutputError
from yunbind_codegen.load import load

from .saved import PAGES, fill
from .test_layouts import TENCENT_ENGLISH

CREATE = str(PAGES / "tencent-tke-CreateImageCache.txt")
ECI = str(PAGES / "alibaba-eci-DescribeImageCaches.txt")
IN_TKE = "tencent/tke/2018-05-25"


def run(*arguments: str | Path, root: Path) -> Result:
    result = CliRunner().invoke(main, ["draft", *map(str, arguments), "--root", str(root)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def list_files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def two_actions(tmp_path: Path) -> Path:
    """A page with two actions."""
    page = tmp_path / "two.txt"
    page.write_text(TENCENT_ENGLISH + TENCENT_ENGLISH.replace("ListBoxes", "CountBoxes"), encoding="utf-8")
    return page


def test_a_draft_is_printed(tmp_path: Path) -> None:
    """Without --out, each file of the draft is printed as a YAML document with its path in the first line."""
    result = run(CREATE, root=tmp_path)
    assert result.exit_code == 0
    assert re.findall(r"(?m)^# (tencent/.*)$", result.stdout) == [
        f"{IN_TKE}/actions/CreateImageCache.yaml",
        f"{IN_TKE}/types.yaml",
        f"{IN_TKE}/errors.yaml",
    ]
    assert len(list(yaml.safe_load_all(result.stdout))) == 3
    assert "Marked as unsure: " in result.stderr


def test_a_draft_goes_to_its_place_in_a_folder(tmp_path: Path) -> None:
    """With a folder, action, types and errors are written to their places, and the paths are printed."""
    out = tmp_path / "specs"
    result = run(CREATE, "--out", out, "--source", "https://example.com/x", root=tmp_path)
    assert result.exit_code == 0
    files = [f"{IN_TKE}/{name}" for name in ("actions/CreateImageCache.yaml", "errors.yaml", "types.yaml")]
    assert list_files(out) == files
    assert [f"wrote {out / name}" for name in files] == result.stdout.splitlines()
    assert 'source: "https://example.com/x"' in (out / files[0]).read_text(encoding="utf-8")


def test_existing_definitions_are_not_drafted_again(project: Path, tmp_path: Path) -> None:
    """Existing types and codes of the service or its provider are used."""
    result = run(CREATE, root=project)
    assert "types.yaml" not in result.stdout
    assert "errors.yaml" not in result.stdout


def test_nothing_is_replaced_without_force(tmp_path: Path) -> None:
    """If a file exists, nothing is written."""
    out = tmp_path / "specs"
    mine = out / IN_TKE / "actions" / "CreateImageCache.yaml"
    mine.parent.mkdir(parents=True)
    mine.write_text("mine", encoding="utf-8")
    result = run(CREATE, "--out", out, root=tmp_path / "..")
    assert result.exit_code == 1
    assert f"Nothing was written: {mine} exists. Give --force to replace it" in result.output
    assert list_files(out) == [f"{IN_TKE}/actions/CreateImageCache.yaml"]
    assert mine.read_text(encoding="utf-8") == "mine"
    result = run(CREATE, "--out", out, "--force", root=tmp_path)
    assert f"replaced {mine}" in result.stdout
    assert mine.read_text(encoding="utf-8").startswith("# yaml-language-server")


@pytest.mark.parametrize("as_folder", [True, False])
def test_a_folder_in_the_place_of_a_spec_is_not_replaced(tmp_path: Path, as_folder: bool) -> None:
    """With --force too, only a file is replaced."""
    out = tmp_path / "specs"
    mine = out / IN_TKE / "actions" / "CreateImageCache.yaml"
    (mine / "kept").mkdir(parents=True)
    result = run(CREATE, "--out", out if as_folder else mine, "--force", root=tmp_path)
    assert result.exit_code == 1
    assert f"Nothing was written: {mine} is not a file. Give another --out." in result.output
    assert [path for path in out.rglob("*") if path.is_file()] == []
    assert (mine / "kept").is_dir()


@pytest.mark.parametrize("count", [1, 3, 4, 5])
def test_existing_files_are_named_up_to_three(tmp_path: Path, count: int) -> None:
    """The message names three files and counts the others."""
    paths = {tmp_path / f"{number}.yaml": "" for number in range(count)}
    for path in paths:
        path.write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        output._write(paths, {}, force=False)
    assert str(caught.value).count(".yaml") == min(count, 3)
    assert (f" and {count - 3} more exists." in str(caught.value)) == (count > 3)


@pytest.mark.parametrize("content", [b"", b"\n", b"types:\n\nmore: 1\n", b"\xff", b"  types:\n"])
def test_a_file_that_cannot_be_appended_to_stays(tmp_path: Path, content: bytes) -> None:
    """An empty file, another last key or bytes that are not UTF-8 stop the draft before anything is written."""
    types = tmp_path / IN_TKE / "types.yaml"
    types.parent.mkdir(parents=True)
    types.write_bytes(content)
    result = run(CREATE, "--out", tmp_path, root=tmp_path)
    assert result.exit_code == 1
    assert f"Nothing was written: {types} " in result.output
    assert list_files(tmp_path) == [f"{IN_TKE}/types.yaml"]
    assert types.read_bytes() == content


def test_types_and_errors_are_appended_to_existing_files(project: Path, tmp_path: Path) -> None:
    """Existing files keep every byte and get new definitions at their end; once filled, lint passes."""
    specs = tmp_path / "specs"
    shutil.copytree(project / "specs" / "tencent", specs / "tencent")
    page = tmp_path / "page.txt"
    text = Path(CREATE).read_text(encoding="utf-8").replace("CreateImageCache", "CopyImageCache")
    text = text.replace("EipAttribute |", "CopyAttribute |").replace(
        "InternalError |", "FailedOperation.CopyNotFound |"
    )
    page.write_text(
        text.replace('"ImageCacheSize": 50', '"AutoCreateEipAttribute": {"Way": "fast"}'), encoding="utf-8"
    )
    folder = specs / IN_TKE
    before = {name: (folder / name).read_text(encoding="utf-8") for name in ("types.yaml", "errors.yaml")}
    result = run(page, "--out", specs, "--source", "https://example.com/x", root=tmp_path)
    assert result.exit_code == 0, result.output
    for name, old in before.items():
        assert f"added to {folder / name}" in result.stdout
        assert (folder / name).read_text(encoding="utf-8").startswith(old.rstrip())
    for path in folder.rglob("*.yaml"):
        path.write_text(fill(path.read_text(encoding="utf-8")), encoding="utf-8")
    assert check(load(specs)) == ()


def test_a_file_that_does_not_end_with_its_types_is_not_changed(tmp_path: Path) -> None:
    """If definitions cannot be appended, nothing is written, and the error has the remedy."""
    out = tmp_path / "specs"
    place = out / IN_TKE / "types.yaml"
    place.parent.mkdir(parents=True)
    place.write_text("types:\n  A: {doc: x, enum: [a]}\nmore: 1\n", encoding="utf-8")
    result = run(CREATE, "--out", out, root=tmp_path)
    assert result.exit_code == 1
    assert "does not end with the key `types`" in result.output
    assert list_files(out) == [f"{IN_TKE}/types.yaml"]


def test_a_file_gets_only_the_action(tmp_path: Path) -> None:
    """With a .yaml file, only the action is written; the other files are named."""
    out = tmp_path / "new" / "Action.yaml"
    result = run(CREATE, "--out", out, root=tmp_path)
    assert result.exit_code == 0
    assert list_files(tmp_path) == ["new/Action.yaml"]
    assert result.stdout == f"wrote {out}\n"
    assert f"Not written: {IN_TKE}/types.yaml (ImageRegistryCredential, EipAttribute)" in result.stderr


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If a file cannot be written, the files before it are removed again."""
    real = Path.replace

    def fail(self: Path, target: Path) -> Path:
        if Path(target).name == "errors.yaml":
            raise OSError(28, "No space left on device", str(target))
        return real(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    result = run(CREATE, "--out", tmp_path / "specs", root=tmp_path)
    assert result.exit_code == 1
    assert "Nothing was changed: " in result.output
    assert "No space left on device" in result.output
    assert not (tmp_path / "specs").exists()


def test_a_page_of_two_actions_makes_two_files(tmp_path: Path, two_actions: Path) -> None:
    """Each action has its file; a type that both use is defined once."""
    out = tmp_path / "specs"
    result = run(two_actions, "--out", out, root=tmp_path)
    assert result.exit_code == 0, result.output
    folder = "tencent/box/2020-01-02"
    assert list_files(out) == [
        *(f"{folder}/actions/{name}.yaml" for name in ("CountBoxes", "ListBoxes")),
        *(f"{folder}/{name}.yaml" for name in ("errors", "types")),
    ]
    text = (out / folder / "types.yaml").read_text(encoding="utf-8")
    assert list(yaml.safe_load(text)["types"]) == ["Box"]


def draft(action: str, code: str, path: str = "box") -> Draft:
    return Draft(
        DraftFile(f"{path}/{action}.yaml", f"action: {action}\n"),
        None,
        DraftFile(f"{path}/errors.yaml", f"# head\nerrors:\n  {code}: {{}}\n"),
    )


@pytest.mark.parametrize(("before", "verb"), [(None, "wrote"), ("# mine\nerrors:\n  Old: {}\n", "added to")])
def test_definitions_of_several_drafts_go_into_one_file(
    tmp_path: Path, before: str | None, verb: str
) -> None:
    """Each draft adds to those before it, in a new file and in an existing one, whose text stays."""
    errors = tmp_path / "box/errors.yaml"
    if before:
        errors.parent.mkdir()
        errors.write_text(before, encoding="utf-8")
    drafts = [draft("A", "New1"), draft("B", "New2"), draft("C", "New3")]
    written = output.write_folder(tmp_path, drafts, force=False)
    start = before or "# head\nerrors:\n"
    assert errors.read_text(encoding="utf-8") == f"{start}  New1: {{}}\n  New2: {{}}\n  New3: {{}}\n"
    assert {each.path.name: each.verb for each in written} == {
        **dict.fromkeys(("A.yaml", "B.yaml", "C.yaml"), "wrote"),
        "errors.yaml": verb,
    }


def test_a_page_of_two_actions_does_not_fit_one_file(tmp_path: Path, two_actions: Path) -> None:
    """Two actions for one file give an error."""
    result = run(two_actions, "--out", tmp_path / "x.yaml", root=tmp_path)
    assert result.exit_code == 1
    assert "the page documents 2 actions. Set --out to a folder." in result.output
    assert not (tmp_path / "x.yaml").exists()


def test_an_unknown_version_must_be_given(project: Path, tmp_path: Path) -> None:
    """A version that the page lacks comes from --service, or from the specs with a mark; else it is an error."""
    result = run(ECI, root=tmp_path)
    assert result.exit_code == 1
    assert "states no version of eci. Give it, for example: --service eci/2018-08-08." in result.output
    assert "# alibaba/eci/2018-08-08/actions" in run(ECI, "--service", "eci/2018-08-08", root=tmp_path).stdout
    known = run(ECI, root=project).stdout
    assert "# alibaba/eci/2018-08-08/actions" in known
    assert "# unsure: the page does not state the version" in known


@pytest.mark.parametrize("service", ["eci", "../../etc/1", "ECI/2018-08-08", "/", "eci/../.."])
def test_an_invalid_service_is_rejected(tmp_path: Path, service: str) -> None:
    """A service is the name of a folder, so it must be an identifier."""
    result = run(ECI, "--service", service, "--out", tmp_path / "specs", root=tmp_path)
    assert result.exit_code == 1
    assert not (tmp_path / "specs").exists()


def test_comparing_prints_differences_and_exits_with_1(project: Path) -> None:
    """Each difference is a line with path, line and code; without differences, the exit status is 0."""
    spec = project / "specs" / IN_TKE / "actions"
    result = run(CREATE, "--compare", spec / "CreateImageCache.yaml", root=project)
    assert result.exit_code == 1
    assert re.fullmatch(
        r"specs/tencent/tke/2018-05-25/actions/CreateImageCache\.yaml:\d+ P202 request\.Tags is in the spec but .*\n",
        result.stdout,
    )
    assert "Error: 1 difference between the page and the spec." in result.stderr
    same = run(
        PAGES / "tencent-tke-DescribeImageCaches.txt",
        "--compare",
        spec / "DescribeImageCaches.yaml",
        root=project,
    )
    assert (same.exit_code, same.output) == (0, "The page and the spec agree.\n")


def test_comparing_with_another_action_is_an_error(project: Path) -> None:
    """If the page does not document the action of the spec, the error names its actions."""
    result = run(
        CREATE, "--compare", project / "specs" / IN_TKE / "actions" / "UpdateImageCache.yaml", root=project
    )
    assert result.exit_code == 1
    assert "documents CreateImageCache, but" in result.output


def test_comparing_writes_nothing(project: Path, tmp_path: Path) -> None:
    """--compare cannot be combined with options for drafting."""
    result = run(CREATE, "--compare", "x.yaml", "--out", tmp_path / "specs", root=project)
    assert result.exit_code == 2
    assert "--compare writes nothing" in result.output
    assert not (tmp_path / "specs").exists()


def test_an_unreadable_page_gives_a_short_error(tmp_path: Path) -> None:
    """The error has no traceback, and nothing is written."""
    page = tmp_path / "page.txt"
    page.write_bytes(b"\0\1\2")
    result = run(page, "--out", tmp_path / "specs", root=tmp_path)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"Error: {page} is not text. Save the page as text, Markdown or HTML, in UTF-8.\n"
    assert not (tmp_path / "specs").exists()


def test_help_has_examples(tmp_path: Path) -> None:
    """The help has examples."""
    result = run("--help", root=tmp_path)
    assert result.exit_code == 0
    assert result.output.count("Example: yunbind-codegen draft") == 3
