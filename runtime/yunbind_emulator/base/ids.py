"""Ids for responses: random, or repeatable with a seed."""

from __future__ import annotations

import random
import threading
from uuid import UUID, uuid4


class Ids:
    """A function that returns the next id. Threads can share it."""

    def __init__(self) -> None:
        self._random: random.Random | None = None
        self._lock = threading.Lock()

    def __call__(self) -> UUID:
        with self._lock:
            if self._random is None:
                return uuid4()
            return UUID(int=self._random.getrandbits(128), version=4)

    def seed(self, seed: int | None) -> None:
        """Start the ids of a seed; None makes them random again."""
        with self._lock:
            # A test asks for repeatable ids; nothing here is secret.
            self._random = None if seed is None else random.Random(seed)  # noqa: S311
