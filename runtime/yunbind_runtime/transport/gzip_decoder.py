"""Decoding of gzip bodies, piece by piece."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK_SIZE = 256 * 1024


class InvalidGzip(ValueError):
    """The data is not gzip."""


class GzipDecoder:
    """Decodes a gzip body. The body can consist of several gzip members."""

    def __init__(self) -> None:
        self._member = _start_member()

    @property
    def is_complete(self) -> bool:
        """Whether the last gzip member has ended."""
        return self._member.eof

    def decode(self, piece: bytes, limit: int) -> Iterator[bytes]:
        """Yield the decoded data of a piece in chunks, because a small piece can expand to gigabytes.

        Decoding stops after the first byte beyond the limit.

        Raises:
            InvalidGzip: The data is not gzip.
        """
        room = limit + 1
        while piece and room:
            if self._member.eof:
                self._member = _start_member()
            try:
                chunk = self._member.decompress(piece, min(room, _CHUNK_SIZE))
            except zlib.error:
                raise InvalidGzip from None
            piece = self._member.unused_data if self._member.eof else self._member.unconsumed_tail
            room -= len(chunk)
            yield chunk


class _Member(Protocol):
    """The decompressor of one gzip member."""

    @property
    def eof(self) -> bool: ...

    @property
    def unconsumed_tail(self) -> bytes: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int, /) -> bytes: ...


def _start_member() -> _Member:
    return zlib.decompressobj(zlib.MAX_WBITS | 16)
