"""``yunbind-codegen watch``: generate whenever a spec is saved."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path
from typing import NoReturn

import click

from ..incremental import IncrementalGenerator
from ..watch import Outcome, is_generator, list_changes, regenerate
from .project import find_specs, root_option


@click.command()
@root_option
def watch(root: Path) -> None:
    """Write what the specs ask for, and again whenever one is saved, until Ctrl-C.

    Problems take each other's place on the screen, and nothing is written while there is one.

    \b
    Example: yunbind-codegen watch
    """
    specs = find_specs(root)
    signal.signal(signal.SIGTERM, _interrupt)
    # Sent when a terminal is closed, unless it runs under nohup; Windows has none.
    if sys.platform != "win32" and signal.getsignal(signal.SIGHUP) is signal.SIG_DFL:
        signal.signal(signal.SIGHUP, _interrupt)
    try:
        generator = IncrementalGenerator()
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
        click.echo(f"{len(outcome.differences)} of the emitted files changed, in {outcome.seconds:.2f} s.")
    else:
        click.echo("Nothing changed.")
    click.echo("Watching specs/; Ctrl-C ends it.")


def _interrupt(_signum: int, _frame: object) -> NoReturn:
    """Let a polite end undo a write that has begun, as Ctrl-C does."""
    raise KeyboardInterrupt


def _restart(root: Path) -> NoReturn:
    click.echo("The generator itself changed; starting again.")
    sys.stdout.flush()
    command = [sys.executable, "-m", "yunbind_codegen", "watch", "--root", str(root)]
    os.execv(sys.executable, command)  # noqa: S606
