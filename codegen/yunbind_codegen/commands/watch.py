"""``yunbind-codegen watch``: generate after each saved spec."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

import click

from ..incremental import IncrementalGenerator
from ..lock_file import read_parts
from ..watch import Outcome, is_generator, list_changes, regenerate
from .project import find_specs, root_option


@click.command()
@root_option
def watch(root: Path) -> None:
    """Write the emitted files now and after each saved spec, until Ctrl-C.

    The screen shows the current problems. Nothing is written while there is one.

    \b
    Example: yunbind-codegen watch
    """
    specs = find_specs(root)
    signal.signal(signal.SIGTERM, _interrupt)
    # SIGHUP is sent when a terminal is closed, unless under nohup. Windows has no SIGHUP.
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, _interrupt)
    try:
        generator = IncrementalGenerator(read_parts(root))
        for changes in list_changes(specs):
            if any(is_generator(path) for path in changes):
                _restart(root)
            find_specs(root)
            _show(regenerate(root, generator))
    except KeyboardInterrupt:
        click.echo("Stopped.")


def _show(outcome: Outcome) -> None:
    click.clear()
    for problem in (*outcome.problems, *outcome.warnings):
        click.echo(problem)
    for difference in outcome.differences:
        click.echo(f"{'removed' if difference.state == 'stray' else 'wrote'} {difference}")
    if outcome.failure:
        click.echo(f"Error: {outcome.failure}")
    elif outcome.problems:
        count = len(outcome.problems)
        click.echo(f"{count} problem{'' if count == 1 else 's'} in the specs. Nothing was written.")
    elif outcome.differences:
        count = len(outcome.differences)
        plural = "" if count == 1 else "s"
        click.echo(f"{count} emitted file{plural} changed in {outcome.seconds:.2f} s.")
    else:
        click.echo("Nothing changed.")
    click.echo("Watching specs/. Press Ctrl-C to stop.")


def _interrupt(_signum: int, _frame: object) -> NoReturn:
    """Undo a started write on SIGTERM, as Ctrl-C does."""
    raise KeyboardInterrupt


def _restart(root: Path) -> NoReturn:
    click.echo("The generator itself changed. Restarting.")
    sys.stdout.flush()
    command = [sys.executable, "-m", "yunbind_codegen", "watch", "--root", str(root)]
    os.execv(sys.executable, command)  # noqa: S606
