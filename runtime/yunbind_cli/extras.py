"""What to install when an optional dependency is missing."""

from __future__ import annotations

_DEPENDENCIES = {
    "yunbind-cli": frozenset({"click", "jmespath", "yaml"}),
    "yunbind[emulator]": frozenset({"click", "httptools", "starlette", "uvicorn"}),
}


def explain_missing(error: ModuleNotFoundError, requirement: str) -> str:
    """Say which installation brings a module that was not found.

    Raises:
        ModuleNotFoundError: ``error`` itself, where the requirement does not bring the module.
    """
    name = (error.name or "").partition(".")[0]
    if name not in _DEPENDENCIES[requirement]:
        raise error
    return f"The package {name} is missing. Install {requirement}: pip install '{requirement}'."
