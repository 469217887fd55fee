"""Objects that hold secrets, and so must not be written anywhere by accident."""

from __future__ import annotations

from typing import Any, NoReturn, Self


class Unpicklable:
    """Can be copied, but not pickled: a pickle would hold the secret in clear."""

    __slots__ = ()

    def __reduce__(self) -> NoReturn:
        raise TypeError(
            f"{type(self).__name__} holds a secret and cannot be pickled; make it where it is needed."
        )

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, _memo: dict[int, Any]) -> Self:
        return self
