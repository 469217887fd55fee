"""Entry point of ``yunbind-codegen``."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line; exit status 0, 1 for problems, 2 for wrong usage, 3 for a missing extra."""
    try:
        from .commands import main as run
    except ModuleNotFoundError as error:
        missing = (error.name or "").partition(".")[0]
        if missing == "yunbind_codegen":
            raise
        remedy = "Install yunbind[codegen]: pip install 'yunbind[codegen]'."
        sys.stderr.write(f"Error: The package {missing} is missing. {remedy}\n")
        sys.exit(3)
    run(prog_name="yunbind-codegen")


if __name__ == "__main__":
    main()
