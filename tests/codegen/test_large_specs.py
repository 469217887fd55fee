"""Specs that are too large, too deep or too tangled: an error or a result, within seconds and little memory."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
import yunbind_codegen
from yunbind_codegen import load as loading
from yunbind_codegen import yaml_reader
from yunbind_codegen.check import PROBLEMS_LIMIT, sizes
from yunbind_codegen.problems import suggest

from .specfolder import ACTION, COMMON, TYPES, SpecFolder

SOURCES = str(Path(yunbind_codegen.__file__).parents[1])

SECONDS = 30
"""Processor time that any spec may take; the machine that it was measured on takes less than 10 for the worst."""
MEMORY = 1_500_000_000
"""Bytes of address space that any spec may take."""

FILE = loading.FILE_LIMIT - 1_000


def fill(piece: str, size: int = FILE) -> str:
    return piece * (size // len(piece))


def number(form: str, count: int) -> str:
    return "".join(form.replace("#", str(each)) for each in range(count))


ALIASES = "".join(
    f"a{each}: &b{each} [{', '.join([f'*b{each - 1}'] * 9) if each else 'x'}]\n" for each in range(30)
)

SPECS: Mapping[str, str] = {
    "lists in lists": fill("- "),
    "brackets": fill("["),
    "braces": fill("{a: "),
    "questions": fill("? "),
    "one long key": "a" * FILE + ": 1\n",
    "one open quote": 'a: "' + "x" * FILE,
    "a list of commas": "[" + fill("a,") + "]",
    "keys of a set": "{" + fill('"a",') + "}",
    "the same key": fill("a: 1\n"),
    "keys that nobody knows": number("k#: 1\n", 49_000),
    "hidden characters": 'a: "' + fill("\u202e") + '"\n',
    "hidden characters, escaped": 'a: "' + fill("\\u202e") + '"\n',
    "aliases of aliases": ALIASES,
    "an alias of itself": "types: &a {Box: *a}\n",
    "a number of many digits": "types: " + fill("9"),
    "types that nobody knows": "types:\n" + number("  T#: {doc: d, members: {A: {type: U#x, doc: d}}}\n", 9_000),
    "types in types": "types:\n"
    + number("  T#: {doc: d, members: {A: {type: list[T#], doc: d}}}\n", 9_000).replace("list[T", "list[T1"),
    "members": "types:\n  Box:\n    doc: d\n    members:\n" + number("      M#: {type: string, doc: d}\n", 14_000),
    "values": "types:\n  Colour: {doc: c, enum: [" + number("v#,", 90_000) + "]}\n",
    "brackets of a type": "types:\n  Box:\n    doc: d\n    members: {A: {type: '" + fill("list[") + "', doc: d}}\n",
}  # fmt: skip


def limited() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def run(specs: SpecFolder, command: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the generator in a process that may not take more than is promised."""
    return subprocess.run(
        [sys.executable, "-m", "yunbind_codegen", command, "--root", str(specs.root)],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": SOURCES},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        preexec_fn=limited,
    )


@pytest.mark.slow
@pytest.mark.parametrize("text", SPECS.values(), ids=SPECS.keys())
def test_a_monstrous_file_ends_in_problems(specs: SpecFolder, text: str) -> None:
    """Whatever is too much of it is told at a place, within the time and the memory that are promised."""
    specs.write(TYPES, text)
    done = run(specs, "lint")
    assert done.returncode == 1, done.stderr[-500:]
    assert f"specs/{TYPES}:" in done.stdout
    assert "Traceback" not in done.stderr
    assert "problems in the specs. Nothing was written." in done.stderr or "1 problem in" in done.stderr
    assert len(done.stdout) < 2_000_000


@pytest.mark.slow
@pytest.mark.parametrize("piece", ["word ", "w", "\\"])
def test_a_monstrous_text_is_emitted(specs: SpecFolder, piece: str) -> None:
    """A text of half a million characters is a text like others, whatever it repeats."""
    specs.edit(TYPES, "{en: A box., zh: 箱子。}", f"'{fill(piece, 500_000)}'")
    done = run(specs, "generate")
    assert done.returncode == 0, done.stdout[-500:] + done.stderr[-500:]


def put_all(specs: SpecFolder) -> None:
    """The most of everything that is allowed, in one service."""
    specs.edit(
        ACTION, "  Verbose: {", number("  M#: {type: string, doc: Some text.}\n", 480) + "  Verbose: {"
    )
    specs.edit(TYPES, "[red, blue]", "[" + number("v#, ", sizes.VALUES_LIMIT - 1) + "red]")
    chain = number("  T#: {doc: A type., members: {A: {type: N#, doc: The next.}}}\n", 22)
    for each in range(22):
        chain = chain.replace(f"N{each},", f"T{each + 1}," if each < 21 else "'list[string]',")
    specs.edit(TYPES, "  Filter:\n", chain + "  Filter:\n")
    specs.edit(
        TYPES,
        "      Lid: {type: Lid,",
        "      Deep: {type: T0, doc: What goes deep.}\n      Lid: {type: Lid,",
    )


@pytest.mark.slow
def test_the_most_that_is_allowed_is_emitted(specs: SpecFolder) -> None:
    """Just below the limits everything works: it is generated in time, and the emitted models can be built and used."""
    put_all(specs)
    assert specs.lint() == ()
    done = run(specs, "generate")
    assert done.returncode == 0, done.stderr[-500:]
    code = (
        "from yunbind.acme.box.v20200102.describe_boxes import DescribeBoxesRequest, DescribeBoxesResponse\n"
        "box = {'Deep': {'A': {'A': {}}}, 'Lid': {'Colour': 'red'}}\n"
        "found = DescribeBoxesResponse.model_validate({'Boxes': [box]})\n"
        "assert found.boxes[0].deep.a.a is not None\n"
        "assert DescribeBoxesRequest(m479='a').m479 == 'a'\n"
    )
    runtime = Path(SOURCES).parent / "runtime"
    used = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": f"{specs.root / 'generated'}:{runtime}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert used.returncode == 0, used.stderr[-500:]


@pytest.mark.slow
def test_a_file_that_is_as_full_as_it_may_be_is_emitted(specs: SpecFolder) -> None:
    """It takes 9 s of processor time and 0.3 GB; nothing that is refused takes as long."""
    full = number("  T#:\n    doc: d\n    members:\n", 380).replace(
        "members:\n", "members:\n" + number("      M#: {type: string, doc: d}\n", 30)
    )
    specs.edit(TYPES, "  Filter:\n", f"{full}  Filter:\n")
    specs.edit(ACTION, "  Verbose: {", number("  D#: {type: T#, doc: d}\n", 380) + "  Verbose: {")
    done = run(specs, "generate")
    assert done.returncode == 0, done.stdout[-500:] + done.stderr[-500:]


def test_a_file_of_many_values_is_refused_before_it_is_read(
    specs: SpecFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit counts keys and values, and is told as one problem."""
    monkeypatch.setattr(yaml_reader, "VALUES_LIMIT", 20)
    assert {problem.message for problem in specs.lint() if problem.path == f"specs/{TYPES}"} == {
        "The file holds more than 20 keys and values."
    }


def test_a_folder_of_many_files_is_refused(specs: SpecFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The limit of all files is a problem of the folder."""
    monkeypatch.setattr(loading, "FILES_LIMIT", 6)
    assert specs.lint() == ()
    monkeypatch.setattr(loading, "FILES_LIMIT", 5)
    assert "specs:1:1 S108 There are more than 5 files." in [
        str(each).split("\n")[0] for each in specs.lint()
    ]


def test_thousands_of_problems_are_told_as_some_and_a_number(specs: SpecFolder) -> None:
    """The first of a file are shown in order, and how many are left."""
    specs.write(COMMON, specs.read(COMMON) + number("k#: 1\n", loading.PROBLEMS_LIMIT + 5))
    found = [problem for problem in specs.lint() if problem.path == f"specs/{COMMON}"]
    assert len(found) == loading.PROBLEMS_LIMIT + 1
    assert found[0].message == "The file has 5 more problems."
    assert [problem.line for problem in found[1:]] == sorted(problem.line for problem in found[1:])


@pytest.mark.slow
def test_problems_of_one_kind_end_too(specs: SpecFolder) -> None:
    """A check that finds the same thing again and again stops, and says that there is more."""
    unknown = number("  T#: {doc: d, members: {A: {type: U#, doc: d}}}\n", PROBLEMS_LIMIT + 5)
    specs.edit(TYPES, "  Filter:\n", unknown + "  Filter:\n")
    found = specs.lint()
    assert len(found) == PROBLEMS_LIMIT + 1
    assert found[0].message == "There are more than 1000 problems like S401."


@pytest.mark.parametrize(("count", "more"), [(30, ""), (31, " and 1 more"), (32, " and 2 more")])
def test_a_suggestion_lists_up_to_thirty_names(count: int, more: str) -> None:
    names = [f"n{number:02}" for number in range(count)]
    assert suggest("wrong", names) == f"Valid: {', '.join(names[:30])}{more}."


def test_a_suggestion_among_thousands_takes_no_time() -> None:
    """What resembles a wrong name is found also among many names, and quickly."""
    names = [f"{first}Type{each}" for first in "ABCDEFGHIJ" for each in range(1_000)] + ["ImageCache"]
    began = time.process_time()
    for _ in range(20):
        assert suggest("ImageCahce", names).startswith("Did you mean ImageCache?")
    assert time.process_time() - began < 2
