"""Regenerate after each change of the specs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import watchfiles

from .check import review
from .format import FormatError
from .incremental import IncrementalGenerator
from .load import is_leftover, load
from .lock_file import LOCK, make_lock
from .owned_folders import WriteError
from .problems import Problem, SpecError
from .verify import VerifyError
from .write import Difference, write

PACKAGE = Path(__file__).resolve().parent

QUIET = 30
"""Milliseconds without a change after which a save is complete. Editors save in several steps."""
LONGEST = 300
"""Milliseconds after which continuous changes are processed."""
TICK = 250
"""Milliseconds between two polls without a change."""


@dataclass(frozen=True)
class Outcome:
    """The result of one regeneration."""

    differences: tuple[Difference, ...] = ()
    """The files written; empty after problems or a failure."""
    problems: tuple[Problem, ...] = ()
    warnings: tuple[Problem, ...] = ()
    failure: str = ""
    """The reason why nothing was written, if the specs have no problems."""
    seconds: float = 0


def regenerate(
    root: Path, generator: IncrementalGenerator, clock: Callable[[], float] = time.perf_counter
) -> Outcome:
    """Write the emitted files for the current specs, all or nothing."""
    began = clock()
    specs = load(root / "specs")
    warnings = review(specs)
    try:
        files = generator.generate(specs)
        files[LOCK] = make_lock(specs, files, generator.parts)
        differences = write(root, files)
    except SpecError as error:
        return Outcome(problems=error.problems, warnings=warnings)
    except (VerifyError, FormatError, WriteError) as error:
        return Outcome(failure=str(error), warnings=warnings)
    except OSError as error:  # for example a spec that was just deleted
        return Outcome(failure=f"{error.filename}: {error.strerror}.", warnings=warnings)
    return Outcome(differences, warnings=warnings, seconds=clock() - began)


class Sources:
    """A filter for changes of specs and of the generator."""

    def __init__(self, specs: Path) -> None:
        self._specs = specs.resolve()

    def __call__(self, _change: watchfiles.Change, path: str) -> bool:
        place = Path(path)
        if is_generator(path):
            return place.suffix in (".py", ".j2")
        below = place.relative_to(self._specs)
        return below.parts[:1] != ("schema",) and not is_leftover(place.name)


def is_generator(path: str) -> bool:
    """Return whether a file belongs to the generator."""
    return PACKAGE in Path(path).parents


def list_changes(specs: Path) -> Iterator[set[str]]:
    """Yield sets of changed files. The first is empty: no later change is missed."""
    watched = watchfiles.watch(
        specs.resolve(),
        PACKAGE,
        watch_filter=Sources(specs),
        debounce=LONGEST,
        step=QUIET,
        rust_timeout=TICK,
        yield_on_timeout=True,
    )
    for count, changes in enumerate(watched):
        if count == 0 or changes or not specs.is_dir():
            yield {path for _, path in changes}
