"""Calls through a real forwarding proxy on loopback."""

from __future__ import annotations

import base64
import contextlib
import select
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import trustme
from yunbind_runtime.base.errors import ConnectFailed, ConnectionLost, TimedOut
from yunbind_runtime.base.http import HttpRequest, Timeout

from tests.runtime.transport.raw_server import (
    EitherTransport,
    Listener,
    Peer,
    except_pyreqwest,
    listen,
    make_request,
    serve_all,
)
from tests.runtime.transport.test_tls import make_server_tls

NAME = "tke.tencentcloudapi.com"


@dataclass
class Forwarder:
    """A forwarding proxy that connects to one server for every host, so no name is resolved.

    Attributes:
        login: The required ``user:password``. None: no authentication.
        upstream: The port of the server.
        heads: First line and headers of each request to the proxy itself.
    """

    upstream: int
    login: str | None = None
    heads: list[list[str]] = field(default_factory=list)

    def handle(self, peer: Peer) -> None:
        while request := peer.read():
            head, _, body = request.partition(b"\r\n\r\n")
            lines = head.decode().split("\r\n")
            self.heads.append(lines)
            login = base64.b64encode((self.login or "").encode()).decode()
            if self.login is not None and find_header(lines, "Proxy-Authorization") != f"Basic {login}":
                peer.respond(
                    b"",
                    'Proxy-Authenticate: Basic realm="s3cret"',
                    status="407 Proxy Authentication Required",
                )
                continue
            method, target, _ = lines[0].split(" ")
            with socket.create_connection(("127.0.0.1", self.upstream)) as upstream:
                if method == "CONNECT":
                    peer.send(b"HTTP/1.1 200 Connection established\r\n\r\n")
                    pump(peer.connection, upstream)
                    return
                path = "/" + target.split("/", 3)[3]
                upstream.sendall(
                    "\r\n".join([f"{method} {path} HTTP/1.1", *lines[1:], "", ""]).encode() + body
                )
                peer.send(Peer(upstream, 0).read())


def find_header(lines: list[str], name: str) -> str | None:
    """Return the value of a header. The case of its name does not matter."""
    for line in lines[1:]:
        found, _, value = line.partition(": ")
        if found.lower() == name.lower():
            return value
    return None


def pump(one: socket.socket, other: socket.socket) -> None:
    """Copy both directions until one side ends. One thread, because threads cannot share a TLS socket."""
    with contextlib.suppress(OSError):
        while True:
            waiting = [side for side in (one, other) if isinstance(side, ssl.SSLSocket) and side.pending()]
            for source in waiting or select.select([one, other], [], [], 20)[0]:
                data = source.recv(65536)
                if not data:
                    return
                (other if source is one else one).sendall(data)


@dataclass
class Setting:
    """A server, a proxy, and the requests that each of them received."""

    proxy: Listener
    forwarder: Forwarder
    seen: list[str]

    def url(self, login: str = "", scheme: str = "http") -> str:
        return f"{scheme}://{login}{self.proxy.host}"


@contextlib.contextmanager
def set_up(tls: Any = None, proxy_tls: Any = None, login: str | None = None) -> Iterator[Setting]:
    seen: list[str] = []

    def handle(peer: Peer) -> None:
        while request := peer.read():
            seen.append(request.decode())
            peer.respond()

    with listen(handle, tls) as server:
        forwarder = Forwarder(server.port, login)
        with listen(forwarder.handle, proxy_tls) as proxy:
            yield Setting(proxy, forwarder, seen)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def bundle(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ca") / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


@except_pyreqwest
def test_plain_http_is_forwarded_in_absolute_form(make_transport: Callable[..., EitherTransport]) -> None:
    with set_up() as setting:
        transport = make_transport(environ={"http_proxy": setting.url()})
        for _ in range(2):
            assert transport.send(HttpRequest("GET", "http", NAME, "/a/./b", "q='[x]'")).body == b"{}"
        assert setting.proxy.accepted == 1
    assert setting.forwarder.heads[0][0] == f"GET http://{NAME}/a/./b?q='[x]' HTTP/1.1"
    assert f"Host: {NAME}" in setting.forwarder.heads[0]
    assert setting.seen[0].startswith("GET /a/./b?q='[x]' HTTP/1.1\r\n")


@except_pyreqwest
def test_https_uses_a_tunnel_that_sees_only_the_host(
    make_transport: Callable[..., EitherTransport], authority: trustme.CA, bundle: Path
) -> None:
    with set_up(make_server_tls(authority, NAME)) as setting:
        transport = make_transport(ca_bundle=bundle, environ={"HTTPS_PROXY": setting.url()})
        for _ in range(2):
            assert transport.send(HttpRequest("GET", "https", NAME, "/a/./b", "q='[x]'")).body == b"{}"
        assert setting.proxy.accepted == 1
    assert [head[0] for head in setting.forwarder.heads] == [f"CONNECT {NAME}:443 HTTP/1.1"]
    assert len(setting.seen) == 2
    assert setting.seen[1].startswith("GET /a/./b?q='[x]' HTTP/1.1\r\n")


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_user_and_password_are_sent_to_the_proxy_only(
    make_transport: Callable[..., EitherTransport], authority: trustme.CA, bundle: Path, scheme: str
) -> None:
    server_tls = make_server_tls(authority, NAME) if scheme == "https" else None
    with set_up(server_tls, login="some body:s3c/ret") as setting:
        transport = make_transport(ca_bundle=bundle, proxy=setting.url("some%20body:s3c%2Fret@"))
        assert transport.send(make_request(NAME, scheme=scheme)).body == b"{}"
    if scheme == "https":
        assert "proxy-authorization" not in setting.seen[0].lower()


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_wrong_password_for_the_proxy_is_a_failed_connection(
    make_transport: Callable[..., EitherTransport], authority: trustme.CA, bundle: Path, scheme: str
) -> None:
    server_tls = make_server_tls(authority, NAME) if scheme == "https" else None
    with set_up(server_tls, login="somebody:right") as setting:
        transport = make_transport(ca_bundle=bundle, proxy=setting.url("somebody:s3cret@"))
        with pytest.raises(
            ConnectFailed, match=r"through the proxy http://127.*HTTP 407.*into its URL"
        ) as caught:
            transport.send(make_request(NAME, scheme=scheme))
    assert setting.seen == []
    assert not caught.value.maybe_sent
    assert "s3cret" not in str(caught.value)
    assert "somebody" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_can_use_tls(
    make_transport: Callable[..., EitherTransport], authority: trustme.CA, bundle: Path, scheme: str
) -> None:
    server_tls = make_server_tls(authority, NAME) if scheme == "https" else None
    with set_up(server_tls, make_server_tls(authority)) as setting:
        transport = make_transport(ca_bundle=bundle, proxy=setting.url(scheme="https"))
        for _ in range(2):
            assert transport.send(make_request(NAME, scheme=scheme)).body == b"{}"
        assert setting.proxy.accepted == 1


def test_the_proxy_of_the_client_applies_to_loopback(make_transport: Callable[..., EitherTransport]) -> None:
    with set_up() as setting:
        transport = make_transport(proxy=setting.url())
        transport.send(make_request("127.0.0.1:9"))
    assert len(setting.seen) == 1


def test_a_proxy_of_the_environment_does_not_apply_to_loopback(
    make_transport: Callable[..., EitherTransport],
) -> None:
    with set_up() as setting, listen(serve_all) as direct:
        transport = make_transport(environ={"ALL_PROXY": setting.url()})
        assert transport.send(make_request(direct.host)).status == 200
        assert setting.proxy.accepted == 0


def test_proxy_false_means_a_direct_connection(make_transport: Callable[..., EitherTransport]) -> None:
    transport = make_transport(proxy=False, environ={"ALL_PROXY": "http://127.0.0.1:1"})
    with listen(serve_all) as direct:
        assert transport.send(make_request(direct.host)).status == 200


def test_the_environment_of_the_client_replaces_that_of_the_process(
    make_transport: Callable[..., EitherTransport], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with set_up() as setting:
        transport = make_transport(environ={"HTTP_PROXY": setting.url()})
        assert transport.send(make_request(NAME)).status == 200


def test_the_error_for_an_unreachable_proxy_names_it_without_its_user(
    make_transport: Callable[..., EitherTransport],
) -> None:
    transport = make_transport(proxy="http://somebody:s3cret@127.0.0.1:1")
    with pytest.raises(
        ConnectFailed, match=rf"https://{NAME} through the proxy http://127\.0\.0\.1:1: "
    ) as caught:
        transport.send(make_request(NAME, scheme="https"))
    assert "s3cret" not in str(caught.value)
    assert "somebody" not in str(caught.value)


@pytest.mark.parametrize("response", [b"", b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"])
def test_a_refused_tunnel_sends_nothing(
    make_transport: Callable[..., EitherTransport], response: bytes
) -> None:
    with listen(lambda peer: peer.read() and peer.send(response)) as proxy:
        transport = make_transport(proxy=f"http://{proxy.host}")
        with pytest.raises((ConnectFailed, ConnectionLost)) as caught:
            transport.send(make_request(NAME, scheme="https"))
    assert not caught.value.maybe_sent


def test_a_tunnel_that_hangs_sends_nothing(make_transport: Callable[..., EitherTransport]) -> None:
    with listen(Peer.wait_for_end) as proxy:
        transport = make_transport(proxy=f"http://{proxy.host}")
        with pytest.raises(TimedOut) as caught:
            transport.send(make_request(NAME, scheme="https"), Timeout(connect=0.5, read=0.05))
    assert caught.value.maybe_sent is (transport.library == "pyreqwest")  # it does not know


def test_the_end_of_a_kept_tunnel_is_reported_as_reused(
    make_transport: Callable[..., EitherTransport], authority: trustme.CA, bundle: Path
) -> None:
    def handle(peer: Peer) -> None:
        peer.read()
        peer.respond()
        peer.read()

    with (
        listen(handle, make_server_tls(authority, NAME)) as server,
        listen(Forwarder(server.port).handle) as proxy,
    ):
        transport = make_transport(ca_bundle=bundle, proxy=f"http://{proxy.host}")
        transport.send(make_request(NAME, scheme="https"))
        with pytest.raises(ConnectionLost) as caught:
            transport.send(make_request(NAME, scheme="https"))
    assert (caught.value.reused, caught.value.maybe_sent) == (transport.library != "pyreqwest", True)
