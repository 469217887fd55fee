"""The emulator as a server on loopback: in the foreground, or in a thread for tests."""

from __future__ import annotations

import logging
import os
import socket
import threading
from typing import TYPE_CHECKING, Self

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from yunbind_emulator.application import create_application, system_clock
from yunbind_emulator.catalog import load_catalog
from yunbind_emulator.credentials import issue_credentials

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from types import FrameType, TracebackType

    from yunbind_emulator.application import Application
    from yunbind_emulator.credentials import EmulatorCredentials
    from yunbind_emulator.dialects.dialect import Clock
    from yunbind_emulator.info import InfoFile

_HOST = "127.0.0.1"
_BACKLOG = 1024
_TLS_HANDSHAKE = b"\x16\x03"
_log = logging.getLogger("yunbind.emulator")


def serve(
    application: Application,
    credentials: EmulatorCredentials,
    *,
    port: int = 0,
    info: InfoFile | None = None,
    announce: Callable[[str], None],
) -> None:
    """Serve on 127.0.0.1 until SIGINT or SIGTERM.

    Args:
        application: what answers.
        credentials: the keys that ``application`` accepts, for ``info``.
        port: 0 takes a free one.
        info: written once the server answers, removed when it stops.
        announce: called with the endpoint at the same time.

    Raises:
        OSError: the port cannot be taken, or ``info`` cannot be written.
    """
    with _listen(port) as listener:
        endpoint = _endpoint(listener)
        if info:
            info.clear()
        failures: list[OSError] = []

        def ready() -> None:
            try:
                if info:
                    info.write(endpoint, credentials)
                announce(endpoint)
            except OSError as error:
                failures.append(error)
                server.should_exit = True

        server = _Server(application, ready)
        try:
            server.run(sockets=[listener])
        finally:
            if info:
                info.remove()
        if failures:
            raise failures[0]


class Emulator:
    """The emulated clouds in a thread of this process, for tests::

        with Emulator() as cloud:
            client = TkeClient(
                region="ap-guangzhou",
                endpoint=cloud.endpoint,
                credentials=Credentials(
                    cloud.credentials["tencent"]["secret_id"],
                    cloud.credentials["tencent"]["secret_key"],
                ),
            )

    Args:
        port: on 127.0.0.1; 0 takes a free one.
        catalog: a ``catalog.json``; the one of the installed package ``yunbind`` when absent.
        credentials: some or all of the keys to accept; the rest is random.
        clock: gives the present, aware; the machine's when absent.

    Raises:
        CatalogError: there is no catalog.
        OSError: from ``with``, when the port cannot be taken.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        catalog: Path | None = None,
        credentials: Mapping[str, Mapping[str, str]] | None = None,
        clock: Clock = system_clock,
    ) -> None:
        self.credentials = issue_credentials(credentials)
        """Keys by cloud, as in the info file."""
        self._port = port
        self._application = create_application(load_catalog(catalog), self.credentials, clock=clock)
        self._endpoint: str | None = None

    @property
    def endpoint(self) -> str:
        """``http://127.0.0.1:PORT``, while it runs."""
        if self._endpoint is None:
            raise RuntimeError("The emulator does not run: enter it with `with` first.")
        return self._endpoint

    def __enter__(self) -> Self:
        listener = _listen(self._port)
        endpoint = _endpoint(listener)
        ready = threading.Event()
        self._server = _Server(self._application, ready.set)

        def run() -> None:
            try:
                self._server.run(sockets=[listener])
            finally:
                ready.set()

        self._thread = threading.Thread(target=run, name="yunbind-emulator", daemon=True)
        self._thread.start()
        ready.wait()
        if not self._server.started:
            raise RuntimeError("The emulator did not start; its thread says why.")
        self._endpoint = endpoint
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._endpoint = None
        self._server.should_exit = True
        self._thread.join()


class _PlainHttp(HttpToolsProtocol):
    """HTTP that tells a client speaking TLS what is wrong, instead of an unreadable request."""

    _begun = False

    def data_received(self, data: bytes) -> None:
        if not self._begun and data.startswith(_TLS_HANDSHAKE):
            _log.warning(
                "A client spoke TLS to the emulator, which serves plain HTTP: give it an http:// endpoint."
            )
            self.transport.close()
            return
        self._begun = True
        super().data_received(data)


class _Server(uvicorn.Server):
    """A server that says when it is ready, and for which a signal is a clean end."""

    def __init__(self, application: Application, ready: Callable[[], None]) -> None:
        super().__init__(
            uvicorn.Config(
                application,
                http=_PlainHttp,
                loop="asyncio",
                ws="none",
                lifespan="off",
                interface="asgi3",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                backlog=_BACKLOG,
                timeout_keep_alive=75,
                timeout_graceful_shutdown=1,
            )
        )
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._ready()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:  # noqa: ARG002 - as uvicorn calls it
        # Uvicorn would raise the signal again after its shutdown, and the exit status would not be 0.
        self.force_exit = self.should_exit
        self.should_exit = True


def _listen(port: int) -> socket.socket:
    # asyncio turns Nagle's delay of 40 ms off only for sockets that name their protocol.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((_HOST, port))
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        reason = f"{error.strerror}: port {port} of {_HOST}; choose another, or 0 for a free one"
        raise OSError(error.errno, reason) from error
    return listener


def _endpoint(listener: socket.socket) -> str:
    return f"http://{_HOST}:{listener.getsockname()[1]}"
