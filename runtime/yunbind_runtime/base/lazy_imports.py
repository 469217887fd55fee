"""Lazy imports: a package imports a submodule when one of its names is used (PEP 562)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module

from . import fork_imports as fork_imports  # registers itself before the first call imports anything


def attach(
    package: str, sources: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return ``__getattr__`` and ``__dir__`` for a package.

    Args:
        package: The package's name.
        sources: The module that defines each name. An empty module marks a submodule of the package.
    """

    def get(name: str) -> object:
        if name not in sources:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        source = sources[name]
        value = getattr(import_module(source), name) if source else import_module(f"{package}.{name}")
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*sys.modules[package].__dict__, *sources})

    return get, names
