"""Attributes of modules that have another value for a while."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Generator
    from types import ModuleType


@contextmanager
def replaced(module: ModuleType, **values: object) -> Generator[None]:
    """Give attributes of a module other values, and their own at the end.

    The client has no option for a few facts of the machine, such as files of the system.
    """
    originals = {name: getattr(module, name) for name in values}
    for name, value in values.items():
        setattr(module, name, value)
    try:
        yield
    finally:
        for name, value in originals.items():
            setattr(module, name, value)
