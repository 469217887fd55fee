"""Entry point of ``yunbind``."""

from __future__ import annotations

import sys

from yunbind_cli.extras import explain_missing


def main() -> None:
    """Run the command line; exit status 0, 1 for a failure, 2 for wrong usage, 3 for a missing extra."""
    try:
        from yunbind_cli.commands import yunbind
    except ModuleNotFoundError as error:
        sys.stderr.write(f"Error: {explain_missing(error, 'cli')}\n")
        sys.exit(3)
    yunbind(prog_name="yunbind")


if __name__ == "__main__":
    main()
