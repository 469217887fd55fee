"""``yunbind-codegen plan``: list the changes that generate would make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from pathlib import Path

import click

from ..changes.symbols import SymbolChange, SymbolStatus, UnreadableModule, compare_module
from ..format import FormatError
from ..lock_file import LOCK
from ..owned_folders import WriteError
from ..verify import VerifyError
from ..write import Difference, State, compare, refuse_foreign
from .project import emit, root_option

_WORDS = {
    State.MISSING: "new",
    State.DRIFTED: "changed",
    State.EDITED: "edited by hand",
    State.STRAY: "removed",
}
_NOTES = {State.EDITED: "; the edits would be lost", State.STRAY: ", because no spec needs it"}


@click.command()
@root_option
def plan(root: Path) -> None:
    """List the Python symbols and files that generate would change; write nothing.

    + means added, - removed, ~ changed. Async clients change with the sync ones and are not listed. Each
    file has the number of lines that would be added and removed, and a note if it was edited by hand.

    Exit status: 0 whether or not something would change, 1 if generate would refuse.

    \b
    Example: yunbind-codegen plan
    """
    try:
        files = emit(root)
    except (VerifyError, FormatError) as error:
        raise click.ClickException(str(error)) from error
    differences = compare(root, files)
    if not differences:
        click.echo("Nothing would change.")
        return
    for line in (*_describe_symbols(root, files, differences), *_describe_files(root, files, differences)):
        click.echo(line)
    try:
        refuse_foreign(root, files, differences)
    except WriteError as error:
        raise click.ClickException(f"generate would refuse: {error}") from error


def _describe_symbols(
    root: Path, files: Mapping[str, str], differences: tuple[Difference, ...]
) -> Iterator[str]:
    found: list[SymbolChange] = []
    for each in differences:
        if each.path.startswith("generated/yunbind/") and each.path.endswith(".py"):
            try:
                found += compare_module(each.path, _read(root, each.path), files.get(each.path))
            except UnreadableModule:
                yield f"{each.path} is not valid Python; it would be rewritten."
    changes = sorted(found, key=lambda each: each.name)
    yield from (str(each) for each in changes if each.status is not SymbolStatus.DOCUMENTED)
    documented = [each.name for each in changes if each.status is SymbolStatus.DOCUMENTED]
    if documented:
        yield "Documentation only:"
        yield from (f"  {name}" for name in documented)
    if changes:
        yield ""
    else:
        yield "No Python symbol would change.\n"


def _describe_files(
    root: Path, files: Mapping[str, str], differences: tuple[Difference, ...]
) -> Iterator[str]:
    for each in differences:
        added, removed = _count_lines(_read(root, each.path) or "", files.get(each.path, ""))
        yield f"{each.path}: {_WORDS[each.state]}{_NOTES.get(each.state, '')} (+{added} -{removed})"
    count = Counter(_WORDS[each.state] for each in differences if each.path != LOCK)
    summary = ", ".join(f"{number} {word}" for word, number in sorted(count.items())) or "only the lock"
    files_text = "1 file" if len(differences) == 1 else f"{len(differences)} files"
    yield f"{files_text} would be written or removed: {summary}. Nothing was written."


def _read(root: Path, path: str) -> str | None:
    place = root / path
    return place.read_bytes().decode("utf-8", "replace") if place.is_file() else None


def _count_lines(old: str, new: str) -> tuple[int, int]:
    """Return the numbers of added and of removed lines."""
    matcher = SequenceMatcher(None, old.splitlines(), new.splitlines(), autojunk=False)
    steps = [step for step in matcher.get_opcodes() if step[0] != "equal"]
    return sum(step[4] - step[3] for step in steps), sum(step[2] - step[1] for step in steps)
