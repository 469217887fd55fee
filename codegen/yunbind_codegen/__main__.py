"""Entry point of ``yunbind-codegen``."""

from __future__ import annotations

import gc
import os
import sys

from .commands import main as run

_COLLECT_AFTER = 200_000
"""Number of new objects after which Python looks for circles. A run makes few of them."""


def main() -> None:
    """Run the command line; exit status 0, 1 for problems, 2 for wrong usage."""
    gc.set_threshold(_COLLECT_AFTER)
    try:
        run(prog_name="yunbind-codegen")
    except OSError as error:  # for example a full disk
        place = f"{error.filename}: " if error.filename else ""
        sys.stderr.write(f"Error: {place}{error.strerror}.\n")
        # Python would fail again when it flushes the rest of the output.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()
