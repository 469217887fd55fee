"""The emulator as a server on loopback: in the foreground, or in a thread for tests."""

from __future__ import annotations

import logging
import os
import socket
import struct
import threading
from contextlib import ExitStack, closing
from typing import TYPE_CHECKING, Self, cast

import uvicorn
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from yunbind_emulator.application import CONNECTION_EXTENSION
from yunbind_emulator.base.clock import system_clock
from yunbind_emulator.clients import Clients, choose_credentials
from yunbind_emulator.factory import build_parts
from yunbind_emulator.protocols.metadata import list_metadata_addresses

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from types import FrameType, TracebackType

    from starlette.types import ASGIApp, Receive, Scope, Send

    from yunbind_emulator.admin import Admin
    from yunbind_emulator.application import Application
    from yunbind_emulator.base.clock import Clock
    from yunbind_emulator.base.credentials import EmulatorCredentials
    from yunbind_emulator.control import Control
    from yunbind_emulator.factory import EmulatorParts
    from yunbind_emulator.info_file import InfoFile
    from yunbind_emulator.state.lifecycle import Pace

_HOST = "127.0.0.1"
_BACKLOG = 1024
_TLS_HANDSHAKE = b"\x16\x03"
_log = logging.getLogger("yunbind.emulator")


def serve(
    parts: EmulatorParts,
    *,
    port: int = 0,
    admin_port: int = 0,
    info: InfoFile | None = None,
    announce: Callable[[str], None],
) -> None:
    """Serve on 127.0.0.1 until SIGINT or SIGTERM.

    Args:
        parts: what answers.
        port: of the clouds; 0 takes a free one.
        admin_port: of the admin API; 0 takes a free one.
        info: written once the server answers, removed when it stops.
        announce: called with the endpoint at the same time.

    Raises:
        OSError: a port cannot be taken, or ``info`` or the state file cannot be written.
    """
    control = parts.application.control
    with closing(control), _listen(port) as listener, _listen(admin_port) as admin_listener:
        endpoint = _endpoint(listener)
        admin = {"endpoint": _endpoint(admin_listener), "token": parts.admin_token}
        control.save()
        if info:
            info.clear()
        failures: list[OSError] = []

        def ready() -> None:
            try:
                if info:
                    info.write(endpoint, parts.credentials, admin)
                announce(endpoint)
            except OSError as error:
                failures.append(error)
                server.should_exit = True

        server = _Server(_Split(parts, admin_listener), ready)
        try:
            server.run(sockets=[listener, admin_listener])
        finally:
            if info:
                info.remove()
        if failures:
            raise failures[0]


class Emulator:
    """The emulated clouds in a thread of this process, for tests::

        with Emulator() as cloud, cloud.tencent.tke() as tke:
            tke.describe_image_caches()

    ``tencent``, ``alibaba`` and ``huawei`` make clients of ours (see :class:`.clients.Clients`); any
    other client takes ``endpoint`` and ``credentials``.

    Args:
        port: on 127.0.0.1; 0 takes a free one.
        catalog: a ``catalog.json``; the one of the installed package ``yunbind`` when absent.
        credentials: some or all of the keys to accept; the rest is random.
        clock: gives the present, aware; the machine's when absent. ``control.clock`` follows it until
            it is moved.
        samples: answer by the documented samples alone, and keep no state.
        pace: how long changes of the state take; two seconds when absent.
        rates: whether calls beyond the documented rates are refused.
        state_file: where the state is kept, and taken from if it is there; in memory when absent.
        fresh: begin with no state; ``state_file`` is written over.

    Raises:
        CatalogError: there is no catalog.
        StateFileError: the state file is damaged, cannot be read, or is another emulator's.
        OSError: from ``with``, when the port cannot be taken or the state file cannot be written.
    """

    def __init__(
        self,
        *,
        port: int = 0,
        catalog: Path | None = None,
        credentials: Mapping[str, Mapping[str, str]] | None = None,
        clock: Clock = system_clock,
        samples: bool = False,
        pace: Pace | None = None,
        rates: bool = True,
        state_file: Path | None = None,
        fresh: bool = False,
    ) -> None:
        self._parts = build_parts(
            catalog=catalog,
            credentials=credentials,
            clock=clock,
            samples=samples,
            pace=pace,
            rates=rates,
            state_file=state_file,
            fresh=fresh,
        )
        self.credentials: EmulatorCredentials = self._parts.credentials
        """Keys by cloud, as in the info file."""
        self.application: Application = self._parts.application
        """What answers, for transports without a socket."""
        self.control: Control = self._parts.application.control
        """Its clock, state, fault rules, rates and journal."""
        self._port = port
        self._endpoint: str | None = None
        self._admin: dict[str, str] = {}

    @property
    def endpoint(self) -> str:
        """``http://127.0.0.1:PORT``, while it runs."""
        if self._endpoint is None:
            raise RuntimeError("The emulator does not run: enter it with `with` first.")
        return self._endpoint

    @property
    def admin(self) -> dict[str, str]:
        """``endpoint`` and ``token`` of the admin API, while it runs."""
        if self._endpoint is None:
            raise RuntimeError("The emulator does not run: enter it with `with` first.")
        return dict(self._admin)

    @property
    def metadata(self) -> dict[str, str]:
        """Where the metadata services give temporary keys, by cloud as in the info file, while it runs."""
        return list_metadata_addresses(self.endpoint)

    @property
    def tencent(self) -> Clients:
        """Makes clients of Tencent Cloud, such as ``tencent.tke()``, while it runs."""
        return self._connect("tencent")

    @property
    def alibaba(self) -> Clients:
        """Makes clients of Alibaba Cloud, such as ``alibaba.eci()``, while it runs."""
        return self._connect("alibaba")

    @property
    def huawei(self) -> Clients:
        """Makes clients of Huawei Cloud, such as ``huawei.cce()``, while it runs."""
        return self._connect("huawei")

    def _connect(self, vendor: str) -> Clients:
        provider = self._parts.catalog.providers[vendor]
        keys = choose_credentials(vendor, self.credentials)
        return Clients(provider, self.endpoint, keys, self.control.clock, self.control.rates.enabled)

    def __enter__(self) -> Self:
        with ExitStack() as opened:
            listener = opened.enter_context(_listen(self._port))
            admin_listener = opened.enter_context(_listen(0))
            self.control.save()
            opened.pop_all()
        endpoint = _endpoint(listener)
        self._admin = {"endpoint": _endpoint(admin_listener), "token": self._parts.admin_token}
        ready = threading.Event()
        self._server = _Server(_Split(self._parts, admin_listener), ready.set)

        def run() -> None:
            try:
                self._server.run(sockets=[listener, admin_listener])
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
        self.control.close()


class _Split:
    """Two applications on two ports of one server."""

    def __init__(self, parts: EmulatorParts, admin_listener: socket.socket) -> None:
        self._application: Application = parts.application
        self._admin: Admin = parts.admin
        self._admin_port: int = admin_listener.getsockname()[1]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        server = scope.get("server")
        is_admin = server is not None and server[1] == self._admin_port
        await (self._admin if is_admin else self._application)(scope, receive, send)


class _Connection:
    """What a fault may do to a client's connection."""

    def __init__(self, transport: asyncio.Transport) -> None:
        self._transport = transport

    def close(self) -> None:
        """End it after what was sent."""
        self._transport.close()

    def abort(self) -> None:
        """Reset it, so that the client sees no orderly end."""
        connection = self._transport.get_extra_info("socket")
        if connection is not None:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._transport.abort()


class _PlainHttp(HttpToolsProtocol):
    """HTTP that tells a client speaking TLS what is wrong, instead of an unreadable request.

    It also lets the application break the connection.
    """

    _begun = False

    def on_message_begin(self) -> None:
        super().on_message_begin()
        scope = cast("dict[str, object]", self.scope)
        scope["extensions"] = {CONNECTION_EXTENSION: _Connection(self.transport)}

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

    def __init__(self, application: ASGIApp, ready: Callable[[], None]) -> None:
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
                date_header=False,  # the application says the time, by its own clock
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
