"""Calls through a real forwarding proxy on loopback."""

from __future__ import annotations

import base64
import contextlib
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import trustme
from yunbind_runtime.base.errors import ConnectFailed, ConnectionLost, TimedOut
from yunbind_runtime.base.http import HttpRequest, Timeout

from tests.runtime.transport.raw_server import Carrier, Listener, Peer, ask, listen, serve_all
from tests.runtime.transport.test_tls import make_server_tls

NAME = "tke.tencentcloudapi.com"


@dataclass
class Forwarder:
    """A forwarding proxy that takes every host to be the same server, so that no name is looked up.

    Attributes:
        login: what it wants as ``user:password``; None lets everybody through.
        upstream: port of that server.
        heads: first line and headers of each request to the proxy itself.
    """

    upstream: int
    login: str | None = None
    heads: list[list[str]] = field(default_factory=list)

    def talk(self, peer: Peer) -> None:
        while request := peer.read():
            head, _, body = request.partition(b"\r\n\r\n")
            lines = head.decode().split("\r\n")
            self.heads.append(lines)
            wanted = f"Proxy-Authorization: Basic {base64.b64encode((self.login or '').encode()).decode()}"
            if self.login is not None and wanted not in lines:
                peer.answer(
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


def pump(one: socket.socket, other: socket.socket) -> None:
    def copy(source: socket.socket, sink: socket.socket) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(65536):
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)

    back = threading.Thread(target=copy, args=(other, one))
    back.start()
    copy(one, other)
    back.join()


@dataclass
class Setting:
    """A server, a proxy before it, and what each of them saw."""

    proxy: Listener
    forwarder: Forwarder
    seen: list[str]

    def url(self, login: str = "", scheme: str = "http") -> str:
        return f"{scheme}://{login}{self.proxy.host}"


@contextlib.contextmanager
def set_up(tls: Any = None, proxy_tls: Any = None, login: str | None = None) -> Iterator[Setting]:
    seen: list[str] = []

    def talk(peer: Peer) -> None:
        while request := peer.read():
            seen.append(request.decode())
            peer.answer()

    with listen(talk, tls) as server:
        forwarder = Forwarder(server.port, login)
        with listen(forwarder.talk, proxy_tls) as proxy:
            yield Setting(proxy, forwarder, seen)


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def bundle(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ca") / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


def test_plain_http_goes_through_in_absolute_form(make_carrier: Callable[..., Carrier]) -> None:
    with set_up() as setting:
        carrier = make_carrier(environ={"http_proxy": setting.url()})
        for _ in range(2):
            assert carrier.send(HttpRequest("GET", "http", NAME, "/a/./b", "q='[x]'")).body == b"{}"
        assert setting.proxy.accepted == 1
    assert setting.forwarder.heads[0][0] == f"GET http://{NAME}/a/./b?q='[x]' HTTP/1.1"
    assert f"Host: {NAME}" in setting.forwarder.heads[0]
    assert setting.seen[0].startswith("GET /a/./b?q='[x]' HTTP/1.1\r\n")


def test_https_goes_through_a_tunnel_that_sees_nothing_but_the_host(
    make_carrier: Callable[..., Carrier], authority: trustme.CA, bundle: Path
) -> None:
    with set_up(make_server_tls(authority, NAME)) as setting:
        carrier = make_carrier(ca_bundle=bundle, environ={"HTTPS_PROXY": setting.url()})
        for _ in range(2):
            assert carrier.send(HttpRequest("GET", "https", NAME, "/a/./b", "q='[x]'")).body == b"{}"
        assert setting.proxy.accepted == 1
    assert [head[0] for head in setting.forwarder.heads] == [f"CONNECT {NAME}:443 HTTP/1.1"]
    assert len(setting.seen) == 2
    assert setting.seen[1].startswith("GET /a/./b?q='[x]' HTTP/1.1\r\n")


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_user_and_password_are_for_the_proxy_alone(
    make_carrier: Callable[..., Carrier], authority: trustme.CA, bundle: Path, scheme: str
) -> None:
    server_tls = make_server_tls(authority, NAME) if scheme == "https" else None
    with set_up(server_tls, login="some body:s3c/ret") as setting:
        carrier = make_carrier(ca_bundle=bundle, proxy=setting.url("some%20body:s3c%2Fret@"))
        assert carrier.send(ask(NAME, scheme=scheme)).body == b"{}"
    if scheme == "https":
        assert "proxy-authorization" not in setting.seen[0].lower()


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_that_wants_another_password_is_no_connection(
    make_carrier: Callable[..., Carrier], authority: trustme.CA, bundle: Path, scheme: str
) -> None:
    server_tls = make_server_tls(authority, NAME) if scheme == "https" else None
    with set_up(server_tls, login="somebody:right") as setting:
        carrier = make_carrier(ca_bundle=bundle, proxy=setting.url("somebody:s3cret@"))
        with pytest.raises(
            ConnectFailed, match=r"through the proxy http://127.*HTTP 407.*into its URL"
        ) as caught:
            carrier.send(ask(NAME, scheme=scheme))
    assert setting.seen == []
    assert not caught.value.maybe_sent
    assert "s3cret" not in str(caught.value)
    assert "somebody" not in str(caught.value)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_proxy_may_itself_speak_tls(
    make_carrier: Callable[..., Carrier], authority: trustme.CA, bundle: Path, scheme: str
) -> None:
    server_tls = make_server_tls(authority, NAME) if scheme == "https" else None
    with set_up(server_tls, make_server_tls(authority)) as setting:
        carrier = make_carrier(ca_bundle=bundle, proxy=setting.url(scheme="https"))
        for _ in range(2):
            assert carrier.send(ask(NAME, scheme=scheme)).body == b"{}"
        assert setting.proxy.accepted == 1


def test_a_given_proxy_carries_loopback(make_carrier: Callable[..., Carrier]) -> None:
    with set_up() as setting:
        carrier = make_carrier(proxy=setting.url())
        carrier.send(ask("127.0.0.1:9"))
    assert len(setting.seen) == 1


def test_the_environment_s_proxy_does_not_carry_loopback_nor_what_no_proxy_lists(
    make_carrier: Callable[..., Carrier],
) -> None:
    with set_up() as setting, listen(serve_all) as direct:
        carrier = make_carrier(environ={"ALL_PROXY": setting.url()})
        assert carrier.send(ask(direct.host)).status == 200
        assert setting.proxy.accepted == 0


def test_proxy_false_goes_directly(make_carrier: Callable[..., Carrier]) -> None:
    carrier = make_carrier(proxy=False, environ={"ALL_PROXY": "http://127.0.0.1:1"})
    with listen(serve_all) as direct:
        assert carrier.send(ask(direct.host)).status == 200


def test_the_environment_of_the_process_is_not_read_beside_the_client_s(
    make_carrier: Callable[..., Carrier], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    with set_up() as setting:
        carrier = make_carrier(environ={"HTTP_PROXY": setting.url()})
        assert carrier.send(ask(NAME)).status == 200


def test_a_proxy_that_is_not_there_is_named_without_its_user(make_carrier: Callable[..., Carrier]) -> None:
    carrier = make_carrier(proxy="http://somebody:s3cret@127.0.0.1:1")
    with pytest.raises(
        ConnectFailed, match=rf"https://{NAME} through the proxy http://127\.0\.0\.1:1: "
    ) as caught:
        carrier.send(ask(NAME, scheme="https"))
    assert "s3cret" not in str(caught.value)
    assert "somebody" not in str(caught.value)


@pytest.mark.parametrize("answer", [b"", b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"])
def test_a_tunnel_that_is_not_made_sends_nothing(make_carrier: Callable[..., Carrier], answer: bytes) -> None:
    with listen(lambda peer: peer.read() and peer.send(answer)) as proxy:
        carrier = make_carrier(proxy=f"http://{proxy.host}")
        with pytest.raises((ConnectFailed, ConnectionLost)) as caught:
            carrier.send(ask(NAME, scheme="https"))
    assert not caught.value.maybe_sent


def test_a_tunnel_that_hangs_sends_nothing(make_carrier: Callable[..., Carrier]) -> None:
    with listen(Peer.wait_for_end) as proxy:
        carrier = make_carrier(proxy=f"http://{proxy.host}")
        with pytest.raises(TimedOut) as caught:
            carrier.send(ask(NAME, scheme="https"), Timeout(read=0.1))
    assert not caught.value.maybe_sent


def test_a_kept_tunnel_that_ends_is_reused(
    make_carrier: Callable[..., Carrier], authority: trustme.CA, bundle: Path
) -> None:
    def talk(peer: Peer) -> None:
        peer.read()
        peer.answer()
        peer.read()

    with (
        listen(talk, make_server_tls(authority, NAME)) as server,
        listen(Forwarder(server.port).talk) as proxy,
    ):
        carrier = make_carrier(ca_bundle=bundle, proxy=f"http://{proxy.host}")
        carrier.send(ask(NAME, scheme="https"))
        with pytest.raises(ConnectionLost) as caught:
            carrier.send(ask(NAME, scheme="https"))
    assert (caught.value.reused, caught.value.maybe_sent) == (True, True)
