"""The steps of ``watch``, without waiting: what starts a regeneration, and what the screen shows."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
import watchfiles
from click.testing import CliRunner
from yunbind_codegen import __main__, watch
from yunbind_codegen.commands import main
from yunbind_codegen.commands.watch import watch as command
from yunbind_codegen.problems import Problem, ProblemCode
from yunbind_codegen.watch import PACKAGE, Outcome, list_changes
from yunbind_codegen.write import Difference, State

from .specfolder import SpecFolder

PROBLEM = Problem("specs/a.yaml", 1, 2, ProblemCode.VALUE, "It is wrong.")
WARNING = Problem("specs/a.yaml", 3, 4, ProblemCode.ORDER, "It is late.")
NEW, STRAY = Difference("generated/a.py", State.MISSING), Difference("generated/b.py", State.STRAY)


@pytest.fixture
def handlers() -> Iterator[None]:
    """Restore the signal handlers that the command sets."""
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGHUP)}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)


@pytest.mark.parametrize(
    ("outcome", "lines"),
    [
        (Outcome(), ["Nothing changed."]),
        (Outcome((NEW,), seconds=0.25), ["wrote generated/a.py: missing", "1 emitted file changed in 0.25 s."]),
        (
            Outcome((NEW, STRAY), seconds=1),
            ["wrote generated/a.py: missing", "removed generated/b.py: stray", "2 emitted files changed in 1.00 s."],
        ),
        (Outcome(problems=(PROBLEM,)), [str(PROBLEM), "1 problem in the specs. Nothing was written."]),
        (
            Outcome(problems=(PROBLEM, PROBLEM), warnings=(WARNING,)),
            [str(PROBLEM), str(PROBLEM), str(WARNING), "2 problems in the specs. Nothing was written."],
        ),
        (Outcome(warnings=(WARNING,)), [str(WARNING), "Nothing changed."]),
        (Outcome(failure="The disk is full."), ["Error: The disk is full."]),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("handlers")
def test_the_screen_shows_the_outcome(
    specs: SpecFolder, monkeypatch: pytest.MonkeyPatch, outcome: Outcome, lines: list[str]
) -> None:
    """Problems come first, then files, then one sentence; Ctrl-C ends the command with status 0."""
    watch_module: Any = sys.modules[command.callback.__module__]  # type: ignore[union-attr]

    def changes(_specs: Path) -> Iterator[set[str]]:
        yield set()
        raise KeyboardInterrupt

    monkeypatch.setattr(watch_module, "list_changes", changes)
    monkeypatch.setattr(watch_module, "regenerate", lambda _root, _generator: outcome)
    result = CliRunner().invoke(main, ["watch", "--root", str(specs.root)])
    assert result.exit_code == 0
    assert result.output.splitlines() == [*lines, "Watching specs/. Press Ctrl-C to stop.", "Stopped."]


@pytest.mark.usefixtures("handlers")
def test_a_changed_generator_restarts_the_command(specs: SpecFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The new process has the same root; a changed spec starts none."""
    watch_module: Any = sys.modules[command.callback.__module__]  # type: ignore[union-attr]
    started: list[tuple[str, list[str]]] = []
    shown: list[Path] = []

    def changes(_specs: Path) -> Iterator[set[str]]:
        yield {str(specs.specs / "acme/provider.yaml")}
        yield {str(specs.specs / "acme/provider.yaml"), str(PACKAGE / "watch.py")}

    def start(program: str, arguments: list[str]) -> NoReturn:
        started.append((program, arguments))
        raise KeyboardInterrupt

    def regenerate(root: Path, _generator: object) -> Outcome:
        shown.append(root)
        return Outcome()

    monkeypatch.setattr(watch_module, "list_changes", changes)
    monkeypatch.setattr(watch_module, "regenerate", regenerate)
    monkeypatch.setattr(os, "execv", start)
    result = CliRunner().invoke(main, ["watch", "--root", str(specs.root)])
    assert "The generator itself changed. Restarting.\n" in result.output
    assert shown == [specs.root]
    assert started == [
        (sys.executable, [sys.executable, "-m", "yunbind_codegen", "watch", "--root", str(specs.root)])
    ]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
@pytest.mark.usefixtures("handlers")
def test_a_polite_end_is_that_of_ctrl_c(
    specs: SpecFolder, monkeypatch: pytest.MonkeyPatch, number: signal.Signals
) -> None:
    """The signal interrupts a write, which is then undone."""
    watch_module: Any = sys.modules[command.callback.__module__]  # type: ignore[union-attr]
    signal.signal(signal.SIGHUP, signal.SIG_DFL)

    def changes(_specs: Path) -> Iterator[set[str]]:
        os.kill(os.getpid(), number)
        yield set()

    monkeypatch.setattr(watch_module, "list_changes", changes)
    result = CliRunner().invoke(main, ["watch", "--root", str(specs.root)])
    assert (result.exit_code, result.output) == (0, "Stopped.\n")


@pytest.mark.usefixtures("handlers")
def test_a_command_under_nohup_stays(specs: SpecFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """An ignored SIGHUP stays ignored."""
    watch_module: Any = sys.modules[command.callback.__module__]  # type: ignore[union-attr]
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    monkeypatch.setattr(watch_module, "list_changes", lambda _specs: iter(()))
    assert CliRunner().invoke(main, ["watch", "--root", str(specs.root)]).exit_code == 0
    assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN


def test_changes_are_yielded_after_the_first_poll(specs: SpecFolder, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first set is empty and comes at once; later polls without a change yield nothing."""
    added = watchfiles.Change.added
    polls: list[set[tuple[watchfiles.Change, str]]] = [set(), set(), {(added, "a"), (added, "b")}, set()]
    given: dict[str, object] = {}

    def poll(*paths: Path, **options: object) -> Iterator[set[tuple[watchfiles.Change, str]]]:
        given.update(options, paths=paths)
        return iter(polls)

    monkeypatch.setattr(watch.watchfiles, "watch", poll)
    assert list(list_changes(specs.specs)) == [set(), {"a", "b"}]
    assert given["paths"] == (specs.specs.resolve(), PACKAGE)
    assert given["yield_on_timeout"] is True


def test_specs_that_vanish_are_noticed_without_a_change(
    specs: SpecFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A removed folder sends no change, so each poll looks."""
    monkeypatch.setattr(watch.watchfiles, "watch", lambda *_paths, **_options: iter([set(), set()]))
    assert list(list_changes(specs.specs / "gone")) == [set(), set()]


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (OSError(28, "No space left on device", "/x"), "Error: /x: No space left on device.\n"),
        (OSError(28, "No space left on device"), "Error: No space left on device.\n"),
    ],
)
def test_an_error_of_the_system_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: OSError, text: str
) -> None:
    """The exit status is 1, and the rest of the output goes nowhere."""
    moved: list[tuple[int, int]] = []

    def fail(**_options: object) -> NoReturn:
        raise error

    monkeypatch.setattr(__main__, "run", fail)
    monkeypatch.setattr(os, "open", lambda path, flags: (path, flags))
    monkeypatch.setattr(os, "dup2", lambda source, target: moved.append((source, target)))
    monkeypatch.setattr(sys.stdout, "fileno", lambda: 77, raising=False)
    with pytest.raises(SystemExit) as ended:
        __main__.main()
    assert ended.value.code == 1
    assert moved == [((os.devnull, os.O_WRONLY), 77)]
    assert capsys.readouterr().err == text
