"""Percent-encoding of RFC 3986, and query strings in canonical order."""

from __future__ import annotations

from urllib.parse import quote, unquote_plus


def encode(text: str) -> str:
    """Encode all characters except letters, digits and ``-._~``, as UTF-8 in upper-case hexadecimal."""
    return quote(text, safe="~")


def decode(text: str) -> str:
    """Decode a name or value of a query. ``+`` is a space."""
    return unquote_plus(text)


def encode_pairs(pairs: list[tuple[str, str]]) -> str:
    """Return a query string, sorted by name, then by value. Empty values keep their ``=``."""
    return "&".join(f"{encode(name)}={encode(value)}" for name, value in sorted(pairs))


def canonical_query(query: str) -> str:
    """Return the canonical form of a raw query string."""
    return encode_pairs(decode_pairs(query))


def decode_pairs(query: str) -> list[tuple[str, str]]:
    """Return the decoded names and values of a raw query string or form, in order."""
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    return [(decode(name), decode(value)) for name, _, value in pairs]
