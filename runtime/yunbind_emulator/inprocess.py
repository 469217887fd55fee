"""Transports that pass a client's requests to the emulator without a socket.

::

    application = create_application(load_catalog(), credentials)
    client = TkeClient(
        region="ap-guangzhou",
        endpoint="http://emulator",
        transport=InProcessTransport(application),
        credentials=...,
    )

Without ``endpoint``, a client refuses the emulator's keys, because it takes the vendor's host.

A connection fault raises the error that a socket would raise. ``sleep`` waits for a
latency, up to the client's read timeout.
"""

from __future__ import annotations

import asyncio
import threading
import time
from typing import TYPE_CHECKING

from yunbind_runtime.base.errors import ConnectionLost, TimedOut

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from yunbind_runtime.base.http import HttpRequest, HttpResponse, Timeout

    from yunbind_emulator.application import Application
    from yunbind_emulator.faults.fault_injection import Delivery


class InProcessTransport:
    """A transport for clients. Threads can share it.

    Args:
        application: The emulated clouds.
        sleep: Waits for a number of seconds.
    """

    def __init__(self, application: Application, sleep: Callable[[float], None] = time.sleep) -> None:
        self._application = application
        self._sleep = sleep
        self._lock = threading.Lock()

    def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        """Return the response to a request.

        Raises:
            ConnectionLost, TimedOut: A fault rule asks for it.
        """
        with self._lock:
            delivery = self._application.handle(request)
        self._sleep(min(delivery.latency, timeout.read))
        return _receive(delivery, timeout)

    def close(self) -> None:
        """Do nothing: there is no connection."""


class AsyncInProcessTransport:
    """A transport for asyncio clients.

    Args:
        application: The emulated clouds.
        sleep: Waits for a number of seconds.
    """

    def __init__(
        self, application: Application, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    ) -> None:
        self._application = application
        self._sleep = sleep

    async def send(self, request: HttpRequest, timeout: Timeout) -> HttpResponse:
        """Return the response to a request.

        Raises:
            ConnectionLost, TimedOut: A fault rule asks for it.
        """
        delivery = self._application.handle(request)
        await self._sleep(min(delivery.latency, timeout.read))
        return _receive(delivery, timeout)

    async def aclose(self) -> None:
        """Do nothing: there is no connection."""


def _receive(delivery: Delivery, timeout: Timeout) -> HttpResponse:
    if delivery.latency > timeout.read:
        raise TimedOut(f"No response within {timeout.read:g} seconds.")
    if delivery.cut is not None:
        raise ConnectionLost(f"A fault rule asked for this failure: {delivery.cut}.")
    return delivery.response
