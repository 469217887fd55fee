"""Runs the command line, in this process or in one of its own."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from unittest.mock import patch

from yunbind_cli.language import set_language
from yunbind_cli.program import run

YUNBIND = [sys.executable, "-m", "yunbind_cli"]
OWN_VARIABLES = (
    "TENCENTCLOUD_",
    "ALIBABA_CLOUD_",
    "HUAWEICLOUD_",
    "YUNBIND_",
    "CLOUD_SDK_",
    "LC_",
    "LANG",
    "XDG_",
)


@dataclass(frozen=True)
class Done:
    """The outcome of a command."""

    code: int
    output: str
    errors: str


def make_environment(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the environment without settings of clouds and of languages, and with these variables."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OWN_VARIABLES)}
    return {**kept, "HOME": "/nonexistent", **variables}


def run_here(*arguments: str, given: str | bytes = "", **environment: str) -> Done:
    """Run a command in this process, with pipes as its streams. It is fast, because nothing is imported again."""
    content = given.encode() if isinstance(given, str) else given
    output, errors = (io.TextIOWrapper(io.BytesIO(), encoding="ascii") for _ in range(2))
    with (
        patch.dict(os.environ, make_environment(environment), clear=True),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(content))),
        patch.object(sys, "stdout", output),
        patch.object(sys, "stderr", errors),
    ):
        try:
            code = run(arguments)
        except SystemExit as end:
            code = int(end.code or 0)
        finally:
            set_language("en")  # it is that of the process, which other tests share
        output.flush()
        errors.flush()
    return Done(code, output.buffer.getvalue().decode(), errors.buffer.getvalue().decode())  # type: ignore[attr-defined]


def run_process(*arguments: str, given: bytes = b"", **environment: str) -> Done:
    """Run a command as a process."""
    done = subprocess.run(
        [*YUNBIND, *arguments],
        input=given,
        capture_output=True,
        timeout=60,
        check=False,
        env=make_environment(environment),
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())
