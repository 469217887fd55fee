"""The reader of a pasted text, whatever its form."""

from __future__ import annotations

import json
from typing import Any, cast

from yunbind_signatures.evidence import Evidence, Refusal, SignedTexts

from .answers import read_answer
from .curl import find_curl, read_curl
from .har import read_har
from .http_text import find_request, find_sent_lines, read_request, read_sent_lines
from .input_error import InputError
from .journal import read_journal_entry

MAX_TEXT = 8 * 2**20
"""Maximum size of a pasted text, in characters."""
FORMS = (
    "a curl command (with or without the output of -v), an HTTP request, a HAR file, a journal entry, "
    "an error of a vendor, or two texts with a line --- between them"
)


def read_evidence(text: str) -> Evidence:
    """Return what a pasted text says about a refused request.

    It can hold a request and the server's answer. Forms are a command of curl with or without the output of
    ``-v``, an HTTP request, a HAR file, an entry of the emulator's journal, an error of a vendor as JSON, XML
    or text, and two texts with a line ``---`` between them: the signer's and the server's.

    Raises:
        InputError: The text has none of these forms, is cut off, or has more than 8 million characters.
    """
    if len(text) > MAX_TEXT:
        raise InputError(f"The text has {len(text)} characters. The limit is {MAX_TEXT}.")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").strip()
    if not text:
        raise InputError(f"The text is empty. Give {FORMS}.")
    if text[0] in "{[":
        found = _read_json(text)
        if found is not None:
            return found
    request = None
    if find_curl(text):
        request = read_curl(text)
    if find_sent_lines(text):
        request = read_sent_lines(text, request)
    elif request is None and find_request(text):
        request = read_request(text)
    refusal = read_answer(text)
    own = SignedTexts()
    if request is None and "\n---\n" in text:
        own, refusal = _read_two_texts(text)
    if request is None and refusal is None:
        raise InputError(f"The text is not understood. Give {FORMS}.")
    evidence = Evidence(request, own)
    return evidence if refusal is None else Evidence(request, own, refusal)


def _read_json(text: str) -> Evidence | None:
    try:
        value: object = json.loads(text)
    except ValueError as error:
        raise InputError(f"The text begins like JSON, and is not JSON: {error}") from None
    except RecursionError:
        raise InputError("The JSON is nested too deeply.") from None
    if not isinstance(value, dict):
        raise InputError("The JSON must be an object.")
    found = cast("dict[str, Any]", value)
    if "log" in found:
        return read_har(found)
    if "canonical_request" in found and "method" in found:
        return read_journal_entry(found)
    refusal = read_answer(text)
    return Evidence(refusal=refusal) if refusal is not None else None


def _read_two_texts(text: str) -> tuple[SignedTexts, Refusal]:
    own, _, server = text.partition("\n---\n")
    return read_signed_text(own), Refusal(texts=read_signed_text(server))


def read_signed_text(text: str) -> SignedTexts:
    """Return a canonical request or a string to sign as what it is."""
    text = text.strip("\n")
    first = text.split("\n", 1)[0]
    is_canonical = first.isalpha() and first.isupper() and "\n" in text
    if is_canonical:
        return SignedTexts(canonical_request=text)
    return SignedTexts(string_to_sign=text, has_line_feeds="\n" in text or "&" in first)
