"""Entry point of ``yunbind``."""

from __future__ import annotations

import sys

from yunbind_cli.extras import explain_missing


def main() -> None:
    """Run the command line. :mod:`yunbind_cli.exits` lists the exit codes."""
    try:
        from yunbind_cli.program import run
    except ModuleNotFoundError as error:
        sys.stderr.write(f"yunbind: {explain_missing(error, 'yunbind-cli')}\n")
        sys.exit(3)
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
