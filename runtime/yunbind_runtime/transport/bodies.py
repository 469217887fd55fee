"""Bodies of answers, decoded as they come and never beyond a limit."""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import Protocol

_STEP = 256 * 1024
_GZIP = ("gzip", "x-gzip")
_PLAIN = ("", "identity")


class BodyRefused(ValueError):
    """A body that is too large or not encoded as it says; the message says so, as the end of a sentence."""


class Body:
    """Gathers the pieces of a body.

    Args:
        encoding: the ``Content-Encoding`` of the answer; gzip, or empty for none.
        limit: how many bytes it may have once decoded.
        declared: the ``Content-Length`` of the answer.

    Attributes:
        raw_size: how many bytes came, before decoding.

    Raises:
        BodyRefused: the encoding is another one, or what was declared is too much.
    """

    def __init__(self, encoding: str, limit: int, declared: str = "") -> None:
        encoding = encoding.strip().lower()
        if encoding not in _GZIP + _PLAIN:
            raise BodyRefused("has a content encoding that was not asked for; only gzip was")
        self.raw_size = 0
        self._limit = limit
        self._size = 0
        self._decoded = BytesIO()
        self._gzip: _Member | None = _start_member() if encoding in _GZIP else None
        if declared.isdecimal() and int(declared[:20]) > limit:
            raise self._make_excess()

    def add(self, piece: bytes) -> None:
        """Take the next piece.

        Raises:
            BodyRefused: it goes beyond the limit, or cannot be decoded.
        """
        self.raw_size += len(piece)
        if self._gzip is None:
            self._keep(piece)
            return
        try:
            self._gzip = self._unpack(self._gzip, piece)
        except zlib.error:
            raise BodyRefused("is not the gzip that it says it is") from None

    def read(self) -> bytes:
        """Return the whole body.

        Raises:
            BodyRefused: what was encoded is not complete.
        """
        if self._gzip is not None and self.raw_size and not self._gzip.eof:
            raise BodyRefused("ends in the middle of its gzip")
        return self._decoded.getvalue()

    def _unpack(self, member: _Member, piece: bytes) -> _Member:
        while piece:
            if member.eof:
                member = _start_member()
            # In steps: a small piece may stand for gigabytes.
            self._keep(member.decompress(piece, min(_STEP, self._limit - self._size + 1)))
            piece = member.unused_data if member.eof else member.unconsumed_tail
        return member

    def _keep(self, decoded: bytes) -> None:
        self._size += len(decoded)
        if self._size > self._limit:
            raise self._make_excess()
        self._decoded.write(decoded)

    def _make_excess(self) -> BodyRefused:
        return BodyRefused(f"has more than {self._limit:,} bytes; pass max_response_size= to allow more")


class _Member(Protocol):
    """One gzip of those that a body may consist of."""

    @property
    def eof(self) -> bool: ...

    @property
    def unconsumed_tail(self) -> bytes: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def _start_member() -> _Member:
    return zlib.decompressobj(zlib.MAX_WBITS | 16)
