"""The emulator as a server on loopback, in the foreground or in a thread."""

from __future__ import annotations

import os
import socket
import threading
from contextlib import ExitStack, closing
from ipaddress import ip_address
from typing import TYPE_CHECKING, Self, TypeVar

from yunbind_emulator.alibaba_clients import AlibabaClients
from yunbind_emulator.base.clock import system_clock
from yunbind_emulator.client_factory import choose_credentials
from yunbind_emulator.factory import build_parts
from yunbind_emulator.http_server import BACKLOG, HttpServer
from yunbind_emulator.huawei_clients import HuaweiClients
from yunbind_emulator.protocols.metadata import list_metadata_addresses
from yunbind_emulator.tencent_clients import TencentClients

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from types import TracebackType

    from starlette.types import Receive, Scope, Send

    from yunbind_emulator.admin import Admin
    from yunbind_emulator.application import Application
    from yunbind_emulator.base.clock import Clock
    from yunbind_emulator.base.credentials import EmulatorCredentials
    from yunbind_emulator.control import Control
    from yunbind_emulator.factory import EmulatorParts
    from yunbind_emulator.info_file import InfoFile
    from yunbind_emulator.state.lifecycle import Pace

LOOPBACK = "127.0.0.1"
ClientsT = TypeVar("ClientsT", TencentClients, AlibabaClients, HuaweiClients)


def serve(
    parts: EmulatorParts,
    *,
    host: str,
    port: int,
    admin_port: int,
    info: InfoFile | None,
    announce: Callable[[str], None],
) -> None:
    """Serve until SIGINT or SIGTERM.

    The admin API is on 127.0.0.1. It is closed if the clouds can be reached from other machines.

    Args:
        parts: The emulator.
        host: IP address of the clouds.
        port: Port of the clouds. 0 takes a free one.
        admin_port: Port of the admin API. 0 takes a free one.
        info: File that is written when the server is ready, and removed when it stops.
        announce: Called with the endpoint when the server is ready.

    Raises:
        OSError: A port is in use, or ``info`` or the state file cannot be written.
    """
    control = parts.application.control
    with closing(control), ExitStack() as opened:
        listener = opened.enter_context(_listen(host, port))
        admin_listener = opened.enter_context(_listen(LOOPBACK, admin_port)) if is_loopback(host) else None
        endpoint, admin = _endpoint(listener), None
        if admin_listener:
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

        server = HttpServer(_Split(parts, admin_listener), ready)
        try:
            server.run(sockets=[listener, *([admin_listener] if admin_listener else [])])
        finally:
            if info:
                info.remove()
        if failures:
            raise failures[0]


class Emulator:
    """The emulated clouds in a thread of this process, for tests::

        with Emulator() as cloud, cloud.tencent.tke() as tke:
            tke.describe_image_caches()

    ``tencent``, ``alibaba`` and ``huawei`` create yunbind clients, as
    :class:`.client_factory.ClientFactory` describes. Other clients take ``endpoint`` and ``credentials``.

    Args:
        port: Port on 127.0.0.1. 0 takes a free one.
        catalog: A ``catalog.json``. Defaults to that of the installed package ``yunbind``.
        credentials: Some or all of the keys to accept. The others are random.
        clock: Returns the present time, with a time zone. ``control.clock`` follows it until it is moved.
            Defaults to the machine's clock.
        samples: Respond with the documented samples only, and keep no state.
        pace: Duration of changes of the state. Defaults to two seconds.
        rates: Whether to reject calls beyond the documented rates.
        state_file: File that keeps the state across restarts. Defaults to none.
        fresh: Start without state, and overwrite ``state_file``.
        instant_waits: Whether its clients move ``control.clock`` where they would wait, so that waiters and
            retries take no time.

    Raises:
        CatalogError: The catalog is missing or has another format.
        StateFileError: The state file is damaged, cannot be read, or is in use by another emulator.
        OSError: From ``with``: the port is in use, or the state file cannot be written.
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
        instant_waits: bool = False,
    ) -> None:
        self.instant_waits = instant_waits
        """Whether the clients that are created from now on wait without taking time."""
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
        """The emulated clouds, for transports without a socket."""
        self.control: Control = self._parts.application.control
        """Clock, state, fault rules, rates and journal of the emulator."""
        self._port = port
        self._endpoint: str | None = None
        self._admin: dict[str, str] = {}

    @property
    def endpoint(self) -> str:
        """``http://127.0.0.1:PORT``, while the emulator runs."""
        if self._endpoint is None:
            raise RuntimeError("The emulator is not running. Enter it with `with` first.")
        return self._endpoint

    @property
    def admin(self) -> dict[str, str]:
        """``endpoint`` and ``token`` of the admin API, while the emulator runs."""
        if self._endpoint is None:
            raise RuntimeError("The emulator is not running. Enter it with `with` first.")
        return dict(self._admin)

    @property
    def metadata(self) -> dict[str, str]:
        """Addresses of the metadata services by cloud, as in the info file, while the emulator runs."""
        return list_metadata_addresses(self.endpoint)

    @property
    def tencent(self) -> TencentClients:
        """Creates clients of Tencent Cloud, such as ``tencent.tke()``, while the emulator runs."""
        return self._connect("tencent", TencentClients)

    @property
    def alibaba(self) -> AlibabaClients:
        """Creates clients of Alibaba Cloud, such as ``alibaba.eci()``, while the emulator runs."""
        return self._connect("alibaba", AlibabaClients)

    @property
    def huawei(self) -> HuaweiClients:
        """Creates clients of Huawei Cloud, such as ``huawei.cce()``, while the emulator runs."""
        return self._connect("huawei", HuaweiClients)

    def _connect(self, vendor: str, kind: type[ClientsT]) -> ClientsT:
        provider = self._parts.catalog.providers[vendor]
        keys = choose_credentials(vendor, self.credentials)
        clock = self.control.clock
        advance = clock.advance if self.instant_waits else None
        return kind(provider, self.endpoint, keys, clock, self.control.rates.enabled, advance)

    def __enter__(self) -> Self:
        with ExitStack() as opened:
            listener = opened.enter_context(_listen(LOOPBACK, self._port))
            admin_listener = opened.enter_context(_listen(LOOPBACK, 0))
            self.control.save()
            opened.pop_all()
        endpoint = _endpoint(listener)
        self._admin = {"endpoint": _endpoint(admin_listener), "token": self._parts.admin_token}
        ready = threading.Event()
        self._server = HttpServer(_Split(self._parts, admin_listener), ready.set)

        def run() -> None:
            try:
                self._server.run(sockets=[listener, admin_listener])
            finally:
                ready.set()

        self._thread = threading.Thread(target=run, name="yunbind-emulator", daemon=True)
        self._thread.start()
        ready.wait()
        if not self._server.started:
            raise RuntimeError("The emulator did not start. The traceback of its thread says why.")
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
    """The clouds and the admin API, on two ports of one server.

    Args:
        parts: The clouds and the admin API.
        admin_listener: Socket of the admin API. None if it is closed.
    """

    def __init__(self, parts: EmulatorParts, admin_listener: socket.socket | None) -> None:
        self._application: Application = parts.application
        self._admin: Admin = parts.admin
        self._admin_address: tuple[str, int] | None = None
        if admin_listener is not None:
            self._admin_address = admin_listener.getsockname()[:2]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        server = scope.get("server")
        is_admin = server is not None and tuple(server) == self._admin_address
        await (self._admin if is_admin else self._application)(scope, receive, send)


def is_loopback(host: str) -> bool:
    """Return whether an IP address can be reached from this machine only."""
    return ip_address(host).is_loopback


def _listen(host: str, port: int) -> socket.socket:
    # asyncio disables Nagle's delay of 40 ms only for sockets that name their protocol.
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        if os.name == "posix":
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
        listener.listen(BACKLOG)
    except OSError as error:
        listener.close()
        reason = f"{error.strerror}: port {port} of {host}; choose another, or 0 for a free one"
        raise OSError(error.errno, reason) from error
    return listener


def _endpoint(listener: socket.socket) -> str:
    """Return the address for clients on this machine."""
    host, port = listener.getsockname()[:2]
    address = ip_address(host)
    if address.is_unspecified:
        return f"http://{LOOPBACK if address.version == 4 else '[::1]'}:{port}"
    return f"http://[{host}]:{port}" if address.version == 6 else f"http://{host}:{port}"
