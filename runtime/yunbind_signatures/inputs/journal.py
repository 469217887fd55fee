"""Entries of the emulator's journal, which hold no secret and no signature."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from yunbind_signatures.evidence import Evidence, Refusal, SignedTexts


def read_journal_entry(entry: Mapping[str, Any]) -> Evidence:
    """Return what an entry says: the text that the emulator made from the request, and the error code."""
    text = entry.get("canonical_request")
    texts = SignedTexts()
    if isinstance(text, str):
        is_canonical = "\n" in text
        texts = SignedTexts(
            canonical_request=text if is_canonical else None,
            string_to_sign=None if is_canonical else text,
        )
    return Evidence(refusal=Refusal(code=str(entry.get("code") or ""), texts=texts))
