"""Percent-encoding of RFC 3986, and query strings in canonical order."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_plus

_is_plain_pair = re.compile(r"[A-Za-z0-9._~-]*=[A-Za-z0-9._~-]*").fullmatch


class CanonicalQuery(str):
    """A query string that :func:`encode_pairs` returned, so that nobody encodes it twice."""

    __slots__ = ()


def encode(text: str) -> str:
    """Encode all characters except letters, digits and ``-._~``, as UTF-8 in upper-case hexadecimal."""
    return quote(text, safe="~")


def decode(text: str) -> str:
    """Decode a name or value of a query. ``+`` is a space."""
    return unquote_plus(text)


def encode_pairs(pairs: list[tuple[str, str]]) -> CanonicalQuery:
    """Return a query string, sorted by name, then by value. Empty values keep their ``=``."""
    return CanonicalQuery("&".join([_encode_pair(name, value) for name, value in sorted(pairs)]))


def _encode_pair(name: str, value: str) -> str:
    pair = f"{name}={value}"
    return pair if _is_plain_pair(pair) else f"{encode(name)}={encode(value)}"


def canonical_query(query: str) -> str:
    """Return the canonical form of a raw query string."""
    return query if isinstance(query, CanonicalQuery) else encode_pairs(decode_pairs(query))


def decode_pairs(query: str) -> list[tuple[str, str]]:
    """Return the decoded names and values of a raw query string or form, in order."""
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    return [(decode(name), decode(value)) for name, _, value in pairs]
