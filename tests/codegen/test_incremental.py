"""Generating only what changed gives what generating everything gives."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from yunbind_codegen import incremental, pipeline
from yunbind_codegen.cases.case import Case
from yunbind_codegen.check import check
from yunbind_codegen.conformance import kit
from yunbind_codegen.incremental import IncrementalGenerator
from yunbind_codegen.load import load
from yunbind_codegen.lock_file import LOCK, make_lock, read_parts
from yunbind_codegen.problems import SpecError
from yunbind_codegen.write import write

from .specfolder import ACTION, COMMON, ERRORS, PROVIDER, SERVICE, TYPES, SpecFolder

WORDS = ("box", "crate", "thing", "case", "箱子")


class Project:
    """Two clouds, one of which has two services, that are edited at random."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.specs = SpecFolder(root).specs
        self._copy("acme/box", "acme/bag", "service: box", "service: bag")
        self._copy("acme", "zenith", "provider: acme", "provider: zenith")
        self.folders = ("acme/box", "acme/bag", "zenith/box", "zenith/bag")

    def _copy(self, old: str, new: str, said: str, says: str) -> None:
        shutil.copytree(self.specs / old, self.specs / new)
        for path in (self.specs / new).rglob("*.yaml"):
            text = path.read_text(encoding="utf-8")
            path.write_text(text.replace(said, says), encoding="utf-8")

    def replace(self, path: str, old: str, new: str) -> None:
        """Edit a file that may be gone, or may not say this."""
        place = self.specs / path
        if place.exists():
            text = place.read_text(encoding="utf-8")
            place.write_text(text.replace(old, new, 1), encoding="utf-8")

    def toggle_action(self, folder: str) -> None:
        """Add an action to a service, or take it away again. The service may be gone."""
        place = self.specs / f"{folder}/2020-01-02/actions/CountBoxes.yaml"
        if place.exists():
            place.unlink()
            return
        if not place.parent.exists():
            return
        place.write_text(
            "action: CountBoxes\nsummary: {en: Count boxes., zh: 计数。}\nsource: https://acme.example/c\n"
            "access: read\nrequest: {}\nresponse: {Count: {type: uint64, doc: How many there are.}}\n",
            encoding="utf-8",
        )


def edit(path: str, old: str) -> Callable[[Project, str, str], None]:
    return lambda project, folder, word: project.replace(
        path.replace("acme/box", folder).replace("acme/", f"{folder.split('/')[0]}/", 1), old, f"{old}{word} "
    )


EDITS: Mapping[str, Callable[[Project, str, str], None]] = {
    "a text of an action": edit(ACTION, "List boxes"),
    "a text of a type": edit(TYPES, "Id of the "),
    "a value": lambda project, folder, word: project.replace(f"{folder}/2020-01-02/types.yaml", "[red,", f"[red, {word}1,"),
    "a limit's type": lambda project, folder, _: project.replace(
        f"{folder}/2020-01-02/actions/DescribeBoxes.yaml", "server_default: 20", "server_default: 1"
    ),
    "an error of a service": edit(ERRORS, "There is no "),
    "an error of a cloud": edit(COMMON, "Too many "),
    "the name of a cloud": edit(PROVIDER, "Acme "),
    "the clock": lambda project, folder, _: project.replace(f"{folder.split('/')[0]}/provider.yaml", "clock_skew: 3", "clock_skew: 4"),
    "the name of a service": edit(SERVICE, "Boxes to keep "),
    "an action more or less": lambda project, folder, _: project.toggle_action(folder),
    "a service less": lambda project, folder, _: shutil.rmtree(project.specs / folder, ignore_errors=True) if folder != "acme/box" else None,
    "a mistake": lambda project, folder, _: project.replace(f"{folder}/2020-01-02/service.yaml", "default: true", "default: yes"),
    "no mistake any more": lambda project, folder, _: project.replace(f"{folder}/2020-01-02/service.yaml", "default: yes", "default: true"),
    "only a comment": lambda project, folder, word: project.replace(f"{folder}/2020-01-02/types.yaml", "types:\n", f"# {word}\ntypes:\n"),
}  # fmt: skip

STEPS = st.lists(
    st.lists(
        st.tuples(
            st.sampled_from(sorted(EDITS)),
            st.sampled_from(["acme/box", "acme/bag", "zenith/box", "zenith/bag"]),
            st.sampled_from(WORDS),
        ),
        min_size=1,
        max_size=3,
    ),
    min_size=1,
    max_size=4,
)


@pytest.mark.slow
@settings(max_examples=6, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow])
@given(steps=STEPS)
def test_any_edits_give_what_a_whole_run_gives(steps: list[list[tuple[str, str, str]]]) -> None:
    """Whatever is edited between runs, several files at once included, the bytes and their order are the same."""
    with TemporaryDirectory() as folder:
        project = Project(Path(folder))
        generator = IncrementalGenerator()
        generator.generate(load(project.specs))
        for step in steps:
            for name, place, word in step:
                EDITS[name](project, place, word)
            if check(load(project.specs)):
                with pytest.raises(SpecError):
                    generator.generate(load(project.specs))
                continue
            specs = load(project.specs)
            found = generator.generate(specs)
            expected = pipeline.generate(pipeline.read_api(project.specs))
            assert list(found.items()) == list(expected.items())
            write(project.root, {**found, LOCK: make_lock(specs, found, generator.parts)})
            again = IncrementalGenerator(read_parts(project.root))
            assert list(again.generate(specs).items()) == list(expected.items())
            assert again.parts == generator.parts


@pytest.mark.parametrize("name", sorted(EDITS))
def test_each_edit_of_the_property_does_something(tmp_path: Path, name: str) -> None:
    """The property above would be empty if its edits missed."""
    project = Project(tmp_path)
    if name == "no mistake any more":
        EDITS["a mistake"](project, "acme/bag", "box")
    before = {path: path.read_bytes() for path in project.specs.rglob("*.yaml")}
    EDITS[name](project, "acme/bag", "box")
    assert {path: path.read_bytes() for path in project.specs.rglob("*.yaml")} != before


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The places whose files were made, not remembered."""
    places: list[tuple[str, ...]] = []
    emit_parts = pipeline.emit_parts

    def listen(parts: list[pipeline.Part]) -> dict[tuple[str, ...], dict[str, str]]:
        places.extend(part.place for part in parts)
        return emit_parts(parts)

    monkeypatch.setattr(incremental, "emit_parts", listen)
    return places


def test_a_service_is_made_again_alone(tmp_path: Path, made: list[tuple[str, ...]]) -> None:
    """An edit of one service makes nothing of its neighbours again, and one without effect nothing at all."""
    project = Project(tmp_path)
    generator = IncrementalGenerator()
    generator.generate(load(project.specs))
    assert len(made) == 7
    made.clear()
    generator.generate(load(project.specs))
    assert made == []
    EDITS["a text of a type"](project, "acme/bag", "box")
    generator.generate(load(project.specs))
    assert made == [("acme", "bag", "2020-01-02")]


def test_what_a_cloud_says_reaches_its_services_alone(tmp_path: Path, made: list[tuple[str, ...]]) -> None:
    """The settings of a cloud are in every module of it, and in none of another."""
    project = Project(tmp_path)
    generator = IncrementalGenerator()
    generator.generate(load(project.specs))
    made.clear()
    EDITS["the clock"](project, "zenith/box", "box")
    generator.generate(load(project.specs))
    assert {place[0] for place in made} == {"zenith"}
    assert len(made) == 3


def test_another_generator_makes_everything_again(
    specs: SpecFolder, made: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The generator's own sources are part of what each file depends on."""
    generator = IncrementalGenerator()
    generator.generate(load(specs.specs))
    before = list(made)
    monkeypatch.setattr(incremental, "hash_generator", lambda: "another")
    other = IncrementalGenerator(generator.parts)
    other.generate(load(specs.specs))
    assert made == before * 2


def test_a_failed_run_forgets_nothing(tmp_path: Path, made: list[tuple[str, ...]]) -> None:
    """After a mistake and its correction, only what really changed is made."""
    project = Project(tmp_path)
    generator = IncrementalGenerator()
    generator.generate(load(project.specs))
    made.clear()
    EDITS["a mistake"](project, "acme/bag", "")
    with pytest.raises(SpecError):
        generator.generate(load(project.specs))
    EDITS["no mistake any more"](project, "acme/bag", "")
    generator.generate(load(project.specs))
    assert made == []


def test_a_later_run_makes_only_what_changed(tmp_path: Path, made: list[tuple[str, ...]]) -> None:
    """Emitted files that the lock describes are used again, unless they or their inputs have changed."""
    project = Project(tmp_path)

    def generate() -> None:
        specs = load(project.specs)
        generator = IncrementalGenerator(read_parts(tmp_path))
        files = generator.generate(specs)
        write(tmp_path, {**files, LOCK: make_lock(specs, files, generator.parts)})

    generate()
    assert len(made) == 7
    made.clear()
    generate()
    assert made == []
    EDITS["a text of a type"](project, "acme/bag", "box")
    client = tmp_path / "generated/yunbind/zenith/box/v20200102/client.py"
    text = client.read_text(encoding="utf-8")
    client.write_text(f"{text}# edited\n", encoding="utf-8")
    generate()
    assert sorted(made) == [("acme", "bag", "2020-01-02"), ("zenith", "box", "2020-01-02")]
    assert client.read_text(encoding="utf-8") == text


def test_a_service_depends_on_the_service_that_issues_its_tokens(
    tmp_path: Path, project: Path, made: list[tuple[str, ...]]
) -> None:
    """Another name of the action that lists projects reaches the services that need a project."""
    specs = tmp_path / "specs"
    for name in ("huawei", "protocols"):
        shutil.copytree(project / "specs" / name, specs / name)
    shutil.copy(project / "specs/behavior.yaml", specs)
    generator = IncrementalGenerator()
    generator.generate(load(specs))
    made.clear()
    page = specs / "huawei/iam/v3/actions/KeystoneListProjects.yaml"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("\nsummary:", "\nrename: ListAllProjects\nsummary:", 1), encoding="utf-8")
    found = generator.generate(load(specs))
    assert {place[:2] for place in made} >= {("huawei", "iam"), ("huawei", "cce")}
    assert found == pipeline.generate(pipeline.read_api(specs))


@pytest.mark.slow
def test_a_file_of_the_kit_is_made_again_for_its_cases_and_samples(
    tmp_path: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another text of a case, or another sample of a page, changes the file that holds it, and its sum in the manifest."""
    shutil.copytree(project / "specs", tmp_path / "specs")
    generator = IncrementalGenerator()
    before = generator.generate(load(tmp_path / "specs"))
    rendered: list[str] = []
    render_cases = kit._render_cases

    def listen(header: str, name: str, cases: Iterable[Case]) -> str:
        rendered.append(name)
        return render_cases(header, name, cases)

    monkeypatch.setattr(kit, "_render_cases", listen)
    cases = next(iter(sorted((tmp_path / "specs/conformance/limiter").glob("*.yaml"))))
    page = tmp_path / "specs/tencent/tke/2018-05-25/actions/DescribeImageCaches.yaml"
    edits = {
        "limiter": (cases, "why: The", "why: So the"),
        "request": (page, "Offset: 0, Limit: 10", "Offset: 0, Limit: 11"),
    }
    for name, (path, old, new) in edits.items():
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        rendered.clear()
        found = generator.generate(load(tmp_path / "specs"))
        assert rendered == [name]
        changed = {each for each in found if found[each] != before[each]}
        assert changed >= {f"{pipeline.KIT}/{name}.json", f"{pipeline.KIT}/manifest.json"}
        assert found == pipeline.generate(pipeline.read_api(tmp_path / "specs"))
        before = found
