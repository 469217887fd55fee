"""The error of a pasted text that cannot be read."""

from __future__ import annotations


class InputError(ValueError):
    """A pasted text cannot be read. The message says where and what to give."""
