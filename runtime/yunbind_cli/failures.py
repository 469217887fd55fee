"""Errors of the command line itself. Errors of the library have classes of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from yunbind_cli.exits import ExitCode

if TYPE_CHECKING:
    from collections.abc import Sequence


class Failure(Exception):
    """A command cannot go on.

    Args:
        message: A sentence with the problem and its remedy.
        code: Exit code of the command.
    """

    def __init__(self, message: str, code: ExitCode = ExitCode.UNEXPECTED) -> None:
        super().__init__(message)
        self.code = code


class WrongUsage(Failure):
    """All problems of the arguments. Nothing was sent.

    Args:
        problems: One sentence or phrase for each problem.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("\n".join(problems), ExitCode.USAGE)
        self.problems = tuple(problems)


class OutputFailed(Failure):
    """The output cannot be written, for example because the disk is full."""
