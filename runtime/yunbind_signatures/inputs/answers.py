"""Errors of the vendors, as JSON, XML or text, and the texts that their messages repeat."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, cast

from yunbind_signatures.evidence import Refusal, SignedTexts

_CODE = re.compile(
    r"\b(AuthFailure(?:\.\w+)?|Signature(?:DoesNotMatch|NonceUsed)|IncompleteSignature|InvalidTimeStamp\.\w+|"
    r"InvalidAccessKeyId(?:\.\w+)?|InvalidSecurityToken\.\w+|MissingSecurityToken|APIGW\.[0-9]{4}|"
    r"Forbidden\.AccessKeyDisabled)\b"
)
_TO_SIGN = re.compile(
    r"(?:server string ?to ?sign is|Server StringToSign)\s*:?\s*`?(?P<text>.*?)`?"
    r"(?=(?:[,.;]?\s*server (?:signature|canonical)|\"\s*,\s*\"|</|\s*\(request|`?$))",
    re.IGNORECASE | re.DOTALL,
)
_CANONICAL = re.compile(
    r"server canonical ?request is\s*:?\s*(?P<text>.*?)(?=(?:[,.;]?\s*server string|\"\s*,\s*\"|</|$))",
    re.IGNORECASE | re.DOTALL,
)
_MESSAGE_NAMES = ("Message", "message", "error_msg", "msg")
_CODE_NAMES = ("Code", "code", "error_code")
_DATE = re.compile(r"^<? ?date: *(.+)$", re.MULTILINE | re.IGNORECASE)


def read_answer(text: str) -> Refusal | None:
    """Return the error in a text, or None if there is none."""
    found = next(_read_objects(text), None)
    code, message = found if found else ("", "")
    if not found:
        plain = html.unescape(text) if "</" in text else text
        match = _CODE.search(plain)
        if match is None and _TO_SIGN.search(plain) is None and "verify aksk signature fail" not in plain:
            return None
        code, message = match[1] if match else "", plain
    date = _DATE.search(text)
    return Refusal(code, message, _read_texts(message), date[1].strip() if date else "")


def _read_objects(text: str) -> Iterator[tuple[str, str]]:
    """Codes and messages of the JSON objects in a text."""
    decoder = json.JSONDecoder()
    place = text.find("{")
    tries = 0
    while place >= 0 and tries < 100:
        tries += 1
        try:
            value, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError):
            end = place + 1
        else:
            yield from _read_object(value)
        place = text.find("{", end)


def _read_object(value: object) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        return
    found = cast("Mapping[str, Any]", value)
    code = next((str(found[name]) for name in _CODE_NAMES if found.get(name)), "")
    if code:
        yield code, next((str(found[name]) for name in _MESSAGE_NAMES if found.get(name)), "")
    for name in ("Response", "Error", "error"):
        yield from _read_object(found.get(name))


def _read_texts(message: str) -> SignedTexts:
    to_sign, canonical = _TO_SIGN.search(message), _CANONICAL.search(message)
    texts = [
        match["text"].strip() if match and match["text"].strip() else None for match in (canonical, to_sign)
    ]
    return SignedTexts(texts[0], texts[1], has_line_feeds=any(text and "\n" in text for text in texts))
