"""Where ids come from: chance, or a seed that gives the same ones again."""

from __future__ import annotations

import random
import threading
from uuid import UUID, uuid4


class Ids:
    """Call it for the next id. Threads may share it."""

    def __init__(self) -> None:
        self._random: random.Random | None = None
        self._lock = threading.Lock()

    def __call__(self) -> UUID:
        with self._lock:
            if self._random is None:
                return uuid4()
            return UUID(int=self._random.getrandbits(128), version=4)

    def seed(self, seed: int | None) -> None:
        """Begin the ids of a seed; None makes them random again."""
        with self._lock:
            # A test asks for it, to see the same ids again; nothing here is secret.
            self._random = None if seed is None else random.Random(seed)  # noqa: S311
