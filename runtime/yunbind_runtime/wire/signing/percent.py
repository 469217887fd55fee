"""Percent-encoding as RFC 3986 has it, and query strings in canonical order."""

from __future__ import annotations

from urllib.parse import quote, unquote_plus


def encode(text: str) -> str:
    """Encode everything but letters, digits and ``-._~``, as UTF-8 and in capitals."""
    return quote(text, safe="~")


def decode(text: str) -> str:
    """Undo the encoding of a query's name or value, where ``+`` may stand for a space."""
    return unquote_plus(text)


def encode_pairs(pairs: list[tuple[str, str]]) -> str:
    """Return a query string sorted by name, then by value; empty values keep their ``=``."""
    return "&".join(f"{encode(name)}={encode(value)}" for name, value in sorted(pairs))


def canonical_query(query: str) -> str:
    """Bring a raw query string, as it stands in a request line, into canonical form."""
    return encode_pairs(decode_pairs(query))


def decode_pairs(query: str) -> list[tuple[str, str]]:
    """Return the names and values of a raw query string or form, decoded, in their order."""
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    return [(decode(name), decode(value)) for name, _, value in pairs]
