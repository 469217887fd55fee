"""What to install when an optional dependency is missing."""

from __future__ import annotations

_DEPENDENCIES = {
    "cli": frozenset({"click", "jmespath", "yaml"}),
    "emulator": frozenset({"click", "httptools", "starlette", "uvicorn"}),
}


def explain_missing(error: ModuleNotFoundError, extra: str) -> str:
    """Say which extra brings a module that was not found.

    Raises:
        ModuleNotFoundError: ``error`` itself, where the extra does not bring the module.
    """
    name = (error.name or "").partition(".")[0]
    if name not in _DEPENDENCIES[extra]:
        raise error
    return f"The package {name} is missing. Install yunbind[{extra}]: pip install 'yunbind[{extra}]'."
