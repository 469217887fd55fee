"""Sentences in English and Chinese."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """A sentence in both languages.

    Attributes:
        en: English.
        zh: Chinese.
    """

    en: str
    zh: str
