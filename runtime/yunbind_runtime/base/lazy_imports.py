"""Lazy imports, of a package's submodules (PEP 562) and of modules that the first call needs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

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


def attach_modules(
    package: str, modules: Mapping[str, str]
) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return ``__getattr__`` and ``__dir__`` for the package of a service's version.

    Args:
        package: The package's name.
        modules: The names that each submodule defines, separated by spaces. ``errors`` is a name of its own.
    """
    sources = {name: f"{package}.{module}" for module, names in modules.items() for name in names.split()}
    return attach(package, {**sources, "errors": ""})


def attach_version(package: str, version: str) -> tuple[Callable[[str], object], Callable[[], list[str]]]:
    """Return ``__getattr__`` and ``__dir__`` for a package that exports the names of a subpackage."""

    def get(name: str) -> object:
        inner = import_module(f"{package}.{version}")
        if name != "__all__" and name not in inner.__all__:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        value = import_module(f"{package}.errors") if name == "errors" else getattr(inner, name)
        setattr(sys.modules[package], name, value)
        return value

    def names() -> list[str]:
        return sorted({*sys.modules[package].__dict__, *import_module(f"{package}.{version}").__all__})

    return get, names


class LazyModule:
    """A global variable of a module that is another module, imported when it is first used.

    At the first use, the variable becomes the module itself, so that later uses cost nothing. Type checkers
    see the import statement instead::

        if TYPE_CHECKING:
            from yunbind_runtime.model import validation
        else:
            validation = LazyModule(globals(), "validation", "yunbind_runtime.model.validation")

    Args:
        namespace: The global variables.
        variable: The name of the variable.
        module: The dotted name of the other module.
    """

    def __init__(self, namespace: dict[str, Any], variable: str, module: str) -> None:
        self._namespace = namespace
        self._variable = variable
        self._module = module

    def __getattr__(self, name: str) -> Any:
        module = self._namespace[self._variable] = import_module(self._module)
        return getattr(module, name)
