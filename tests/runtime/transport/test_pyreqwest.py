"""The transports on pyreqwest: options that they refuse, and promises that they keep in their own way."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import trustme
from yunbind_runtime.base.errors import ConfigurationError, ConnectFailed, ConnectionLost
from yunbind_runtime.base.http import HttpRequest, Timeout
from yunbind_runtime.transport.options import TransportOptions
from yunbind_runtime.transport.pyreqwest_transport import AsyncPyreqwestTransport, PyreqwestTransport

from tests.runtime.transport.raw_server import (
    EitherTransport,
    Peer,
    echo,
    listen,
    make_request,
    serve_all,
    wait_until,
)
from tests.runtime.transport.test_through_proxies import NAME, set_up
from tests.runtime.transport.test_tls import make_server_tls

OPTIONS = TransportOptions(environ={}, library="pyreqwest")
REFUSED = "cannot be combined with pyreqwest"

for_pyreqwest = pytest.mark.parametrize(
    "make_transport", ["pyreqwest sync", "pyreqwest async"], indirect=True
)


@pytest.mark.parametrize("path", ["/a/./b", "/a/../b", "/%2e%2e/a", "/a?q='x'", "/a?q=[x] "])
@for_pyreqwest
def test_a_request_that_would_not_be_sent_as_signed_is_not_sent(
    transport: EitherTransport, path: str
) -> None:
    with listen(serve_all) as server:
        target, _, query = path.partition("?")
        with pytest.raises(ConnectFailed, match="cannot be sent as signed, because pyreqwest changes"):
            transport.send(HttpRequest("GET", "http", server.host, target, query))
        assert server.accepted == 0


@pytest.mark.parametrize("through_proxy", [False, True])
@for_pyreqwest
def test_an_encoded_path_and_query_are_sent_as_signed(
    make_transport: Callable[..., EitherTransport], through_proxy: bool
) -> None:
    """``documented``: the vendors' signatures encode all but letters, digits and ``-_.~``."""
    with set_up() as setting:
        environ = {"http_proxy": setting.url()} if through_proxy else {}
        host = NAME if through_proxy else f"127.0.0.1:{setting.forwarder.upstream}"
        request = HttpRequest("GET", "http", host, "/v5/%E4%B8%AD%2F~a.b", "A.0=%27%5Bx%5D&B=%20%2B&C=")
        assert make_transport(environ=environ).send(request).status == 200
    lines = setting.seen[0].split("\r\n")
    assert lines[0] == "GET /v5/%E4%B8%AD%2F~a.b?A.0=%27%5Bx%5D&B=%20%2B&C= HTTP/1.1"
    assert f"Host: {host}" in lines


@pytest.mark.parametrize("option", ["ca_bundle", "tls_context"])
def test_an_authority_of_the_caller_is_refused(option: str) -> None:
    """pyreqwest would trust the authorities of the system too."""
    import ssl

    value: Any = "x.pem" if option == "ca_bundle" else ssl.create_default_context()
    with pytest.raises(ConfigurationError, match=f"^{option}= {REFUSED}.*Add your authority"):
        TransportOptions(library="pyreqwest", **{option: value})


@pytest.mark.parametrize(
    "variable", ["SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"]
)
@for_pyreqwest
def test_a_variable_that_pyreqwest_does_not_read_is_refused_for_https_only(
    make_transport: Callable[..., EitherTransport], monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    """It reads neither the other variables nor an environment that was passed to the client."""
    monkeypatch.delenv(variable, raising=False)
    transport = make_transport(environ={variable: "/ca.pem"})
    with listen(serve_all) as server:
        with pytest.raises(ConfigurationError, match=f"^{variable} {REFUSED}"):
            transport.send(make_request(server.host, scheme="https"))
        assert transport.send(make_request(server.host)).status == 200


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have their own store")
@for_pyreqwest
def test_only_the_authorities_of_the_environment_are_trusted(
    make_transport: Callable[..., EitherTransport], tmp_path: Path
) -> None:
    first, second = trustme.CA(), trustme.CA()
    first.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    transport = make_transport(ca_bundle=tmp_path / "ca.pem")
    with (
        listen(serve_all, make_server_tls(first)) as trusted,
        listen(serve_all, make_server_tls(second)) as other,
    ):
        assert transport.send(make_request(trusted.host, scheme="https")).status == 200
        with pytest.raises(ConnectFailed, match="untrusted authority"):
            transport.send(make_request(other.host, scheme="https"))


@for_pyreqwest
def test_a_system_without_authorities_is_a_configuration_error(
    make_transport: Callable[..., EitherTransport], tmp_path: Path
) -> None:
    (tmp_path / "empty.pem").write_bytes(b"")
    transport = make_transport(ca_bundle=tmp_path / "empty.pem")
    for _ in range(2):
        with pytest.raises(ConfigurationError, match="found no certificate authorities"):
            transport.send(make_request("127.0.0.1:1", scheme="https"))


def test_a_write_timeout_below_the_read_timeout_is_refused(transport: EitherTransport) -> None:
    """Others keep it. The default, which the caller did not choose, is not refused."""
    with listen(serve_all) as server:
        assert transport.send(make_request(server.host), Timeout(read=60)).status == 200
        assert transport.send(make_request(server.host), Timeout(read=2, write=2)).status == 200
        if transport.library == "pyreqwest":
            with pytest.raises(
                ConfigurationError, match=r"cannot be shorter than Timeout\.read with pyreqwest"
            ):
                transport.send(make_request(server.host), Timeout(read=5, write=4))
        else:
            assert transport.send(make_request(server.host), Timeout(read=5, write=4)).status == 200


@for_pyreqwest
def test_the_read_timeout_limits_sending_too(transport: EitherTransport) -> None:
    is_over = threading.Event()
    with listen(lambda _: is_over.wait(20)) as server:
        begun = time.monotonic()
        try:
            with pytest.raises(Exception, match=r"sent no data for 0\.1 s") as caught:
                transport.send(make_request(server.host, b"x" * 30_000_000), Timeout(read=0.1))
        finally:
            is_over.set()
        assert time.monotonic() - begun < 5
    assert caught.value.maybe_sent  # type: ignore[attr-defined]


@for_pyreqwest
def test_a_connection_that_ends_while_it_is_kept_may_have_carried_the_request(
    transport: EitherTransport,
) -> None:
    """pyreqwest does not say whether the connection is an earlier one, so a write is not sent again."""

    def handle(peer: Peer) -> None:
        peer.read()
        peer.respond()
        peer.read()

    with listen(handle) as server:
        transport.send(make_request(server.host))
        with pytest.raises(ConnectionLost) as caught:
            transport.send(make_request(server.host))
        assert (caught.value.reused, caught.value.maybe_sent) == (False, True)
        assert server.accepted == 1


@for_pyreqwest
def test_a_value_that_is_not_ascii_is_left_out_of_the_response(transport: EitherTransport) -> None:
    def handle(peer: Peer) -> None:
        peer.read()
        peer.send(b"HTTP/1.1 200 OK\r\nX-A: 1\r\nX-B: \xe4\r\nx-a: 2\r\nContent-Length: 2\r\n\r\n{}")

    with listen(handle) as server:
        response = transport.send(make_request(server.host))
    assert (response.header("X-B"), response.body) == (None, b"{}")
    assert [value for name, value in response.headers if name.lower() == "x-a"] == ["1", "2"]


async def test_a_cancelled_call_ends_at_once_and_its_connection_at_the_read_timeout() -> None:
    """pyreqwest cannot abort a request. Later calls do not wait for it."""
    ended = threading.Event()

    def handle(peer: Peer) -> None:
        while peer.read():
            if peer.number == 1:
                peer.wait_for_end()
                ended.set()
                return
            peer.respond()

    with listen(handle) as server:
        transport = AsyncPyreqwestTransport(
            TransportOptions(environ={}, library="pyreqwest", max_connections=1)
        )
        task = asyncio.create_task(transport.send(make_request(server.host), Timeout(read=0.3)))
        await asyncio.to_thread(wait_until, lambda: server.accepted == 1)
        await asyncio.sleep(0.01)
        task.cancel()
        begun = time.monotonic()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert (await transport.send(make_request(server.host), Timeout(read=5))).status == 200
        assert time.monotonic() - begun < 0.2
        assert await asyncio.to_thread(ended.wait, 5)
        await transport.aclose()


def fork(work: Callable[[], None]) -> int:
    """Run a function in a forked child. Return the exit code of the child."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work()
            status = 0
        finally:
            os._exit(status)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_forked_child_gets_an_error_instead_of_hanging() -> None:
    """The parent is not affected. Nor does closing in the child reach it."""
    with listen(echo) as server:
        transport = PyreqwestTransport(OPTIONS)
        stop = threading.Event()

        def call() -> None:
            while not stop.is_set():
                assert transport.send(make_request(server.host, b"parent"), Timeout()).body == b"parent"

        def call_in_child() -> None:
            with pytest.raises(ConfigurationError, match=r"forked process .* spawn or forkserver"):
                transport.send(make_request(server.host), Timeout(read=5))
            transport.close()

        threads = [threading.Thread(target=call) for _ in range(4)]
        for thread in threads:
            thread.start()
        outcomes = [fork(call_in_child) for _ in range(5)]
        stop.set()
        for thread in threads:
            thread.join()
        transport.close()
        assert outcomes == [0] * 5


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_child_can_use_it_if_the_parent_has_not() -> None:
    """The parent only creates the transport."""
    code = f"""
import os, sys
sys.path.insert(0, {str(Path(__file__).parents[3])!r})
from tests.runtime.transport.raw_server import *
from yunbind_runtime.transport.pyreqwest_transport import PyreqwestTransport
transport = PyreqwestTransport(TransportOptions(environ={{}}, library="pyreqwest"))
if os.fork() == 0:
    with listen(serve_all) as server:
        status = transport.send(make_request(server.host), Timeout()).status
    transport.close()
    os._exit(0 if status == 200 else 1)
sys.exit(os.waitstatus_to_exitcode(os.wait()[1]))
"""
    subprocess.run([sys.executable, "-c", code], check=True, timeout=30)


@pytest.mark.slow
def test_a_program_can_exit_right_after_a_call() -> None:
    """Without the wait at exit, Python 3.11 aborts about one such program in ten."""
    code = """
import asyncio
from yunbind_runtime.base.errors import ConnectFailed
from yunbind_runtime.base.http import HttpRequest, Timeout
from yunbind_runtime.transport.pyreqwest_transport import AsyncPyreqwestTransport

async def main():
    transport = AsyncPyreqwestTransport()
    try:
        await transport.send(HttpRequest("GET", "http", "127.0.0.1:1", "/"), Timeout())
    except ConnectFailed:
        await transport.aclose()

asyncio.run(main())
"""
    for _ in range(10):
        subprocess.run([sys.executable, "-c", code], check=True, timeout=30)
