"""Base classes of raw clients, whose methods return the HTTP side of each response beside the model.

A raw client has the methods of its client and another ``_call``::

    class TkeRawClient(SyncRawClient):
        describe_image_caches = raw_method(TkeClient.describe_image_caches)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .client import AsyncClient, SyncClient


class SyncRawClient:
    """The methods of a blocking client, with raw responses."""

    def __init__(self, client: SyncClient) -> None:
        self._call = client._call_raw  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]


class AsyncRawClient:
    """The methods of an asyncio client, with raw responses."""

    def __init__(self, client: AsyncClient) -> None:
        self._call = client._call_raw  # noqa: SLF001 # pyright: ignore[reportPrivateUsage]
