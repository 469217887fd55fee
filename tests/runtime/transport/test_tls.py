"""https: whom the clients trust, and what they say when they do not."""

from __future__ import annotations

import datetime as dt
import ssl
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import trustme
from yunbind_runtime.base.errors import ConfigurationError, ConnectFailed
from yunbind_runtime.transport import tls
from yunbind_runtime.transport.options import TransportOptions
from yunbind_runtime.transport.tls import find_context

from tests.runtime.transport.raw_server import Carrier, Listener, Peer, ask, listen, serve_all


@pytest.fixture(scope="module")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="module")
def bundle(authority: trustme.CA, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ca") / "authority.pem"
    authority.cert_pem.write_to_path(str(path))
    return path


@pytest.fixture(autouse=True)
def _fresh_contexts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tls, "_contexts", {})


def make_server_tls(authority: trustme.CA, *names: str, **options: Any) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*(names or ("127.0.0.1",)), **options).configure_cert(context)
    return context


@pytest.fixture
def server(authority: trustme.CA) -> Iterator[Listener]:
    with listen(serve_all, make_server_tls(authority)) as listener:
        yield listener


def test_an_authority_of_ones_own_is_trusted(
    server: Listener, make_carrier: Callable[..., Carrier], bundle: Path
) -> None:
    carrier = make_carrier(ca_bundle=bundle)
    for _ in range(3):
        assert carrier.send(ask(server.host, scheme="https")).status == 200
    assert server.accepted == 1


@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_the_environment_of_the_client_names_an_authority(
    server: Listener, make_carrier: Callable[..., Carrier], bundle: Path, tmp_path: Path, variable: str
) -> None:
    where = bundle
    if variable == "SSL_CERT_DIR":
        where = tmp_path
        for number in range(2):  # OpenSSL looks for files named by a hash of the subject; any of these fits
            (tmp_path / f"{find_subject_hash(bundle)}.{number}").write_bytes(bundle.read_bytes())
    carrier = make_carrier(environ={variable: str(where)})
    assert carrier.send(ask(server.host, scheme="https")).status == 200


def find_subject_hash(path: Path) -> str:
    import subprocess

    command = ["openssl", "x509", "-noout", "-subject_hash", "-in", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_a_file_in_the_environment_goes_before_a_directory(
    server: Listener, make_carrier: Callable[..., Carrier], bundle: Path, tmp_path: Path
) -> None:
    carrier = make_carrier(environ={"SSL_CERT_FILE": str(bundle), "SSL_CERT_DIR": str(tmp_path)})
    assert carrier.send(ask(server.host, scheme="https")).status == 200


def test_an_argument_goes_before_the_environment(
    server: Listener, make_carrier: Callable[..., Carrier], bundle: Path
) -> None:
    carrier = make_carrier(ca_bundle=str(bundle), environ={"SSL_CERT_FILE": "/nowhere.pem"})
    assert carrier.send(ask(server.host, scheme="https")).status == 200


def test_a_context_of_ones_own_is_used_as_it_is(
    server: Listener, make_carrier: Callable[..., Carrier], bundle: Path
) -> None:
    context = ssl.create_default_context(cafile=str(bundle))
    carrier = make_carrier(tls_context=context)
    assert carrier.send(ask(server.host, scheme="https")).status == 200


def expect_refusal(carrier: Carrier, server: Listener, message: str) -> None:
    with pytest.raises(ConnectFailed, match=message) as caught:
        carrier.send(ask(server.host, scheme="https"))
    assert str(caught.value).startswith(f"No connection to https://{server.host}: ")
    assert not caught.value.maybe_sent


def test_an_unknown_authority_is_refused(server: Listener, carrier: Carrier) -> None:
    expect_refusal(carrier, server, r"an authority that is not trusted; .*pass .* as ca_bundle=")


def test_a_certificate_of_another_host_is_refused(
    authority: trustme.CA, make_carrier: Callable[..., Carrier], bundle: Path
) -> None:
    with listen(serve_all, make_server_tls(authority, "elsewhere.test")) as server:
        expect_refusal(make_carrier(ca_bundle=bundle), server, "is for another host; check endpoint=")


@pytest.mark.parametrize(
    ("days", "message"),
    [((-9, -1), "has expired; check the clock"), ((1, 9), "not valid yet; check the clock")],
)
def test_a_certificate_out_of_its_time_is_refused(
    authority: trustme.CA,
    make_carrier: Callable[..., Carrier],
    bundle: Path,
    days: tuple[int, int],
    message: str,
) -> None:
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    first, last = (now + dt.timedelta(days=number) for number in days)
    server_tls = make_server_tls(authority, "127.0.0.1", not_before=first, not_after=last)
    with listen(serve_all, server_tls) as server:
        expect_refusal(make_carrier(ca_bundle=bundle), server, message)


def test_a_server_that_speaks_only_old_tls_is_refused(
    authority: trustme.CA, make_carrier: Callable[..., Carrier], bundle: Path
) -> None:
    server_tls = make_server_tls(authority)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        server_tls.minimum_version = ssl.TLSVersion.TLSv1
        server_tls.maximum_version = ssl.TLSVersion.TLSv1_1
    server_tls.set_ciphers("ALL:@SECLEVEL=0")
    with listen(serve_all, server_tls) as server:
        expect_refusal(make_carrier(ca_bundle=bundle), server, "no TLS 1.2 or later")


def test_a_server_without_tls_is_told_with_the_remedy(carrier: Carrier) -> None:
    def talk(peer: Peer) -> None:
        peer.connection.recv(100)
        peer.answer()

    with listen(talk) as server:
        expect_refusal(carrier, server, "does not speak TLS there; write http:// in endpoint=")


def test_a_server_that_hangs_up_in_the_handshake_is_no_connection(carrier: Carrier) -> None:
    with listen(lambda peer: peer.connection.recv(1000)) as server:
        expect_refusal(carrier, server, "it hung up during the TLS handshake; check the host")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "cannot be read: No such file"),
        (b"", "holds no certificate"),
        (b"\x30\x82 DER", "holds no certificate"),
    ],
    ids=["missing", "empty", "not PEM"],
)
@pytest.mark.parametrize("origin", ["ca_bundle=", "SSL_CERT_FILE"])
def test_a_bundle_that_cannot_be_used_is_named(
    make_carrier: Callable[..., Carrier], tmp_path: Path, content: bytes | None, reason: str, origin: str
) -> None:
    path = tmp_path / "authority.pem"
    if content is not None:
        path.write_bytes(content)
    options: dict[str, Any] = {"ca_bundle": path}
    if origin == "SSL_CERT_FILE":
        options = {"environ": {"SSL_CERT_FILE": str(path)}}
    carrier = make_carrier(**options)
    for _ in range(2):  # and the refusal frees its place
        with pytest.raises(ConfigurationError) as caught:
            carrier.send(ask("127.0.0.1:1", scheme="https"))
        assert str(caught.value).startswith(f"{origin} names {path}, which {reason}")


def test_an_authority_and_a_context_contradict_each_other() -> None:
    with pytest.raises(ConfigurationError, match="not both"):
        TransportOptions(ca_bundle="x.pem", tls_context=ssl.create_default_context())


def test_one_context_for_each_choice_serves_the_whole_process(bundle: Path) -> None:
    """Loading the certificate authorities costs twenty milliseconds."""
    made: list[ssl.SSLContext] = []

    def make() -> ssl.SSLContext:
        made.append(httpx.create_ssl_context())
        return made[-1]

    found: list[ssl.SSLContext] = []
    threads = [threading.Thread(target=lambda: found.append(find_context(None, {}, make))) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(made) == 1
    assert set(map(id, found)) == {id(made[0])}
    own = find_context(bundle, {}, make)
    assert own is find_context(str(bundle), {"SSL_CERT_FILE": "other"}, make)
    assert own is not made[0]


def test_contexts_check_certificates_host_names_and_the_version(bundle: Path) -> None:
    for context in (find_context(bundle, {}, ssl.create_default_context), find_context(None, {}, make_lax)):
        assert context.verify_mode is ssl.CERT_REQUIRED
        assert context.check_hostname
        assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


def make_lax() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    return context


def test_plain_http_loads_no_certificate_authorities(
    make_carrier: Callable[..., Carrier], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(httpx, "create_ssl_context", lambda **_: pytest.fail("not needed for http"))
    with listen(serve_all) as server:
        assert make_carrier(ca_bundle="/nowhere").send(ask(server.host)).status == 200
