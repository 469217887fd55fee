"""https: trusted certificate authorities, and the messages for failed handshakes."""

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

from tests.runtime.transport.raw_server import (
    EitherTransport,
    Listener,
    Peer,
    except_pyreqwest,
    listen,
    make_request,
    serve_all,
)


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
    monkeypatch.setattr(tls, "_CONTEXTS", {})


def make_server_tls(authority: trustme.CA, *names: str, **options: Any) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*(names or ("127.0.0.1",)), **options).configure_cert(context)
    return context


@pytest.fixture
def server(authority: trustme.CA) -> Iterator[Listener]:
    with listen(serve_all, make_server_tls(authority)) as listener:
        yield listener


@except_pyreqwest
def test_the_authority_of_ca_bundle_is_trusted(
    server: Listener, make_transport: Callable[..., EitherTransport], bundle: Path
) -> None:
    transport = make_transport(ca_bundle=bundle)
    for _ in range(3):
        assert transport.send(make_request(server.host, scheme="https")).status == 200
    assert server.accepted == 1


VARIABLES = ["SSL_CERT_FILE", "SSL_CERT_DIR", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"]


@except_pyreqwest
@pytest.mark.parametrize("variable", VARIABLES)
def test_the_environment_can_set_the_authority(
    server: Listener,
    make_transport: Callable[..., EitherTransport],
    bundle: Path,
    tmp_path: Path,
    variable: str,
) -> None:
    where = bundle
    if variable == "SSL_CERT_DIR":
        where = tmp_path
        for number in range(2):  # OpenSSL looks for files named by a hash of the subject
            (tmp_path / f"{find_subject_hash(bundle)}.{number}").write_bytes(bundle.read_bytes())
    transport = make_transport(environ={variable: str(where)})
    assert transport.send(make_request(server.host, scheme="https")).status == 200


@except_pyreqwest
@pytest.mark.parametrize("first", range(3))
def test_the_variables_of_the_authority_have_an_order(
    server: Listener, make_transport: Callable[..., EitherTransport], bundle: Path, first: int
) -> None:
    later = dict.fromkeys(VARIABLES[first + 1 :], "/nowhere.pem")
    empty = dict.fromkeys(VARIABLES[:first], "")
    where = str(bundle)
    if VARIABLES[first] == "SSL_CERT_DIR":
        (bundle.parent / f"{find_subject_hash(bundle)}.0").write_bytes(bundle.read_bytes())
        where = str(bundle.parent)
    transport = make_transport(environ={**empty, VARIABLES[first]: where, **later})
    assert transport.send(make_request(server.host, scheme="https")).status == 200


@except_pyreqwest
@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"])
@pytest.mark.parametrize("prefix", ["~/", "$HOME/", "${HOME}/"])
def test_the_home_directory_in_a_variable_is_replaced(
    server: Listener,
    make_transport: Callable[..., EitherTransport],
    bundle: Path,
    variable: str,
    prefix: str,
) -> None:
    transport = make_transport(environ={variable: f"{prefix}{bundle.name}", "HOME": str(bundle.parent)})
    assert transport.send(make_request(server.host, scheme="https")).status == 200


def find_subject_hash(path: Path) -> str:
    import subprocess

    command = ["openssl", "x509", "-noout", "-subject_hash", "-in", str(path)]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@except_pyreqwest
def test_a_file_in_the_environment_precedes_a_directory(
    server: Listener, make_transport: Callable[..., EitherTransport], bundle: Path, tmp_path: Path
) -> None:
    transport = make_transport(environ={"SSL_CERT_FILE": str(bundle), "SSL_CERT_DIR": str(tmp_path)})
    assert transport.send(make_request(server.host, scheme="https")).status == 200


@except_pyreqwest
def test_an_argument_precedes_the_environment(
    server: Listener, make_transport: Callable[..., EitherTransport], bundle: Path
) -> None:
    transport = make_transport(ca_bundle=str(bundle), environ={"SSL_CERT_FILE": "/nowhere.pem"})
    assert transport.send(make_request(server.host, scheme="https")).status == 200


@except_pyreqwest
def test_the_context_of_the_caller_is_used_unchanged(
    server: Listener, make_transport: Callable[..., EitherTransport], bundle: Path
) -> None:
    context = ssl.create_default_context(cafile=str(bundle))
    transport = make_transport(tls_context=context)
    assert transport.send(make_request(server.host, scheme="https")).status == 200


def expect_refusal(transport: EitherTransport, server: Listener, message: str) -> None:
    with pytest.raises(ConnectFailed, match=message) as caught:
        transport.send(make_request(server.host, scheme="https"))
    assert str(caught.value).startswith(f"No connection to https://{server.host}: ")
    assert not caught.value.maybe_sent


def test_an_unknown_authority_is_refused(server: Listener, transport: EitherTransport) -> None:
    remedy = "add .* to the authorities" if transport.library == "pyreqwest" else "pass .* as ca_bundle="
    expect_refusal(transport, server, rf"issued by an untrusted authority\. .*{remedy}")


def test_a_certificate_of_another_host_is_refused(
    authority: trustme.CA, make_transport: Callable[..., EitherTransport], bundle: Path
) -> None:
    with listen(serve_all, make_server_tls(authority, "elsewhere.test")) as server:
        expect_refusal(make_transport(ca_bundle=bundle), server, "is for another host. Check endpoint=")


@pytest.mark.parametrize(
    ("days", "message"),
    [((-9, -1), "has expired. Check the clock"), ((1, 9), "not valid yet. Check the clock")],
)
def test_a_certificate_outside_its_validity_period_is_refused(
    authority: trustme.CA,
    make_transport: Callable[..., EitherTransport],
    bundle: Path,
    days: tuple[int, int],
    message: str,
) -> None:
    now = dt.datetime.now(dt.UTC).replace(tzinfo=None)
    first, last = (now + dt.timedelta(days=number) for number in days)
    server_tls = make_server_tls(authority, "127.0.0.1", not_before=first, not_after=last)
    with listen(serve_all, server_tls) as server:
        expect_refusal(make_transport(ca_bundle=bundle), server, message)


def test_a_server_with_old_tls_versions_only_is_refused(
    authority: trustme.CA, make_transport: Callable[..., EitherTransport], bundle: Path
) -> None:
    server_tls = make_server_tls(authority)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        server_tls.minimum_version = ssl.TLSVersion.TLSv1
        server_tls.maximum_version = ssl.TLSVersion.TLSv1_1
    server_tls.set_ciphers("ALL:@SECLEVEL=0")
    with listen(serve_all, server_tls) as server:
        expect_refusal(make_transport(ca_bundle=bundle), server, "supports neither TLS 1.2 nor later")


def test_the_error_for_a_server_without_tls_has_a_remedy(transport: EitherTransport) -> None:
    def handle(peer: Peer) -> None:
        peer.connection.recv(100)
        peer.respond()

    with listen(handle) as server:
        expect_refusal(transport, server, "does not use TLS on this port. .*write http:// in endpoint=")


def test_a_server_that_ends_the_handshake_is_a_failed_connection(transport: EitherTransport) -> None:
    with listen(lambda peer: peer.connection.recv(1000)) as server:
        expect_refusal(transport, server, "ended the TLS handshake. Check the host")


@except_pyreqwest
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "cannot be read: No such file"),
        (b"", "contains no certificate"),
        (b"\x30\x82 DER", "contains no certificate"),
    ],
    ids=["missing", "empty", "not PEM"],
)
@pytest.mark.parametrize("origin", ["ca_bundle=", "SSL_CERT_FILE"])
def test_the_error_for_an_unusable_bundle_names_it(
    make_transport: Callable[..., EitherTransport],
    tmp_path: Path,
    content: bytes | None,
    reason: str,
    origin: str,
) -> None:
    path = tmp_path / "authority.pem"
    if content is not None:
        path.write_bytes(content)
    options: dict[str, Any] = {"ca_bundle": path}
    if origin == "SSL_CERT_FILE":
        options = {"environ": {"SSL_CERT_FILE": str(path)}}
    transport = make_transport(**options)
    for _ in range(2):  # a failed call releases its permit
        with pytest.raises(ConfigurationError) as caught:
            transport.send(make_request("127.0.0.1:1", scheme="https"))
        assert str(caught.value).startswith(f"{origin} is set to {path}, which {reason}")


def test_an_authority_and_a_context_exclude_each_other() -> None:
    with pytest.raises(ConfigurationError, match="not both"):
        TransportOptions(ca_bundle="x.pem", tls_context=ssl.create_default_context())


def test_contexts_are_cached_for_the_process(bundle: Path) -> None:
    """Loading the certificate authorities takes about 20 ms."""
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


def test_contexts_verify_certificates_host_names_and_the_version(bundle: Path) -> None:
    for context in (find_context(bundle, {}, ssl.create_default_context), find_context(None, {}, make_lax)):
        assert context.verify_mode is ssl.CERT_REQUIRED
        assert context.check_hostname
        assert context.minimum_version >= ssl.TLSVersion.TLSv1_2


def make_lax() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
    return context


@except_pyreqwest
def test_plain_http_loads_no_certificate_authorities(
    make_transport: Callable[..., EitherTransport], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(httpx, "create_ssl_context", lambda **_: pytest.fail("not needed for http"))
    with listen(serve_all) as server:
        assert make_transport(ca_bundle="/nowhere").send(make_request(server.host)).status == 200
