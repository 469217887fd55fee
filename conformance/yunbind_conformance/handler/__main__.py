"""Entry point of ``python -m yunbind_conformance.handler``."""

from __future__ import annotations

from .serve import main

if __name__ == "__main__":
    main()
