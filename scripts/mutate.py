"""Measure how many small deliberate changes of the code the tests notice, and write docs/mutation.md.

For each package: record once which functions each fast test calls, draw changes with a seed, make one
change at a time in a copy of the repository, and run the fast tests that call the changed function.
A change with which these tests pass is a survivor.

    python scripts/mutate.py --sample 300 --seed 1 runtime emulator families codegen
"""

from __future__ import annotations

import argparse
import contextlib
import datetime as dt
import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from mutants import Mutant, list_mutants

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "mutation.md"
TESTS_LIMIT = 1000
"""Maximum number of tests for one change. Those with the module's name come first."""
PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--no-header")
FAST = "not slow and not peer"
NOT_FOUND = 4
"""Exit status of pytest if a given test does not exist, or its module cannot be imported."""
SECONDS = 600
"""Time limit for the tests of one change. A change that makes them hang is noticed."""


@dataclass(frozen=True)
class Package:
    """Code to change, and the tests that are responsible for it."""

    folder: str
    """The import package."""
    tests: tuple[str, ...]
    below: tuple[str, ...] = ("",)
    """Beginnings of the paths to change."""
    omitted: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    """Tests of rules for all modules, such as defaults. They run for changes outside of functions."""


PACKAGES = {
    "runtime": Package(
        "runtime/yunbind_runtime",
        ("tests/runtime", "tests/bindings"),
        rules=("tests/runtime/test_values.py",),
    ),
    "emulator": Package(
        "runtime/yunbind_emulator",
        ("tests/emulator",),
        omitted=("services/",),
        rules=("tests/emulator/test_value_objects.py", "tests/emulator/test_sizes.py"),
    ),
    "families": Package(
        "runtime/yunbind_emulator",
        ("tests/emulator",),
        below=("services/",),
        rules=("tests/emulator/test_value_objects.py",),
    ),
    "codegen": Package(
        "codegen/yunbind_codegen", ("tests/codegen",), rules=("tests/codegen/test_values.py",)
    ),
}


@dataclass(frozen=True)
class CallMap:
    """The calls of functions. A function is its module and its first line."""

    tests: Mapping[str, Sequence[str]]
    """The tests that call each function. A test that calls few others comes first."""
    breadths: Mapping[str, int]
    """The number of functions that each test calls."""
    imported: frozenset[str]
    """Functions that run before the tests, so that a change of them needs a new interpreter."""


@dataclass(frozen=True)
class Result:
    """The fate of one change."""

    package: str
    path: str
    line: int
    kind: str
    before: str
    after: str
    outcome: str
    """killed, survived, or untested if no fast test calls the function."""


def copy_repository(target: Path) -> None:
    """Copy the files that git knows or would add."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=True,
        text=True,
    )
    for path in filter(None, listed.stdout.split("\0")):
        if (ROOT / path).is_file():
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / path, target / path)


def _environment(copy: Path, extra: Mapping[str, str]) -> dict[str, str]:
    paths = [copy / "runtime", copy / "generated", copy / "codegen", ROOT / "scripts"]
    environ = {**os.environ, **extra, "PYTHONPATH": os.pathsep.join(map(str, paths))}
    environ["PYTHONDONTWRITEBYTECODE"] = "1"
    return environ


def run_tests(
    copy: Path, arguments: Sequence[str], extra: Mapping[str, str], seconds: float | None
) -> int | None:
    """Run pytest on the copy; None if it ran out of time. Its processes end with it."""
    process = subprocess.Popen(
        [*PYTEST, *arguments],
        cwd=copy,
        env=_environment(copy, extra),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(seconds)
    except subprocess.TimeoutExpired:
        return None
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def record_calls(copy: Path, package: Package, keep: Path | None) -> CallMap:
    """Run all tests once, and return the functions that each calls."""
    file = keep or copy / "call_map.json"
    if not file.exists():
        extra = {"CALL_MAP_PACKAGE": str(copy / package.folder), "CALL_MAP_FILE": str(file)}
        run_tests(
            copy,
            ["-p", "call_map", "-m", FAST, "--timeout=0", *package.tests],
            extra,
            None,
        )
    recorded = json.loads(file.read_text(encoding="utf-8"))
    calls: Mapping[str, list[str]] = recorded["calls"]
    breadths = Counter(test for tests in calls.values() for test in tests)
    ranked = {function: sorted(tests, key=lambda test: breadths[test]) for function, tests in calls.items()}
    return CallMap(ranked, breadths, frozenset(recorded["imported"]))


def draw(
    copy: Path, package: Package, count: int, seed: int, modules: tuple[str, ...]
) -> tuple[list[Mutant], int]:
    """Return a sample of the changes of a package or of some of its modules, and the number of all."""
    folder = copy / package.folder
    every: list[Mutant] = []
    for path in sorted(folder.rglob("*.py")):
        below = path.relative_to(folder).as_posix()
        is_omitted = package.omitted and below.startswith(package.omitted)
        if below.startswith(package.below) and not is_omitted and below.startswith(modules or ("",)):
            every += list_mutants(below, path.read_bytes())
    return random.Random(seed).sample(every, min(count, len(every))), len(every)


def find_tests(package: Package, mutant: Mutant, calls: CallMap) -> list[str]:
    """Return the tests of a change: those that call its function.

    For code outside functions, and functions that only an import calls, these are the tests of its module.
    A module of constants has none, so any test can be one. Tests in files with the module's name and folders
    come first. Of these, the first case of each test comes first, then the second case of each, and so on.
    For code outside functions, such as a table of limits, tests that call few functions come first instead.
    """
    tests = list(calls.tests.get(f"{mutant.path}:{mutant.function}", ()))
    if not tests:
        below = f"{mutant.path}:"
        tests = [test for key, many in calls.tests.items() if key.startswith(below) for test in many]
    if not tests:
        tests = list(calls.breadths)
    module = Path(mutant.path)
    words = {module.stem, *module.parent.parts}
    cases: Counter[str] = Counter()
    ranked: list[tuple[int, int, str]] = []
    for test in dict.fromkeys(tests):
        name = test.partition("[")[0]
        file = Path(test.partition("::")[0])
        near = len(words & {*file.parent.parts, file.stem.removeprefix("test_")})
        ranked.append((-near, cases[name] if mutant.function is not None else calls.breadths[test], test))
        cases[name] += 1
    tests = [test for *_, test in sorted(ranked, key=lambda rank: rank[:2])]
    return [*(package.rules if mutant.function is None else ()), *tests[:TESTS_LIMIT]]


class ForkSession:
    """A pytest process that has imported and collected everything, for changes of functions.

    Most changes are noticed there, in a second. Changes of functions that also run during imports, and of
    code outside functions, need a new interpreter.
    """

    def __init__(self, copy: Path, package: Package) -> None:
        requests, self._requests = os.pipe()
        replies, outcomes = os.pipe()
        self._outcomes = os.fdopen(replies, encoding="utf-8")
        extra = {
            "FORK_SESSION_PACKAGE": Path(package.folder).name,
            "FORK_SESSION_IN": str(requests),
            "FORK_SESSION_OUT": str(outcomes),
        }
        self._process = subprocess.Popen(
            [*PYTEST, "-p", "fork_session", "-m", FAST, f"--basetemp={copy.parent / 't'}", *package.tests],
            cwd=copy,
            env=_environment(copy, extra),
            pass_fds=(requests, outcomes),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(requests)
        os.close(outcomes)

    def close(self) -> None:
        """End the process."""
        os.close(self._requests)
        self._process.wait()
        self._outcomes.close()

    def run(self, place: Path, mutant: Mutant, tests: Sequence[str]) -> str:
        """Return the outcome: killed, survived or not applied."""
        request = {
            "file": str(place),
            "source": mutant.apply(place.read_bytes()).decode(),
            "function": mutant.function,
            "tests": tests,
            "seconds": SECONDS,
        }
        os.write(self._requests, f"{json.dumps(request)}\n".encode())
        return str(json.loads(self._outcomes.readline()))


def try_mutant(
    copy: Path,
    name: str,
    package: Package,
    mutant: Mutant,
    calls: CallMap,
    session: ForkSession,
) -> Result:
    """Make one change, run its tests, and take the change back."""
    tests = find_tests(package, mutant, calls)
    place = copy / package.folder / mutant.path
    source = place.read_bytes()
    outcome = "untested" if not tests else "not applied"
    if tests and mutant.function is not None:
        outcome = session.run(place, mutant, tests)
    is_imported = f"{mutant.path}:{mutant.function}" in calls.imported
    if outcome == "not applied" or (outcome == "survived" and is_imported):
        place.write_bytes(mutant.apply(source))
        listed = copy / "mutation_tests.txt"
        listed.write_text("".join(f"{test}\n" for test in tests), encoding="utf-8")
        try:
            code = run_tests(copy, ["-x", "--timeout=60", f"@{listed}"], {}, SECONDS)
        finally:
            place.write_bytes(source)
        if code == NOT_FOUND and run_tests(copy, ["--collect-only", f"@{listed}"], {}, None) == NOT_FOUND:
            raise RuntimeError(
                f"A test of {mutant.path} cannot be found. Its id must not change between runs."
            )
        outcome = "survived" if code == 0 else "killed"
    path = f"{package.folder}/{mutant.path}"
    return Result(name, path, mutant.line, mutant.kind, mutant.before, mutant.after, outcome)


_INTRODUCTION = (
    "# Mutation score",
    "",
    "`scripts/mutate.py` makes small deliberate changes in a copy of the code, one at a time, and runs the",
    "fast tests that call the changed function. A change that no test notices is a survivor. A function that",
    "no fast test calls counts as a survivor too. Some survivors change nothing that a program can see.",
    "Tests that are slow or run a subprocess are not measured, so the command `yunbind` is left out.",
    "`return None` in place of `return False` is left out too: callers of such a function see no difference.",
    "",
)


def render(results: Mapping[str, list[Result]], totals: Mapping[str, int], seed: int) -> str:
    """Return the page."""
    today = dt.datetime.now(dt.UTC).date().isoformat()
    lines = [
        *_INTRODUCTION,
        f"Measured on {today} with seed {seed}.",
        "",
        "| Package | Possible changes | Sample | Noticed | Score |",
        "|---|---|---|---|---|",
    ]
    for name, tried in results.items():
        killed = sum(result.outcome == "killed" for result in tried)
        score = f"{100 * killed / max(len(tried), 1):.1f} %"
        lines.append(f"| {name} | {totals[name]} | {len(tried)} | {killed} | {score} |")
    lines += [
        "",
        "The goal is 95 % of a sample of 300 in each package. `.github/workflows/mutation.yml` measures",
    ]
    lines += ["it every week.", "", "## Survivors"]
    for name, tried in results.items():
        lost = [result for result in tried if result.outcome != "killed"]
        kinds = Counter(result.kind for result in lost)
        shown = ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()) or "none"
        lines += ["", f"### {name}", "", f"By kind: {shown}.", ""]
        if lost:
            lines += ["| Place | Kind | Code | Changed to | Outcome |", "|---|---|---|---|---|"]
        lines += [_row(result) for result in sorted(lost, key=lambda each: (each.path, each.line))]
    return "\n".join(lines) + "\n"


def _row(result: Result) -> str:
    place = f"`{result.path}:{result.line}`"
    return f"| {place} | {result.kind} | {_code(result.before)} | {_code(result.after)} | {result.outcome} |"


def _code(text: str) -> str:
    shown = re.sub(r"\s+", " ", text)
    shown = shown if len(shown) <= 70 else f"{shown[:67]}..."
    return f"<code>{''.join(f'&#{ord(each)};' if each in '|`<>&*_[]' else each for each in shown)}</code>"


def main() -> None:
    """Measure the packages and write the page."""
    parser = argparse.ArgumentParser(
        description="Measure how many small changes of the code the tests notice."
    )
    parser.add_argument("packages", nargs="*", choices=[[], *PACKAGES], help="Defaults to all packages.")
    parser.add_argument("--sample", type=int, default=40, help="Changes in each package. Defaults to 40.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--results", type=Path, help="Folder that keeps calls and results, to go on later.")
    parser.add_argument(
        "--module",
        action="append",
        default=[],
        help="Beginning of the modules to change, below the package, such as services/tke. Repeatable. "
        "The page is not written.",
    )
    parser.add_argument("--page", action="store_true", help="Only write the page from kept results.")
    options = parser.parse_args()
    names: list[str] = options.packages or list(PACKAGES)
    kept: Path = options.results or Path(tempfile.mkdtemp(prefix="mutation-"))
    kept.mkdir(parents=True, exist_ok=True)
    results: dict[str, list[Result]] = {}
    totals: dict[str, int] = {}
    with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
        copy = Path(folder) / "copy"
        copy_repository(copy)
        for name in names:
            package = PACKAGES[name]
            sample, totals[name] = draw(copy, package, options.sample, options.seed, tuple(options.module))
            file = kept / f"{name}.jsonl"
            lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
            results[name] = [Result(**json.loads(line)) for line in lines]
            if options.page:
                continue
            calls = record_calls(copy, package, kept / f"{name}.calls.json")
            with contextlib.closing(ForkSession(copy, package)) as session:
                for mutant in sample[len(lines) :]:
                    result = try_mutant(copy, name, package, mutant, calls, session)
                    results[name].append(result)
                    with file.open("a", encoding="utf-8") as stream:
                        stream.write(json.dumps(asdict(result)) + "\n")
                    print(f"{result.outcome:9} {result.path}:{result.line} {result.kind}", flush=True)
    if not options.module:
        PAGE.write_text(render(results, totals, options.seed), encoding="utf-8")


if __name__ == "__main__":
    main()
