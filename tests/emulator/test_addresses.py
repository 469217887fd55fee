"""Addresses of the emulator, and the HTTP that its server adds to a response."""

from __future__ import annotations

import http.client
import socket
from collections.abc import Iterator

import pytest
from yunbind_emulator import Emulator
from yunbind_emulator.http_server import HttpServer
from yunbind_emulator.server import _endpoint, _listen, is_loopback

from .conftest import Clock
from .signed_requests import KEYS, NOW, tencent


class Listener:
    """A socket with an address."""

    def __init__(self, *name: object) -> None:
        self.name = name

    def getsockname(self) -> tuple[object, ...]:
        return self.name


@pytest.mark.parametrize(
    ("name", "endpoint"),
    [
        (("127.0.0.1", 80), "http://127.0.0.1:80"),
        (("192.0.2.1", 80), "http://192.0.2.1:80"),
        (("0.0.0.0", 80), "http://127.0.0.1:80"),
        (("::", 80, 0, 0), "http://[::1]:80"),
        (("::1", 80, 0, 0), "http://[::1]:80"),
        (("2001:db8::1", 80, 0, 0), "http://[2001:db8::1]:80"),
    ],
)
def test_an_endpoint_is_the_address_for_clients_on_this_machine(name: tuple[object, ...], endpoint: str):
    assert _endpoint(Listener(*name)) == endpoint  # pyright: ignore[reportArgumentType]


@pytest.mark.parametrize(
    ("host", "expected"),
    [("127.0.0.1", True), ("127.9.9.9", True), ("::1", True), ("0.0.0.0", False), ("::", False)],
)
def test_only_addresses_of_this_machine_are_loopback(host: str, expected: bool):
    assert is_loopback(host) is expected


def test_a_listener_has_no_delay_and_can_take_over_its_port():
    """asyncio looks at the protocol of the socket."""
    with _listen("127.0.0.1", 0) as listener:
        assert listener.proto == socket.IPPROTO_TCP
        assert listener.getsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR)


def test_a_port_in_use_is_named_with_the_remedy():
    with _listen("127.0.0.1", 0) as listener:
        port = listener.getsockname()[1]
        with pytest.raises(OSError, match=f"port {port} of 127.0.0.1; choose another") as caught:
            _listen("127.0.0.1", port)
    assert caught.value.errno


@pytest.fixture(scope="module")
def cloud() -> Iterator[Emulator]:
    with Emulator(credentials=KEYS, clock=Clock(NOW), samples=True, rates=False) as emulator:
        yield emulator


def ask(cloud: Emulator) -> http.client.HTTPResponse:
    connection = http.client.HTTPConnection(cloud.endpoint.removeprefix("http://"), timeout=10)
    request = tencent(host=cloud.endpoint.removeprefix("http://"))
    connection.request("POST", "/", request.body, dict(request.headers))
    response = connection.getresponse()
    response.read()
    connection.close()
    return response


def test_a_response_has_the_date_of_the_emulators_clock_and_no_server(cloud: Emulator):
    """Clients can set their clocks by it. The form is that of RFC 9110."""
    headers = ask(cloud).headers
    assert headers.get_all("date") == ["Sat, 21 Nov 2026 12:00:00 GMT"]
    assert "server" not in headers


def test_idle_connections_outlive_those_of_clients():
    """A client that keeps connections for less than 75 seconds never meets a closed one."""
    config = HttpServer(lambda *_: None, lambda: None).config  # pyright: ignore[reportArgumentType]
    assert config.timeout_keep_alive == 75
    assert config.timeout_graceful_shutdown == 1
    assert (config.proxy_headers, config.access_log, config.backlog) == (False, False, 1024)


def test_tls_is_recognised_at_the_beginning_of_a_connection_only(
    cloud: Emulator, caplog: pytest.LogCaptureFixture
):
    """A part of a body can begin with the same bytes."""
    host, port = cloud.endpoint.removeprefix("http://").split(":")
    with socket.create_connection((host, int(port)), timeout=10) as connection:
        connection.sendall(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\n")
        connection.sendall(b"")
        connection.settimeout(0.05)
        with pytest.raises(TimeoutError):
            connection.recv(1)
        connection.settimeout(10)
        connection.sendall(b"\x16\x03ab")
        assert connection.recv(65536).startswith(b"HTTP/1.1 404 ")
    assert "TLS" not in caplog.text


def test_a_program_can_end_while_an_emulator_runs(cloud: Emulator):
    """Its thread does not keep the process alive."""
    assert cloud._thread.daemon is True
