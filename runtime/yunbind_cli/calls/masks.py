"""Key ids for people, without what makes them useful to others."""

from __future__ import annotations


def mask_key_id(key_id: str) -> str:
    """Return the ends of a key id, such as ``AKID***7f2``."""
    return f"{key_id[:4]}***{key_id[-3:]}" if len(key_id) > 8 else "***"
