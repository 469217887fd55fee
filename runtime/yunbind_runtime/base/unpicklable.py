"""A base class for objects that hold secrets: they can be copied, but not pickled."""

from __future__ import annotations

from typing import Any, NoReturn, Self


class Unpicklable:
    """An object that cannot be pickled, because a pickle would contain its secret in plain text."""

    __slots__ = ()

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} holds a secret and cannot be pickled. "
            "Create it in the process that uses it."
        )

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _memo: dict[int, Any]) -> Self:
        return self
