"""Decoding of gzip bodies, piece by piece."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK_SIZE = 256 * 1024
START = b"\x1f\x8b\x08"
"""The first bytes of a gzip member: gzip's magic number, and deflate as the method."""
_RESERVED_FLAGS = b"\x20"
"""The least value of the next byte that no gzip member has, because its flags are reserved."""
_HEAD_SIZE = len(START) + 1


class InvalidGzip(ValueError):
    """The data is not gzip."""


class GzipDecoder:
    """Decodes a gzip body. The body can consist of several gzip members. Other bytes behind them are ignored,
    as gzip ignores them. Bytes that begin like a member are one, so a damaged or cut member is an error.
    """

    def __init__(self) -> None:
        self._member = _start_member()
        self._is_first = True
        self._head = b""  # of the member
        self._is_over = False

    @property
    def is_complete(self) -> bool:
        """Whether the last gzip member has ended."""
        return self._is_over or self._member.eof or not self._is_member

    @property
    def _is_member(self) -> bool:
        return self._is_first or (self._head.startswith(START) and self._head[len(START) :] < _RESERVED_FLAGS)

    def decode(self, piece: bytes, limit: int) -> Iterator[bytes]:
        """Yield the decoded data of a piece in chunks, because a small piece can expand to gigabytes.

        Decoding stops after the first byte beyond the limit.

        Raises:
            InvalidGzip: The data is not gzip.
        """
        room = limit + 1
        while piece and room and not self._is_over:
            if self._member.eof:
                self._member = _start_member()
                self._is_first, self._head = False, b""
            self._head += piece[: _HEAD_SIZE - len(self._head)]
            try:
                chunk = self._member.decompress(piece, min(room, _CHUNK_SIZE))
            except zlib.error:
                if self._is_member:
                    raise InvalidGzip from None
                self._is_over = True
                return
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
